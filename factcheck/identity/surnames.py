"""One person under two surnames: the same given name with the same age or office in reports of one event."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations

from factcheck.document import Document
from factcheck.identity.spelling import alike
from factcheck.identity.surroundings import ages
from factcheck.identity.uses import Uses, name_keys
from factcheck.identity.variation import Spelling, Variation, commonest_first
from factcheck.mention import Name

_SHARED = 3  # names that two reports of one event have in common at least

Bearers = dict[str, list[Name]]  # full names with one given name, by surname


def other_surnames(names: Sequence[Name], uses: Uses) -> Iterator[Variation]:
    """People of one given name and age, or office, who have one surname in some documents and another in the others.

    Neither surname may stand in a document that has the other.
    """
    words = words_of_names(names)
    bearers: dict[str, Bearers] = defaultdict(lambda: defaultdict(list))
    for name, given, surname in full_names(names, uses):
        bearers[given][surname].append(name)
    for given, by_surname in bearers.items():
        told = sorted(surname for surname, own in by_surname.items() if len(ages(own)) == 1 or _offices(own))
        for left, right in combinations(told, 2):
            mine, other = by_surname[left], by_surname[right]
            reason = "" if alike(left, right) or _joined(left, right) else shared_fact(uses, mine, other)
            if reason and apart(left, right, mine, other, words):
                yield _variation(uses, given, reason, mine, other)


def words_of_names(names: Iterable[Name]) -> dict[Document, set[str]]:
    """The words of all names of each document."""
    words: dict[Document, set[str]] = defaultdict(set)
    for name in names:
        words[name.document].update(name_keys(name))
    return words


def full_names(names: Iterable[Name], uses: Uses) -> Iterator[tuple[Name, str, str]]:
    """People's full names with given name and surname; a single letter tells too little."""
    for name in names:
        if (person := uses.person(name)) and len(person[0]) > 1:
            yield name, *person


def shared_fact(uses: Uses, left: Sequence[Name], right: Sequence[Name]) -> str:
    """What both are told to be: of one age, or of one office in reports of one event; empty where nothing is."""
    if len(ages(left)) == 1 and ages(left) == ages(right):
        return f"{min(ages(left))} years old"
    offices = _offices(left) & _offices(right)
    return min(offices) if offices and uses.of_one_event(left, right) else ""


def _offices(names: Sequence[Name]) -> set[str]:
    """The last two words of the titles before names, lower case; one word ("Officer") is of too many."""
    titles = (name.title.casefold().split() for name in names)
    return {" ".join(title[-2:]) for title in titles if len(title) > 1}


def apart(one: str, two: str, left: Sequence[Name], right: Sequence[Name], words: dict[Document, set[str]]) -> bool:
    """Whether neither word stands in a document of the other, and two documents name the same people and places.

    `words` are those of all names of a document.
    """
    apart = not any(two in words[name.document] for name in left) and not any(one in words[n.document] for n in right)
    return apart and any(
        len(words[name.document] & words[second.document]) > _SHARED for name in left for second in right
    )


def _joined(left: str, right: str) -> bool:
    """Whether one surname is a part of the other, a double one."""
    return bool(set(left.split("-")) & set(right.split("-")))


def _variation(uses: Uses, given: str, told: str, left: Sequence[Name], right: Sequence[Name]) -> Variation:
    spellings = [Spelling(names[0].words[-1], tuple(names)) for names in (left, right)]
    reason = f"{uses.spelling(given)} is {told} under both surnames, and no text has both"
    return Variation(commonest_first(spellings), (reason,), 0.75, person=True)
