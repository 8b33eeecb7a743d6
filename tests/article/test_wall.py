import pytest

from recapcast.article.debris import debris
from recapcast.article.model import Span
from recapcast.article.wall import Access, access, doubt, ending

STORY = ["The council of Marsh Quay closed the swing bridge on Tuesday.", "Traders fear for their summer."]
LONG = ["The council of Marsh Quay closed the swing bridge on Tuesday."] * 60
BREAKS_OFF = [*STORY, "The mayor told the meeting that a new bridge would…"]
WALLS = [
    "Subscribe to continue reading",
    "Sign in or create a free account to keep reading.",
    "To read the full story, subscribe or sign in",
    "This article is for subscribers only.",
    "The rest of this story is available only to paid members.",
    "You’ve reached your limit of free articles this month.",
    "Subscriber-only content",
    "You need to register to read this.",
    "Keep reading with a 7-day free trial",
    "Continue reading this post for free",
    "Subscribe for unlimited access",
    "Thank you for your patience while we verify access.",
    "Para seguir leyendo, hazte premium",
    "Registrate gratis para seguir leyendo",
    "이 기사는 구독하신 분들만 볼 수 있습니다.",
    "이 글은 유료 콘텐츠입니다.",
    "Suscríbete para seguir leyendo",
    "Para seguir leyendo, inicia sesión o regístrate gratis.",
    "Este artículo es exclusivo para suscriptores.",
    "Has alcanzado el límite de artículos gratuitos.",
    "이 기사는 유료 회원 전용입니다.",
    "로그인하시면 기사 전문을 보실 수 있습니다.",
    "구독하고 기사를 끝까지 읽어보세요",
    "계속 읽으시려면 로그인해 주세요.",
]


def of_text(*lines: str) -> str | None:
    text = "\n\n".join(lines)
    return doubt(*ending(text, debris(text)))


@pytest.mark.parametrize("wall", WALLS)
def test_a_wall_where_a_text_ends_is_told_and_is_no_story(wall: str) -> None:
    text = "\n\n".join([*STORY, wall])
    assert [text[span.start : span.end] for span in debris(text)] == [wall]
    assert of_text(*STORY, wall) == "where it ends, one is asked to subscribe, register or sign in"


def test_what_sells_beside_a_wall_is_no_story() -> None:
    offers = [
        "Support local journalism.",
        "Only $1 for the first month. Cancel anytime.",
        "Already a subscriber? Log in",
    ]
    text = "\n\n".join([*STORY, offers[0], WALLS[0], *offers[1:]])
    assert ending(text, debris(text))[0] == STORY
    alone = "\n\n".join([*STORY, "She gets unlimited access to the mill for ten years."])
    assert debris(alone) == []


@pytest.mark.parametrize(
    "line",
    [
        "The Marsh Echo will ask its readers to subscribe to read its articles from June on.",
        "Readers may register for free to read on, the editor said.",
        "“Subscribe to continue reading,” said the page that she was shown.",
        "Sign up for our newsletter to read more stories like this.",
        "Los lectores se podrán registrar para leer el diario, dijo la directora.",
        "회원들은 기사를 모두 읽었다고 말했다.",
        "She told the crew to keep reading with care.",
        "Keep reading, she told the crew.",
    ],
)
def test_a_story_about_walls_has_none(line: str) -> None:
    assert of_text(*STORY, line, STORY[0]) is None
    assert of_text(*STORY, line) is None


def test_a_wall_in_the_midst_of_a_story_is_debris_and_no_end() -> None:
    assert of_text(STORY[0], WALLS[0], STORY[1]) is None


def test_a_text_that_breaks_off_is_told_where_something_leads_on() -> None:
    assert of_text(*BREAKS_OFF) is None
    assert of_text(*BREAKS_OFF, "Continue reading") == "it breaks off, and the rest is elsewhere or for subscribers"
    assert of_text(*STORY, "Continue reading") is None


@pytest.mark.parametrize("told", [Access(is_free=False), Access(is_metered=True)])
def test_a_text_that_breaks_off_is_told_where_it_is_not_free(told: Access) -> None:
    assert doubt(BREAKS_OFF, "", told) is not None
    assert doubt([*STORY, "The mayor told the meeting that a new bridge would"], "", told) is not None
    assert doubt(LONG, "", told) is None


def test_little_of_what_is_not_free_is_told_and_a_metered_text_is_whole() -> None:
    assert (
        doubt(STORY, "", Access(is_free=False)) == "its page says that it is not free to read, and shows little of it"
    )
    assert doubt(STORY, "", Access(is_metered=True)) is None


def test_less_than_the_page_says_that_it_has_is_told() -> None:
    assert doubt(STORY, "", Access(characters=300)) == "its page says that it is 3.9 times as long as what was found"
    assert doubt(STORY, "", Access(characters=100)) is None


def test_nothing_has_no_doubt() -> None:
    assert doubt([], "subscribe to continue reading", Access(is_free=False)) is None
    assert ending("", []) == ([], "")
    assert ending("Share", [Span(0, 5)]) == ([], "share")


@pytest.mark.parametrize("value", [False, "false", "False", "http://schema.org/False"])
def test_what_is_not_free_is_declared_in_several_ways(value: object) -> None:
    assert not access({"isAccessibleForFree": value}, {}).is_free
    part = {"@type": "WebPageElement", "isAccessibleForFree": value, "cssSelector": ".meter, article .locked"}
    assert access({"hasPart": part}, {}) == Access(is_free=False, gates=frozenset({"meter", "locked"}))
    assert access({"hasPart": [part]}, {}).gates == {"meter", "locked"}
    if isinstance(value, str):
        assert not access({}, {"isaccessibleforfree": value}).is_free


def test_a_tier_is_declared_in_the_pages_meta() -> None:
    assert access({}, {"article:content_tier": "locked"}) == Access(is_free=False)
    assert access({}, {"article:content_tier": "metered"}) == Access(is_metered=True)
    assert access({}, {"article:content_tier": "free"}) == Access()


def test_what_is_declared_wrongly_declares_nothing() -> None:
    assert access({"isAccessibleForFree": "", "hasPart": ["x", {"cssSelector": 3}], "articleBody": 7}, {}) == Access()
    assert access({"isAccessibleForFree": True, "articleBody": "<p>A b.</p>"}, {}) == Access(characters=3)
