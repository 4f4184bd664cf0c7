"""Deciding from the command line: review, baseline, and what later runs make of it."""

import json
import os
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import click
import pytest

from factcheck import decisions
from factcheck.cli import documents, run
from factcheck.finding import Report, Ruling
from factcheck.reporters.json import decision_entry, parse, render
from tests.sample_report import NAME, REPORT, TOLL

Captured = pytest.CaptureFixture[str]
FILE = Path("factcheck-decisions.jsonl")


@pytest.fixture(autouse=True)
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A working folder with a saved report; checking gives that report."""
    monkeypatch.chdir(tmp_path)
    for variable in [name for name in os.environ if name.startswith("FACTCHECK_")]:
        monkeypatch.delenv(variable)
    monkeypatch.setattr(documents, "checked", lambda *_: REPORT)
    Path("story").mkdir()
    Path("story.json").write_text(render(REPORT), encoding="utf-8")


@pytest.fixture
def keys(monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    def press(text: str) -> None:
        pressed: Iterator[str] = iter(text)
        monkeypatch.setattr(click, "getchar", lambda: next(pressed))
        monkeypatch.setattr("sys.stdin.isatty", lambda: True)

    return press


def checked(*arguments: str) -> tuple[int, Report]:
    code = run(["check", "story", "--format", "json", "--output", "now.json", *arguments])
    return code, parse(Path("now.json").read_text(encoding="utf-8"))


def test_a_decided_finding_no_longer_fails_the_run(keys: Callable[[str], None]) -> None:
    assert checked()[0] == 1
    keys("4q")
    assert run(["review", "story.json", "--reviewer", "M. Arends"]) == 0
    code, report = checked()
    assert code == 0
    assert [one.suppressed for one in report.findings] == [True, False]
    assert report.findings[0].decision is not None and report.findings[0].decision.reviewer == "M. Arends"


def test_documents_are_checked_and_reviewed_in_one_go(keys: Callable[[str], None]) -> None:
    keys("q")
    assert run(["review", "story"]) == 0
    assert not FILE.exists()


def test_without_a_terminal_reviewing_is_refused(capsys: Captured) -> None:
    assert run(["review", "story"]) == 2
    assert "--import" in capsys.readouterr().err
    assert run(["review"]) == 2


def test_an_export_is_imported_once(capsys: Captured) -> None:
    entry = decision_entry(decisions.decide(TOLL, Ruling.FALSE_ALARM))
    Path("export.json").write_text(json.dumps({"schema": decisions.EXPORT, "decisions": [entry]}))
    assert run(["review", "--import", "export.json"]) == 0
    assert run(["review", "--import", "export.json", "--stats"]) == 0
    out, err = capsys.readouterr()
    assert "1 new decision from" in err and "0 new decisions from" in err
    assert out.splitlines()[1].split()[:2] == ["quantity-conflict", "1"]
    assert len(FILE.read_text().splitlines()) == 1


def test_a_baseline_leaves_only_what_is_new(capsys: Captured, monkeypatch: pytest.MonkeyPatch) -> None:
    assert run(["baseline", "story"]) == 0
    assert "2 findings accepted" in capsys.readouterr().err
    assert checked()[0] == 0
    assert run(["baseline", "story.json"]) == 0
    assert "0 findings accepted" in capsys.readouterr().err
    more = replace(NAME, id="v1-7777", rule="age-conflict", severity=TOLL.severity)
    monkeypatch.setattr(documents, "checked", lambda *_: replace(REPORT, findings=(TOLL, NAME, more)))
    code, report = checked()
    assert (code, [one.state.value for one in report.findings]) == (1, ["unchanged", "unchanged", "new"])


def test_a_saved_report_shows_the_decisions_of_today(capsys: Captured) -> None:
    decisions.append(FILE, [decisions.decide(TOLL, Ruling.ACCEPTABLE, "attributed")])
    assert run(["report", "story.json", "--format", "terminal"]) == 0
    assert "attributed" in capsys.readouterr().out


def test_the_file_is_a_setting(keys: Callable[[str], None]) -> None:
    Path("factcheck.toml").write_text('decisions = "desk/taken.jsonl"\n')
    keys("1q")
    assert run(["review", "story.json"]) == 0
    assert Path("desk/taken.jsonl").is_file() and not FILE.exists()


def test_a_damaged_file_stops_a_run_before_it_begins(capsys: Captured) -> None:
    FILE.write_text("<<<<<<< HEAD\n")
    assert checked_code() == 3
    assert "line 1" in capsys.readouterr().err


def checked_code() -> int:
    return run(["check", "story", "--output", "now.md"])
