"""How each language tells a number that can be told by itself, with what it counts."""

from types import MappingProxyType

_NUMBER = r"(?<![\w.,/:$€£-])(?:[0-9]{1,3}(?:[.,][0-9]{3}){1,4}|[0-9]{1,9}(?:[.,][0-9]{1,2})?)(?![\w/:]|[.,-][0-9])"
_EN_SCALE = r"(?:[\s-](?:thousand|million|billion|trillion|bn|m)\b)?"
_EN_MONEY = (
    rf"(?:US|A|C|HK|NZ)?[$€£¥₩][0-9][0-9.,]{{0,15}}(?<![.,])(?:[mkb]n?\b)?{_EN_SCALE}"
    rf"|{_NUMBER}{_EN_SCALE}\s(?:dollars|euros|pounds|won|yen|yuan|pesos)"
)
_EN_WORTH = (
    "price|cost|costs|budget|turnout|revenue|revenues|profit|profits|sales|population|salary|fine|prize|damage|debt|loss"
    "|losses|value|share|unemployment|inflation|attendance|deal|grant|fund|investment|reward|fee|rate|toll|donation"
)
_EN_TO = (
    r"(?:(?:is|was|were|has|had|will be|of|at|to|by|worth|hit|reached|rose|fell|grew|climbed|dropped|stood|totalled"
    r"|totaled)\s){1,3}(?:(?:about|around|nearly|almost|some|over|more than|up to|at least|a record|roughly)\s)?"
)
_EN_THINGS = r"(?!years|months|weeks|days|hours|minutes|seconds|times|miles|metres|meters|feet|dollars|euros|pounds)"
_EN_COUNTED = (
    rf"{_EN_THINGS}(?:people|children|men|women|police|[a-z][a-z-]{{2,20}}(?<!s)s)\b(?<!was)(?<!has)(?<!this)"
)
_TEAM = r"[A-Z][\w'’.-]{1,20}(?:\s[A-Z][\w'’.-]{1,20}){0,3}"
_EN = (
    (
        rf"(?P<label>(?:{_TEAM}\s)?(?:beat|beats|beating|defeated|defeats|defeating|thrashed|edged|lost to|drew with)"
        rf"\s{_TEAM})\s(?:by\s)?(?P<value>[0-9]{{1,3}}\s?[-–]\s?[0-9]{{1,3}})(?![\w/-]|[.,][0-9])"
    ),
    (
        r"\b(?:[Tt]he|[Aa]n?|[Ii]ts|[Hh]is|[Hh]er|[Tt]heir)\s"
        rf"(?P<label>(?:[a-z][\w-]{{1,20}}\s){{0,3}}?(?:{_EN_WORTH}))\s{_EN_TO}(?P<value>{_EN_MONEY})"
    ),
    (
        rf"\b(?P<label>(?!and\b|but\b)(?:[A-Z]?[a-z][\w-]{{1,20}}\s){{0,2}}?(?i:{_EN_WORTH}))\s{_EN_TO}"
        rf"(?P<value>{_NUMBER})\s?(?P<unit>%|percent|per cent)"
    ),
    (
        rf"(?P<value>{_NUMBER})\s?(?P<unit>%|percent|per cent)\sof\s(?:(?:the|all|its|their|those)\s)?"
        rf"(?P<label>(?:[a-z][a-z-]{{1,20}}\s)?{_EN_COUNTED})"
    ),
    rf"(?P<count>)(?P<value>{_NUMBER}{_EN_SCALE})\s(?:more\s|other\s)?(?P<label>(?:[a-z][a-z-]{{1,20}}(?<!ly)\s)?{_EN_COUNTED})",
)
_ES_SCALE = r"(?:\s(?:mil|millón|millones)(?:\sde)?\b)?"
_ES = (
    (
        r"\b(?:[Uu]na?|[Ee]l|[Ll]a|[Ss]us?)\s(?P<label>presupuesto|precio|coste|costo|deuda|inversión|multa|premio|valor)"
        rf"\s(?:es\s|fue\s|era\s)?(?:de\s)?(?P<value>{_NUMBER}{_ES_SCALE}\s(?:euros|dólares|pesos)"
        r"|[$€][0-9][0-9.,]{0,15}(?<![.,]))"
    ),
    rf"(?P<value>{_NUMBER})\s?(?P<unit>%|por ciento)\sde\s(?:los|las)\s(?P<label>[a-záéíóúñ]{{3,20}}s)\b",
    (
        rf"(?P<count>)(?P<value>{_NUMBER}(?:\s(?:mil|millón|millones))?)\s(?:de\s)?(?!años|meses|días|horas|minutos|veces"
        r"|metros|kilómetros|euros|dólares|pesos|millones)(?P<label>[a-záéíóúñ]{3,20}s)\b"
    ),
)
_KO = (
    (
        r"(?P<label>[가-힣]{2,10}(?<![은는이가을를의에로도만년월일약총]))\s(?:약\s|총\s)?"
        r"(?<![\w.,])(?P<value>[0-9][0-9,.]{0,12}(?:[만천백억조]\s?[0-9,]{0,6}){0,3})\s?"
        r"(?P<unit>명|원|달러|개|대|곳|건|권|석|%|퍼센트)"
    ),
)
RULES: MappingProxyType[str, tuple[str, ...]] = MappingProxyType({"en": _EN, "es": _ES, "ko": _KO})
"""Patterns by language, the most telling first. Each has the groups `label` and `value`, some `unit`; those with the
group `count` tell how many there are."""
