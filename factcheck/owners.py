"""Whose figure it is: ages and records that stand beside a name, gathered for each person over the corpus."""

from __future__ import annotations

from collections import defaultdict

from factcheck.amounts import Relation, compare
from factcheck.corpus import Corpus
from factcheck.document import Sentence, Span
from factcheck.identity import Entity, entities
from factcheck.mention import Name, Quantity


def figures_by_owner(corpus: Corpus, dimension: str) -> dict[Entity, list[Quantity]]:
    """The figures of a dimension that belong to a name, in document order, for each person or team."""
    found: dict[Entity, list[Quantity]] = defaultdict(list)
    for quantity in corpus.of_kind(Quantity):
        if quantity.amount.dimension == dimension and quantity.owner is not None:
            owner = _entity_at(corpus, quantity.sentence, quantity.owner)
            if owner is not None:
                found[owner].append(quantity)
    return found


def differing(figures: list[Quantity]) -> list[tuple[Quantity, Quantity]]:
    """Pairs of figures of one owner that cannot both be right."""
    return [
        (one, two)
        for at, one in enumerate(figures)
        for two in figures[at + 1 :]
        if compare(one.amount, two.amount) is Relation.DIFFER
    ]


def _entity_at(corpus: Corpus, sentence: Sentence, span: Span) -> Entity | None:
    linked = entities(corpus)
    for mention in corpus.mentions_of_sentence.get(sentence, ()):
        if isinstance(mention, Name) and mention.span.overlaps(span):
            return linked.entity_of(mention)
    return None
