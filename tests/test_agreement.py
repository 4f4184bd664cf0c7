"""Facts that independent sources state alike."""

from collections.abc import Sequence
from dataclasses import replace

import pytest

from factcheck.document import Document
from factcheck.finding import Category, Report
from factcheck.pipeline import Checker
from factcheck.reporters.json import parse, render
from factcheck.reporters.markdown import REPORTER as MARKDOWN

WIRE = "Nine people were killed when a bridge at Ostry fell on Monday. The mayor, Ilse Brandt, 47, closed the road."
DESK = "A bridge at Ostry fell on Monday and killed nine people. Ilse Brandt, 47, the mayor, closed the road."
AGENCY = "Nine people died when the bridge at Ostry fell. Mayor Ilse Brandt, 47, was there at once."


@pytest.fixture(scope="module")
def checker() -> Checker:
    return Checker()


def check(checker: Checker, texts: Sequence[str], **more: str) -> Report:
    documents = [Document.from_text(text, f"{at}.txt", "2025-03-04") for at, text in enumerate(texts)]
    return checker.check([replace(document, **more) for document in documents])


def told(report: Report) -> set[tuple[str, str, int]]:
    return {(one.subject, one.value, one.sources) for one in report.agreed}


def test_what_sources_state_alike(checker: Checker) -> None:
    found = told(check(checker, [WIRE, DESK]))
    assert ("Killed", "nine", 2) in found
    assert ("Age of Ilse Brandt", "47", 2) in found
    assert ("Name", "Ilse Brandt", 2) in found


def test_sources_are_counted(checker: Checker) -> None:
    assert ("Killed", "nine", 3) in told(check(checker, [WIRE, DESK, AGENCY]))


def test_nothing_that_is_in_dispute(checker: Checker) -> None:
    report = check(checker, [WIRE, DESK, AGENCY.replace("Nine", "Eleven").replace("47", "74")])
    assert {one.rule for one in report.findings} >= {"quantity-conflict", "age-conflict"}
    assert {one.category for one in report.agreed} <= {Category.NAME, Category.DATE}


@pytest.mark.parametrize(
    "texts",
    [
        [WIRE, "Nine people were injured when a bus crashed at Ostry on Monday."],
        [WIRE, "Nine people were killed when a dam burst at Velm in 1954."],
        [WIRE, "Officials denied that nine people were killed when a bridge at Ostry fell on Monday."],
        [WIRE + " " + DESK],
    ],
    ids=["another fact", "another event", "denied", "one document"],
)
def test_what_is_not_agreed(checker: Checker, texts: list[str]) -> None:
    assert not [one for one in check(checker, texts).agreed if one.category is Category.NUMBER]


def test_what_is_one_source(checker: Checker) -> None:
    assert told(check(checker, [WIRE, DESK], outlet="The Gazette")) == set()
    assert told(check(checker, [WIRE, DESK], item="urn:1")) == set()
    longer = " The road was shut. Divers searched the river until dark. Trains ran late all day in the valley."
    assert told(check(checker, [WIRE + longer, WIRE + longer])) == set()
    said = [f"{text}, police said." for text in ("Nine people were killed when a bridge at Ostry fell on Monday",)]
    again = "On Monday a bridge at Ostry fell and nine people were killed, police said."
    assert told(check(checker, [*said, again])) == set()


def test_formats_show_it(checker: Checker) -> None:
    report = check(checker, [WIRE, DESK])
    assert parse(render(report)).agreed == report.agreed
    assert "| Killed | **nine** | 2 | `0.txt:1`, `1.txt:1` |" in MARKDOWN.render(report)
    assert "Names spelt alike (independent sources): Ilse Brandt (2)." in MARKDOWN.render(report)
