"""Dates, weekdays, clock times and relative times of news text, resolved against the moment of writing.

Own grammar, not dateutil or dateparser: on publication lines of newspapers dateutil fails on "18: 50" and reads
"Thursday (March 20, 2025)" as a day of the current year, dateparser accepts a weekday that does not fit its date, and
neither reads "overnight", "just after noon" or "5:15 Tuesday afternoon"; importing them costs more than this module.

A text is read in three steps, each linear: patterns find atoms (a date, a weekday, a clock time …), neighbouring atoms
that belong together are joined ("Friday" + "12:03 a.m."), each group is resolved to one Moment. Weekdays follow the
news convention (AP Stylebook, "time element"): a bare weekday is within seven days of the dateline, the last one
unless the clause looks ahead; then the interval covers the last and the next one.

Clock minutes may run past 1440: a night is counted from the day it belongs to ("Friday night" is 1080 to 1680).
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from factcheck.document import Span
from factcheck.mention import Moment
from factcheck.moments import clock, dates, relative
from factcheck.moments.atoms import DATED, Atom, Context, Handler, Kind
from factcheck.moments.resolving import moment_of, settled


@dataclass(frozen=True, slots=True)
class Expression:
    """A time as written: its span in the text given, and the moment it stands for."""

    span: Span
    moment: Moment


def read(text: str, written: dt.datetime | None) -> list[Expression]:
    """The times a text names, in text order and without overlap; `written` is when it was written, if known.

    Spans are relative to the text given. Ages, scores and durations are no times. Linear in the length of the text.
    """
    context = Context(text, written)
    expressions = (_expression(group, context) for group in _groups(find_atoms(context), text))
    return [expression for expression in expressions if expression is not None]


@cache
def _grammar() -> tuple[tuple[re.Pattern[str], Handler], ...]:
    forms = (*dates.forms(), *relative.forms(), *clock.forms())
    return tuple((re.compile(pattern, re.IGNORECASE), reader) for pattern, reader in forms)


def find_atoms(context: Context) -> list[Atom]:
    """The atoms of a text in its order; of two that overlap the earlier, then the longer, stays."""
    found = (handler(match, context) for pattern, handler in _grammar() for match in pattern.finditer(context.text))
    atoms = sorted(filter(None, found), key=lambda atom: (atom.span.start, -atom.span.end, atom.bound))
    kept: list[Atom] = []
    for atom in atoms:
        if not kept or atom.span.start >= kept[-1].span.end:
            kept.append(atom)
    return kept


def _groups(atoms: Iterable[Atom], text: str) -> Iterator[list[Atom]]:
    group: list[Atom] = []
    for atom in atoms:
        if group and not _joins(group, atom, text):
            yield group
            group = []
        group.append(atom)
    if group:
        yield group


@cache
def _gaps() -> tuple[re.Pattern[str], re.Pattern[str]]:
    loose = r"(?:['’]s)?\s{0,2}[,()\[\]|–-]{0,2}\s{0,2}(?:(?:on|at|of|in|from|the|a)\s{1,2}){0,3}"
    return re.compile(loose), re.compile(r"\s?[,(\[]\s?|\s")


_PAIRS = frozenset(
    frozenset(pair)
    for pair in (
        (Kind.DATE, Kind.WEEKDAY),
        (Kind.DAY, Kind.WEEKDAY),
        (Kind.DAY, Kind.DATE),
        (Kind.PERIOD, Kind.WEEKDAY),
        (Kind.PERIOD, Kind.MONTH),
        (Kind.CLOCK, Kind.PART),
        *((kind, other) for kind in (Kind.CLOCK, Kind.PART) for other in DATED),
    )
)


def _joins(group: list[Atom], atom: Atom, text: str) -> bool:
    gap = text[group[-1].span.end : atom.span.start]
    loose, tight = _gaps()
    if len(gap) > 24 or not loose.fullmatch(gap):
        return False
    if any(frozenset((other.kind, atom.kind)) not in _PAIRS for other in group):
        return False
    kinds = {other.kind for other in group} | {atom.kind}
    if Kind.DAY in kinds and kinds & {Kind.DATE, Kind.WEEKDAY}:
        follows = text[atom.span.end : atom.span.end + 1]
        return tight.fullmatch(gap) is not None and follows not in {"'", "’"}
    if Kind.PERIOD in kinds:
        return re.fullmatch(r"\s|\sof\s|\son\s", gap) is not None
    return True


def _expression(group: list[Atom], context: Context) -> Expression | None:
    group = settled(group)
    if not group or all(atom.bound for atom in group):
        return None
    moment = moment_of(group, context)
    if moment.first is None and moment.clock is None and moment.weekday is None:
        return None
    start, end = group[0].span.start, group[-1].span.end
    within = context.text[start:end]
    for opening, closing in ("()", "[]"):
        if within.count(opening) > within.count(closing) and context.text.startswith(closing, end):
            end += 1
    return Expression(Span(start, end), moment)


def parts(text: str) -> tuple[Span, Span] | None:
    """The weekday and the calendar date (or "today" …) of an expression naming both, as spans of its text."""
    atoms = find_atoms(Context(text, None))
    weekday = next((atom.span for atom in atoms if atom.kind is Kind.WEEKDAY), None)
    date = next((atom.span for kind in (Kind.DATE, Kind.DAY) for atom in atoms if atom.kind is kind), None)
    return (weekday, date) if weekday and date else None


def years_named(text: str) -> list[int]:
    """The years written out in a text, in its order: 2025 in "22 July 2025", "in 2025" and "07/22/25"."""
    years = (_year_written(atom) for atom in find_atoms(Context(text, None)))
    return [year for year in years if year is not None]


def _year_written(atom: Atom) -> int | None:
    if atom.calendar is not None:
        return atom.calendar[0]
    return atom.days[0].year if atom.days and atom.kind in {Kind.DATE, Kind.YEAR} else None
