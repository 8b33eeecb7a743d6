import json
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from recapcast.check.record import is_beside, read
from recapcast.errors import EpisodeError, RecapcastError, SourceError
from tests.check.damaged import Made


def test_what_make_writes_is_read(good: Made) -> None:
    record = read(good.path(".json").read_bytes(), "story.json")
    assert (record.title, record.author, record.show) == ("The song at last", "Ann", "The Daily")
    assert record.lines[0].samples[0] == 13824
    assert (record.cover, record.music) == (None, [])


@pytest.mark.parametrize("content", [b"", b"{", b"\xff", b"[" * 100_000])
def test_what_is_no_json_is_told(content: bytes) -> None:
    with pytest.raises(EpisodeError, match=r"^a\.json is damaged, or no manifest: it can not be read as JSON"):
        read(content, "a.json")


@pytest.mark.parametrize("content", [b"[]", b"1", b"null", b"{}", b'{"manifest": "1"}', b'{"manifest": true}'])
def test_another_json_is_no_manifest(content: bytes) -> None:
    with pytest.raises(SourceError, match=r"^a\.json is no manifest of recapcast's"):
        read(content, "a.json")


def test_another_version_is_told() -> None:
    with pytest.raises(SourceError, match="is a manifest of version 2, and this recapcast reads version 1"):
        read(b'{"manifest": 2}', "a.json")


def paths(value: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """Where every value of a document stands."""
    pairs = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    return [path] * bool(path) + [each for key, inner in pairs for each in paths(inner, (*path, key))]


def put(document: dict[str, Any], path: tuple[Any, ...], value: object) -> None:
    inner: Any = document
    for key in path[:-1]:
        inner = inner[key]
    inner[path[-1]] = value


def test_every_value_of_a_wrong_type_is_told_by_its_name(good: Made) -> None:
    for path in paths(good.manifest):
        manifest = good.manifest
        put(manifest, path, {"a": [1]})
        if path == ("manifest",):
            continue
        with pytest.raises(EpisodeError) as caught:
            read(json.dumps(manifest).encode(), "story.json")
        assert f"story.json: `{'.'.join(map(str, path))}" in str(caught.value)


def test_every_key_that_lacks_is_told(good: Made) -> None:
    for key in good.manifest:
        manifest = good.manifest
        del manifest[key]
        with pytest.raises(RecapcastError):
            read(json.dumps(manifest).encode(), "story.json")


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_any_value_anywhere_gives_misses_or_a_clear_error(good: Made, made: Made, data: st.DataObject) -> None:
    values = st.one_of(
        st.none(),
        st.booleans(),
        st.integers(),
        st.floats(),
        st.text(),
        st.sampled_from(["\ud800", "../x", "/", 1e308, -0.0]),
    )
    manifest = good.manifest
    path = data.draw(st.sampled_from(paths(manifest)))
    put(manifest, path, data.draw(values))
    made.path(".json").write_text(json.dumps(manifest), encoding="utf-8")
    try:
        made.misses()
    except (EpisodeError, SourceError) as error:
        assert "story.json" in str(error)


@pytest.mark.parametrize(
    ("path", "beside"),
    [
        ("a.vtt", True),
        ("caf%C3%A9.vtt", True),
        ("..", False),
        ("", False),
        ("a/b", False),
        ("/a", False),
        ("a/../b", True),
    ],
)
def test_a_path_beside_the_manifest_is_known(path: str, beside: bool) -> None:
    assert is_beside(path) is beside
