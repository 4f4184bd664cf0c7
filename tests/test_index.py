from __future__ import annotations

import numpy as np

from factcheck.index import SentenceIndex


def unit(*rows: tuple[float, float]) -> SentenceIndex:
    vectors = np.array(rows, dtype=np.float32)
    return SentenceIndex(vectors / np.linalg.norm(vectors, axis=1, keepdims=True))


def test_similarity_is_the_cosine() -> None:
    index = unit((1, 0), (0, 1), (1, 1))
    assert index.similarity(0, 1) == 0
    assert abs(index.similarity(0, 2) - 2**-0.5) < 1e-6


def test_neighbours_are_pairs_once_in_order_and_alike_enough() -> None:
    index = unit((1, 0), (1, 0.1), (0, 1), (0.1, 1))
    pairs = index.neighbours(count=3, least=0.9)
    assert [(left, right) for left, right, _ in pairs] == [(0, 1), (2, 3)]
    assert all(0.9 <= cosine <= 1 for _, _, cosine in pairs)


def test_neighbours_stop_at_the_count() -> None:
    index = unit(*[(1, at / 100) for at in range(10)])
    assert len(index.neighbours(count=1, least=0.0)) < len(index.neighbours(count=9, least=0.0)) == 45


def test_too_few_sentences_have_no_neighbours() -> None:
    assert SentenceIndex(np.zeros((0, 1), dtype=np.float32)).neighbours(5, 0.0) == []
    assert unit((1, 0)).neighbours(5, 0.0) == []
