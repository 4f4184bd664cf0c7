"""A slip: two words held to be spellings of one name, with the evidence for it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from rapidfuzz.distance import OSA

from factcheck.mention import Name


@dataclass(frozen=True, eq=False)
class Slip:
    """Two words held to be spellings of one name: the rarer, the commoner, the rarer one's places, and why."""

    rare: str
    common: str
    places: tuple[Name, ...]
    reason: str
    confidence: float
    given: bool = False  # the word is a given name
    people: frozenset[str] = frozenset()  # the other names of the person, where the word is a person's


def best(slips: Sequence[Slip]) -> list[Slip]:
    """For every rarer word only the slip that is best supported, so that one slip never joins two people's names."""
    best: dict[str, Slip] = {}
    for slip in slips:
        held = best.get(slip.rare)
        if held is None or _support(slip) > _support(held):
            best[slip.rare] = slip
    return list(best.values())


def _support(slip: Slip) -> tuple[float, int, str]:
    return slip.confidence, -OSA.distance(slip.rare, slip.common), slip.common


def connected(slips: Sequence[Slip]) -> list[frozenset[str]]:
    """Words that slips join to one name, in the order of their first slip."""
    parent: dict[str, str] = {}

    def root(key: str) -> str:
        while parent.setdefault(key, key) != key:
            key = parent[key]
        return key

    for slip in slips:
        parent[root(slip.rare)] = root(slip.common)
    groups: dict[str, set[str]] = defaultdict(set)
    for key in parent:
        groups[root(key)].add(key)
    return [frozenset(group) for group in groups.values()]
