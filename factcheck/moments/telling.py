"""Moments in an editor's words."""

from __future__ import annotations

import datetime as dt

from factcheck.mention import Moment
from factcheck.moments.atoms import MIDNIGHT, MONTHS, WEEKDAYS
from factcheck.moments.comparison import possible_days
from factcheck.moments.dates import month_of_year
from factcheck.moments.day_parts import PART_CLOCKS


def describe(moment: Moment) -> str:
    """A moment in an editor's words: "Friday 21 July 2023, about 7:30 p.m."."""
    told = [_tell_days(moment), _tell_clock(moment)]
    return ", ".join(part for part in told if part) or "an unknown time"


def _tell_days(moment: Moment) -> str:
    first, last = moment.first, moment.last
    if first is None or last is None:
        return "" if moment.weekday is None else WEEKDAYS[moment.weekday]
    if first == last:
        return f"{WEEKDAYS[moment.weekday if moment.weekday is not None else first.weekday()]} {spoken(first)}"
    if first.day == 1 and last.month == 12 and last.day == 31 and first.month == 1 and first.year == last.year:
        return str(first.year)
    if (first, last) == month_of_year(first.month, first.year):
        return f"{MONTHS[first.month - 1]} {first.year}"
    pieces = possible_days(moment)
    if len(pieces) > 1:
        return f"{WEEKDAYS[moment.weekday or 0]} " + " or ".join(spoken(day) for day, _ in pieces)
    month = (first.month, first.year) == (last.month, last.year)
    return f"{first.day if month else spoken(first)} to {spoken(last)}"


def spoken(day: dt.date) -> str:
    """A day as an editor writes it: "21 July 2025"."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def _tell_clock(moment: Moment) -> str:
    if moment.clock is None:
        return ""
    named = {clock: f"{edge} {part}".strip() for (edge, part), clock in reversed(PART_CLOCKS.items())}
    named[1080, 1800] = "overnight"
    if moment.clock in named:
        return named[moment.clock]
    low, high = moment.clock
    if low == high:
        night = " that night" if low > MIDNIGHT else ""
        return ("about " if moment.approximate else "") + _tell_minutes(low) + night
    return f"{_tell_minutes(low)} to {_tell_minutes(high)}"


def _tell_minutes(minutes: int) -> str:
    minutes %= MIDNIGHT
    if minutes in {0, 720}:
        return "noon" if minutes else "midnight"
    hour, minute = divmod(minutes, 60)
    return f"{(hour - 1) % 12 + 1}{f':{minute:02}' if minute else ''} {'p.m.' if hour >= 12 else 'a.m.'}"
