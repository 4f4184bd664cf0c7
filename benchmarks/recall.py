"""Recall of the inverted file against the comparison of all sentences with all, on texts of a folder.

python -m benchmarks.recall TEXTS [--sentences 20000]
"""

from __future__ import annotations

import argparse
import time
from pathlib import Path

from benchmarks.corpora import documents
from factcheck.embedding import SentenceEncoder
from factcheck.index import SentenceIndex
from factcheck.sections import structure
from factcheck.sentences import split
from factcheck.settings import Settings


def main() -> None:
    cli = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    cli.add_argument("folder", type=Path)
    cli.add_argument("--sentences", type=int, default=20_000)
    args = cli.parse_args()
    read = documents(args.sentences, real=args.folder)
    texts = [sentence.text for document in read for sentence in split(structure(document))]
    vectors = SentenceEncoder().encode(texts)
    found, settings = [], Settings()
    for index in (SentenceIndex(vectors, exact=len(vectors)), SentenceIndex(vectors, exact=1)):
        begun = time.perf_counter()
        found.append(
            {(left, right) for left, right, _ in index.neighbours(settings.neighbours, settings.min_similarity)}
        )
        print(f"{type(index._searchable()).__name__}: {len(found[-1]):,} pairs, {time.perf_counter() - begun:.1f} s")
    print(f"recall {len(found[0] & found[1]) / len(found[0]):.4f} on {len(texts):,} sentences")


if __name__ == "__main__":
    main()
