"""Which quotation marks belong together."""

from __future__ import annotations

import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.document import Span
from factcheck.quotations import passages


def marked(text: str) -> list[str]:
    whole = Span(0, len(text))
    return [text[passage.span.start : passage.span.end] for passage in passages(text, whole)]


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


def test_a_quotation_over_wrapped_lines_is_one() -> None:
    assert marked("Okafor said: “We were\nlate on Sunday.\nNobody knew.” Then she left.") == [
        "We were",
        "late on Sunday.",
        "Nobody knew.",
    ]


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
    assert time.process_time() - began < 5
