"""A name spelt in more than one way, with every place of every spelling."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from factcheck.identity.slips import Slip
from factcheck.identity.spelling import same_given
from factcheck.identity.transliterations import romanised_alike
from factcheck.identity.uses import GENERIC, Form, Uses, independent
from factcheck.mention import Name
from factcheck.vocabulary import known


@dataclass(frozen=True, eq=False)
class Spelling:
    """One spelling of a name's word as most often written, with every place."""

    word: str
    places: tuple[Name, ...]


@dataclass(frozen=True, eq=False)
class Variation:
    """A name spelt in more than one way: the spellings (commonest first), why they are one name, how sure (0 to 1).

    `romanised` is true of known transliterations of one name, `minor` of what is worth a note only.
    """

    spellings: tuple[Spelling, ...]
    reasons: tuple[str, ...]
    confidence: float
    given: bool = False
    person: bool = False
    romanised: bool = False
    minor: bool = False


def commonest_first(spellings: Iterable[Spelling]) -> tuple[Spelling, ...]:
    """Spellings by how many places they have."""
    return tuple(sorted(spellings, key=lambda spelling: (-len(spelling.places), spelling.word)))


def doubled(words: Iterable[str]) -> bool:
    """Whether words differ by doubled letters only, which may as well be a slip of typing."""
    return len({re.sub(r"(.)\1+", r"\1", word) for word in words}) == 1


def commonest(group: Iterable[str], forms: Mapping[str, Form]) -> str:
    """The word of a group that stands most often."""
    return max(group, key=lambda key: (forms[key].count if key in forms else 0, known(key), key))


def variation(group: frozenset[str], slips: Sequence[Slip], uses: Uses) -> Variation:
    """The spellings of a group of words with the places that can mean the person of the evidence."""
    forms = uses.forms
    mine = sorted((s for s in slips if s.rare in group), key=lambda slip: (-slip.confidence, slip.rare, slip.common))
    people = frozenset().union(*(slip.people for slip in mine))
    given = any(slip.given for slip in mine)
    head = commonest(group, forms)
    spellings = []
    for key in group:
        places = {place: None for slip in mine if slip.rare == key for place in slip.places}
        if key == head or not places:
            places = dict.fromkeys(n for n in forms[key].mentions if _concerns(uses, n, people, given))
        word = forms[key].spelling if key in forms else next((place.words[-1] for place in places), key)
        spellings.append(Spelling(word, tuple(sorted(places, key=lambda name: (name.document.name, name.span)))))
    spellings.sort(key=lambda spelling: (-independent(spelling.places, uses.source_of), spelling.word))
    person = bool(people) or sum(forms[key].person for key in group if key in forms) * 2 > len(group)
    reasons = tuple(dict.fromkeys(slip.reason for slip in mine))
    confidence = max(slip.confidence for slip in mine)
    romanised = all(romanised_alike(left, right, people) for left, right in combinations(sorted(group), 2))
    return Variation(
        tuple(spellings), reasons, confidence, given, person, romanised, minor=head in GENERIC and doubled(group)
    )


def _concerns(uses: Uses, name: Name, people: frozenset[str], given: bool) -> bool:
    """Whether a mention with the word can mean the person of the evidence (`people`: the other names)."""
    person = uses.person(name)
    if not people or person is None:
        return True
    if given:
        return person[1] in people
    return any(same_given(person[0], other) for other in people)
