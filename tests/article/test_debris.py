import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recapcast.article.debris import debris, plain

STORY = "The ferry sank on Sunday."


def found(text: str, titles: frozenset[str] = frozenset(), links: frozenset[str] = frozenset()) -> list[str]:
    return [text[span.start : span.end] for span in debris(text, titles, links)]


DEBRIS = [
    *("Expand Tweet", "Advertisement", "ADVERTISEMENT:", "- Advertisement -", "Read more »", "Share this article"),
    *("Share", "Facebook", "Comments", "(12 comments)", "1,204 shares", "3 min read", "Click to Tweet", "Photos"),
    *("Related: The harbour that forgot its boats", "READ MORE: Why ferries sink", "See also | Ten calm seas"),
    *("[Related: Ten calm seas]", "Photo: Ida Brandt", "Photo by Ida Brandt/Getty Images", "Image credit: I. Brandt"),
    *(
        "(Reporting by Ida Brandt; editing by Tom Reed)",
        "Additional reporting by Tom Reed.",
        "Source: Harbour office",
    ),
    *("Ida Brandt contributed to this report.", "Follow us on Instagram and Facebook.", "Tags: boats, harbours"),
    *(
        "Follow Ida Brandt on Twitter at @idabrandt.",
        "Email Ida Brandt at ida@harbour.test or call.",
        "Have a tip? Write.",
    ),
    *(
        "Sign up for our morning newsletter.",
        "Subscribe to our channel for more videos!",
        "Get the news in your inbox.",
    ),
    *("We use cookies to make this site better.", "This site uses cookies. Read our policy.", "Accept all cookies"),
    *("Updated at 1:23 p.m.", "Last updated: 14 June 2026, 10:30", "Originally published on Harbour News."),
    *(
        "© 2026 Harbour News",
        "Copyright 2026 Harbour News. All rights reserved.",
        "https://harbour.test/ferry",
        "@idabrandt",
    ),
    *("ida@harbour.test", "If you enjoyed this article, tell a friend.", "Like this story? Share it!"),
    *("Publicidad", "Compartir en Facebook", "Lee también: Los faros que se apagan", "Foto: Ana Núñez", "Ver más"),
    *(
        "Suscríbete a nuestro boletín.",
        "Síguenos en Instagram",
        "Utilizamos cookies propias y de terceros.",
        "23 comentarios",
    ),
    *(
        "Te puede interesar: El puerto",
        "Con información de Efe",
        "Todos los derechos reservados",
        "Tiempo de lectura: 3 min",
    ),
    *(
        "광고",
        "공유하기",
        "관련기사: 항구의 아침",
        "김민수 기자",
        "김민수 기자 minsu@harbour.test",
        "댓글 23개",
        "기사 듣기",
    ),
    *(
        "입력 2026-06-14 10:30",
        "ⓒ 항구일보, 무단 전재 및 재배포 금지",
        "[사진=항구일보]",
        "▶ 항구의 아침",
        "구독하기",
    ),
    *(
        "By Ida Brandt | Updated: June 14, 2026, 9:12 p.m.",
        "Share on Facebook | Share on X | Print",
        "Photos · Share",
    ),
    *("Escucha este artículo", "A+ A-", "¿Te gustó esta nota? Compártela con tus amigos", "Reuse this content"),
    *("Correction: The ferry had two masts.", "Correction, May 22: An earlier version misspelled a name.", "Embed"),
    *(
        "This article was amended on 9 June 2026 to correct the ferry's length.",
        "An earlier version of this story said that it was blue.",
        "Editor's note: The captain is the owner's aunt.",
        "Corrección: El barco tenía dos mástiles.",
        "Una versión anterior de este artículo decía otra cosa.",
        "바로잡습니다",
    ),
    *(
        "Pinned post: What we know so far",
        "That's all from us tonight. Thank you for reading.",
        "You can contact her at ida@harbour.test.",
        "Join 500 captains at the fair. Save up to $400. REGISTER NOW",
        "좋아요 12 슬퍼요 3 후속기사 원해요 7",
        "#항구 #등대",
    ),
]


@pytest.mark.parametrize("line", DEBRIS)
def test_a_line_that_is_not_the_story_is_debris_and_its_neighbours_are_not(line: str) -> None:
    text = f"{STORY}\n\n  {line} \n\n{STORY}"
    assert found(text) == [line]


TRAPS = [
    *(
        "Advertisement revenue fell by a third.",
        "Share prices fell.",
        "The comments were deleted.",
        "Comments closed it all.",
    ),
    *(
        "Related industries lost more.",
        "Related: she is the captain's sister.",
        "Read more slowly, the captain said.",
    ),
    *(
        "\u201cRead more.\u201d",
        "More!",
        "\u201cMore\u201d",
        "Follow the river on foot, she said.",
        "By Monday the water had fallen.",
    ),
    *(
        "Sources said the ferry was old.",
        "Source: the captain, who was on the bridge, told the court.",
        "Photo finishes are rare.",
    ),
    *(
        "Photos of the wreck were shown in court.",
        "She signed up for the course.",
        "The company uses cookies as bait.",
    ),
    *(
        "He tweeted: \u201cExpand the harbour.\u201d",
        "Email is how the crew talked.",
        "Reporting by satellite failed that night.",
    ),
    *(
        "Copyright law is older than the ferry, the judge said, and the judge would know; she wrote a book on it."
        * 3,
    ),
    *("Updated maps showed the rock.", "Published books on it are few.", "Contact was lost at 3:10 on Sunday."),
    *(
        "Ida wrote that he contributed to this report\u2019s anger, and \u201cmeant to\u201d.",
        "Get in your boats, she told them.",
    ),
    *(
        "Subscribe to the idea or not, boats sink.",
        "Click here, said the voice; and it clicked.",
        "12 comments were about the horn.",
    ),
    *("La publicidad del ferry era falsa.", "Compartir la cabina era normal.", "Foto a foto, el juez miró el barco."),
    *(
        "Fuentes del puerto lo negaron.",
        "Sigue en el puerto.",
        "광고를 본 선장이 놀랐다.",
        "기자들은 항구에서 기다렸다.",
        "공유한 사진이 퍼졌다.",
    ),
    *("The captain | the cook | 2026", "June 14, 2026 | 9:12", "Share prices · Ferries · Tides", "By sea | By land"),
    *(
        "Correction of the course took an hour.",
        "This story was told on the quay for years.",
        "The ferry has been amended twice.",
        "An earlier version of the ferry sank too.",
        "You can reach the island on foot.",
        "The captain said that she would register now.",
        "That is all for the captain to decide.",
        "좋아요, 선장이 말했다.",
    ),
    *("A calm sea at last", "What the captain saw", "Sunday, on the water", "항구의 아침"),
]


@pytest.mark.parametrize("line", TRAPS)
def test_a_story_sentence_or_a_subhead_is_not_lost(line: str) -> None:
    assert found(f"{STORY}\n\n{line}\n\n{STORY}") == []


@pytest.mark.parametrize(
    "byline",
    [
        "By Ida Brandt",
        "By IDA BRANDT and Tom Reed",
        "By Ida van der Berg, Harbour Editor",
        "Por Ana Núñez | 14 de junio",
    ],
)
def test_a_byline_is_debris_at_either_end_and_not_between(byline: str) -> None:
    assert found(f"A ferry sinks\n{byline}\n\n{STORY}") == [byline]
    assert found(f"{STORY}\n" * 9 + byline) == [byline]
    assert found(f"{STORY}\n" * 9 + byline + f"\n{STORY}" * 9) == []


@pytest.mark.parametrize(
    "line",
    [
        "Ida Brandt",
        "Ida Brandt covers the sea for Harbour News.",
        "Ida Brandt is a reporter who lives on a boat.",
        "Tom van Reed has been an editor since the flood.",
    ],
)
def test_what_tells_of_who_wrote_the_article_below_it_is_debris(line: str) -> None:
    text = f"{STORY}\n\n{line}\n"
    at = [text[span.start : span.end] for span in debris(text, author="Ida Brandt, Tom van Reed")]
    assert at == [line]
    assert found(text) == []
    assert debris(f"{line} So.\n" + STORY * 9 + f"\n{STORY}" * 10, author="Ida Brandt, Tom van Reed") == []


def test_who_is_named_above_the_story_wrote_it() -> None:
    note = "Ida Brandt covers the sea. Reach her at ida@harbour.test."
    assert found(f"By Ida Brandt | June 14, 2026\n\n{STORY}\n\n{note}") == ["By Ida Brandt | June 14, 2026", note]


@pytest.mark.parametrize("head", ["[서울=항구뉴스] 김민수 기자 = ", "(항구=뉴스) ", "김민수 기자 = "])
def test_what_a_korean_agency_begins_with_is_debris(head: str) -> None:
    assert found(f"{head}배가 가라앉았다.\n\n기자 = 김민수라고 했다.") == [head]


def test_a_story_in_which_its_author_acts_stays() -> None:
    for line in ("Ida Brandt sank the ferry on Sunday.", "Ida Brandtner is a reporter.", "Ida covers the hole."):
        assert debris(f"{STORY}\n\n{line}", author="Ida Brandt, Harbour") == []


@pytest.mark.parametrize("line", ["By the water", "By Monday", "By popular demand", "By Ida Brandt and her dog."])
def test_a_subhead_that_begins_as_a_byline_stays(line: str) -> None:
    assert found(f"{line}\n\n{STORY}") == []


NOTES = {
    "The report was updated on Monday to include 14 more deaths, the ministry said.": (
        "This report was updated on Monday to include a reply from the ministry."
    ),
    "The post was edited after an outcry in the town.": "This post was edited for length.",
    "The report has been corrected twice since March, and the mayor wants an inquiry.": "This report has been corrected.",
    "This report has been corrected twice since March, and the mayor wants an inquiry.": (
        "This article has been corrected since it was published."
    ),
    "This story has been changed by Homer and by every child.": "The headline of this story was changed on 3 May 2026.",
    "Corrections Secretary Ida Brandt: the jail will close in May, she told the council.": (
        "Correction, 22 May 2026: The jail closes in June."
    ),
    "Correction officer Ida Brandt: the jail is shut.": "Corrections: The jail is in Marsh Quay.",
    "The original version of this story is by Homer, as every child of the island knows.": (
        "The original version of this story misspelled Homer’s name."
    ),
    "Esta información fue actualizada el lunes por el ministerio, que cuenta ya 14 muertos.": (
        "Esta información fue actualizada el lunes 3 de mayo."
    ),
    "Este artículo ha sido modificado por el Senado y vuelve a la cámara.": (
        "Este artículo ha sido modificado para corregir un nombre."
    ),
    "Una versión anterior de este artículo es la del Senado.": "Una versión anterior de este artículo decía otra cosa.",
}


@pytest.mark.parametrize(("told", "note"), NOTES.items())
def test_a_note_of_a_correction_is_debris_at_either_end_and_what_is_told_of_one_stays(told: str, note: str) -> None:
    body = f"{STORY}\n" * 9
    assert found(f"{body}{note}") == [note]
    assert found(f"{STORY}\n{note}\n{body}") == [note]
    assert found(f"{body}{note}\n{body}") == []
    for text in (f"{body}{told}", f"{told}\n{body}", f"{STORY}\n{told}\n{STORY}"):
        assert found(text) == []


def test_a_note_above_other_debris_is_still_at_the_end() -> None:
    note = "This article was amended on 9 June 2026."
    assert found(f"{STORY}\n" * 9 + f"{note}\n" + "Share\n" * 9)[0] == note


FOR_READERS = {
    "You can reach them by ferry only in summer.": "You can reach them at crew@harbour.test.",
    "You can follow them on foot along the quay.": "You can follow them on Instagram at @harbourcrew.",
    "You can follow us on the towpath.": "You can follow us @harbournews on Bluesky.",
    "Pinned under the truck for two hours, Brandt was freed by firefighters.": "Pinned",
    "Key events of the war are told on the quay.": "Key event",
    "Already a member of the band, Brandt wrote the song in one night.": "Already a member? Sign in.",
    "Already a subscriber to two papers, she took a third.": "Already a subscriber",
    "We are closing the blog, the minister said.": "We are closing this blog now. Thank you for reading.",
    "We are ending our coverage, the insurer said.": "We’re ending our coverage here.",
    "That is all for now, Brandt told the crowd, and left.": "That is all for now, thanks for following along.",
    "That’s all for today, the captain decided.": "That’s all for today.",
    "Sign up for our newsletter, the captain told the crew.": "Sign up for our newsletter.",
}


@pytest.mark.parametrize(("told", "line"), FOR_READERS.items())
def test_what_is_said_to_readers_is_debris_and_what_is_told_in_like_words_stays(told: str, line: str) -> None:
    assert found(f"{STORY}\n{line}\n{STORY}") == [line]
    assert found(f"{STORY}\n{told}\n{STORY}") == []
    assert found(f"{STORY}\n{told}") == []


def test_links_below_related_go_with_it_and_the_story_after_them_stays() -> None:
    text = f"{STORY}\n\nRelated:\n- Ten calm seas\n- Why ferries sink\n\nA calm sea\n\n{STORY}"
    assert found(text) == ["Related:", "- Ten calm seas", "- Why ferries sink"]
    text = f"You may also like\n\nTen calm seas\n\nWhy ferries sink\n\n{STORY}\n\nA calm sea\n\n{STORY}"
    assert found(text) == ["You may also like", "Ten calm seas", "Why ferries sink"]


def test_a_bullet_alone_is_debris_of_an_item_that_is_the_story() -> None:
    assert found(f"- {STORY}\n* {STORY}\n• {STORY}\n1. {STORY}") == ["-", "*", "•"]


def test_what_pages_leave_at_the_end_of_a_paragraph_is_debris() -> None:
    assert found(f"{STORY}Click to Tweet\n\n{STORY} [Read more]") == ["Click to Tweet", "[Read more]"]
    assert found("They asked her to click to tweet") == []


def test_a_line_that_repeats_the_title_is_debris() -> None:
    titles = frozenset({plain("A Ferry Sinks — at last")})
    assert found(f"A ferry sinks – at last!\n\n{STORY}", titles=titles) == ["A ferry sinks – at last!"]


def test_a_line_that_is_a_link_is_debris_unless_it_is_a_sentence() -> None:
    links = frozenset({plain(STORY), plain("Ten calm seas to see")})
    assert found(f"{STORY}\n\nTen calm seas to see", links=links) == ["Ten calm seas to see"]


def test_nothing_has_no_debris() -> None:
    assert debris("") == []
    assert debris(" \n\n ") == []


@given(
    st.lists(st.sampled_from([*DEBRIS, *TRAPS, STORY, "Related:", "- Ten calm seas", "By Ida Brandt", "", " ", "-"]))
)
def test_spans_are_in_order_apart_and_hold_no_sentence_of_the_story(lines: list[str]) -> None:
    text = "\r\n".join(lines)
    spans = debris(text)
    assert all(one.end < other.start for one, other in pairwise(spans))
    assert all(text[span.start : span.end].strip() == text[span.start : span.end] != STORY for span in spans)


@pytest.mark.parametrize(
    "line", ["x" * 399, "By " * 130, "photo " * 60, "a, " * 130, "(/" * 190, "12 " * 130, "- " * 190]
)
def test_lines_as_long_as_any_form_take_no_time(line: str) -> None:
    begin = time.perf_counter()
    debris(f"{line}\n" * 1000)
    assert time.perf_counter() - begin < 5


def test_a_text_that_no_facts_are_drawn_from_is_looked_through_at_its_ends_alone() -> None:
    story = "The ferry is back, and all of the town came to see it.\n"
    text = "Share this article\n" + story * 8_000 + "Share this article\n" + story * 99 + "Share this article"
    assert [span.start for span in debris(text)] == [0, len(text) - len("Share this article")]
