"""How the names of a corpus use a word: with which other words, and which names are people's full names."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from itertools import product

from factcheck.document import Document
from factcheck.identity.spelling import fold
from factcheck.mention import Name
from factcheck.name_words import ORG_NOUNS, OTHER, PERSON, PLACE_NOUNS, TITLES, listed
from factcheck.vocabulary import known, ordinary

_SUFFIXES = listed("jr sr ii iii iv mp msp qc kc phd md")
STREETS = listed("street st avenue ave road rd drive dr lane ln boulevard blvd court ct highway hwy parkway pkwy place")
_STREET_OF = dict(
    pair.split()
    for pair in (
        "st street,ave avenue,rd road,dr drive,ln lane,blvd boulevard,ct court,hwy highway,pkwy parkway".split(",")
    )
)
GENERIC = (
    PLACE_NOUNS
    | ORG_NOUNS
    | TITLES
    | listed("of the and de la von van der north south east west northern southern eastern western new old st saint")
)


def _itself(document: Document) -> Document:
    return document


def _always(_left: Document, _right: Document) -> bool:
    return True


def independent(names: Iterable[Name], source_of: Callable[[Document], Document]) -> int:
    """How many names there are when copies of one text count once."""
    most: Counter[Document] = Counter()
    for document, count in Counter(name.document for name in names).items():
        most[source_of(document)] = max(most[source_of(document)], count)
    return most.total()


@dataclass(eq=False)
class Form:
    """One folded word with every name that contains it."""

    key: str
    mentions: list[Name] = field(default_factory=list)
    written: Counter[str] = field(default_factory=Counter)
    frames: dict[tuple[int, tuple[str, ...]], list[Name]] = field(default_factory=lambda: defaultdict(list))
    givens: set[str] = field(default_factory=set)  # given names it is a surname to
    surnames: set[str] = field(default_factory=set)  # surnames it is a given name to
    bare: list[Name] = field(default_factory=list)
    documents: set[Document] = field(default_factory=set)
    source_of: Callable[[Document], Document] = _itself

    @cached_property
    def count(self) -> int:
        """How often the word stands, copies of one text counted once."""
        return independent(self.mentions, self.source_of)

    @cached_property
    def spelling(self) -> str:
        return min(self.written, key=lambda word: (-self.written[word], word.isupper(), word))

    @cached_property
    def person(self) -> bool:
        return sum(mention.label == PERSON for mention in self.mentions) * 2 >= len(self.mentions)

    @property
    def rank(self) -> tuple[int, bool, str]:
        """By which the commoner of two words is told from the rarer."""
        return self.count, known(self.key), self.key

    @property
    def abbreviation(self) -> bool:
        return (self.spelling.isupper() and len(self.key) <= 5) or any(char.isdigit() for char in self.key)

    @property
    def common(self) -> bool:
        """A dictionary word: the vocabulary has it in lower case only."""
        return ordinary(self.key)


def name_keys(name: Name) -> tuple[str, ...]:
    """Folded words of a name without Jr, MP and the like."""
    return _keys(name.words)


@lru_cache(maxsize=100_000)  # the same names come again and again
def _keys(words: tuple[str, ...]) -> tuple[str, ...]:
    keys = tuple(map(fold, words))
    return tuple(key for key in keys if key and key not in _SUFFIXES) or keys


def _given_and_surname(name: Name) -> tuple[str, str] | None:
    """First and last word of a name built as a person's full name is."""
    keys = name_keys(name)
    if len(keys) > 2 and len(keys[0]) == 1:
        keys = keys[1:]  # "J. Edgar …", or a stray letter before the name
    if not 2 <= len(keys) <= 5 or any(char.isdigit() for key in keys for char in key):
        return None
    return keys[0], keys[-1]


class Uses:
    """The words of a corpus' names, and which names are people's full names."""

    def __init__(
        self,
        names: Sequence[Name],
        lower: Counter[str],
        source_of: Callable[[Document], Document] = _itself,
        perhaps_one: Callable[[Document, Document], bool] = _always,
    ) -> None:
        self.lower = lower  # how often the texts have a word in lower case
        self.source_of = source_of
        self._perhaps_one = perhaps_one
        self._full = _full_names(names)
        self.forms: dict[str, Form] = {}
        for name in names:
            self._add(name)

    def person(self, name: Name) -> tuple[str, str] | None:
        """Folded given name and surname of a person's full name; None for every other name."""
        return self._full.get(name)

    def of_one_event(self, left: Iterable[Name], right: Iterable[Name]) -> bool:
        """Whether names stand apart, each in documents of its own, of which two may tell of one event."""
        mine, others = ({name.document: None for name in names} for names in (left, right))
        return mine.keys().isdisjoint(others) and any(self._perhaps_one(*pair) for pair in product(mine, others))

    def ordinary(self, form: Form) -> bool:
        """Whether the word is one of the language, by the vocabulary or because the texts have it in lower case."""
        return form.common or self.lower[form.key] > 0

    def spelling(self, key: str) -> str:
        """A folded word as it is most often written."""
        return self.forms[key].spelling if key in self.forms else key.title()

    def full_name(self, form: Form, given: bool = False) -> str:
        """The first full name with the word as its surname, or as its given name."""
        for name in form.mentions:
            if self.person(name) and name_keys(name)[0 if given else -1] == form.key:
                return " ".join(name.words)
        return form.spelling

    def _add(self, name: Name) -> None:
        keys = name_keys(name)
        rest = (*keys[:-1], _STREET_OF.get(keys[-1], keys[-1])) if len(keys) > 1 else keys
        person = self.person(name)
        for at, key in enumerate(keys):
            if len(key) < 3 or not any(char.isalpha() for char in key):
                continue
            form = self.forms.setdefault(key, Form(key, source_of=self.source_of))
            form.mentions.append(name)
            form.written[_written(name, key)] += 1
            form.documents.add(name.document)
            if len(keys) == 1:
                form.bare.append(name)
            else:
                form.frames[at, rest[:at] + rest[at + 1 :]].append(name)
            if person and at == len(keys) - 1:
                form.givens.add(person[0])
            if person and at == len(keys) - len(keys[keys.index(person[0]) :]):
                form.surnames.add(person[1])


def _full_names(names: Sequence[Name]) -> dict[Name, tuple[str, str]]:
    """People's full names: labelled so, or shaped so with a first or last name that a person so labelled has."""
    shaped = {name: pair for name in names if (pair := _given_and_surname(name))}
    plain = {name for name in shaped if len(name.words) <= 4 and not GENERIC.intersection(name_keys(name))}
    sure = {n: pair for n, pair in shaped.items() if n.label == PERSON or (n.label == OTHER and n in plain)}
    firsts, lasts = {pair[0] for pair in sure.values()}, {pair[1] for pair in sure.values()}
    return {
        n: pair for n, pair in shaped.items() if n in sure or (n in plain and (pair[0] in firsts or pair[1] in lasts))
    }


def _written(name: Name, key: str) -> str:
    word = next((word for word in name.words if fold(word) == key), name.words[-1])
    return re.sub(r"['’]s?$", "", word)
