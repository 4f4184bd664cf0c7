"""From what the user names (files, folders, patterns, standard input, documents) to documents."""

from __future__ import annotations

import glob
import os
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from factcheck.document import Document
from factcheck.errors import DocumentError
from factcheck.finding import Skipped
from factcheck.plugins import collect
from factcheck.readers import Reader
from factcheck.settings import Settings

_ABOUT_THE_FOLDER = ("readme", "license", "licence", "notice", "copying")
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

    A file named twice is read once. Hidden files and a folder's README and licence are no sources. Raises DocumentError
    for a path that does not exist and for a pattern that matches nothing.
    """
    documents: list[Document] = []
    skipped: list[Skipped] = []
    seen: set[str] = set()
    left_out = 0
    for found in _found(sources):
        if isinstance(found, Document):
            documents.append(found)
        elif isinstance(found, Skipped):
            skipped.append(found)
        elif len(seen) >= settings.max_files:
            left_out += 1
        elif (real := os.path.realpath(found.path)) not in seen or found.name == "stdin":
            seen.add(real)
            outcome = _read(found, settings)
            (documents if isinstance(outcome, Document) else skipped).append(outcome)  # type: ignore[arg-type]
    if left_out:
        skipped.append(Skipped(f"{left_out} more files", f"more than {settings.max_files} files (max_files)"))
    return tuple(documents), tuple(skipped)


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
        if not path.name.lower().startswith(_ABOUT_THE_FOLDER):
            yield _Candidate(_name(path), path, named=False)
    for error in errors:
        yield Skipped(_name(Path(error.filename)), _reason(error))


def _name(path: Path) -> str:
    """The path as the user would type it; bytes that are no UTF-8 are shown as replacement characters."""
    return os.fsencode(path.as_posix()).decode("utf-8", errors="replace")


def _read(found: _Candidate, settings: Settings) -> Document | Skipped:
    try:
        reader = _reader(found)
        return reader.read(found.name, _bytes(found, int(settings.max_file_mb * _MEGABYTE), settings.max_file_mb))
    except DocumentError as error:
        return Skipped(found.name, str(error))
    except OSError as error:
        return Skipped(found.name, _reason(error))


@cache
def _readers() -> dict[str, Reader]:
    return {suffix: reader for reader in collect("factcheck.readers", "READER", Reader) for suffix in reader.suffixes}


def _reader(found: _Candidate) -> Reader:
    suffix = found.path.suffix.lower()
    if not suffix and found.named:
        return _readers()[".txt"]
    if suffix not in _readers():
        raise DocumentError(f"no reader for {suffix} files" if suffix else "no reader for files without a suffix")
    return _readers()[suffix]


def _bytes(found: _Candidate, limit: int, megabytes: float) -> bytes:
    if found.path == Path("-"):
        data = sys.stdin.buffer.read(limit + 1)
    else:
        if not found.path.exists():
            raise DocumentError("a link to nothing" if found.path.is_symlink() else "vanished while reading")
        if not found.path.is_file():
            raise DocumentError("not a regular file")
        with found.path.open("rb") as file:
            data = file.read(limit + 1)
    if len(data) > limit:
        raise DocumentError(f"larger than {megabytes:g} MB (max_file_mb)")
    return data


def _reason(error: OSError) -> str:
    known = {PermissionError: "permission denied", FileNotFoundError: "vanished while reading"}
    return known.get(type(error), error.strerror or "cannot be read")
