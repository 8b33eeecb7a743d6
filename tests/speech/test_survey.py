from recapcast.speech.survey import survey


def test_every_engine_is_asked_and_says_why_it_can_not() -> None:
    found = {status.name: status for status in survey("en")}
    assert found["espeak"].why_not is None
    assert len(found["espeak"].voices) > 100
    assert "can not be reached" in (found["gtts"].why_not or "")
    assert len(found["gtts"].voices) > 50
