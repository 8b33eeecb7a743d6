import subprocess
import sys

import pytest

from recapcast.errors import VoiceError
from recapcast.speech import registry


def test_ours_come_by_the_door_that_plugins_use() -> None:
    assert {"espeak", "gtts"} <= set(registry.names())
    assert registry.engine("espeak").name == "espeak"


def test_an_unknown_engine_is_told_with_those_there_are() -> None:
    with pytest.raises(VoiceError, match="no voice engine `nope`. There are: espeak, gtts"):
        registry.engine("nope")


def test_no_engine_is_imported_before_it_is_asked_for() -> None:
    program = (
        "import sys; from recapcast.speech import registry; registry.names(); import recapcast.pipeline; "
        "assert not {'gtts', 'requests', 'espeakng_loader'} & set(sys.modules), sys.modules.keys(); "
        "registry.engine('espeak'); assert 'gtts' not in sys.modules"
    )
    subprocess.run([sys.executable, "-c", program], check=True)
