"""From paths to a report: what is there, what was saved, what is checked now."""

from __future__ import annotations

import glob
import os
import sys
from collections.abc import Sequence
from pathlib import Path

import click

from factcheck import decisions
from factcheck.errors import ReportError
from factcheck.finding import Decision, Report
from factcheck.output.console import Status, say
from factcheck.output.visible import visible
from factcheck.output.wording import counted
from factcheck.settings import Settings


def found(paths: Sequence[str]) -> list[str]:
    """The paths as given. Raises click.BadParameter for what is not there."""
    for path in paths:
        if path != "-" and not os.path.lexists(path) and not glob.glob(path, recursive=True):  # noqa: PTH207
            raise click.BadParameter(f"no such file or folder: {visible(path)}", param_hint="PATH")
    return list(paths)


def report_name(path: str) -> str:
    """What a report is called: the folder, or the file without its suffix, that was given first."""
    if path == "-":
        return "stdin"
    place = Path(path if os.path.lexists(path) else min(glob.glob(path, recursive=True)))  # noqa: PTH207
    name = place.resolve().name if place.is_dir() else place.stem
    return f"{name or 'root'}-report" if name.casefold() in {"", "readme"} else name


def saved(path: str) -> Report:
    """A report read back from its JSON, - is standard input. Raises ReportError."""
    from factcheck.reporters.json import parse

    try:
        return parse((sys.stdin.buffer.read() if path == "-" else Path(path).read_bytes()).decode("utf-8-sig"))
    except (OSError, UnicodeDecodeError, ReportError) as error:
        raise ReportError(f"{path} cannot be read: {error}") from error


def report_of(paths: Sequence[str], settings: Settings, index: str | None) -> Report:
    """The report of documents, or the one saved report that is named."""
    if len(paths) == 1 and paths[0].endswith(".json") and Path(paths[0]).is_file():
        return saved(paths[0])
    return checked(settings, found(paths), index)


def checked(settings: Settings, sources: Sequence[str], index: str | None) -> Report:
    """The report of documents that are checked now, its progress on the terminal."""
    from factcheck.pipeline import Checker

    with Status() as status:
        status("loading", 0, 0)
        return Checker(settings, status, tell=say).check(sources, index=index)


def known(settings: Settings) -> tuple[Decision, ...]:
    """The decisions taken so far; those that cannot be applied are told."""
    taken = decisions.read(Path(settings.decisions))
    if old := decisions.outdated(taken):
        say(f"Not applied: {counted(old, 'decision')} by another version of fingerprints, decide anew")
    return taken
