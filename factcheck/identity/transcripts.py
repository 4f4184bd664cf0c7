"""Captions of broadcasts in capitals throughout, typed by ear as people speak: no witness to how a name is spelt."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from factcheck.document import Document, Sentence
from factcheck.mention import Name

_LINES = 5  # sentences in capitals that make a document a transcript


def not_transcribed(names: Sequence[Name], sentences: Sequence[Sentence]) -> list[Name]:
    """The names that do not stand in a transcript in capitals."""
    lines: dict[Document, set[Sentence]] = defaultdict(set)
    for sentence in sentences:
        text = sentence.text
        if text.isupper() and len(text.split()) >= 4:
            lines[sentence.document].add(sentence)
    return [name for name in names if not (len(lines[name.document]) >= _LINES and name.sentence.text.isupper())]
