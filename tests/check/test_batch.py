from pathlib import Path

from recapcast.check.batch import check_all, failure
from recapcast.errors import EpisodeError, SourceError
from tests.check.damaged import Made


def test_one_episode_that_does_not_hold_keeps_no_other_from_being_checked(made: Made) -> None:
    output = made.folder / "output"
    (output / "a.mp3").write_bytes(b"")
    outcomes = list(check_all([Path("nope.mp3"), output, made.mp3]))
    assert [(outcome.path.name, outcome.report is not None) for outcome in outcomes] == [
        ("nope.mp3", False), ("a.json", False), ("story.mp3", True)
    ]  # fmt: skip
    error = failure(outcomes)
    assert isinstance(error, SourceError)
    assert len(str(error).splitlines()) == 2


def test_where_all_hold_there_is_no_failure(made: Made) -> None:
    assert failure(list(check_all([made.mp3]))) is None
    assert failure([]) is None


def test_a_miss_weighs_more_than_a_file_that_is_not_there(made: Made) -> None:
    made.path(".vtt").unlink()
    error = failure(list(check_all([made.mp3, Path("nope.mp3")])))
    assert isinstance(error, EpisodeError)
    assert str(error).endswith("\n1 of 1 episode(s) checked did not hold.")


def test_a_damaged_manifest_is_an_episode_that_does_not_hold(made: Made) -> None:
    made.path(".json").write_text("{", encoding="utf-8")
    assert isinstance(failure(list(check_all([made.mp3]))), EpisodeError)
