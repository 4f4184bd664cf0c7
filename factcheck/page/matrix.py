"""Who disagrees with whom: open findings counted by pairs of documents."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations

from factcheck.finding import Finding

MOST_DOCUMENTS = 30


@dataclass(frozen=True, slots=True)
class Cell:
    """Two documents of the matrix and how many open findings hold them apart."""

    left: int
    right: int
    count: int


def matrix(findings: Sequence[Finding], names: Sequence[str]) -> dict[str, object] | None:
    """Open findings by pairs of documents with different readings; the documents that disagree most, in their order."""
    pairs = Counter[tuple[int, int]]()
    place = {name: at for at, name in enumerate(names)}
    for finding in findings:
        if not finding.suppressed:
            pairs.update(_apart(finding, place))
    involved = Counter[int]()
    for (left, right), count in pairs.items():
        involved[left] += count
        involved[right] += count
    if not involved:
        return None
    kept = sorted(number for number, _ in involved.most_common(MOST_DOCUMENTS))
    rows = [(left, [Cell(left, right, pairs[min(left, right), max(left, right)]) for right in kept]) for left in kept]
    return {"documents": kept, "rows": rows, "left_out": len(involved) - len(kept)}


def _apart(finding: Finding, place: dict[str, int]) -> set[tuple[int, int]]:
    held = [{place[evidence.document] for evidence in variant.evidence} for variant in finding.variants]
    return {
        (min(left, right), max(left, right)) for one, other in combinations(held, 2) for left in one for right in other
    }
