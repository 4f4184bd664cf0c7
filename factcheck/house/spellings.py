"""Spellings with their standing, and where sentences use them."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from fnmatch import fnmatchcase
from functools import cached_property, lru_cache

from factcheck.document import Document, Sentence, Span


class Standing(StrEnum):
    """What the desk thinks of a spelling; of two that fit one place equally well the earlier one counts."""

    ACCEPTED = "accepted"
    PREFERRED = "preferred"  # the house form of others
    VARIANT = "variant"  # known, but the house writes another form
    REJECTED = "rejected"


_RANK = {standing: rank for rank, standing in enumerate(Standing)}


@dataclass(frozen=True, slots=True)
class Outlet:
    """Documents of one source: known by the outlet that a document names, or by where it lies (globs)."""

    name: str
    paths: tuple[str, ...] = ()

    def has(self, document: Document) -> bool:
        named = plain(document.outlet or "").casefold() == plain(self.name).casefold()
        place = document.name.replace("\\", "/")
        return named or any(fnmatchcase(place, glob) or fnmatchcase(place, f"*/{glob}") for glob in self.paths)


@dataclass(frozen=True, slots=True)
class Entry:
    """One spelling (or, with `pattern`, all that a regular expression fits), its standing and where that is written.

    `house` is the form to write instead, empty where none is given. `group` joins spellings that are the same.
    """

    text: str
    standing: Standing
    origin: str
    house: str = ""
    group: int = -1
    outlet: Outlet | None = None
    pattern: re.Pattern[str] | None = None


@dataclass(frozen=True, slots=True)
class Use:
    """A place where a sentence uses a spelling of the desk's."""

    sentence: Sentence
    span: Span
    entry: Entry

    @property
    def text(self) -> str:
        return " ".join(self.sentence.document.slice(self.span).split())


_WORD = re.compile(r"[^\W_]+")
_MARKS = str.maketrans({"’": "'", "‘": "'", "‐": "-", "‑": "-"})


def plain(text: str) -> str:
    """A text in NFC with typewriter apostrophes and hyphens and single blanks, so that typography does not count."""
    return " ".join(unicodedata.normalize("NFC", text).translate(_MARKS).split())


def _key(word: str) -> str:
    return "".join(char for char in unicodedata.normalize("NFKD", word).casefold() if char.isalnum())


def written_so(found: str, text: str) -> bool:
    """Whether words of a document are an entry as it is written, or in capitals throughout."""
    found = plain(found)
    return found == text or (found == text.upper() and any(map(str.isalpha, found)))


@dataclass(frozen=True, eq=False)
class House:
    """All that the desk has written down; empty where it has written nothing."""

    entries: tuple[Entry, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.entries)

    @cached_property
    def _by_first_word(self) -> Mapping[str, Sequence[tuple[Entry, str]]]:
        """Plain entries by the key of their first word, with their text from that word on."""
        found: dict[str, list[tuple[Entry, str]]] = defaultdict(list)
        for entry in self.entries:
            first = _WORD.search(entry.text)
            if entry.pattern is None and first is not None:
                found[_key(first.group())].append((entry, entry.text[first.start() :]))
        return found

    @cached_property
    def _patterns(self) -> tuple[tuple[Entry, re.Pattern[str]], ...]:
        return tuple((entry, entry.pattern) for entry in self.entries if entry.pattern is not None)

    def uses(self, sentence: Sentence) -> tuple[Use, ...]:
        """Where a sentence uses spellings of the desk's, in text order; of overlapping ones the longest."""
        return tuple(_longest(list(self._candidates(sentence)))) if self.entries else ()

    def _candidates(self, sentence: Sentence) -> Iterator[Use]:
        text, start = sentence.text, sentence.span.start
        for word in _words(text):
            for entry, wanted in self._by_first_word.get(_key(word.group()), ()):
                found = _loose(wanted).match(text, word.start())
                if found and _applies(entry, sentence) and written_so(found.group(), wanted):
                    yield Use(sentence, Span(start + found.start(), start + found.end()), entry)
        for entry, pattern in self._patterns:
            if _applies(entry, sentence):
                for found in pattern.finditer(text):
                    if found.group() and not (entry.house and written_so(found.group(), entry.house)):
                        yield Use(sentence, Span(start + found.start(), start + found.end()), entry)


def _words(text: str) -> Iterator[re.Match[str]]:
    """Words that may begin a spelling: whole ones, combining accents being part of them."""
    return (match for match in _WORD.finditer(text) if not (match.start() and _inner(text[match.start() - 1])))


def _inner(char: str) -> bool:
    return char.isalnum() or unicodedata.combining(char) > 0


@lru_cache(maxsize=20_000)
def _loose(text: str) -> re.Pattern[str]:
    """A pattern for the letters of an entry with or without composed accents, any spacing and typography."""
    pieces = []
    for char in text:
        if char == " ":
            pieces.append(r"\s+")
        elif char in "'-":
            pieces.append("['’‘]" if char == "'" else "[-‐‑]")
        else:
            forms = {unicodedata.normalize(form, case) for form in ("NFC", "NFD") for case in (char, char.upper())}
            pieces.append(f"(?:{'|'.join(re.escape(form) for form in sorted(forms, key=len, reverse=True))})")
    return re.compile("".join(pieces) + r"(?![^\W_]|[\u0300-\u036f])")


def _applies(entry: Entry, sentence: Sentence) -> bool:
    return entry.outlet is None or entry.outlet.has(sentence.document)


def _longest(uses: list[Use]) -> Iterator[Use]:
    """Uses that do not overlap: the longest, an outlet's before everybody's, the better standing first."""
    ranked = sorted(
        uses, key=lambda use: (-len(use.span), use.entry.outlet is None, _RANK[use.entry.standing], use.span)
    )
    kept: list[Use] = []
    for use in ranked:
        if not any(use.span.overlaps(other.span) for other in kept):
            kept.append(use)
    yield from sorted(kept, key=lambda use: use.span)
