"""Syndicated copies: documents of which most is word for word the same, so that they are one source and not several.

A sentence is known again by its shingles (three words in a row; Broder, "On the resemblance and containment of
documents", 1997). Two documents are copies when most sentences of the shorter one come again in the longer one, nearly
or exactly. That an agency's sentence was changed a little is just what an editor wants to see, so copies are compared
with each other all the same; where sources are counted they count as one (`Corpus.source_of`).
"""

from __future__ import annotations

import math
import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain

from factcheck.components import components
from factcheck.document import Document, Sentence

SHARE = 0.8  # of the sentences of the shorter document
ALIKE = 0.6  # of the shingles of two sentences (Jaccard) from which they count as the same sentence
_FEWEST = 3  # sentences of a document that can be told to be a copy
_SHORTEST = 5  # words of a sentence that counts
_MOST = 200  # places of one shingle that are looked at; copies hang together through the first ones
_WORD = re.compile(r"[^\W_]+")

Shingles = frozenset[int]


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
    joined = components(documents, _pairs(list(counted), list(counted.values())))
    return tuple(tuple(group) for group in joined if len(group) > 1)


def _shingles(text: str) -> Shingles:
    """Hashes of three words in a row; accents, case, quotation marks and white space make no difference."""
    words = _WORD.findall(unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().casefold())
    if len(words) < _SHORTEST:
        return frozenset()
    return frozenset(map(hash, zip(words, words[1:], words[2:], strict=False)))


def _pairs(documents: Sequence[Document], told: Sequence[list[Shingles]]) -> Iterator[tuple[Document, Document]]:
    """Pairs of copies. Candidates share a shingle that stands in few sentences."""
    of = [number for number, own in enumerate(told) for _ in own]  # the document of each sentence
    sentences = [shingles for own in told for shingles in own]
    found = _places(sentences)
    stock = {shingle: frozenset(places[:_MOST]) for shingle, places in found.items() if len(places) > _MOST}
    often = {shingle: len(places) for shingle, places in found.items()}
    for number, (document, own) in enumerate(zip(documents, told, strict=True)):
        perhaps = [_perhaps_repeating(shingles, found, often) for shingles in own]
        nominated = Counter(chain.from_iterable(set(map(of.__getitem__, places)) for places in perhaps))
        least = SHARE * len(own)
        others = {other for other, count in nominated.items() if count >= least and len(own) <= len(told[other])}
        others.discard(number)
        if not others:
            continue
        alike: Counter[int] = Counter()
        for shingles, places in zip(own, perhaps, strict=True):
            within = (place for place in places if of[place] in others)
            alike.update({of[place] for place in within if _repeats(shingles, sentences[place], place, stock)})
        yield from ((document, documents[other]) for other, count in alike.items() if count >= least)


def _places(sentences: Sequence[Shingles]) -> dict[int, list[int]]:
    """The numbers of the sentences that have a shingle."""
    found: dict[int, list[int]] = defaultdict(list)
    for number, shingles in enumerate(sentences):
        for shingle in shingles:
            found[shingle].append(number)
    return found


def _perhaps_repeating(shingles: Shingles, found: dict[int, list[int]], often: dict[int, int]) -> set[int]:
    """The sentences in which one may come again, and itself.

    A sentence that is alike has so many of the shingles that it has one of the rarest few (prefix filtering; Bayardo,
    Ma and Srikant, "Scaling up all pairs similarity search", 2007). Of stock phrases only the first places count.
    """
    few = len(shingles) - math.ceil(ALIKE * len(shingles) - 1e-6) + 1
    rarest = sorted(shingles, key=often.__getitem__)[:few]
    return set(chain.from_iterable(found[shingle][:_MOST] for shingle in rarest))


def _repeats(shingles: Shingles, other: Shingles, place: int, stock: dict[int, frozenset[int]]) -> bool:
    """Whether a sentence comes again in another one at that place."""
    shared = shingles & other
    if not _are_alike(len(shared), shingles, other):
        return False
    apart = sum(shingle in stock and place not in stock[shingle] for shingle in shared)
    return _are_alike(len(shared) - apart, shingles, other)


def _are_alike(shared: int, one: Shingles, other: Shingles) -> bool:
    return shared >= ALIKE * (len(one) + len(other) - shared)
