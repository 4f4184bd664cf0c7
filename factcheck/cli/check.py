"""`factcheck check`."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import click

from factcheck import decisions
from factcheck.cli import delivery, documents
from factcheck.cli.codes import FOUND, NOTHING_COMPARED
from factcheck.cli.options import (
    EXIT_CODES,
    draft_option,
    encoder_option,
    engine_of,
    engine_option,
    format_option,
    index_option,
    names_option,
    nli_option,
    scheduler_option,
    severity_option,
)
from factcheck.finding import Report, Severity
from factcheck.output.console import paint, say
from factcheck.output.visible import visible
from factcheck.output.wording import counted, summary
from factcheck.reporters import Reporter
from factcheck.settings import SEVERITIES, load


@click.command(
    epilog="\b\nExamples:\n  factcheck check seeds/\n  factcheck check wire.txt draft.md --fail-on high\n"
    "  factcheck check notes/ --format json --output -\n"
    "  factcheck check notes/ draft.docx --format docx --output draft-commented.docx\n"
    "  pbpaste | factcheck check - agency.txt\n\n" + EXIT_CODES
)
@click.argument("paths", nargs=-1, required=True, metavar="PATH…")
@format_option
@draft_option
@click.option("--output", "-o", metavar="FILE", help="Where the report goes, - is standard output.  [reports/NAME.md]")
@severity_option
@click.option(
    "--fail-on", type=click.Choice(["never", *SEVERITIES]), help="Exit with 1 from this severity on.  [medium]"
)
@click.option("--exit-zero", is_flag=True, help="Exit with 0 also when there are findings.")
@index_option
@names_option
@encoder_option
@nli_option
@engine_option
@scheduler_option
def check(  # noqa: PLR0913, PLR0917 -- one parameter an option
    paths: tuple[str, ...],
    formats: tuple[str, ...],
    draft: str,
    output: str | None,
    min_severity: str | None,
    fail_on: str | None,
    exit_zero: bool,
    index: str | None,
    names: str | None,
    encoder: str | None,
    nli: str | None,
    engine: str | None,
    scheduler: str | None,
) -> int:
    """Look for discrepancies between and inside documents.

    PATH is a file, a folder, a glob or - for standard input. The report is written to reports/, named after the first
    PATH, and summed up on the terminal.
    """
    settings = load(
        min_severity=min_severity,
        fail_on=fail_on,
        names=names,
        encoder=encoder,
        nli=nli,
        engine=engine_of(engine, scheduler),
        scheduler=scheduler,
    )
    known = documents.known(settings)
    sources = documents.found(paths)
    targets = delivery.targets(formats, output, documents.report_name(paths[0]), draft)
    delivery.prepare(targets, sources)
    report = decisions.applied(documents.checked(settings, sources, index), known)
    shown = delivery.shown(report, settings.min_severity)
    delivery.deliver(shown, targets)
    if delivery.STREAM not in [path for _, path in targets]:
        _sum_up(report, shown, targets)
    elif not report.comparable:
        say(summary(report))
    return _exit_code(report, settings.fail_on, exit_zero)


def _sum_up(report: Report, shown: Report, targets: Sequence[tuple[Reporter, Path]]) -> None:
    from factcheck.reporters.terminal import overview

    say(overview(shown, paint))
    if hidden := len(report.findings) - len(shown.findings):
        say(f"Not shown: {counted(hidden, 'finding')} below {shown.settings['min_severity']}")
    for _, path in targets:
        say(f"Report: {visible(str(path))}")


def _exit_code(report: Report, fail_on: str, exit_zero: bool) -> int:
    if not report.comparable:
        return NOTHING_COMPARED
    if exit_zero or fail_on == "never":
        return 0
    counted_ones = (one for one in report.findings if not one.suppressed)
    return FOUND if any(one.severity.rank >= Severity(fail_on).rank for one in counted_ones) else 0
