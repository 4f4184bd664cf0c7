"""Readers turn the bytes of a file into a document: one file a format, each ending with READER."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from factcheck.document import Document


@dataclass(frozen=True, slots=True)
class Reader:
    """A reader: `read(name, data)` gives the document or raises DocumentError with the reason."""

    format: str
    suffixes: tuple[str, ...]
    read: Callable[[str, bytes], Document]
