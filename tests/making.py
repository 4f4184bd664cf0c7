"""Documents, sentences and mentions made by hand for tests."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from factcheck.document import Document, Section, Sentence, Span
from factcheck.syntax import Parse, parse

SHARED = Path(__file__).parents[2] / "shared"
needs_shared = pytest.mark.skipif(not SHARED.is_dir(), reason="the shared evaluation data is not here")


def sentence(text: str, name: str = "a.txt", written: dt.datetime | None = None) -> Sentence:
    """A document of one sentence."""
    document = Document.from_text(text, name=name)
    whole = Span(0, len(text))
    return Sentence(document, whole, Section(whole, written=written), 0)


def parsed(text: str) -> Parse:
    return parse([sentence(text)])[0]


def span_of(text: str, words: str) -> Span:
    start = text.index(words)
    return Span(start, start + len(words))
