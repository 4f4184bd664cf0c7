"""The manifest of a kept index: what is in it, with a digest of itself; written last and in one step."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import msgspec

from factcheck.errors import DamagedIndexError, StoreError
from factcheck.store import files

SCHEMA = "factcheck-index/3"
_NUMBER = re.compile(r"factcheck-index/(\d{1,9})")


@dataclass(frozen=True, slots=True)
class Entry:
    """A kept document: under which key, and in which files its analysis, its vectors and its outline are."""

    name: str
    content: str
    program: str
    analysis: str
    encoder: str
    embedded: str
    vectors: str
    outline: str
    sentences: int
    mentions: int

    @property
    def files(self) -> tuple[str, ...]:
        """The names of its files, empty for those that are not written yet."""
        return self.analysis, self.vectors, self.outline


@dataclass(frozen=True, slots=True)
class Run:
    """A kept report: the key of all that went into it, and its file."""

    key: str
    report: str


@dataclass(frozen=True, slots=True)
class Manifest:
    """Documents in the order of the sources; `sources` are paths as the user named them; the newest run is last.

    `parts` are the reports on the groups of documents that the newest run was put together from.
    """

    sources: tuple[str, ...] = ()
    documents: tuple[Entry, ...] = ()
    runs: tuple[Run, ...] = ()
    parts: tuple[Run, ...] = ()

    @property
    def files(self) -> frozenset[str]:
        """The names of all files that belong to it."""
        entries = (name for entry in self.documents for name in entry.files)
        return frozenset((*entries, *(run.report for run in (*self.runs, *self.parts))))


def write(folder: Path, manifest: Manifest) -> None:
    """Put a manifest in place of the one before. Raises OSError."""
    content = msgspec.json.encode(manifest)
    whole = {"schema": SCHEMA, "sha256": files.digest(content), "index": msgspec.Raw(content)}
    folder.mkdir(parents=True, exist_ok=True)
    files.replace(folder / files.MANIFEST, msgspec.json.format(msgspec.json.encode(whole), indent=1) + b"\n")


def read(folder: Path) -> Manifest:
    """Raises DamagedIndexError for what is no manifest, StoreError for one of a newer version."""
    try:
        data = (folder / files.MANIFEST).read_bytes()
    except FileNotFoundError:
        raise DamagedIndexError("it has no manifest") from None
    except OSError as error:
        raise DamagedIndexError(f"its manifest cannot be read: {error.strerror or error}") from error
    found = _parsed(data)
    _known(folder.name, found.get("schema"))
    try:
        manifest = msgspec.convert(found.get("index"), Manifest)
    except msgspec.ValidationError as error:
        raise DamagedIndexError(f"its manifest is not whole ({error})") from error
    if files.digest(msgspec.json.encode(manifest)) != found.get("sha256"):
        raise DamagedIndexError("its manifest was changed")
    return manifest


def _parsed(data: bytes) -> dict[str, Any]:
    try:
        return msgspec.json.decode(data, type=dict[str, Any])
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as error:
        raise DamagedIndexError(f"its manifest is not whole ({error})") from error


def _known(name: str, schema: object) -> None:
    number = _NUMBER.fullmatch(schema) if isinstance(schema, str) else None
    if number is None:
        raise DamagedIndexError("its manifest is not one of factcheck")
    if int(number[1]) > int(SCHEMA.rpartition("/")[2]):
        raise StoreError(
            f"index {name!r} has the format {schema}, this version reads {SCHEMA}: "
            f"use the newer factcheck, or remove it with factcheck index remove {name}"
        )
    if schema != SCHEMA:
        raise DamagedIndexError(f"it has the older format {schema}")
