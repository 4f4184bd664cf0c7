"""Evidence that two words are one person's name: the other name, the age, or a bare name nobody introduces."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from rapidfuzz.distance import OSA

from factcheck.identity.slips import Slip
from factcheck.identity.spelling import derived, plural, same_given, slight, sound
from factcheck.identity.surroundings import (
    ENDS_PHRASE,
    ages,
    around,
    conflicting_ages,
    in_place,
    is_subject,
    side_by_side,
    stands_as_person,
)
from factcheck.identity.transliterations import romanised_alike, transliteration
from factcheck.identity.uses import Form, Uses, name_keys
from factcheck.mention import Name
from factcheck.name_words import PLACE
from factcheck.vocabulary import known

_OFTEN = 4  # places of a spelling that make another one in one place odd
_LONG = 8  # letters of a surname that hardly comes about by chance


def _surname(uses: Uses, rare: Form, common: Form) -> Slip | None:
    """The same given name before both."""
    shared = {given for given in rare.givens if any(same_given(given, other) for other in common.givens)}
    if not shared or (plural(rare.key, common.key) and _loose_plural(uses, rare, common, shared)):
        return None
    if derived(rare.key, common.key) and any(name.label == PLACE for name in (*rare.mentions, *common.mentions)):
        return None  # "Costa Rica" and "Costa Rican"
    places = [name for name in rare.mentions if _belongs(uses, name, rare, shared)]
    fulls = [name for name in common.mentions if (pair := uses.person(name)) and pair[0] in common.givens
             and any(same_given(pair[0], given) for given in shared)]  # fmt: skip
    if side_by_side([name for name in places if uses.person(name)], fulls):
        return None
    together = not {name.document for name in places}.isdisjoint(name.document for name in fulls)
    if not (together or slight(rare.key, common.key) or ages(places) & ages(fulls)):
        return None
    reason = f"{common.spelling} and {rare.spelling} both stand after the given name {uses.spelling(min(shared))}"
    return Slip(rare.key, common.key, tuple(places), reason, 0.95, people=frozenset(shared))


def _loose_plural(uses: Uses, left: Form, right: Form, givens: set[str]) -> bool:
    """Whether a final s may be a plural or a possessive that lost its apostrophe ("Dana Cobbs family")."""
    if any(uses.lower[key] for key in {left.key, right.key, *givens}):
        return True
    return any(not ENDS_PHRASE.match(around(name)[1]) for form in (left, right) for name in form.mentions)


def _belongs(uses: Uses, name: Name, form: Form, givens: set[str]) -> bool:
    person = uses.person(name)
    return person is None or person[1] != form.key or any(same_given(person[0], given) for given in givens)


def short_givens(uses: Uses) -> Iterator[tuple[str, str]]:
    """Given names of three letters that sound like another one before the same surname: "Jon" and "John"."""
    for form in uses.forms.values():
        for pair in combinations(sorted(form.givens), 2):
            if min(map(len, pair)) == 3 and sound(pair[0]) == sound(pair[1]) and all(key in uses.forms for key in pair):
                yield pair


def double_surnames(uses: Uses) -> Iterator[Slip]:
    """A double surname and one of its parts after the same given name, each in documents of its own."""
    for key, form in uses.forms.items():
        parts = dict.fromkeys(key.split("-")) if "-" in key and form.givens else ()
        for part in (uses.forms[part] for part in parts if part in uses.forms):
            shared = {given for given in form.givens & part.givens if len(given) > 1}
            rare, common = sorted((form, part), key=lambda form: form.rank)
            mine, other = (_full(uses, each, shared) for each in (rare, common))
            if shared and {name.document for name in mine}.isdisjoint(name.document for name in other):
                reason = f"{common.spelling} and {rare.spelling} both stand after the given name "
                reason += uses.spelling(min(shared))
                yield Slip(rare.key, common.key, tuple(mine), reason, 0.75, people=frozenset(shared))


def _full(uses: Uses, form: Form, givens: set[str]) -> list[Name]:
    """The full names with a word as surname after one of these given names."""
    pairs = ((name, uses.person(name)) for name in form.mentions)
    return [name for name, pair in pairs if pair and pair[1] == form.key and pair[0] in givens]


def _given(uses: Uses, rare: Form, common: Form) -> Slip | None:
    """The same surname after both, and first names that sound alike or one of them no known word."""
    shared = rare.surnames & common.surnames
    if not shared:
        return None
    near = (
        OSA.distance(rare.key, common.key) <= 1
        and known(rare.key) != known(common.key)
        and rare.key[0] == common.key[0]
    )
    equal = sound(rare.key) == sound(common.key) or romanised_alike(rare.key, common.key, shared)
    if not equal and (not near or derived(rare.key, common.key)):
        return _apart(uses, rare, common, shared)
    places = [n for n in rare.mentions if (p := uses.person(n)) is None or p[1] in shared]
    others = [n for n in common.mentions if (p := uses.person(n)) and p[0] == common.key and p[1] in shared]
    if side_by_side(places, others) or conflicting_ages(places, others):
        return None
    reason = f"{common.spelling} and {rare.spelling} both stand before the surname {uses.spelling(min(shared))}"
    return Slip(rare.key, common.key, tuple(places), reason, 0.9 if equal else 0.8, True, frozenset(shared))


def _apart(uses: Uses, rare: Form, common: Form, surnames: set[str]) -> Slip | None:
    """First names one letter apart before the same surname, of the same age or in different documents."""
    places = [n for n in rare.mentions if (p := uses.person(n)) and p[1] in surnames]
    others = [n for n in common.mentions if (p := uses.person(n)) and p[1] in surnames]
    if OSA.distance(rare.key, common.key) > 1 or side_by_side(places, others) or conflicting_ages(places, others):
        return None
    aged = bool(ages([*places, *rare.bare]) & ages([*others, *common.bare]))
    together = not {n.document for n in places}.isdisjoint(n.document for n in others)
    doubtful = known(rare.key) and known(common.key) and not _inner_letter(rare.key, common.key)
    if not aged and ((together and not _odd_one(rare, common)) or rare.key[0] != common.key[0] or doubtful):
        return None
    reason = f"{common.spelling} and {rare.spelling} both stand before the surname {uses.spelling(min(surnames))}"
    reason += ", with the same age" if aged else ""
    return Slip(rare.key, common.key, tuple(places), reason, 0.9 if aged else 0.75, True, frozenset(surnames))


def _odd_one(rare: Form, common: Form) -> bool:
    """Whether a first name no dictionary has stands once, beside one that also other documents have, often."""
    return not known(rare.key) and rare.count == 1 and common.count >= _OFTEN and len(common.documents) > 1


def _inner_letter(left: str, right: str) -> bool:
    """Whether two first names differ by one letter inside that only one of them has ("Joan", "Jon")."""
    return len(left) != len(right) and left[0] == right[0] and left[-1] == right[-1] and min(len(left), len(right)) > 3


def _orphan_surname(uses: Uses, rare: Form, common: Form) -> Slip | None:
    """A bare surname nobody introduces, in a document that introduces a person of nearly that surname."""
    for orphan, owner in ((rare, common), (common, rare)):
        if not owner.givens or not orphan.bare or len(orphan.bare) < orphan.count or orphan.surnames:
            continue
        if (plural(orphan.key, owner.key) and not _singular(orphan, owner)) or not _trusted_orphan(orphan, owner):
            continue
        homes = {n.document for n in owner.mentions if uses.person(n) and name_keys(n)[-1] == owner.key}
        romanised = transliteration(orphan.key) == transliteration(owner.key)
        places = [n for n in orphan.bare if n.document in homes or (romanised and stands_as_person(n))]
        if not places or len(places) < orphan.count or side_by_side(places, owner.mentions):
            continue
        if not any(map(stands_as_person, places)) and (known(orphan.key) or any(map(in_place, places))):
            continue
        reason = f"nobody named {orphan.spelling} is introduced, while the text introduces {uses.full_name(owner)}"
        slip_rare, slip_common = sorted((orphan, owner), key=lambda form: form.rank)
        places = places if slip_rare is orphan else slip_rare.mentions
        confidence = 0.9 if not known(orphan.key) or not known(owner.key) else 0.75
        return Slip(slip_rare.key, slip_common.key, tuple(places), reason, confidence, people=frozenset(owner.givens))
    return None


def _singular(orphan: Form, owner: Form) -> bool:
    """Whether a bare surname with an s is one person's: "Okafors said so", not "the Okafors were away"."""
    return len(orphan.key) > len(owner.key) and all(map(is_subject, orphan.bare))


def _trusted_orphan(orphan: Form, owner: Form) -> bool:
    distance = OSA.distance(orphan.key, owner.key)
    if distance > 1 and len(orphan.key) < 7 and sound(orphan.key) != sound(owner.key):
        return False
    if known(orphan.key):
        return orphan.key[0] == owner.key[0] and distance == 1 and all(map(stands_as_person, orphan.bare))
    return True


def _orphan_given(uses: Uses, rare: Form, common: Form) -> Slip | None:
    """A bare first name nobody introduces, beside a person of nearly that first name."""
    for orphan, owner in ((rare, common), (common, rare)):
        if not owner.surnames or orphan.givens or orphan.surnames or len(orphan.bare) < orphan.count:
            continue
        equal = sound(orphan.key) == sound(owner.key)
        near = OSA.distance(orphan.key, owner.key) == 1 and (
            known(orphan.key) != known(owner.key) or bool(ages(orphan.bare) & ages(owner.mentions))
        )
        if not (equal or near) or orphan.key[0] != owner.key[0] or (derived(orphan.key, owner.key) and not equal):
            continue
        homes = {n.document for n in owner.mentions if uses.person(n) and name_keys(n)[0] == owner.key}
        if not orphan.documents <= homes or side_by_side(orphan.bare, owner.mentions):
            continue
        if conflicting_ages(orphan.bare, owner.mentions) or uses.ordinary(orphan):
            continue
        person = uses.full_name(owner, given=True)
        reason = f"nobody called {orphan.spelling} is introduced, while the text introduces {person}"
        slip_rare, slip_common = sorted((orphan, owner), key=lambda form: form.rank)
        return Slip(
            slip_rare.key, slip_common.key, tuple(slip_rare.mentions), reason, 0.85, True, frozenset(owner.surnames)
        )
    return None


def _family(_uses: Uses, rare: Form, common: Form) -> Slip | None:
    """Two long surnames that no dictionary has, one letter apart, of people in one report: of one family."""
    if known(rare.key) or known(common.key) or min(len(rare.key), len(common.key)) < _LONG:
        return None
    if OSA.distance(rare.key, common.key) > 1 or plural(rare.key, common.key) or derived(rare.key, common.key):
        return None
    if not (rare.givens and common.givens) or rare.givens & common.givens:
        return None
    if rare.documents.isdisjoint(common.documents) or side_by_side(rare.mentions, common.mentions):
        return None
    reason = "no dictionary has either surname, they differ in one letter, and one text has both"
    return Slip(rare.key, common.key, tuple(rare.mentions), reason, 0.75)


def _same_age(_uses: Uses, rare: Form, common: Form) -> Slip | None:
    """First names one letter apart in different documents, with the same age and no two surnames."""
    if OSA.distance(rare.key, common.key) > 1 or rare.key[0] != common.key[0] or len(rare.key) < 5:
        return None
    if not rare.documents.isdisjoint(common.documents) or (known(rare.key) and known(common.key)):
        return None
    people = [form for form in (rare, common) if form.surnames or form.bare]
    if len(people) < 2 or (rare.surnames and common.surnames) or derived(rare.key, common.key):
        return None
    shared = ages(rare.mentions) & ages(common.mentions)
    if not shared:
        return None
    reason = f"{common.spelling} and {rare.spelling} are given the same age, {min(shared)}"
    return Slip(rare.key, common.key, tuple(rare.mentions), reason, 0.8, given=True)


RULES = (_surname, _given, _orphan_surname, _orphan_given, _same_age, _family)
