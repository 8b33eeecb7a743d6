import pytest
from hypothesis import given
from hypothesis import strategies as st

from recapcast.article.model import Article
from recapcast.facts.extract.kinds import Kind
from recapcast.facts.extract.names import Name, Names
from recapcast.facts.extract.story import Story


def names(text: str) -> dict[str, Name]:
    return {name.text: name for name in Names.of(Story.of(Article(text))).all}


def test_spellings_of_one_name_are_one() -> None:
    found = names("Yoo Min-seo sang. Later Yoo Minseo left. Ana M. López came; Ana Lopez stayed.")
    assert list(found) == ["Yoo Min-seo", "Ana M. López"]
    assert found["Yoo Min-seo"].aliases == ("Yoo Minseo",)


def test_a_surname_or_given_name_alone_is_the_only_one_s() -> None:
    found = names("Marta Olsen scored. Olsen was glad. Marta sang. Yoo Min-seo clapped, and Min-seo danced with Yoo.")
    assert found["Marta Olsen"].aliases == ("Olsen", "Marta")
    assert found["Yoo Min-seo"].aliases == ("Min-seo", "Yoo")


def test_three_of_one_surname_stay_three() -> None:
    found = names("Kim Da-on met Kim Seo-a and Kim Ri-an. Then Kim spoke.")
    assert [name for name in found if found[name].is_clear] == ["Kim Da-on", "Kim Seo-a", "Kim Ri-an"]
    assert not found["Kim"].is_clear


def test_a_surname_told_of_two_at_once_is_not_that_of_the_one_who_is_written_whole() -> None:
    found = names("They asked Marta and Ida Brandt. Later President Brandt spoke, and Ida left.")
    assert found["Ida Brandt"].aliases == ("Ida",)
    assert not found["Brandt"].is_clear
    found = names("They asked Marta Olsen and Ida Brandt. Later Brandt spoke.")
    assert found["Ida Brandt"].aliases == ("Brandt",)


def test_an_office_settles_whose_a_surname_is() -> None:
    found = names("It began with Director Kim. Director Kim Da-on met Kim Seo-a in the hall.")
    assert found["Kim Da-on"].aliases == ("Kim",)
    assert [mention.span.start for mention in found["Kim Da-on"].mentions] == [23, 37]


def test_a_son_is_not_his_father() -> None:
    found = names("Rolf Hart Jr. met Rolf Hart. Hart left.")
    assert found["Rolf Hart"].aliases == ("Hart",)
    assert found["Rolf Hart Jr."].aliases == ()


def test_middle_names_make_no_second_person() -> None:
    assert list(names("Ada Quill Ray came. Ada Ray left.")) == ["Ada Quill Ray"]


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("Mr. Vane left.", "Vane", Kind.PERSON),
        ("Marta Olsen scored.", "Marta Olsen", Kind.PERSON),
        ("The Harbour Council met.", "Harbour Council", Kind.OTHER),
        ("They live in Oslo.", "Oslo", Kind.OTHER),
        ("It was Zuzka Prell, the coach of Vardø, again.", "Zuzka Prell", Kind.PERSON),
    ],
)
def test_a_name_is_a_person_s_or_something_else_s(text: str, name: str, kind: Kind) -> None:
    assert names(text)[name].kind is kind


def test_a_word_that_only_begins_a_sentence_is_no_name() -> None:
    assert list(names("However, rain fell. Rain is rare. Voters like rain, and other voters like Olga Prent.")) == [
        "Olga Prent"
    ]


def test_a_body_s_name_is_not_a_person_of_one_word_of_it() -> None:
    found = names("The Olsen Group paid. Then Olsen left.")
    assert set(found) == {"Olsen Group", "Olsen"}
    assert "Olsen" in names("We saw the Grand Olsen. Then Olsen left.")


def test_the_names_of_a_stretch_are_found() -> None:
    found = Names.of(Story.of(Article("Marta Olsen met Ida Brandt. Olsen left.")))
    assert [name.text for name in found.between(0, 40)] == ["Marta Olsen", "Ida Brandt", "Marta Olsen"]
    assert found.at(29) == found.all[0]
    assert found.at(12) is None


def test_nothing_has_no_names() -> None:
    assert Names.of(Story.of(Article(""))).all == ()
    assert Names.of(Story.of(Article(""))).at(0) is None


@given(st.text(alphabet="AbKim OlsenJr.-,'’\"\n감독김희원 DirectorMr", max_size=120))
def test_mentions_are_the_article_word_for_word(text: str) -> None:
    last = 0
    for mention, name in Names.of(Story.of(Article(text))).mentioned(0, len(text)):
        assert mention.text == text[mention.span.start : mention.span.end]
        assert last <= mention.span.start
        assert mention in name.mentions
        last = mention.span.end
        if name.role is not None:
            assert name.role.text == text[name.role.span.start : name.role.span.end]


def test_a_name_is_written_as_it_is_most_often() -> None:
    (name,) = Names.of(Story.of(Article("Marta O’Neil left. Marta ONeil came. Marta ONeil sang."))).all
    assert name.text == "Marta ONeil"
    assert name.aliases == ("Marta O’Neil",)
