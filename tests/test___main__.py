import os
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


def test_the_command_asks_for_one_thread_before_numpy_is_there_unless_told_otherwise() -> None:
    program = (
        "import os, sys; from recapcast.__main__ import main; sys.argv = ['recapcast', '--version']\n"
        "try: main()\n"
        "finally: print(os.environ['OPENBLAS_NUM_THREADS'], 'numpy' in sys.modules)"
    )
    environment = {key: value for key, value in os.environ.items() if key != "OPENBLAS_NUM_THREADS"}
    for told, expected in (({}, "1 False"), ({"OPENBLAS_NUM_THREADS": "2"}, "2 False")):
        done = subprocess.run(
            [sys.executable, "-c", program], env={**environment, **told}, capture_output=True, encoding="utf-8"
        )
        assert done.stdout.splitlines()[-1] == expected
