"""The packaged judge: how surely sentences of a source bear a claim out, by a small network trained for it.

A cross-encoder on the layers of the packaged encoder, trained on inference pairs and on news and invented stories with
slips (benchmarks/judge; docs/judge.md is its model card). The file holds what differs from the encoder, matrices as
bytes with a scale for each row; it is read without pickle and only when its hash is the one named here.
"""

from __future__ import annotations

import hashlib
import importlib.resources
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from typing import TYPE_CHECKING, Any

from factcheck.embedding import computes_bfloat16, packaged, packaged_model
from factcheck.errors import ModelError
from factcheck.packaged_encoder import Bert

if TYPE_CHECKING:
    import torch

SHA256 = "0e8a012bddd44cead962f9694c889e402be6441a57b6b541cd9eb33253503aaf"
CLAIM, PIECES = 64, 384  # word pieces of a claim, and of a claim with its evidence
FIRST, SEPARATOR = 101, 102  # [CLS] and [SEP] of the encoder's vocabulary
_BATCH = 32

Claim = tuple[str, Sequence[str]]  # what is said, and the sentences it is held against


@cache
def tokenizer() -> Any:
    """The encoder's tokenizer, which neither cuts nor fills up."""
    from tokenizers import Tokenizer

    found = Tokenizer.from_file(str(packaged_model() / "tokenizer.json"))
    found.no_truncation()
    found.no_padding()
    return found


def pieces(claim: str, evidence: Sequence[str]) -> tuple[list[int], list[int], list[tuple[int, int]]]:
    """Numbers of word pieces, for each 1 where it is evidence and 0 elsewhere, and where those of the claim stand."""
    own = tokenizer().encode(claim, add_special_tokens=False)
    told = tokenizer().encode(" ".join(evidence), add_special_tokens=False)
    mine = own.ids[:CLAIM]
    other = told.ids[: PIECES - len(mine) - 3]
    ids = [FIRST, *mine, SEPARATOR, *other, SEPARATOR]
    return ids, [0] * (len(mine) + 2) + [1] * (len(other) + 1), own.offsets[:CLAIM]


def unpacked(stored: Mapping[str, torch.Tensor]) -> dict[str, torch.Tensor]:
    """The weights as float32: a matrix of bytes is multiplied by the scale of each of its rows."""
    return {
        name: tensor.float() * stored[f"{name}.scale"] if f"{name}.scale" in stored else tensor
        for name, tensor in stored.items()
        if not name.endswith(".scale")
    }


@dataclass(frozen=True)
class Judgement:
    """`odds` are the log odds that the evidence bears a claim out, `doubt` those that its worst word piece departs.

    Both are 0 where the claim or its evidence has no word.
    """

    odds: float = 0.0
    doubt: float = 0.0


def mean(judgements: Sequence[Judgement]) -> Judgement:
    """The mean of judgements of one claim beside different evidence."""
    many = len(judgements)
    return Judgement(sum(one.odds for one in judgements) / many, sum(one.doubt for one in judgements) / many)


@dataclass(frozen=True)
class PackagedJudge:
    """The network over the weights of factcheck/judge.safetensors."""

    bfloat16: bool

    @cached_property
    def _bert(self) -> Bert:
        import torch
        from safetensors.torch import load

        content = importlib.resources.files("factcheck").joinpath("judge.safetensors").read_bytes()
        if hashlib.sha256(content).hexdigest() != SHA256:
            raise ModelError("the packaged judge is damaged: reinstall factcheck")
        kind = torch.bfloat16 if self.bfloat16 else torch.float32
        own = {name: tensor.to(kind) for name, tensor in unpacked(load(content)).items()}
        base = packaged(self.bfloat16).bert
        return Bert({**base.weights, **own}, base.layers, base.heads, base.epsilon)

    def judged(self, claims: Sequence[Claim]) -> list[Judgement]:
        """A judgement for each claim. Raises ModelError."""
        texts = [pieces(claim, evidence) for claim, evidence in claims]
        told = {at: (ids, sides) for at, (ids, sides, own) in enumerate(texts) if own and len(ids) > len(own) + 3}
        places = sorted(told, key=lambda at: len(told[at][0]))
        found = [Judgement()] * len(claims)
        for start in range(0, len(places), _BATCH):
            own = places[start : start + _BATCH]
            for at, judgement in zip(own, self._batch([told[at] for at in own]), strict=True):
                found[at] = judgement
        return found

    def _batch(self, texts: Sequence[tuple[list[int], list[int]]]) -> Iterator[Judgement]:
        import torch

        longest = max(len(ids) for ids, _ in texts)
        words, kinds = (torch.zeros((len(texts), longest), dtype=torch.long) for _ in range(2))
        filled = torch.zeros((len(texts), longest), dtype=torch.bool)
        for at, (ids, sides) in enumerate(texts):
            words[at, : len(ids)], kinds[at, : len(ids)] = torch.tensor(ids), torch.tensor(sides)
            filled[at, : len(ids)] = True
        with torch.inference_mode():
            states = self._bert.states(words, kinds, filled)
            means = [_mean(states, filled & (kinds == side)) for side in (0, 1)]
            joined = torch.tanh(self._bert.linear("mix", torch.cat([*means, states[:, 0]], -1)))
            scores = self._bert.linear("out", joined).float()
            odds: list[float] = (scores[:, 0] - scores[:, 1:].logsumexp(-1)).tolist()
            departs = self._bert.linear("piece", states).squeeze(-1).float()
        for row, (own, (_, sides)) in enumerate(zip(odds, texts, strict=True)):
            yield Judgement(own, float(departs[row, 1 : sides.index(1) - 1].max()))


@cache
def packaged_judge() -> PackagedJudge:
    """The judge, loaded once for all checkers of a process; in bfloat16 where the processor computes it natively."""
    return PackagedJudge(computes_bfloat16())


def _mean(states: torch.Tensor, part: torch.Tensor) -> torch.Tensor:
    weight = part.unsqueeze(-1).to(states.dtype)
    return (states * weight).sum(1) / weight.sum(1)
