"""The words in which reports speak to an editor, the same in every format."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from factcheck.finding import Category, Finding, Report, Severity

KINDS = {
    Category.NUMBER: "figure",
    Category.AGE: "age",
    Category.NAME: "name",
    Category.DATE: "date or time",
    Category.PLACE: "place",
    Category.ROLE: "title or role",
    Category.QUOTE: "quotation",
    Category.STATEMENT: "statement",
    Category.SUM: "sum",
}
ADVICE = {
    Severity.HIGH: "must be resolved before publishing",
    Severity.MEDIUM: "look at it",
    Severity.LOW: "a note",
}
MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)


def counted(number: int, noun: str) -> str:
    """A number with its noun: "1 finding", "1,200 findings"."""
    return f"{number:,} {noun if number == 1 else noun + 's'}"


def worst_first(findings: Iterable[Finding]) -> list[Finding]:
    """The findings by falling severity; within one severity the runner's order stands."""
    return sorted(findings, key=lambda finding: -finding.severity.rank)


def summary(report: Report) -> str:
    """The report in one sentence."""
    documents = counted(len(report.documents), "document")
    if not report.comparable:
        return f"Nothing could be compared: {_why_not_comparable(report)}"
    if not report.findings:
        return f"No discrepancy found in {documents}"
    severities = [finding.severity for finding in report.findings]
    parts = [f"{severities.count(severity)} {severity}" for severity in reversed(Severity) if severity in severities]
    return f"{counted(len(severities), 'finding')} in {documents}: {', '.join(parts)}"


def _why_not_comparable(report: Report) -> str:
    """Why a run had nothing to compare."""
    if report.documents:
        return f"{counted(len(report.documents), 'document')} with fewer than two statements that can be compared"
    skipped = f" ({counted(len(report.skipped), 'file')} skipped)" if report.skipped else ""
    return f"no readable document{skipped}"


def confidence(value: float) -> str:
    """How well founded it is that the readings speak of one fact and cannot all stand."""
    for least, words in ((0.9, "strong"), (0.75, "good"), (0.6, "fair")):
        if value >= least:
            return words
    return "weak"


def day(published: dt.date | str | None) -> str:
    """A date as "21 July 2025", a moment as "21 July 2025, 16:58", nothing as the empty string.

    Text that is no ISO date or moment stays as it is.
    """
    if not published:
        return ""
    try:
        moment = dt.datetime.fromisoformat(str(published))
    except ValueError:
        return str(published)
    clock = f", {moment:%H:%M}" if "T" in str(published) else ""
    return f"{moment.day} {MONTHS[moment.month - 1]} {moment.year}{clock}"
