"""What a document comes to on its own: sections, sentences, mentions and vectors, many documents at a time."""

from __future__ import annotations

import dataclasses
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise

import numpy as np

from factcheck import plugins
from factcheck.corpus import Analysis
from factcheck.document import Document, Sentence
from factcheck.embedding import Encoder, embedded
from factcheck.extractors import Extractor
from factcheck.mention import Mention
from factcheck.sections import structure
from factcheck.sentences import split
from factcheck.syntax import Parse, parse

SHARD = 60_000  # characters of the documents that are worked on at a time, about 400 sentences
BLOCK = 256  # sentences read between two reports of progress
Progress = Callable[[int, int], None]


def shards(documents: Sequence[Document]) -> list[tuple[Document, ...]]:
    """Documents in their order, cut where so many characters are together."""
    cuts, length = [0], 0
    for number, document in enumerate(documents, start=1):
        length += len(document.text)
        if length >= SHARD or number == len(documents):
            cuts.append(number)
            length = 0
    return [tuple(documents[start:end]) for start, end in pairwise(cuts)]


def read(
    documents: Sequence[Document], progress: Progress, parses: dict[Sentence, Parse] | None = None
) -> list[Analysis]:
    """Each document with its sections, sentences and mentions; without vectors.

    `progress` is called with the sentences read and all; `parses` takes up their syntax.
    """
    structured = [structure(document) for document in documents]
    sentences = {document: tuple(split(document)) for document in structured}
    mentions: dict[Document, list[Mention]] = defaultdict(list)
    for mention in _mentions([sentence for own in sentences.values() for sentence in own], progress, parses):
        mentions[mention.document].append(mention)
    none = np.zeros((0, 1), dtype=np.float32)
    return [Analysis(document, sentences[document], tuple(mentions[document]), none) for document in structured]


def _mentions(
    sentences: Sequence[Sentence], progress: Progress, parses: dict[Sentence, Parse] | None
) -> Iterator[Mention]:
    extractors = plugins.collect("factcheck.extractors", "EXTRACTOR", Extractor)
    for start in range(0, len(sentences), BLOCK):
        progress(start, len(sentences))
        for parsed in parse(sentences[start : start + BLOCK]):
            if parses is not None:
                parses[parsed.sentence] = parsed
            for extractor in extractors:
                yield from extractor.extract(parsed)
    progress(len(sentences), len(sentences))


def with_vectors(analyses: Sequence[Analysis], encoder: Encoder) -> list[Analysis]:
    """The analyses with the vectors of their sentences."""
    texts = [[sentence.text for sentence in one.sentences] for one in analyses]
    vectors = embedded(encoder, texts)
    return [dataclasses.replace(one, vectors=own) for one, own in zip(analyses, vectors, strict=True)]
