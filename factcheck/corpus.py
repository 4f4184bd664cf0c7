"""All that checks look at: documents, their sentences and mentions, and which sentences are alike."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, TypeVar, cast

from factcheck.document import Document, Sentence
from factcheck.entailment import Judge
from factcheck.house import House, Use
from factcheck.mention import Mention
from factcheck.syntax import Parse

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

M = TypeVar("M", bound=Mention)


@dataclass(frozen=True, eq=False)
class Analysis:
    """What one document comes to on its own, whatever stands beside it: the unit that a kept index keeps.

    `document` has its sections; `vectors` are the unit vectors of the sentences, float32, shape (sentences, dimension).
    """

    document: Document
    sentences: tuple[Sentence, ...]
    mentions: tuple[Mention, ...]
    vectors: npt.NDArray[np.float32] = field(repr=False)


@dataclass(frozen=True, eq=False)
class Corpus:
    """Everything a run compares.

    `similarity` gives the cosine of two sentences in [-1, 1]; `neighbours` are the pairs of sentences the index
    nominates, each pair once and in document order. `copies` are groups of documents that are copies of one another,
    `house` is what the desk has written down about names, `parses` are the analyses that a run keeps for a second look,
    `judge` is a model for statements, where one is given.
    """

    documents: tuple[Document, ...]
    sentences: tuple[Sentence, ...]
    mentions: tuple[Mention, ...]
    similarity: Callable[[Sentence, Sentence], float] = field(repr=False, default=lambda _left, _right: 0.0)
    neighbours: tuple[tuple[Sentence, Sentence], ...] = field(repr=False, default=())
    copies: tuple[tuple[Document, ...], ...] = ()
    house: House = field(repr=False, default_factory=House)
    parses: Mapping[Sentence, Parse] = field(repr=False, default_factory=dict)
    judge: Judge | None = field(repr=False, default=None)

    def of_kind(self, kind: type[M]) -> Sequence[M]:
        """Mentions of a kind in document and text order."""
        found = [own for own in self._by_kind if issubclass(own, kind)]
        if len(found) > 1:
            return [mention for mention in self.mentions if isinstance(mention, kind)]
        return cast("list[M]", self._by_kind[found[0]]) if found else []

    @cached_property
    def _by_kind(self) -> dict[type[Mention], list[Mention]]:
        found: dict[type[Mention], list[Mention]] = defaultdict(list)
        for mention in self.mentions:
            found[type(mention)].append(mention)
        return found

    def source_of(self, document: Document) -> Document:
        """What stands for a document wherever sources are counted: the first of its copies, or the document itself."""
        return self._firsts.get(document, document)

    @cached_property
    def _firsts(self) -> dict[Document, Document]:
        return {document: group[0] for group in self.copies for document in group}

    def sentences_of(self, document: Document) -> Sequence[Sentence]:
        """The sentences of a document in their order."""
        return self._by_document.get(document, ())

    @cached_property
    def _by_document(self) -> dict[Document, list[Sentence]]:
        found: dict[Document, list[Sentence]] = {}
        for sentence in self.sentences:
            found.setdefault(sentence.document, []).append(sentence)
        return found

    @cached_property
    def mentions_of_sentence(self) -> dict[Sentence, list[Mention]]:
        by_sentence: dict[Sentence, list[Mention]] = {}
        for mention in self.mentions:
            by_sentence.setdefault(mention.sentence, []).append(mention)
        return by_sentence

    @cached_property
    def house_uses(self) -> tuple[Use, ...]:
        """Where the sentences use spellings that the desk has written down, in document and text order."""
        return tuple(use for sentence in self.sentences for use in self.house.uses(sentence))
