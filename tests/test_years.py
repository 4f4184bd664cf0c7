"""Years that reports give for one deed."""

from __future__ import annotations

from functools import cache

import pytest

from factcheck import Checker, Document

SOLD = "The Orwicks of Kelsby sold their shipyard for a reported £4 million in 1951."


@cache
def checker() -> Checker:
    return Checker()


def titles(*texts: str) -> list[str]:
    documents = [Document.from_text(text, name=f"{at}.txt", published="2004-07-28") for at, text in enumerate(texts)]
    return [finding.title for finding in checker().check(documents).findings if finding.rule == "date-conflict"]


def test_a_deed_told_by_its_sum_has_one_year() -> None:
    (title,) = titles(SOLD, "The shipyard at Kelsby was sold for £4 million in 1961.")
    assert "1951 or 1961" in title


@pytest.mark.parametrize(
    "other",
    [
        "The shipyard at Kelsby was sold for £4 million in 1951.",
        "The shipyard at Kelsby was sold for £9 million in 1961.",
        "The shipyard at Kelsby was bought for £4 million in 1961.",
        "The shipyard was sold for £4 million in 1951, and another one was sold for £4 million in 1961.",
    ],
)
def test_other_deeds_have_years_of_their_own(other: str) -> None:
    assert not titles(SOLD, other)
