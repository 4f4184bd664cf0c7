"""Documents are analysed on this machine, one shard after the other; where they are many, other processes help to read.

Embedding stays in this process, so that there is one copy of the model in memory.
"""

from __future__ import annotations

import dataclasses
import gc
from collections.abc import Generator, Sequence
from contextlib import closing
from functools import partial

from factcheck import analysing, workers
from factcheck.corpus import Analysis
from factcheck.document import Document
from factcheck.embedding import leaving
from factcheck.engines import Engine, Work

TOGETHER = 2_000  # sentences that are embedded at a time at least: sentences of one length make a batch


def analyse(documents: Sequence[Document], work: Work) -> Generator[Analysis, None, None]:
    """Analyses in the order of the documents, each shard when it is asked for."""
    done, shards = 0, analysing.shards(documents)
    processes = workers.wanted(len(shards)) if work.parses is None else 0
    reading = workers.read(shards, processes, partial(work.progress, "reading sentences"), work.parses)
    waiting: list[Analysis] = []
    with closing(reading), leaving(processes):
        for shard in shards:
            work.progress("reading documents", done, len(documents))
            waiting += next(reading)
            done += len(shard)
            if done == len(documents) or sum(len(one.sentences) for one in waiting) >= TOGETHER:
                yield from _embedded(waiting, work)
                waiting = []
            gc.collect(0)  # the cycles of this shard, if the run has stopped the collector


def _embedded(found: Sequence[Analysis], work: Work) -> Generator[Analysis, None, None]:
    vectors = [work.known(one.sentences) for one in found]
    missing = [one for one, own in zip(found, vectors, strict=True) if own is None]
    work.progress("embedding", 0, sum(len(one.sentences) for one in missing))
    embedded = iter(analysing.with_vectors(missing, work.encoder))
    for one, own in zip(found, vectors, strict=True):
        yield next(embedded) if own is None else dataclasses.replace(one, vectors=own)


ENGINE = Engine("local", analyse)
