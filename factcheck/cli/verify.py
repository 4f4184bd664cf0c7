"""`factcheck verify`."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import click

from factcheck.cli import documents
from factcheck.cli.codes import FOUND, NOTHING_COMPARED
from factcheck.cli.delivery import REPORTS, STREAM
from factcheck.cli.options import (
    EXIT_CODES,
    encoder_option,
    engine_of,
    engine_option,
    index_option,
    names_option,
    nli_option,
    scheduler_option,
)
from factcheck.output.console import Status, put, say
from factcheck.output.visible import visible
from factcheck.output.writing import ready, write
from factcheck.settings import Settings, load
from factcheck.verdict import Verdict, Verification

FORMATS = ("markdown", "json", "docx")  # of sheets, which is imported when it is used


@click.command(
    epilog="\b\nExamples:\n  factcheck verify draft.md --against notes/\n"
    "  factcheck verify draft.md --against wire.txt --against minutes.pdf --format json --output -\n"
    "  factcheck verify draft.docx --against notes/ --format docx --output draft-commented.docx\n\n" + EXIT_CODES
)
@click.argument("draft", metavar="DRAFT")
@click.option("against", "--against", metavar="PATH", multiple=True, required=True, help="A source; repeatable.")
@click.argument("more", nargs=-1, metavar="[PATH…]")
@click.option("shape", "--format", type=click.Choice(FORMATS), default="markdown", show_default=True)
@click.option("--output", "-o", metavar="FILE", help="Where the sheet goes, - is standard output.  [reports/NAME.md]")
@click.option("--exit-zero", is_flag=True, help="Exit with 0 also when facts conflict.")
@names_option
@index_option
@encoder_option
@nli_option
@engine_option
@scheduler_option
def verify(  # noqa: PLR0913, PLR0917 -- one parameter an option
    draft: str,
    against: tuple[str, ...],
    more: tuple[str, ...],
    shape: str,
    output: str | None,
    exit_zero: bool,
    names: str | None,
    index: str | None,
    encoder: str | None,
    nli: str | None,
    engine: str | None,
    scheduler: str | None,
) -> int:
    """Check one draft against its sources.

    Every figure, name, date, place, quotation and statement of DRAFT is ticked against the sources: supported,
    conflicting or not found. Sources are given with --against or after DRAFT. Exits with 1 when a fact conflicts.
    """
    settings = load(names=names, encoder=encoder, nli=nli, engine=engine_of(engine, scheduler), scheduler=scheduler)
    sources = documents.found([*against, *more])
    documents.found([draft])
    from factcheck import sheets

    suffix, render = sheets.FORMATS[shape]
    target = Path(output or REPORTS / f"{documents.report_name(draft)}-facts{suffix}")
    if target != STREAM:
        ready(target, [draft, *sources])
    found = _verified(settings, draft, sources, index)
    content = render(found)
    if target == STREAM:
        put(content)
    else:
        write(target, content)
        say(sheets.summary(found))
        say(f"Sheet: {visible(str(target))}")
    if not found.comparable:
        say("nothing could be verified: no readable source, or no statement of fact in the draft")
        return NOTHING_COMPARED
    return FOUND if found.count(Verdict.CONFLICTING) and not exit_zero else 0


def _verified(settings: Settings, draft: str, sources: Sequence[str], index: str | None) -> Verification:
    from factcheck.pipeline import Checker

    with Status() as status:
        status("loading", 0, 0)
        return Checker(settings, status).verify(draft, sources, index)
