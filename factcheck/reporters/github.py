"""Annotations for GitHub Actions: workflow commands on standard output, worst first.

GitHub shows ten annotations of a level for each step, so no more are written, and a last line says what was left out.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from factcheck.finding import Finding, Report, Severity
from factcheck.output.visible import one_line, shortened
from factcheck.output.wording import counted, summary, worst_first
from factcheck.reporters import Reporter

MOST = 10  # annotations of one level in one step
LONGEST = 1_000  # code points of a message
_LEVELS = {Severity.HIGH: "error", Severity.MEDIUM: "warning", Severity.LOW: "notice"}


def render(report: Report) -> str:
    findings = [finding for finding in worst_first(report.findings) if not finding.suppressed and _first(finding)]
    lines, used = [], Counter[Severity]()
    for finding in findings:
        used[finding.severity] += 1
        if used[finding.severity] <= MOST:
            lines.append(_annotation(finding))
    return "\n".join([*lines, *_closing(report, used)]) + "\n"


def _first(finding: Finding) -> bool:
    return any(variant.evidence for variant in finding.variants)


def _annotation(finding: Finding) -> str:
    evidence = [evidence for variant in finding.variants for evidence in variant.evidence]
    places = [
        f"“{shortened(one_line(variant.value), 80)}” {one_line(one.document)}:{one.line}"
        for variant in finding.variants
        for one in variant.evidence[:3]
    ]
    properties = {
        "file": one_line(evidence[0].document),
        "line": str(evidence[0].line),
        "col": str(evidence[0].column),
        "title": shortened(one_line(f"{finding.title} ({finding.rule})"), 200),
    }
    shown = ",".join(f"{key}={_property(value)}" for key, value in properties.items())
    message = shortened("; ".join(places), LONGEST)
    return f"::{_LEVELS[finding.severity]} {shown}::{_message(message)}"


def _message(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _message(text).replace(":", "%3A").replace(",", "%2C")


def _closing(report: Report, used: Counter[Severity]) -> Iterator[str]:
    """The summary, what GitHub would not have shown, and what was not checked; no text of documents."""
    yield f"factcheck: {summary(report)}"
    for severity in reversed(Severity):
        if used[severity] > MOST:
            yield f"factcheck: {counted(used[severity] - MOST, f'more {severity} finding')} not annotated"
    if report.skipped:
        yield f"factcheck: {counted(len(report.skipped), 'file')} not checked"


REPORTER = Reporter(format="github", suffix=".github", render=render)
