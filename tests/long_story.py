"""A made-up story that is long enough to be told in five minutes, in the languages of our templates."""

from typing import Any

_WORDS: dict[str, dict[str, Any]] = {
    "en": {
        "headline": "The clock of Merrow Quay strikes again",
        "source": {"name": "The Merrow Tidings"},
        "summary": "The clock of Merrow Quay strikes the hours again, nineteen years after a storm stopped it.",
        "points": [
            "In week {0} the smiths took {1} wheels from the tower.",
            "They cleaned the {1} smallest ones with brushes, and {0} of them had to be cast anew in the yard by the quay.",
            "The town paid for {1} new ropes.",
            "A school class counted {1} birds in the loft, and moved all of their nests before the work there went on.",
        ],
        "quote": "I have wound clocks for {0} years. None was as stubborn as this one. We laughed at it every morning. "
        "Then it laughed at us.",
        "context": "The clockmaker kept a diary of the work.",
        "people": [
            ("Hedda Lorn", "clockmaker"),
            ("Pim Oster", "the mayor of Merrow Quay"),
            ("Asa Vell", "a teacher"),
        ],
        "figure": "Wheels in floor {0}",
        "unit": "wheels",
        "background": "The clock was built {0} years before the harbour wall, and it has been mended {1} times since.",
        "outlook": "In month {0} the tower opens to visitors, {1} of them at a time.",
        "work": "a song",
    },
    "es": {
        "headline": "El reloj de Puerto Merla vuelve a sonar",
        "source": {"name": "La Voz de Merla"},
        "summary": "El reloj de Puerto Merla vuelve a dar las horas, diecinueve años después de que una tormenta lo parara.",
        "points": [
            "En la semana {0} los herreros sacaron {1} ruedas de la torre.",
            "Limpiaron con cepillos las {1} más pequeñas, y {0} de ellas se fundieron de nuevo en el taller del muelle.",
            "El pueblo pagó {1} cuerdas nuevas.",
            "Una clase de la escuela contó {1} pájaros en el desván, y llevó sus nidos a otro tejado antes de seguir.",
        ],
        "quote": "Llevo {0} años dando cuerda a relojes. Ninguno fue tan terco como este. Nos reíamos cada mañana. "
        "Luego se rio el reloj.",
        "context": "La relojera escribió un diario de la obra.",
        "people": [("Elda Lorn", "relojera"), ("Pío Oster", "alcalde de Puerto Merla"), ("Asia Vell", "maestra")],
        "figure": "Ruedas en el piso {0}",
        "unit": "ruedas",
        "background": "El reloj se construyó {0} años antes que el muelle, y lo han reparado {1} veces desde entonces.",
        "outlook": "En el mes {0} la torre abre a las visitas, {1} personas cada vez.",
        "work": "canción",
    },
    "ko": {
        "headline": "메로 부두의 시계가 다시 울린다",
        "source": {"name": "메로소식"},
        "summary": "폭풍으로 멈췄던 메로 부두의 시계가 열아홉 해 만에 다시 시각을 알리기 시작했습니다.",
        "points": [
            "{0}주째에 대장장이들이 탑에서 톱니바퀴 {1}개를 꺼냈습니다.",
            "작은 톱니바퀴 {1}개는 솔로 닦았고, 그 가운데 {0}개는 부두 옆 작업장에서 새로 만들어야 했습니다.",
            "마을이 새 밧줄 {1}개의 값을 냈습니다.",
            "학교 아이들이 다락에서 새 {1}마리를 세었고, 공사를 이어 가기 전에 둥지를 모두 옮겼습니다.",
        ],
        "quote": "저는 {0}년 동안 시계를 감았습니다. 이만큼 고집 센 시계는 없었습니다. 아침마다 함께 웃었습니다. "
        "그다음에는 시계가 웃었습니다.",
        "context": "시계 장인은 작업 일기를 썼습니다.",
        "people": [("노해다", "시계 장인"), ("오필", "메로 시장"), ("배아사", "교사")],
        "figure": "{0}층의 톱니바퀴",
        "unit": "개",
        "background": "시계는 방파제보다 {0}년 먼저 세워졌고, 그 뒤로 {1}번 고쳤습니다.",
        "outlook": "{0}월에는 탑이 문을 열고, 한 번에 {1}명씩 둘러봅니다.",
        "work": "노래",
    },
}
LANGUAGES = tuple(_WORDS)


def long_story(language: str, number: int = 0) -> dict[str, Any]:
    """Facts as a document has them; those of another `number` are another story's."""
    words = _WORDS[language]
    counts = [number * 100 + count for count in range(2, 50)]
    people = words["people"]
    return {
        "headline": f"{words['headline']}{f' ({number})' if number else ''}",
        "language": language,
        "published": "2026-10-08",
        "source": words["source"],
        "summary": words["summary"],
        "key_points": [words["points"][count % 4].format(count, count + 9) for count in counts],
        "people": [{"name": name, "role": role} for name, role in people],
        "works": [{"title": words["headline"], "kind": words["work"]}],
        "quotes": [
            {
                "text": words["quote"].format(count),
                "speaker": people[count % 3][0],
                **({"context": words["context"]} if count % 2 else {}),
            }
            for count in counts[:12]
        ],
        "figures": [
            {"label": words["figure"].format(count), "value": str(count * 3), "unit": words["unit"]}
            for count in counts[:4]
        ],
        "background": [words["background"].format(count, count + 1) for count in counts[:6]],
        "outlook": [words["outlook"].format(count, count + 1) for count in counts[:5]],
    }
