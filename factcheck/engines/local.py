"""Documents are analysed in this process, one shard after the other."""

from __future__ import annotations

import dataclasses
from collections.abc import Generator, Sequence
from functools import partial

from factcheck import analysing
from factcheck.corpus import Analysis
from factcheck.document import Document
from factcheck.engines import Engine, Work


def analyse(documents: Sequence[Document], work: Work) -> Generator[Analysis, None, None]:
    """Analyses in the order of the documents, each shard when it is asked for."""
    done = 0
    for shard in analysing.shards(documents):
        work.progress("reading documents", done, len(documents))
        found = analysing.read(shard, partial(work.progress, "reading sentences"), work.parses)
        vectors = [work.known(one.sentences) for one in found]
        missing = [one for one, own in zip(found, vectors, strict=True) if own is None]
        work.progress("embedding", 0, sum(len(one.sentences) for one in missing))
        embedded = iter(analysing.with_vectors(missing, work.encoder))
        for one, own in zip(found, vectors, strict=True):
            yield next(embedded) if own is None else dataclasses.replace(one, vectors=own)
        done += len(shard)


ENGINE = Engine("local", analyse)
