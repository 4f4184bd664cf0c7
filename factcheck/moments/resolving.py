"""One moment from the atoms that belong together: which half of the day, which day, which year."""

from __future__ import annotations

from dataclasses import replace

from factcheck.mention import Moment
from factcheck.moments.atoms import DATED, DAY, MIDNIGHT, Atom, Clock, Context, Days, Kind
from factcheck.moments.dates import month_of_year, real_date


def settled(group: list[Atom]) -> list[Atom]:
    """The group with its clock time fixed to one half of the day, or without it when nothing tells which."""
    kinds = {atom.kind for atom in group}
    clock = next((atom for atom in group if atom.kind is Kind.CLOCK), None)
    part = next((atom.clock for atom in group if atom.kind is not Kind.CLOCK and atom.clock), None)
    if clock is not None and clock.clock is not None:
        fixed = _in_part(clock, part) if part else None if clock.twelve else clock
        if fixed is not None and fixed.bound and (part or kinds & DATED):
            fixed = replace(fixed, bound=False)
        group = [atom if atom is not clock else fixed for atom in group if atom is not clock or fixed]  # type: ignore[misc]
    if len(group) > 1 and kinds & DATED and all(atom.kind is not Kind.CLOCK for atom in group):
        full = any(atom.kind is Kind.DATE or not atom.bound for atom in group)
        return [replace(atom, bound=False) for atom in group] if full else []
    return group


def _in_part(clock: Atom, part: Clock) -> Atom:
    """A clock time as the part of the day beside it wants it: "5:15" of an afternoon is 17:15."""
    if clock.clock is None or not clock.twelve:
        return _past_midnight(clock, part)
    low = clock.clock[0] % 720
    width = clock.clock[1] - clock.clock[0]
    choices = [low + half for half in (0, 720, MIDNIGHT) if part[0] - 60 <= low + half <= part[1] + 60]
    start = choices[0] if choices else clock.clock[0]
    return replace(clock, clock=(start, start + width), twelve=False)


def _past_midnight(clock: Atom, part: Clock) -> Atom:
    if clock.clock is not None and part[1] > MIDNIGHT and clock.clock[1] <= part[1] - MIDNIGHT:
        return replace(clock, clock=(clock.clock[0] + MIDNIGHT, clock.clock[1] + MIDNIGHT))
    return clock


def moment_of(group: list[Atom], context: Context) -> Moment:
    """The moment that settled atoms stand for."""
    by_kind = {atom.kind: atom for atom in group}
    weekday = next((atom.weekday for atom in group if atom.weekday is not None), None)
    days, explicit = _days(by_kind, weekday, context)
    clock_atom = by_kind.get(Kind.CLOCK)
    clock = clock_atom.clock if clock_atom else next((atom.clock for atom in group if atom.clock), None)
    return Moment(
        first=days[0] if days else None,
        last=days[1] if days else None,
        clock=clock,
        weekday=weekday,
        explicit=explicit,
        approximate=any(atom.approximate for atom in group),
    )


def _days(by_kind: dict[Kind, Atom], weekday: int | None, context: Context) -> tuple[Days | None, bool]:
    date, named, period = (by_kind.get(kind) for kind in (Kind.DATE, Kind.WEEKDAY, Kind.PERIOD))
    if date is not None:
        return date.days or dated(date, weekday, context), True
    if named is not None and period is not None and period.days:
        return _weekday_within(named.weekday or 0, period.days) or named.days, False
    month = by_kind.get(Kind.MONTH)
    if month is not None and month.calendar:
        if period is not None and period.days and period.which.endswith("year"):
            return month_of_year(month.calendar[1], period.days[1].year), True
        return month.days, month.which == "year"
    day = by_kind.get(Kind.DAY) or named or period or by_kind.get(Kind.YEAR)
    return (day.days if day else None), day is not None and day.kind is Kind.YEAR


def _weekday_within(weekday: int, days: Days) -> Days | None:
    fitting = [days[0] + step * DAY for step in range(min((days[1] - days[0]).days, 40) + 1)]
    fitting = [day for day in fitting if day.weekday() == weekday]
    return (fitting[0], fitting[-1]) if fitting else None


def dated(date: Atom, weekday: int | None, context: Context) -> Days | None:
    """The days of a calendar date, with the year that fits where none is written."""
    assert date.calendar is not None  # noqa: S101 - every date atom without days has one
    year, month, day, until = date.calendar
    if year is None:
        year = _year_of_date(month, day, weekday, date.span.start, context)
    if year is None:
        return None
    first, last = real_date(year, month, day), real_date(year, month, until)
    return (first, last) if first and last else None


def _year_of_date(month: int, day: int, weekday: int | None, offset: int, context: Context) -> int | None:
    """The year of a date without one: where its weekday fits, else the last such date unless the clause looks ahead."""
    today = context.today
    if today is None:
        return None
    years = range(max(today.year - 4, 1), min(today.year + 5, 9999))
    dates = sorted(filter(None, (real_date(year, month, day) for year in years)), key=lambda date: abs(date - today))
    if weekday is not None:
        furthest = 366 if context.looks_ahead(offset) else 120
        near = (date for date in dates if -366 <= (date - today).days <= furthest)
        fitting = [date for date in near if date.weekday() == weekday]
        if fitting:
            return fitting[0].year
    past = max((date for date in dates if date <= today), default=None)
    coming = min((date for date in dates if date > today), default=None)
    if past is None or coming is None:
        return dates[0].year if dates else None
    soon = (coming - today).days <= 31
    if context.surely_ahead(offset) or soon or (context.looks_ahead(offset) and coming - today < today - past):
        return coming.year
    return past.year
