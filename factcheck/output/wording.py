"""The words in which reports speak to an editor, the same in every format."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from factcheck.finding import Category, Finding, Report, Ruling, Severity, State, Variant

KINDS = {
    Category.NUMBER: "figure",
    Category.AGE: "age",
    Category.NAME: "name",
    Category.DATE: "date or time",
    Category.PLACE: "place",
    Category.ROLE: "title or role",
    Category.QUOTE: "quotation",
    Category.STATEMENT: "statement",
    Category.SUM: "arithmetic",
}
ADVICE = {
    Severity.HIGH: "must be resolved before publishing",
    Severity.MEDIUM: "look at it",
    Severity.LOW: "a note",
}
RULINGS = {
    Ruling.CONFIRMED: "confirmed, to be corrected",
    Ruling.ACCEPTABLE: "acceptable",
    Ruling.HOUSE_STYLE: "house style",
    Ruling.SUPERSEDED: "superseded by a later reading",
    Ruling.FALSE_ALARM: "false alarm",
    Ruling.LATER: "to be decided later",
    Ruling.BASELINE: "accepted with the baseline",
    Ruling.REOPENED: "open again",
}
MOVING = "This may be news moving on rather than a contradiction: check whether the later report replaces the earlier."
GROUPED = "Documents of one group share rare names, or names and a lead that is alike"
MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)


def counted(number: int, noun: str) -> str:
    """A number with its noun: "1 finding", "1,200 findings"."""
    return f"{number:,} {noun if number == 1 else noun + 's'}"


def parted(report: Report) -> str:
    """In how many groups the documents were compared, and how many stand alone; empty where all were compared."""
    groups = max((document.group for document in report.documents), default=0)
    if not groups:
        return ""
    told = f"Only documents that have to do with one another were compared: {counted(groups - report.alone, 'group')}"
    alone = f"; {report.alone:,} of {counted(len(report.documents), 'document')} stood alone" if report.alone else ""
    return f"{told}{alone}."


def times(number: int) -> str:
    """How often: "once", "twice", "28 times"; "nowhere here" of a reading that the house asks for."""
    return {0: "nowhere here", 1: "once", 2: "twice"}.get(number, f"{number:,} times")


def spread(variant: Variant) -> str:
    """How often a reading stands and in how many documents: "3 times in 1 source and 2 copies"."""
    often = times(len(variant.evidence))
    documents = len({evidence.document for evidence in variant.evidence})
    if 0 < variant.sources < documents:
        more = documents - variant.sources
        return f"{often} in {counted(variant.sources, 'source')} and {more:,} {'copy' if more == 1 else 'copies'}"
    return f"{often} in {documents} documents" if documents > 1 else often


def sentence(text: str) -> str:
    """The words as a sentence of its own, with a capital and a full stop."""
    words = text.strip()
    return words[:1].upper() + words[1:] + ("." if words[-1:].isalnum() or words[-1:] in set(")]”%") else "")


def worst_first(findings: Iterable[Finding]) -> list[Finding]:
    """The open findings by falling severity, then the settled ones; within one severity the runner's order stands."""
    return sorted(findings, key=lambda finding: (finding.suppressed, -finding.severity.rank))


def decided(finding: Finding) -> str:
    """What was decided about a finding and whether that still holds, or why it is ignored; empty where it is open."""
    if finding.ignore is not None:
        return f"ignored in {finding.ignore.document}, line {finding.ignore.line}: {finding.ignore.reason}"
    decision = finding.decision
    if decision is None:
        return ""
    who = f" by {decision.reviewer}" if decision.reviewer else ""
    why = f": {decision.note}" if decision.note else ""
    words = f"{RULINGS[decision.ruling]}, {day(decision.time[:10])}{who}{why}"
    return (
        f"open again, its readings have changed since it was decided ({words})"
        if finding.state is State.CHANGED
        else words
    )


def summary(report: Report) -> str:
    """The report in one sentence."""
    documents = counted(len(report.documents), "document")
    if not report.comparable:
        return f"Nothing could be compared: {_why_not_comparable(report)}"
    severities = [finding.severity for finding in report.findings if not finding.suppressed]
    settled = len(report.findings) - len(severities)
    beside = f" ({counted(settled, 'settled finding')} not counted)" if settled else ""
    if not severities:
        return f"No {'open ' * bool(settled)}discrepancy found in {documents}{beside}"
    parts = [f"{severities.count(severity)} {severity}" for severity in reversed(Severity) if severity in severities]
    return f"{counted(len(severities), 'finding')} in {documents}: {', '.join(parts)}{beside}"


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


def later_reading(finding: Finding) -> tuple[str, tuple[str, ...]]:
    """When the latest report was written and what it has; nothing where the times do not tell it from the others.

    Told by the minute where two readings are so dated ("14:25" on one day), otherwise by the day.
    """
    dated = [(str(one.published or ""), variant.value) for variant in finding.variants for one in variant.evidence]
    timed = [(published, value) for published, value in dated if "T" in published]
    if len({value for _, value in timed}) < 2:
        timed = [(published[:10], value) for published, value in dated if published]
    moments = sorted({published for published, _ in timed})
    values = tuple(dict.fromkeys(value for published, value in timed if published == moments[-1]))
    if len(moments) < 2 or len(values) == len(finding.variants):
        return "", ()
    same_day = moments[0][:10] == moments[-1][:10]
    return moments[-1][11:16] if same_day else day(moments[-1]), values
