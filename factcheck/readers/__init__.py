"""Readers turn the bytes of a file into documents: one file a format, each ending with READER."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from factcheck.document import Document
from factcheck.settings import Settings


def _always(_data: bytes) -> bool:
    return True


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file inside a file, to be read as a file of its own: its name, with the suffix that tells its format."""

    name: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Reader:
    """A reader: `read(name, data, settings)` gives the document of a file, or all documents and files that it holds.

    It raises DocumentError with the reason, also for a library that is not installed. `recognises` tells formats apart
    that share a suffix. `isolated` readers run in a process of their own, which a hostile file may exhaust.
    """

    format: str
    suffixes: tuple[str, ...]
    read: Callable[[str, bytes, Settings], Document | Sequence[Document | Attachment]]
    recognises: Callable[[bytes], bool] = _always
    isolated: bool = True


def single(read: Callable[[str, bytes], Document]) -> Callable[[str, bytes, Settings], Document]:
    """A reader's function for a format that needs no limits: one document of one file."""
    return lambda name, data, _settings: read(name, data)
