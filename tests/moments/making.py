"""Moments and texts made for tests."""

from __future__ import annotations

import datetime as dt

from hypothesis import strategies as st

from factcheck.mention import Moment
from factcheck.moments import read

WRITTEN = dt.datetime(2023, 6, 14)  # a Wednesday


def moment(text: str) -> Moment:
    """The moment of the only time a text names."""
    [found] = read(text, WRITTEN)
    return found.moment


PIECES = """
Monday Sunday Fri Sun May March June Sept. Feb. 9 10 11 2024 24 12:30 9: 25 20:49 2045 GMT p.m. a. m. pm noon
midnight overnight yesterday today last this next week weekend month year night morning early late on at in
the of about just after before two days ago , ( ) [ ] - / . 07/21/2025 2025-02-30 31 ’s to and 00 99
0001-01-01 x
"""
TEXTS = st.one_of(st.text(max_size=60), st.lists(st.sampled_from(PIECES.split()), max_size=25).map(" ".join))
DATELINES = st.one_of(st.none(), st.datetimes(dt.datetime(1, 1, 1), dt.datetime(9999, 12, 31)))
