from itertools import combinations

from recapcast.facts.extract.given_tables import EITHER, GIVEN, HERS, HIS


def test_no_name_is_in_two_tables() -> None:
    assert not any(one & other for one, other in combinations((HERS, HIS, EITHER), 2))


def test_names_that_one_language_gives_to_both_tell_nothing() -> None:
    assert {"andrea", "jean", "joan", "karen", "kim", "robin", "simone"} <= EITHER


def test_given_names_are_written_in_small_letters() -> None:
    assert all(name == name.lower() for name in GIVEN)
