"""What Korean writes in digits, signs and Latin letters, and what it says for it."""

import re

from recapcast.script.spoken.rule import words
from recapcast.script.spoken.wording import Currency, Unit, Wording

NUMBER = r"(?:[0-9]{1,3}(?:,[0-9]{3}){1,5}|[0-9]{1,15})(?:\.[0-9]{1,9})?"
_CURRENCIES = {
    "$": Currency("달러", "달러", "센트", "센트"),
    "US$": Currency("달러", "달러", "센트", "센트"),
    "€": Currency("유로", "유로", "센트", "센트"),
    "£": Currency("파운드", "파운드", "펜스", "펜스"),
    "¥": Currency("엔", "엔"),
    "₩": Currency("원", "원"),
    "￦": Currency("원", "원"),
    "元": Currency("위안", "위안"),
    "USD": Currency("달러", "달러", "센트", "센트"),
    "KRW": Currency("원", "원"),
    "EUR": Currency("유로", "유로", "센트", "센트"),
}
_UNITS = {
    "km": "length-kilometer", "㎞": "length-kilometer", "cm": "length-centimeter", "㎝": "length-centimeter",
    "mm": "length-millimeter", "㎜": "length-millimeter", "m": "length-meter", "km²": "area-square-kilometer",
    "㎢": "area-square-kilometer", "m²": "area-square-meter", "㎡": "area-square-meter",
    "kg": "mass-kilogram", "㎏": "mass-kilogram", "g": "mass-gram", "mg": "mass-milligram", "t": "mass-tonne",
    "L": "volume-liter", "ℓ": "volume-liter", "l": "volume-liter", "ml": "volume-milliliter",
    "mL": "volume-milliliter", "km/h": "speed-kilometer-per-hour", "㎞/h": "speed-kilometer-per-hour",
    "m/s": "speed-meter-per-second", "kW": "power-kilowatt", "MW": "power-megawatt", "GW": "power-gigawatt",
    "kWh": "energy-kilowatt-hour", "kcal": "energy-kilocalorie", "MHz": "frequency-megahertz",
    "GHz": "frequency-gigahertz", "MB": "digital-megabyte", "GB": "digital-gigabyte",
    "TB": "digital-terabyte", "ha": "area-hectare",
}  # fmt: skip
_OWN_UNITS = {
    "%p": Unit("{}퍼센트포인트", "{}퍼센트포인트"),
    "㏊": Unit("{}헥타르", "{}헥타르"),
    "°": Unit("{}도", "{}도"),
    "dB": Unit("{}데시벨", "{}데시벨"),
}
SINO = "영일이삼사오육칠팔구"
WORDING = Wording(
    locale="ko",
    number=NUMBER,
    decimal=".",
    range="{}에서 {}",
    minus="마이너스 {}",
    plus="플러스 {}",
    about="약 {}",
    percent="{} 퍼센트",
    amount="{}{}",
    scaled="{}{} {}",
    cents="{} {}",
    scales={
        "만": "만",
        "억": "억",
        "조": "조",
        "천": "천",
        "백만": "백만",
        "천만": "천만",
        "십억": "십억",
    },
    currencies=_CURRENCIES,
    codes=words("JPY CNY GBP"),
    units=_UNITS,
    own_units=_OWN_UNITS,
    dot="닷",
    at="골뱅이",
    slash="슬래시",
    dash="하이픈",
    underscore="언더바",
    hashtag="해시태그",
    domains={
        "com": "컴",
        "net": "넷",
        "org": "오알지",
        "kr": "케이알",
        "co": "시오",
        "go": "지오",
        "tv": "티비",
        "io": "아이오",
    },
    signs={
        "&": "앤드",
        "+": "플러스",
        "=": "는",
        "×": "곱하기",
        "÷": "나누기",
        "±": "플러스마이너스",
        "→": "에서",
        "№": "번호",
        "@": "골뱅이",
        "#": "샵",
        "%": "퍼센트",
        "℃": "도",
        "−": "마이너스",
        "$": "달러",
        "€": "유로",
        "♥": "하트",
    },
    letters=re.ASCII,
    point="점",
    digits=SINO,
)
LETTERS = {
    "A": "에이", "B": "비", "C": "시", "D": "디", "E": "이", "F": "에프", "G": "지", "H": "에이치",
    "I": "아이", "J": "제이", "K": "케이", "L": "엘", "M": "엠", "N": "엔", "O": "오", "P": "피", "Q": "큐",
    "R": "아르", "S": "에스", "T": "티", "U": "유", "V": "브이", "W": "더블유", "X": "엑스", "Y": "와이",
    "Z": "제트",
}  # fmt: skip
"""The letters' names as the National Institute of Korean Language writes them."""
WORDS = {
    "NASA": "나사", "FIFA": "피파", "UNESCO": "유네스코", "NATO": "나토", "OPEC": "오펙", "UEFA": "유에파",
    "ASEAN": "아세안", "APEC": "에이펙", "KAIST": "카이스트", "POSCO": "포스코", "KOSPI": "코스피",
    "KOSDAQ": "코스닥", "COVID": "코비드", "AIDS": "에이즈", "IKEA": "이케아", "VAR": "브이에이아르",
    "OPIC": "오픽", "TOEIC": "토익", "TOEFL": "토플", "HYBE": "하이브",
}  # fmt: skip
"""Acronyms that are said as words."""
NATIVE_ONES = ("", "한", "두", "세", "네", "다섯", "여섯", "일곱", "여덟", "아홉")
NATIVE_TENS = ("", "열", "스물", "서른", "마흔", "쉰", "예순", "일흔", "여든", "아흔")
"""Native numerals as they stand before what is counted; twenty alone is 스무."""
COUNTERS = "명|개|살|마리|시간|번째|곳|잔|권|벌|쌍|가지|달|그루|송이|켤레|채|군데|차례|사람|배|곡"
"""What is counted by native numerals, up to 99."""
PARTICLES = words(
    "은 는 이 가 을 를 과 와 의 에 도 만 로 으로 랑 이랑 나 이나 야 아 여 이여 께 께서 에게 에게서 한테 한테서 에서 "
    "부터 까지 마저 조차 밖에 처럼 보다 같이 마다 뿐 대로 씨 님 이다 다 입니다 였다 이었다 며 이며 고 이고 인 라 "
    "이라 라고 이라고 라는 이라는 라며 이라며 란 이란"
)
"""What is written to a name's end without a space."""
