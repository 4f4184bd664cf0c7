from dataclasses import replace

from factcheck import decisions
from factcheck.finding import Ruling, Severity
from factcheck.reporters.github import MOST, REPORTER
from tests.sample_report import NAME, REPORT, TOLL


def test_worst_first_with_every_reading() -> None:
    lines = REPORTER.render(REPORT).splitlines()
    assert lines[0].startswith("::error file=wire.txt,line=3,col=10,title=Killed at Port Ellery%3A at least six%2C or")
    assert lines[0].endswith("::“at least six” wire.txt:3; “at least six” draft.md:9; “at least seven” late.txt:5")
    assert lines[1].startswith("::notice file=wire.txt,line=4,")
    assert lines[2:] == ["factcheck: 2 findings in 3 documents: 1 high, 1 low", "factcheck: 1 file not checked"]


def test_capped_for_each_level_and_said() -> None:
    many = tuple(replace(TOLL, id=f"v1-{at:04}", severity=severity) for at in range(14) for severity in Severity)
    lines = REPORTER.render(replace(REPORT, findings=many)).splitlines()
    levels = [line.split(" ")[0] for line in lines if line.startswith("::")]
    assert levels == ["::error"] * MOST + ["::warning"] * MOST + ["::notice"] * MOST
    assert "factcheck: 4 more high findings not annotated" in lines


def test_settled_findings_are_not_annotated() -> None:
    report = decisions.applied(REPORT, [decisions.decide(one, Ruling.BASELINE) for one in (TOLL, NAME)])
    assert not [line for line in REPORTER.render(report).splitlines() if line.startswith("::")]
