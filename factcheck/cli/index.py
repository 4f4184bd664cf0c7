"""`factcheck index`."""

from __future__ import annotations

import click

from factcheck.cli import documents
from factcheck.cli.options import encoder_option
from factcheck.output.console import Status, put, say
from factcheck.output.visible import one_line
from factcheck.output.wording import counted
from factcheck.settings import load


@click.group(epilog="\b\nExamples:\n  factcheck index build archive notes/\n  factcheck check notes/ --index archive")
def index() -> None:
    """Keep vectors of sentences.

    They lie under indexes/, so that unchanged text is not embedded again.
    """


@index.command(epilog="\b\nExamples:\n  factcheck index build archive notes/ 'wires/*.txt'")
@click.argument("name")
@click.argument("paths", nargs=-1, required=True, metavar="PATH…")
@encoder_option
def build(name: str, paths: tuple[str, ...], encoder: str | None) -> None:
    """Build or renew the index NAME from documents."""
    from factcheck.pipeline import Checker

    with Status() as status:
        corpus, skipped = Checker(load(encoder=encoder), status).build(documents.found(paths), name)
    for one in skipped:
        say(f"Not indexed: {one_line(one.path)}: {one_line(one.reason)}")
    say(f"Index {name}: {counted(len(corpus.documents), 'document')}, {counted(len(corpus.sentences), 'sentence')}")


@index.command("list", epilog="\b\nExamples:\n  factcheck index list")
def list_() -> None:
    """List the kept indexes.

    One a line: name, documents, sentences, size, and what is wrong with it; between them are tabs.
    """
    from factcheck import store

    for one in store.listing():
        columns = (one.name, counted(one.documents, "document"), counted(one.sentences, "sentence"))
        put("\t".join([*columns, f"{one.megabytes:.1f} MB", one_line(one.problem)]).rstrip() + "\n")
