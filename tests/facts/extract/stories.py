"""Articles of our own, with what makes real ones hard: a plot among the news, repeats, subheads, dates of all kinds."""

from collections.abc import Sequence
from datetime import date

from recapcast.article.model import Article, Span
from recapcast.facts.extract.names import Names
from recapcast.facts.extract.quotes import quotations
from recapcast.facts.extract.statements import Statements
from recapcast.facts.extract.story import Story

DRAMA = """\
On March 4, 2026, the composer, Ines Varga, told how the singer Tomas Reed came to record a ballad for Saltmarsh \
Letters through her own page on the web. She wrote that the end of episode 12 had no song at all.

Varga and the director Lena Okoro soon finished a sketch of the first verse and went through it twice.

They later asked Tomas Reed to record the ballad, and the singer agreed within a day. Low Tide was released on \
March 4, 2026, in every shop that still sells music.

Ines Varga thought of nobody but Tomas Reed

Ines Varga and Lena Okoro finished a sketch of the first verse after a long night in the studio. The composer said:

"This song was never meant for a choir. I wanted one tired voice, and a window that somebody left open."

Varga gave a long account of how Low Tide OST holds the last words that the keeper wanted to say to Mara Quill.

Saltmarsh Letters follows the keeper of a lighthouse, Edwin Sool, and the clerk of the town below, Mara Quill. \
After two years of letters, the pair stopped writing over a debt that neither would name.

As a result, Edwin Sool puts out the lamp, and he learns that Mara Quill has been going blind. The drama narrates \
the slow return of two people who never say sorry.

The station was founded in 1998 and had made no drama before.

The twelve-episode drama Saltmarsh Letters is available to stream on Gullnet.
"""
TALK = """\
Harbour Post interviews Odile Marsh, keeper of the last tide mill

Odile Marsh has kept the tide mill of Penn Quay since the autumn of 2009. The mill grinds flour for nine bakeries \
along the coast.

Why did you take on the mill?

I was out of work and I could not bear the smell of the office. My uncle had the key.

What do you do when the tide is late?

You wait. I read, mostly. The mill wheel turns for five hours at every spring tide on the coast.

Will the mill be here in ten years?

I hope so. We have bought oak for a new wheel, and my niece knows the work.
"""
ESTRENO = """\
El coro de Ribalta cantó anoche ante 2.300 personas en la plaza mayor de la ciudad. El concierto cerró la semana \
de música de la ciudad.

La directora del coro, Pilar Osuna, grabó la canción «Marea baja» para la serie de la televisión local.

La serie narra la vida de un farero y de la maestra del pueblo. Tras dos inviernos, la pareja deja de escribirse.

El coro fue fundado en 1998 por un grupo de vecinos. La serie está disponible en la página de la televisión local.
"""
SAETGANG = """\
새터강 합창단이 3월 4일 새터시 시민회관에서 첫 공연을 열었다. 공연장에는 관객 2300명이 모였다.

합창단은 드라마 '등대의 편지'의 주제곡을 무대에서 처음 불렀다.

드라마는 등대지기와 마을 교사의 이야기를 그렸다. 합창단은 2009년 처음 문을 열었다.

다음 공연은 5월 새터시 강변 무대에서 열릴 예정이다. 드라마는 새터방송 누리집에서 볼 수 있다.
"""


def statements(text: str, title: str | None = None, language: str = "en", day: date | None = None) -> Statements:
    """The statements of an article, its quotes told from them."""
    story = Story.of(Article(text, title=title, language=language, published=day))
    return Statements.of(story, [quotation.span for quotation in quotations(story, Names.of(story))])


def cut(statements: Statements, spans: Sequence[Span]) -> list[str]:
    """The article's own words at each span."""
    return [statements.story.article.text[span.start : span.end] for span in spans]
