"""Spots that reports of one event give differently: the block or the corner of a street, where somebody died."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations

from factcheck.corpus import Corpus
from factcheck.document import Document
from factcheck.identity import Entity, alike, entities
from factcheck.mention import Name, Place
from factcheck.stories import Stories

Pair = tuple[Place, Place]

_COMPATIBLE = ({"dead in hospital", "in hospital"}, {"dead in hospital", "on the way"})
_BEFORE = 1  # sentences before the one on somebody's death that may name the person


def differing_streets(corpus: Corpus) -> Iterator[Pair]:
    """Two names that are no spellings of each other for the street of one block, or of the one corner of a street."""
    stories, kinds = Stories(corpus), ("block", "corner")
    places = [place for place in corpus.of_kind(Place) if place.relation in kinds]
    groups: dict[tuple[str, str], list[Place]] = defaultdict(list)
    for place in places:
        groups[place.relation, place.region if place.relation == "block" else place.head].append(place)
    for group in groups.values():
        for left, right in _of_two_documents(group):
            if stories.one(left.document, right.document) and _two_streets(left, right):
                yield left, right
                break


def _of_two_documents(places: Sequence[Place]) -> Iterator[Pair]:
    """Pairs of places of two documents, each of which says nothing else."""
    told: dict[Document, list[Place]] = defaultdict(list)
    for place in places:
        told[place.document].append(place)
    single = [found for found in told.values() if len({(place.head, place.region) for place in found}) == 1]
    yield from ((one[0], other[0]) for one, other in combinations(single, 2))


def _two_streets(left: Place, right: Place) -> bool:
    one, two = (left.head, right.head) if left.relation == "block" else (left.region, right.region)
    if one == two or alike(one, two) or _names_both(left, one, two) or _names_both(right, one, two):
        return False
    return left.relation == "corner" or one.startswith(two) or two.startswith(one)


def _names_both(place: Place, one: str, two: str) -> bool:
    text = place.document.text.casefold()
    return one in text and two in text and not (one.startswith(two) or two.startswith(one))


def differing_deaths(corpus: Corpus) -> Iterator[Pair]:
    """Two places where one person died, each the only one of its document."""
    stories, linked = Stories(corpus), entities(corpus)
    deaths = [place for place in corpus.of_kind(Place) if place.relation == "death"]
    people: dict[Document, list[tuple[int, Entity]]] = defaultdict(list)
    for name in corpus.of_kind(Name):
        entity = linked.entity_of(name)
        if entity is not None and entity.label == "PERSON":
            people[name.document].append((name.sentence.number, entity))
    for left, right in _of_two_documents(deaths):
        if left.head == right.head or {left.head, right.head} in _COMPATIBLE:
            continue
        if stories.one(left.document, right.document) and _named(left, people) & _named(right, people):
            yield left, right


def _named(place: Place, people: dict[Document, list[tuple[int, Entity]]]) -> set[Entity]:
    """The people named in a sentence and the one before it."""
    number = place.sentence.number
    return {entity for at, entity in people[place.document] if number - _BEFORE <= at <= number}
