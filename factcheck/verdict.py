"""What comes out of a verification: each fact of a draft with its verdict and the best evidence."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from factcheck.finding import DocumentSummary, Evidence, Skipped

if TYPE_CHECKING:
    import pandas


class FactKind(StrEnum):
    NUMBER = "number"
    AGE = "age"
    NAME = "name"
    PLACE = "place"
    DATE = "date"
    QUOTE = "quote"
    STATEMENT = "statement"


class Verdict(StrEnum):
    """NOT_FOUND: the sources are silent. It is not CONFLICTING, where they say something else."""

    SUPPORTED = "supported"
    CONFLICTING = "conflicting"
    NOT_FOUND = "not-found"


@dataclass(frozen=True, slots=True)
class Fact:
    """Something a draft states, at [start, end) of its text; `note` tells an editor how the evidence bears on it."""

    kind: FactKind
    value: str
    start: int
    end: int
    verdict: Verdict
    confidence: float
    evidence: tuple[Evidence, ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True)
class Statement:
    """A sentence of the draft with its facts in text order; `support` is the chance that the sources bear it out."""

    start: int
    end: int
    line: int
    column: int
    sentence: str
    support: float
    facts: tuple[Fact, ...]


@dataclass(frozen=True, slots=True)
class Verification:
    """A draft held against its sources; `consistency` is the chance that nothing in it departs from them."""

    version: str
    settings: dict[str, object]
    draft: DocumentSummary
    sources: tuple[DocumentSummary, ...]
    skipped: tuple[Skipped, ...]
    consistency: float
    statements: tuple[Statement, ...]

    def facts(self) -> Iterator[Fact]:
        """All facts in text order."""
        for statement in self.statements:
            yield from statement.facts

    def count(self, verdict: Verdict) -> int:
        """How many facts have a verdict."""
        return sum(fact.verdict is verdict for fact in self.facts())

    @property
    def comparable(self) -> bool:
        """Whether there was a draft to verify and anything to verify it against."""
        return bool(self.statements) and any(source.sentences for source in self.sources)

    def to_dict(self) -> dict[str, object]:
        """The JSON of schema factcheck-verification/1 as plain dicts, lists, texts and numbers."""
        from factcheck.sheets import to_dict

        return to_dict(self)

    def to_pandas(self) -> pandas.DataFrame:
        """A data frame with one row for each fact. Raises ImportError without pandas."""
        from factcheck.reporters.csv import frame
        from factcheck.sheets import COLUMNS, rows

        return frame(rows(self), COLUMNS)

    def _repr_html_(self) -> str:
        """A table of the facts for a notebook; all text of documents is escaped."""
        from factcheck.sheets import notebook

        return notebook(self)

    def _repr_markdown_(self) -> str:
        """The fact-checker's sheet, where a notebook prefers Markdown."""
        from factcheck.sheets import render_markdown

        return render_markdown(self)
