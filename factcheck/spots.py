"""Spots that reports of one event give differently: the block or the corner of a street, where somebody died."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations

from factcheck.corpus import Corpus
from factcheck.document import Document
from factcheck.identity import Entity, alike, entities, fold
from factcheck.mention import Name, Place
from factcheck.name_words import PERSON
from factcheck.stories import Stories, stories_of

Pair = tuple[Place, Place]

_COMPATIBLE = ({"dead in hospital", "in hospital"}, {"dead in hospital", "on the way"})


def differing_streets(corpus: Corpus) -> Iterator[Pair]:
    """Two names that are no spellings of each other for the street of one block, or of the one corner of a street.

    Or two kinds of one name: "Hollin Road", "Hollin Lane".
    """
    stories, kinds = stories_of(corpus), ("block", "corner", "street")
    places = [place for place in corpus.of_kind(Place) if place.relation in kinds]
    groups: dict[tuple[str, str], list[Place]] = defaultdict(list)
    for place in places:
        groups[place.relation, place.region if place.relation == "block" else place.head].append(place)
    for group in groups.values():
        for left, right in _of_two_documents(group):
            if _of_one_event(stories, left, right) and _two_streets(left, right):
                yield left, right
                break


def _of_two_documents(places: Sequence[Place]) -> Iterator[Pair]:
    """Pairs of places of two documents, each of which says nothing else."""
    told: dict[Document, list[Place]] = defaultdict(list)
    for place in places:
        told[place.document].append(place)
    single = [found for found in told.values() if len({(place.head, place.region) for place in found}) == 1]
    yield from ((one[0], other[0]) for one, other in combinations(single, 2))


def _of_one_event(stories: Stories, left: Place, right: Place) -> bool:
    """Whether both places may be of one event; one street's name tells as much where few documents are compared."""
    compare = stories.perhaps_one if left.relation == "street" else stories.one
    return compare(left.document, right.document)


def _two_streets(left: Place, right: Place) -> bool:
    if left.relation == "street":
        return left.region != right.region
    one, two = (left.head, right.head) if left.relation == "block" else (left.region, right.region)
    if one == two or alike(one, two) or _names_both(left, one, two) or _names_both(right, one, two):
        return False
    return left.relation == "corner" or one.startswith(two) or two.startswith(one)


def _names_both(place: Place, one: str, two: str) -> bool:
    text = place.document.text.casefold()
    return one in text and two in text and not (one.startswith(two) or two.startswith(one))


def differing_deaths(corpus: Corpus) -> Iterator[Pair]:
    """Two places where one person died, each the only one of its document; however far apart the documents are."""
    deaths = [place for place in corpus.of_kind(Place) if place.relation == "death"]
    if len({place.head for place in deaths}) < 2:
        return
    people: dict[Document, set[Entity]] = defaultdict(set)
    names: dict[tuple[Document, int], list[Name]] = defaultdict(list)
    for name in corpus.of_kind(Name):
        names[name.document, name.sentence.number].append(name)
        entity = entities(corpus).entity_of(name)
        if entity is not None and entity.given and entity.surname:
            people[name.document].add(entity)
    for left, right in _of_two_documents(deaths):
        apart = left.head != right.head and {left.head, right.head} not in _COMPATIBLE
        keys = _callings(people[left.document] & people[right.document])
        if apart and keys & _named(left, names) & _named(right, names):
            yield left, right


def _callings(people: set[Entity]) -> set[str]:
    """The given names and surnames by which one of several people alone is called."""
    counts = Counter(key for person in people for key in {person.given, person.surname})
    return {key for key, count in counts.items() if count == 1}


def _named(place: Place, names: dict[tuple[Document, int], list[Name]]) -> set[str]:
    """The words of names in a sentence, or in the one before it where the sentence names no person."""
    own, before = (names[place.document, place.sentence.number - back] for back in (0, 1))
    told = own if any(name.label == PERSON for name in own) else [*before, *own]
    return {fold(word) for name in told for word in name.words}
