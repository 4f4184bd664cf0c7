"""Extractors find mentions in the syntax of a sentence: one file a kind of mention, each ending with EXTRACTOR."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from factcheck.mention import Mention
from factcheck.syntax import Parse


@dataclass(frozen=True, slots=True)
class Extractor:
    """An extractor: `extract(parse)` yields the mentions of one sentence in text order."""

    kind: str
    extract: Callable[[Parse], Iterable[Mention]]
