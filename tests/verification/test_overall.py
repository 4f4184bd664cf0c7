"""The consistency of a draft, from made-up signs: what counts over the whole draft and what sentence by sentence."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from factcheck.judging import Judgement
from factcheck.support import MEASURES, Support
from factcheck.verdict import Fact, FactKind, Statement, Verdict
from factcheck.verification.overall import Weighed, consistency

FIGURE, NAME = FactKind.NUMBER, FactKind.NAME


def sentence(*silent: FactKind, conflicts: int = 0) -> Statement:
    """A sentence with facts that are not found, of these kinds, and so many that conflict."""
    facts = [Fact(kind, f"fact {at}", 0, 6, Verdict.NOT_FOUND, 0.8, (), "") for at, kind in enumerate(silent)]
    facts += [Fact(FIGURE, "14", 0, 2, Verdict.CONFLICTING, 0.9, (), "")] * conflicts
    return Statement(0, 20, 1, 1, "A made-up sentence.", 0.5, tuple(facts))


def borne(departs: float = 0.05, told: float = 0.9) -> Support:
    rows = np.zeros((1, len(MEASURES)), dtype=np.float32)
    return Support((), rows, np.array([departs], dtype=np.float32), (0,), told)


def score(sentences: Sequence[Statement], supports: Sequence[Support] | None = None) -> float:
    pairs = zip(sentences, supports or [borne() for _ in sentences], strict=True)
    return consistency([Weighed(one, support, Judgement()) for one, support in pairs])


def test_a_draft_that_states_nothing_is_consistent():
    assert consistency([]) == 1.0


def test_signs_together_in_one_sentence_weigh_more_than_spread_over_several():
    doubtful, sure = borne(0.9), borne()
    together = score([sentence(FIGURE), sentence()], [doubtful, sure])
    spread = score([sentence(FIGURE), sentence()], [sure, doubtful])
    assert together < spread < score([sentence(), sentence()])


def test_conflicts_and_unknown_names_count_over_the_whole_draft():
    one = score([sentence(conflicts=1), sentence()])
    assert score([sentence(conflicts=1), sentence(conflicts=1)]) < one < 0.5
    assert score([sentence(NAME), sentence()]) == score([sentence(), sentence(NAME)])


def test_a_name_told_twice_counts_once():
    assert score([sentence(NAME), sentence(NAME)]) == score([sentence(NAME), sentence()])


def test_a_slip_is_not_hidden_by_a_long_draft():
    wrong, right = borne(0.95, 0.2), borne()
    drafts = {many: ([sentence(FIGURE), *[sentence()] * many], [wrong, *[right] * many]) for many in (40, 200)}
    assert score(*drafts[200]) <= score(*drafts[40])
    assert score(*drafts[200]) < score([sentence()] * 201) - 0.2


def test_the_same_sign_says_less_of_a_few_sentences_than_of_one():
    wrong, right = borne(0.95, 0.2), borne()
    assert score([sentence(FIGURE)], [wrong]) < score([sentence(FIGURE), *[sentence()] * 3], [wrong, *[right] * 3])


def test_a_sentence_no_source_tells_rests_on_less():
    assert score([sentence()], [borne(told=0.1)]) < score([sentence()], [borne(told=1.0)])


def test_beyond_a_hundred_words_length_by_itself_says_nothing():
    assert score([sentence()] * 60) == score([sentence()] * 40) > 0.6
    assert score([sentence()] * 40) > score([sentence()] * 3)


def test_the_judge_is_heard():
    def told(odds: float = 0.0, doubt: float = 0.0) -> float:
        return consistency([Weighed(sentence(), borne(), Judgement(odds, doubt))])

    assert told(odds=2.0) > told() > told(odds=-2.0)
    assert told(doubt=-2.0) > told() > told(doubt=2.0)
