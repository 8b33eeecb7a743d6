"""What English writes short, and what it says for it."""

from recapcast.script.spoken.rule import words
from recapcast.script.spoken.wording import Currency, Unit, Wording

NUMBER = r"(?:[0-9]{1,3}(?:,[0-9]{3}){1,5}|[0-9]{1,15})(?:\.[0-9]{1,9})?"
"""10,000 and 0.5."""
_SCALES = {
    "m": "million", "mn": "million", "mln": "million", "M": "million", "million": "million",
    "b": "billion", "bn": "billion", "B": "billion", "billion": "billion",
    "tn": "trillion", "trn": "trillion", "T": "trillion", "trillion": "trillion",
    "k": "thousand", "K": "thousand", "thousand": "thousand",
}  # fmt: skip
SCALES_ALONE = {"bn": "billion", "tn": "trillion", "trn": "trillion", "mn": "million", "mln": "million"}
"""What means a power of ten after any number, money or not."""
_CENTS = ("cent", "cents")
_DOLLAR = Currency("dollar", "dollars", *_CENTS)
_POUND = Currency("pound", "pounds", "penny", "pence")
_CURRENCIES = {
    "$": _DOLLAR,
    "US$": Currency("U S dollar", "U S dollars", *_CENTS),
    "A$": Currency("Australian dollar", "Australian dollars", *_CENTS),
    "AU$": Currency("Australian dollar", "Australian dollars", *_CENTS),
    "C$": Currency("Canadian dollar", "Canadian dollars", *_CENTS),
    "CA$": Currency("Canadian dollar", "Canadian dollars", *_CENTS),
    "HK$": Currency("Hong Kong dollar", "Hong Kong dollars", *_CENTS),
    "NZ$": Currency("New Zealand dollar", "New Zealand dollars", *_CENTS),
    "S$": Currency("Singapore dollar", "Singapore dollars", *_CENTS),
    "R$": Currency("real", "reais"),
    "£": _POUND,
    "€": Currency("euro", "euros", *_CENTS),
    "¥": Currency("yen", "yen"),
    "₩": Currency("won", "won"),
    "₹": Currency("rupee", "rupees"),
    "₽": Currency("rouble", "roubles"),
    "₺": Currency("lira", "lira"),
    "₫": Currency("dong", "dong"),
    "₱": Currency("peso", "pesos"),
    "₪": Currency("shekel", "shekels"),
    "₦": Currency("naira", "naira"),
    "¢": Currency("cent", "cents"),
    "USD": Currency("U S dollar", "U S dollars", *_CENTS),
}
_UNITS = {
    "km": "length-kilometer", "cm": "length-centimeter", "mm": "length-millimeter", "m": "length-meter",
    "nm": "length-nanometer", "mi": "length-mile", "yd": "length-yard", "yds": "length-yard",
    "ft": "length-foot", "km²": "area-square-kilometer", "km2": "area-square-kilometer",
    "sq km": "area-square-kilometer", "m²": "area-square-meter", "m2": "area-square-meter",
    "sq m": "area-square-meter", "sq ft": "area-square-foot", "sq mi": "area-square-mile",
    "ha": "area-hectare", "m³": "volume-cubic-meter", "kg": "mass-kilogram", "kgs": "mass-kilogram",
    "g": "mass-gram", "mg": "mass-milligram", "lb": "mass-pound", "lbs": "mass-pound", "oz": "mass-ounce",
    "l": "volume-liter", "L": "volume-liter", "ml": "volume-milliliter", "mL": "volume-milliliter",
    "cl": "volume-centiliter", "gal": "volume-gallon", "km/h": "speed-kilometer-per-hour",
    "kph": "speed-kilometer-per-hour", "kmh": "speed-kilometer-per-hour", "mph": "speed-mile-per-hour",
    "m/s": "speed-meter-per-second", "mpg": "consumption-mile-per-gallon", "°C": "temperature-celsius",
    "℃": "temperature-celsius", "°F": "temperature-fahrenheit", "℉": "temperature-fahrenheit",
    "°": "angle-degree", "ºC": "temperature-celsius", "W": "power-watt", "kW": "power-kilowatt",
    "MW": "power-megawatt", "GW": "power-gigawatt", "kWh": "energy-kilowatt-hour",
    "kcal": "energy-kilocalorie", "Hz": "frequency-hertz", "kHz": "frequency-kilohertz",
    "MHz": "frequency-megahertz", "GHz": "frequency-gigahertz", "KB": "digital-kilobyte",
    "kB": "digital-kilobyte", "MB": "digital-megabyte", "GB": "digital-gigabyte", "TB": "digital-terabyte",
    "V": "electric-volt", "hp": "power-horsepower", "psi": "pressure-pound-force-per-square-inch",
    "h": "duration-hour", "hr": "duration-hour", "hrs": "duration-hour", "min": "duration-minute",
    "mins": "duration-minute", "sec": "duration-second", "secs": "duration-second",
    "ms": "duration-millisecond",
}  # fmt: skip
_OWN_UNITS = {
    "dB": Unit("{} decibel", "{} decibels"),
    "MWh": Unit("{} megawatt hour", "{} megawatt hours"),
    "GWh": Unit("{} gigawatt hour", "{} gigawatt hours"),
    "Mbps": Unit("{} megabit per second", "{} megabits per second"),
    "Gbps": Unit("{} gigabit per second", "{} gigabits per second"),
    "rpm": Unit("{} revolution per minute", "{} revolutions per minute"),
    "fps": Unit("{} frame per second", "{} frames per second"),
    "bpm": Unit("{} beat per minute", "{} beats per minute"),
    "MP": Unit("{} megapixel", "{} megapixels"),
    "ppm": Unit("{} part per million", "{} parts per million"),
    "bps": Unit("{} basis point", "{} basis points"),
    "pct": Unit("{} percent", "{} percent"),
    "pc": Unit("{} percent", "{} percent"),
}
WORDING = Wording(
    locale="en",
    number=NUMBER,
    decimal=".",
    range="{} to {}",
    minus="minus {}",
    plus="plus {}",
    about="about {}",
    percent="{} percent",
    amount="{} {}",
    scaled="{} {} {}",
    cents="{} and {}",
    scales=_SCALES,
    currencies=_CURRENCIES,
    codes=words("EUR GBP JPY KRW CNY INR CHF AUD CAD HKD NZD SEK NOK DKK PLN MXN BRL TRY ZAR SGD"),
    units=_UNITS,
    own_units=_OWN_UNITS,
    dot="dot",
    at="at",
    slash="slash",
    dash="dash",
    underscore="underscore",
    hashtag="hashtag",
    domains={"uk": "U K", "us": "U S", "eu": "E U", "tv": "T V", "io": "I O", "ai": "A.I.", "kr": "K R", "fm": "F M"},
    signs={
        "&": "and",
        "+": "plus",
        "=": "equals",
        "×": "times",
        "÷": "divided by",
        "±": "plus or minus",
        "≈": "about",
        "≠": "is not",
        "≤": "at most",
        "≥": "at least",
        "<": "less than",
        ">": "more than",
        "→": "to",
        "§": "section",
        "№": "number",
        "@": "at",
        "#": "hash",
        "%": "percent",
        "°": "degrees",
        "∞": "infinity",
        "√": "root",
        "π": "pi",
        "$": "dollars",
        "€": "euros",
        "£": "pounds",
        "−": "minus",
        "‰": "per mille",
    },
    compounds=True,
)
ORDINALS = {3: "third", 4: "quarter", 5: "fifth", 6: "sixth", 8: "eighth", 9: "ninth", 16: "sixteenth"}
"""The parts that a fraction is read in; tenths are a mark out of ten."""
TITLES = {
    "Dr": "Doctor", "Mr": "Mr", "Mrs": "Mrs", "Ms": "Ms", "Prof": "Professor", "Gov": "Governor",
    "Sen": "Senator", "Rep": "Representative", "Gen": "General", "Col": "Colonel", "Capt": "Captain",
    "Lt": "Lieutenant", "Sgt": "Sergeant", "Cpl": "Corporal", "Maj": "Major", "Cmdr": "Commander",
    "Adm": "Admiral", "Rev": "Reverend", "Hon": "Honourable", "Msgr": "Monsignor", "Fr": "Father",
    "Sr": "Sister", "Pres": "President", "Supt": "Superintendent", "Insp": "Inspector", "Mt": "Mount",
    "Ft": "Fort", "St": "Saint", "Ste": "Sainte", "Messrs": "Messrs", "Mx": "Mx",
}  # fmt: skip
"""Before a name, with a full stop; without one only `BARE_TITLES`."""
BARE_TITLES = ("Dr", "Prof", "St", "Mt")
AFTER_NAMES = {
    "Jr": "Junior", "Sr": "Senior", "Inc": "Incorporated", "Ltd": "Limited", "Corp": "Corporation",
    "Co": "Company", "Bros": "Brothers", "Ave": "Avenue", "Blvd": "Boulevard", "Rd": "Road", "St": "Street",
    "Dr": "Drive", "Sq": "Square", "Esq": "Esquire", "Pty": "Proprietary", "Ln": "Lane", "Hwy": "Highway",
}  # fmt: skip
"""After a name, with a full stop, which may end the sentence too."""
SHORT = {
    "vs": "versus", "v": "versus", "etc": "et cetera", "e.g": "for example", "i.e": "that is",
    "approx": "approximately", "dept": "department", "Dept": "Department", "est": "established",
    "Est": "Established", "govt": "government", "Govt": "Government", "ca": "around", "cf": "compare",
    "incl": "including", "excl": "excluding", "feat": "featuring", "avg": "average", "assn": "association",
    "Assn": "Association", "Intl": "International", "Natl": "National", "Univ": "University",
    "misc": "miscellaneous", "esp": "especially", "asst": "assistant", "Asst": "Assistant", "viz": "namely",
    "tel": "telephone", "Tel": "Telephone",
}  # fmt: skip
"""With a full stop, wherever they stand."""
UNSTOPPED = {
    "vs": "versus",
    "w/": "with",
    "w/o": "without",
    "b/w": "between",
    "a.k.a": "also known as",
    "aka": "also known as",
}
"""Without one."""
NUMBERED = {
    "No": "number", "no": "number", "Nos": "numbers", "nos": "numbers", "p": "page", "pp": "pages",
    "ch": "chapter", "Ch": "Chapter", "vol": "volume", "Vol": "Volume", "vols": "volumes", "fig": "figure",
    "Fig": "Figure", "art": "article", "Art": "Article", "sec": "section", "Sec": "Section", "ep": "episode",
    "Ep": "Episode", "eps": "episodes", "Eps": "Episodes", "pt": "part", "Pt": "Part", "c": "around",
    "ca": "around", "approx": "approximately", "St": "Saint",
}  # fmt: skip
"""With a full stop, before a number."""
WEEKDAYS = {
    "Mon": "Monday", "Tue": "Tuesday", "Tues": "Tuesday", "Wed": "Wednesday", "Thu": "Thursday",
    "Thur": "Thursday", "Thurs": "Thursday", "Fri": "Friday", "Sat": "Saturday", "Sun": "Sunday",
}  # fmt: skip
