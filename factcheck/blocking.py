"""Which of many mentions can be near enough in time to be compared, without looking at every pair.

Every condition here is a necessary one of a gate of `alignment` (or of what a check asks of two reports), so that no
pair is lost: what is left out would not pass. Mentions are sorted by day once and looked up by windows of days.
"""

from __future__ import annotations

import datetime as dt
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import chain
from typing import Generic, TypeVar

from factcheck.mention import Mention, Moment, Quantity, Statement, Time

FAR_DAYS = 21  # reports further apart than this are of different events unless their words tell otherwise
_LENGTHS = (3, 40, 400)  # days that moments span at most, from which each is looked up

T = TypeVar("T")
D = TypeVar("D", bound=dt.date)
M = TypeVar("M", bound=Quantity | Time | Statement)


def near(left: D | None, right: D | None) -> bool:
    """Whether nothing is known against reports written on these days being of about one time."""
    if isinstance(left, dt.datetime) is not isinstance(right, dt.datetime) and left and right:
        return abs(left.toordinal() - right.toordinal()) <= FAR_DAYS
    return left is None or right is None or abs((left - right).days) <= FAR_DAYS


class ByDay:
    """Numbers of things that have a day, or none."""

    def __init__(self, days: Iterable[tuple[int, dt.date | None]]) -> None:
        given = list(days)
        dated = sorted((day, number) for number, day in given if day is not None)
        self._days = [day for day, _ in dated]
        self._numbers = [number for _, number in dated]
        self._undated = [number for number, day in given if day is None]

    def between(self, first: dt.date, last: dt.date) -> list[int]:
        """The dated ones from one day to another, both included."""
        return self._numbers[bisect_left(self._days, first) : bisect_right(self._days, last)]

    def near(self, day: dt.date | None, most: int) -> Iterable[int]:
        """Those at most so many days away; what has no day is near everything."""
        if day is None:
            return chain(self._numbers, self._undated)
        return chain(self.between(_moved(day, -most), _moved(day, most)), self._undated)


def _moved(day: dt.date, by: int) -> dt.date:
    """A day so many days away, within the calendar."""
    return dt.date.fromordinal(min(max(day.toordinal() + by, 1), dt.date.max.toordinal()))


class _ByMoment:
    """Numbers of things that have a moment, looked up by the moments theirs can be one with."""

    def __init__(self, moments: Iterable[tuple[int, Moment]]) -> None:
        lengths: dict[int | None, list[tuple[int, dt.date]]] = defaultdict(list)
        self._weekdays: dict[int, list[int]] = defaultdict(list)
        self._all: list[int] = []
        self._without: list[int] = []
        for number, moment in moments:
            self._all.append(number)
            if moment.first is None or moment.last is None:
                self._without.append(number)
                continue
            span = (moment.last - moment.first).days
            lengths[next((length for length in _LENGTHS if span <= length), None)].append((number, moment.first))
            if moment.weekday is not None and not moment.explicit:
                self._weekdays[moment.weekday].append(number)
        self._longest = [number for number, _ in lengths.pop(None, [])]
        self._by_length = {length: ByDay(found) for length, found in lengths.items() if length is not None}

    def perhaps_one(self, moment: Moment) -> Iterable[int]:
        """Those whose days meet or adjoin the moment's, whose weekday is its own, or that tell no day."""
        if moment.first is None or moment.last is None:
            return self._all
        own = self._weekdays[moment.weekday] if moment.weekday is not None and not moment.explicit else ()
        until = _moved(moment.last, 1)
        windows = (found.between(_moved(moment.first, -1 - length), until) for length, found in self._by_length.items())
        return chain(self._without, self._longest, own, *windows)


class ByTime(Generic[M]):
    """Mentions of which those are looked up that can be of one time with another.

    Two that say when are near by what they say, all others by when their reports were written.
    """

    def __init__(self, mentions: Sequence[M]) -> None:
        self._mentions: Sequence[M] = mentions
        numbered = list(enumerate(mentions))
        self._every = ByDay((number, written(one)) for number, one in numbered)
        self._silent = ByDay((number, written(one)) for number, one in numbered if one.frame.when is None)
        self._telling = _ByMoment((number, one.frame.when) for number, one in numbered if one.frame.when is not None)

    def near(self, mention: M, after: int = -1) -> list[M]:
        """Those that the gate of time can let pass, in their order, from the one behind a number."""
        day, when = written(mention), mention.frame.when
        if when is None:
            found = self._every.near(day, FAR_DAYS + 1)
        else:
            found = chain(self._silent.near(day, FAR_DAYS + 1), self._telling.perhaps_one(when))
        return [self._mentions[number] for number in sorted({number for number in found if number > after})]


def pairs_of_one_time(mentions: Sequence[M]) -> Iterator[tuple[M, M]]:
    """The pairs that the gate of time can let pass, in the order of `itertools.combinations`."""
    times = ByTime(mentions)
    for number, mention in enumerate(mentions):
        yield from ((mention, other) for other in times.near(mention, number))


def pairs_of_days(things: Sequence[T], day: Callable[[T], dt.date | None], most: int) -> Iterator[tuple[T, T]]:
    """The pairs at most so many days apart, or of which one has no day, in the order of `itertools.combinations`."""
    days = [day(thing) for thing in things]
    found = ByDay(enumerate(days))
    for number, own in enumerate(days):
        others = sorted(other for other in found.near(own, most + 1) if other > number)
        yield from ((things[number], things[other]) for other in others)


def written(mention: Mention) -> dt.date | None:
    """The day on which what a mention stands in was written."""
    moment = mention.sentence.section.written
    return moment.date() if moment is not None else None
