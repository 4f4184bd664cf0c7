"""Which of many documents are compared with one another."""

from __future__ import annotations

import datetime as dt

import numpy as np
import pytest

from factcheck.relation import FEW, Outline, groups

MARCH, JULY = dt.date(2025, 3, 4), dt.date(2025, 7, 1)
ALIKE, OTHER = [1.0, 0.0], [0.0, 1.0]


def outline(*names: str, day: dt.date | None = MARCH, lead: list[float] | None = None) -> Outline:
    return Outline(day, frozenset(names), np.array([lead or OTHER], dtype=np.float32))


def together(*documents: Outline, others: list[Outline] | None = None) -> bool:
    """Whether the documents come into one group among others that have nothing to do with them."""
    rest = others or [outline(f"name{number}", lead=[0.0, -1.0]) for number in range(FEW)]
    found = groups([*documents, *rest])
    assert sorted(number for group in found for number in group) == list(range(len(documents) + len(rest)))
    return set(range(len(documents))) <= set(found[0])


def test_few_documents_are_of_one_story_whatever_they_tell() -> None:
    assert groups([outline(f"name{number}") for number in range(FEW)]) == [list(range(FEW))]
    assert groups([]) == [[]]


def test_documents_that_share_nothing_stand_alone() -> None:
    assert groups([outline(f"name{number}") for number in range(FEW + 1)]) == [[number] for number in range(FEW + 1)]


@pytest.mark.parametrize(
    ("shared", "lead", "day", "one"),
    [
        ("kelsby reinholt", ALIKE, MARCH, False),  # leads alike, but of a town and a person only
        ("kelsby reinholt olsen", ALIKE, MARCH, True),
        ("kelsby reinholt olsen", OTHER, MARCH, True),
        ("kelsby reinholt olsen", ALIKE, JULY, False),
        ("kelsby reinholt olsen marit inga", OTHER, JULY, True),
        ("kelsby reinholt olsen", OTHER, None, True),
        ("kelsby", ALIKE, MARCH, False),
    ],
)
def test_rare_names_and_leads_link_documents(shared: str, lead: list[float], day: dt.date | None, one: bool) -> None:
    mine = outline(*shared.split(), "harbour", "mayor", "kollund", lead=ALIKE)
    other = outline(*shared.split(), "prefect", "region", "fjordby", lead=lead, day=day)
    assert together(mine, other) is one


def test_names_that_many_documents_have_link_none_of_them() -> None:
    common = [outline("police", "county", "monday", f"name{number}") for number in range(60)]
    assert [len(group) for group in groups(common)] == [1] * 60


def test_leads_alone_do_not_link() -> None:
    assert not together(outline("kelsby", lead=ALIKE), outline("fjordby", lead=ALIKE))


def test_documents_are_linked_through_others() -> None:
    first = ("kelsby", "reinholt", "olsen")
    second = ("fjordby", "marit", "inga")
    assert together(outline(*first), outline(*first, *second), outline(*second))
    assert not together(outline(*first), outline(*second))


def test_a_document_without_sentences_stands_alone() -> None:
    empty = Outline(None, frozenset(), np.zeros((0, 2), dtype=np.float32))
    assert not together(empty, outline("kelsby"))
