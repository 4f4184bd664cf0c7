"""A draft held against sources in tests, with an encoder that needs no model: hashed words."""

from __future__ import annotations

import zlib
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from factcheck.document import Document
from factcheck.finding import DocumentSummary
from factcheck.pipeline import Checker
from factcheck.verdict import Fact, Verification
from factcheck.verification import verify

if TYPE_CHECKING:
    from factcheck.embedding import Vectors

HERE = Path(__file__).parent


class HashedWords:
    """Vectors of sentences from the hashes of their words: the same on every machine."""

    identity = "hashed-words"

    def encode(self, sentences: Sequence[str]) -> Vectors:
        vectors = np.zeros((len(sentences), 256), dtype=np.float32)
        for row, sentence in zip(vectors, sentences, strict=True):
            for word in sentence.casefold().split():
                row[zlib.crc32(word.strip(".,\"'").encode("utf-8", "replace")) % 256] += 1
        return vectors / np.maximum(np.linalg.norm(vectors, axis=1, keepdims=True), 1e-9)


@cache
def checker() -> Checker:
    return Checker(encoder=HashedWords())


def document(name: str) -> Document:
    return Document.from_text((HERE / name).read_text(encoding="utf-8"), name=name, published="2024-03-12")


def verified(draft: Document | str, *sources: Document | str) -> Verification:
    """The verification of a draft against sources, each a document or a text."""
    documents = [
        one if isinstance(one, Document) else Document.from_text(one, name=f"{'source' if at else 'draft'}{at}.txt")
        for at, one in enumerate([draft, *sources])
    ]
    corpus = checker().corpus(documents, checker().encoder, parses={})
    statements, consistency = verify(corpus, corpus.documents[0])
    listed = [DocumentSummary(one.name, one.title, one.published, 1, 1) for one in corpus.documents]
    return Verification("0", {}, listed[0], tuple(listed[1:]), (), consistency, statements)


def fact(verification: Verification, value: str) -> Fact:
    """The first fact of that value."""
    return next(one for one in verification.facts() if one.value == value)
