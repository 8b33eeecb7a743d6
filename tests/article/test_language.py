import pytest

from recapcast.article.language import language_of


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The boat was on the water when it sank.", "en"),
        ("El barco estaba en el agua cuando se hundió, según la policía.", "es"),
        ("배가 물 위에 있다가 BBC 기자 앞에서 가라앉았다.", "ko"),
        ("", "en"),
        ("1234", "en"),
        ("The singer Kim (김) said that she was at home in Seoul (서울).", "en"),
        ("La La Land was on in the city.", "en"),
    ],
)
def test_the_words_and_the_script_tell_the_language(text: str, language: str) -> None:
    assert language_of(text) == language


@pytest.mark.parametrize(
    ("declared", "language"),
    [
        ("es_MX", "es-MX"),
        ("de", "de"),
        ("EN-us", "en-US"),
        ("zz-top", "en"),
        ("not a tag", "en"),
        ("", "en"),
        ("xx", "en"),
    ],
)
def test_a_declared_language_is_believed_where_there_is_one(declared: str, language: str) -> None:
    assert language_of("The boat was on the water when it sank.", declared) == language


def test_the_script_wins_over_what_a_page_was_made_with() -> None:
    assert language_of("배가 가라앉았다.", "en-US") == "ko"
    assert language_of("배가 가라앉았다.", "ko_KR") == "ko-KR"
