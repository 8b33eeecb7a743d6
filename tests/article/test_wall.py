import pytest

from recapcast.article.debris import debris
from recapcast.article.model import Span
from recapcast.article.shown import Shown
from recapcast.article.wall import Access, access, doubt, ending, lacks

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


TOLD = {
    "You need to register by Friday to vote in the county.": "You need to register to read this article.",
    "You need to register to access the beach.": "You need to log in to continue reading.",
    "You need to register a drone that weighs more than 250 grams, the agency said.": (
        "You need to be a subscriber to access this page."
    ),
    "To see the full text of the treaty, delegates had to register in person.": "To see the full story, please register.",
    "To access the content, students must log in with a school account.": "To access this content, you must log in.",
    "To read the story, Brandt had to subscribe.": "To read the rest of the post, subscribe.",
    "Subscribe to get the post at home, the ministry told villagers, and few did.": (
        "Subscribe to get the rest of this post."
    ),
    "Join us to continue the fight.": "Join us to continue reading.",
    "The report is available to members of the council.": "This report is available to members only.",
    "You have exceeded the speed limit by a third.": "You have hit your monthly limit.",
    "For members only a few seats remain.": "For members only.",
    "Para ver el contenido de la caja, la jueza inicia sesión.": "Para ver este contenido, inicia sesión.",
    "구독자 전용 서비스를 내놓은 회사는 매출이 두 배로 늘었다.": "구독자 전용 서비스입니다.",
    "구독자 전용 서비스를 내놓은 회사는 매출이 두 배로 늘었습니다.": "유료 회원 전용 기사",
    "더 많은 사람이 볼 수 있도록 결제 방식을 바꿨다고 시는 밝혔다.": "더 많은 기사를 볼 수 있도록 결제해 주세요.",
    "회원 가입 뒤 이용 가능한 자전거가 두 배로 늘었다.": "회원 가입 뒤 이용 가능합니다.",
}


@pytest.mark.parametrize(("told", "wall"), TOLD.items())
def test_a_story_that_tells_in_a_walls_words_has_none(told: str, wall: str) -> None:
    offer = "She got unlimited access to the mill."
    assert of_text(*STORY, wall) == "where it ends, one is asked to subscribe, register or sign in"
    for lines in ([*STORY, told], [told, *STORY], [*STORY, offer, told, offer]):
        text = "\n\n".join(lines)
        assert debris(text) == []
        assert of_text(*lines) is None


def test_amid_a_long_story_a_wall_speaks_of_the_very_article() -> None:
    for wall, is_one in (("Subscribe to read this article.", True), ("Sign up to see the full story.", False)):
        text = "\n\n".join([*LONG, wall, *LONG])
        assert [text[span.start : span.end] for span in debris(text)] == [wall] * is_one
        assert of_text(*LONG, wall) is not None


def test_a_wall_above_much_that_sells_is_where_the_story_ends() -> None:
    assert of_text(*LONG, "Sign up to see the full story.", *["Cancel anytime."] * 9) is not None


def test_a_page_has_more_where_little_of_its_parts_for_subscribers_was_found() -> None:
    length = len("".join("".join(STORY).split()))
    assert lacks(STORY, Access(), Shown((), gated=6 * length))
    assert not lacks(STORY, Access(), Shown((), gated=4 * length))


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
