"""Mentions gathered into people, places and organisations."""

from __future__ import annotations

import re
import weakref
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from factcheck.corpus import Corpus
from factcheck.document import Document
from factcheck.identity import accepted, acronyms, longer_names, people
from factcheck.identity.addresses import one_address
from factcheck.identity.datelines import dateline_towns
from factcheck.identity.destroyed import (
    LowerWords,
    joined,
    out_of_order,
    run_together,
    with_and_without_apostrophe,
    without_capital,
)
from factcheck.identity.givens import middle_initials, other_givens
from factcheck.identity.slips import Slip, best, connected
from factcheck.identity.spelling import fold, nominated, same_given
from factcheck.identity.surnames import other_surnames
from factcheck.identity.surroundings import around, stands_as_person
from factcheck.identity.transcripts import not_transcribed
from factcheck.identity.uses import Uses, name_keys
from factcheck.identity.variation import Variation, commonest, variation
from factcheck.mention import Name
from factcheck.name_words import PERSON, TITLES
from factcheck.stories import stories_of


@dataclass(frozen=True, eq=False)
class Entity:
    """A person, place or organisation with every mention that was linked to it.

    `words` is the fullest name in its commonest spelling; `given` and `surname` are folded keys, empty for what is no
    person; `spellings` counts the ways the name is written, commonest first.
    """

    words: tuple[str, ...]
    label: str
    mentions: tuple[Name, ...]
    given: str = ""
    surname: str = ""

    @property
    def name(self) -> str:
        return " ".join(self.words)

    @cached_property
    def spellings(self) -> tuple[tuple[str, int], ...]:
        counts = Counter(" ".join(mention.words) for mention in self.mentions)
        return tuple(sorted(counts.items(), key=lambda item: (-item[1], item[0])))


@dataclass(eq=False)
class _Person:
    """A person while mentions are being gathered."""

    surname: str
    junior: bool
    givens: list[str]
    mentions: list[Name] = field(default_factory=list)
    group: object = None  # of names that the desk holds to be one

    def called(self, given: str) -> bool:
        return any(same_given(given, mine) for mine in self.givens)

    def may_be(self, group: object) -> bool:
        return self.group is None or group is None or self.group == group


@dataclass(frozen=True, eq=False)
class Entities:
    """The entities of a corpus and the names spelt in more than one way."""

    entities: tuple[Entity, ...]
    variations: tuple[Variation, ...]
    _by_mention: Mapping[Name, Entity] = field(repr=False)

    def entity_of(self, mention: Name) -> Entity | None:
        """The entity a mention is linked to; None where a bare name fits two people of its document."""
        return self._by_mention.get(mention)


_CACHE: weakref.WeakKeyDictionary[Corpus, Entities] = weakref.WeakKeyDictionary()


def entities(corpus: Corpus) -> Entities:
    """Link the names of a corpus; worked out once for each corpus."""
    found = _CACHE.get(corpus)
    if found is None:
        found = _CACHE[corpus] = _link(corpus)
    return found


def _link(corpus: Corpus) -> Entities:
    names = corpus.of_kind(Name)
    words = LowerWords(corpus)
    told = not_transcribed(names, corpus.sentences)
    uses = Uses(
        [*told, *dateline_towns(corpus.sentences)], words.count, corpus.source_of, stories_of(corpus).perhaps_one
    )
    forms = uses.forms
    eligible = [key for key in forms if len(key) >= 4 and key not in TITLES]
    longer = (*longer_names.same_streets(uses), *longer_names.same_stems(uses))
    pairs = dict.fromkeys((*nominated(eligible), *longer, *people.short_givens(uses)))
    found = [slip for pair in pairs if (slip := _slip(uses, *pair)) is not None]
    slips = best([*found, *people.double_surnames(uses)])
    slips.extend((*run_together(forms, words), *joined(corpus, forms), *out_of_order(corpus, names, forms)))
    slips = accepted.without_right(corpus, slips, forms)
    groups = connected(slips)
    canonical = {other: first for first, other in accepted.same(corpus.house) if first in forms and other in forms}
    canonical |= {key: commonest(group, forms) for group in groups for key in group}
    variations = (
        *(variation(group, slips, uses) for group in groups),
        *without_capital(forms, words),
        *with_and_without_apostrophe(forms),
        *one_address(names),
        *other_surnames(told, uses),
        *other_givens(told, uses),
        *middle_initials(told, uses),
        *acronyms.variations(corpus),
    )
    linked = _Linker(names, uses, canonical, accepted.groups(corpus.house)).link()
    return Entities(tuple(linked), variations, {mention: entity for entity in linked for mention in entity.mentions})


def _slip(uses: Uses, left: str, right: str) -> Slip | None:
    """What the first rule that finds evidence says of two nominated words."""
    rare, common = sorted((uses.forms[left], uses.forms[right]), key=lambda form: form.rank)
    if rare.abbreviation or common.abbreviation:
        return None
    found = (rule(uses, rare, common) for rule in (*people.RULES, *longer_names.RULES))
    return next((slip for slip in found if slip is not None), None)


class _Linker:
    """Gathers mentions into people first, then everything else by its words."""

    def __init__(
        self,
        names: Sequence[Name],
        uses: Uses,
        canonical: Mapping[str, str],
        groups: Mapping[tuple[str, ...], object],
    ) -> None:
        self.names = names
        self.groups = groups
        self.uses = uses
        self.forms = uses.forms
        self.canonical = canonical
        self.people: dict[str, list[_Person]] = defaultdict(list)
        self.present: dict[Document, list[_Person]] = defaultdict(list)
        self.others: dict[tuple[str, ...], list[Name]] = defaultdict(list)

    def key(self, word: str) -> str:
        return self.canonical.get(word, word)

    def link(self) -> list[Entity]:
        full = {name for name in self.names if self.uses.person(name) is not None}
        for name in self.names:
            if name in full:
                self._add_full(name)
        for name in self.names:
            if name not in full:
                self._add_short(name)
        found = [_person_entity(person) for people in self.people.values() for person in people]
        acronyms = _acronyms(self.others)
        merged: dict[tuple[str, ...], list[Name]] = defaultdict(list)
        for keys, mentions in self.others.items():
            merged[acronyms.get(keys, keys)].extend(mentions)
        return found + [_other_entity(mentions) for mentions in merged.values()]

    def _add_full(self, name: Name) -> None:
        keys = name_keys(name)
        given, surname = self.key(keys[0]), self.key(keys[-1])
        junior = fold(name.words[-1]) in {"jr", "ii", "iii", "iv"}
        group = self.groups.get(keys)
        candidates = (p for p in self.people[surname] if p.junior == junior and p.called(given) and p.may_be(group))
        person = next(candidates, None)
        if person is None:
            person = _Person(surname, junior, [], group=group)
            self.people[surname].append(person)
        if given not in person.givens:
            person.givens.append(given)
        person.mentions.append(name)
        if person not in self.present[name.document]:
            self.present[name.document].append(person)

    def _add_short(self, name: Name) -> None:
        keys = tuple(map(self.key, name_keys(name)))
        form = self.forms.get(name_keys(name)[0])
        if len(keys) == 1 and (name.label != "PLACE" or stands_as_person(name) or (form is not None and form.person)):
            candidates = self._candidates(name.document, keys[0])
            if len(candidates) == 1:
                candidates[0].mentions.append(name)
            if candidates:
                return
        self.others[keys].append(name)

    def _candidates(self, document: Document, key: str) -> list[_Person]:
        here = self.present[document]
        return (
            [person for person in here if person.surname == key]
            or [person for person in here if key in person.givens]
            or [person for person in here if len(key) > 2 and person.called(key)]
            or self.people.get(key, [])
            or self._relatives(document, key)
        )

    def _relatives(self, document: Document, given: str) -> list[_Person]:
        """Those of this first name whose full name other documents have, of a family that this one names."""
        families = {person.surname for person in self.present[document]}
        return [person for family in sorted(families) for person in self.people[family] if given in person.givens]


def _acronyms(others: Mapping[tuple[str, ...], list[Name]]) -> dict[tuple[str, ...], tuple[str, ...]]:
    """Acronyms given in brackets behind their expansion: ("iaea",) to its words."""
    found: dict[tuple[str, ...], tuple[str, ...]] = {}
    for keys, mentions in others.items():
        if len(keys) < 2:
            continue
        initials = {"".join(k[0] for k in keys), "".join(k[0] for k in keys if k not in {"of", "the", "and", "for"})}
        for mention in mentions:
            match = re.match(r"\s\(([A-Z][A-Za-z]{1,7})\)", around(mention)[1])
            if match and match.group(1).casefold() in initials and (match.group(1).casefold(),) in others:
                found[match.group(1).casefold(),] = keys
    return found


def _fullest(mentions: Sequence[Name]) -> tuple[str, ...]:
    counts = Counter(mention.words for mention in mentions)
    return max(counts, key=lambda words: (len(words) > 1, counts[words], len(words), words))


def _person_entity(person: _Person) -> Entity:
    given = max(person.givens, key=lambda words: (len(words), words))
    return Entity(_fullest(person.mentions), PERSON, tuple(person.mentions), given, person.surname)


def _other_entity(mentions: Sequence[Name]) -> Entity:
    labels = Counter(mention.label for mention in mentions)
    label = max(labels, key=lambda label: (labels[label], label))
    return Entity(_fullest(mentions), label, tuple(mentions))
