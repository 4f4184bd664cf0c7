"""A slip: two words held to be spellings of one name, with the evidence for it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain

from rapidfuzz.distance import OSA

from factcheck.components import components
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
    pairs = [(slip.common, slip.rare) for slip in slips]
    return [frozenset(group) for group in components(chain.from_iterable(pairs), pairs)]
