"""From how alike two facts look to how likely it is that an editor wants to see their difference.

Findings were read on 690 sets of unlabelled reports and counted on the labelled development sets: of those in a stretch
of raw scores, so many were right. Between the stretches the share is interpolated and never falls (isotonic, after
Zadrozny and Elkan, "Transforming classifier scores into accurate multiclass probability estimates", 2002). Counts and
method stand in docs/evaluation.md; benchmarks/confidence.py prints the curve.
"""

from __future__ import annotations

from itertools import pairwise

# Raw score and share of findings that were right there, rising in both.
_KNOTS: dict[str, tuple[tuple[float, float], ...]] = {
    "quantity-conflict": ((0.55, 0.60), (0.75, 0.65), (0.85, 0.78), (0.95, 0.95)),
    "date-conflict": ((0.70, 0.60), (0.80, 0.75), (0.95, 0.90)),
}


def calibrated(rule: str, score: float) -> float:
    """The estimated chance, 0 to 1, that a finding of a rule with this raw score is right; other rules keep theirs."""
    knots = _KNOTS.get(rule)
    if knots is None:
        return score
    for (low, least), (high, most) in pairwise(knots):
        if score <= high:
            return least + (most - least) * max(0.0, score - low) / (high - low)
    return knots[-1][1]
