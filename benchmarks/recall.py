"""Recall of the graph of neighbours against the comparison of all sentences with all, on texts of a folder.

    python -m benchmarks.recall TEXTS [--sentences 10000 20000 50000] [--visited 128]

The sentences of all texts are embedded once; of each size a random sample is taken.
"""

from __future__ import annotations

import argparse
import random
import time
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.corpora import documents
from factcheck import index
from factcheck.embedding import SentenceEncoder
from factcheck.sections import structure
from factcheck.sentences import split
from factcheck.settings import Settings

if TYPE_CHECKING:
    from factcheck.embedding import Vectors

SEED = 5


def neighbours(vectors: Vectors, exact: int) -> tuple[set[tuple[int, int]], float]:
    """The pairs that are nominated, and the seconds of processor time that takes."""
    begun, settings = time.process_time(), Settings()
    found = index.SentenceIndex(vectors, exact=exact).neighbours(settings.neighbours, settings.min_similarity)
    return {(left, right) for left, right, _ in found}, time.process_time() - begun


def main() -> None:
    cli = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    cli.add_argument("folder", type=Path)
    cli.add_argument("--sentences", type=int, nargs="+", default=[20_000])
    cli.add_argument("--visited", type=int, default=index.VISITED, help="sentences kept in sight on the way")
    args = cli.parse_args()
    index.VISITED = args.visited
    read = documents(max(args.sentences), real=args.folder)
    texts = [sentence.text for document in read for sentence in split(structure(document))]
    vectors = SentenceEncoder().encode(texts)
    print("| sentences | pairs | recall | all with all, s | graph, s |")
    print("|" + "---:|" * 5)
    for size in args.sentences:
        chosen = sorted(random.Random(SEED).sample(range(len(texts)), min(size, len(texts))))
        (exact, slow), (found, fast) = (neighbours(vectors[chosen], limit) for limit in (len(chosen), 1))
        recall = len(exact & found) / len(exact)
        print(f"| {len(chosen):,} | {len(exact):,} | {recall:.4f} | {slow:.1f} | {fast:.1f} |", flush=True)


if __name__ == "__main__":
    main()
