"""English abbreviations, initials, and words of capital letters."""

import re

from recapcast.script.spoken.english_tables import (
    AFTER_NAMES,
    BARE_TITLES,
    NUMBERED,
    SHORT,
    TITLES,
    UNSTOPPED,
    WEEKDAYS,
)
from recapcast.script.spoken.english_words import SAID, SPELLED
from recapcast.script.spoken.rule import Pattern, Rule, any_of, ends_sentence
from recapcast.script.spoken.wording import month_pattern

_STOP = frozenset(".")
_STARTERS = (
    "The|Then|This|That|These|Those|They|There|He|She|It|We|You|In|On|At|But|And|So|If|As|For|From|When|While|With|After"
    "|His|Her|Its|Their|Our|A|An|No|Not|Now|To|By"
)
"""What begins sentences, and seldom a surname."""
_NO_GIVEN = (
    "Plan|Vitamin|Group|Grade|Class|Type|Hepatitis|Appendix|Section|Block|Line|Channel|Gen|Generation|Model|Part|Formula"
    "|Level|Option|Team|Unit|Exhibit"
)
"""What has a letter after it that is no initial."""
_CAPITALS = re.compile(r"[A-Z]{2,}")


def sharps() -> list[Rule]:
    """The rule of the class `symbols` for notes, and the language C#."""
    return [
        Rule(
            "symbols",
            Pattern(r"(?<![^\W_])(?P<note>[A-G])#(?!\w)"),
            lambda match: f"{match['note']} sharp",
            frozenset("#"),
        )
    ]


def ordinals() -> list[Rule]:
    """The rules of the class `ordinals`: `No. 5`, `#5`, `p. 12`."""
    numbered = any_of(NUMBERED)
    return [
        Rule(
            "ordinals",
            Pattern(r"(?<![\w&#])(?:#|№\s?)(?P<n>[0-9]{1,6})(?![\w-])"),
            lambda match: f"number {match['n']}",
            frozenset("#№"),
        ),
        Rule(
            "ordinals",
            Pattern(rf"(?<![\w.&-])(?P<word>{numbered})\.\s?(?=[0-9])"),
            lambda match: f"{NUMBERED[match['word']]} ",
            _STOP,
        ),
    ]


def abbreviations() -> list[Rule]:
    """The rules of the class `abbreviations`."""
    titles, after = any_of(TITLES), any_of(AFTER_NAMES)
    weekdays = rf"(?P<day>{any_of(WEEKDAYS)})\.(?=,|\s(?:{month_pattern('en')}|[0-9]|the\b|at\b))"
    return [
        Rule("abbreviations", Pattern(rf"\b{weekdays}"), lambda match: WEEKDAYS[match["day"]], _STOP),
        Rule(
            "abbreviations",
            Pattern(rf"(?<=[\w,&]\s)(?P<word>{after})\.(?=[,;:!?)'’]|\s[a-z(]|\s?$)(?P<more>)"),
            _after_name,
            _STOP,
        ),
        Rule(
            "abbreviations",
            Pattern(r"(?<=[A-Za-z]\s)(?P<word>Jr|Inc|Ltd|Corp|Bros|Ave|Blvd)\.(?=\s)"),
            _after_name,
            _STOP,
        ),
        Rule(
            "abbreviations",
            Pattern(rf"(?<![\w.])(?P<word>{titles})\.(?=\s?[A-Z]|\s&|\sand\b)"),
            lambda match: TITLES[match["word"]] + ("" if match.string[match.end()].isspace() else " "),
            _STOP,
        ),
        Rule(
            "abbreviations",
            Pattern(rf"(?<![\w.'’-])(?P<word>{any_of(BARE_TITLES)})\s(?=[A-Z][a-z])"),
            lambda match: f"{TITLES[match['word']]} ",
        ),
        Rule(
            "abbreviations",
            Pattern(rf"(?<![\w.'’/-])(?P<word>{any_of(UNSTOPPED)})(?![\w/])\.?(?=\s|[,;)]|$)"),
            lambda match: UNSTOPPED[match["word"]],
        ),
        Rule("abbreviations", Pattern(rf"(?<![\w.'’/-])(?P<word>{any_of(SHORT)})\.(?!\w)"), _short, _STOP),
        Rule(
            "abbreviations",
            Pattern(r"(?<![\w.])(?P<word>Ph\.?\s?D|D\.?\s?Phil|M\.D|B\.A|M\.A|B\.Sc|M\.Sc)\.?(?!\w)"),
            _degree,
        ),
        Rule(
            "abbreviations",
            Pattern(rf"(?<=[a-z]\s)(?<!\b(?:to|by)\s)(?P<letter>[A-Z])\.(?=\s(?!(?:{_STARTERS})\b)[A-Z][a-z])"),
            _middle_initial,
            _STOP,
        ),
        Rule(
            "abbreviations",
            Pattern(r"(?<![\w.&])(?P<letters>(?:[A-Z]\.\s?){1,3})(?=\s?[A-Z][a-z]+)"),
            _initials,
            _STOP,
        ),
    ]


def _after_name(match: re.Match[str]) -> str:
    at_end = not match.string[match.end() : match.end() + 2].strip()
    ends = at_end or (ends_sentence(match) and match["word"] not in {"St", "Dr"})
    return AFTER_NAMES[match["word"]] + ("." if ends else "")


def _short(match: re.Match[str]) -> str | None:
    word = match["word"]
    rest = match.string[match.end() : match.end() + 2]
    if word in {"v", "ca"} and not re.match(r"\s[A-Z0-9]", rest):
        return None
    ends = not rest.strip() or (ends_sentence(match) and word in {"etc", "govt", "Govt", "dept", "Dept"})
    return SHORT[word] + ("." if ends else "")


def _degree(match: re.Match[str]) -> str | None:
    letters = re.sub(r"[^A-Za-z]", "", match["word"]).upper()
    return spelled(letters) if letters != "DPHIL" else "D Phil"


def _middle_initial(match: re.Match[str]) -> str | None:
    before = match.string[max(0, match.start() - 24) : match.start()].split()
    given = before[-1] if before else ""
    return match["letter"] if given[:1].isupper() and not re.fullmatch(_NO_GIVEN, given) else None


def _initials(match: re.Match[str]) -> str | None:
    letters = re.findall("[A-Z]", match["letters"])
    after = re.match(r"\s?([A-Z][a-z]+)", match.string[match.end() : match.end() + 30])
    before = match.string[max(0, match.start() - 24) : match.start()].split()
    if (
        after is None
        or re.fullmatch(_STARTERS, after[1])
        or (len(letters) == 1 and before and not before[-1].endswith((".", ",")))
    ):
        return None
    if tuple(letters) in {("U", "S"), ("U", "K"), ("U", "N"), ("D", "C"), ("E", "U")}:
        return None
    return f"{spelled(''.join(letters)).rstrip('.')}{'.' if 'A' in letters else ''} "


def spelled(letters: str) -> str:
    """Letters that are said one by one, in the form in which voices do so.

    Apart they would take A for the article; with full stops they say its name.
    """
    return "".join(f"{letter}." for letter in letters) if "A" in letters else " ".join(letters)


def initialisms() -> list[Rule]:
    """The rules of the class `initialisms`: said by letters, if they are no words."""
    return [
        Rule(
            "initialisms",
            Pattern(r"(?<![\w&.@#-])(?P<a>[A-Z]{1,3})&(?P<b>[A-Z]{1,3})(?![\w&])"),
            _joined,
            frozenset("&"),
        ),
        Rule(
            "initialisms",
            Pattern(r"(?<![\w.])(?P<letters>(?:[A-Z]\.){2,5}(?:[A-Z](?!\w))?)(?P<end>['’]?s\b)?"),
            _dotted,
            _STOP,
        ),
        Rule(
            "initialisms",
            Pattern(
                r"(?<![\w'’.@#&$+-])(?P<word>[A-Z]{2,6})(?P<end>s|['’]s)?(?:(?P<joint>-)(?=[a-z])|(?![\w@&+]|-[0-9]|\.[A-Za-z]))"
            ),
            _capitals,
        ),
        Rule(
            "initialisms",
            Pattern(
                r"(?<=[A-Za-z]-)(?P<word>[A-Z]{2,6})(?P<end>s|['’]s)?(?:(?P<joint>-)(?=[a-z])|(?![\w@&+]|-[0-9]|\.[A-Za-z]))"
            ),
            _capitals,
        ),
    ]


def _joined(match: re.Match[str]) -> str:
    """`AT&T`, `R&B`: one letter stays as it is, since a full stop after it would end the sentence."""
    return " and ".join(part if len(part) == 1 else spelled(part) for part in (match["a"], match["b"]))


def _dotted(match: re.Match[str]) -> str:
    said = spelled(re.sub(r"[^A-Z]", "", match["letters"]))
    if match["end"]:
        return f"{said}{_ending(match['end'])}"
    stop = ends_sentence(match) and match.string[match.end() : match.end() + 2].strip() == ""
    return (
        f"{said.rstrip('.')}."
        if stop or ("." in said and match.string[match.end() : match.end() + 1] != ".")
        else said
    )


def _ending(written: str) -> str:
    return "'s" if written == "s" else written


def _capitals(match: re.Match[str]) -> str | None:
    word = match["word"]
    if word in SAID or word in {"OK"} or re.fullmatch("[IVX]{2,}", word):
        return None
    vowels = re.search("[AEIOU]", word)
    if vowels and word not in SPELLED and (len(word) > 3 or _is_shouted(match)):
        return None
    if match["end"] == "s" and len(word) > 4:
        return None
    said = spelled(word)
    if match.string[match.end() : match.end() + 1] == "." and not match["end"]:
        said = said.rstrip(".")
    return f"{said}{_ending(match['end'] or '')}{' ' if match['joint'] else ''}"


def _is_shouted(match: re.Match[str]) -> bool:
    """Whether a word beside it is in capitals too, so that they tell nothing."""
    before = match.string[max(0, match.start() - 20) : match.start()].split()
    after = match.string[match.end() : match.end() + 20].split()
    return any(
        _CAPITALS.fullmatch(words.strip(".,!?:;\"'“”‘’()")) is not None for words in (*before[-1:], *after[:1])
    )
