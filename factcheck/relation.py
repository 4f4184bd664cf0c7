"""Which of many documents have to do with one another: only these are compared.

A few documents are given because they tell of one story. Of many, those belong together that are linked, directly or
through others: their leads are alike and they share names, or they share so many names that are rare among all of them
that chance hardly explains it. Reports written months apart need more of those.

The weight of a shared word is that of record linkage for chance agreement, the logarithm of how rare it is (Fellegi and
Sunter, "A theory for record linkage", 1969), in units of a word that only one of all documents has. The thresholds were
chosen on 700 news reports of 274 events in one folder: 131 findings when each event is checked alone; of these, 16 were
lost and 24 others came up when the reports were parted in this way, 36 and 101 when all were compared with all.
"""

from __future__ import annotations

import datetime as dt
import math
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import combinations
from typing import TYPE_CHECKING

from factcheck.blocking import near
from factcheck.components import components
from factcheck.corpus import Analysis
from factcheck.mention import Name

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

FEW = 25  # documents that are held to be given because they tell of one story
ALIKE = 0.5  # cosine that the two most similar sentences of the leads must reach
SHARED = 3  # words of names that two reports of one event share at least, or all where one has fewer
_MANY = 1_000  # documents that rarity is reckoned in at least: among few, nothing is rare
_STOCK = 50  # documents with a word from which on it links none of them
_RARE = 1.0  # units of rarity that two documents with leads alike share
_RARER = 2.5  # units that link two documents of about one time whatever their leads say
_RAREST = 4.0  # units that link two documents of different times


@dataclass(frozen=True, eq=False)
class Outline:
    """What is asked of a document to see which others it has to do with.

    `names` are the words of its names; `leads` the unit vectors of the sentences that lead it, shape (n, dimension).
    """

    published: dt.date | None
    names: frozenset[str]
    leads: npt.NDArray[np.float32] = field(repr=False)

    def shares_names(self, other: Outline) -> bool:
        """Whether both have as many words of names in common as reports of one event have at least."""
        return len(self.names & other.names) >= min(SHARED, len(self.names), len(other.names))

    def leads_like(self, other: Outline) -> bool:
        """Whether a sentence of its lead is like one of the other's."""
        return bool(len(self.leads) and len(other.leads) and (self.leads @ other.leads.T).max() >= ALIKE)


def outline(analysis: Analysis) -> Outline:
    """The outline of a document."""
    leads = [number for number, sentence in enumerate(analysis.sentences) if sentence.leads]
    names = (mention for mention in analysis.mentions if isinstance(mention, Name))
    words = frozenset(word.casefold() for name in names for word in name.words if len(word) > 2)
    return Outline(analysis.document.published, words, analysis.vectors[leads])


def groups(outlines: Sequence[Outline]) -> list[list[int]]:
    """The numbers of the documents that are to be compared with one another, each in one group and in their order."""
    if len(outlines) <= FEW:
        return [list(range(len(outlines)))]
    rarities = _rarities(outlines).items()
    linked = ((one, two) for (one, two), rarity in rarities if _linked(outlines[one], outlines[two], rarity))
    return components(range(len(outlines)), linked)


def _rarities(outlines: Sequence[Outline]) -> dict[tuple[int, int], int]:
    """The pairs of documents that share words of names, with how rare all these are, in thousandths of a unit."""
    having: dict[str, list[int]] = defaultdict(list)
    for number, one in enumerate(outlines):
        for word in one.names:
            having[word].append(number)
    size = max(len(outlines), _MANY)
    found: Counter[tuple[int, int]] = Counter()
    for documents in having.values():
        if 1 < len(documents) <= _STOCK:
            weight = round(1000 * math.log(size / len(documents)) / math.log(size))
            for pair in combinations(documents, 2):
                found[pair] += weight
    return found


def _linked(left: Outline, right: Outline, rarity: int) -> bool:
    if not near(left.published, right.published):
        return rarity >= 1000 * _RAREST
    if rarity >= 1000 * _RARER:
        return True
    return rarity >= 1000 * _RARE and left.shares_names(right) and left.leads_like(right)
