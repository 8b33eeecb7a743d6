"""What figures on public corpora must not fall below: kept in floors.json, each with the hash of its corpus."""

import json
from collections.abc import Mapping
from pathlib import Path

FILE = Path(__file__).with_name("floors.json")


def held(key: str, corpus: str, figures: Mapping[str, float]) -> bool:
    """Whether each figure is at least its floor; prints every figure with it.

    Args:
        key: the corpus's in floors.json.
        corpus: the SHA-256 of what was measured, which must be what the floors were set on.
        figures: the higher the better. One without a floor is printed and holds.
    """
    pinned = json.loads(FILE.read_text(encoding="utf-8"))[key]
    if corpus != pinned["corpus"]:
        print(f"{key}: this corpus is {corpus}, and the floors are of {pinned['corpus']}")
        return False
    for name, value in figures.items():
        print(f"{name:24} {value:8.4f}  at least {pinned['floors'].get(name, '-')}")
    return all(value >= pinned["floors"].get(name, value) for name, value in figures.items())
