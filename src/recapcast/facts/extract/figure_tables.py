"""How each language tells a number that can be told by itself, with what it is of.

A figure is said as `label: value unit`. So a label is one that tells something alone: what a sum or a share is of, or
what is counted where that is of one kind (`spectators`, `homes without power`), and never `people` or `rivets`.
"""

from types import MappingProxyType

_NUMBER = r"(?<![\w.,/:$€£–-])(?:[0-9]{1,3}(?:[.,][0-9]{3}){1,4}|[0-9]{1,9}(?:[.,][0-9]{1,2})?)(?![\w/:]|[.,–-][0-9])"
_WORD = r"[^\W\d_][\w'’-]{0,20}"

_EN_SCALE = r"(?:[\s-](?:thousand|million|billion|trillion|bn|m)\b)?"
_EN_MONEY = (
    rf"(?:US|A|C|HK|NZ)?[$€£¥₩][0-9][0-9.,]{{0,15}}(?<![.,])(?:[mkb]n?\b)?{_EN_SCALE}"
    rf"|{_NUMBER}{_EN_SCALE}\s(?:dollars|euros|pounds|won|yen|yuan|pesos)"
)
_EN_BARE = (
    r"(?<![Aa]bout\s)(?<![Aa]round\s)(?<![Nn]early\s)(?<![Aa]lmost\s)(?<![Ss]ome\s)(?<![Oo]ver\s)(?<!\bthan\s)"
    r"(?<![Uu]p\sto\s)(?<![Ll]east\s)(?<![Mm]ost\s)(?<![Rr]oughly\s)(?<!mately\s)(?<![Ee]stimated\s)(?<![Rr]ecord\s)"
    r"(?<!(?:many|much)\sas\s)(?<!few\sas\s)(?<![Uu]nder\s)(?<![Bb]elow\s)(?<![Aa]bove\s)"
    r"(?<![Pp]er\s)(?<![Ee]very\s)(?<![Ee]ach\s)(?<!one\sin\s)(?<![0-9]\sin\s)(?<![Oo]ut\sof\s)(?<!half\sof\s)"
    r"(?<!third\sof\s)(?<!quarter\sof\s)(?<!cent\sof\s)(?<!%\sof\s)(?<!average\sof\s)(?<!imum\sof\s)"
    r"(?<![Ff]irst\s)(?<![Ll]ast\s)(?<![Nn]ext\s)(?<!other\s)(?<![Ff]urther\s)(?<!itional\s)(?<![Nn]ot\s)"
    r"(?<![0-9]\s(?:to|or)\s)(?<![0-9]\sand\s)(?<!hundred\s(?:to|or)\s)(?<!thousand\s(?:to|or)\s)"
    r"(?<!illion\s(?:to|or)\s)(?<!illion\sand\s)(?<![0-9]\s[–-]\s)"
)
"""A number after these words is not told without them, nor one that ends a range."""
_EN_SOME = (
    r"(?:(?:[Aa]bout|[Aa]round|[Nn]early|[Aa]lmost|[Ss]ome|[Oo]ver|(?:[Nn]o\s)?(?:[Mm]ore|[Ff]ewer|[Ll]ess)\sthan"
    r"|[Uu]p\sto|[Aa]t\sleast|[Rr]oughly|[Aa]pproximately|an\sestimated|a\srecord|[Aa]s\s(?:many|much)\sas"
    rf"|[Jj]ust\s(?:over|under))\s|{_EN_BARE})"
)
"""What is told of how exact a number is: it belongs to the value, which would say something else without it."""
_EN_DAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
_EN_MONTH = "January|February|March|April|May|June|July|August|September|October|November|December"
_EN_NO_TEAM = rf"(?!(?:{_EN_DAY}|{_EN_MONTH}|On|In|At|After|But|And|When|While|As|Then|How|Why)\b)"
_EN_OF_MONEY = (
    "price|prices|cost|costs|budget|revenue|revenues|turnover|profit|profits|sales|salary|fine|prize|damage|debt|losses"
    "|value|deal|grant|fund|investment|reward|fee|fees|rent|income|spending|aid|loan|donation|bill|prize money"
)
_EN_OF_SHARE = "turnout|unemployment|inflation|share|rate|support|approval|occupancy|participation"
_EN_OF_COUNT = (
    "population|attendance|toll|turnout|circulation|membership|workforce|capacity|enrolment|enrollment|crowd"
)
_EN_NO_LABEL = (
    r"(?!(?i:and|but|or|where|when|while|that|which|who|as|in|of|for|with|by|to|at|on|from|is|was|has|had|said|after"
    r"|before|because|if|so|then|now|what|how|the|an?|its|his|her|their|this|these|those|our|my|your|no|any)\b)"
)
_EN_BEFORE = r"(?:^|(?<=[,;:]\s)|\b(?<!at\s)(?:[Tt]he|[Aa]n?|[Ii]ts|[Hh]is|[Hh]er|[Tt]heir)\s)"
_EN_MODIFIERS = rf"(?:{_EN_NO_LABEL}[A-Za-z][\w-]{{1,20}}\s){{0,3}}?"
_EN_IS = (
    r"(?:(?:is|was|stands\sat|stood\sat|hit|(?:has\s|had\s)?reached|reaches|totalled|totaled|came\sto|comes\sto|amounts\sto"
    r"|amounted\sto|is\sworth|was\sworth|is\sestimated\sat|was\sestimated\sat|is\sset\sat|was\sset\sat|will\sbe"
    r"|(?:has\s|had\s)?(?:rose|risen|fell|fallen|grew|grown|climbed|dropped|went|gone|increased|decreased)\sto)\s)"
)
"""What leads to a sum; not `rose by` or `rose 3 percent`, which is a change of it."""
_EN_BREAK = (
    r"(?:and|but|or|while|when|after|as|because|which|who|from|since|up|down|with|before|where|to|by|that|said|is|was"
    r"|are|were|has|have|had|will|would|according|compared|if|than|so|during)"
)
_EN_STOPS = rf"(?=[.,;:)—–]|$|\s{_EN_BREAK}\b)"
_EN_TAIL = (
    r"(?:\s(?:(?:a|per)\s(?:year|month|week|day|night|hour|head|person|household|tonne|ton|barrel|share|litre|kilo|metre"
    r"|player|ticket|visitor|child)|(?:this|last)\s(?:year|month|week|quarter|season|spring|summer|autumn|winter))\b"
    rf"|\s(?:in|among|for|at|of|on)\s{_WORD}(?:\s(?!{_EN_BREAK}\b){_WORD}){{0,4}}{_EN_STOPS})"
)
"""Of what time or place a sum is: it belongs to the unit, as there would be another sum without it."""
_EN_WHOLE = (
    r"(?!\s?(?:%|percent|per\scent)|[\s-](?:thousand|million|billion|trillion|bn|m|dollars|euros|pounds|won|yen|yuan"
    r"|pesos|(?:percentage\s)?points?|higher|lower|more|less|fewer|above|below|over|under|short|worse|better|cheaper|up"
    r"|down|off|ahead|behind|a|per)\b|[\s-]?[0-9]"
    r"|(?:\s(?:to|or|and)\s|\s?[–—-]\s?)(?:US|A|C|HK|NZ)?[$€£¥₩]?[0-9])"
)
"""What does not follow: the sum would be another one, or the half of a range."""
_EN_ALL = r"(?!\s(?:in|among|of|for|at|this|last|on)\b)"
"""What does not follow: the sum would be another one, a difference of two, or that of a time or place."""
_EN_COUNTED = (
    "visitors|spectators|passengers|voters|votes|subscribers|members|employees|seats|deaths|victims|arrests|tickets"
    "|signatures|entries|applications|objections|complaints|viewers|readers|listeners|students|pupils|patients|copies"
    "|volunteers|residents|inhabitants|participants|runners|refugees|migrants|exhibitors|customers|supporters"
    "|protesters|evacuees|fans|streams|downloads|guests"
)
"""What says by itself what is counted."""
_EN_NO_COUNT = (
    r"(?!years|months|weeks|days|hours|minutes|seconds|times|miles|metres|meters|feet|dollars|euros|pounds|kilometres"
    r"|kilometers|millimetres|centimetres|inches|degrees|points|people|things|ways|some)"
)
_EN_NOUN = r"(?!(?:it|its|his|her|their|them|this|that|these|those|our|my|your|which|whom|whose|each|every)\b)"
_EN_OBJECT = r"(?<![.!?] )(?<!^)(?<!said )(?<!that )(?<!and )(?<!but )(?<!where )(?<!which )(?<!while )(?<!when )"
_EN_PAST = (
    r"(?!hundred\b|sacred\b)(?:[a-z]{2,15}[b-df-z]ed|came|went|took|made|gave|got|saw|fell|rose|grew|ran|sang|stood|sat|left|held"
    r"|kept|met|lost|won|died|fled|spoke|told|wrote|fought|sold|bought|brought|paid|spent|began|became|felt|found|heard|knew"
    r"|led|sent|slept|swam|thought|voted|did|do|does|can|could|may|might|must|should|shall)(?![\w'’-])"
)
"""What ends the name of what is counted: it begins to tell what became of it."""
_EN_WHEN = (
    rf"(?:(?:on|at|in|by|since|until)\s(?:(?:early|late|mid)[\s-])?(?:{_EN_DAY}s?|{_EN_MONTH}|[0-9]|noon|midnight|dawn|dusk"
    r"|night|once|first|last|least|all|total|(?:the\s)?(?:(?:early|late|past|last)\s)?(?:morning|afternoon|evening|night|spring|summer"
    r"|autumn|winter|week|weekend|month|year|end))"
    rf"|{_EN_DAY}|yesterday|today|tonight|tomorrow|overnight|last|next|again|already|now|still|here|there|then)\b"
)
_EN_NAMED = (
    rf"{_EN_NOUN}{_WORD}(?:\s(?!(?:{_EN_BREAK}|{_EN_WHEN})\b|{_EN_PAST}){_EN_NOUN}{_WORD}){{0,3}}(?<!\sthe)(?<!\sa)(?<!\san)"
    rf"(?:{_EN_STOPS}|(?=\s(?:{_EN_WHEN}|{_EN_PAST})))(?(object)|(?!\s*(?:[.;!?]|$)))"
    rf"(?!\s(?:and|or)\s(?!{_EN_PAST}))"
)
"""What a count is of. Where it begins its sentence and its name ends it, the name has the verb in it; where it goes
on after `and`, the name would be half of it."""
_TEAM = rf"{_EN_NO_TEAM}[A-Z][\w'’.-]{{1,20}}(?:\s{_EN_NO_TEAM}[A-Z][\w'’.-]{{1,20}}){{0,3}}"
_EN = (
    (
        rf"(?P<label>{_TEAM}\s(?:have\s|has\s|had\s)?(?:beat|beats|defeated|thrashed|edged|lost\sto|drew\swith)"
        rf"\s{_TEAM})\s(?:by\s)?(?P<value>[0-9]{{1,3}}\s?[-–]\s?[0-9]{{1,3}})"
        r"(?![\w/–-]|[.,][0-9]|,?\s(?:and\s)?[0-9]{1,3}\s?[-–]|\s(?:on|in|after)\s(?:aggregate|penalties|extra\s))"
    ),
    (
        rf"{_EN_BEFORE}(?P<label>{_EN_MODIFIERS}(?i:{_EN_OF_MONEY}))\s(?:of\s|{_EN_IS})"
        rf"(?P<value>{_EN_SOME}(?>{_EN_MONEY}))(?>(?P<unit>{_EN_TAIL})?){_EN_WHOLE}{_EN_ALL}"
    ),
    (
        rf"{_EN_BEFORE}(?P<label>{_EN_MODIFIERS}(?i:{_EN_OF_SHARE}))\s(?:of\s|{_EN_IS})"
        rf"(?P<value>{_EN_SOME}{_NUMBER})(?>(?P<unit>\s?(?:%|percent\b|per\scent\b)(?:{_EN_TAIL})?)){_EN_WHOLE}{_EN_ALL}"
    ),
    (
        rf"(?:{_EN_BEFORE}|\b)(?P<label>(?i:{_EN_OF_SHARE}))\s(?:of\s|{_EN_IS})"
        rf"(?P<value>{_EN_SOME}{_NUMBER})(?>(?P<unit>\s?(?:%|percent\b|per\scent\b)(?:{_EN_TAIL})?)){_EN_WHOLE}{_EN_ALL}"
    ),
    (
        rf"(?P<count>){_EN_BEFORE}(?P<label>{_EN_MODIFIERS}(?i:{_EN_OF_COUNT}))\s(?:of\s|{_EN_IS})"
        rf"(?P<value>{_EN_SOME}(?>{_NUMBER}{_EN_SCALE}))(?>(?P<unit>\speople\b)?){_EN_WHOLE}"
    ),
    (
        rf"(?P<count>)(?>(?P<object>{_EN_OBJECT})|)(?P<value>{_EN_SOME}{_NUMBER}{_EN_SCALE})"
        rf"\s(?P<label>(?:[a-z][a-z-]{{2,20}}(?<!ly)\s)?(?:{_EN_COUNTED})(?:\s(?:of|without|in|for|to|from)\s{_EN_NAMED})?)"
        rf"(?>(?P<unit>\s(?:a|per)\s(?:year|month|week|day|night|hour)\b)?)(?=[.,;:)—–]|$|\s(?:and|but|while|when|after|as|because"
        rf"|since|this|before|during|by|so|at|on|{_EN_WHEN}|{_EN_PAST})\b)"
    ),
    (
        rf"(?P<count>)(?P<object>{_EN_OBJECT})(?P<value>{_EN_SOME}{_NUMBER}{_EN_SCALE})"
        rf"\s(?P<label>{_EN_NO_COUNT}[a-z][a-z-]{{2,20}}(?<!s)s\s(?:of|without)\s{_EN_NAMED})"
    ),
)

_ES_SCALE = r"(?:\s(?:mil\smillones|mil|millón|millones)(?:\sde)?\b)?"
_ES_SOME = (
    r"(?:(?:(?:no\s)?[Mm]ás\sde|(?:no\s)?[Mm]enos\sde|[Cc]erca\sde|[Cc]asi|[Uu]n[oa]s|[Aa]lrededor\sde|[Aa]l\smenos|[Hh]asta"
    r"|[Pp]oco\smás\sde)\s"
    r"|(?<![0-9]\s[aoyu]\s)(?<!mil\s[aoyu]\s)(?<!illones\s[aoyu]\s)(?<![0-9]\s[–-]\s)(?<![Cc]ada\s)(?<!primer[oa]s\s)"
    r"(?<![Úú]ltim[oa]s\s)(?<!otr[oa]s\s)(?<!mente\s)(?<![Pp]or\s)(?<!media\sde\s)(?<!máximo\sde\s)(?<!mínimo\sde\s))"
)
_ES_WHOSE = r"\b(?:[Uu]na?|[Ee]l|[Ll]a|[Ll]os|[Ll]as|[Ss]us?)\s"
_ES_KIND = r"(?:\s(?:medi[oa]|total|anual|inicial|mensual|máxim[oa]|mínim[oa]|net[oa]|públic[oa]))?"
_ES_OF_MONEY = (
    r"presupuesto|precio|(?<!con\sun\s)costo|(?<!con\sun\s)coste|deuda|inversión|multa|premio|valor|gasto|ingreso|ingresos|salario|alquiler|prima"
    "|ayuda|facturación|beneficio|pérdidas|recaudación|subvención"
)
_ES_OF_SHARE = "ocupación|participación|paro|desempleo|inflación|abstención|apoyo|tasa"
_ES_OF_COUNT = "población|asistencia|aforo|plantilla|capacidad"
_ES_IS = (
    r"(?:(?:es|fue|era|será|asciende|ascendió|alcanza|alcanzó|llegó|llega|subió|bajó|se\ssitúa|se\ssituó|ronda|rondó)\s)?"
    r"(?:(?:del?|al?|en|el|en\sel|a\slos?)\s)?"
)
_ES_TAIL = (
    r"(?:\s(?:por|al|a\sla)\s(?:día|año|mes|semana|persona|noche|hora|cabeza|hogar|habitante|jugador|kilo|litro|niño"
    r"|metro\scuadrado|visitante|entrada))"
)
_ES_WHOLE = (
    r"(?!\s?%|\s(?:mil|millón|millones|por\sciento|puntos?|euros|dólares|pesos|más|menos|superior|inferior|de|del|en|por|al)\b"
    r"|\s?[0-9]|(?:\s(?:a|o|y|hasta)\s|\s?[–—-]\s?)[$€]?[0-9])"
)
_ES_COUNTED = (
    "visitantes|espectadores|pasajeros|votantes|votos|suscriptores|socios|empleados|trabajadores|plazas|muertos"
    "|fallecidos|heridos|víctimas|detenidos|entradas|firmas|solicitudes|quejas|alegaciones|turistas|alumnos|estudiantes"
    "|pacientes|copias|ejemplares|vecinos|habitantes|voluntarios|participantes|corredores|refugiados|evacuados"
    "|asistentes|abonados|manifestantes|viajeros"
)
_ES_OF = rf"\s(?:de|sin)\s(?!(?:su|sus|este|esta|estos|estas|ese|esa|los|las|la|el)\b){_WORD}"
_ES_STOPS = (
    r"(?=[.,;:)—–]|$|\s(?:y|pero|mientras|cuando|tras|después|como|porque|desde|este|esta|durante|en|por|al|a|que|según|con"
    r"|antes)\b)"
)
_ES = (
    (
        rf"{_ES_WHOSE}(?P<label>(?:{_ES_OF_MONEY}){_ES_KIND})\s{_ES_IS}(?P<value>{_ES_SOME}(?>{_NUMBER}{_ES_SCALE}"
        rf"\s(?:euros|dólares|pesos)|[$€][0-9][0-9.,]{{0,15}}(?<![.,])))(?>(?P<unit>{_ES_TAIL})?){_ES_WHOLE}"
    ),
    (
        rf"{_ES_WHOSE}(?P<label>(?:{_ES_OF_SHARE})(?:\sde\s{_WORD})?{_ES_KIND})\s{_ES_IS}(?P<value>{_ES_SOME}{_NUMBER})"
        rf"(?P<unit>\s?%|\spor\sciento){_ES_WHOLE}"
    ),
    (
        rf"(?P<count>){_ES_WHOSE}(?P<label>(?:{_ES_OF_COUNT}){_ES_KIND})\s{_ES_IS}"
        rf"(?P<value>{_ES_SOME}(?>{_NUMBER}{_ES_SCALE}))(?>(?P<unit>\s(?:personas|habitantes|espectadores))?){_ES_WHOLE}"
    ),
    (
        rf"(?P<count>)(?P<value>{_ES_SOME}{_NUMBER}(?:\s(?:mil|millón|millones))?)\s(?:de\s)?"
        rf"(?P<label>(?:{_ES_COUNTED}|(?:casos|hogares|viviendas)(?={_ES_OF}))(?:{_ES_OF})?){_ES_STOPS}"
    ),
)

_KO_BEFORE = (
    r"(?:^|(?<=[,.]\s)|(?<=[은는가을를에서로고며데의]\s))(?P<label>"
    r"(?:[\w~%·]{1,12}(?<![은는가을를에서로고며데의])\s){0,4}?"
)
"""Where a label begins: what stands before it without a particle tells which of many it is (65세 이상 접종률)."""
_KO_IS = r"(?:은|는|이|가)?\s"
_KO_VALUE = (
    r"(?P<value>(?:(?:약|총|최대|최소|평균|모두|무려)\s)?"
    r"(?<![\w.,])[0-9][0-9,.]{0,12}(?:[만천백억조]\s?[0-9,]{0,6}){0,3})\s?"
)
_KO_MORE = r"(?:\s?(?:이상|이하|미만|안팎))?"
_KO_WHOLE = (
    r"(?!씩|에서|부터|\s?[~∼–-]|\s?(?:또는|혹은|내지)\s|"
    r"(?:이|을|를)?\s?(?:넘|포인트|늘|줄|증가|감소|더|오르|올랐|내렸|올린|내린)|을\s대상|에게|당|\s가운데|\s중)"
)
"""What does not follow: the sum would be another one, a change of it, or a part."""
_KO_PEOPLE = (
    "객|관중|참가자|사망자|부상자|확진자|이용자|구독자|가입자|유권자|신청자|봉사자|종사자|회원|직원|승객|이재민|인구"
)
_KO_MONEY = (
    "예산|매출|입장료|요금|가격|상금|수익|비용|공사비|사업비|판매액|피해액|부채|적자"
    "|흑자|월세|벌금|지원금|보조금|투자금|총액"
)
_KO_SHARE = "투표율|실업률|시청률|점유율|찬성률|지지율|출산율|가동률|접종률|상승률|예매율|득표율"
_KO_AMOUNT = "통행량|판매량|생산량|강수량|적설량|조회\\s?수|관람객\\s?수|균열|좌석|열람석"
_KO = tuple(
    rf"{_KO_BEFORE}[가-힣]{{0,8}}(?:{of})){_KO_IS}{_KO_VALUE}(?P<unit>(?:{unit}){_KO_MORE}){_KO_WHOLE}"
    for of, unit in (
        (_KO_PEOPLE, "명"),
        (_KO_MONEY, "원|달러|유로|엔|위안"),
        (_KO_SHARE, "%|퍼센트"),
        (_KO_AMOUNT, "대|장|톤|곳|회|건|석|밀리미터|센티미터|㎜|㎝"),
    )
)
RULES: MappingProxyType[str, tuple[str, ...]] = MappingProxyType({"en": _EN, "es": _ES, "ko": _KO})
"""Patterns by language, the most telling first. Each has the groups `label` and `value`, some `unit`; those with the
group `count` tell how many there are; `object` is where one does not begin its sentence."""
