from recapcast.script.spoken.english_tables import WORDING
from recapcast.script.spoken.korean_tables import WORDING as KOREAN
from recapcast.script.spoken.wording import Unit, month_names, month_pattern, unit_names


def test_an_amount_has_its_sign_in_words() -> None:
    assert WORDING.amount_of("", None, "5") == "5"
    assert WORDING.amount_of("-", "5", "10") == "minus 5 to 10"
    assert WORDING.amount_of("~", None, "5") == "about 5"
    assert WORDING.amount_of("±", None, "5") == "5"


def test_a_point_that_voices_pass_over_is_a_word() -> None:
    assert KOREAN.number_of("3.14") == "3점 일 사"
    assert KOREAN.number_of("10,000") == "10,000"
    assert WORDING.number_of("3.14") == "3.14"


def test_units_are_babels_in_each_language() -> None:
    assert unit_names("en", frozenset({"length-kilometer"})) == {
        "length-kilometer": Unit("{} kilometer", "{} kilometers")
    }
    assert (
        unit_names("ko", frozenset({"speed-kilometer-per-hour"}))["speed-kilometer-per-hour"].more
        == "시속 {}킬로미터"
    )


def test_months_are_babels_in_each_language() -> None:
    assert month_names("es")[3] == "abril"
    assert month_names("en", "abbreviated")[0] == "Jan"
    assert "December" in month_pattern("en")
