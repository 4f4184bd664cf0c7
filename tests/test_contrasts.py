from __future__ import annotations

import pytest

from factcheck.contrasts import excludes, nation_of, opposite_of, opposites


@pytest.mark.parametrize(
    ("kind", "left", "right", "expected"),
    [
        ("colour", "gray", "grey", False),
        ("colour", "silver", "grey", True),
        ("body", "leg", "thigh", False),
        ("body", "shoulder", "chest", False),
        ("body", "hand", "foot", True),
        ("weapon", "pistol", "handgun", False),
        ("weapon", "pistol", "revolver", True),
        ("vehicle", "car", "sedan", False),
        ("vehicle", "sedan", "motorcycle", True),
    ],
)
def test_excludes_both_ways(kind: str, left: str, right: str, expected: bool) -> None:
    assert excludes(kind, left, right) is expected
    assert excludes(kind, right, left) is expected


def test_opposites_are_listed_or_formed() -> None:
    assert opposites("guilty", "innocent")
    assert opposites("identified", "unidentified")
    assert not opposites("valuable", "invaluable")
    assert not opposites("side", "inside")


def test_opposite_of_finds_listed_and_formed_words() -> None:
    assert opposite_of("intentional", {"unintentional", "accidental", "tall"}) == ["accidental", "unintentional"]
    assert opposite_of("unidentified", {"identified", "unidentified"}) == ["identified"]


def test_nation_of() -> None:
    assert nation_of("Dane") == nation_of("Danish")
    assert nation_of("Zealander", before="New") == "new zealand"
    assert nation_of("polish") == ""
