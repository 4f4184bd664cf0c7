"""Ages and whose they are."""

from __future__ import annotations

import pytest

from factcheck.amounts import read


@pytest.mark.parametrize(
    ("text", "owners"),
    [
        ("Jane Smith, 23, and Bob Jones (24) left", ["Jane Smith", "Bob Jones"]),
        ("Police said Ole Lund Jr., 28, of Leeds died", ["Ole Lund Jr."]),
        ("Mr. Holm, 60, said", ["Holm"]),
        ("Pia de la Cruz, aged 9, sang", ["Pia de la Cruz"]),
        ("Tom Berg, 24 was hurt", ["Tom Berg"]),
        ("Man, 23, Held in Raid", [None]),
        ("the 23-year-old said", [None]),
        ("who were 57 and 44 years old", [None, None]),
        ("the boys, 9 and 12-years-old", [None, None]),
    ],
)
def test_owner_of_an_age(text: str, owners: list[str | None]) -> None:
    found = [text[figure.owner.start : figure.owner.end] if figure.owner else None for figure in read(text)]
    assert found == owners
    assert all(figure.amount.dimension == "age" for figure in read(text))
