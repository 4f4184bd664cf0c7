from __future__ import annotations

import datetime as dt
import random
from itertools import combinations

import pytest

from factcheck.alignment import GATES
from factcheck.blocking import ByTime, pairs_of_days, pairs_of_one_time
from factcheck.document import Document, Section, Sentence, Span
from factcheck.mention import Amount, EventFrame, Moment, Quantity

TEXT = "Six men were held."
DAYS = [dt.date(2021, 1, 4) + dt.timedelta(days=step) for step in range(0, 400, 3)]


def moment(rng: random.Random) -> Moment | None:
    """None, a day, a weekday of some days, a longer time, or a time of day alone."""
    kind, first = rng.randrange(6), rng.choice(DAYS)
    clock = rng.choice([None, (600, 600), (1200, 1560)])
    if kind < 2:
        return Moment(first, first, clock, first.weekday() if rng.random() < 0.5 else None, kind == 1)
    if kind == 2:
        return Moment(first, first + dt.timedelta(days=6), clock, rng.randrange(7))
    if kind == 3:
        return Moment(first, first + dt.timedelta(days=rng.choice([1, 30, 365, 900])))
    return Moment(None, None, (600, 600), rng.choice([None, 3])) if kind == 4 else None


def figure(rng: random.Random) -> Quantity:
    day = rng.choice([None, *(dt.datetime.combine(one, dt.time(rng.randrange(24))) for one in DAYS)])
    whole = Span(0, len(TEXT))
    sentence = Sentence(Document("a.txt", TEXT), whole, Section(whole, written=day), 0)
    return Quantity(sentence, Span(0, 3), Amount(6, 6, 6), EventFrame(predicate="hold", when=moment(rng)))


@pytest.mark.parametrize("seed", range(5))
def test_no_pair_that_the_gate_of_time_lets_pass_is_lost(seed: int) -> None:
    rng = random.Random(seed)  # noqa: S311 -- made-up figures
    figures = [figure(rng) for _ in range(120)]
    looked_at = list(pairs_of_one_time(figures))
    passing = [pair for pair in combinations(figures, 2) if GATES["time"](*pair)]
    assert [pair for pair in looked_at if GATES["time"](*pair)] == passing
    assert len(passing) <= len(looked_at) < len(figures) * (len(figures) - 1) / 2 * 0.8


def test_mentions_are_looked_up_for_one_that_is_not_among_them() -> None:
    rng = random.Random(9)  # noqa: S311 -- made-up figures
    figures, other = [figure(rng) for _ in range(60)], figure(rng)
    near = ByTime(figures).near(other)
    assert [one for one in figures if GATES["time"](other, one)] == [one for one in near if GATES["time"](other, one)]


def test_what_has_no_day_is_near_everything_and_the_order_is_kept() -> None:
    days = [dt.date(2021, 1, 20), None, dt.date(2021, 1, 1), dt.date.min, dt.date.max, dt.date(2021, 1, 9)]
    found = list(pairs_of_days(list(enumerate(days)), lambda one: one[1], 10))
    numbers = [(left[0], right[0]) for left, right in found]
    assert numbers == sorted(numbers)
    assert {(0, 5), (2, 5), *((1, other) for other in (2, 3, 4, 5)), (0, 1)} <= set(numbers)
    assert not {(0, 2), (0, 3), (3, 4)} & set(numbers)
