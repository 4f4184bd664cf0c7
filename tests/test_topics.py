"""Findings about one person or one event have one topic."""

from collections import defaultdict

import pytest

from factcheck.document import Document
from factcheck.pipeline import Checker

WIRE = (
    "Nine people were killed and 14 were injured when a bridge at Ostry fell on Monday.\n\n"
    "The mayor, Ilse Brandt, 47, closed the road. "
    "Ms Brandt said: “We will rebuild it before the end of this winter.”\n\n"
    "In Velm, Karel Novotny, 61, won the chess final."
)
DESK = (
    "A bridge at Ostry fell on Monday and killed seven people, while 19 people were injured.\n\n"
    "Ilse Brandt, 74, the mayor, closed the road. "
    "Ms Brandt said: “We will rebuild it before the end of this summer.”\n\n"
    "Karel Novotny, 16, won the chess final in Velm."
)


@pytest.fixture(scope="module")
def topics() -> dict[str, set[str]]:
    """The rules of the findings of each topic."""
    documents = [Document.from_text(text, name, "2025-03-04") for name, text in (("a.txt", WIRE), ("b.txt", DESK))]
    found: dict[str, set[str]] = defaultdict(set)
    for finding in Checker().check(documents).findings:
        found[finding.topic].add(f"{finding.rule}: {finding.title.partition(':')[0]}")
    return found


def test_an_event(topics: dict[str, set[str]]) -> None:
    event = next(found for found in topics.values() if "quantity-conflict: Killed" in found)
    assert "quantity-conflict: Injured" in event
    assert not any("age" in one for one in event)


def test_a_person(topics: dict[str, set[str]]) -> None:
    assert topics["Ilse Brandt"] >= {"age-conflict: Age of Ilse Brandt", "altered-quote: Quoted"}
    assert topics["Karel Novotny"] == {"age-conflict: Age of Karel Novotny"}
