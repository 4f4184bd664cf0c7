"""The slip that would explain a difference."""

from __future__ import annotations

import pytest

from factcheck.amounts import likely_cause
from tests.amounts.making import only

CAUSES = [
    ("£18.2bn", "£18.2m", "a factor of a thousand (million for billion?)"),
    ("300 boats", "30 boats", "a factor of ten"),
    ("424 boats", "442 boats", "two digits swapped"),
    ("424 boats", "434 boats", "one digit differs"),
    ("call 0845 555 0199", "call 0845 555 019", "a digit is missing"),
    ("200 feet", "200 metres", "feet read as metres"),
    ("6 people", "7 people", ""),
    ("13 people", "20 people", ""),
    ("record of 52-3", "record of 53-3", "one digit differs"),
]


@pytest.mark.parametrize(("left", "right", "expected"), CAUSES)
def test_likely_cause(left: str, right: str, expected: str) -> None:
    assert likely_cause(only(left), only(right)) == expected
