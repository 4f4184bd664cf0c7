"""What is read: documents, their sections and sentences. Text is kept once; the rest are spans of it."""

from __future__ import annotations

import bisect
import datetime as dt
import re
from dataclasses import dataclass, field, replace
from enum import StrEnum
from functools import cached_property
from itertools import accumulate

COMMENT = re.compile(r"\s*factcheck-(?!report/|verification/|decisions?/)\w")  # how a comment to us begins

_LEAD = 4  # sentences of a report, headline included, that tell its own news
_SURROGATE = re.compile("[\ud800-\udfff]")


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Half-open range of code points in a document's text."""

    start: int
    end: int

    def __len__(self) -> int:
        return self.end - self.start

    def contains(self, other: Span) -> bool:
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: Span) -> bool:
        return self.start < other.end and other.start < self.end


class SectionKind(StrEnum):
    """What a stretch of a document is; furniture is kept out of comparison but not out of the offsets."""

    HEADLINE = "headline"
    BODY = "body"
    ENTRY = "entry"  # one dated post of a live blog
    CAPTION = "caption"
    FURNITURE = "furniture"  # datelines as such, navigation, subscription appeals, links, stamps


@dataclass(frozen=True, slots=True)
class Section:
    """A stretch of a document with the moment it was written, where that is known.

    `written` is naive local time of the outlet; midnight when only the day is known (then `has_time` is false).
    """

    span: Span
    kind: SectionKind = SectionKind.BODY
    written: dt.datetime | None = None
    has_time: bool = False
    label: str = ""  # as an editor would name it: "4.58pm GMT", "headline"


@dataclass(frozen=True, eq=False)
class Document:
    """A text with what is known about it. Identity, not content, makes two documents the same object."""

    name: str
    text: str
    title: str | None = None
    published: dt.date | None = None
    outlet: str | None = None
    sections: tuple[Section, ...] = ()
    notices: tuple[str, ...] = field(default=())  # e.g. "embargoed until …", shown as a banner
    anchors: tuple[tuple[int, str], ...] = ()  # offsets where "page 3" or "paragraph 4" begins, ascending
    comments: tuple[tuple[Span, str], ...] = ()  # the editor's, to us ("factcheck-ignore: …"), and what they are about
    item: str = ""  # guid or address that all versions of one item share; empty where there is none
    version: str = ""  # of two versions of one item the later one sorts behind

    @classmethod
    def from_text(cls, text: str, name: str = "text", published: dt.date | str | None = None) -> Document:
        """Make a document from a string; `published` is a date or an ISO date ("2025-07-21").

        Raises ValueError for a string that is not an ISO date.
        """
        if isinstance(published, str):
            published = dt.date.fromisoformat(published)
        return cls(name=name, text=text, published=published)

    @cached_property
    def _line_starts(self) -> list[int]:
        lines = self.text.split("\n")
        return list(accumulate((len(line) + 1 for line in lines[:-1]), initial=0))

    def position(self, offset: int) -> tuple[int, int]:
        """Line and column of an offset, both from 1."""
        line = bisect.bisect_right(self._line_starts, offset)
        return line, offset - self._line_starts[line - 1] + 1

    def anchor(self, offset: int) -> str:
        """Where a person finds an offset in the file itself: "page 3", "00:01:23"; empty where lines do."""
        at = bisect.bisect_right(self.anchors, offset, key=lambda anchor: anchor[0])
        return self.anchors[at - 1][1] if at else ""

    def slice(self, span: Span) -> str:
        return self.text[span.start : span.end]

    def encodable(self) -> Document:
        """The document with a replacement character for each half of a character that JSON or a caller left alone."""
        if not _SURROGATE.search(f"{self.text}{self.title}{self.outlet}"):
            return self
        text, title, outlet = (_SURROGATE.sub("\ufffd", part or "") for part in (self.text, self.title, self.outlet))
        return replace(self, text=text, title=title or None, outlet=outlet or None)


@dataclass(frozen=True, eq=False, slots=True)
class Sentence:
    """One sentence: a span of a section of a document, and its place in the document's order (from 0)."""

    document: Document
    span: Span
    section: Section
    number: int

    @property
    def text(self) -> str:
        return self.document.slice(self.span)

    @property
    def leads(self) -> bool:
        """Whether it stands where a report tells its own news: the headline or the first sentences."""
        return self.number < _LEAD

    def place(self, offset: int) -> str:
        """Where a person finds an offset: "page 3", "paragraph 4, 4.58pm GMT"; empty where the line says it all."""
        return ", ".join(filter(None, (self.document.anchor(offset), self.section.label)))
