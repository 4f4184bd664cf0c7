"""Whether two moments can be one."""

from __future__ import annotations

from enum import StrEnum

from factcheck.mention import Moment
from factcheck.moments.atoms import DAY, MIDNIGHT, Clock, Days


class Relation(StrEnum):
    """What can be said of two moments: the same as far as both tell, impossible together, or neither."""

    AGREE = "agree"
    DIFFER = "differ"
    COMPATIBLE = "compatible"


def compare(left: Moment, right: Moment) -> Relation:
    """Whether two moments can be one: days first, then clock times.

    Round clock times hide a few minutes, hedged ones more; a night reaches into the next day; two bare weekdays of one
    name a week apart may be one day told at different datelines.
    """
    days, shifts = _compare_days(left, right)
    clock = _compare_clocks(left, right, shifts)
    known = [relation for relation in (days, clock) if relation is not None]
    if Relation.DIFFER in known:
        return Relation.DIFFER
    if known and all(relation is Relation.AGREE for relation in known):
        return Relation.AGREE
    return Relation.COMPATIBLE


_ANY_SHIFT = (-MIDNIGHT, 0, MIDNIGHT)


def _compare_days(left: Moment, right: Moment) -> tuple[Relation | None, tuple[int, ...]]:
    """The relation of the days, and by how many minutes the right clock may be moved against the left one."""
    if left.first is None or right.first is None:
        named = _weekday(left), _weekday(right)
        if None in named:
            return None, _ANY_SHIFT
        return (Relation.AGREE if named[0] == named[1] else _next_door(left, right, *named)), _ANY_SHIFT
    return _compare_known_days(left, right)


def _compare_known_days(left: Moment, right: Moment) -> tuple[Relation, tuple[int, ...]]:
    one, other = possible_days(left), possible_days(right)
    if one == other:
        single = len(one) == 1 and one[0][0] == one[0][1]
        return Relation.AGREE, (0,) if single else _ANY_SHIFT
    if any(a[0] <= b[1] and b[0] <= a[1] for a in one for b in other):
        return Relation.COMPATIBLE, _ANY_SHIFT
    if any(a[1] + DAY == b[0] for a in one for b in other) and _reaches_over(left, right):
        return Relation.COMPATIBLE, (MIDNIGHT,)
    if any(b[1] + DAY == a[0] for a in one for b in other) and _reaches_over(right, left):
        return Relation.COMPATIBLE, (-MIDNIGHT,)
    same_name = left.weekday is not None and left.weekday == right.weekday and not (left.explicit or right.explicit)
    return (Relation.COMPATIBLE if same_name else Relation.DIFFER), _ANY_SHIFT


def _weekday(moment: Moment) -> int | None:
    if moment.weekday is None and moment.first is not None and moment.first == moment.last:
        return moment.first.weekday()
    return moment.weekday


def _next_door(left: Moment, right: Moment, one: int | None, other: int | None) -> Relation:
    if one is None or other is None:
        return Relation.COMPATIBLE
    over = (one + 1) % 7 == other and _reaches_over(left, right)
    back = (other + 1) % 7 == one and _reaches_over(right, left)
    return Relation.COMPATIBLE if over or back else Relation.DIFFER


def _reaches_over(night: Moment, following: Moment) -> bool:
    """Whether a moment runs past midnight into the small hours of the other's day."""
    if night.clock is None or night.clock[1] < MIDNIGHT:
        return False
    return following.clock is None or following.clock[0] + MIDNIGHT <= night.clock[1]


def possible_days(moment: Moment) -> list[Days]:
    """The days a moment may be: one interval, or each day of its weekday within the interval."""
    if moment.first is None or moment.last is None:
        return []
    if moment.weekday is None or moment.explicit or moment.first == moment.last:
        return [(moment.first, moment.last)]
    days = (moment.first + step * DAY for step in range(min((moment.last - moment.first).days, 40) + 1))
    return [(day, day) for day in days if day.weekday() == moment.weekday] or [(moment.first, moment.last)]


def _compare_clocks(left: Moment, right: Moment, shifts: tuple[int, ...]) -> Relation | None:
    if left.clock is None or right.clock is None:
        return None
    moved = [(right.clock[0] + shift, right.clock[1] + shift) for shift in shifts]
    if left.clock in moved:
        return Relation.AGREE
    if any(_meet(left.clock, left.approximate, clock, right.approximate) for clock in moved):
        return Relation.COMPATIBLE
    return Relation.DIFFER


def _meet(left: Clock, left_about: bool, right: Clock, right_about: bool) -> bool:
    if is_part_of_day(left) and is_part_of_day(right):
        return left[0] < right[1] and right[0] < left[1]
    slack = (
        30 if is_part_of_day(left) or is_part_of_day(right) else _slack(left, left_about) + _slack(right, right_about)
    )
    return left[0] - slack <= right[1] and right[0] - slack <= left[1]


def is_part_of_day(clock: Clock) -> bool:
    """Whether a time of day is as long as a morning or a night rather than a clock time."""
    return clock[1] - clock[0] >= 120


def _slack(clock: Clock, about: bool) -> int:
    """Minutes a clock time may be off: rounder times more (7 p.m.; 7:30; 7:25; 7:26), hedged ones more still."""
    if clock[0] != clock[1]:
        return 5
    minute = clock[0] % 60
    if minute == 0:
        return 20 if about else 4
    if minute % 5 == 0:
        return 5 if about else 2
    return 2 if about else 0
