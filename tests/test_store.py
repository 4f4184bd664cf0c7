from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest

from factcheck import store
from factcheck.embedding import Vectors
from factcheck.errors import StoreError
from factcheck.store import KeptEncoder


class CountingEncoder:
    """Gives each sentence a vector from its letters and remembers what it was asked."""

    def __init__(self, identity: str = "test:1") -> None:
        self.identity = identity
        self.asked: list[str] = []

    def encode(self, sentences: Sequence[str]) -> Vectors:
        self.asked += sentences
        rows = [[len(sentence), sentence.count("a") + 1, 1] for sentence in sentences]
        found = np.array(rows, dtype=np.float32)
        return found / np.linalg.norm(found, axis=1, keepdims=True)


def build(root: Path, sentences: Sequence[str]) -> Vectors:
    kept = KeptEncoder(CountingEncoder(), "desk", root)
    vectors = kept.encode(sentences)
    kept.save(["a.txt"], sentences)
    return vectors


def test_known_sentences_are_not_embedded_again(tmp_path: Path) -> None:
    first = build(tmp_path, ["one", "a two"])
    inner = CountingEncoder()
    again = KeptEncoder(inner, "desk", tmp_path).encode(["a two", "new", "one", "new"])
    assert inner.asked == ["new"]
    assert np.array_equal(again[[2, 0]], first)


def test_only_the_present_sentences_are_kept(tmp_path: Path) -> None:
    build(tmp_path, ["one", "a two"])
    build(tmp_path, ["three"])
    assert len(store.read_manifest(tmp_path / "desk").keys) == 1
    assert len(list((tmp_path / "desk").glob("*.npy"))) == 1


def test_an_empty_corpus_can_be_kept(tmp_path: Path) -> None:
    build(tmp_path, [])
    assert KeptEncoder(CountingEncoder(), "desk", tmp_path).encode([]).shape == (0, 1)


def test_another_encoder_is_refused(tmp_path: Path) -> None:
    build(tmp_path, ["one"])
    with pytest.raises(StoreError, match="another encoder"):
        KeptEncoder(CountingEncoder("test:2"), "desk", tmp_path)


@pytest.mark.parametrize("name", ["", "..", "a/b", "../x", ".hidden", "a" * 80, "a b"])
def test_names_that_are_paths_are_refused(name: str, tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="cannot name an index"):
        store.folder_of(name, tmp_path)


def damage(folder: Path, how: str) -> None:
    manifest, vectors = folder / "manifest.json", next(folder.glob("*.npy"))
    found = json.loads(manifest.read_text(encoding="utf-8"))
    if how == "cut manifest":
        manifest.write_text(manifest.read_text(encoding="utf-8")[:40], encoding="utf-8")
    elif how == "newer":
        manifest.write_text(json.dumps(found | {"schema": "factcheck-index/99"}), encoding="utf-8")
    elif how == "outside":
        manifest.write_text(json.dumps(found | {"vectors": "../v.npy"}), encoding="utf-8")
    elif how == "no vectors":
        vectors.unlink()
    elif how == "cut vectors":
        vectors.write_bytes(vectors.read_bytes()[:-4])
    elif how == "changed vectors":
        data = bytearray(vectors.read_bytes())
        data[-1] ^= 1
        vectors.write_bytes(bytes(data))
    elif how == "rows":
        manifest.write_text(json.dumps(found | {"keys": found["keys"] * 2}), encoding="utf-8")
    elif how == "pickle":
        np.save(vectors, np.array([{"a": 1}], dtype=object), allow_pickle=True)


@pytest.mark.parametrize(
    "how", ["cut manifest", "newer", "outside", "no vectors", "cut vectors", "changed vectors", "rows", "pickle"]
)
def test_damage_is_named_and_never_trusted(how: str, tmp_path: Path) -> None:
    build(tmp_path, ["one", "a two"])
    damage(tmp_path / "desk", how)
    with pytest.raises(StoreError, match="desk") as caught:
        KeptEncoder(CountingEncoder(), "desk", tmp_path)
    assert "\n" not in str(caught.value)


def test_listing_shows_sizes_and_problems(tmp_path: Path) -> None:
    build(tmp_path, ["one", "a two"])
    (tmp_path / "broken").mkdir()
    listed = {line.name: line for line in store.listing(tmp_path)}
    assert (listed["desk"].documents, listed["desk"].sentences, listed["desk"].problem) == (1, 2, "")
    assert "broken" in listed["broken"].problem
    assert store.listing(tmp_path / "nowhere") == []


def test_a_file_in_the_way_gives_one_line(tmp_path: Path) -> None:
    (tmp_path / "desk").write_text("not a folder", encoding="utf-8")
    with pytest.raises(StoreError, match="cannot be written"):
        build(tmp_path, ["one"])
