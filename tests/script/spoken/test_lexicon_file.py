from pathlib import Path

import pytest

from recapcast.errors import DocumentError, LexiconError
from recapcast.script.model import Meta
from recapcast.script.spoken.lexicon import Entry
from recapcast.script.spoken.lexicon_file import find, lexicon_of, loads
from recapcast.settings import LEXICON


def said(text: str, meta: Meta, lexicon: str = "") -> str:
    """What `text` is said as in a script, with a lexicon."""
    if lexicon:
        Path(LEXICON).write_text(lexicon, encoding="utf-8")
    compiled = lexicon_of(meta, find(None))
    if compiled is None:
        return text
    for start, end, words in reversed(list(compiled.said(text, ipa=False))):
        text = text[:start] + words + text[end:]
    return text


def test_an_entry_is_a_respelling_or_a_mapping() -> None:
    text = 'en:\n  Haein: hay-in\n  Way Home: {say: "wei: hohm", ipa: ˈweɪ hoʊm}\n  x1: {ipa: a}\nko:\n  OST: 오에스티\nes:\n'
    assert loads(text, "f") == {
        "en": (Entry("Haein", "hay-in"), Entry("Way Home", "wei: hohm", "ˈweɪ hoʊm"), Entry("x1", None, "a")),
        "ko": (Entry("OST", "오에스티"),),
        "es": (),
    }


def test_every_problem_is_told_with_its_place() -> None:
    text = (
        "en:\n  ok: fine\n  '!!': x\n  none:\n  empty: {}\n  blank: ''\n  number: 5\n  mark: {say: '!'}\n"
        "  ipa: {ipa: /a/}\n  hum: {ipa: '5'}\n  key: {sy: a}\n  ok: twice\nnot a tag: {a: b}\nko: [a]\n"
    )
    with pytest.raises(DocumentError) as caught:
        loads(text, "lexicon.yaml")
    assert [str(problem) for problem in caught.value.problems] == [
        '3:3: expected a word, found the text "!!", in which is no letter and no digit',
        "4:8: en.none: expected a respelling or {say, ipa}, found nothing",
        "5:10: en.empty: expected a respelling, IPA or both, found neither",
        "6:10: en.blank: expected text, found nothing",
        "7:11: en.number: expected a respelling or {say, ipa}, found the number 5; put it in quotes to make it text",
        "8:15: en.mark.say: expected words, found '!', in which nothing can be spoken",
        "9:14: en.ipa.ipa: IPA is written without brackets and strokes: take out /",
        '10:14: en.hum.ipa: expected sounds in IPA, found the text "5"',
        "11:9: unknown key `en.key.sy`; did you mean `say`?",
        "12:3: the key `ok` stands here a second time: keep one",
        '13:1: expected a language tag such as en, en-GB or ko, found the text "not a tag"',
        "14:5: ko: expected a mapping (key: value), found a list",
    ]


@pytest.mark.parametrize("text", ["# nothing\n", "- a\n", "a\n"])
def test_a_document_that_is_no_mapping_is_refused(text: str) -> None:
    with pytest.raises(DocumentError, match="expected a mapping"):
        loads(text, "f")


def test_the_file_of_the_folder_is_used_where_it_is_there(folder: Path) -> None:
    assert find(None) is None
    (folder / LEXICON).write_text("en: {Kim: gim}\n", encoding="utf-8")
    found = find(None)
    assert found is not None
    assert (found.path, found.content) == (Path(LEXICON), b"en: {Kim: gim}\n")
    assert found.entries == {"en": (Entry("Kim", "gim"),)}
    assert find("none") is None


def test_one_that_is_asked_for_and_can_not_be_read_is_refused(folder: Path) -> None:
    (folder / "empty.yaml").write_bytes(b"")
    (folder / "large.yaml").write_bytes(b"#" * (4 * 1024 * 1024 + 1))
    (folder / "latin.yaml").write_bytes(b"en: {\xe9: e}")
    for name, reason in {
        "lacks.yaml": "No such file",
        "empty.yaml": "it is empty",
        "large.yaml": "larger than 4 MB",
        "latin.yaml": "not UTF-8",
        ".": "directory",
        LEXICON: "No such file",
    }.items():
        with pytest.raises(LexiconError, match=reason):
            find(name)


def test_a_regions_entries_go_over_its_languages() -> None:
    lexicon = "en: {Kim: one, Lee: one}\nen-GB: {Kim: two}\nen-US: {Lee: three}\nko: {Lee: four}\n"
    assert said("Kim Lee", Meta(title="t", language="en-GB"), lexicon) == "two one"
    assert said("Kim Lee", Meta(title="t", language="en"), lexicon) == "one one"
    assert said("Kim Lee", Meta(title="t", language="fr"), lexicon) == "Kim Lee"


def test_tags_are_the_same_however_they_are_written() -> None:
    assert said("Kim", Meta(title="t", language="zh-Hant-TW"), "ZH-hant: {Kim: one}\n") == "one"


def test_the_scripts_own_words_go_over_the_file() -> None:
    meta = Meta(title="t", say={"Kim": "own"})
    assert said("Kim Lee", meta, "en: {Kim: file, Lee: file}\n") == "own file"


def test_nothing_that_says_anything_is_no_lexicon() -> None:
    assert lexicon_of(Meta(title="t"), None) is None
    Path(LEXICON).write_text("ko: {Kim: one}\n", encoding="utf-8")
    assert lexicon_of(Meta(title="t"), find(None)) is None
