"""Files of a kept index that cannot be half-written and cannot be changed unnoticed.

What is kept lies in files named after the SHA-256 of their bytes, so that a file that was cut or changed is known by
its name. Every file is written beside its place, flushed to the disk and put in place in one step (rename(2)).
"""

from __future__ import annotations

import hashlib
import os
import re
from collections.abc import Container, Iterator
from pathlib import Path

from factcheck import replacing
from factcheck.errors import DamagedIndexError

MANIFEST = "manifest.json"
OBJECTS = "objects"
_DIGEST = re.compile(r"[0-9a-f]{64}")
_DRAFT = re.compile(r"\.factcheck-[0-9a-f]{16}\.tmp")


def digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def is_digest(text: str) -> bool:
    return _DIGEST.fullmatch(text) is not None


def put(folder: Path, data: bytes) -> str:
    """Keep some bytes and give the name by which they are found again. Raises OSError."""
    name = digest(data)
    path = folder / OBJECTS / name
    if not (path.is_file() and path.stat().st_size == len(data) and digest(path.read_bytes()) == name):
        path.parent.mkdir(parents=True, exist_ok=True)
        replace(path, data)
    return name


def get(folder: Path, name: str) -> bytes:
    """The bytes kept under a name. Raises DamagedIndexError when they are gone or are others."""
    if not is_digest(name):
        raise DamagedIndexError("it names a file outside its folder")
    try:
        data = (folder / OBJECTS / name).read_bytes()
    except OSError as error:
        raise DamagedIndexError(f"{OBJECTS}/{name[:12]}…: {error.strerror or error}") from error
    if digest(data) != name:
        raise DamagedIndexError(f"{OBJECTS}/{name[:12]}… was cut or changed")
    return data


def has(folder: Path, name: str) -> bool:
    """Whether a file of that name is there; what is in it shows when it is read."""
    return (folder / OBJECTS / name).is_file()


def replace(path: Path, data: bytes) -> None:
    """Write a file whole or leave what was there, its name flushed to the disk as well. Raises OSError."""
    replacing.replace(path, data)
    _settle(path.parent)


def _settle(folder: Path) -> None:
    """Flush a folder's list of names, where the system lets a folder be opened."""
    if os.name == "posix":
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def sweep(folder: Path, wanted: Container[str]) -> None:
    """Delete kept files that nobody wants and drafts that a killed run left. Raises OSError."""
    for path in own(folder):
        if path.name != MANIFEST and (path.parent.name != OBJECTS or path.name not in wanted):
            path.unlink(missing_ok=True)


def own(folder: Path) -> Iterator[Path]:
    """The files of an index that factcheck made: the manifest, what is kept, and drafts. Raises OSError."""
    for place in (folder, folder / OBJECTS):
        if place.is_dir():
            for path in sorted(place.iterdir()):
                kept = is_digest(path.name) if place.name == OBJECTS else path.name == MANIFEST
                if (kept or _DRAFT.fullmatch(path.name)) and not path.is_dir():
                    yield path


def foreign(folder: Path) -> list[Path]:
    """What else lies in the folder of an index."""
    mine = {folder / OBJECTS, *own(folder)}
    places = [place for place in (folder, folder / OBJECTS) if place.is_dir()]
    return [path for place in places for path in sorted(place.iterdir()) if path not in mine]
