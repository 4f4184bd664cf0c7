"""The towns of datelines, which stand before the first sentence and are compared as names all the same."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from factcheck.document import Document, Sentence, Span
from factcheck.mention import Name
from factcheck.name_words import PLACE

_DATELINE = re.compile(r"(?P<town>[A-Z][A-Z'’.-]{2,}(?: [A-Z][A-Z'’.-]+){0,2})(?=,| \(| ?[–—:]| -)[^\n]{0,60}?\Z")
_LONGEST = 90  # characters between the beginning of the line and the sentence


def dateline_towns(sentences: Iterable[Sentence]) -> Iterator[Name]:
    """A name for each town in capitals between the beginning of a line and its first sentence."""
    seen: set[tuple[Document, int]] = set()
    for sentence in sentences:
        document, start = sentence.document, sentence.span.start
        line = document.text.rfind("\n", 0, start) + 1
        if not 0 < start - line <= _LONGEST or (document, line) in seen:
            continue
        seen.add((document, line))
        match = _DATELINE.match(document.text[line:start])
        if match:
            town = Span(line + match.start("town"), line + match.end("town"))
            whole = Sentence(document, Span(line, sentence.span.end), sentence.section, sentence.number)
            yield Name(whole, town, tuple(match["town"].split()), PLACE)
