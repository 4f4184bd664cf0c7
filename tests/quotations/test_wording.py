"""The words of a quotation."""

from __future__ import annotations

import time

import pytest

from factcheck.quotations import words_of


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("We can’t sail – it's rough", "we cannot sail: it is rough"),
        ("twenty-one boats, 40 per cent", "21 boats, forty percent"),
        ("a well-known 1,200 tonne ferry", "A well known 1200 tonne ferry"),
        ("they’re gonna stay", "they are going to stay"),
        ("the crew 's cabin", "the crew's cabin"),
    ],
)
def test_typography_contractions_and_number_words_are_one(one: str, other: str) -> None:
    assert [word.text for word in words_of(one)] == [word.text for word in words_of(other)]


def test_ellipses_and_insertions_are_gaps_and_words_know_their_places() -> None:
    text = "We … told [the captain] (twice) to . . . wait"
    assert [word.text for word in words_of(text)] == ["we", "…", "told", "…", "…", "to", "…", "wait"]
    assert [text[word.start : word.end] for word in words_of("")] == []
    assert text[words_of(text)[-1].start :] == "wait"


@pytest.mark.parametrize("unit", ["'s ", "[(…", ". ", "twenty-"])
def test_normalising_takes_linear_time(unit: str) -> None:
    began = time.process_time()
    words_of(unit * 20_000)
    assert time.process_time() - began < 5
