import subprocess
import sys
from pathlib import Path

import pytest

from recapcast.errors import VoiceError
from recapcast.speech import registry
from tests.conftest import Command


def test_ours_come_by_the_door_that_plugins_use() -> None:
    assert {"espeak", "gtts"} <= set(registry.names())
    assert registry.engine("espeak").name == "espeak"


def test_an_unknown_engine_is_told_with_those_there_are() -> None:
    with pytest.raises(VoiceError, match="no voice engine `nope`. There are: espeak, flite, gtts"):
        registry.engine("nope")


@pytest.mark.parametrize("target", ["no_such_module:Engine", "json:NoSuchEngine", "json:loads"])
def test_a_broken_plugin_is_a_reason_and_leaves_the_others_alone(folder: Path, target: str) -> None:
    info = folder / "broken-1.dist-info"
    info.mkdir()
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: broken\nVersion: 1\n", encoding="utf-8")
    (info / "entry_points.txt").write_text(f"[recapcast.engines]\naaa = {target}\n", encoding="utf-8")
    done = Command(folder)("voices", environment={"PYTHONPATH": str(folder)})
    assert done.returncode == 0
    assert done.stderr.startswith("recapcast: The voice engine `aaa` can not be loaded (")
    assert done.stderr.endswith(" It is skipped.\n")
    assert "aaa" not in done.stdout
    assert "\nespeak  yes " in done.stdout
    done = Command(folder)("make", "-", "-q", stdin="headline: h", environment={"PYTHONPATH": str(folder)})
    assert done.returncode == 0
    assert "`aaa` can not be loaded" in done.stderr
    assert done.stderr.endswith(" It is skipped.\n")
    done = Command(folder)(
        "make", "-", "-q", "--voice", "espeak", stdin="headline: h", environment={"PYTHONPATH": str(folder)}
    )
    assert (done.returncode, done.stderr) == (0, "")  # which did not ask it


def test_no_engine_is_imported_before_it_is_asked_for() -> None:
    program = (
        "import sys; from recapcast.speech import registry; registry.names(); import recapcast.pipeline; "
        "libraries = {'gtts', 'requests', 'espeakng_loader', 'piper', 'onnxruntime'}; "
        "adapters = {f'recapcast.speech.engines.{name}' for name in registry.names()}; "
        "assert not (libraries | adapters) & set(sys.modules), sys.modules.keys(); "
        "registry.engine('espeak'); "
        "assert (libraries | adapters) & set(sys.modules) == {'espeakng_loader', 'recapcast.speech.engines.espeak'}"
    )
    subprocess.run([sys.executable, "-c", program], check=True)
