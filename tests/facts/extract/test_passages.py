from recapcast.facts.extract.passages import Found, closes, ends_in_verb


def test_a_quote_closes_with_what_stands_in_its_marks_or_behind_them() -> None:
    text = '"It rained," "It rained", "It rained!" "It rained —" "It rained"'
    starts = [place for place, sign in enumerate(text) if sign == '"'][::2]
    found = [Found(start, text.index('"', start + 1) + 1, True, 0) for start in starts]
    assert [closes(text, quote) for quote in found] == [",", ",", "!", ",", "d"]


def test_a_verb_of_saying_leads_to_what_follows() -> None:
    assert ends_in_verb("Ida Brandt said: ")
    assert not ends_in_verb("Ida Brandt said it ")
