"""Spots that reports of one event give differently: the block or the corner of a street, where somebody died."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, combinations, islice

from factcheck.corpus import Corpus
from factcheck.document import Document, Sentence
from factcheck.identity import Entity, alike, entities, fold
from factcheck.mention import Name, Place
from factcheck.name_words import PERSON
from factcheck.stories import stories_of

Pair = tuple[Place, Place]

_COMPATIBLE = ({"dead in hospital", "in hospital"}, {"dead in hospital", "on the way"})


def differing_streets(corpus: Corpus) -> Iterator[Sequence[Place]]:
    """Two names that are no spellings of each other for the street of one block, or of the one corner of a street.

    Or two kinds of one name: "Hollin Road", "Hollin Lane". The two places come first, then all that say the same.
    """
    stories = stories_of(corpus)
    told: dict[str, list[Place]] = defaultdict(list)
    for place in corpus.of_kind(Place):
        told[place.relation].append(place)
    corners = list(_single(told["corner"]))
    for group in _grouped((place.region, place) for place in told["block"]):
        pairs = combinations(_single(group), 2)
        found = (pair for pair in pairs if _two_streets(*pair) and stories.one(*_documents(pair)))
        yield from _first(found, told["block"])
    for group in _grouped((street, place) for place in corners for street in (place.head, place.region)):
        pairs = combinations(group, 2)
        found = (pair for pair in pairs if _two_corners(*pair) and stories.perhaps_one(*_documents(pair)))
        yield from _first(found, told["corner"])
    for group in _grouped((place.head, place) for place in told["street"]):
        found = (pair for pair in _of_two_kinds(group) if stories.perhaps_one(*_documents(pair)))
        yield from _first(found, group)


def _first(pairs: Iterable[Pair], told: Sequence[Place]) -> Iterator[Sequence[Place]]:
    """The first of the pairs with what its documents, and others that say the same, tell of either place."""
    for pair in islice(pairs, 1):
        named = {street_of(place) for place in pair}
        yield list(dict.fromkeys((*pair, *(place for place in told if street_of(place) in named))))


def street_of(place: Place) -> frozenset[str]:
    """What a spot is known by: a street and its block or kind, or the two streets of a corner in either order."""
    return frozenset((place.head, place.region))


def _documents(pair: Pair) -> tuple[Document, Document]:
    return pair[0].document, pair[1].document


def _grouped(keyed: Iterable[tuple[str, Place]]) -> Iterator[list[Place]]:
    groups: dict[str, list[Place]] = defaultdict(list)
    for key, place in keyed:
        groups[key].append(place)
    yield from groups.values()


def _two_streets(left: Place, right: Place) -> bool:
    one, two = left.head, right.head
    return one != two and not alike(one, two) and (one.startswith(two) or two.startswith(one))


def _two_corners(left: Place, right: Place) -> bool:
    """Whether two corners share one street, and neither document has the other's street."""
    one, two = ({place.head, place.region} for place in (left, right))
    if len(one & two) != 1 or len(one | two) != 3:
        return False
    (mine,), (other,) = one - two, two - one
    named = other in left.document.text.casefold() or mine in right.document.text.casefold()
    return not named and not alike(mine, other)


def _of_two_kinds(places: Sequence[Place]) -> Iterator[Pair]:
    """Pairs of kinds of one street: of two documents that say nothing else, or of one house, not in one sentence."""
    sentences: dict[Sentence, set[str]] = defaultdict(set)
    for place in places:
        sentences[place.sentence].add(place.region)
    if all(len(kinds) == 1 for kinds in sentences.values()):
        houses = [place for place in places if place.side == "in"]
        for left, right in chain(combinations(_single(places), 2), combinations(houses, 2)):
            if left.region != right.region:
                yield left, right


def _single(places: Sequence[Place]) -> Iterator[Place]:
    """The first place of every document that says nothing else."""
    told: dict[Document, list[Place]] = defaultdict(list)
    for place in places:
        told[place.document].append(place)
    for found in told.values():
        if len(set(map(street_of, found))) == 1:
            yield found[0]


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
    for left, right in combinations(_single(deaths), 2):
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
