"""Confidence as a share of findings that were right."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.calibration import calibrated

RULES = ["quantity-conflict", "date-conflict"]


@given(st.sampled_from(RULES), st.floats(0, 1), st.floats(0, 1))
def test_more_alike_is_never_less_sure(rule: str, one: float, other: float) -> None:
    low, high = sorted((one, other))
    assert 0 < calibrated(rule, low) <= calibrated(rule, high) < 1


@pytest.mark.parametrize("rule", RULES)
def test_even_the_surest_can_be_wrong(rule: str) -> None:
    assert calibrated(rule, 0.99) <= 0.95


def test_a_rule_without_counts_keeps_its_own() -> None:
    assert calibrated("name-variant", 0.83) == 0.83
