"""Statements judged by any sentence-transformers CrossEncoder trained on natural language inference."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

import numpy as np

from factcheck.errors import ModelError

if TYPE_CHECKING:
    from sentence_transformers import CrossEncoder

Claim = tuple[str, Sequence[str]]  # what is said, and sentences it is held against, nearest first
_EVIDENCE = 5  # sentences put before the model


class Judge(Protocol):
    """Anything that says of each claim how likely its evidence bears it out, 0 to 1."""

    def entailed(self, claims: Sequence[Claim]) -> list[float]: ...


@dataclass(frozen=True)
class CrossEncoderJudge:
    """`model` is a folder or a hub name; its config must name a label "entailment", wherever that stands."""

    model: str

    @cached_property
    def _loaded(self) -> tuple[CrossEncoder, int]:
        local = Path(self.model).is_dir()
        if local:
            os.environ.setdefault("HF_HUB_OFFLINE", "1")
        from sentence_transformers import CrossEncoder

        try:
            found = CrossEncoder(self.model, device="cpu", local_files_only=local, trust_remote_code=False)
        except (OSError, ValueError, KeyError, RuntimeError) as error:
            reason = str(error).strip().splitlines()[0] if str(error).strip() else type(error).__name__
            raise ModelError(f"the NLI model {self.model!r} cannot be loaded: {reason}") from error
        return found, column_of_entailment(self.model, found.config.id2label)

    def entailed(self, claims: Sequence[Claim]) -> list[float]:
        """The chance of entailment; 0 where there is no evidence. Raises ModelError."""
        told = [(claim, evidence) for claim, evidence in claims if evidence]
        if not told:
            return [0.0] * len(claims)
        model, column = self._loaded
        pairs = [(" ".join(evidence[:_EVIDENCE]), claim) for claim, evidence in told]
        scores = np.asarray(model.predict(pairs, apply_softmax=True, show_progress_bar=False))[:, column]
        found = iter(scores.tolist())
        return [float(next(found)) if evidence else 0.0 for _, evidence in claims]


def column_of_entailment(model: str, labels: Mapping[int, str]) -> int:
    """Raises ModelError when the labels do not name entailment once, beside others."""
    found = [number for number, label in labels.items() if label.casefold() == "entailment"]
    if len(found) != 1 or len(labels) < 2:
        raise ModelError(
            f"{model!r} is no NLI model that can be used: its config must name one label “entailment”"
            f" beside others; it names {', '.join(map(str, labels.values())) or 'none'}"
        )
    return int(found[0])
