import pytest

from recapcast.errors import DocumentError, EpisodeError, InputError, OutputError, Problem, SpeechError


def test_the_users_input_ends_with_2_and_every_other_failure_with_1() -> None:
    assert {InputError.exit_code, DocumentError.exit_code, OutputError.exit_code} == {2}
    assert {SpeechError.exit_code, EpisodeError.exit_code} == {1}


def test_one_problem_is_one_line() -> None:
    assert str(DocumentError("a.yaml", [Problem(3, 7, "wrong")])) == "a.yaml:3:7: wrong"


def test_several_problems_are_counted_and_listed_in_reading_order() -> None:
    error = DocumentError("a.yaml", [Problem(9, 0, "late"), Problem(3, 7, "early")])
    assert str(error) == "a.yaml has 2 problems:\na.yaml:3:7: early\na.yaml:9: late"


def test_the_same_problem_is_told_once() -> None:
    assert len(DocumentError("a", [Problem(1, 1, "x"), Problem(1, 1, "x")]).problems) == 1


def test_every_class_is_drawn_in_the_tree() -> None:
    import recapcast.errors as module

    classes = [c for c in vars(module).values() if isinstance(c, type) and issubclass(c, Exception)]
    assert module.__doc__ is not None
    for error in classes:
        assert error.__name__ in module.__doc__


@pytest.mark.parametrize("kind", [InputError, SpeechError])
def test_all_are_recapcasts_own(kind: type[Exception]) -> None:
    from recapcast.errors import RecapcastError

    assert issubclass(kind, RecapcastError)
