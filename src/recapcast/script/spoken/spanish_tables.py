"""What Spanish writes short, and what it says for it."""

from recapcast.script.spoken.rule import words
from recapcast.script.spoken.wording import Currency, Unit, Wording

NUMBER = r"(?:[0-9]{1,3}(?:\.[0-9]{3}){1,5}|[0-9]{1,15})(?:,[0-9]{1,9})?"
"""10.000 and 0,5."""
_CENTS = ("centavo", "centavos")
_CURRENCIES = {
    "$": Currency("dólar", "dólares", "centavo", "centavos"),
    "US$": Currency("dólar", "dólares", *_CENTS),
    "€": Currency("euro", "euros", "céntimo", "céntimos"),
    "£": Currency("libra", "libras", "penique", "peniques"),
    "¥": Currency("yen", "yenes"),
    "₩": Currency("won", "wones"),
    "₽": Currency("rublo", "rublos"),
    "₹": Currency("rupia", "rupias"),
    "R$": Currency("real", "reales", *_CENTS),
    "S/": Currency("sol", "soles", "céntimo", "céntimos"),
    "₡": Currency("colón", "colones", "céntimo", "céntimos"),
    "USD": Currency("dólar", "dólares", *_CENTS),
    "EUR": Currency("euro", "euros", "céntimo", "céntimos"),
}
_UNITS = {
    "km": "length-kilometer", "cm": "length-centimeter", "mm": "length-millimeter", "m": "length-meter",
    "km²": "area-square-kilometer", "km2": "area-square-kilometer", "m²": "area-square-meter",
    "m2": "area-square-meter", "ha": "area-hectare", "m³": "volume-cubic-meter", "kg": "mass-kilogram",
    "g": "mass-gram", "mg": "mass-milligram", "t": "mass-tonne", "l": "volume-liter", "L": "volume-liter",
    "ml": "volume-milliliter", "cl": "volume-centiliter", "km/h": "speed-kilometer-per-hour",
    "m/s": "speed-meter-per-second", "°C": "temperature-celsius", "ºC": "temperature-celsius",
    "℃": "temperature-celsius", "°F": "temperature-fahrenheit", "°": "angle-degree", "W": "power-watt",
    "kW": "power-kilowatt", "MW": "power-megawatt", "GW": "power-gigawatt", "kWh": "energy-kilowatt-hour",
    "kcal": "energy-kilocalorie", "Hz": "frequency-hertz", "MHz": "frequency-megahertz",
    "GHz": "frequency-gigahertz", "MB": "digital-megabyte", "GB": "digital-gigabyte",
    "TB": "digital-terabyte",
}  # fmt: skip
_OWN_UNITS = {
    "h": Unit("{} hora", "{} horas"),
    "min": Unit("{} minuto", "{} minutos"),
    "s": Unit("{} segundo", "{} segundos"),
    "dB": Unit("{} decibelio", "{} decibelios"),
}
WORDING = Wording(
    locale="es",
    number=NUMBER,
    decimal=",",
    range="{} a {}",
    minus="menos {}",
    plus="más {}",
    about="unos {}",
    percent="{} por ciento",
    amount="{} {}",
    scaled="{} {} de {}",
    cents="{} con {}",
    scales={
        "M": "millones",
        "mill.": "millones",
        "millones": "millones",
        "millón": "millón",
        "mdd": "millones",
        "billones": "billones",
        "billón": "billón",
        "mil millones": "mil millones",
        "mm": "mil millones",
    },
    currencies=_CURRENCIES,
    codes=words("GBP JPY KRW CNY CHF MXN ARS CLP COP PEN UYU BRL"),
    units=_UNITS,
    own_units=_OWN_UNITS,
    dot="punto",
    at="arroba",
    slash="barra",
    dash="guion",
    underscore="guion bajo",
    hashtag="almohadilla",
    domains={"es": "es", "tv": "te uve", "mx": "eme equis", "uk": "u ka", "io": "i o"},
    signs={
        "&": "y",
        "+": "más",
        "=": "igual a",
        "×": "por",
        "÷": "entre",
        "±": "más o menos",
        "≈": "unos",
        "<": "menor que",
        ">": "mayor que",
        "→": "a",
        "§": "sección",
        "№": "número",
        "@": "arroba",
        "#": "número",
        "%": "por ciento",
        "°": "grados",
        "−": "menos",
        "$": "dólares",
        "€": "euros",
        "£": "libras",
    },
)
ORDINALS = {
    1: "primero", 2: "segundo", 3: "tercero", 4: "cuarto", 5: "quinto", 6: "sexto", 7: "séptimo", 8: "octavo",
    9: "noveno", 10: "décimo",
}  # fmt: skip
"""Those above are said as numbers."""
ABBREVIATIONS = {
    "Sr.": "señor", "Sra.": "señora", "Srta.": "señorita", "Sres.": "señores", "D.": "don", "Dña.": "doña",
    "D.ª": "doña", "Dr.": "doctor", "Dra.": "doctora", "Prof.": "profesor", "Profa.": "profesora",
    "Ing.": "ingeniero", "Lic.": "licenciado", "Gral.": "general", "Ud.": "usted", "Uds.": "ustedes",
    "Vd.": "usted", "etc.": "etcétera", "p. ej.": "por ejemplo", "p.ej.": "por ejemplo",
    "EE. UU.": "Estados Unidos", "EE.UU.": "Estados Unidos", "JJ. OO.": "Juegos Olímpicos",
    "JJ.OO.": "Juegos Olímpicos", "a. C.": "antes de Cristo", "a.C.": "antes de Cristo",
    "d. C.": "después de Cristo", "d.C.": "después de Cristo", "pág.": "página", "págs.": "páginas",
    "cap.": "capítulo", "vol.": "volumen", "núm.": "número", "aprox.": "aproximadamente", "Avda.": "avenida",
    "Av.": "avenida", "C.ª": "compañía", "Cía.": "compañía", "tel.": "teléfono", "Tel.": "teléfono",
    "dpto.": "departamento", "art.": "artículo", "S. M.": "su majestad", "vs.": "contra", "ej.": "ejemplo",
    "Sto.": "santo", "Sta.": "santa", "máx.": "máximo", "mín.": "mínimo", "c/": "calle", "Gob.": "gobernador",
}  # fmt: skip
KINGS = (
    "Felipe|Alfonso|Juan Carlos|Juan Pablo|Juan|Carlos|Fernando|Isabel|Enrique|Luis|Pedro|Sancho|Jaime|Pío|Benedicto"
    "|León|Napoleón|Jorge|Eduardo|Guillermo|Ricardo|Cristina|Margarita|Catalina|Gregorio|Clemente|Pablo|Ramsés|Nicolás|Juana|Harald"
)
PARTS = (
    "[Ss]iglos?|[Cc]apítulo|[Tt]omo|[Vv]olumen|[Pp]arte|[Aa]cto|[Ee]scena|[Tt]ítulo|[Ff]ase|[Gg]uerra Mundial"
    "|[Aa]nexo|[Cc]oncilio Vaticano|[Ll]ibro|Rocky|Super Bowl|[Gg]rupo|[Tt]ipo|[Ee]dición"
)
SPELLED = words("BCE ADN ARN EI FMI IA IMC IP IRPF ITV OST OTT UAB UAM UE UGT UHF USB")
"""Said letter by letter although they could be words; those without a vowel need not be here."""
SAID = words("FIFA NASA ONG ONU OPEP OTAN RAE SIDA UEFA UNESCO")
"""Words, although they are written as letters."""
