"""Whether two moments can be one."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given, settings

from factcheck.mention import Moment
from factcheck.moments import Relation, compare, read
from tests.moments.making import DATELINES, TEXTS, WRITTEN, moment

COMPARED = """
on Monday|on Monday|agree
on Monday|on 12 June 2023|agree
yesterday|on Tuesday|agree
on Friday|on Thursday|differ
on Friday|last Friday|agree
on Friday|on 10 June 2023|differ
on Friday|on Friday night|agree
on Friday night|early Saturday|compatible
on Friday night|on Saturday|compatible
on Friday night|on Saturday evening|differ
on Friday|early Saturday|differ
last night|overnight|compatible
overnight|on Wednesday|compatible
overnight|on Tuesday afternoon|differ
yesterday|over the weekend|differ
on Saturday|over the weekend|compatible
in June|on 12 June 2023|compatible
in May|on 12 June 2023|differ
in 2022|in June 2022|compatible
in 2022|in June 2021|differ
this week|on Monday|compatible
last week|on Monday|differ
at 2:30 p.m. sharp|at 2:32 p.m. sharp|compatible
at 2:30 p.m. sharp|at 2:30 p.m. sharp|agree
about 2:30 p.m. sharp|at 2:30 p.m. sharp|agree
about 3:30 p.m. sharp|around 3:15 p.m. sharp|differ
at 8:40pm|at 8.49pm|differ
about 8.40pm|8.49pm|differ
about 2045 GMT|around 9pm|compatible
at 20:45|at 8:45 p.m. sharp|agree
at 12:03 a.m. sharp|just after noon|differ
at 12:03 a.m. Friday|at 12:20 p.m. sharp|differ
just after noon|around 12:20 p.m. sharp|compatible
around noon|at 12:20 p.m. sharp|compatible
around noon|on Friday|compatible
9: 25 in the morning|9.25 am|agree
9: 25 hours|on Thursday morning|compatible
about 5:15 Tuesday afternoon|Tuesday night|differ
Tuesday afternoon|Tuesday evening|compatible
Tuesday afternoon|Tuesday night|differ
Tuesday evening|Tuesday night|compatible
at 7:03 p.m. on Friday|Friday night|compatible
at 2:30 a.m. Saturday|Friday night|compatible
at 2:30 a.m. Saturday|Saturday morning|compatible
at 1:30 Friday night|at 1:30 a.m. Saturday|compatible
at 1:30 Friday night|at 1:30 a.m. on Friday|differ
midnight Friday|Saturday|compatible
at 7 p.m. sharp|at 7:15 p.m. sharp|differ
about 7 p.m. sharp|at 7:15 p.m. sharp|compatible
they will meet on Friday|on 16 June 2023|compatible
they will meet on Friday|on 15 June 2023|differ
two days ago|on Monday|agree
a week ago|on 6 June 2023|compatible
the following Tuesday|on Wednesday|differ
the following Tuesday|on Tuesday|agree
""".strip().splitlines()


@pytest.mark.parametrize("line", COMPARED)
def test_compare(line: str) -> None:
    left, right, relation = line.split("|")
    assert compare(moment(left), moment(right)) is Relation(relation)
    assert compare(moment(right), moment(left)) is Relation(relation)


def test_one_weekday_at_two_datelines_may_be_one_day() -> None:
    [early], [late] = read("on Friday", WRITTEN), read("on Friday", WRITTEN + dt.timedelta(days=7))
    assert compare(early.moment, late.moment) is Relation.COMPATIBLE


def test_nothing_known_is_compatible_with_everything() -> None:
    assert compare(Moment(None, None), moment("on Monday")) is Relation.COMPATIBLE


@settings(max_examples=100, deadline=None)
@given(TEXTS, DATELINES)
def test_comparing_is_symmetric_and_a_moment_agrees_with_itself(text: str, written: dt.datetime | None) -> None:
    moments = [found.moment for found in read(text, written)][:5]
    for left in moments:
        assert compare(left, left) is not Relation.DIFFER
        for right in moments:
            assert compare(left, right) is compare(right, left)
