"""Which words the language has: the vocabulary that comes with the installed spaCy model."""

from __future__ import annotations

import importlib.util
import json
from functools import cache
from pathlib import Path

from factcheck.syntax import MODELS


@cache
def vocabulary() -> frozenset[str]:
    """Words the installed spaCy model knows, as written (its string store; case as in its training texts).

    Empty when no model is installed.
    """
    for name in MODELS:
        spec = importlib.util.find_spec(name)
        if spec is not None and spec.origin is not None:
            for path in sorted(Path(spec.origin).parent.glob("*/vocab/strings.json")):
                return frozenset(json.loads(path.read_text(encoding="utf-8")))
    return frozenset()


def known(word: str) -> bool:
    """Whether the language model's vocabulary has the word in any case."""
    return word.casefold() in vocabulary() or word in vocabulary()


def ordinary(word: str) -> bool:
    """Whether the vocabulary has the word in lower case only: no name among the words it was made from."""
    return word.casefold() in vocabulary() and word.title() not in vocabulary()
