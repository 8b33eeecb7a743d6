from recapcast.facts.extract import cue_tables as tables


def test_cues_are_written_in_small_letters() -> None:
    assert all(word == word.lower() for word in tables.SAID | tables.PRONOUNS | tables.BETWEEN | tables.NOBODY)


def test_what_is_a_noun_too_is_a_verb_of_saying() -> None:
    assert tables.ALSO_NOUNS <= tables.SAID
    assert tables.HEARD <= tables.SAID


def test_pronouns_of_one_are_pronouns() -> None:
    assert tables.SINGULAR <= tables.PRONOUNS
