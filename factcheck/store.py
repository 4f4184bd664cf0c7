"""Kept indexes: the vectors of a corpus under indexes/NAME, reused when the same sentences come again.

A kept index is a folder of plain files. `manifest.json` names the encoder, the documents and the vector file with its
SHA-256; it is written last and replaced atomically, so that a crash leaves the old index or the new one. Vectors are
.npy without pickle; FAISS structures are derived from them and never stored. Whatever does not match its manifest is
not trusted: it is reported and has to be built again.
"""

from __future__ import annotations

import dataclasses
import hashlib
import json
import os
import re
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from factcheck.embedding import Encoder, Vectors
from factcheck.errors import StoreError

SCHEMA = "factcheck-index/1"
ROOT = Path("indexes")
_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,63}")


@dataclass(frozen=True, slots=True)
class Manifest:
    """What an index holds: `keys` are the SHA-256 of the sentences, in the order of the rows of the vector file."""

    encoder: str
    documents: tuple[str, ...]
    vectors: str
    sha256: str
    keys: tuple[str, ...]
    schema: str = SCHEMA


@dataclass(frozen=True, slots=True)
class Listed:
    """One line of `factcheck index list`."""

    name: str
    documents: int
    sentences: int
    megabytes: float
    problem: str = ""


class KeptEncoder:
    """An encoder that remembers: sentences in the kept index are not embedded again.

    Raises StoreError for an index that is damaged or was built with another encoder.
    """

    def __init__(self, encoder: Encoder, name: str, root: Path = ROOT) -> None:
        self._encoder = encoder
        self._folder = folder_of(name, root)
        self._known: dict[str, Vectors] = {}
        if (self._folder / "manifest.json").exists():
            manifest = read_manifest(self._folder)
            if manifest.encoder != encoder.identity:
                raise StoreError(
                    f"index {name!r} was built with another encoder; build it again: factcheck index build {name} PATH…"
                )
            self._known = dict(zip(manifest.keys, read_vectors(self._folder, manifest), strict=True))

    @property
    def identity(self) -> str:
        return self._encoder.identity

    def encode(self, sentences: Sequence[str]) -> Vectors:
        """Unit vectors of the sentences, float32, shape (n, dimension); only unknown sentences are computed."""
        keys = [key_of(sentence) for sentence in sentences]
        missing = {key: sentence for key, sentence in zip(keys, sentences, strict=True) if key not in self._known}
        if missing:
            self._known.update(zip(missing, self._encoder.encode(list(missing.values())), strict=True))
        if not keys:
            return np.zeros((0, 1), dtype=np.float32)
        return np.stack([self._known[key] for key in keys])

    def save(self, documents: Sequence[str], sentences: Sequence[str]) -> None:
        """Keep the vectors of exactly these sentences. Raises StoreError when the folder cannot be written."""
        keys = tuple(dict.fromkeys(key_of(sentence) for sentence in sentences))
        vectors = np.stack([self._known[key] for key in keys]) if keys else np.zeros((0, 1), dtype=np.float32)
        write(self._folder, self.identity, documents, keys, vectors)


def key_of(sentence: str) -> str:
    return hashlib.sha256(sentence.encode("utf-8", "surrogatepass")).hexdigest()


def folder_of(name: str, root: Path = ROOT) -> Path:
    """The folder of an index. Raises StoreError for a name that is not a plain file name."""
    if not _NAME.fullmatch(name):
        raise StoreError(f"{name!r} cannot name an index: use letters, digits, '.', '-' and '_'")
    return root / name


def write(folder: Path, encoder: str, documents: Sequence[str], keys: Sequence[str], vectors: Vectors) -> None:
    """Write vectors first, the manifest last; then drop vector files that no manifest names."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        digest = hashlib.sha256(np.ascontiguousarray(vectors).tobytes()).hexdigest()
        manifest = Manifest(encoder, tuple(documents), f"vectors-{digest[:16]}.npy", digest, tuple(keys))
        _replace(folder / manifest.vectors, lambda path: np.save(path, vectors, allow_pickle=False))
        text = json.dumps(dataclasses.asdict(manifest), indent=1) + "\n"
        _replace(folder / "manifest.json", lambda path: path.write_text(text, encoding="utf-8"))
        for stale in folder.glob("vectors-*.npy"):
            if stale.name != manifest.vectors:
                stale.unlink(missing_ok=True)
    except OSError as error:
        raise StoreError(f"the index cannot be written to {folder}: {error.strerror or error}") from error


def read_manifest(folder: Path) -> Manifest:
    """Raises StoreError naming the index when its manifest is missing, damaged or of another version."""
    try:
        found = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
        if found["schema"] != SCHEMA:
            raise StoreError(f"index {folder.name!r} has format {found['schema']!r}; this version reads {SCHEMA!r}")
        vectors = str(found["vectors"])
        if Path(vectors).name != vectors:
            raise ValueError("a vector file outside the folder")
        return Manifest(
            str(found["encoder"]), tuple(found["documents"]), vectors, str(found["sha256"]), tuple(found["keys"])
        )
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise StoreError(f"index {folder.name!r} is damaged ({error}); build it again") from error


def read_vectors(folder: Path, manifest: Manifest) -> Vectors:
    """Raises StoreError when the vectors are not the ones the manifest was written for."""
    try:
        vectors: Vectors = np.load(folder / manifest.vectors, allow_pickle=False)
    except (OSError, ValueError) as error:
        raise StoreError(f"index {folder.name!r} is damaged ({error}); build it again") from error
    digest = hashlib.sha256(np.ascontiguousarray(vectors).tobytes()).hexdigest()
    if vectors.dtype != np.float32 or len(vectors) != len(manifest.keys) or digest != manifest.sha256:
        raise StoreError(f"index {folder.name!r} is damaged (its vectors have changed); build it again")
    return vectors


def listing(root: Path = ROOT) -> list[Listed]:
    """All kept indexes by name; one that cannot be read says why."""
    folders = sorted(path for path in root.glob("*") if path.is_dir()) if root.is_dir() else []
    return [_listed(folder) for folder in folders]


def _listed(folder: Path) -> Listed:
    size = sum(path.stat().st_size for path in folder.glob("*") if path.is_file()) / 1e6
    try:
        manifest = read_manifest(folder)
    except StoreError as error:
        return Listed(folder.name, 0, 0, size, str(error))
    return Listed(folder.name, len(manifest.documents), len(manifest.keys), size)


def _replace(path: Path, fill: Callable[[Path], object]) -> None:
    """Fill a new file beside `path` and put it in place in one step."""
    handle, temporary = tempfile.mkstemp(dir=path.parent, suffix=path.suffix)
    os.close(handle)
    try:
        fill(Path(temporary))
        Path(temporary).chmod(0o644)
        Path(temporary).replace(path)
    finally:
        Path(temporary).unlink(missing_ok=True)
