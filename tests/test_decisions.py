import datetime as dt
import json
from dataclasses import replace
from pathlib import Path

import pytest

from factcheck import decisions, fingerprints
from factcheck.errors import DecisionsError
from factcheck.finding import Decision, Finding, Report, Ruling, State, Variant
from factcheck.output.wording import summary
from factcheck.reporters.json import parse, render
from tests.sample_report import LATE, NAME, REPORT, TOLL, WIRE, place


def finding(**values: tuple[tuple[str, str], ...]) -> Finding:
    """A finding with readings by their values, each with its places (document and sentence)."""
    variants = tuple(
        Variant(value, value, tuple(place(name, 3, sentence, value) for name, sentence in places))
        for value, places in values.items()
    )
    return replace(TOLL, id=fingerprints.finding(TOLL.rule, variants), variants=variants)


BEFORE = finding(six=(("wire.txt", WIRE),), seven=(("late.txt", LATE),))
CLOSED = decisions.decide(BEFORE, Ruling.SUPERSEDED, "the later toll stands", "M. Arends")


def state(now: Finding, *taken: Decision) -> tuple[State, bool]:
    found = decisions.applied(replace(REPORT, findings=(now,)), taken or (CLOSED,)).findings[0]
    return found.state, found.suppressed


KEPT = {
    "nothing": BEFORE,
    "folder renamed": finding(six=(("b/wire.txt", WIRE),), seven=(("b/late.txt", LATE),)),
    "files renamed": finding(six=(("x.md", WIRE),), seven=(("y.md", LATE),)),
    "files in another order": finding(seven=(("a.txt", LATE),), six=(("z.txt", WIRE),)),
    "white space": finding(six=(("wire.txt", WIRE.replace(" ", "\n ")),), seven=(("late.txt", LATE),)),
    "one sentence edited": finding(six=(("wire.txt", "On Tuesday six died."),), seven=(("late.txt", LATE),)),
    "one more document": finding(six=(("wire.txt", WIRE), ("n.txt", "Only six died.")), seven=(("late.txt", LATE),)),
    "moved down a page": replace(
        BEFORE,
        variants=tuple(
            replace(
                one, evidence=tuple(replace(at, line=90, start=at.start + 9, end=at.end + 9) for at in one.evidence)
            )
            for one in BEFORE.variants
        ),
    ),
}
REOPENED = {
    "a reading changes": finding(
        eight=(("wire.txt", "At least eight people were killed."),), seven=(("late.txt", LATE),)
    ),
    "a third reading": finding(
        six=(("wire.txt", WIRE),), seven=(("late.txt", LATE),), nine=(("new.txt", "Some nine people were killed."),)
    ),
}
NEW = {
    "both sides are others": finding(eight=(("a.txt", "Then eight died."),), nine=(("b.txt", "Then nine died."),)),
    "another rule": replace(REOPENED["a reading changes"], rule="age-conflict"),
}


@pytest.mark.parametrize("name", KEPT)
def test_a_decision_survives(name: str) -> None:
    assert state(KEPT[name]) == (State.UNCHANGED, True)


@pytest.mark.parametrize("name", REOPENED)
def test_a_decision_reopens_when_its_readings_change(name: str) -> None:
    assert state(REOPENED[name]) == (State.CHANGED, False)


@pytest.mark.parametrize("name", NEW)
def test_another_fact_is_new(name: str) -> None:
    assert state(NEW[name]) == (State.NEW, False)


@pytest.mark.parametrize("ruling", Ruling)
def test_only_settled_findings_leave_the_counts(ruling: Ruling) -> None:
    open_still = {Ruling.CONFIRMED, Ruling.LATER, Ruling.REOPENED}
    assert state(BEFORE, decisions.decide(BEFORE, ruling)) == (State.UNCHANGED, ruling not in open_still)


def test_counts_and_list() -> None:
    report = decisions.applied(replace(REPORT, findings=(BEFORE, NAME)), [CLOSED])
    assert summary(report) == "1 finding in 3 documents: 1 low (1 settled finding not counted)"
    assert len(report.findings) == 2
    alone = decisions.applied(replace(REPORT, findings=(BEFORE,)), [CLOSED])
    assert summary(alone) == "No open discrepancy found in 3 documents (1 settled finding not counted)"


def test_what_is_gone_is_resolved_but_not_what_has_changed() -> None:
    assert decisions.applied(replace(REPORT, findings=()), [CLOSED]).resolved == (CLOSED,)
    assert decisions.applied(replace(REPORT, findings=(REOPENED["a reading changes"],)), [CLOSED]).resolved == ()


def test_one_decision_covers_one_finding_only() -> None:
    """Two findings that come of one: the nearer keeps the decision, the other is to be looked at."""
    other = finding(six=(("wire.txt", WIRE),), seven=(("more.txt", "Now seven are dead."),))
    states = [one.state for one in decisions.applied(replace(REPORT, findings=(other, BEFORE)), [CLOSED]).findings]
    assert states == [State.NEW, State.UNCHANGED]


def test_the_latest_decision_counts_whatever_its_line() -> None:
    early = decisions.decide(BEFORE, Ruling.CONFIRMED, time=dt.datetime(2025, 3, 4, tzinfo=dt.UTC))
    late = decisions.decide(BEFORE, Ruling.FALSE_ALARM, time=dt.datetime(2025, 3, 5, tzinfo=dt.UTC))
    assert decisions.latest([late, early]) == {BEFORE.id: late}
    offset = replace(early, time="2025-03-05T00:30:00+02:00")  # still the fourth in UTC
    assert decisions.latest([late, offset]) == {BEFORE.id: late}


def test_a_file_is_only_added_to(tmp_path: Path) -> None:
    path = tmp_path / "desk" / "decisions.jsonl"
    assert decisions.read(path) == ()
    decisions.append(path, [CLOSED])
    before = path.read_bytes()
    path.write_bytes(before.rstrip(b"\n"))  # an editor that drops the last newline
    decisions.append(path, [decisions.decide(NAME, Ruling.HOUSE_STYLE, "as “Ohlsen”\n\x1b[2J")])
    assert path.read_bytes().startswith(before)
    first, second = decisions.read(path)
    assert first == CLOSED
    assert second.note == "as “Ohlsen” ␛[2J"
    assert "wire.txt" not in path.read_text() and WIRE not in path.read_text()


@pytest.mark.parametrize(
    "line",
    [
        "<<<<<<< HEAD",
        "[1]",
        "{}",
        '{"schema": "factcheck-decision/2"}',
        json.dumps(
            {"schema": decisions.LINE, "finding": "v1-0000", "rule": "r", "ruling": "perhaps", "time": "2025-03-04"}
        ),
        "[" * 100_000,
    ],
)
def test_a_line_that_is_no_decision_is_named(tmp_path: Path, line: str) -> None:
    path = tmp_path / "decisions.jsonl"
    decisions.append(path, [CLOSED])
    path.write_text(path.read_text() + line + "\n")
    with pytest.raises(DecisionsError, match="line 2: not a decision"):
        decisions.read(path)


@pytest.mark.parametrize(
    "change", [{"finding": "<script>"}, {"time": "yesterday"}, {"note": 7}, {"sides": "abc"}, {"note": "x" * 3_000}]
)
def test_an_export_is_not_trusted(tmp_path: Path, change: dict[str, object]) -> None:
    from factcheck.reporters.json import decision_entry

    path = tmp_path / "export.json"
    path.write_text(json.dumps({"schema": decisions.EXPORT, "decisions": [decision_entry(CLOSED) | change]}))
    with pytest.raises(DecisionsError, match="decision 1"):
        decisions.imported(path, ())


def test_an_export_is_taken_over_once(tmp_path: Path) -> None:
    from factcheck.reporters.json import decision_entry

    path = tmp_path / "export.json"
    path.write_text(json.dumps({"schema": decisions.EXPORT, "decisions": [decision_entry(CLOSED)] * 2}))
    assert decisions.imported(path, ()) == (CLOSED,)
    assert decisions.imported(path, [CLOSED]) == ()


def test_decisions_of_another_version_are_told_and_not_applied() -> None:
    old = replace(CLOSED, finding=CLOSED.finding.replace(fingerprints.VERSION, "v0"))
    assert decisions.outdated([old, CLOSED]) == 1
    assert state(BEFORE, old) == (State.NEW, False)


def test_a_baseline_accepts_what_is_undecided() -> None:
    report: Report = decisions.applied(replace(REPORT, findings=(BEFORE, NAME)), [decisions.decide(NAME, Ruling.LATER)])
    accepted = decisions.baseline(report)
    assert [(one.finding, one.ruling) for one in accepted] == [(BEFORE.id, Ruling.BASELINE)]


def test_a_second_baseline_adds_nothing() -> None:
    report = replace(REPORT, findings=(BEFORE, NAME))
    accepted = decisions.baseline(decisions.applied(report, ()))
    assert len(accepted) == 2
    assert decisions.baseline(decisions.applied(report, accepted)) == ()


def test_states_survive_a_saved_report() -> None:
    report = decisions.applied(
        replace(REPORT, findings=(BEFORE, NAME)), [CLOSED, replace(CLOSED, finding="v1-ffff", sides=())]
    )
    again = parse(render(report))
    assert (again.findings, again.resolved) == (report.findings, report.resolved)


def test_precision_counts_what_was_worth_showing() -> None:
    rulings = (Ruling.CONFIRMED, Ruling.ACCEPTABLE, Ruling.FALSE_ALARM, Ruling.FALSE_ALARM, Ruling.LATER)
    taken = [replace(CLOSED, finding=f"v1-{at:04}", ruling=ruling) for at, ruling in enumerate(rulings)]
    header, row = decisions.precision(taken).split("\n")
    assert header.split() == ["rule", "judged", "confirmed", "let", "stand", "false", "alarms", "worth", "showing"]
    assert row.split() == ["quantity-conflict", "4", "1", "1", "2", "50%", "(15%", "to", "85%)"]
    assert decisions.precision([]) == "No finding has been judged yet."
