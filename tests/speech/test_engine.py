from recapcast.speech.engine import Voice


def test_a_voice_is_written_as_it_is_asked_for() -> None:
    assert str(Voice("espeak", "en-gb+f3", "en-gb")) == "espeak:en-gb+f3"
