"""`factcheck review` and `factcheck baseline`: decisions about findings."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from factcheck import decisions
from factcheck.cli import documents
from factcheck.cli.options import index_option, reviewer_option
from factcheck.output.console import put, say
from factcheck.output.visible import visible
from factcheck.output.wording import counted
from factcheck.settings import load


@click.command(
    epilog="\b\nExamples:\n  factcheck review story/\n  factcheck review reports/story.json\n"
    "  factcheck review --import factcheck-decisions.json\n  factcheck review --stats"
)
@click.argument("paths", nargs=-1, metavar="[PATH…]")
@click.option(
    "exported", "--import", metavar="FILE", multiple=True, help="Take over decisions that an HTML report exported."
)
@click.option("--stats", is_flag=True, help="Show, rule by rule, how many findings were worth showing.")
@reviewer_option
@index_option
def review(paths: tuple[str, ...], exported: tuple[str, ...], stats: bool, reviewer: str, index: str | None) -> None:
    """Go through the findings and decide, a single key each.

    PATH is what `factcheck check` takes, or one report saved as JSON. Open findings come first; every decision is kept
    at once, so that a later sitting goes on where this one ends.
    """
    if not (paths or exported or stats):
        raise click.UsageError("name documents, a saved report, --import FILE or --stats")
    if paths and not sys.stdin.isatty():
        raise click.UsageError("reviewing needs a terminal; decide in the HTML report and use --import")
    settings = load()
    place = Path(settings.decisions)
    for file in exported:
        new = decisions.imported(Path(file), decisions.read(place))
        decisions.append(place, new)
        say(f"{counted(len(new), 'new decision')} from {visible(file)} kept in {visible(settings.decisions)}")
    if paths:
        found = decisions.applied(documents.report_of(paths, settings, index), documents.known(settings))
        from factcheck import reviewing

        reviewing.Session(place, reviewer, click.getchar, _asked, say).run(found)
    if stats:
        put(decisions.precision(decisions.read(place)) + "\n")


@click.command(epilog="\b\nExamples:\n  factcheck baseline story/\n  factcheck baseline reports/story.json")
@click.argument("paths", nargs=-1, required=True, metavar="PATH…")
@reviewer_option
@index_option
def baseline(paths: tuple[str, ...], reviewer: str, index: str | None) -> None:
    """Accept today's findings, so that later runs count only what is new or changed.

    PATH is what `factcheck check` takes, or one report saved as JSON. Findings that were decided stay as decided.
    """
    settings = load()
    found = decisions.applied(documents.report_of(paths, settings, index), documents.known(settings))
    accepted = decisions.baseline(found, reviewer)
    decisions.append(Path(settings.decisions), accepted)
    say(f"{counted(len(accepted), 'finding')} accepted, kept in {visible(settings.decisions)}")


def _asked(prompt: str) -> str:
    return str(click.prompt(prompt.rstrip(": "), default="", show_default=False, err=True))
