import json

import pytest
from pydantic import ValidationError

from recapcast.speech.engines.piper_settings import Settings

LEAST = {
    "audio": {"sample_rate": 16000},
    "espeak": {"voice": "en-us"},
    "num_symbols": 256,
    "num_speakers": 1,
    "phoneme_id_map": {"_": [0]},
}


def test_the_least_that_piper_needs_is_enough() -> None:
    settings = Settings.model_validate_json(json.dumps(LEAST))
    assert (settings.audio.quality, settings.language.code, settings.speaker_id_map) == ("", "", {})


@pytest.mark.parametrize("lacking", LEAST)
def test_without_any_of_it_there_is_no_voice(lacking: str) -> None:
    with pytest.raises(ValidationError, match=lacking):
        Settings.model_validate_json(json.dumps({key: value for key, value in LEAST.items() if key != lacking}))


@pytest.mark.parametrize(
    ("kind", "takes"), [({}, True), ({"phoneme_type": "espeak"}, True), ({"phoneme_type": "pinyin"}, False)]
)
def test_a_voice_takes_ipa_where_its_phonemes_are_espeaks(kind: dict[str, str], takes: bool) -> None:
    assert Settings.model_validate({**LEAST, **kind}).takes_ipa is takes
