from recapcast.script.spoken.english import rules
from recapcast.script.spoken.respell import spoken


def test_days_come_first_outside_the_united_states() -> None:
    assert spoken("On 3/4/2024 they won 3-0.", "en-US").text == "On March 4th, 2024 they won 3 to 0."
    for language in ("en-GB", "en-AU", "en-IE"):
        assert spoken("On 3/4/2024 they won 3-0.", language).text == "On April 3rd, 2024 they won 3 nil."


def test_rules_of_one_class_stand_together_but_for_those_of_two_kinds() -> None:
    names = [rule.name for rule in rules("en")]
    runs = [name for before, name in zip(["", *names], names, strict=False) if name != before]
    assert {name for name in runs if runs.count(name) > 1} == {"decimals"}


def test_what_is_longer_comes_first() -> None:
    names = list(dict.fromkeys(rule.name for rule in rules("en")))
    assert names.index("links") < names.index("dates") < names.index("ranges")
    assert names.index("money") < names.index("decimals")
    assert names[-1] == "symbols"
