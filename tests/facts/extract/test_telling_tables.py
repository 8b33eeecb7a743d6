import re
import time
from dataclasses import fields

import pytest

from recapcast.facts.extract.telling_tables import telling

LANGUAGES = ["en", "es", "ko"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_words_that_are_looked_up_in_small_letters_are_written_so(language: str) -> None:
    told = telling(language)
    assert all(word == word.lower() for word in (*told.stop_words, *told.endings))


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_ending_hides_a_longer_one(language: str) -> None:
    endings = telling(language).endings
    for place, ending in enumerate(endings):
        assert not [longer for longer in endings[place + 1 :] if longer.endswith(ending)]


def test_a_language_that_has_no_words_here_matches_nothing() -> None:
    told = telling("fr")
    patterns = [value for f in fields(told) if isinstance(value := getattr(told, f.name), re.Pattern)]
    assert len(patterns) == 15
    assert not any(pattern.search("Il est disponible. The film follows a man.") for pattern in patterns)


@pytest.mark.parametrize(
    ("sign", "text"),
    [
        ("opening", "However, the mill turned."),
        ("opening", "She sold the mill."),
        ("opening", "As a result, the mill was sold."),
        ("personal", "The mill that we sold is gone."),
        ("plot", "The film follows a miller."),
        ("plot", "The series is set in a mill."),
        ("history", "The mill was built in 1912."),
        ("history", "The mill had already been sold."),
        ("ahead", "The mill is set to open."),
        ("ahead", "The mill will open."),
        ("to_watch", "The film is available to stream."),
        ("to_watch", "The record is in shops from noon."),
    ],
)
def test_an_english_sentence_is_told_by_its_words(sign: str, text: str) -> None:
    assert _signs("en", text) == {sign}


@pytest.mark.parametrize(
    ("sign", "text"),
    [
        ("opening", "Sin embargo, el molino giraba."),
        ("personal", "El molino que nosotros vendimos."),
        ("plot", "La película narra un invierno."),
        ("history", "El molino fue construido en 1912."),
        ("ahead", "El molino abrirá el lunes."),
        ("to_watch", "La película está disponible en la red."),
    ],
)
def test_a_spanish_sentence_is_told_by_its_words(sign: str, text: str) -> None:
    assert _signs("es", text) == {sign}


@pytest.mark.parametrize(
    ("sign", "text"),
    [
        ("opening", "그러나 물레방아는 돌았다."),
        ("personal", "물레방아는 제가 팔았다."),
        ("plot", "영화는 두 사람의 이야기를 그렸다."),
        ("history", "물레방아는 1912년 처음 돌았다."),
        ("ahead", "물레방아는 돌 예정이다."),
        ("to_watch", "영화는 극장에서 볼 수 있다."),
    ],
)
def test_a_korean_sentence_is_told_by_its_words(sign: str, text: str) -> None:
    assert _signs("ko", text) == {sign}


@pytest.mark.parametrize(
    "text",
    [
        "Hereford sold its mill.",
        "The Somme was a river before World War I broke out.",
        "The US sold its mill.",
        "Theyer sold the mill.",
        "The mill stood on the bank.",
    ],
)
def test_plain_news_has_none_of_the_signs(text: str) -> None:
    assert _signs("en", text) == set()


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "I row."), ("en", "It hurt me."), ("en", "The boat is mine."), ("en", "He is older than I."),
        ("es", "Quiero remar."), ("es", "Mi abuelo remaba."), ("es", "Ayer fui al faro."),
        ("es", "Voy al faro."), ("ko", "저는 극장에 갔다."), ("ko", "제 친구는 배를 팔았다."), ("ko", "내 배는 낡았다."),
    ],
)  # fmt: skip
def test_words_for_oneself_alone_are_personal(language: str, text: str) -> None:
    told = telling(language)
    assert told.alone.search(text)
    assert told.own.search(text)
    assert told.personal.search(text)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "We closed."), ("en", "The boats are ours."), ("es", "Ahora podemos remar."), ("es", "Somos cuatro."),
        ("ko", "우리 직원은 넷이다."), ("ko", "우리는 배를 팔았다."), ("ko", "저희가 문을 닫았다."),
    ],
)  # fmt: skip
def test_words_for_oneself_and_others_are_personal_and_nobodys_alone(language: str, text: str) -> None:
    told = telling(language)
    assert told.own.search(text)
    assert told.personal.search(text)
    assert not told.alone.search(text)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The U.S. team rows."), ("en", "World War I. ended."), ("en", "Mine shafts fell in."),
        ("en", "I. Brandt rows."), ("en", "The I-95 was closed."), ("es", "Era de noche en el faro."),
        ("es", "El martes Podemos votó en contra."), ("ko", "극장은 문을 닫았다."), ("ko", "학교 내 급식이 늦었다."),
        ("ko", "펌프는 제 역할을 했다."), ("ko", "우리 정부는 배를 보냈다."),
    ],
)  # fmt: skip
def test_words_for_others_are_none_for_oneself(language: str, text: str) -> None:
    assert not telling(language).personal.search(text)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("piece", ["a", "A-", "a ", "is to ", "the story of ", "hace a ", "가", "2009년 "])
def test_a_long_sentence_takes_no_longer_than_its_length(language: str, piece: str) -> None:
    told = telling(language)
    start = time.perf_counter()
    for name in ("alone", "own", "personal", "plot", "history", "ahead", "to_watch", "kinds"):
        sum(1 for _ in getattr(told, name).finditer(piece * (200_000 // len(piece))))
    assert time.perf_counter() - start < 5


def _signs(language: str, text: str) -> set[str]:
    told = telling(language)
    found = {
        name for name in ("personal", "plot", "history", "ahead", "to_watch") if getattr(told, name).search(text)
    }
    return found | ({"opening"} if told.opening.match(text) else set())
