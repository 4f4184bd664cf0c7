"""Weights in files: whole or not at all, and of the judge as it is shipped, a byte for each weight of a matrix."""

from __future__ import annotations

import hashlib
import io
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import torch
from safetensors.torch import load_file, save

from factcheck.replacing import replace


def keep(path: Path, state: Mapping[str, Any]) -> None:
    """Put what a run is at into a file that torch.load reads."""
    buffer = io.BytesIO()
    torch.save(state, buffer)
    replace(path, buffer.getvalue())


def packed(weights: Mapping[str, torch.Tensor]) -> dict[str, torch.Tensor]:
    """Matrices of the layers as bytes with a scale for each row, everything else as float32."""
    kept = {}
    for name, tensor in weights.items():
        if tensor.dim() == 2 and not name.startswith("embeddings"):
            scale = tensor.abs().amax(1, keepdim=True).clamp(min=1e-8) / 127
            kept[name], kept[f"{name}.scale"] = (tensor / scale).round().to(torch.int8), scale.float()
        else:
            kept[name] = tensor.float()
    return {name: tensor.contiguous() for name, tensor in kept.items()}


def averaged(weights: Sequence[Mapping[str, torch.Tensor]]) -> dict[str, torch.Tensor]:
    """The mean of weights that share their beginning (Wortsman and others, Model Soups, 2022)."""
    return {name: torch.stack([one[name].float() for one in weights]).mean(0) for name in weights[0]}


def pack(runs: Sequence[Path], out: Path) -> str:
    """Write the mean weights of runs as they are shipped; returns their SHA-256, which judging.py must name."""
    replace(out, save(packed(averaged([load_file(run / "weights.safetensors") for run in runs]))))
    return hashlib.sha256(out.read_bytes()).hexdigest()
