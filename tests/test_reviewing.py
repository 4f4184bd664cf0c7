from collections.abc import Iterator
from pathlib import Path

import pytest

from factcheck import decisions
from factcheck.finding import Report, Ruling
from factcheck.reviewing import Session
from tests.sample_report import NAME, REPORT, TOLL


class Desk:
    """A person who presses keys; what is said is kept."""

    def __init__(self, path: Path, keys: str, note: str = "") -> None:
        self.pressed: Iterator[str] = iter(keys)
        self.said: list[str] = []
        self.session = Session(path, "M. Arends", lambda: next(self.pressed), lambda _: note, self.said.append)

    def sit(self, report: Report) -> list[tuple[str, Ruling, str]]:
        self.session.run(decisions.applied(report, decisions.read(self.session.path)))
        return [(one.finding, one.ruling, one.note) for one in decisions.read(self.session.path)]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "decisions.jsonl"


def test_worst_first_and_each_decision_at_once(path: Path) -> None:
    desk = Desk(path, "5c", "")
    assert desk.sit(REPORT) == [(TOLL.id, Ruling.FALSE_ALARM, ""), (NAME.id, Ruling.CONFIRMED, "")]
    assert TOLL.title in desk.said[1]
    assert desk.said[-1].startswith("2 decisions kept")


def test_a_later_sitting_goes_on(path: Path) -> None:
    assert Desk(path, "6q").sit(REPORT) == [(TOLL.id, Ruling.LATER, "")]
    desk = Desk(path, "3q")
    assert desk.sit(REPORT)[1:] == [(NAME.id, Ruling.HOUSE_STYLE, "")]
    assert "1 of 2" in desk.said[1] and NAME.title in desk.said[1]
    last = Desk(path, "q")
    last.sit(REPORT)
    assert "1 of 1" in last.said[1] and TOLL.title in last.said[1]


def test_a_note_goes_with_the_decision(path: Path) -> None:
    assert Desk(path, "n4q", "asked the desk").sit(REPORT)[0] == (TOLL.id, Ruling.SUPERSEDED, "asked the desk")


def test_back_and_undo(path: Path) -> None:
    assert [ruling for _, ruling, _ in Desk(path, "5ku1q").sit(REPORT)] == [
        Ruling.FALSE_ALARM,
        Ruling.REOPENED,
        Ruling.CONFIRMED,
    ]


def test_unknown_keys_help_and_nothing_is_kept(path: Path) -> None:
    desk = Desk(path, "x9?\r \x03")
    assert desk.sit(REPORT) == []
    assert sum("1 confirm" in one for one in desk.said) == 4


def test_nothing_open_is_said(path: Path) -> None:
    Desk(path, "55").sit(REPORT)
    desk = Desk(path, "")
    desk.sit(REPORT)
    assert desk.said == ["No finding is open."]
