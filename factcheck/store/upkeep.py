"""Looking after kept indexes: which there are, what is in them and whether it is sound, taking one away."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from factcheck.document import Document
from factcheck.errors import DamagedIndexError, StoreError
from factcheck.store import codec, files, keys, manifest
from factcheck.store.kept import restored
from factcheck.store.lock import locked
from factcheck.store.manifest import Manifest

ROOT = Path("indexes")
_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,63}")


@dataclass(frozen=True, slots=True)
class Listed:
    """One line of `factcheck index list`."""

    name: str
    documents: int
    sentences: int
    megabytes: float
    problem: str = ""


@dataclass(frozen=True, slots=True)
class Difference:
    """A document that is not in the index as it is on the disk: state is new, changed, renamed, gone or outdated."""

    state: str
    document: str


def folder_of(name: str, root: Path = ROOT) -> Path:
    """The folder of an index. Raises StoreError for a name that is not a plain file name."""
    if not _NAME.fullmatch(name):
        raise StoreError(f"{name!r} cannot name an index: use letters, digits, '.', '-' and '_'")
    return root / name


def opened(name: str, root: Path = ROOT) -> Manifest:
    """The manifest of an index. Raises StoreError naming it when it is missing, damaged or newer."""
    folder = folder_of(name, root)
    if not folder.is_dir():
        raise StoreError(f"there is no index {name!r}; factcheck index list shows those there are")
    try:
        return manifest.read(folder)
    except DamagedIndexError as error:
        raise StoreError(f"index {name!r} is damaged ({error}); build it again") from error


def listing(root: Path = ROOT) -> list[Listed]:
    """All kept indexes by name; one that cannot be read says why."""
    folders = sorted(path for path in root.iterdir() if path.is_dir()) if root.is_dir() else []
    return [_listed(folder) for folder in folders if not folder.name.startswith(".")]


def _listed(folder: Path) -> Listed:
    size = sum(path.stat().st_size for path in files.own(folder)) / 1e6
    try:
        found = manifest.read(folder)
    except StoreError as error:
        return Listed(folder.name, 0, 0, size, str(error))
    return Listed(folder.name, len(found.documents), sum(entry.sentences for entry in found.documents), size)


def differences(found: Manifest, documents: Sequence[Document]) -> Iterator[Difference]:
    """How documents as they are now differ from an index. `outdated` was analysed by another version of factcheck."""
    entries = {entry.name: entry for entry in found.documents}
    names = {document.name for document in documents}
    gone = {entry.content: name for name, entry in entries.items() if name not in names}
    for document in documents:
        content = keys.content(document)
        entry = entries.get(document.name)
        if entry is None:
            yield Difference("renamed" if gone.pop(content, None) else "new", document.name)
        elif entry.content != content:
            yield Difference("changed", document.name)
        elif entry.program != keys.program():
            yield Difference("outdated", document.name)
    yield from (Difference("gone", name) for name in gone.values())


def problems(name: str, root: Path = ROOT) -> Iterator[str]:
    """Everything in an index that is not as it was written, a line each: every digest is computed, all is read.

    Raises StoreError when there is no index or its manifest is of no use.
    """
    found, folder = opened(name, root), folder_of(name, root)
    for entry in found.documents:
        try:
            restored(folder, entry, Document(entry.name, ""))
        except DamagedIndexError as error:
            yield f"{entry.name}: {error}"
    for run in (*found.runs, *found.parts):
        try:
            codec.bare_report(files.get(folder, run.report))
        except DamagedIndexError as error:
            yield f"findings: {error}"
    yield from (f"{path.name}: no file of this index" for path in files.foreign(folder))


def remove(name: str, root: Path = ROOT) -> list[Path]:
    """Remove an index and give what else lay in its folder, which stays. Raises StoreError."""
    folder = folder_of(name, root)
    if not folder.is_dir():
        raise StoreError(f"there is no index {name!r}; factcheck index list shows those there are")
    with locked(folder):
        (folder / files.MANIFEST).unlink(missing_ok=True)
        left = files.foreign(folder)
        for path in list(files.own(folder)):
            path.unlink(missing_ok=True)
        for place in (folder / files.OBJECTS, folder):
            if place.is_dir() and not any(place.iterdir()):
                place.rmdir()
    return left
