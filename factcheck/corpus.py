"""All that checks look at: documents, their sentences and mentions, and which sentences are alike."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import TypeVar

from factcheck.document import Document, Sentence
from factcheck.mention import Mention
from factcheck.syntax import Parse

M = TypeVar("M", bound=Mention)


@dataclass(frozen=True, eq=False)
class Corpus:
    """Everything a run compares.

    `similarity` gives the cosine of two sentences in [-1, 1]; `neighbours` are the pairs of sentences the index
    nominates, each pair once and in document order; `parses` are the analyses that a run keeps for a second look.
    """

    documents: tuple[Document, ...]
    sentences: tuple[Sentence, ...]
    mentions: tuple[Mention, ...]
    similarity: Callable[[Sentence, Sentence], float] = field(repr=False, default=lambda _left, _right: 0.0)
    neighbours: tuple[tuple[Sentence, Sentence], ...] = field(repr=False, default=())
    parses: Mapping[Sentence, Parse] = field(repr=False, default_factory=dict)

    def of_kind(self, kind: type[M]) -> Sequence[M]:
        """Mentions of a kind in document and text order."""
        return [mention for mention in self.mentions if isinstance(mention, kind)]

    @cached_property
    def mentions_of_sentence(self) -> dict[Sentence, list[Mention]]:
        by_sentence: dict[Sentence, list[Mention]] = {}
        for mention in self.mentions:
            by_sentence.setdefault(mention.sentence, []).append(mention)
        return by_sentence
