"""Which sentences are alike: an index of their vectors; the only import of faiss, made when first needed.

Up to `EXACT` sentences every vector is compared with every other (IndexFlatIP); beyond, the nearest are found by going
along the links of a graph (IndexHNSWFlat; Malkov and Yashunin, "Efficient and robust approximate nearest neighbor
search using hierarchical navigable small world graphs", 2018). Both are asked in blocks, so that the answers to all
sentences are never in memory at once.
"""

from __future__ import annotations

import math
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt

if TYPE_CHECKING:
    from factcheck.embedding import Vectors

EXACT = 50_000  # sentences up to which all are compared with all
BLOCK = 8_192  # sentences asked for at a time
LINKS = 32  # of each sentence in the graph
LINKED = 80  # sentences that are weighed for the links of one
VISITED = 128  # sentences that are kept in sight on the way to the nearest


@dataclass(frozen=True, eq=False)
class SentenceIndex:
    """Unit vectors of sentences, shape (n, dimension), in the order of the corpus. Similarity is their cosine."""

    vectors: Vectors
    exact: int = EXACT

    def similarity(self, left: int, right: int) -> float:
        """Cosine of two sentences, in [-1, 1]."""
        return float(self.vectors[left] @ self.vectors[right])

    def neighbours(self, count: int, least: float, block: int = BLOCK) -> list[tuple[int, int, float]]:
        """Pairs (left < right, cosine) in which one is among the `count` nearest of the other, at `least` or above.

        Exact for up to `exact` sentences; sorted by left, then right.
        """
        if len(self.vectors) < 2:
            return []
        pairs: dict[tuple[int, int], float] = {}
        for left, right, cosine in self._found(min(count + 1, len(self.vectors)), least, block):
            pairs[min(left, right), max(left, right)] = min(1.0, cosine)
        return [(left, right, cosine) for (left, right), cosine in sorted(pairs.items())]

    def _found(self, count: int, least: float, block: int) -> Iterator[tuple[int, int, float]]:
        index = self._searchable()
        for start in range(0, len(self.vectors), block):
            cosines, found = index.search(np.ascontiguousarray(self.vectors[start : start + block]), count)
            own: npt.NDArray[np.int64] = np.arange(start, start + len(found))[:, None]
            rows, columns = np.nonzero((found >= 0) & (found != own) & (cosines >= least))
            yield from zip(
                (rows + start).tolist(), found[rows, columns].tolist(), cosines[rows, columns].tolist(), strict=True
            )

    def _searchable(self) -> Any:
        import faiss

        amount, dimension = self.vectors.shape
        if amount <= self.exact:
            index: Any = faiss.IndexFlatIP(dimension)
        else:
            index = faiss.IndexHNSWFlat(dimension, LINKS, faiss.METRIC_INNER_PRODUCT)
            index.hnsw.efConstruction, index.hnsw.efSearch = LINKED, VISITED
        threads = faiss.omp_get_max_threads()
        faiss.omp_set_num_threads(1)  # one after the other: the same sentences, the same graph
        for start in range(0, amount, BLOCK):
            index.add(np.ascontiguousarray(self.vectors[start : start + BLOCK]))
        faiss.omp_set_num_threads(threads)
        return index


def joined(parts: Sequence[Vectors], megabytes: float = math.inf) -> Vectors:
    """The vectors of several documents one below the other; documents without sentences give none.

    More than so many megabytes lie in a temporary file that is mapped into memory.
    """
    filled = [part for part in parts if len(part)]
    if not filled:
        return np.zeros((0, 1), dtype=np.float32)
    if sum(part.nbytes for part in filled) <= megabytes * 1e6:
        return np.concatenate(filled)
    shape = (sum(map(len, filled)), filled[0].shape[1])
    with tempfile.TemporaryFile() as file:  # the mapping outlives the file's name
        mapped: Vectors = np.memmap(file, dtype=np.float32, mode="w+", shape=shape)
    at = 0
    for part in filled:
        mapped[at : at + len(part)] = part
        at += len(part)
    return mapped
