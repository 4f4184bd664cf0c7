"""The pieces a time expression is made of, and the text they stand in."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum, auto
from functools import cache

from factcheck.document import Span

DAY = dt.timedelta(days=1)
MIDNIGHT = 24 * 60
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
HOURS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
Days = tuple[dt.date, dt.date]
Clock = tuple[int, int]


class Kind(Enum):
    """What an atom tells."""

    DATE = auto()
    WEEKDAY = auto()
    DAY = auto()  # today, last night, two days ago
    PERIOD = auto()  # this week, last year
    MONTH = auto()
    YEAR = auto()
    CLOCK = auto()
    PART = auto()  # in the morning


@dataclass(frozen=True, slots=True)
class Atom:
    """One piece of a time expression; `bound` ones mean a time only beside another piece."""

    span: Span
    kind: Kind
    days: Days | None = None
    clock: Clock | None = None
    weekday: int | None = None
    which: str = ""
    calendar: tuple[int | None, int, int, int] | None = None  # year, month, first and last day
    approximate: bool = False
    bound: bool = False
    twelve: bool = False  # a clock time that may be of the morning or of the evening


@dataclass(frozen=True, slots=True)
class Context:
    """The text that is read and the moment it was written, if known."""

    text: str
    written: dt.datetime | None

    @property
    def today(self) -> dt.date | None:
        return self.written.date() if self.written else None

    def clause_before(self, offset: int) -> str:
        """The words of the same clause before an offset, at most sixty characters."""
        return _clause_end().split(self.text[max(0, offset - 60) : offset])[-1]

    def looks_ahead(self, offset: int) -> bool:
        """Whether the clause may speak of what is to come."""
        return _ahead().search(self.clause_before(offset)) is not None

    def surely_ahead(self, offset: int) -> bool:
        """Whether the clause can only speak of what is to come."""
        return _surely_ahead().search(self.clause_before(offset)) is not None


@cache
def _clause_end() -> re.Pattern[str]:
    return re.compile(r"[.;:!?\n”\"]\s")


@cache
def _surely_ahead() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:will|shall|won['’]t|due|scheduled|slated|upcoming|set (?:to|for))\b|['’]ll\b", re.IGNORECASE
    )


@cache
def _ahead() -> re.Pattern[str]:
    words = (
        r"will|shall|won[’']t|due|scheduled|slated|upcoming|set (?:to|for)|expect(?:s|ed)?|"
        r"(?:plans?|planned) (?:to|for)|planning|to be|(?:is|are) to|going to|hopes? to|would|should|until|till|"
        r"deadline|ahead of|next|beginning|starting|to (?:face|return|meet|appear|begin|start)"
    )
    return re.compile(rf"\b(?:{words})\b|['’]ll\b|\bby (?:early |late )?$", re.IGNORECASE)


def whole_span(match: re.Match[str]) -> Span:
    """The span of the group `whole`."""
    return Span(match.start("whole"), match.end("whole"))


Handler = Callable[[re.Match[str], Context], Atom | None]
DATED = frozenset({Kind.DATE, Kind.WEEKDAY, Kind.DAY})
