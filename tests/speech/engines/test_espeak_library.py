import shutil
import subprocess
import sys
import textwrap
from pathlib import Path

import espeakng_loader
import pytest

from recapcast.errors import SpeechError
from recapcast.speech.engines.espeak_library import library


def test_the_library_starts_with_the_data_of_its_package() -> None:
    assert library().rate == 22050
    assert library().version.startswith("1.")


def test_languages_without_a_dictionary_are_not_spoken() -> None:
    codes = {voice.code for voice in library().languages() if library().speaks(voice)}
    assert {"en-us", "ko", "nb"} <= codes
    assert not {"fo", "kaa", "xex"} & codes


def test_an_unknown_voice_is_refused() -> None:
    with pytest.raises(SpeechError, match="did not take the voice"):
        library().select("gmw/nope", None)


@pytest.mark.parametrize("handler", ["signal.SIG_IGN", "lambda *_: None"])
def test_speech_is_whole_or_an_error_whatever_ctrl_c_means_here(handler: str) -> None:
    program = textwrap.dedent(f"""
        import os, signal, threading, time
        from recapcast.errors import SpeechError
        from recapcast.speech.engines.espeak_library import library
        voice = library()
        voice.select("gmw/en-US", None)
        text = "Many words to say. " * 4000
        start = time.monotonic()
        whole = voice.speak(text).seconds
        needed = time.monotonic() - start
        signal.signal(signal.SIGINT, {handler})
        voice._sound = bytearray()
        def interrupt():
            while not voice._sound:
                time.sleep(0.01)
            os.kill(os.getpid(), signal.SIGINT)
        threading.Thread(target=interrupt).start()
        start = time.monotonic()
        try:
            print(abs(voice.speak(text).seconds - whole) < 1)
        except SpeechError as error:
            print(error, "soon" if time.monotonic() - start < needed / 2 else "late")
    """)
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, encoding="utf-8")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.strip() == ("True" if "IGN" in handler else "it was interrupted soon")


def test_it_starts_from_a_folder_whose_path_is_longer_than_it_can_hold(folder: Path) -> None:
    deep = folder.joinpath(*["deep" * 12] * 4)
    shutil.copytree(Path(espeakng_loader.__file__).parent, deep / "espeakng_loader")
    program = (
        f"import sys; sys.path.insert(0, {str(deep)!r}); "
        "from recapcast.speech.engines.espeak_library import library; import espeakng_loader; "
        f"assert espeakng_loader.__file__.startswith({str(deep)!r}); "
        "library().select('gmw/en-US', None); assert library().speak('Hello there.').seconds > 0.5"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, encoding="utf-8")
    assert (done.returncode, done.stderr) == (0, "")


def test_data_that_is_gone_is_an_error_and_no_crash(folder: Path) -> None:
    shutil.copytree(Path(espeakng_loader.__file__).parent, folder / "espeakng_loader")
    (folder / "espeakng_loader" / "espeak-ng-data" / "phontab").unlink()
    program = (
        f"import sys; sys.path.insert(0, {str(folder)!r}); "
        "from recapcast.errors import SpeechError\nfrom recapcast.speech.engines.espeak_library import library\n"
        "try: library()\nexcept SpeechError as error: print(error)"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, encoding="utf-8")
    assert done.returncode == 0
    assert "did not start" in done.stdout
