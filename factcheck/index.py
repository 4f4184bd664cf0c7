"""Which sentences are alike: an index of their vectors; the only import of faiss, made when first needed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from factcheck.embedding import Vectors


@dataclass(frozen=True, eq=False)
class SentenceIndex:
    """Unit vectors of sentences, shape (n, dimension), in the order of the corpus. Similarity is their cosine."""

    vectors: Vectors

    def similarity(self, left: int, right: int) -> float:
        """Cosine of two sentences, in [-1, 1]."""
        return float(self.vectors[left] @ self.vectors[right])

    def neighbours(self, count: int, least: float) -> list[tuple[int, int, float]]:
        """Pairs (left < right, cosine) in which one is among the `count` nearest of the other, at `least` or above.

        Exact search (faiss IndexFlatIP), sorted by left, then right.
        """
        if len(self.vectors) < 2:
            return []
        import faiss

        index = faiss.IndexFlatIP(self.vectors.shape[1])
        index.add(self.vectors)
        cosines, found = index.search(self.vectors, min(count + 1, len(self.vectors)))
        pairs: dict[tuple[int, int], float] = {}
        for left, (row, values) in enumerate(zip(found.tolist(), cosines.tolist(), strict=True)):
            for right, cosine in zip(row, values, strict=True):
                if right >= 0 and right != left and cosine >= least:
                    pairs[min(left, right), max(left, right)] = min(1.0, cosine)
        return [(left, right, cosine) for (left, right), cosine in sorted(pairs.items())]


def joined(parts: Sequence[Vectors]) -> Vectors:
    """The vectors of several documents one below the other; documents without sentences give none."""
    filled = [part for part in parts if len(part)]
    return np.concatenate(filled) if filled else np.zeros((0, 1), dtype=np.float32)
