"""A moving figure drawn: who said how many, when."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from factcheck.finding import Category, Evidence, Finding, Variant
from factcheck.output.visible import one_line, shortened
from factcheck.output.wording import day

WIDTH = 1000  # of the axis, in the page's units
_NEAR = 22  # dots nearer than this in one row become one
_INSTANT = dt.timedelta(seconds=1)
_MOVING = {Category.NUMBER, Category.SUM}


@dataclass(frozen=True, slots=True)
class Telling:
    """One line of the list beside the drawing."""

    number: int
    when: str
    value: str
    who: str


@dataclass(frozen=True, slots=True)
class Dot:
    """Tellings of one value at one time: `x` and `width` from 0 to WIDTH, no width for a moment, a day's for a day."""

    x: int
    width: int
    row: int
    numbers: str


@dataclass(frozen=True, slots=True)
class Timeline:
    """Rows are values in the order in which they came up; `first` and `last` are the days at the ends of the axis."""

    rows: tuple[str, ...]
    dots: tuple[Dot, ...]
    tellings: tuple[Telling, ...]
    first: str
    last: str


_Told = tuple[dt.datetime, dt.datetime, Variant, Evidence]


def timeline(finding: Finding) -> Timeline | None:
    """The drawing of a figure given at two or more times; None for what has fewer, or is no figure."""
    if finding.category not in _MOVING:
        return None
    told: list[_Told] = sorted(
        (
            (*span, variant, evidence)
            for variant in finding.variants
            for evidence in variant.evidence
            if (span := _times(evidence.published))
        ),
        key=lambda item: (*item[:2], item[3].document, item[3].start),
    )
    if len({item[:2] for item in told}) < 2:
        return None
    first, last = told[0][0], max(item[1] for item in told)
    rows = list(dict.fromkeys(one_line(variant.value) for _, _, variant, _ in told))
    ends = [day(first.date()), day((last - _INSTANT).date())]
    return Timeline(
        rows=tuple(shortened(row, 24) for row in rows),
        dots=tuple(_dots(told, rows, first, last)),
        tellings=tuple(
            Telling(number, day(one.published), one_line(variant.value), _who(one))
            for number, (_, _, variant, one) in enumerate(told, 1)
        ),
        first=ends[0],
        last=ends[1] if ends[1] != ends[0] else "",
    )


def _dots(told: Sequence[_Told], rows: Sequence[str], first: dt.datetime, last: dt.datetime) -> list[Dot]:
    placed: dict[tuple[int, int, int], list[int]] = defaultdict(list)
    for number, (begin, end, variant, _) in enumerate(told, 1):
        x, stop = (round(WIDTH * ((moment - first) / (last - first))) for moment in (begin, end))
        row = rows.index(one_line(variant.value))
        near = next((key for key in placed if key[2] == row and key[1] == stop - x and abs(key[0] - x) < _NEAR), None)
        placed[near or (x, stop - x, row)].append(number)
    bars_first = sorted(placed.items(), key=lambda item: (-item[0][1], item[1]))
    return [Dot(x, width, row, _numbers(numbers)) for (x, width, row), numbers in bars_first]


def _numbers(numbers: Sequence[int]) -> str:
    """The numbers of tellings: "3", "1, 4", "1–4", "1 … 9"."""
    if len(numbers) > 2 and numbers[-1] - numbers[0] == len(numbers) - 1:
        return f"{numbers[0]}–{numbers[-1]}"
    return ", ".join(map(str, numbers)) if len(numbers) <= 3 else f"{numbers[0]} … {numbers[-1]}"


def _times(published: str | None) -> tuple[dt.datetime, dt.datetime] | None:
    """Begin and end of a moment or a day; nothing for what is neither."""
    try:
        moment = dt.datetime.fromisoformat(published or "").replace(tzinfo=None)
        return moment, moment if "T" in str(published) else moment + dt.timedelta(days=1)
    except (ValueError, OverflowError):
        return None


def _who(evidence: Evidence) -> str:
    place = f"{one_line(evidence.document)}:{evidence.line}"
    return f"{shortened(one_line(evidence.attribution), 120)}, {place}" if evidence.attribution else place
