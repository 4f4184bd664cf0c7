from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from factcheck import Checker, embedding
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


SENTENCES = [
    "Two ferries collided.",
    "The harbour master said nobody was hurt when two ferries collided in the fog off the old pier on Monday.",
    "",
    "“We saw it coming,” she said – and then: silence.",
    "word " * 400,
    *(f"The council of Ashford met {number} times last year to discuss the bridge." for number in range(70)),
]


@pytest.mark.parametrize("bfloat16", [False, True])
def test_the_packaged_model_equals_sentence_transformers(bfloat16: bool) -> None:
    from sentence_transformers import SentenceTransformer

    reference = SentenceTransformer(str(packaged_model()), device="cpu", local_files_only=True)
    wanted = np.asarray(reference.encode(SENTENCES, normalize_embeddings=True))
    found = SentenceEncoder(bfloat16=bfloat16).encode(SENTENCES)
    if bfloat16:
        assert float((found * wanted).sum(1).min()) > 0.996
    else:
        assert np.allclose(found, wanted, atol=1e-5)


def test_a_sentence_has_the_same_bits_whatever_is_embedded_beside_it(encoder: SentenceEncoder) -> None:
    together = encoder.encode(SENTENCES)
    for size in (1, 3, 50):
        for start in (0, 4, 20):
            part = SENTENCES[start : start + size]
            assert np.array_equal(encoder.encode(part), together[start : start + len(part)])


def test_findings_are_the_same_in_either_arithmetic() -> None:
    seeds = Path(__file__).parents[1] / "seeds"
    stories = [path for path in sorted(seeds.iterdir()) if path.is_dir()]
    found = []
    for kind in (False, True):
        checker = Checker(encoder=SentenceEncoder(bfloat16=kind))
        reports = [checker.check([story]).to_dict()["findings"] for story in stories]
        found.append([[(one["id"], one["rule"], one["variants"]) for one in own] for own in reports])
    assert found[0] == found[1]
    assert all(found[0])
