"""The invented stories the judge learns from: whole, of known kinds, and read as claims with their slipped twins."""

from __future__ import annotations

import json

import pytest

from benchmarks.judge import stories

STORY = {
    "kind": "harbour",
    "story": [
        "The ferry Alma ran aground off Skagen on Tuesday night.",
        "Two lifeboats took its 52 passengers ashore within an hour.",
        "The captain was questioned and released.",
        "A tug will try to pull the ferry free on Friday.",
    ],
    "claims": [
        {
            "true": ["A ferry ran aground off Skagen.", "Off Skagen, a passenger ship is stuck on a bank."],
            "slips": [["predicate-out", "A ferry caught fire off Skagen."], ["link", "Once free, the ship went home."]],
        }
    ],
}


@pytest.fixture
def made_up(tmp_path, monkeypatch):
    monkeypatch.setattr(stories, "DATA", tmp_path)
    (tmp_path / "news.jsonl").write_text(json.dumps(STORY) + "\n", encoding="utf-8")
    (tmp_path / "talks.jsonl").write_text("", encoding="utf-8")
    return list(stories.twins([stories.Form(1), stories.Form(1, 1)]))


def test_a_claim_comes_with_each_slip_and_each_form_of_evidence(made_up):
    assert [one.kind for one in made_up] == ["predicate-out", "predicate-out", "link", "link"]
    assert [len(one.right[1]) for one in made_up] == [1, 2, 1, 2]
    assert made_up[0].right == ("A ferry ran aground off Skagen.", [STORY["story"][0]])


def test_evidence_stands_in_the_order_of_the_story(made_up):
    for one in made_up:
        for _, evidence in (one.right, one.wrong):
            assert evidence == sorted(evidence, key=STORY["story"].index)


def test_what_changed_is_told_unless_everything_did(made_up):
    slip = made_up[0].wrong[0]
    assert [slip[start:end] for start, end in made_up[0].spans] == ["caught fire"]
    assert made_up[2].spans is None


def test_words_left_out_are_marked_where_they_stood():
    slip = "The captain was questioned."
    _, spans = stories.compared("The captain was not questioned.", slip)
    assert [slip[start:end] for start, end in spans] == ["was"]


@pytest.mark.parametrize("name", stories.STORIES)
def test_the_stories_of_the_repository_are_whole(name):
    found = [json.loads(line) for line in (stories.DATA / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()]
    assert len(found) >= 90
    for story in found:
        text = " ".join(story["story"])
        assert len(story["story"]) >= 12
        for claim in story["claims"]:
            assert len(set(claim["true"])) == 2
            assert {kind for kind, _ in claim["slips"]} <= stories.KINDS
            assert not {slip for _, slip in claim["slips"]} & set(claim["true"])
            assert not any(slip in text for _, slip in claim["slips"])


def test_the_passages_of_the_repository_are_whole():
    found = [one for _, one in stories.passages()]
    assert len(found) >= 400
    for passage in found:
        for label in ("entailment", "contradiction", "neutral"):
            assert passage[label]
            assert all(text.strip() for text in passage[label])
