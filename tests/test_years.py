"""Years that reports give for one deed."""

from __future__ import annotations

from functools import cache

import pytest

from factcheck import Checker, Document

SOLD = "The Orwick family of Kelsby sold its oil field for a reported $30 million in 1957."


@cache
def checker() -> Checker:
    return Checker()


def titles(*texts: str) -> list[str]:
    documents = [Document.from_text(text, name=f"{at}.txt", published="2004-07-28") for at, text in enumerate(texts)]
    return [finding.title for finding in checker().check(documents).findings if finding.rule == "date-conflict"]


def test_a_deed_told_by_its_sum_has_one_year() -> None:
    (title,) = titles(SOLD, "The field near Kelsby was sold for $30 million in 1967, his daughter said.")
    assert "1957 or 1967" in title


@pytest.mark.parametrize(
    "other",
    [
        "The field near Kelsby was sold for $30 million in 1957, his daughter said.",
        "The field near Kelsby was sold for $4 million in 1967, his daughter said.",
        "The field near Kelsby was bought for $30 million in 1967, his daughter said.",
        "The field was sold for $30 million in 1957, and another one was sold for $30 million in 1967.",
    ],
)
def test_other_deeds_have_years_of_their_own(other: str) -> None:
    assert not titles(SOLD, other)
