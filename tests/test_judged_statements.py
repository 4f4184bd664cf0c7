"""Statements that a model given by the user holds to contradict each other."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from factcheck import Checker, Document
from factcheck.cli import run
from factcheck.entailment import Claim, Pair
from factcheck.finding import Finding, Severity
from tests.test_entailment import tiny

BEFORE = "Mara Holt resigned from the harbour board of Kelsby on Friday."
AFTER = "Mara Holt stays on the harbour board of Kelsby, it said on Friday."


class Opposing:
    """A judge for whom leaving and staying contradict each other, in one direction or in both."""

    def __init__(self, *directions: str) -> None:
        self.directions = directions
        self.asked: list[Pair] = []
        self.identity = "opposing"

    def entailed(self, claims: Sequence[Claim]) -> list[float]:
        return [1.0 for _ in claims]

    def contradicted(self, pairs: Sequence[Pair]) -> list[float]:
        self.asked.extend(pairs)
        return [0.96 if self._opposed(*pair) else 0.02 for pair in pairs]

    def _opposed(self, premise: str, hypothesis: str) -> bool:
        return any(word in premise for word in self.directions) and {"resigned", "stays"} <= {
            *premise.split(),
            *hypothesis.split(),
        }


def found(judge: Opposing | None, *texts: str) -> list[Finding]:
    documents = [Document.from_text(text, name=f"d{at}.txt", published="2024-05-03") for at, text in enumerate(texts)]
    findings = Checker(judge=judge).check(documents).findings
    return [finding for finding in findings if finding.rule == "statement-conflict"]


def test_sentences_that_contradict_each_other_in_both_directions_are_told_with_their_own_words() -> None:
    (finding,) = found(Opposing("resigned", "stays"), BEFORE, AFTER)
    assert finding.title == "Said: “resigned” or “stays”?"
    assert {one.quote for variant in finding.variants for one in variant.evidence} == {"resigned", "stays"}
    assert "--nli" in finding.explanation
    assert finding.severity is Severity.LOW


def test_one_direction_is_not_enough_and_without_a_judge_nothing_is_asked() -> None:
    assert not found(Opposing("resigned"), BEFORE, AFTER)
    assert not found(None, BEFORE, AFTER)


@pytest.mark.parametrize(
    "other",
    [
        BEFORE,
        AFTER.replace("Mara Holt", "She").replace("Kelsby", "the town"),
        AFTER.replace(", it said on Friday.", "?"),
        "Sailing boats from Kelsby won three of the races in Oslo.",
    ],
)
def test_only_alike_sentences_of_one_name_that_state_something_are_put_before_it(other: str) -> None:
    judge = Opposing("resigned", "stays")
    assert not found(judge, BEFORE, other)
    assert not judge.asked


def test_a_model_is_named_on_the_command_line_and_its_labels_are_checked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    for name, text in (("a.txt", BEFORE), ("b.txt", AFTER)):
        Path(name).write_text(text, encoding="utf-8")
    tiny(tmp_path / "three", ["contradiction", "entailment", "neutral"])
    tiny(tmp_path / "two", ["entailment", "not_entailment"])
    assert run(["check", "a.txt", "b.txt", "--nli", str(tmp_path / "three"), "--output", "-"]) == 0  # sure of nothing
    assert run(["check", "a.txt", "b.txt", "--nli", str(tmp_path / "two"), "--output", "-"]) == 3
    assert "must name one label “contradiction”" in capsys.readouterr().err
