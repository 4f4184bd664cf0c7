"""arithmetic-slip: what one sentence says of its own figures."""

from __future__ import annotations

from functools import cache

import pytest

import factcheck
from factcheck import Document


@cache
def checker() -> factcheck.Checker:
    return factcheck.Checker()


def titles(text: str) -> list[str]:
    lead = "The council of Altmark met on Monday. "
    found = checker().check([Document.from_text(lead + text, published="2025-03-04")]).findings
    return [finding.title for finding in found if finding.rule == "arithmetic-slip"]


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Seven of the six crew members were rescued.", "more than there are"),
        ("Of those asked, 48 of 120, or 25 per cent, were in favour.", "is 40%"),
        ("Only 30 of 200 pupils (25%) passed the test.", "is 15%"),
        ("The fare rose by 20 per cent from $40 to $50.", "+25%"),
        ("Sales fell 10% from 500 to 400 units.", "-20%"),
        ("Police arrested five people, two women and two men, on Monday.", "2 + 2 = 4"),
        ("Rescuers found four people, two men, a woman and two boys, in the hold.", "2 + 2 + 1 = 5"),
    ],
)
def test_flagged(text: str, shown: str) -> None:
    found = titles(text)
    assert len(found) == 1
    assert shown in found[0]


@pytest.mark.parametrize(
    "text",
    [
        "Six of the seven crew members were rescued.",
        "Of those asked, 48 of 120, or 40 per cent, were in favour.",
        "About a third, 41 of 120 (34%), were in favour.",
        "The fare rose by 25 per cent from $40 to $50.",
        "The fare rose by about 20 per cent from $40 to $49.",
        "The rate rose from 4 per cent to 5 per cent, up 1 point.",
        "Police arrested five people, including two women and a man, on Monday.",
        "Police arrested five people, three women and two men, on Monday.",
        "Two of the 3,000 visitors fell ill.",
        "He scored nine of 10 free throws and 20 per cent of his shots.",
    ],
)
def test_left_alone(text: str) -> None:
    assert titles(text) == []
