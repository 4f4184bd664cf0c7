"""The chance that a whole draft is consistent with its sources, from the verdicts, the words that depart and the judge.

A logistic sum with a weight for each kind of sign, set by reasoning: a conflict counts most; a name that the sources do
not have counts more than an unknown figure or an unfamiliar word (names are rarely paraphrased, words often are, and
small figures are often counted from a text); what counts of the words is the worst one, since one slip makes a draft
wrong; and a sentence that no single source sentence tells rests on less. To these comes what the packaged judge makes
of a sentence, with weights chosen on two sets of summaries (docs/experiments.md). Conflicts and unknown names are
counted over the whole draft. The weaker signs are summed up sentence by sentence; the worst sentence counts, the next
two a little: together in one sentence such signs mean more than spread over several, for what is said in other words
brings one or another of them by itself. The more a short draft says, the worse is its worst sentence without any
error: a share of the logarithm of its words is set against that, up to a hundred words.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from factcheck.judging import Judgement
from factcheck.support import Support
from factcheck.verdict import FactKind, Statement, Verdict
from factcheck.verification.statements import FOLLOWS

_BASE = -1.0
_LENGTH, _LONG = 0.6, 100  # for each e-fold of words, and the words from which on a draft is not short
_WEIGHTS = {
    "conflict": 1.6,
    "against": 1.2,
    "name": 1.0,
    "figure": 0.2,
    "word": 1.4,
    "untold": 0.5,
    "judged": 0.25,
    "doubted": 0.3,
}
_MOST = 3.0  # signs of one kind that count
_SHARPNESS = 4.0  # of the soft maximum over sentences
_WORST = 3  # sentences in it: the length of a draft by itself says nothing
_NAMES = frozenset({FactKind.NAME, FactKind.PLACE})


@dataclass(frozen=True, eq=False)
class Weighed:
    """A statement of the draft with what its words and the judge say of it."""

    statement: Statement
    support: Support
    judgement: Judgement


def consistency(sentences: Sequence[Weighed]) -> float:
    """0 to 1; 1 for a draft that states nothing."""
    if not sentences:
        return 1.0
    worst, *others = sorted(map(_weight, sentences), reverse=True)[:_WORST]
    spread = 1 + sum(math.exp(_SHARPNESS * (one - worst)) for one in others)
    whole = _sum(_signs([one.statement for one in sentences]))
    words = sum(len(one.statement.sentence.split()) for one in sentences)
    length = _LENGTH * math.log(min(max(1, words), _LONG))
    balance = _BASE + length - whole - worst - math.log(spread) / _SHARPNESS
    return round(1 / (1 + math.exp(-balance)), 4)


def _sum(found: Mapping[str, float]) -> float:
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


def _weight(sentence: Weighed) -> float:
    """What speaks against one sentence, together: counts, shares, and the log odds of the judge."""
    silent = [fact.kind for fact in sentence.statement.facts if fact.verdict is Verdict.NOT_FOUND]
    judged = _WEIGHTS["doubted"] * sentence.judgement.doubt - _WEIGHTS["judged"] * sentence.judgement.odds
    return judged + _sum(
        {
            "figure": sum(kind not in _NAMES | {FactKind.STATEMENT} for kind in silent),
            "word": sentence.support.in_doubt,
            "untold": 1 - sentence.support.told,
        }
    )
