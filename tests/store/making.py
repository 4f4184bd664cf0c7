"""Indexes of small stories for tests."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from factcheck.pipeline import Checker

if TYPE_CHECKING:
    from factcheck.embedding import Vectors

MORNING = (
    "Officers arrested six men near Oldham Mill on 3 March 2021.\n\nThe bridge cost 40 million pounds, they said.\n"
)
EVENING = "Officers arrested nine men near Oldham Mill on 3 March 2021.\n\n“Nobody was hurt,” said Ines Tallow.\n"
CORRECTED = EVENING.replace("nine", "six")


class LetterEncoder:
    """Gives each sentence a vector from its letters and remembers what it was asked."""

    def __init__(self, identity: str = "letters:1") -> None:
        self.identity = identity
        self.asked: list[str] = []

    def encode(self, sentences: Sequence[str]) -> Vectors:
        self.asked += sentences
        rows = [[len(sentence), sentence.count("a") + 1, sentence.count("e") + 1] for sentence in sentences]
        found = np.array(rows, dtype=np.float32).reshape(len(rows), 3)
        return found / np.linalg.norm(found, axis=1, keepdims=True)


def story(folder: Path = Path()) -> Path:
    """A folder of two documents that disagree."""
    notes = folder / "notes"
    notes.mkdir()
    (notes / "morning.txt").write_text(MORNING, encoding="utf-8")
    (notes / "evening.txt").write_text(EVENING, encoding="utf-8")
    return notes


def checker(told: list[str] | None = None, encoder: LetterEncoder | None = None) -> Checker:
    return Checker(encoder=encoder or LetterEncoder(), tell=None if told is None else told.append)


def kept_files(index: Path) -> dict[str, bytes]:
    """Everything in the folder of an index."""
    return {path.relative_to(index).as_posix(): path.read_bytes() for path in index.rglob("*") if path.is_file()}
