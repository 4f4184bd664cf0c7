"""Plain text for a terminal: one block a finding, or a few lines that sum a report up."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from factcheck.finding import Finding, Report, Severity
from factcheck.output.visible import one_line, shortened
from factcheck.output.wording import counted, decided, summary, worst_first
from factcheck.reporters import Reporter

TOP = 10  # findings in the short form
WIDTH = 160

Paint = Callable[[str, Severity], str]


def plain(text: str, severity: Severity) -> str:  # noqa: ARG001 -- the signature of Paint
    """Text without colour."""
    return text


def overview(report: Report, paint: Paint = plain) -> str:
    """The summary, the worst findings and what was skipped; `paint` colours a severity."""
    findings = [one for one in worst_first(report.findings) if not one.suppressed]
    lines = [summary(report) + (":" if findings else "")]
    lines += [f"  {paint(f'{one.severity:<6}', one.severity)}  {_line(one)}" for one in findings[:TOP]]
    if len(findings) > TOP:
        lines.append(f"  … and {counted(len(findings) - TOP, 'more finding')}")
    return "\n".join([*lines, *_skipped(report)]) + "\n"


def render(report: Report) -> str:
    lines = [summary(report)]
    for finding in worst_first(report.findings):
        title, *readings = block(finding)
        lines += ["", f"{finding.severity}: {title}", *readings]
        lines += [f"  decided: {one_line(decided(finding))}"] if decided(finding) else []
    return "\n".join([*lines, *_skipped(report)]) + "\n"


def block(finding: Finding) -> list[str]:
    """The lines of a finding: its title with its rule, and every place of each reading."""
    return [f"{one_line(finding.title)} [{one_line(finding.rule)}]", *_readings(finding)]


def _line(finding: Finding) -> str:
    firsts = [variant.evidence[0] for variant in finding.variants if variant.evidence]
    places = dict.fromkeys(f"{one_line(evidence.document)}:{evidence.line}" for evidence in firsts)
    return f"{shortened(one_line(finding.title), WIDTH)} ({', '.join(list(places)[:3])})"


def _readings(finding: Finding) -> Iterator[str]:
    for variant in finding.variants:
        yield f"  {shortened(one_line(variant.value), WIDTH)}"
        for evidence in variant.evidence:
            place = f"{one_line(evidence.document)}:{evidence.line}:{evidence.column}"
            yield f"    {place}: {shortened(one_line(evidence.sentence), WIDTH)}"


def _skipped(report: Report) -> Iterator[str]:
    if report.resolved:
        yield f"No longer found: {counted(len(report.resolved), 'finding')} decided earlier"
    notices = [(document.path, notice) for document in report.documents for notice in document.notices]
    for path, notice in notices[:TOP]:
        yield f"Notice: {one_line(path)}: {shortened(one_line(notice), WIDTH)}"
    if len(notices) > TOP:
        yield f"  … and {counted(len(notices) - TOP, 'more notice')}"
    if report.skipped:
        yield f"Not checked: {counted(len(report.skipped), 'file')}"
    for skipped in report.skipped[:TOP]:
        yield f"  {one_line(skipped.path)}: {one_line(skipped.reason)}"
    if len(report.skipped) > TOP:
        yield f"  … and {len(report.skipped) - TOP:,} more"


REPORTER = Reporter(format="terminal", suffix=".txt", render=render)
