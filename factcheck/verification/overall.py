"""The chance that a whole draft is consistent with its sources, from the verdicts and the words that depart.

A logistic sum with a weight for each kind of sign, set by reasoning: a conflict counts most; a name that the sources do
not have counts more than an unknown figure or an unfamiliar word (names are rarely paraphrased, words often are, and
small figures are often counted from a text); what counts of the words is the worst one, since one slip makes a draft
wrong; and a sentence that no single source sentence tells rests on less.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

from factcheck.support import Support
from factcheck.verdict import FactKind, Statement, Verdict
from factcheck.verification.statements import FOLLOWS

_BASE = 1.12
_WEIGHTS = {"conflict": 1.6, "against": 1.2, "name": 1.0, "figure": 0.4, "word": 1.4, "untold": 0.5}
_MOST = 3.0  # signs of one kind that count
_NAMES = frozenset({FactKind.NAME, FactKind.PLACE})


def consistency(statements: Sequence[Statement], supports: Sequence[Support]) -> float:
    """0 to 1; 1 for a draft that states nothing. `supports` go with the statements."""
    if not statements:
        return 1.0
    found = signs(statements, supports)
    balance = _BASE - sum(weight * min(_MOST, found[kind]) for kind, weight in _WEIGHTS.items())
    return round(1 / (1 + math.exp(-balance)), 4)


def signs(statements: Sequence[Statement], supports: Sequence[Support]) -> dict[str, float]:
    """What speaks against a draft, by kind: counts weighted by confidence, and for words and telling the share."""
    facts = [fact for statement in statements for fact in statement.facts]
    silent = [fact for fact in facts if fact.verdict is Verdict.NOT_FOUND]
    against = [fact for fact in facts if fact.verdict is Verdict.CONFLICTING and fact.note != FOLLOWS]
    whole = [fact for fact in against if fact.kind is FactKind.STATEMENT]
    return {
        "conflict": sum(fact.confidence for fact in against) - sum(fact.confidence for fact in whole),
        "against": sum(fact.confidence for fact in whole),
        "name": len({fact.value.casefold() for fact in silent if fact.kind in _NAMES}),
        "figure": sum(fact.kind not in _NAMES | {FactKind.STATEMENT} for fact in silent),
        "word": max((borne.in_doubt for borne in supports), default=0.5),
        "untold": 1 - sum(borne.told for borne in supports) / max(1, len(supports)),
    }
