"""Zip archives from strangers: opened within limits, read through a counter, never unpacked to disk.

Sizes are those that were read, not those that the archive states about itself, since headers lie.
"""

from __future__ import annotations

import io
import re
import stat
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass

from factcheck.errors import DocumentError
from factcheck.settings import Settings

_MEGABYTE = 1_000_000  # bytes; the ratio is looked at from here upwards
_RECORD = b"PK\x01\x02"  # begins every entry of an archive's directory
_DOCTYPE = re.compile(rb"<\0?!\0?D\0?O\0?C\0?T\0?Y\0?P\0?E")
_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, ValueError, RuntimeError)


@dataclass(slots=True)
class Budget:
    """How many bytes may still be unpacked and how many files read, over a file and all files in it."""

    left: int
    entries: int

    @classmethod
    def of(cls, settings: Settings) -> Budget:
        return cls(int(settings.max_unpacked_mb * _MEGABYTE), settings.max_entries)

    def take(self, count: int, settings: Settings) -> None:
        """Raises DocumentError where that many files are more than may be read."""
        self.entries -= count
        if self.entries < 0:
            raise DocumentError(_too_many(settings))


@dataclass(frozen=True, slots=True)
class Member:
    """A file of an archive: its bytes, or the reason why they were not read."""

    name: str
    data: bytes = b""
    refused: str = ""


def members(data: bytes, settings: Settings, budget: Budget) -> Iterator[Member]:
    """The files of an archive in the order of their names; folders and hidden files are passed over.

    Raises DocumentError for an archive that is broken, has too many entries (with all in it), or unpacks to
    too much.
    """
    with _opened(data, settings) as archive:
        budget.take(len(archive.infolist()), settings)
        for entry in sorted(archive.infolist(), key=lambda entry: entry.filename):
            if not entry.is_dir() and (_leaves(entry.filename) or not _is_hidden(entry.filename)):
                yield _member(archive, entry, settings, budget)


def parts(data: bytes, settings: Settings) -> dict[str, bytes]:
    """All parts of an Office file by name, after the same limits; no part of it may carry a document type.

    Raises DocumentError.
    """
    budget = Budget.of(settings)
    found: dict[str, bytes] = {}
    with _opened(data, settings) as archive:
        for entry in archive.infolist():
            if entry.is_dir():
                continue
            if entry.filename in found:
                raise DocumentError("broken archive: two parts of one name")
            part = _unpacked(archive, entry, settings, budget)
            if entry.filename.endswith((".xml", ".rels")) and _DOCTYPE.search(part):
                raise DocumentError("declares a document type, which no Office file does")
            found[entry.filename] = part
    return found


def _opened(data: bytes, settings: Settings) -> zipfile.ZipFile:
    if data.startswith(b"\xd0\xcf\x11\xe0"):
        raise DocumentError("an old Office file, or encrypted with a password")
    if data.count(_RECORD) > settings.max_entries * 4:
        raise DocumentError(_too_many(settings))
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
    except _BROKEN as error:
        raise DocumentError("broken archive") from error
    if len(archive.infolist()) > settings.max_entries:
        raise DocumentError(_too_many(settings))
    return archive


def _too_many(settings: Settings) -> str:
    return f"more than {settings.max_entries} entries (max_entries)"


def _member(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, settings: Settings, budget: Budget) -> Member:
    name = entry.filename
    if _leaves(name):
        return Member(name, refused="its path leads out of the archive")
    if stat.S_ISLNK(entry.external_attr >> 16):
        return Member(name, refused="a link inside an archive")
    try:
        return Member(name, _unpacked(archive, entry, settings, budget))
    except _TooMuchError:
        raise
    except DocumentError as error:
        return Member(name, refused=str(error))


class _TooMuchError(DocumentError):
    """An archive unpacks to more than allowed: nothing more of it is read."""


def _unpacked(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, settings: Settings, budget: Budget) -> bytes:
    if entry.flag_bits & 1:
        raise DocumentError("encrypted")
    most = min(budget.left, max(int(entry.compress_size * settings.max_ratio), _MEGABYTE))
    try:
        with archive.open(entry) as file:
            data = file.read(most + 1)
    except _BROKEN as error:
        raise DocumentError("broken archive") from error
    if len(data) > budget.left:
        raise _TooMuchError(f"unpacks to more than {settings.max_unpacked_mb:g} MB (max_unpacked_mb)")
    if len(data) > most:
        raise _TooMuchError(f"packed more than {settings.max_ratio:g} to 1 (max_ratio)")
    budget.left -= len(data)
    return data


def _leaves(name: str) -> bool:
    parts = name.replace("\\", "/").split("/")
    return ".." in parts or not parts[0] or ":" in parts[0]


def _is_hidden(name: str) -> bool:
    parts = name.split("/")
    return parts[0] == "__MACOSX" or any(part.startswith(".") for part in parts)
