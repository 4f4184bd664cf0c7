"""From what the user names (files, folders, patterns, standard input, documents) to documents."""

from __future__ import annotations

import glob
import os
import re
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path, PurePosixPath

from factcheck import versions
from factcheck.archives import Budget, members
from factcheck.document import Document
from factcheck.errors import DocumentError
from factcheck.finding import Skipped
from factcheck.plugins import collect
from factcheck.quarantine import Quarantine
from factcheck.readers import Attachment, Reader
from factcheck.settings import Settings

_ABOUT_THE_FOLDER = ("readme", "license", "licence", "notice", "copying")
_ARCHIVE = ".zip"
_OURS = re.compile(rb"factcheck-(?:report|verification|decisions?)/\d")
_MEGABYTE = 1_000_000  # bytes


@dataclass(frozen=True, slots=True)
class _Candidate:
    """A file to read; `named` when the user wrote its own path and not a folder's or a pattern."""

    name: str
    path: Path
    named: bool


def read_sources(
    sources: Sequence[str | Path | Document], settings: Settings
) -> tuple[tuple[Document, ...], tuple[Skipped, ...]]:
    """Documents of all sources in the order given, a folder's files by name, and what was left out with the reason.

    A file named twice is read once. Hidden files and a folder's README and licence are no sources. Archives are read
    as the folders they were. Raises DocumentError for a path that does not exist and a pattern that matches nothing.
    """
    with Quarantine(settings) as quarantine:
        outcomes = list(_Reading(settings, quarantine).outcomes(sources))
    documents = [outcome for outcome in outcomes if isinstance(outcome, Document)]
    return versions.marked(documents), tuple(outcome for outcome in outcomes if isinstance(outcome, Skipped))


@dataclass(frozen=True, slots=True)
class _Reading:
    """One reading of all sources: what bounds it, and where foreign files are taken apart."""

    settings: Settings
    quarantine: Quarantine

    def outcomes(self, sources: Sequence[str | Path | Document]) -> Iterator[Document | Skipped]:
        seen: set[str] = set()
        left_out = 0
        for found in _found(sources):
            if not isinstance(found, _Candidate):
                yield found
            elif len(seen) >= self.settings.max_files:
                left_out += 1
            elif (real := os.path.realpath(found.path)) not in seen or found.name == "stdin":
                seen.add(real)
                yield from self._file(found)
        if left_out:
            yield Skipped(f"{left_out} more files", f"more than {self.settings.max_files} files (max_files)")

    def _file(self, found: _Candidate) -> Iterator[Document | Skipped]:
        suffix = found.path.suffix.lower()
        try:
            _readable(suffix or (".txt" if found.named else ""))
            data = _bytes(found, self.settings.max_file_mb)
        except DocumentError as error:
            yield Skipped(found.name, str(error))
        except OSError as error:
            yield Skipped(found.name, _reason(error))
        else:
            yield from self._documents(found.name, suffix or _told(data), data, 0, Budget.of(self.settings))

    def _documents(
        self, name: str, suffix: str, data: bytes, depth: int, budget: Budget
    ) -> Iterator[Document | Skipped]:
        try:
            if suffix == _ARCHIVE:
                yield from self._archive(name, data, depth + 1, budget)
            else:
                found = self.quarantine.read(_reader(suffix, data), name, data)
                yield from (one for one in found if isinstance(one, Document))
                yield from self._attached(
                    name, [one for one in found if isinstance(one, Attachment)], depth + 1, budget
                )
        except DocumentError as error:
            yield Skipped(name, str(error))

    def _attached(
        self, name: str, found: Sequence[Attachment], depth: int, budget: Budget
    ) -> Iterator[Document | Skipped]:
        """What is attached to a message, read as the files they are."""
        budget.take(len(found), self.settings)
        seen: Counter[str] = Counter()
        for one in found:
            seen[one.name] += 1
            inside = f"{name}/{one.name}" + (f" ({seen[one.name]})" if seen[one.name] > 1 else "")
            if depth > self.settings.max_nesting:
                yield Skipped(inside, f"messages nested more than {self.settings.max_nesting} deep (max_nesting)")
            else:
                yield from self._documents(inside, PurePosixPath(one.name).suffix.lower(), one.data, depth, budget)

    def _archive(self, name: str, data: bytes, depth: int, budget: Budget) -> Iterator[Document | Skipped]:
        if depth > self.settings.max_nesting:
            raise DocumentError(f"archives nested more than {self.settings.max_nesting} deep (max_nesting)")
        for member in members(data, self.settings, budget):
            inside, path = f"{name}/{member.name}", PurePosixPath(member.name)
            if path.name.lower().startswith(_ABOUT_THE_FOLDER):
                continue
            if member.refused:
                yield Skipped(inside, member.refused)
            elif len(member.data) > self.settings.max_file_mb * _MEGABYTE:
                yield Skipped(inside, _too_large(self.settings.max_file_mb))
            else:
                yield from self._documents(inside, path.suffix.lower(), member.data, depth, budget)


def _found(sources: Sequence[str | Path | Document]) -> Iterator[Document | Skipped | _Candidate]:
    for source in sources:
        if isinstance(source, Document):
            yield source
        elif str(source) == "-":
            yield _Candidate("stdin", Path("-"), named=True)
        else:
            yield from _expanded(str(source))


def _expanded(source: str) -> Iterator[Skipped | _Candidate]:
    path = Path(source)
    if _is_folder(path):
        yield from _inside(path)
    elif os.path.lexists(path):
        yield _Candidate(_name(path), path, named=True)
    elif glob.has_magic(source):
        matches = sorted(glob.glob(source, recursive=True))  # noqa: PTH207 - keeps the path as the user wrote it
        if not matches:
            raise DocumentError(f"no file matches {_name(path)}")
        for match in matches:
            yield from (
                _inside(Path(match))
                if _is_folder(Path(match))
                else [_Candidate(_name(Path(match)), Path(match), False)]
            )
    else:
        raise DocumentError(f"no such file or folder: {_name(path)}")


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except (OSError, ValueError):
        return False


def _inside(folder: Path) -> Iterator[Skipped | _Candidate]:
    """All files under a folder, sorted; a folder reached twice through links is entered once."""
    errors: list[OSError] = []
    entered: set[str] = set()
    files: list[Path] = []
    for parent, folders, names in os.walk(folder, onerror=errors.append, followlinks=True):
        real = os.path.realpath(parent)
        if real in entered:
            folders.clear()
            continue
        entered.add(real)
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        files += [Path(parent, name) for name in names if not name.startswith(".")]
    for path in sorted(files, key=lambda path: path.as_posix()):
        if not path.name.lower().startswith(_ABOUT_THE_FOLDER) and not _is_ours(path):
            yield _Candidate(_name(path), path, named=False)
    for error in errors:
        yield Skipped(_name(Path(error.filename)), _reason(error))


def _is_ours(path: Path) -> bool:
    """Whether a file is a report or a file of decisions that factcheck wrote, known by the mark near its top."""
    if path.suffix.lower() not in {".md", ".html", ".json", ".jsonl"}:
        return False
    try:
        with path.open("rb") as file:
            return _OURS.search(file.read(300)) is not None
    except OSError:
        return False


def _name(path: Path) -> str:
    """The path as the user would type it; bytes that are no UTF-8 are shown as replacement characters."""
    return os.fsencode(path.as_posix()).decode("utf-8", errors="replace")


@cache
def _readers() -> dict[str, tuple[Reader, ...]]:
    """Readers by suffix; formats that share one are told apart by looking at the file."""
    found: dict[str, tuple[Reader, ...]] = {}
    for reader in collect("factcheck.readers", "READER", Reader):
        for suffix in reader.suffixes:
            found[suffix] = (*found.get(suffix, ()), reader)
    return found


def _told(data: bytes) -> str:
    """The suffix of data without a name, as standard input is, told from its beginning; plain text where nothing is."""
    start = data[:1000].lstrip(b"\xef\xbb\xbf \t\r\n")
    if start.startswith(b"PK\x03\x04"):
        inside = ((b"word/", ".docx"), (b"content.xml", ".odt"))
        return next((suffix for mark, suffix in inside if mark in data), _ARCHIVE)
    marks = {rb"%PDF-": ".pdf", rb"\{\\rtf": ".rtf", rb"WEBVTT": ".vtt", rb"(?i:<!doctype html|<html\b)": ".html"}
    return (
        next((suffix for mark, suffix in marks.items() if re.match(mark, start)), ".xml" * start.startswith(b"<?xml"))
        or ".txt"
    )


def _readable(suffix: str) -> None:
    if suffix != _ARCHIVE and suffix not in _readers():
        raise DocumentError(f"no reader for {suffix} files" if suffix else "no reader for files without a suffix")


def _reader(suffix: str, data: bytes) -> Reader:
    _readable(suffix)
    if not data.strip():
        raise DocumentError("empty file")
    for reader in _readers()[suffix]:
        if reader.recognises(data):
            return reader
    formats = " or ".join(reader.format for reader in _readers()[suffix])
    raise DocumentError(f"no news item: {suffix} files are read where they are {formats}")


def _bytes(found: _Candidate, megabytes: float) -> bytes:
    """The contents of a file; one that is too large is known by its size and not read."""
    limit = int(megabytes * _MEGABYTE)
    if found.path == Path("-"):
        data = sys.stdin.buffer.read(limit + 1)
    else:
        if not found.path.exists():
            raise DocumentError("a link to nothing" if found.path.is_symlink() else "vanished while reading")
        if not found.path.is_file():
            raise DocumentError("not a regular file")
        if found.path.stat().st_size > limit:
            raise DocumentError(_too_large(megabytes))
        with found.path.open("rb") as file:
            data = file.read(limit + 1)
    if len(data) > limit:
        raise DocumentError(_too_large(megabytes))
    return data


def _too_large(megabytes: float) -> str:
    return f"larger than {megabytes:g} MB (max_file_mb)"


def _reason(error: OSError) -> str:
    known = {PermissionError: "permission denied", FileNotFoundError: "vanished while reading"}
    return known.get(type(error), error.strerror or "cannot be read")
