import pytest

from recapcast.facts.extract.hangul_names import found


def told(text: str) -> list[tuple[str, str]]:
    return [(text[a:b], text[c:d]) for (a, b), (c, d) in found(text)]


@pytest.mark.parametrize(
    ("text", "name", "role"),
    [
        ("박다온 감독은 왔다.", "박다온", "감독"),
        ("정하늘 작곡가가 썼다.", "정하늘", "작곡가"),
        ("박다온 전 감독도 왔다.", "박다온", "전 감독"),
        ("홍길동 서울시립교향악단 상임지휘자는 왔다.", "홍길동", "서울시립교향악단 상임지휘자"),
        ("비가 왔다. 최유나 새터시의회 부의장은 없었다.", "최유나", "새터시의회 부의장"),
        ("윤가온 새터강 합창단 단장(52)은 왔다.", "윤가온", "새터강 합창단 단장"),
        ("배우 한지오는 왔다.", "한지오", "배우"),
        ("남궁솔 작가는 왔다.", "남궁솔", "작가"),
        ("김민수 씨는 왔다.", "김민수", "씨"),
        ("김민수씨는 왔다.", "김민수", "씨"),
        ("허준 씨는 왔다.", "허준", "씨"),
    ],
)
def test_a_name_stands_before_an_office_or_behind_it(text: str, name: str, role: str) -> None:
    assert told(text) == [(name, role)]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "서울시 시장은 왔다.",
        "문화부 장관과 정의당 대표가 왔다.",
        "서울대 교수와 공정위 위원장이 왔다.",
        "한국 대표 선수들이 왔다.",
        "유명 배우도 우승 감독도 왔다.",
        "이날 서울시립교향악단 상임지휘자는 없었다.",
        "정부는 새터강 합창단 단장을 불렀다.",
        "마음씨는 곱고 날씨는 맑다.",
        "가수 지망생이 왔다.",
        "고등부 감독은 왔다.",
        "주민들 대표가 왔다.",
        "강남구 구청장은 왔다.",
        "박다온 노래를 부른 가수는 왔다.",
    ],
)
def test_bodies_places_and_what_somebody_is_are_no_names(text: str) -> None:
    assert told(text) == []
