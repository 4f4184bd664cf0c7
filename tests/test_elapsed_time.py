"""Elapsed times against the dates of their own document."""

from __future__ import annotations

import datetime as dt
import re

import pytest

from factcheck.checks.elapsed_time import CHECK
from factcheck.corpus import Corpus
from factcheck.document import Document, Section, Sentence, Span
from factcheck.finding import Category, Conflict
from factcheck.mention import Amount, EventFrame, Mention, Modality, Quantity, Time
from factcheck.moments import read

WRITTEN = dt.datetime(2024, 5, 20)
START = "Veland's army began its siege of Ostmark on 1 April 2023."  # 415 days before
DAYS = {"day": 1.0, "week": 7.0, "month": 365.2425 / 12, "year": 365.2425}
FIGURE = re.compile(
    r"<(?P<hedge>about |more than |)(?P<number>[\d,]+)(?: (?P<unit>day|week|month|year)s?)?(?:st|nd|rd|th)?>"
)


def conflicts(*marked: str, written: dt.datetime | None = WRITTEN) -> list[Conflict]:
    """Sentences with the quantity between angle brackets, made into one document."""
    texts = [text.replace("<", "").replace(">", "") for text in marked]
    document = Document.from_text("\n".join(texts), name="a.txt")
    section = Section(Span(0, len(document.text)), written=written)
    mentions: list[Mention] = []
    start = 0
    for number, (mark, text) in enumerate(zip(marked, texts, strict=True)):
        sentence = Sentence(document, Span(start, start + len(text)), section, number)
        for at in read(text, written):
            span = Span(start + at.span.start, start + at.span.end)
            mentions.append(Time(sentence, span, at.moment, EventFrame()))
        if found := FIGURE.search(mark):
            span = Span(start + found.start(), start + found.end() - 2)
            mentions.append(Quantity(sentence, span, _amount(found), EventFrame()))
        start += len(text) + 1
    sentences = tuple(dict.fromkeys(mention.sentence for mention in mentions))
    return list(CHECK.find(Corpus((document,), sentences, tuple(mentions))))


def _amount(found: re.Match[str]) -> Amount:
    stated = float(found["number"].replace(",", ""))
    if not found["unit"]:
        return Amount(stated, stated, stated, Modality.EXACT, "ordinal")
    value = stated * DAYS[found["unit"]]
    modality = {"about ": Modality.ABOUT, "more than ": Modality.AT_LEAST, "": Modality.EXACT}[found["hedge"]]
    high = float("inf") if modality is Modality.AT_LEAST else value
    return Amount(value, high, stated, modality, "duration", found["unit"])


@pytest.mark.parametrize(
    "text",
    [
        "Some <412 days> into the siege, bread is short.",
        "It is <420 days> since the siege of Ostmark was laid.",
        "On day <412> of the siege, bread is short.",
        "After <403 days> of siege, bread is short.",
        "It is <421 days> since 1 April 2023.",
        "The town is <62 weeks> into the siege.",
        "The town is now <18 months> into the siege.",
        "The town is <more than 430 days> into the siege.",
    ],
)
def test_counts_that_do_not_fit(text: str) -> None:
    [conflict] = conflicts(START, text)
    assert conflict.category is Category.SUM
    assert conflict.readings[0].mention.text == FIGURE.search(text)[0].strip("<>")  # type: ignore[index]
    assert conflict.readings[1].mention.text == "1 April 2023"
    assert any("415 days" in reason for reason in conflict.reasons)


@pytest.mark.parametrize(
    "text",
    [
        "Some <415 days> into the siege, bread is short.",
        "Some <416 days> into the siege, bread is short.",
        "Some <414 days> into the siege, bread is short.",
        "On day <416> of the siege, bread is short.",
        "The town is <59 weeks> into the siege.",
        "The town is <60 weeks> into the siege.",
        "The town is <13 months> into the siege.",
        "The town is <14 months> into the siege.",
        "The town is <1 year> into the siege.",
        "The town is <about 400 days> into the siege.",
        "The town is <400 days> into the siege.",
        "The town is <more than 400 days> into the siege.",
        "Just <40 days> into the siege, the mayor fled.",  # another moment than the writing
        "The mayor was freed <412 days> after the siege of Ostmark.",
        "By June they had spent <412 days> of the siege indoors.",
        "Some <412 days> into the war, bread is short.",  # another event
        "Some <412 days> into the siege of Harburg, bread is short.",  # another siege
        "They hold food for <412 days> in all.",
        "The trial lasted <412 days> and ended in the siege.",
    ],
)
def test_what_is_left_alone(text: str) -> None:
    assert conflicts(START, text) == []


def test_two_dates_for_the_start_settle_nothing() -> None:
    other = "Others say the siege of Ostmark began on 5 April 2023."
    assert conflicts(START, other, "Some <402 days> into the siege, bread is short.") == []


def test_a_date_that_is_not_the_start_counts_for_nothing() -> None:
    relief = "Bread reached the siege of Ostmark on 1 April 2023."
    assert conflicts(relief, "Some <412 days> into the siege, bread is short.") == []


def test_without_a_dateline_nothing_is_said() -> None:
    assert conflicts(START, "Some <412 days> into the siege, bread is short.", written=None) == []


def test_a_written_dateline_is_a_reading() -> None:
    [conflict] = conflicts("20 May 2024", START, "Some <412 days> into the siege, bread is short.")
    assert [reading.mention.text for reading in conflict.readings] == ["412 days", "1 April 2023", "20 May 2024"]


def test_a_month_as_start_gives_a_range() -> None:
    began = "Veland launched its siege of Ostmark in April 2023."
    assert conflicts(began, "Some <400 days> into the siege, bread is short.") == []
    assert len(conflicts(began, "Some <437 days> into the siege, bread is short.")) == 1
