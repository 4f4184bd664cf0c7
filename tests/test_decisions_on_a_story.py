"""Decisions through real runs: what was decided holds while the story is edited around it."""

from collections.abc import Mapping

import pytest

from factcheck import decisions
from factcheck.document import Document
from factcheck.finding import Decision, Report, Ruling, State
from factcheck.pipeline import Checker

WIRE = (
    "4 March 2025\n\nAt least six people were killed on Tuesday when a quay at Port Ellery gave way, police said.\n\n"
    "The harbour master, Marit Olsen, 52, said the wall had been inspected in January.\n"
)
LATE = (
    "4 March 2025\n\nTuesday’s quay collapse at Port Ellery killed at least seven people, police said.\n\n"
    "Marit Olsen, 54, the harbour master, spoke to the owners of the boats in the evening.\n"
)
MORE = "Boats moored nearby were towed to the other side of the basin before nightfall.\n\n"
STORY = {"story/late.txt": LATE, "story/wire.txt": WIRE}


@pytest.fixture(scope="module")
def checker() -> Checker:
    return Checker()


@pytest.fixture(scope="module")
def taken(checker: Checker) -> list[Decision]:
    found = run(checker, STORY).findings
    assert {one.rule for one in found} == {"quantity-conflict", "age-conflict"}
    return [decisions.decide(one, Ruling.ACCEPTABLE, "both stand") for one in found]


def run(checker: Checker, texts: Mapping[str, str]) -> Report:
    return checker.check([Document.from_text(text, name) for name, text in texts.items()])


def paragraphs_turned(text: str) -> str:
    day, *rest = text.strip().split("\n\n")
    return "\n\n".join([day, *reversed(rest)]) + "\n"


KEPT: dict[str, dict[str, str]] = {
    "nothing": STORY,
    "a paragraph above": {name: text.replace("\n\n", f"\n\n{MORE}", 1) for name, text in STORY.items()},
    "paragraphs in another order": {name: paragraphs_turned(text) for name, text in STORY.items()},
    "files in another order": dict(reversed(STORY.items())),
    "the folder renamed": {name.replace("story", "archive/quay"): text for name, text in STORY.items()},
    "files renamed": {"b.txt": LATE, "a.txt": WIRE},
    "lines wrapped anew": {name: text.replace(" people ", "\npeople ") for name, text in STORY.items()},
    "the words around one reading edited": {**STORY, "story/wire.txt": WIRE.replace("police said", "the police say")},
    "one more document": {**STORY, "story/sport.txt": "4 March 2025\n\nOdense won the cup final by three goals.\n"},
}
CHANGED = {
    "six becomes five": WIRE.replace("six", "five"),
    "the sentence as well": WIRE.replace("At least six people were killed on Tuesday", "On Tuesday five people died"),
}


@pytest.mark.parametrize("name", KEPT)
def test_it_holds(checker: Checker, taken: list[Decision], name: str) -> None:
    report = decisions.applied(run(checker, KEPT[name]), taken)
    assert {one.state for one in report.findings} == {State.UNCHANGED}
    assert len(report.findings) == len(taken) and not report.resolved
    assert all(one.suppressed for one in report.findings)


@pytest.mark.parametrize("name", CHANGED)
def test_it_reopens_when_a_value_changes(checker: Checker, taken: list[Decision], name: str) -> None:
    report = decisions.applied(run(checker, {**STORY, "story/wire.txt": CHANGED[name]}), taken)
    states = {one.rule: (one.state, one.suppressed) for one in report.findings}
    assert states["age-conflict"] == (State.UNCHANGED, True)
    assert states["quantity-conflict"] == (State.CHANGED, False)


def test_what_agrees_now_is_resolved(checker: Checker, taken: list[Decision]) -> None:
    report = decisions.applied(run(checker, {**STORY, "story/wire.txt": WIRE.replace("six", "seven")}), taken)
    assert [one.rule for one in report.findings] == ["age-conflict"]
    assert [one.rule for one in report.resolved] == ["quantity-conflict"]
