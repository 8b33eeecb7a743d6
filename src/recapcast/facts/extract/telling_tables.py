"""What each language begins, ends and tells its sentences with, as far as telling sentences apart needs it."""

import re
from dataclasses import dataclass
from functools import cache

_NEVER = re.compile(r"(?!)")


def _set(written: str) -> frozenset[str]:
    return frozenset(written.split())


@dataclass(frozen=True)
class Telling:
    """One language's words. Each pattern is searched in one sentence, `opening` and `plot_goes_on` at its start."""

    stop_words: frozenset[str]
    """Words that say nothing of what a story is about, in small letters."""
    endings: tuple[str, ...]
    """Endings that do not change what a word is about, the longest first."""
    opening: re.Pattern[str]
    """A start that makes sense only after another sentence: a pronoun, a conjunction."""
    alone: re.Pattern[str]
    """Somebody speaking of himself or herself alone: `I`."""
    own: re.Pattern[str]
    """The same, or of himself or herself and others: `we`."""
    personal: re.Pattern[str]
    """The same, or somebody speaking to another or to the reader: `you`."""
    kinds: re.Pattern[str]
    """What a work is called, in the singular."""
    plot: re.Pattern[str]
    """What a work does that tells something, or shows somebody."""
    plot_goes_on: re.Pattern[str]
    """A start with which a plot that has begun is told further."""
    history: re.Pattern[str]
    """Something from before the news."""
    year: re.Pattern[str]
    """A start that tells a year, in the group 1."""
    no_history: re.Pattern[str]
    """What ends right before something from before the news, and makes it news: `the strongest`, since 1999."""
    aside: re.Pattern[str]
    """What a clause begins with that stands between commas, and tells of somebody beside the news."""
    reported: re.Pattern[str]
    """What leads in words that are told as they were not said, and so in the past before."""
    ahead: re.Pattern[str]
    """Something that is yet to come."""
    subordinate: re.Pattern[str]
    """What begins a clause that tells what somebody says, hopes or is, and not what the sentence tells."""
    to_watch: re.Pattern[str]
    """Where a work or an event can be seen, heard or had."""


_EN_KINDS = (
    r"drama|k-drama|series|sitcom|soap|show|film|movie|thriller|comedy|documentary|novel|book|memoir|story|play"
    r"|musical"
    r"|opera|anime|manga|webtoon|comic|game"
)
_ES_KINDS = (
    r"serie|drama|telenovela|película|filme|cinta|comedia|documental|novela|libro|historia|obra|musical|ópera"
    r"|cómic|juego"
)
# An initial, a road and a war are nobody, and neither is a mine.
_EN_ALONE = (
    r"\b(?:(?<!War )(?<!Part )(?<!Act )I(?!\.\s?\w|-\d)|[Mm]y|[Mm]e|[Mm]yself|(?:is|are|was|were|of)\s[Mm]ine)\b"
)
_EN_OWN = rf"{_EN_ALONE}|\b(?:[Ww]e|[Oo]urs?|[Uu]s(?![\w.])|[Oo]urselves)\b"
# With a capital, Podemos and Vamos are parties.
_ES_ALONE = r"\b(?:[Yy]o|[Mm]e|[Mm]is?|[Mm]í|[Cc]onmigo|(?i:soy|estoy|tengo|creo|quiero|empecé|hago|fui|voy|puedo))\b"
_ES_OWN = (
    rf"{_ES_ALONE}|\b(?:[Nn]os|[Nn]osotr[oa]s|[Nn]uestr[oa]s?|(?i:somos|estamos|tenemos|hacemos)|vamos|podemos)\b"
)
# 제 is its own in `제 역할`, and 내 is within behind a noun; 우리 정부 is how news calls a government.
_KO_ALONE = (
    r"(?<![가-힣])(?:저는|제가|저를|저의|제게|나는|내가|나를|나의|내게)(?![가-힣])"
    r"|(?<![가-힣])제\s(?!역할|시간|자리|몫|값|기능|모습|구실|목소리)(?=[가-힣])"
    r"|(?:^|[.,!?\"“‘]\s?|[은는를]\s)내\s(?=[가-힣])"
)
_KO_OWN = (
    rf"{_KO_ALONE}|(?<![가-힣])(?:저희|우리)(?:는|가|의|를|도|에게|들은|들이|들의)?"
    r"(?![가-힣]|\s(?:정부|국민|군|나라|경제|기업))"
)

_KO_KINDS = r"드라마|시리즈|영화|소설|책|다큐멘터리|뮤지컬|오페라|연극|웹툰|만화|예능|애니메이션|게임|작품"

_EN = Telling(
    stop_words=_set("""a an the of to in on at by for with from as and or but nor so yet if then than that this
    these those it its
        is are was were be been being has have had do does did will would can could may might must shall should not no
        he she they him her them his hers their theirs i we you me us my our your who whom whose which what when where
        why how there here also more most much many some any each other another such own same all both few very just
        only even still about into over under after before between during against through up down out off on again
        once because while until since although though however said say says told tell tells according one two new
        mr mrs ms dr"""),
    endings=("ing", "ed", "es", "s"),
    opening=re.compile(
        r"(?:However|But|And|Or|So|Yet|Also|Then|Thus|Hence|Therefore|Meanwhile|Moreover|Furthermore|Additionally"
        r"|Besides|Instead|Nevertheless|Nonetheless|Still|Otherwise|Similarly|Likewise|Consequently|Subsequently"
        r"|Accordingly|Afterwards?|Later|Soon|Because|Which|Such|Both|Neither|Another|Others?|There|Here"
        r"|As a result|In addition|In contrast|By contrast|On the other hand|For example|For instance|In turn"
        r"|At the same time|After that|After this|Before that|As such|Of (?:these|those|the two|them)"
        r"|The (?:former|latter|same|pair"
        r"|duo)"
        r"|Yes|No|Yeah|Well|Sure|It|This|That|These|Those|He|She|They|His|Her|Their|Its|Him|Them)\b",
        re.IGNORECASE,
    ),
    alone=re.compile(_EN_ALONE),
    own=re.compile(_EN_OWN),
    personal=re.compile(rf"{_EN_OWN}|\b(?:[Yy]ou|[Yy]ours?|[Yy]ourself)\b"),
    kinds=re.compile(rf"\b(?:{_EN_KINDS})\b", re.IGNORECASE),
    plot=re.compile(
        r"\b(?:follow(?:s|ed)(?=\s(?:the|a|an|two|three|[A-Z]))|tells (?:of|the (?:story|tale))|told (?:of"
        r"|the (?:story|tale))|(?:narrate|chronicle|portray)(?:s|d|ed)|depict(?:s|ed)|delve(?:s|d) into"
        r"|cent(?:re|er)(?:s|d|ed) (?:on|around)|revolve(?:s|d) around|(?:is|was) (?:set in|about a)"
        r"|(?:star|feature)(?:s|red|d)(?=\s[A-Z])"
        r"|the (?:love )?(?:story|tale) of (?:a|an|the|two|three))\b"
    ),
    plot_goes_on=re.compile(
        r"(?:As a result|Then|After|When|Soon|Later|Eventually|Years later|However|But|Meanwhile|He|She|They|His|Her"
        r"|Their|It|The (?:couple|two|pair|duo))\b"
    ),
    history=re.compile(
        r"\b(?:(?:founded|established|created|built|opened|launched|born|released|introduced|formed"
        r"|first [a-z]{1,20}ed)"
        r" (?:back )?in (?:[A-Z][a-z]{2,12} )?(?:1[5-9]|20)\d\d|[Ss]ince (?:the )?(?:1[5-9]|20)\d\d|in the"
        r" (?:1[5-9]|20)\d0s"
        r"|[Pp]reviously|[Ff]ormerly|[Oo]riginally|[Hh]istorically|in the past|in recent years|for (?:decades"
        r"|centuries)"
        r"|(?:years|decades|centuries|months) (?:ago|earlier|before)|last (?:year|won|held|met|played)"
        r"|had (?:already |never |long |once )?(?:been|won|had|begun|sold|gone|come|made|taken"
        r"|given|left|lost|become|seen|written|built|run|held|kept|found|met|fallen|[a-z]{2,20}ed))\b"
    ),
    year=re.compile(r"(?:Back in|In) (?:[A-Z][a-z]{2,12},? )?((?:1[5-9]|20)\d\d), "),
    no_history=re.compile(
        r"(?:\b(?:\w{2,12}est|most|least|first|best|worst|record)(?: \w{1,15}){0,4}|(?:%|percent|per cent)) $",
        re.IGNORECASE,
    ),
    aside=re.compile(
        r"(?:which|who|whose|founded|established|created|built|opened|launched|born|released|introduced|formed)\b"
    ),
    reported=re.compile(r"\b(?:said|says|told \w{1,20}|added|explained|announced|wrote|showed) (?:that )?"),
    ahead=re.compile(
        # No last will, and nobody's own will.
        r"\b(?:(?<!\ba )(?<!\bA )(?<!\bthe )(?<!\bThe )(?<!\bhis )(?<!\bher )(?<!\btheir )(?<!\bown )(?<!\bfree )"
        r"(?<!['’]s )will(?!\s(?:of|was|were|is|has|had|that)\b)|shall|won['’]t"
        r"|(?:is|are) (?:set|due|scheduled|expected|planned|slated|going|about|likely) to"
        r"|(?:is|are) to be|plans? to|hopes? to|(?:is|are) planning|upcoming|(?:has|have) until"
        r"|next (?:week|month|year|season"
        r"|spring|summer"
        r"|autumn|winter|stop)|meet again|later this (?:week|month|year))\b"
    ),
    subordinate=re.compile(
        r"\b(?:that|who|whom|whose|which|while|as|because|if|whether|when|where|although|though|said|says|told|hopes?)\b"
        r"|--|[—–;]"
    ),
    to_watch=re.compile(
        r"\b(?:(?:is|are|be) (?:now )?(?:available|streaming|showing|playing|airing|screening|on sale"
        r"|in cinemas|out now)"
        r"|(?:can|may) be (?:streamed|watched|seen|heard|found|bought|ordered|read)|(?:streams|airs|screens"
        r"|broadcasts)"
        r" (?:on|at|every)|tickets (?:are|cost|go|will)|in (?:cinemas|theaters|theatres|shops|stores) (?:from"
        r"|on|now))\b"
    ),
)  # fmt: skip
_ES = Telling(
    stop_words=_set("""el la los las un una unos unas de del a al en por para con sin sobre entre desde hasta y
    e o u ni pero sino
        que se su sus lo le les me te nos mi mis tu tus es son fue fueron era eran ser sido está están estaba estar ha
        han había habían haber hay no sí ya más menos muy también como cuando donde quien cual cuyo este esta estos
        estas ese esa esos esas aquel aquella esto eso ello él ella ellos ellas yo nosotros usted ustedes todo toda
        todos todas otro otra otros otras cada mismo misma según dijo dice tras ante bajo durante mientras aunque
        porque si uno dos"""),
    endings=("ciones", "ción", "mente", "ando", "iendo", "ados", "adas", "ado", "ada", "es", "os", "as", "s",
    "o", "a"),
    opening=re.compile(
        r"(?:Sin embargo|Pero|Y|O|Además|Asimismo|También|Entonces|Así|Luego|Después|Por (?:eso|ello|tanto"
        r"|lo tanto|otro"
        r" lado|ejemplo|su parte)|En cambio|No obstante|Mientras tanto|Aunque|Porque|Como resultado|Él|Ella"
        r"|Ellos|Ellas"
        r"|Est[eao]s?|Es[eao]s?|Esto|Eso|Ello|Su|Sus|Ambos|Ambas|Otr[oa]s?|Ahí|Allí|Sí|No|Tal|Tales|Dich[oa]s?"
        r"|El mismo|La misma)\b",
        re.IGNORECASE,
    ),
    alone=re.compile(_ES_ALONE),
    own=re.compile(_ES_OWN),
    personal=re.compile(rf"{_ES_OWN}|\b(?:[Tt]ú|[Tt]us?|[Uu]sted(?:es)?)\b"),
    kinds=re.compile(rf"\b(?:{_ES_KINDS})\b", re.IGNORECASE),
    plot=re.compile(
        r"\b(?:sigue|siguió|narra|narró|cuenta|contó|relata|relató|retrata|retrató|gira en torno|giró en torno"
        r"|trata (?:de|sobre)|se centra|está ambientad[oa]|protagoniza)\b"
    ),
    plot_goes_on=re.compile(
        r"(?:Tras|Después|Cuando|Entonces|Luego|Años después|Sin embargo|Pero|Como resultado|Él|Ella|Ellos|Su|Sus"
        r"|La pareja|Los dos|Ambos)\b"
    ),
    history=re.compile(
        r"\b(?:(?:fundad[oa]s?|cread[oa]s?|construid[oa]s?|inaugurad[oa]s?|nacid[oa]s?|nació|estrenad[oa]s?"
        r"|publicad[oa]s?"
        r"|abrió|se fundó) en (?:\w+ de )?(?:1[5-9]|20)\d\d|[Dd]esde (?:1[5-9]|20)\d\d|[Ee]n los años"
        r"|[Aa]nteriormente|[Oo]riginalmente|en el pasado|[Ee]n los últimos años|[Dd]urante (?:décadas|siglos)"
        r"|[Hh]ace (?:\w{1,20} )?(?:años"
        r"|décadas|siglos)"
        r"|[Ee]l año pasado|había(?:n)? (?:sido )?\w{1,20}[ai]do)\b"
    ),
    year=re.compile(r"En (?:[a-z]{4,10} de )?((?:1[5-9]|20)\d\d), "),
    no_history=re.compile(r"(?:\b(?:más|menos|mayor|menor|peor|mejor|récord)|%)(?: \w{1,15}){0,4} $", re.IGNORECASE),
    aside=re.compile(
        r"(?:que|quien|cuy[oa]s?|fundad[oa]s?|cread[oa]s?|construid[oa]s?|inaugurad[oa]s?|nacid[oa]s?|estrenad[oa]s?"
        r"|publicad[oa]s?)\b"
    ),
    reported=re.compile(r"\b(?:dijo|explicó|añadió|anunció|aseguró|señaló|indicó|contó) (?:\w{1,20} ){0,3}?que "),
    ahead=re.compile(
        r"\b(?:\w{2,20}(?:ará|erá|irá|drá|ará?n|erán|irán|drán)|van? a \w{1,20}r"
        r"|está(?:n)? previst[oa]s?|próxim[oa]s?"
        r"|el año que viene|volverán?|planea(?:n)?|espera(?:n)? \w{1,20}r)\b"
    ),
    subordinate=re.compile(
        r"\b(?:que|quien|quienes|cual|cuyo|cuya|porque|si|cuando|donde|aunque|mientras|dijo)\b|[—–;]"
    ),
    to_watch=re.compile(
        r"\b(?:está(?:n)? disponibles?|se (?:puede|pueden) (?:ver|escuchar|leer|comprar|encontrar|adquirir)|se emite"
        r"|se transmite|en cines desde|en (?:cines|librerías|tiendas) (?:a partir|desde)"
        r"|las entradas (?:cuestan|están|se))\b"
    ),
)  # fmt: skip
_KO = Telling(
    stop_words=_set("""그 이 저 것 수 등 및 또 또한 그리고 하지만 그러나 그는 그가 그의 그녀는 그녀가
        이는 이날 이번 지난 대한 위해 위한 통해 따라
        대해 있는 있다 없는 없다 했다 한다 하는 밝혔다 말했다
        전했다 덧붙였다 했고 하며 라고 이라고 라며 이라며 고 며 더 가장 모두 함께"""),
    endings=(
        "에서는", "으로는", "이라는", "에서", "에게", "으로", "까지", "부터", "이라", "에는", "과는", "와는",
        "들은", "들이", "들을", "은", "는", "이",
        "가", "을", "를", "의", "에", "로", "와", "과", "도", "만",
    ),
    opening=re.compile(
        r"(?:그러나|하지만|그리고|그래서|따라서|또한|또|이어|이에|이와|반면|한편|그런데|그는|그가|그의|그녀는|그녀가|그들은|이는|이것은|이번에는|이후"
        r"|이를|이런|이러한|그런|그러면서|이날|여기에|결국)(?![가-힣])"
    ),
    alone=re.compile(_KO_ALONE),
    own=re.compile(_KO_OWN),
    personal=re.compile(rf"{_KO_OWN}|(?<![가-힣])(?:여러분|당신은|당신이)(?![가-힣])"),
    kinds=re.compile(_KO_KINDS),
    plot=re.compile(
        r"(?:이야기를|과정을|사랑을|모험을|삶을|성장기를|일상을)\s?(?:그린|그렸|그리는|담은|담았|담아|다룬|다뤘|다루)"
    ),
    plot_goes_on=re.compile(r"(?:그러던|이후|결국|하지만|그러나|그는|그녀는|두\s사람은|그들은)(?![가-힣])"),
    history=re.compile(
        r"(?:1[5-9]|20)\d\d년(?:에|부터|\s\d{1,2}월에?)?\s?(?:처음|설립|창단|창립|개관|개장|출범|태어|데뷔|시작|세워|문을)|(?:년|달)\s전(?:에|부터)?"
        r"|지난해|과거|앞서|원래|당초"
    ),
    year=re.compile(r"((?:1[5-9]|20)\d\d)년(?:에|,)?\s"),
    no_history=_NEVER,
    aside=_NEVER,
    reported=_NEVER,
    ahead=re.compile(r"예정(?!이었|이던|였)|계획이다|계획이라|것으로\s(?:보인다|예상|전망)|[할될갈올릴칠]\s것이다|다음\s(?:달|주|시즌)|내년|앞으로"),
    subordinate=_NEVER,
    to_watch=re.compile(
        r"(?:볼|만날|감상할|들을|시청할|관람할|구매할|이용할|읽을)\s수\s있|스트리밍\s?(?:중|된|되고)|방영\s?(?:중|된다)|상영\s?중|공개되고|서비스\s?(?:중|되고|된다)"
    ),
)  # fmt: skip
_NONE = Telling(frozenset(), (), *(_NEVER,) * 15)


@cache
def telling(language: str) -> Telling:
    """The words of a primary language tag; of one that has none here, words that nothing matches."""
    return {"en": _EN, "es": _ES, "ko": _KO}.get(language, _NONE)
