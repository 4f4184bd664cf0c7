"""Where documents are analysed: one module an engine, each ending with ENGINE.

An analysis follows from its document and the encoder alone, so that every engine gives the same ones.
"""

from __future__ import annotations

from collections.abc import Callable, Generator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from factcheck import plugins
from factcheck.corpus import Analysis
from factcheck.document import Document, Sentence
from factcheck.embedding import Encoder
from factcheck.syntax import Parse

if TYPE_CHECKING:
    from factcheck.embedding import Vectors

Progress = Callable[[str, int, int], None]


def _nothing_known(_sentences: Sequence[Sentence]) -> Vectors | None:
    return None


@dataclass(frozen=True)
class Work:
    """What a run asks of its engine.

    `progress` is called with the stage, the work done and the work in all. `known` gives the vectors of a document's
    sentences where they are kept, and `parses` takes up syntax; both save work, and an engine may pass them over.
    `scheduler` is the address of a cluster, empty for one of the engine's own.
    """

    encoder: Encoder
    progress: Progress
    known: Callable[[Sequence[Sentence]], Vectors | None] = _nothing_known
    parses: dict[Sentence, Parse] | None = None
    scheduler: str = ""


@dataclass(frozen=True, slots=True)
class Engine:
    """An engine: `analyse` gives what each document comes to, in the order of the documents. Raises FactcheckError."""

    name: str
    analyse: Callable[[Sequence[Document], Work], Generator[Analysis, None, None]]


def named(name: str) -> Engine:
    """The engine of a name that the settings allow."""
    return next(one for one in plugins.collect("factcheck.engines", "ENGINE", Engine) if one.name == name)
