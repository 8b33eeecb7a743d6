from recapcast.facts.extract import role_tables as tables
from recapcast.facts.extract.name_tables import ROLES


def test_what_is_done_as_well_and_what_a_team_is_too_is_what_somebody_is() -> None:
    assert not (tables.VERBS_TOO | tables.TEAMS_TOO | tables.COMPANIES_TOO) - ROLES


def test_no_word_within_a_role_tells_what_was_done() -> None:
    assert not (tables.MODIFIERS | tables.DESCRIBING) & (tables.ACTED | tables.MODALS)
