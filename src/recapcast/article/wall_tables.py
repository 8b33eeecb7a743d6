"""The words of a wall before an article, in English, Spanish and Korean: subscribe, register or sign in to read on.

All are looked for in text as `debris.plain` has it: small letters, one space between words, and no marks.
"""

import re

_EN_ENTER = (
    r"(?:subscribe|sign in|sign up|log in|login|register|join(?: us)?|upgrade"
    r"|become a (?:paid )?(?:member|subscriber)|(?:create|get|start|open)(?: your| a| an)? (?:free )?(?:account"
    r"|trial|subscription)|purchase|buy|pay|unlock)"
)
_EN_WHAT = r"(?:article|story|content|post|page|feature|report)"
_EN_OURS = (
    rf"(?:(?:the rest of |the remainder of |all of )?(?:this|our)|(?:the rest|the remainder) of(?: the)?) {_EN_WHAT}"
)
_EN_ON = (
    r"(?:continue reading|continue(?! \w{1,20}ing\b| to\b| the\b| with\b| as\b)|keep reading|finish reading|read on"
    rf"|read more(?! \w)|(?:read|access|see|view|unlock|get)(?: the)?(?: full)? {_EN_OURS}"
    r"|(?:read|access|see|view|unlock|get)(?: the)?(?: full| whole| entire| complete| rest of the)? (?:story|article)"
    r"(?! of\b)|unlock it)"
)
_EN_WHOSE = (
    r"(?:our |all |paid |paying |registered |premium |digital |print |active ){0,3}(?:subscribers|members|users"
    r"|customers)"
)
_EN_YOU = (
    r"(?: (?:please|you|ll|will|can|may|must|need|have|to|be|either|simply|just|first|now|today|for|free|and|more|or"
    r"|a|subscriber|member|here|only|it|this|page|site|website|our|in|on|full))"
)
"""Words between what one wants to read and what one is asked for: with others it is told of somebody."""
_EN = (
    rf"{_EN_ENTER}(?: (?!newsletter|email|e mail|alert|update|podcast)\w{{1,20}}){{0,8}} to {_EN_ON}\b",
    rf"(?:want |you need |you must |please )?to {_EN_ON}\b{_EN_YOU}{{0,10}}? {_EN_ENTER}\b",
    (
        rf"(?:{_EN_OURS}|(?:the full |the )?(?:article|story)|content) is"
        r" (?:only |just |exclusively |now )?(?:for|available(?: only| exclusively)? (?:to|for)|exclusive to"
        rf"|reserved for|restricted to|limited to|open only to) {_EN_WHOSE}\b"
    ),
    (
        rf"(?:exclusive(?:ly)? (?:to|for)|only for|reserved for|for) {_EN_WHOSE} only\b"
        r"(?! (?:an?|the|one|two|few|some)\b)"
    ),
    (
        rf"(?:this is a )?(?:subscribers?|members?) (?:only|exclusive) {_EN_WHAT}\b"
        r"(?! (?:of|was|were|is|has|had|that|which)\b)"
    ),
    r"(?:this is )?(?:a )?(?:premium|paid|locked) (?:article|story|content)$",
    (
        r"you (?:ve|have) (?:reached|read|used|hit|exceeded)(?: up)?(?: all(?: of)?)? (?:your|the)"
        r"(?:(?: (?:free|monthly|weekly|article|story|reading|view)){0,3} limit"
        r"|(?: \w{1,20}){0,4} (?:free articles?|free stories|articles? this month|last article"
        r"|last free article))\b"
    ),
    r"(?:keep|continue) reading (?:with (?:a|an|your)|for (?:free|just|only)|this (?:article|story|post) for)\b",
    r"subscribe for (?:unlimited|full|uninterrupted|complete|digital)(?: digital)? access\b",
    r"(?:thank you for your patience )?while we verify (?:your )?access\b",
    (
        r"you (?:need|must have) (?:a subscription|to (?:be a (?:subscriber|member)|subscribe|register|log in"
        rf"|sign in)) to (?:{_EN_ON}|(?:read|access|continue to) (?:this|it|our)|read)\b"
    ),
)
_ES_ENTER = (
    r"(?:suscr[ií]b(?:ete|ite|ase|irse|irte)|reg[ií]str(?:ate|ese|arse|arte)|inici(?:a|á|e|ar) sesi[oó]n"
    r"|hazte (?:socio|suscriptor|premium)|h[aá]gase socio|id[ei]nt[ií]f[ií]cate|acced[ea]|entra|crea(?: tu"
    r"| una)? cuenta(?: gratis| gratuita)?"
    r"|elige tu plan)"
)
_ES_ON = (
    r"(?:(?:seguir|continuar) leyendo|(?:leer|ver|acceder a|desbloquear)(?: el| la| este| esta| al| todo el"
    r"| toda la)?(?: resto del?| texto del?| contenido del?)?(?: el| la| este| esta)? ?(?:art[ií]culo|noticia"
    r"|reportaje)|(?:leer|ver|acceder a|desbloquear) (?:este|nuestro|el resto de este|el resto del)"
    r" (?:contenido|texto))"
)
_ES_YOU = (
    r"(?: (?:por|favor|debes?|tienes?|tiene|que|necesitas?|puedes?|gratis|solo|complet[oa]|o|y|ya|ahora|aqu[ií]"
    r"|m[aá]s|este|esta|en|nuestra|web))"
)
_ES_WHAT = r"(?:art[ií]culo|noticia|contenido|texto|reportaje)"
_ES_WHOSE = r"(?:nuestros |los |sus )?(?:suscriptores|socios|abonados|usuarios (?:registrados|premium))"
_ES = (
    rf"{_ES_ENTER}(?: \w{{1,20}}){{0,8}} para {_ES_ON}\b",
    rf"(?:si quieres |necesitas? )?para {_ES_ON}\b{_ES_YOU}{{0,10}}? {_ES_ENTER}\b",
    (
        rf"(?:el resto de )?(?:este |esta |el |la )?{_ES_WHAT} (?:es|est[aá]) (?:solo |s[oó]lo |[uú]nicamente )?"
        rf"(?:disponible )?(?:exclusiv[oa] |reservad[oa] |solo |s[oó]lo )?(?:para|de|a) {_ES_WHOSE}\b"
    ),
    rf"(?:{_ES_WHAT} )?(?:exclusiv[oa]|solo|s[oó]lo|reservad[oa]) (?:para|a) {_ES_WHOSE}\b",
    (
        r"(?:has|ha) (?:alcanzado|llegado a|superado|agotado|le[ií]do)(?: \w{1,20}){0,5}"
        r" (?:l[ií]mite|art[ií]culos gratuitos)\b"
    ),
)
_KO_WHOSE = r"(?:유료|프리미엄|구독|멤버십|정기)?\s?(?:구독자|회원|독자|멤버십|멤버)"
_KO_ON = r"(?:계속|전체|전문|나머지|끝까지|이어서|더|남은|모두)"
_KO_ENTER = r"(?:구독|로그인|회원\s?가입|가입|결제)"
_KO_WHAT = r"(?:기사|콘텐츠|글)"
_KO_SEE = r"(?:읽|보실|볼\s수|보세요|보기|보려면|보시려면|확인|이용)"
_KO_WORDS = r"(?:\s\S{1,12}){0,4}?"
_KO = (
    rf"(?:이|본|해당)\s{_KO_WHAT}\S{{0,3}}{_KO_WORDS}\s?{_KO_WHOSE}\s?(?:만|에게만|전용|한정|공개)",
    rf"(?:이|본|해당)\s{_KO_WHAT}\S{{0,3}}{_KO_WORDS}\s?구독\S{{0,4}}\s분(?:들)?(?:만|께만)",
    rf"(?:(?:이|본|해당)\s{_KO_WHAT}\S{{0,2}}\s)?유료\s?{_KO_WHAT}입니다",
    rf"{_KO_WHOSE}\s?전용\s?(?:{_KO_WHAT}|서비스)(?=입니다|이에요|예요|\s?(?:로그인|구독|가입|이미)|$)",
    rf"(?:기사\s?)?{_KO_ENTER}\S{{0,6}}{_KO_WORDS}\s{_KO_ON}\S{{0,4}}{_KO_WORDS}\s?{_KO_SEE}",
    rf"(?:기사\S{{0,2}}\s)?{_KO_ON}\S{{0,4}}{_KO_WORDS}\s?{_KO_SEE}\S{{0,4}}{_KO_WORDS}\s?{_KO_ENTER}",
    rf"{_KO_ENTER}\S{{0,4}}\s(?:후|뒤)(?:에)?\s(?:이용|열람|확인)(?!\s?(?:가능)?한)",
)
WALL = re.compile("|".join(f"(?:{form})" for form in (*_EN, *_ES, *_KO)))
"""What a wall says; where it stands at the start of a line, all of the line is the wall's."""

OURS = re.compile(
    rf"\b(?:this|our) {_EN_WHAT}\b|\b(?:est[ea]|nuestr[oa]) {_ES_WHAT}\b|(?:^|\s)(?:이|본|해당)\s{_KO_WHAT}"
)
"""By what a wall amid a story speaks of the very article."""

_PAST = "".join(chr(at) for at in range(ord("갔"), ord("힣") + 1, 28) if chr(at) not in "있겠")
REPORT = re.compile(rf"(?:(?<!니)다|[{_PAST}]습니다)$")
"""How a Korean sentence ends that reports, plainly or in the past; a wall speaks politely, and of now."""

ONWARD = re.compile(
    r"\b(?:continue reading|keep reading|read (?:more|on|the (?:full|rest|whole|complete))|already"
    r" (?:a|an) (?:\w{1,12} )?(?:subscriber|member)(?! of\b)|have an account|(?:seguir|continuar) leyendo|leer m[aá]s"
    r"|ya eres (?:suscriptor|socio))\b"
    r"|계속\s?읽기|더\s?읽기|전문\s?보기|기사\s?더\s?보기|이미\s(?:구독|회원)"
)
"""What leads on from the start of a story, or greets subscribers: beside a text that breaks off it tells why."""

OFFERS = re.compile(
    r"\b(?:cancel (?:any ?time|at any time)|unlimited (?:digital )?access|free trial|subscriber benefits|view offers?"
    r"|(?:see|view|choose|pick)(?: \w{1,12}){0,2} (?:subscription|options|plans?)|billed (?:monthly|annually|every)"
    r"|auto renews?|already (?:a|an) (?:\w{1,12} )?(?:subscriber|member)(?! of\b)"
    r"|already (?:have an account|subscribed)|special offer|limited time offer"
    r"|support (?:local|quality|independent|our|trusted) journalism"
    r"|subscribe (?:now|today|for)|explore our(?: full)? range|first (?:\w{1,9} )?(?:months?|weeks?) for"
    r"|for (?:just )?\d{1,3}(?: \d\d)? (?:a|per) (?:week|month|year)|not a subscriber|manage your subscription"
    r"|ya eres (?:suscriptor|socio)|cancela cuando quieras|sin permanencia|acceso ilimitado|primer mes"
    r"|periodismo de calidad)\b"
    r"|이미\s(?:구독|회원)|언제든\S{0,2}\s(?:해지|취소)|첫\s달\s무료|무제한\s(?:이용|열람)|구독\s?(?:신청|안내)"
    r"|월\s[\d\s]{1,8}원"
)
"""What stands beside a wall and sells the way through it."""
