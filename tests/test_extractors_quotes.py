"""Quotations: which words stand between marks, and who says them."""

from __future__ import annotations

import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.document import Document, Section, Sentence, Span
from factcheck.extractors.quotes import extract, passages, words_of
from factcheck.mention import Quote
from factcheck.syntax import parse


def marked(text: str) -> list[str]:
    whole = Span(0, len(text))
    return [text[passage.span.start : passage.span.end] for passage in passages(text, whole)]


def quotes(*texts: str) -> list[Quote]:
    """The quotations of sentences that stand one after the other in one document."""
    document = Document.from_text("\n\n".join(texts))
    section = Section(Span(0, len(document.text)))
    sentences, at = [], 0
    for number, text in enumerate(texts):
        sentences.append(Sentence(document, Span(at, at + len(text)), section, number))
        at += len(text) + 2
    return [quote for parsed in parse(sentences) for quote in extract(parsed)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“Stay ashore,” he said. “It is rough.”", ["Stay ashore,", "It is rough."]),
        ('"Stay ashore," he said. "It is rough."', ["Stay ashore,", "It is rough."]),
        ("Ferry ‘will not sail’ before Monday", ["will not sail"]),
        ("Ferry 'will not sail' before Monday", ["will not sail"]),
        ("Harbour chief: ’two days to clear the pier’", ["two days to clear the pier"]),
        (
            "„Wir fahren nicht“, sagte er. «Nous restons», dit-elle. »Nein«, sagte er.",
            ["Wir fahren nicht", "Nous restons", "Nein"],
        ),
        ('" We stay , " she said , " until noon . "', [" We stay , ", " until noon . "]),
        ("``We stay,'' she said.", ["We stay,"]),
        ("She said: “He told us ‘never again’ and left.”", ["He told us ‘never again’ and left."]),
        ("‘The crews’ jobs are safe’, the line said", ["The crews’ jobs are safe"]),
        ("'I cant say, \" Okafor told reporters.", ["I cant say, "]),
    ],
)
def test_marks_are_paired(text: str, expected: list[str]) -> None:
    assert marked(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "The crew’s captain and the passengers’ families don't agree",
        'A wave 5\'10" high hit the 6" rail',
        "The class of ’98 and the '90s, rock 'n' roll",
        "He forgot to close “the mark and went on.",
    ],
)
def test_apostrophes_inches_and_lone_marks_quote_nothing(text: str) -> None:
    assert marked(text) == []


def test_a_quotation_over_paragraphs_keeps_its_speaker_to_the_end() -> None:
    found = quotes("Ms Okafor said: “We were late.", "“Nobody told the crew.", "“That will change.”", "They left.")
    assert [quote.text for quote in found] == ["We were late.", "Nobody told the crew.", "That will change."]
    assert {quote.speaker for quote in found} == {"Okafor"}


def test_a_quotation_over_wrapped_lines_is_one() -> None:
    assert marked("Okafor said: “We were\nlate on Sunday.\nNobody knew.” Then she left.") == [
        "We were",
        "late on Sunday.",
        "Nobody knew.",
    ]


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


@given(st.text(alphabet="ab s.,:…\n“”\"‘’'„«»()[]–5", max_size=120))
def test_any_text_gives_ordered_disjoint_passages_inside_it(text: str) -> None:
    found = passages(text, Span(0, len(text)))
    spans = [passage.span for passage in found]
    assert all(0 <= span.start < span.end <= len(text) for span in spans)
    assert all(before.end <= after.start for before, after in pairwise(spans))
    assert all("\n" not in text[span.start : span.end] for span in spans)


@pytest.mark.parametrize("unit", ["‘a ", "'s ", "“a ", '"', "“a\n", "‘crews’ jobs ", "[(…", 'x\n"a'])
def test_pairing_takes_linear_time(unit: str) -> None:
    began = time.process_time()
    text = unit * 20_000
    passages(text, Span(0, len(text)))
    words_of(text)
    assert time.process_time() - began < 5
