"""Corpora of names for tests."""

from __future__ import annotations

from factcheck.corpus import Corpus
from factcheck.document import Document, Section, Sentence, Span
from factcheck.extractors.names import extract
from factcheck.mention import Name
from factcheck.syntax import parse


def corpus_of(*texts: str) -> Corpus:
    """Documents of one sentence a line, with their names."""
    documents = [Document.from_text(text, name=f"{number}.txt") for number, text in enumerate(texts)]
    sentences = [sentence for document in documents for sentence in _lines(document)]
    names = [name for parsed in parse(sentences) for name in extract(parsed)]
    return Corpus(tuple(documents), tuple(sentences), tuple(names))


def _lines(document: Document) -> list[Sentence]:
    found, start = [], 0
    for number, line in enumerate(document.text.split("\n")):
        span = Span(start, start + len(line))
        if line:
            found.append(Sentence(document, span, Section(span), number))
        start += len(line) + 1
    return found


def mention(corpus: Corpus, words: str, document: str = "0.txt") -> Name:
    return next(n for n in corpus.of_kind(Name) if " ".join(n.words) == words and n.document.name == document)
