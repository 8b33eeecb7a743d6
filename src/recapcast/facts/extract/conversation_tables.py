"""What an interview labels its turns with, and how an article tells whom it has asked, in each language."""

import re

ASKS = frozenset(
    [
        "q",
        "question",
        "interviewer",
        "reporter",
        "journalist",
        "host",
        "moderator",
        "p",
        "pregunta",
        "periodista",
        "entrevistador",
        "entrevistadora",
        "문",
        "질문",
        "기자",
        "진행자",
        "사회자",
        "앵커",
    ]
)
"""Labels, in small letters, of whoever asks."""
ANSWERS = frozenset(["a", "answer", "r", "respuesta", "답", "답변"])
"""Labels, in small letters, of whoever is asked."""
WRITERS = re.compile(
    r"\b(?:[Oo]ur\s(?:reporters?|correspondents?|team|newsroom|newspaper|paper|readers?)"
    r"|[Ww]e\s(?:(?:have|also|then|had|first)\s)?(?:called|asked|found|spoke|contacted|visited|checked|tested|obtained"
    r"|e-?mailed|interviewed|requested|reviewed|reported)"
    r"|[Nn]uestr[oa]s?\s(?:reporter[oa]s?|periodistas?|corresponsal(?:es)?|equipo|redacción|lectores)"
    r"|[Ee]ste\s(?:diario|periódico|medio)"
    r"|(?i:llamamos|preguntamos|contactamos|consultamos|visitamos|comprobamos|encontramos|entrevistamos))\b"
    r"|(?<![가-힣])(?:본지|본보|취재진|취재팀|취재\s결과|우리\s(?:기자|취재)|기자가\s)"
)
"""The newspaper speaking of itself."""
ADDRESS = re.compile(
    r"\b(?:(?:[Ll]et|[Tt]ell|[Tt]alk|[Gg]ive) us|[Yy]ou|[Yy]ours?|[Yy]ourself|[Uu]sted(?:es)?|[Tt]ú|[Tt]us?|[Tt]e)\b"
    r"|당신|선생님|님[은이께]"
)
"""Somebody speaking to another."""

ASKED = re.compile(
    r"\b(?:[Ii]nterview(?:s|ed|ing)?(?:\s(?:with|of))?"
    r"|(?:[Ss]poke|[Ss]peaks?|[Tt]alk(?:s|ed)?|[Ss]at down|[Ss]its down|[Cc]hat(?:s|ted)?|[Cc]aught up"
    r"|[Cc]onversation|[Ii]n conversation)\s(?:with|to)"
    r"|(?:[Qq]uestions|Q\s?&\s?A|[Aa]nswers)\s(?:with|to|from|for)"
    r"|[Ee]ntrevista(?:mos|n|ron)?\s(?:a|con)|[Ee]ntrevistó\sa"
    r"|(?:[Hh]abl(?:a|ó|amos)|[Cc]onvers(?:a|ó|amos|ación)|[Cc]harl(?:a|ó|amos)|[Pp]reguntas|[Rr]espuestas)"
    r"\s(?:con|a|para|de))(?=[\s:])|\b(?:[Ii]nterview|Q\s?&\s?A|[Ee]ntrevista):"
)
"""What stands before whoever was asked."""
TELLS = re.compile(
    r"\s(?:tells|told|talks|talked|speaks|spoke|discusses|discussed|answers|answered|responds|responded|sat down"
    r"|sits down|(?:was\s|is\s)?interviewed(?=\sby|\.|$)|responde|respondió|contesta|contestó|habla|habló|conversa"
    r"|conversó|charla|charló|cuenta|contó)\b"
    r"|(?:와의|과의|와|과|을|를|에게|이|가|은|는)?\s?(?:[가-힣]{1,6}\s){0,4}?"
    r"(?:인터뷰|만났|만나|대담|물었|물어|이야기를\s나)"
)
"""What stands somewhere behind whoever was asked, in the same sentence."""
TELLS_IN_TITLE = re.compile(
    r":\s(?:[Aa]n?\s|[Tt]he\s|[Uu]na\s|[Ll]a\s)?(?:[Ii]nterview|[Ee]ntrevista)\b|\s(?:on|about|sobre)\s"
)
"""What stands right behind them in a title."""
ASKED_THEM = re.compile(
    r"\binterview(?:ed|s)\s(?P<object>him|her|them)\b"
    r"|\b(?P<subject>[Hh]e|[Ss]he)\s(?:(?:speaks|spoke|talks|talked)\s(?:to|with)|(?:sits|sat)\sdown\swith)\s(?:us|me)\b"
)
"""The same of whoever the sentence before is about."""
NO_ONE_ASKED = re.compile(r"\s(?:us|me|from|in|at|near)\b|\s(?:desde|en)\b")
"""What stands right behind `ASKED` where that tells who asked, or where: `spoke to us from`."""
OF_ANOTHER = re.compile(r"\b(?:from|in|at|near|of|desde|en|de|del)\s$")
"""What stands right before a name that only tells where somebody is, or whose: `the coach from`."""
MATTER = re.compile(
    r"\b(?:about|on|over|regarding|after|when|while|who|whose|that|sobre|acerca|cuando|tras)\b", re.IGNORECASE
)
"""With what the words begin that tell what somebody was asked about, and so no longer whom."""
