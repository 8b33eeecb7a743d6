import json

import pytest

from recapcast.errors import DocumentError
from recapcast.facts.load import loads


def test_yaml_and_json_give_the_same_facts() -> None:
    data = {
        "headline": "A 🎉",
        "quotes": [{"text": "q", "speaker": "S", "at": "1-5"}],
        "figures": [{"label": "l", "value": 5}],
    }
    written = json.dumps(data)
    as_yaml = "headline: A 🎉\nquotes:\n- {text: q, speaker: S, at: 1-5}\nfigures:\n- {label: l, value: 5}\n"
    assert loads(written, "f.json", is_json=True) == loads(as_yaml, "f.yaml")


def test_a_lone_half_of_a_character_is_refused() -> None:
    with pytest.raises(DocumentError, match="f.json:1:"):
        loads('{"headline": "a\\ud83d"}', "f.json", is_json=True)


@pytest.mark.parametrize("text", ["- a\n", "just words\n", "5\n", "~\n"])
def test_what_is_no_mapping_is_told_what_facts_look_like(text: str) -> None:
    with pytest.raises(DocumentError, match="expected facts"):
        loads(text, "f.yaml")


def test_a_megabyte_of_text_is_read() -> None:
    assert len(loads(f"headline: {'word ' * 200_000}", "f").headline.text) == 999_999
