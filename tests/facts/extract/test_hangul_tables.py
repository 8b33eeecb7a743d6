from recapcast.facts.extract import hangul_tables as tables


def test_words_that_are_no_names_begin_as_names_do() -> None:
    assert all(word[0] in tables.FAMILIES for word in tables.NO_NAMES)


def test_no_honorific_is_an_office() -> None:
    assert not tables.HONORIFICS & set(tables.OFFICES.split("|"))
