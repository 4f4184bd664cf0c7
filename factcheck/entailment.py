"""Statements judged by any sentence-transformers CrossEncoder trained on natural language inference."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Protocol

from factcheck.errors import ModelError
from factcheck.named_model import identity, loading

if TYPE_CHECKING:
    from sentence_transformers import CrossEncoder

Claim = tuple[str, Sequence[str]]  # what is said, and sentences it is held against, nearest first
Pair = tuple[str, str]  # premise and hypothesis
_EVIDENCE = 5  # sentences put before the model


class Judge(Protocol):
    """Anything that says of each claim how likely its evidence bears it out, and of each pair of sentences how likely
    the second contradicts the first, 0 to 1.
    """

    @property
    def identity(self) -> str: ...

    def entailed(self, claims: Sequence[Claim]) -> list[float]: ...

    def contradicted(self, pairs: Sequence[Pair]) -> list[float]: ...


@dataclass(frozen=True)
class CrossEncoderJudge:
    """`model` is a folder or a hub name; its config must name the labels it is asked for, wherever they stand:
    "entailment" for a draft, "contradiction" for a check.
    """

    model: str

    @cached_property
    def _loaded(self) -> CrossEncoder:
        from sentence_transformers import CrossEncoder

        with loading("NLI model", self.model) as local:
            found: CrossEncoder = CrossEncoder(
                self.model, device="cpu", local_files_only=local, trust_remote_code=False
            )
        return found

    @property
    def identity(self) -> str:
        return identity(self.model)

    def entailed(self, claims: Sequence[Claim]) -> list[float]:
        """The chance of entailment; 0 where there is no evidence. Raises ModelError."""
        told = [(claim, evidence) for claim, evidence in claims if evidence]
        if not told:
            return [0.0] * len(claims)
        pairs = [(" ".join(evidence[:_EVIDENCE]), claim) for claim, evidence in told]
        found = iter(self._chances(pairs, "entailment"))
        return [next(found) if evidence else 0.0 for _, evidence in claims]

    def contradicted(self, pairs: Sequence[Pair]) -> list[float]:
        """The chance that the second of two sentences contradicts the first. Raises ModelError."""
        return self._chances(pairs, "contradiction") if pairs else []

    def _chances(self, pairs: Sequence[Pair], label: str) -> list[float]:
        column = column_of(label, self.model, getattr(self._loaded.config, "id2label", {}))
        scores = self._loaded.predict(list(pairs), apply_softmax=True, show_progress_bar=False)
        return [float(row[column]) for row in scores]


def column_of(wanted: str, model: str, labels: Mapping[int, str]) -> int:
    """Where a model gives the chance of a label. Raises ModelError unless it names that label once, beside others."""
    found = [number for number, label in labels.items() if label.casefold() == wanted]
    if len(found) != 1 or len(labels) < 2:
        raise ModelError(
            f"{model!r} is no NLI model that can be used: its config must name one label “{wanted}”"
            f" beside others; it names {', '.join(map(str, labels.values())) or 'none'}"
        )
    return int(found[0])
