"""Models that a user names by folder or hub name: loading them, and what state their files are in."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from factcheck.errors import ModelError


@contextmanager
def loading(kind: str, model: str) -> Iterator[bool]:
    """Load a model inside; gives whether it is a folder, for which nobody asks the hub.

    Raises ModelError naming the kind and the model for whatever a library has against its files.
    """
    local = Path(model).is_dir()
    if local:
        os.environ.setdefault("HF_HUB_OFFLINE", "1")
    try:
        yield local
    except (OSError, ValueError, KeyError, RuntimeError) as error:
        reason = str(error).strip().splitlines()[0] if str(error).strip() else type(error).__name__
        raise ModelError(f"the {kind} {model!r} cannot be loaded: {reason}") from error


def identity(model: str) -> str:
    """The name of a model with a digest of the names, sizes and times of its files: a retrained one is another."""
    folder = Path(model)
    files = sorted(path for path in folder.rglob("*") if path.is_file()) if folder.is_dir() else []
    told = [f"{path.relative_to(folder)} {path.stat().st_size} {path.stat().st_mtime_ns}" for path in files]
    state = hashlib.sha256("\n".join(told).encode()).hexdigest()[:16] + ":" if told else ""
    return f"path-or-hub:{state}{model}"
