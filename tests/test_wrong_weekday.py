"""Weekdays beside dates they do not fit."""

from __future__ import annotations

import datetime as dt

import pytest

from factcheck.checks.wrong_weekday import CHECK
from factcheck.corpus import Corpus
from factcheck.document import Document, Section, Sentence, Span
from factcheck.finding import Category, Conflict, Severity
from factcheck.mention import EventFrame, Time
from factcheck.moments import read

WRITTEN = dt.datetime(2025, 7, 23)  # a Wednesday


def conflicts(text: str, written: dt.datetime | None = WRITTEN) -> list[Conflict]:
    document = Document.from_text(text, name="a.txt")
    whole = Span(0, len(text))
    sentence = Sentence(document, whole, Section(whole, written=written), 0)
    times = tuple(Time(sentence, at.span, at.moment, EventFrame()) for at in read(text, written))
    return list(CHECK.find(Corpus((document,), (sentence,), times)))


@pytest.mark.parametrize(
    ("text", "weekday", "date", "true"),
    [
        ("The bridge closed on Monday, 22 July 2025, at noon.", "Monday", "22 July 2025", "Tuesday"),
        ("The bridge closed on Sunday (July 22, 2025).", "Sunday", "July 22, 2025", "Tuesday"),
        ("The bridge closed on July 22, 2025, a Monday.", "Monday", "July 22, 2025", "Tuesday"),
        ("Posted Fri, 12 Nov 2011 at 09:56", "Fri", "12 Nov 2011", "Saturday"),
        ("The bridge closed on Friday, July 17.", "Friday", "July 17", "Thursday"),
        ("The bridge opened today, Tuesday, in Bern.", "Tuesday", "today", "Wednesday"),
    ],
)
def test_misfits_are_found(text: str, weekday: str, date: str, true: str) -> None:
    [conflict] = conflicts(text)
    assert [reading.mention.text for reading in conflict.readings] == [weekday, date]
    assert conflict.category is Category.DATE
    assert any(true in reason for reason in conflict.reasons)
    assert len({reading.normalized for reading in conflict.readings}) == 2


@pytest.mark.parametrize(
    "text",
    [
        "The bridge closed on Tuesday, 22 July 2025.",
        "The bridge closed on Tuesday, July 22, and opened on Wednesday.",
        "The concert is on Saturday, Aug. 23.",
        "It was Tuesday, July 23, when the old bridge fell in 2019.",  # the year is another one
        "It closed on Friday, December 4.",  # no year and far from the dateline
        "The Mail on Sunday, 22 July 2025, had it first.",
        "The bridge closed on Monday; 22 July 2025 was its birthday.",
        "The bridge opened today, Wednesday, in Bern.",
        '"The bridge opened today, Tuesday," said Ida Moor.',
        "The focus for today [Saturday] is the bridge.",
        "He said on Monday that it closed on 22 July 2025.",
        "The 2:1 win came on Friday 13 players short.",
    ],
)
def test_what_is_left_alone(text: str) -> None:
    assert conflicts(text) == []


def test_without_a_dateline_only_full_dates_can_be_wrong() -> None:
    assert conflicts("On Monday, July 22, it closed; today, Tuesday, it opened.", written=None) == []
    assert len(conflicts("It closed on Monday, July 22, 2025.", written=None)) == 1


def test_a_full_date_weighs_more_than_a_date_without_year_or_today() -> None:
    [full] = conflicts("It closed on Monday, July 22, 2025.")
    [short] = conflicts("It closed on Friday, July 17.")
    [today] = conflicts("It opened today, Tuesday, in Bern.")
    assert full.confidence > short.confidence > today.confidence
    assert full.severity is Severity.HIGH
