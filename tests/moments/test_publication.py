"""The day a line of publication names."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck.moments import find_date, read, spoken
from tests.making import SHARED, needs_shared


@pytest.mark.parametrize(
    ("line", "date"),
    [
        ("2025-07-21", "2025-07-21"),
        ("2025-07-21T10:00:00Z", "2025-07-21"),
        ("20 March 2025", "2025-03-20"),
        ("July 21, 2025", "2025-07-21"),
        ("Thursday (March 20, 2025)", "2025-03-20"),
        ("07/21/2025", "2025-07-21"),
        ("21/07/2025", "2025-07-21"),
        ("06/07/2025", "2025-06-07"),
        ("06/07/2025 6 July 2025", "2025-07-06"),
        ("07/21/2025July 21, 2025Storm closes bridges", "2025-07-21"),
        ("PWN Nov 14, 2012, 06.41AM IST", "2012-11-14"),
        ("Updated: November 11, 2011 18: 50 IST", "2011-11-11"),
        ("10 Nov 11", "2011-11-10"),
        ("Updated 09 / 14 / 2013 01: 03 PM", "2013-09-14"),
        ("14: 25 Sun Sep 15 2013", "2013-09-15"),
        ("Sun, 15 Sep 2013", "2013-09-15"),
        ("8: 44AM BST 16 Sep 2013", "2013-09-16"),
        ("SATURDAY, OCTOBER 17, 2015, 8: 14 PM", "2015-10-17"),
        ("Nov 11 -", None),
        ("Service notes as of 11:43 am, Fri. Apr. 22", None),
        ("Monday", None),
        ("February 30, 2024", None),
        ("", None),
    ],
)
def test_find_date(line: str, date: str | None) -> None:
    assert find_date(line) == (dt.date.fromisoformat(date) if date else None)


@settings(max_examples=100, deadline=None)
@given(st.dates(dt.date(1900, 1, 1), dt.date(2099, 12, 31)))
def test_a_date_told_is_read_back(day: dt.date) -> None:
    assert find_date(spoken(day)) == day
    assert find_date(f"{day:%B} {day.day}, {day.year}") == day
    assert find_date(day.isoformat()) == day
    [found] = read(f"{day:%A}, {spoken(day)}", None)
    assert found.moment.weekday == day.weekday()


@needs_shared
def test_publication_lines_of_real_articles() -> None:
    lines = [path.read_text().split("\n")[1] for path in sorted(SHARED.glob("eval/dev_gva/sets/*/*.txt"))]
    assert lines
    assert all(find_date(line) for line in lines)
