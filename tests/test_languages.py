import langcodes
import pytest

from recapcast.languages import alpha3, are_near, is_tag, nearest, primary, standard


@pytest.mark.parametrize(
    ("wanted", "found"),
    [("en-AU", "en-GB"), ("pt", "pt-BR"), ("zh-Hant-TW", "zh"), ("no", "nb"), ("en", "en-GB"), ("tlh", None)],
)
def test_the_nearest_language_is_the_one_that_a_listener_follows(wanted: str, found: str | None) -> None:
    assert nearest(wanted, ["en-GB", "pt-BR", "zh", "nb", "ko"]) == found


def test_of_nothing_nothing_is_near() -> None:
    assert nearest("en", []) is None


@pytest.mark.parametrize(("one", "other", "near"), [("en", "en-GB", True), ("zh", "cmn", True), ("en", "ko", False)])
def test_two_languages_are_near_or_not_whichever_comes_first(one: str, other: str, near: bool) -> None:
    assert are_near(one, other) is are_near(other, one) is near


def test_tags_are_told_from_other_text_and_lose_their_region() -> None:
    assert is_tag("en-GB")
    assert not is_tag("no such")
    assert [primary(tag) for tag in ("en-GB", "ko", "zh-Hant-TW")] == ["en", "ko", "zh"]


@pytest.mark.parametrize("tag", ["en", "es", "ko"])
def test_our_languages_are_what_langcodes_says_they_are(tag: str) -> None:
    assert (standard(tag), alpha3(tag)) == (langcodes.standardize_tag(tag), langcodes.get(tag).to_alpha3())


def test_a_tag_is_spelled_as_the_standard_does() -> None:
    assert (standard("EN-gb"), alpha3("EN-gb"), alpha3("de")) == ("en-GB", "eng", "deu")


@pytest.mark.parametrize("tag", ["no such", "xx", ""])
def test_what_is_no_language_is_refused(tag: str) -> None:
    for ask in (standard, alpha3):
        with pytest.raises(ValueError, match="."):
            ask(tag)
