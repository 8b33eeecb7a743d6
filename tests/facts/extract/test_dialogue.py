import pytest

from recapcast.facts.extract.dialogue import by_paragraph, is_opened, lines, spoken, within


def told(text: str, *, is_in_list: bool = False) -> list[tuple[str, str | None]]:
    return [
        (text[line.start : line.end], text[slice(*line.told)] if line.told is not None else None)
        for line in lines(text, is_in_list=is_in_list)
    ]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        (
            "—No habrá retrasos —dijo Ana Ruiz—. Abrimos en mayo.",
            [("No habrá retrasos", "dijo Ana Ruiz"), ("Abrimos en mayo.", None)],
        ),
        ("—Si llueve —dijo ella—, en junio.", [("Si llueve", "dijo ella"), ("en junio.", None)]),
        ("— ¿Y el dinero? — preguntó Juan Olmo.", [("¿Y el dinero?", "preguntó Juan Olmo.")]),
        ("–Vamos a ganar –le dijo Marta Ríos.", [("Vamos a ganar", "le dijo Marta Ríos.")]),
        ("—El plan —el único— es bueno —insistió Olmo.", [("El plan —el único— es bueno", "insistió Olmo.")]),
        ("— Abrimos en mayo, dijo Ana Ruiz. Llovía.", [("Abrimos en mayo", "dijo Ana Ruiz")]),
    ],
)
def test_dashes_part_what_is_said_from_who_says_it(text: str, parts: list[tuple[str, str | None]]) -> None:
    assert told(text) == parts


@pytest.mark.parametrize(
    "text",
    [
        "",
        "—Todo está listo.",
        "— Ida Brandt, captain",
        "–5 a 10 grados, dijo Ana Ruiz.",
        "— more buses —said Ana Ruiz.",
        "El tren —dijo Olmo— llega tarde.",
        "The mayor — said to be ill — stayed away.",
        "- Abrimos en mayo, dijo Ana Ruiz.",
    ],
)
def test_ranges_asides_signatures_and_items_of_lists_are_no_dialogue(text: str) -> None:
    assert told(text) == []


def test_beside_an_item_of_a_list_a_comma_makes_no_quote() -> None:
    assert told("— Abrimos en mayo, dijo Ana Ruiz.", is_in_list=True) == []
    assert is_opened("— Más autobuses.")
    assert not is_opened("Más — autobuses.")


def test_a_speaker_named_between_marks_parts_what_is_between_them() -> None:
    text = "«El puerto —dijo Ana Ruiz— abre en mayo»"
    assert [text[line.start : line.end] for line in within(text)] == ["«El puerto", "abre en mayo»"]
    assert within("“The mayor — said to be ill — stayed”") == within("«El puerto —el viejo— abre»") == []


def test_a_comma_makes_no_quote_beside_an_item_of_a_list_and_does_beside_none() -> None:
    comma, item, story = "— Abrimos en mayo, dijo Ana Ruiz.", "— Más autobuses.", "Llovía."
    assert [len(found) for found in by_paragraph([comma, item, story, comma])] == [0, 0, 0, 1]
    assert by_paragraph([]) == []


def test_a_dialogue_is_every_line_beside_one_that_tells_who_speaks() -> None:
    told, untold, story = "—Abrimos en mayo —dijo Ana Ruiz.", "—El río crece cada año.", "Llovía."
    assert spoken([story, untold, told, untold, story, untold]) == {1, 2, 3}
    assert spoken([]) == frozenset()
