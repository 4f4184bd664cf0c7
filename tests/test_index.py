from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from factcheck.index import SentenceIndex, joined

if TYPE_CHECKING:
    from factcheck.embedding import Vectors


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


def _clustered(amount: int) -> Vectors:
    chance = np.random.default_rng(5)
    centres = chance.normal(size=(amount // 20, 32))
    vectors = centres[chance.integers(len(centres), size=amount)] + 0.4 * chance.normal(size=(amount, 32))
    return (vectors / np.linalg.norm(vectors, axis=1, keepdims=True)).astype(np.float32)


def test_blocks_do_not_change_neighbours() -> None:
    index = SentenceIndex(_clustered(500))
    assert index.neighbours(5, 0.5, block=37) == index.neighbours(5, 0.5)


def test_a_graph_is_chosen_by_the_number_of_sentences() -> None:
    vectors = _clustered(1500)
    assert type(SentenceIndex(vectors)._searchable()).__name__ == "IndexFlatIP"
    assert type(SentenceIndex(vectors, exact=1000)._searchable()).__name__ == "IndexHNSWFlat"


def test_the_graph_finds_what_the_comparison_of_all_finds_and_the_same_every_time() -> None:
    vectors = _clustered(4000)
    exact = {(left, right) for left, right, _ in SentenceIndex(vectors).neighbours(5, 0.5)}
    linked = [SentenceIndex(vectors, exact=1000).neighbours(5, 0.5) for _ in range(2)]
    assert len(exact & {(left, right) for left, right, _ in linked[0]}) >= 0.98 * len(exact)
    assert linked[0] == linked[1]


def test_many_vectors_lie_in_a_file_and_are_the_same() -> None:
    parts = [_clustered(100), np.zeros((0, 1), dtype=np.float32), _clustered(60)]
    mapped = joined(parts, megabytes=0)
    assert isinstance(mapped, np.memmap)
    assert np.array_equal(mapped, joined(parts))
    assert SentenceIndex(mapped).neighbours(3, 0.5) == SentenceIndex(joined(parts)).neighbours(3, 0.5)
