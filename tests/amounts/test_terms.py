"""The interval a figure stands for."""

from __future__ import annotations

import pytest

from factcheck.mention import Modality
from tests.amounts.making import only


@pytest.mark.parametrize(
    ("text", "low", "high", "modality"),
    [
        ("at least six people", 6, float("inf"), Modality.AT_LEAST),
        ("up to 40 shots", 0, 40, Modality.AT_MOST),
        ("about 450 boats", 405, 495, Modality.ABOUT),
        ("about 10 boats", 8, 12, Modality.ABOUT),
        ("nearly 50 boats", 45, 50, Modality.ABOUT),
        ("10 to 15 boats", 10, 15, Modality.RANGE),
        ("200 feet", 60.96, 60.96, Modality.EXACT),
        ("a 6-month-old", 0.5, 0.5, Modality.EXACT),
        ("three weeks", 21, 21, Modality.EXACT),
    ],
)
def test_bounds(text: str, low: float, high: float, modality: Modality) -> None:
    amount = only(text)
    assert (amount.low, amount.high) == (pytest.approx(low), pytest.approx(high))
    assert amount.modality is modality
