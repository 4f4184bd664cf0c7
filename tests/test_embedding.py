from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from factcheck import embedding
from factcheck.embedding import PACKAGED_SHA256, SentenceEncoder, packaged_model
from factcheck.errors import ModelError


@pytest.fixture(scope="module")
def encoder() -> SentenceEncoder:
    return SentenceEncoder()


def test_vectors_are_unit_float32_and_tell_meaning_apart(encoder: SentenceEncoder) -> None:
    vectors = encoder.encode(["Two ferries collided.", "A pair of ferries crashed.", "The budget was passed."])
    assert vectors.dtype == np.float32
    assert vectors.shape == (3, 384)
    assert np.allclose(np.linalg.norm(vectors, axis=1), 1, atol=1e-5)
    assert vectors[0] @ vectors[1] > vectors[0] @ vectors[2] + 0.3


def test_nothing_to_encode_loads_nothing() -> None:
    assert SentenceEncoder("/nowhere").encode([]).shape == (0, 1)


def test_identity_names_the_packaged_weights_or_the_given_model() -> None:
    assert PACKAGED_SHA256 in SentenceEncoder().identity
    assert SentenceEncoder("some/model").identity.endswith("some/model")


def test_identity_of_a_folder_changes_with_its_files(tmp_path: Path) -> None:
    seen = {SentenceEncoder(str(tmp_path)).identity}
    for weights in (b"one", b"other"):
        (tmp_path / "model.safetensors").write_bytes(weights)
        seen.add(SentenceEncoder(str(tmp_path)).identity)
    assert len(seen) == 3


def test_packaged_weights_are_the_published_ones() -> None:
    assert (packaged_model() / "model.safetensors").is_file()


def test_foreign_weights_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(embedding, "PACKAGED_SHA256", "0" * 64)
    with pytest.raises(ModelError, match="not the published"):
        packaged_model()


def test_a_folder_without_a_model_gives_one_line(tmp_path: Path) -> None:
    with pytest.raises(ModelError) as caught:
        SentenceEncoder(str(tmp_path)).encode(["words"])
    assert "\n" not in str(caught.value)
    assert str(tmp_path) in str(caught.value)
