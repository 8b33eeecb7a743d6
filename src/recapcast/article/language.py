"""The language of an article: as its page declares it, or as its words tell."""

import re

ENGLISH, SPANISH, KOREAN = "en", "es", "ko"
_SEEN = 20_000
"""Characters of the text that are looked at."""
_HANGUL = re.compile("[\uac00-\ud7a3]")
_LETTER = re.compile(r"[^\W\d_]")
_MOSTLY = 0.3
"""The share of Hangul among the letters from which text is Korean: names and brands in it are in Latin letters."""
_SPANISH_WORDS = frozenset({
    "al", "con", "como", "cuando", "de", "del", "desde", "donde", "el", "ella", "en", "entre", "era", "es", "esta",
    "este", "fue", "ha", "han", "hasta", "la", "las", "lo", "los", "más", "muy", "ni", "o", "para", "pero", "por",
    "porque", "que", "se", "según", "ser", "sin", "sobre", "son", "su", "sus", "también", "tras", "un", "una", "y",
    "ya",
})  # fmt: skip
_ENGLISH_WORDS = frozenset({
    "a", "after", "an", "and", "are", "as", "at", "be", "been", "but", "by", "for", "from", "had", "has", "have",
    "he", "her", "his", "in", "into", "is", "it", "its", "not", "of", "on", "or", "she", "that", "the", "their",
    "they", "this", "to", "was", "were", "when", "which", "who", "will", "with", "would",
})  # fmt: skip
_WORD = re.compile(r"[^\W\d_]+")


def language_of(text: str, declared: str | None = None) -> str:
    """The language of `text`, as a BCP 47 tag.

    Args:
        text: the article. Nothing is English.
        declared: what its page says; believed where it is a tag of a language that there is, and `text` is not in
            the script of another.
    """
    seen = text[:_SEEN]
    letters = len(_LETTER.findall(seen))
    is_korean = letters > 0 and len(_HANGUL.findall(seen)) >= _MOSTLY * letters
    tag = _tag(declared) if declared else None
    if is_korean:  # many a page has the `en` of the program that it was made with
        return tag if tag and tag.partition("-")[0] == KOREAN else KOREAN
    if tag:
        return tag
    words = _WORD.findall(seen.lower())
    spanish = sum(word in _SPANISH_WORDS for word in words)
    return SPANISH if spanish > sum(word in _ENGLISH_WORDS for word in words) else ENGLISH


def _tag(declared: str) -> str | None:
    """A declared language in its standard spelling; None where there is no such language."""
    import langcodes  # 35 ms, and a file of plain text declares none

    try:
        tag = langcodes.get(declared.strip())
        tag.to_alpha3()
    except (langcodes.tag_parser.LanguageTagError, LookupError):
        return None
    return str(tag.to_tag())
