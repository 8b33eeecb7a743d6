"""The stand-in is believed only because the unmodified library speaks with it."""

import io

import pytest
import soundfile
from gtts import gTTS

from tests.standin import TranslateStandIn


@pytest.mark.filterwarnings("ignore::urllib3.exceptions.InsecureRequestWarning")
def test_unmodified_gtts_gets_speech_from_the_stand_in(
    translate: TranslateStandIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    for key, value in translate.untrusted.items():
        monkeypatch.setenv(key, value)
    file = io.BytesIO()
    gTTS("Hello from the stand-in.").write_to_fp(file)
    assert translate.texts == ["Hello from the stand-in."]
    assert soundfile.info(io.BytesIO(file.getvalue())).samplerate == 24000
