"""From a report to files and standard output."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

import click

from factcheck import plugins
from factcheck.finding import Report, Severity
from factcheck.output.console import put
from factcheck.output.writing import ready, write
from factcheck.reporters import Reporter

REPORTS = Path("reports")
STREAM = Path("-")
STREAMED = {"terminal", "github"}  # formats that are for standard output


def targets(formats: Sequence[str], output: str | None, name: str, draft: str = "") -> list[tuple[Reporter, Path]]:
    """Each format with its place; `draft` is the Word file that is commented on. Raises click.UsageError."""
    known = {one.format: one for one in plugins.collect("factcheck.reporters", "REPORTER", Reporter)}
    implied = next((one.format for one in known.values() if output and output.endswith(one.suffix)), "markdown")
    chosen = [known[one] for one in dict.fromkeys(formats or (implied,))]
    if draft and not any(one.format == "docx" for one in chosen):
        raise click.UsageError("--draft goes with --format docx")
    if draft:
        from factcheck.reporters import docx

        chosen = [
            replace(one, render=partial(docx.render, draft=draft)) if one.format == "docx" else one for one in chosen
        ]
    if output == "-" and len(chosen) > 1:
        raise click.UsageError("standard output takes one --format only")
    if output is None:
        return [(one, STREAM if one.format in STREAMED else REPORTS / f"{name}{one.suffix}") for one in chosen]
    if len(chosen) == 1:
        return [(chosen[0], Path(output))]
    return [(one, Path(output).with_suffix(one.suffix)) for one in chosen]


def shown(report: Report, least: str) -> Report:
    """The report without findings below a severity; its settings say so."""
    findings = tuple(one for one in report.findings if one.severity.rank >= Severity(least).rank)
    return replace(report, findings=findings, settings={**report.settings, "min_severity": least})


def prepare(targets: Sequence[tuple[Reporter, Path]], sources: Sequence[str]) -> None:
    """Refuse a place that cannot be written before anything is checked. Raises ReportError."""
    for _, path in targets:
        if path != STREAM:
            ready(path, sources)


def deliver(report: Report, targets: Sequence[tuple[Reporter, Path]]) -> None:
    """Render and write each format; the commented copy comes last, since it can fail where the others do not."""
    for reporter, path in sorted(targets, key=lambda target: target[0].format == "docx"):
        content = reporter.render(report)
        prepare([(reporter, path)], [document.path for document in report.documents])
        put(content) if path == STREAM else write(path, content)
