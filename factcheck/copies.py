"""Syndicated copies: documents of which most is word for word the same, so that they are one source and not several.

A sentence is known again by its shingles (three words in a row; Broder, "On the resemblance and containment of
documents", 1997). Two documents are copies when most sentences of the shorter one come again in the longer one, nearly
or exactly. That an agency's sentence was changed a little is just what an editor wants to see, so copies are compared
with each other all the same; where sources are counted they count as one (`Corpus.source_of`).
"""

from __future__ import annotations

import heapq
import math
import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence

from factcheck.document import Document, Sentence

SHARE = 0.8  # of the sentences of the shorter document
ALIKE = 0.6  # of the shingles of two sentences (Jaccard) from which they count as the same sentence
_FEWEST = 3  # sentences of a document that can be told to be a copy
_SHORTEST = 5  # words of a sentence that counts
_MOST = 200  # places of one shingle that are looked at; copies hang together through the first ones
_WORD = re.compile(r"[^\W_]+")

Shingles = frozenset[int]
Place = tuple[Document, int]  # a sentence of a document


def groups(sentences: Iterable[Sentence]) -> tuple[tuple[Document, ...], ...]:
    """Groups of two or more documents that are copies of one another, in the order of the documents.

    Takes the sentences of all documents. Sentences of less than five words do not count, and documents with fewer than
    three others are never copies. Time is linear in the words unless most sentences are alike.
    """
    documents: dict[Document, list[Shingles]] = defaultdict(list)
    for sentence in sentences:
        own = documents[sentence.document]
        shingles = _shingles(sentence.text)
        if shingles:
            own.append(shingles)
    counted = {document: own for document, own in documents.items() if len(own) >= _FEWEST}
    return tuple(_joined(list(documents), list(_pairs(counted))))


def _shingles(text: str) -> Shingles:
    """Hashes of three words in a row; accents, case, quotation marks and white space make no difference."""
    words = _WORD.findall(unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().casefold())
    if len(words) < _SHORTEST:
        return frozenset()
    return frozenset(hash(tuple(words[at : at + 3])) for at in range(len(words) - 2))


def _pairs(documents: dict[Document, list[Shingles]]) -> Iterator[tuple[Document, Document]]:
    """Pairs of copies. Candidates share a shingle that stands in few sentences."""
    found: dict[int, list[Place]] = defaultdict(list)
    for document, own in documents.items():
        for number, shingles in enumerate(own):
            for shingle in shingles:
                found[shingle].append((document, number))
    stock = {shingle: frozenset(places[:_MOST]) for shingle, places in found.items() if len(places) > _MOST}
    for document, own in documents.items():
        alike: Counter[Document] = Counter()
        for shingles in own:
            alike.update(_repeating(document, shingles, found, stock, documents))
        for other, count in alike.items():
            if len(own) <= len(documents[other]) and count >= SHARE * len(own):
                yield document, other


def _repeating(
    document: Document,
    shingles: Shingles,
    found: dict[int, list[Place]],
    stock: dict[int, frozenset[Place]],
    documents: dict[Document, list[Shingles]],
) -> set[Document]:
    """The other documents in which a sentence comes again.

    A sentence that is alike has so many of the shingles that it has one of the rarest few (prefix filtering; Bayardo,
    Ma and Srikant, "Scaling up all pairs similarity search", 2007). Of stock phrases only the first places count.
    """
    few = len(shingles) - math.ceil(ALIKE * len(shingles) - 1e-6) + 1
    rarest = heapq.nsmallest(few, shingles, key=lambda shingle: len(found[shingle]))
    candidates = {place for shingle in rarest for place in found[shingle][:_MOST] if place[0] is not document}
    common = [shingle for shingle in shingles if shingle in stock]
    alike = set()
    for place in candidates:
        other = documents[place[0]][place[1]]
        count = len(shingles & other)
        if place[0] in alike or not _are_alike(count, shingles, other):
            continue
        count -= sum(shingle in other and place not in stock[shingle] for shingle in common)
        if _are_alike(count, shingles, other):
            alike.add(place[0])
    return alike


def _are_alike(shared: int, one: Shingles, other: Shingles) -> bool:
    return shared >= ALIKE * (len(one) + len(other) - shared)


def _joined(
    documents: Sequence[Document], pairs: Sequence[tuple[Document, Document]]
) -> Iterator[tuple[Document, ...]]:
    """Pairs that hang together as groups (a copy of a copy is a copy)."""
    root = {document: document for document in documents}

    def top(document: Document) -> Document:
        while root[document] is not document:
            root[document] = document = root[root[document]]
        return document

    for left, right in pairs:
        root[top(right)] = top(left)
    members: dict[Document, list[Document]] = defaultdict(list)
    for document in documents:
        members[top(document)].append(document)
    yield from (tuple(group) for group in members.values() if len(group) > 1)
