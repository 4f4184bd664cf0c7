"""The packaged judge: what it reads, what it says, and that damaged weights are refused."""

from __future__ import annotations

import importlib.resources
import math

import pytest

from factcheck import judging
from factcheck.errors import ModelError
from factcheck.judging import CLAIM, PIECES, Judgement, PackagedJudge, packaged_judge, pieces

SOURCE = [
    "The ferry ran aground off Skagen on Tuesday night with 52 passengers on board.",
    "All of them were taken ashore by two lifeboats, the coast guard said.",
]


def test_a_claim_is_read_beside_its_evidence():
    ids, kinds, offsets = pieces("A ferry sank.", SOURCE)
    assert len(ids) == len(kinds) <= PIECES
    assert kinds.index(1) == len(offsets) + 2
    assert sorted(kinds) == kinds
    assert ["A ferry sank."[start:end] for start, end in offsets] == ["A", "ferry", "sank", "."]


def test_long_texts_are_cut():
    ids, kinds, offsets = pieces("ferry " * 200, ["lifeboat " * 900])
    assert len(ids) == len(kinds) == PIECES
    assert len(offsets) == CLAIM


@pytest.mark.parametrize(
    ("told", "wrong"),
    [
        ("A ferry ran aground off Skagen.", "A ferry exploded off Skagen."),
        ("The passengers were taken ashore by lifeboats.", "The passengers were not taken ashore by lifeboats."),
        ("The ferry ran aground on Tuesday night.", "The ferry ran aground because its captain had been drinking."),
    ],
)
def test_what_the_evidence_tells_is_likelier_than_what_it_does_not(told, wrong):
    right, slipped = packaged_judge().judged([(told, SOURCE), (wrong, SOURCE)])
    assert right.odds > slipped.odds
    assert right.doubt < slipped.doubt


def test_no_evidence_says_nothing():
    assert packaged_judge().judged([("A ferry sank.", []), ("A ferry sank.", [""])]) == [Judgement()] * 2
    assert packaged_judge().judged([]) == []


@pytest.mark.parametrize("nothing", ["", " ", "\u200b", "\a"])
def test_what_has_no_word_is_not_judged(nothing):
    assert packaged_judge().judged([(nothing, SOURCE), ("A ferry sank.", [nothing])]) == [Judgement()] * 2


def test_odds_do_not_depend_on_what_is_judged_beside():
    claims = [("A ferry ran aground.", SOURCE), ("The coast guard sent two lifeboats to it.", SOURCE[1:])]
    alone = [packaged_judge().judged([claim])[0].odds for claim in claims]
    together = [one.odds for one in packaged_judge().judged([*claims, ("word " * 60, SOURCE)])]
    assert together[:2] == pytest.approx(alone, abs=0.35)  # bfloat16 rounds otherwise in another batch
    assert all(map(math.isfinite, together))


def test_damaged_weights_are_refused(monkeypatch):
    monkeypatch.setattr(judging, "SHA256", "0" * 64)
    with pytest.raises(ModelError, match="reinstall factcheck"):
        PackagedJudge(bfloat16=False).judged([("A ferry sank.", SOURCE)])


def test_the_weights_are_small():
    content = importlib.resources.files("factcheck").joinpath("judge.safetensors").read_bytes()
    assert len(content) < 25_000_000
