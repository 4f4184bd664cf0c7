"""Which words mean the same, more, less or the opposite: the part of WordNet 3.1 that news English needs.

`wordnet.json.gz` holds 60,000 lemmas with their commonest senses, what is broader, similar, opposite and of one family
(benchmarks/build_lexicon.py makes it from the database files). WordNet is Princeton University's; its licence is
LICENSE in this folder.
"""

from __future__ import annotations

import gzip
import importlib.resources
import json
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache, cached_property, lru_cache

from factcheck.events import event_class

_STEPS = 3  # how many steps up still count as a broader word: "vehicle" for "car"


class Kinship(StrEnum):
    """How a first word stands to a second one. BROADER: the first is the more general word ("vehicle" to "car")."""

    SAME = "same"
    SYNONYM = "synonym"
    FAMILY = "family"  # arrest (the noun), arrest (the verb); decide, decision
    BROADER = "broader"
    NARROWER = "narrower"
    OPPOSITE = "opposite"
    SISTER = "sister"  # two kinds of one thing: mathematician, physicist
    NONE = "none"


@dataclass(frozen=True, eq=False)
class Lexicon:
    """Senses are numbers; `senses` has those of a lemma, the rest says how senses and lemmas hang together."""

    senses: Mapping[str, frozenset[int]]
    broader: Mapping[int, tuple[int, ...]]
    similar: Mapping[int, tuple[int, ...]]
    opposite: Mapping[str, frozenset[str]]
    family: Mapping[str, frozenset[str]]
    seen: Mapping[str, int]

    @cached_property
    def _climbed(self) -> dict[int, dict[int, int]]:
        return {}

    def _above(self, sense: int) -> dict[int, int]:
        """The broader senses of a sense with the steps to them."""
        known = self._climbed.get(sense)
        if known is None:
            known, level = {}, [sense]
            for step in range(1, _STEPS + 1):
                level = [up for one in level for up in self.broader.get(one, ()) if up not in known]
                known |= dict.fromkeys(level, step)
            self._climbed[sense] = known
        return known

    def _all_above(self, lemma: str) -> dict[int, int]:
        found: dict[int, int] = {}
        for sense in self.senses.get(lemma, ()):
            for up, step in self._above(sense).items():
                found[up] = min(step, found.get(up, step))
        return found

    def kinship(self, left: str, right: str) -> Kinship:
        """How two lower-case lemmas stand to each other in their commonest senses."""
        if left == right:
            return Kinship.SAME
        if right in self.opposite.get(left, ()) or _negates(left, right):
            return Kinship.OPPOSITE
        if self._is_synonym(left, right):
            return Kinship.SYNONYM
        mine, other = self.family.get(left, frozenset()), self.family.get(right, frozenset())
        return Kinship.FAMILY if right in mine or mine & other else self._by_rank(left, right)

    def _is_synonym(self, left: str, right: str) -> bool:
        mine, other = self.senses.get(left, frozenset()), self.senses.get(right, frozenset())
        similar = any(near in other for sense in mine for near in self.similar.get(sense, ()))
        return bool(mine & other) or similar or event_class(left) == event_class(right)

    def _by_rank(self, left: str, right: str) -> Kinship:
        """Whether one word is broader than the other, or both are kinds of one thing."""
        above_left, above_right = self._all_above(left), self._all_above(right)
        if self.senses.get(left, frozenset()) & above_right.keys():
            return Kinship.BROADER
        if self.senses.get(right, frozenset()) & above_left.keys():
            return Kinship.NARROWER
        shared = above_left.keys() & above_right.keys()
        return Kinship.SISTER if any(above_left[up] + above_right[up] <= _STEPS for up in shared) else Kinship.NONE


def _negates(left: str, right: str) -> bool:
    """Whether one word is the other with a negating prefix: "paid", "unpaid"."""
    longer, shorter = (left, right) if len(left) > len(right) else (right, left)
    return len(shorter) > 3 and longer in {
        prefix + shorter for prefix in ("un", "non", "in", "im", "ir", "dis", "non-")
    }


@cache
def lexicon() -> Lexicon:
    """The packaged lexicon, read once (about 0.1 s)."""
    packed = importlib.resources.files("factcheck.lexicon").joinpath("wordnet.json.gz").read_bytes()
    table = json.loads(gzip.decompress(packed))
    senses: dict[str, set[int]] = defaultdict(set)
    for key, found in table["senses"].items():
        senses[key.rpartition("/")[0]].update(found)
    return Lexicon(
        senses={lemma: frozenset(found) for lemma, found in senses.items()},
        broader={int(sense): tuple(up) for sense, up in table["broader"].items()},
        similar={int(sense): tuple(near) for sense, near in table["similar"].items()},
        opposite=_both_ways(table["opposite"]),
        family=_both_ways(table["family"]),
        seen=table["seen"],
    )


@lru_cache(maxsize=400_000)
def kinship(left: str, right: str) -> Kinship:
    """How two lower-case lemmas stand to each other."""
    return lexicon().kinship(left, right)


def _both_ways(pairs: Iterable[tuple[str, str]]) -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for left, right in pairs:
        found[left].add(right)
        found[right].add(left)
    return {word: frozenset(others) for word, others in found.items()}
