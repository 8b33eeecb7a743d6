import subprocess
import sys
from pathlib import Path


def test_the_installed_command_and_the_module_are_the_same() -> None:
    command = Path(sys.executable).with_name("recapcast")
    outputs = [
        subprocess.run([*start, "--help"], capture_output=True, check=True, encoding="utf-8").stdout
        for start in ([str(command)], [sys.executable, "-m", "recapcast"])
    ]
    assert outputs[0] == outputs[1]
    assert outputs[0].startswith("Usage: recapcast ")
