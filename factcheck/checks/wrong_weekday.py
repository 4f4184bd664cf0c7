"""A weekday and a calendar date that do not fit each other.

Flags: a weekday written together with its date when that date was another day of the week ("Monday, 22 July 2025" was a
Tuesday), and a weekday put beside "today", "yesterday" or "tomorrow" that the dateline contradicts ("today, Tuesday" in
a text of a Wednesday); the latter only outside quotations, whose "today" is the speaker's.

Leaves alone: weekdays that fit, names of papers and feasts (Mail on Sunday, Black Friday), and a date without a year
unless it lies within six weeks of the dateline and its weekday fits neither this year nor the ones beside it.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace

from factcheck.checks import Check
from factcheck.corpus import Corpus
from factcheck.document import Span
from factcheck.finding import Category, Conflict, Reading, Rule, Severity
from factcheck.mention import Moment, Time
from factcheck.moments import WEEKDAYS, describe, parts, spoken, years_named

NEAR = dt.timedelta(days=42)


def find(corpus: Corpus) -> Iterator[Conflict]:
    for time in corpus.of_kind(Time):
        day = time.moment.first
        if day is None or day != time.moment.last or time.moment.weekday in {None, day.weekday()}:
            continue
        yield from _explicit(time, day) if time.moment.explicit else _relative(time, day)


def _explicit(time: Time, day: dt.date) -> Iterator[Conflict]:
    sides = parts(time.text)
    if sides is None:
        return
    yeared = bool(years_named(time.text))
    written = time.sentence.section.written
    if not yeared and (written is None or abs(written.date() - day) > NEAR or _other_year(time, day.year)):
        return
    reasons: tuple[str, ...] = (
        f"{spoken(day)} was a {WEEKDAYS[day.weekday()]}, not a {WEEKDAYS[time.moment.weekday or 0]}",
    )
    if not yeared and written is not None:
        reasons += (f"the year is that of the text, written on {spoken(written.date())}",)
    yield _conflict(time, day, sides, reasons, 0.97 if yeared else 0.8)


def _other_year(time: Time, year: int) -> bool:
    """Whether the story has just gone to another year, to which a date without one may belong."""
    before = time.document.text[max(0, time.span.start - 400) : time.sentence.span.end]
    return any(named != year for named in years_named(before))


def _relative(time: Time, day: dt.date) -> Iterator[Conflict]:
    """ "Today, Tuesday": the word for the day against the weekday, where the dateline is known."""
    written = time.sentence.section.written
    sides = parts(time.text)
    if written is None or sides is None or "[" in time.text or _is_quoted(time):
        return
    reasons = (
        f"the text is dated {spoken(written.date())}",
        f"{spoken(day)} was a {WEEKDAYS[day.weekday()]}, not a {WEEKDAYS[time.moment.weekday or 0]}",
    )
    yield _conflict(time, day, sides, reasons, 0.65)


def _is_quoted(time: Time) -> bool:
    """Whether the words are a speaker's, whose "today" need not be the writer's."""
    before = time.document.text[time.sentence.span.start : time.span.start]
    return before.count('"') % 2 == 1 or before.count("“") > before.count("”")


def _conflict(
    time: Time, day: dt.date, sides: tuple[Span, Span], reasons: tuple[str, ...], confidence: float
) -> Conflict:
    weekday = time.moment.weekday or 0
    named = _part_of(time, sides[0], Moment(None, None, weekday=weekday))
    dated = _part_of(time, sides[1], Moment(day, day, explicit=time.moment.explicit))
    return Conflict(
        category=Category.DATE,
        readings=(
            Reading(named, WEEKDAYS[weekday], WEEKDAYS[weekday]),
            Reading(dated, describe(dated.moment), describe(dated.moment)),
        ),
        title=f"{WEEKDAYS[weekday]} does not fit its date: {spoken(day)} was a {WEEKDAYS[day.weekday()]}",
        reasons=reasons,
        severity=Severity.HIGH if time.moment.explicit else Severity.MEDIUM,
        confidence=confidence,
    )


def _part_of(time: Time, side: Span, moment: Moment) -> Time:
    start = time.span.start
    return replace(time, span=Span(start + side.start, start + side.end), moment=moment)


CHECK = Check(Rule("wrong-weekday", Category.DATE, "a weekday and a calendar date that do not fit"), find)
