"""Quotations: which words are quoted, and who says them."""

from __future__ import annotations

import pytest

from factcheck.document import Document, Section, Sentence, Span
from factcheck.extractors.quotes import extract
from factcheck.mention import Quote
from factcheck.syntax import parse


def quotes(*texts: str) -> list[Quote]:
    """The quotations of sentences that stand one after the other in one document."""
    document = Document.from_text("\n\n".join(texts))
    section = Section(Span(0, len(document.text)))
    sentences, at = [], 0
    for number, text in enumerate(texts):
        sentences.append(Sentence(document, Span(at, at + len(text)), section, number))
        at += len(text) + 2
    return [quote for parsed in parse(sentences) for quote in extract(parsed)]


def test_a_quotation_over_paragraphs_keeps_its_speaker_to_the_end() -> None:
    found = quotes("Ms Okafor said: “We were late.", "“Nobody told the crew.", "“That will change.”", "They left.")
    assert [quote.text for quote in found] == ["We were late.", "Nobody told the crew.", "That will change."]
    assert {quote.speaker for quote in found} == {"Okafor"}


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("“We will sail again on Friday,” said Maria Okafor, the captain.", "Okafor"),
        ("The harbour master said: “Nobody may sail before Friday.”", "master"),
        ("“We will sail again on Friday,” she said.", ""),
        ("“We will sail again on Friday,” a spokeswoman said.", "spokesperson"),
        ("According to Maria Okafor, the ferry was “in very good order” that day.", "Okafor"),
        ("Maria Okafor said: We will sail again as soon as the wind drops.", "Okafor"),
    ],
)
def test_speakers(text: str, speaker: str) -> None:
    assert [quote.speaker for quote in quotes(text)] == [speaker]


@pytest.mark.parametrize(
    ("text", "scare"),
    [
        ("The “safe” ferry sank.", True),
        ("The ferry, dubbed the “Old Lady of Quay Street”, sank.", True),
        ("She wrote “The Long Road to Harbour Island” in 1998.", True),
        ("The ferry was “in very good order” that day.", False),
    ],
)
def test_titles_nicknames_and_single_words_are_marks_of_distance(text: str, scare: bool) -> None:
    assert [quote.scare for quote in quotes(text)] == [scare]
