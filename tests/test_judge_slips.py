"""The slips that the judge learns from: one stretch of a sentence changed, and known to be."""

from __future__ import annotations

import random

import pytest

from benchmarks.judge.slips import SLIPS, Stock, changed, slipped, told, written
from factcheck.document import Document
from factcheck.sections import structure
from factcheck.sentences import split
from factcheck.syntax import parse

TEXT = (
    "The ferry ran aground off Skagen on Tuesday night with 52 passengers.\n\n"
    "Maren Holt, the captain, was not on the bridge when the alarm sounded.\n\n"
    "Lifeboats from Aalborg took the passengers ashore after an hour.\n\n"
    "The company will pay for a hotel in Grenaa, said Peder Lund on Wednesday."
)


@pytest.fixture(scope="module")
def sentences():
    return [told(one, {}) for one in parse(split(structure(Document.from_text(TEXT))))]


def test_a_sentence_is_written_as_it_was(sentences):
    assert [one.text for one in sentences] == TEXT.split("\n\n")


def test_people_are_renamed(sentences):
    renamed = told(sentences[1].parse, {"Maren": "Ruth", "Holt": "Veldmar"})
    assert renamed.text.startswith("Ruth Veldmar, the captain,")


@pytest.mark.parametrize("kind", SLIPS)
def test_each_kind_of_slip_is_made_and_marked(sentences, kind):
    stock, made = Stock(sentences), []
    for seed in range(30):
        for one in sentences:
            words = SLIPS[kind][0](one, stock, random.Random(seed))  # noqa: S311 -- made-up slips
            if words is not None and written(words) != one.text:
                made.append(words)
    assert made
    for words in made:
        text = written(words)
        assert changed(words)
        assert all(text[start:end].strip() for start, end in changed(words))


def test_a_slip_is_repeatable(sentences):
    stock = Stock(sentences)
    first, again = (slipped(sentences[0], stock, stock, random.Random(4)) for _ in range(2))  # noqa: S311 -- made-up slips
    assert first is not None
    assert again is not None
    assert written(first[1]) == written(again[1])
