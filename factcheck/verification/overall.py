"""The chance that a whole draft is consistent with its sources, from the verdicts and the words that depart.

A logistic sum with a weight for each kind of sign, set by reasoning: a conflict counts most; a name that the sources do
not have counts more than an unknown figure or an unfamiliar word (names are rarely paraphrased, words often are, and
small figures are often counted from a text); what counts of the words is the worst one, since one slip makes a draft
wrong; and a sentence that no single source sentence tells rests on less. Conflicts and unknown names are counted over
the whole draft. The weaker signs are summed up sentence by sentence; the worst sentence counts, the next two a little:
together in one sentence such signs mean more than spread over several, for what is said in other words brings one or
another of them by itself.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

from factcheck.support import Support
from factcheck.verdict import FactKind, Statement, Verdict
from factcheck.verification.statements import FOLLOWS

_BASE = 1.12
_WEIGHTS = {"conflict": 1.6, "against": 1.2, "name": 1.0, "figure": 0.4, "word": 1.4, "untold": 0.5}
_MOST = 3.0  # signs of one kind that count
_SHARPNESS = 4.0  # of the soft maximum over sentences
_WORST = 3  # sentences in it: the length of a draft by itself says nothing
_NAMES = frozenset({FactKind.NAME, FactKind.PLACE})


def consistency(statements: Sequence[Statement], supports: Sequence[Support]) -> float:
    """0 to 1; 1 for a draft that states nothing. `supports` go with the statements."""
    if not statements:
        return 1.0
    weak = [_weighed(_signs_of_a_sentence(one, borne)) for one, borne in zip(statements, supports, strict=True)]
    worst, *others = sorted(weak, reverse=True)[:_WORST]
    spread = 1 + sum(math.exp(_SHARPNESS * (one - worst)) for one in others)
    balance = _BASE - _weighed(_signs(statements)) - worst - math.log(spread) / _SHARPNESS
    return round(1 / (1 + math.exp(-balance)), 4)


def _weighed(found: Mapping[str, float]) -> float:
    return sum(_WEIGHTS[kind] * min(_MOST, value) for kind, value in found.items())


def _signs(statements: Sequence[Statement]) -> dict[str, float]:
    """What speaks against a draft as a whole, by kind: conflicts weighted by confidence, and names nobody knows."""
    facts = [fact for statement in statements for fact in statement.facts]
    against = [fact for fact in facts if fact.verdict is Verdict.CONFLICTING and fact.note != FOLLOWS]
    whole = [fact for fact in against if fact.kind is FactKind.STATEMENT]
    unknown = [fact for fact in facts if fact.verdict is Verdict.NOT_FOUND and fact.kind in _NAMES]
    return {
        "conflict": sum(fact.confidence for fact in against) - sum(fact.confidence for fact in whole),
        "against": sum(fact.confidence for fact in whole),
        "name": len({fact.value.casefold() for fact in unknown}),
    }


def _signs_of_a_sentence(statement: Statement, borne: Support) -> dict[str, float]:
    """What speaks against one sentence, by kind: figures nobody gives, its worst word, and what no sentence tells."""
    silent = [fact.kind for fact in statement.facts if fact.verdict is Verdict.NOT_FOUND]
    return {
        "figure": sum(kind not in _NAMES | {FactKind.STATEMENT} for kind in silent),
        "word": borne.in_doubt,
        "untold": 1 - borne.told,
    }
