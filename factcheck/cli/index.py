"""`factcheck index`."""

from __future__ import annotations

from collections.abc import Sequence

import click

from factcheck.cli import documents
from factcheck.cli.options import encoder_option, engine_of, engine_option, scheduler_option
from factcheck.errors import StoreError
from factcheck.finding import Skipped
from factcheck.output.console import Status, put, say
from factcheck.output.visible import one_line
from factcheck.output.wording import counted
from factcheck.settings import Settings, load

_SHOWN = (("added", "new"), ("changed", "changed"), ("renamed", "renamed"), ("removed", "gone"))
name_argument = click.argument("name")


@click.group(epilog="\b\nExamples:\n  factcheck index build archive notes/\n  factcheck check notes/ --index archive")
def index() -> None:
    """Keep what was worked out.

    It lies under indexes/, so that unchanged documents are not analysed again.
    """


@index.command(epilog="\b\nExamples:\n  factcheck index build archive notes/ 'wires/*.txt'")
@name_argument
@click.argument("paths", nargs=-1, required=True, metavar="PATH…")
@encoder_option
@engine_option
@scheduler_option
def build(name: str, paths: tuple[str, ...], encoder: str | None, engine: str | None, scheduler: str | None) -> None:
    """Make the index NAME of exactly these documents.

    What an index of that name has already is taken over where it still holds.
    """
    _renewed(
        name, documents.found(paths), load(encoder=encoder, engine=engine_of(engine, scheduler), scheduler=scheduler)
    )


@index.command(epilog="\b\nExamples:\n  factcheck index update archive\n  factcheck index update archive more/")
@name_argument
@click.argument("paths", nargs=-1, metavar="[PATH…]")
@encoder_option
@engine_option
@scheduler_option
def update(name: str, paths: tuple[str, ...], encoder: str | None, engine: str | None, scheduler: str | None) -> None:
    """Bring the index NAME up to what is on the disk.

    The paths that it was made of are read again, and PATH with them from now on.
    """
    from factcheck import store

    known = [path for path in store.opened(name).sources if path not in paths]
    _renewed(
        name,
        _still_there([*known, *documents.found(paths)], name),
        load(encoder=encoder, engine=engine_of(engine, scheduler), scheduler=scheduler),
    )


@index.command(epilog="\b\nExamples:\n  factcheck index status archive")
@name_argument
def status(name: str) -> None:
    """Tell what is in the index NAME and what has changed since.

    One a line: new, changed, renamed, gone or outdated (analysed by another version), a tab, and the document.
    """
    from factcheck import store
    from factcheck.sources import read_sources

    found = store.opened(name)
    sentences = sum(entry.sentences for entry in found.documents)
    say(f"Index {name}: {counted(len(found.documents), 'document')}, {counted(sentences, 'sentence')}")
    say("Made of: " + ", ".join(one_line(path) for path in found.sources))
    read, skipped = read_sources(_present(found.sources), load())
    _tell_skipped(skipped)
    differences = list(store.differences(found, read))
    for one in differences:
        put(f"{one.state}\t{one_line(one.document)}\n")
    if not differences:
        say("Nothing has changed since.")


@index.command(epilog="\b\nExamples:\n  factcheck index verify archive")
@name_argument
def verify(name: str) -> None:
    """Read all files of the index NAME and compare their digests.

    What is wrong is told one a line, and the exit code is 3.
    """
    from factcheck import store

    problems = list(store.problems(name))
    for problem in problems:
        put(f"{one_line(problem)}\n")
    if problems:
        raise StoreError(f"index {name!r} is damaged in {counted(len(problems), 'place')}; build it again")
    say(f"Index {name} is as it was written.")


@index.command(epilog="\b\nExamples:\n  factcheck index remove archive")
@name_argument
def remove(name: str) -> None:
    """Delete the index NAME.

    Files in its folder that are not of the index are left there.
    """
    from factcheck import store

    left = store.remove(name)
    say(f"Index {name} removed")
    if left:
        say(f"Left in its folder: {', '.join(one_line(path.name) for path in left)}")


@index.command("list", epilog="\b\nExamples:\n  factcheck index list")
def list_() -> None:
    """List the kept indexes.

    One a line: name, documents, sentences, size, and what is wrong with it; between them are tabs.
    """
    from factcheck import store

    for one in store.listing():
        columns = (one.name, counted(one.documents, "document"), counted(one.sentences, "sentence"))
        put("\t".join([*columns, f"{one.megabytes:.1f} MB", one_line(one.problem)]).rstrip() + "\n")


def _renewed(name: str, paths: Sequence[str], settings: Settings) -> None:
    from factcheck.pipeline import Checker

    with Status() as progress:
        renewal, skipped = Checker(settings, progress, tell=say).build(paths, name)
    _tell_skipped(skipped)
    changes = [f"{len(found)} {word}" for field, word in _SHOWN if (found := getattr(renewal, field))]
    size = f"{counted(renewal.documents, 'document')}, {counted(renewal.sentences, 'sentence')}"
    say(f"Index {name}: {size} ({', '.join(changes) or 'nothing has changed'})")


def _tell_skipped(skipped: Sequence[Skipped]) -> None:
    for one in skipped:
        say(f"Not indexed: {one_line(one.path)}: {one_line(one.reason)}")


def _present(paths: Sequence[str]) -> list[str]:
    """The paths that still lead to something."""
    present = []
    for path in paths:
        try:
            present += documents.found([path])
        except click.BadParameter:
            say(f"Not there any more: {one_line(path)}")
    return present


def _still_there(paths: Sequence[str], name: str) -> list[str]:
    if not paths:
        raise StoreError(f"index {name!r} was made of no files; build it: factcheck index build {name} PATH…")
    present = _present(paths)
    if not present:
        raise StoreError(f"nothing that index {name!r} was made of is there any more; remove it or build it anew")
    return present
