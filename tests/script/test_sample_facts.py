import pytest

from recapcast.facts.model import Facts
from recapcast.script.sample_facts import NAMES, sample_facts


@pytest.mark.parametrize("name", NAMES)
def test_sample_facts_are_in_the_language_asked_for(name: str) -> None:
    assert sample_facts(name, "ko").language == "ko"


def test_full_facts_have_something_of_everything() -> None:
    full = sample_facts("full", "en")
    assert all(getattr(full, key) for key in Facts.model_fields)
    for items in (full.people, full.works, full.quotes, full.figures):
        for key in type(items[0]).model_fields:
            assert any(getattr(item, key) for item in items), key
            assert key in {"name", "title", "text", "label", "value", "at"} or any(
                not getattr(item, key) for item in items
            ), key
    assert any(len(quote.text.text) > 400 for quote in full.quotes)


def test_thin_facts_are_a_headline_alone() -> None:
    thin = sample_facts("thin", "en")
    assert [key for key in Facts.model_fields if getattr(thin, key)] == ["headline", "language"]


def test_hostile_facts_look_like_jinja_and_like_a_script() -> None:
    text = sample_facts("hostile", "en").model_dump_json()
    for sign in ("{{", "{%", "{#", "[^1]", "[pause:", "[music:", "# ", "NARRATOR:", "__class__", "%s"):
        assert sign in text
