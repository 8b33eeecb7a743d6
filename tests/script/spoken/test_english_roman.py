from recapcast.script.spoken.respell import spoken


def test_a_ruler_has_an_ordinal_and_a_part_a_number() -> None:
    assert spoken("Henry VIII, Part VIII", "en").text == "Henry the 8th, Part 8"


def test_the_pronoun_is_no_numeral() -> None:
    for text in ("Charles and I went.", "The Part I play", "So said I.", "When Mary I knew left"):
        assert spoken(text, "en").text == text
