"""What comes out: conflicts as checks see them, findings as editors read them."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

from factcheck.document import Document
from factcheck.mention import Mention

if TYPE_CHECKING:
    import pandas


class Category(StrEnum):
    NUMBER = "number"
    AGE = "age"
    NAME = "name"
    DATE = "date"
    PLACE = "place"
    ROLE = "role"
    QUOTE = "quote"
    STATEMENT = "statement"
    SUM = "sum"


class Severity(StrEnum):
    """low: a note; medium: look at it; high: must be resolved before publishing."""

    LOW = "low"
    MEDIUM = "medium"
    HIGH = "high"

    @property
    def rank(self) -> int:
        return list(Severity).index(self)


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule's name and where its findings belong; its documentation is the docstring of its check's module."""

    name: str
    category: Category
    summary: str


@dataclass(frozen=True, slots=True)
class Reading:
    """One value of a fact as one mention gives it; `value` groups equal readings and is shown ("at least six")."""

    mention: Mention
    value: str
    normalized: str


@dataclass(frozen=True, slots=True)
class Conflict:
    """Two or more readings of one fact that cannot all stand. Yielded by checks; the runner stamps rule and order.

    `subject` names the fact in an editor's words ("Killed in the overnight strikes"); `reasons` say why the readings
    are held to be the same fact; `confidence` is the estimated chance that an editor would want to see it; `expected`
    is a reading that must be named although no document need have it: the house form of a name.
    """

    category: Category
    readings: tuple[Reading, ...]
    title: str
    reasons: tuple[str, ...]
    severity: Severity
    confidence: float
    notes: tuple[str, ...] = ()
    may_supersede: bool = False
    expected: str = ""


@dataclass(frozen=True, slots=True)
class Accord:
    """Readings of one fact that all say the same, wherever they stand. Yielded by checks beside their conflicts.

    `subject` names the fact in an editor's words ("Killed"), `value` is the reading as it is shown ("at least six").
    """

    category: Category
    readings: tuple[Reading, ...]
    subject: str
    value: str


@dataclass(frozen=True, slots=True)
class Evidence:
    """One place where a reading stands. `start` and `end` are code-point offsets, `line` and `column` count from 1."""

    document: str
    start: int
    end: int
    line: int
    column: int
    quote: str
    sentence: str
    sentence_start: int
    section: str = ""
    published: str | None = None
    attribution: str | None = None


@dataclass(frozen=True, slots=True)
class Variant:
    """One reading of the fact with every place that gives it."""

    value: str
    normalized: str
    evidence: tuple[Evidence, ...]
    sources: int = 0  # documents that give it, those that are copies of one another counted once; 0 if not counted


class Ruling(StrEnum):
    """What a person decided about a finding; `settled` takes it out of the counts, `judged` tells of the rule."""

    CONFIRMED = "confirmed"  # an error; it stays open until the documents agree
    ACCEPTABLE = "acceptable"  # a difference that may stand
    HOUSE_STYLE = "house-style"
    SUPERSEDED = "superseded"  # a later reading has replaced an earlier one
    FALSE_ALARM = "false-alarm"  # no disagreement at all
    LATER = "later"
    BASELINE = "baseline"  # was there when `factcheck baseline` was run
    REOPENED = "reopened"  # withdraws an earlier decision

    @property
    def settled(self) -> bool:
        return self not in {Ruling.CONFIRMED, Ruling.LATER, Ruling.REOPENED}

    @property
    def judged(self) -> bool:
        return self not in {Ruling.LATER, Ruling.BASELINE, Ruling.REOPENED}


@dataclass(frozen=True, slots=True)
class Decision:
    """A ruling on a finding, by whom and when (an ISO moment in UTC), with digests of the evidence it rests on."""

    finding: str
    rule: str
    ruling: Ruling
    note: str
    reviewer: str
    time: str
    title: str
    values: tuple[str, ...]
    sides: tuple[str, ...]


class State(StrEnum):
    """A finding beside the decisions taken: without one, with one that holds, with one whose evidence has changed."""

    NEW = "new"
    UNCHANGED = "unchanged"
    CHANGED = "changed"


@dataclass(frozen=True, slots=True)
class Ignore:
    """A comment in a document that takes findings of `rules` about one paragraph of it out of the counts."""

    document: str
    line: int
    rules: tuple[str, ...]
    reason: str


@dataclass(frozen=True, slots=True)
class Finding:
    """One fact on which the documents disagree, with all its readings; the one that most sources give comes first."""

    id: str
    rule: str
    category: Category
    severity: Severity
    confidence: float
    title: str
    explanation: str
    variants: tuple[Variant, ...]
    notes: tuple[str, ...] = ()
    may_supersede: bool = False
    state: State = State.NEW
    decision: Decision | None = None
    topic: str = ""  # the person or event that it is about, shared with the other findings about it
    ignore: Ignore | None = None

    @property
    def suppressed(self) -> bool:
        """Whether a decision that holds or a comment in a document takes it out of the counts; it stays listed."""
        if self.ignore is not None:
            return True
        return self.decision is not None and self.state is State.UNCHANGED and self.decision.ruling.settled


@dataclass(frozen=True, slots=True)
class AgreedFact:
    """A fact that independent sources state alike; `sources` counts them, copies of one text as one."""

    category: Category
    subject: str
    value: str
    sources: int
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Skipped:
    """Something that could not be read or compared, and why: shown in every report."""

    path: str
    reason: str


@dataclass(frozen=True, slots=True)
class DocumentSummary:
    """A document as a report lists it.

    `group` is the number of the group of documents that it was compared with, from 1; 0 where all were compared.
    """

    path: str
    title: str | None
    published: dt.date | None
    sentences: int
    compared: int  # sentences that took part in comparison
    notices: tuple[str, ...] = ()
    group: int = 0


@dataclass(frozen=True, slots=True)
class Report:
    """The outcome of a check. `to_dict` gives the JSON of schema factcheck-report/1."""

    version: str
    settings: dict[str, object]
    documents: tuple[DocumentSummary, ...]
    skipped: tuple[Skipped, ...]
    findings: tuple[Finding, ...]
    resolved: tuple[Decision, ...] = ()  # decided findings that are no longer there
    agreed: tuple[AgreedFact, ...] = ()  # what two or more independent sources state alike, the best founded first
    copies: tuple[tuple[str, ...], ...] = ()  # paths of documents that are copies of one another, hence one source
    sources: tuple[Document, ...] = field(default=(), repr=False, compare=False)

    @property
    def alone(self) -> int:
        """How many documents were compared with none of the others, as they have nothing to do with them."""
        sizes = Counter(document.group for document in self.documents)
        return sum(size == 1 for group, size in sizes.items() if group)

    @property
    def comparable(self) -> bool:
        """Whether there was anything to compare: a readable document and at least two statements."""
        return sum(document.compared for document in self.documents) >= 2

    def to_dict(self) -> dict[str, object]:
        from factcheck.reporters.json import to_dict

        return to_dict(self)

    def to_pandas(self) -> pandas.DataFrame:
        """A data frame with one row for each place of each reading. Raises ImportError without pandas."""
        from factcheck.reporters.csv import COLUMNS, frame, rows

        return frame(rows(self), COLUMNS)

    def _repr_html_(self) -> str:
        """A short table for a notebook; all text of documents is escaped."""
        from factcheck.reporters.html import notebook

        return notebook(self)

    def _repr_markdown_(self) -> str:
        """The Markdown report, where a notebook prefers it."""
        from factcheck.reporters.markdown import render

        return render(self)
