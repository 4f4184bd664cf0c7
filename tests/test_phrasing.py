"""Event frames in an editor's words."""

from __future__ import annotations

import datetime as dt

import pytest

from factcheck.document import Span
from factcheck.mention import Amount, EventFrame, Moment, Quantity, Time
from factcheck.phrasing import as_written, either, question, reasons, subject
from tests.making import sentence

QUAY = "Six people were killed and boats destroyed at Port Ellery on Friday."


def figure(text: str = QUAY, dimension: str = "count", **frame: object) -> Quantity:
    return Quantity(sentence(text), Span(0, 3), Amount(6, 6, 6, dimension=dimension), EventFrame(**frame))  # type: ignore[arg-type]


def time(predicate: str) -> Time:
    day = dt.date(2022, 11, 10)
    return Time(sentence(QUAY), Span(0, 3), Moment(day, day), EventFrame(predicate=predicate))


@pytest.mark.parametrize(
    ("values", "told"),
    [
        (["six"], "six"),
        (["six", "seven", "six"], "six or seven"),
        (["5", "6", "7"], "5, 6 or 7"),
        (list("abcdef"), "a, b, c or 3 other readings"),
    ],
)
def test_readings_are_a_choice(values: list[str], told: str) -> None:
    assert either(values) == told


@pytest.mark.parametrize(
    ("dimension", "predicate", "thing", "told"),
    [
        ("count", "kill", "person", "Killed"),
        ("count", "destroy", "boat", "Boats (destroyed)"),
        ("count", "seize", "boat", "Boats seized"),
        ("money", "cut", "", "Sum cut"),
        ("money", "cost", "", "Sum"),
        ("length", "destroy", "", "Distance (destroyed)"),
    ],
)
def test_subjects_are_words_of_the_text(dimension: str, predicate: str, thing: str, told: str) -> None:
    assert subject(figure(dimension=dimension, predicate=predicate, thing=thing)) == told


def test_a_capital_of_the_first_word_is_its_place() -> None:
    assert as_written("six", figure()) == "six"
    assert as_written("ellery", figure()) == "Ellery"
    assert as_written("harbour", figure()) == "harbour"


def test_when_something_was_is_asked_without_the_common_year() -> None:
    days = [Moment(day, day) for day in (dt.date(2022, 11, 10), dt.date(2022, 11, 11))]
    assert question(time("arrest"), days) == "When was the arrest: Thursday 10 November or Friday 11 November?"
    assert question(time("destroy"), days).startswith("When (destroyed): Thursday")


def test_a_common_day_is_told_once() -> None:
    day = dt.date(2022, 11, 10)
    clocks = [Moment(day, day, clock=(at, at)) for at in (434, 460)]
    assert question(time("crash"), clocks) == "When was the crash on Thursday 10 November: 7:14 a.m. or 7:40 a.m.?"


def test_reasons_are_sentences_without_lemmas() -> None:
    friday = Moment(dt.date(2022, 11, 11), dt.date(2022, 11, 11))
    left = figure(predicate="kill", thing="person", places=frozenset({"port ellery"}), when=friday)
    assert list(reasons(left, left, frozenset({"boat", "people", "ellery"}))) == [
        "both sentences count people killed",
        "both name Port Ellery as the place",
        "both speak of Friday 11 November 2022",
        "they share the word “boats”",
    ]


def test_shared_words_are_told_in_the_order_of_the_sentence() -> None:
    shared = frozenset({"ellery", "boat", "port", "friday"})
    told = list(reasons(figure(), figure(), shared))
    assert told[-1] == "they share the words “boats”, “Port”, “Ellery” and “Friday”"
