"""The packaged all-MiniLM-L6-v2, run by torch alone: importing sentence-transformers costs more than five articles do.

A BERT encoder (Devlin and others, 2019) of six layers; a sentence is the normalised mean of its tokens (Reimers and
Gurevych, "Sentence-BERT", 2019). A batch holds sentences of one length, counted in eights of tokens, and is filled up
to where the processor's way of multiplying no longer depends on its size: so a sentence gets the same bits in every
run, whatever is embedded beside it.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt

if TYPE_CHECKING:
    import torch

TOKENS = 256  # of a sentence that are read, as the model's authors set it
COLUMNS = 8  # the length of a batch in tokens is a multiple of this
FULL = 512  # tokens that a batch has at least, padding included
MOST = 4_096  # and at most: enough for the weights to be worth fetching


@dataclass(frozen=True)
class Bert:
    """The layers of a BERT encoder over weights by the names of transformers' BertModel."""

    weights: Mapping[str, torch.Tensor]
    layers: int
    heads: int
    epsilon: float

    def states(self, words: torch.Tensor, kinds: torch.Tensor, filled: torch.Tensor) -> torch.Tensor:
        """The last states, shape (texts, tokens, dimension), of numbered tokens of two kinds; `filled` where one is."""
        word, place, kind = (
            self.weights[f"embeddings.{name}_embeddings.weight"] for name in ("word", "position", "token_type")
        )
        states = self._normal("embeddings.LayerNorm", word[words] + place[: words.shape[1]] + kind[kinds])
        for number in range(self.layers):
            states = self._layer(f"encoder.layer.{number}.", states, filled[:, None, None, :])
        return states

    def _layer(self, name: str, states: torch.Tensor, filled: torch.Tensor) -> torch.Tensor:
        from torch.nn import functional

        query, key, value = (
            self.linear(f"{name}attention.self.{part}", states).view(*states.shape[:2], self.heads, -1).transpose(1, 2)
            for part in ("query", "key", "value")
        )
        seen = functional.scaled_dot_product_attention(query, key, value, attn_mask=filled).transpose(1, 2).flatten(2)
        attention = f"{name}attention.output."
        states = self._normal(f"{attention}LayerNorm", states + self.linear(f"{attention}dense", seen))
        wide = functional.gelu(self.linear(f"{name}intermediate.dense", states))
        return self._normal(f"{name}output.LayerNorm", states + self.linear(f"{name}output.dense", wide))

    def linear(self, name: str, states: torch.Tensor) -> torch.Tensor:
        """A layer of the weights by its name."""
        import torch

        return torch.nn.functional.linear(states, self.weights[f"{name}.weight"], self.weights[f"{name}.bias"])

    def _normal(self, name: str, states: torch.Tensor) -> torch.Tensor:
        import torch

        return torch.nn.functional.layer_norm(
            states, states.shape[-1:], self.weights[f"{name}.weight"], self.weights[f"{name}.bias"], self.epsilon
        )


@dataclass(frozen=True)
class PackagedEncoder:
    """The model of a folder with config.json, tokenizer.json and model.safetensors of a BERT sentence encoder."""

    folder: Path
    bfloat16: bool

    @cached_property
    def _tokenizer(self) -> Any:
        from tokenizers import Tokenizer

        tokenizer = Tokenizer.from_file(str(self.folder / "tokenizer.json"))
        tokenizer.enable_truncation(TOKENS)
        tokenizer.no_padding()
        return tokenizer

    @cached_property
    def bert(self) -> Bert:
        import torch
        from safetensors.torch import load_file

        config = json.loads((self.folder / "config.json").read_text(encoding="utf-8"))
        weights: dict[str, torch.Tensor] = load_file(self.folder / "model.safetensors")
        kind = torch.bfloat16 if self.bfloat16 else torch.float32
        floating = {name: tensor.to(kind) for name, tensor in weights.items() if tensor.is_floating_point()}
        return Bert(
            floating, config["num_hidden_layers"], config["num_attention_heads"], float(config["layer_norm_eps"])
        )

    def encode(self, sentences: Sequence[str]) -> npt.NDArray[np.float32]:
        """Unit vectors of the sentences, float32, shape (n, dimension)."""
        places = {text: at for at, text in enumerate(dict.fromkeys(sentences))}  # each text is embedded once
        numbers = [found.ids for found in self._tokenizer.encode_batch(list(places))]
        dimension = self.bert.weights["embeddings.word_embeddings.weight"].shape[1]
        vectors = np.empty((len(numbers), dimension), dtype=np.float32)
        for columns, batch in self._batches(numbers):
            vectors[batch] = self._embedded([numbers[at] for at in batch], columns)
        return vectors[[places[text] for text in sentences]]

    def _batches(self, numbers: Sequence[Sequence[int]]) -> Iterator[tuple[int, list[int]]]:
        """The length of every batch in tokens with the places of its sentences."""
        by_length: dict[int, list[int]] = defaultdict(list)
        for at, own in enumerate(numbers):
            by_length[-len(own) // COLUMNS * -COLUMNS].append(at)
        for columns, places in sorted(by_length.items()):
            rows = MOST // columns
            for start in range(0, len(places), rows):
                yield columns, places[start : start + rows]

    def _embedded(self, batch: Sequence[Sequence[int]], columns: int) -> npt.NDArray[np.float32]:
        import torch

        rows = max(len(batch), -FULL // columns * -1)
        words = torch.zeros((rows, columns), dtype=torch.long)
        filled = torch.zeros((rows, columns), dtype=torch.bool)
        filled[:, 0] = True
        for row, numbers in enumerate(batch):
            words[row, : len(numbers)] = torch.tensor(numbers)
            filled[row, : len(numbers)] = True
        with torch.inference_mode():
            states = self.bert.states(words, torch.zeros_like(words), filled)
            found = torch.where(filled.unsqueeze(-1), states.float(), 0.0).sum(1) / filled.sum(1, keepdim=True)
            unit: npt.NDArray[np.float32] = torch.nn.functional.normalize(found, dim=1)[: len(batch)].numpy()
        return unit
