"""`factcheck report`."""

from __future__ import annotations

import click

from factcheck import decisions
from factcheck.cli import delivery, documents
from factcheck.cli.options import draft_option, format_option, severity_option
from factcheck.settings import load


@click.command(
    epilog="\b\nExamples:\n  factcheck report reports/seeds.json --format markdown\n"
    "  factcheck report reports/seeds.json --min-severity high --output desk.md"
)
@click.argument("saved", metavar="REPORT.json", type=click.Path(exists=True, dir_okay=False, allow_dash=True))
@format_option
@draft_option
@click.option("--output", "-o", metavar="FILE", default="-", help="Where it goes.  [standard output]")
@severity_option
def report(saved: str, formats: tuple[str, ...], draft: str, output: str, min_severity: str | None) -> None:
    """Render a saved report again.

    REPORT.json was written by `factcheck check --format json`, - is standard input; nothing is checked anew.
    """
    known = documents.known(load())
    targets = delivery.targets(formats, output, "report", draft)
    delivery.prepare(targets, [saved])
    found = documents.saved(saved)
    found = decisions.applied(found, known) if known else found
    delivery.deliver(delivery.shown(found, min_severity) if min_severity else found, targets)
