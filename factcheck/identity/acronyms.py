"""Acronyms and the names they stand for: "Maritime Safety Authority (MSA)"."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from factcheck.corpus import Corpus
from factcheck.document import Sentence, Span
from factcheck.identity.spelling import alike, derived, fold
from factcheck.identity.variation import Spelling, Variation
from factcheck.mention import Name
from factcheck.name_words import ORG
from factcheck.vocabulary import vocabulary

_SMALL = frozenset("of the and for on in to at de la du & against".split())
_WORD = r"[A-Z][\w’'&.\-]*"
_BODY = rf"(?:{_WORD}|of|the|and|for|on|in|to|at|de|la|du|&|against)"
_DEFINED = re.compile(rf"({_WORD}(?:\s{_BODY}){{1,10}})\s\(([A-Z]{{3,7}})\)")
_CAPITALS = re.compile(r"(?<![\w&@#/.\-])[A-Z]{3,7}(?![\w/])")


@dataclass(frozen=True, eq=False)
class Definition:
    """A name with its acronym in brackets behind it: the words of the name, and where they stand."""

    words: tuple[str, ...]
    acronym: str
    place: Name
    short: Name

    @property
    def content(self) -> tuple[str, ...]:
        return _content(self.words)

    @property
    def initials(self) -> str:
        return _initials(self.content)


def variations(corpus: Corpus) -> Iterator[Variation]:
    """Names and acronyms of bodies that do not fit each other."""
    found = list(_definitions(corpus))
    if not found:
        return
    written = _written(corpus)
    yield from _two_names(found)
    yield from _word_left_out(corpus, found)
    yield from _misfits(found, written)
    yield from _letters_swapped(found, written)


def _content(words: Sequence[str]) -> tuple[str, ...]:
    parts = (part for word in words if word not in _SMALL for part in word.split("-"))
    return tuple(part for part in parts if part[:1].isalpha())


def _initials(words: Sequence[str]) -> str:
    return "".join(word[0].upper() for word in words)


def _definitions(corpus: Corpus) -> Iterator[Definition]:
    for sentence in corpus.sentences:
        for match in _DEFINED.finditer(sentence.text) if "(" in sentence.text else ():
            if (start := _start(match)) is not None:
                words = tuple(match.group(1)[start:].split())
                place = _name(sentence, match.start(1) + start, match.end(1), words)
                short = _name(sentence, match.start(2), match.end(2), (match.group(2),))
                yield Definition(words, match.group(2), place, short)


def _start(match: re.Match[str]) -> int | None:
    """Where the name begins in the capitals before the brackets: the longest end of them that fits the letters best."""
    long, acronym = match.group(1), match.group(2)
    starts = [found.start() for found in re.finditer(_WORD, long)]
    for fit in (_fits, _one_off):
        for start in starts:
            if fit(tuple(long[start:].split()), acronym):
                return start
    return None


def _fits(words: Sequence[str], acronym: str) -> bool:
    return acronym in {_initials(_content(words)), _initials(words)}


def _one_off(words: Sequence[str], acronym: str) -> bool:
    """Whether one letter of an acronym is another, or two have changed places."""
    initials = _initials(_content(words))
    return len(initials) == len(acronym) and (_replaced(initials, acronym) or _swapped(initials, acronym))


def _replaced(one: str, other: str) -> bool:
    return sum(a != b for a, b in zip(one, other, strict=True)) == 1


def _swapped(one: str, other: str) -> bool:
    at = [n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b]
    return (
        len(one) == len(other)
        and len(at) == 2
        and at[1] == at[0] + 1
        and (one[at[0]], one[at[1]]) == (other[at[1]], other[at[0]])
    )


def _name(sentence: Sentence, start: int, end: int, words: tuple[str, ...]) -> Name:
    offset = sentence.span.start
    return Name(sentence, Span(offset + start, offset + end), words, ORG)


def _written(corpus: Corpus) -> dict[str, list[Name]]:
    """Words in capitals, outside lines of capitals, with their places."""
    found: dict[str, list[Name]] = defaultdict(list)
    for sentence in corpus.sentences:
        if not sentence.text.isupper():
            for match in _CAPITALS.finditer(sentence.text):
                found[match.group()].append(_name(sentence, match.start(), match.end(), (match.group(),)))
    return found


def _two_names(found: Sequence[Definition]) -> Iterator[Variation]:
    """One acronym behind two names that differ in one ordinary word."""
    for left, right in combinations(_distinct(found), 2):
        if left.acronym != right.acronym or len(left.content) != len(right.content):
            continue
        differing = [(a, b) for a, b in zip(left.content, right.content, strict=True) if fold(a) != fold(b)]
        if (
            len(differing) == 1
            and _another_word(*differing[0])
            and not any(_where(*pair) for pair in zip((left, right), differing[0], strict=True))
        ):
            reason = f"both are given as {left.acronym}"
            yield Variation(_spellings(found, left, right), (reason,), 0.7)


def _where(definition: Definition, word: str) -> bool:
    """Whether a word stands where a body's place does: first, or behind "of" or "in"."""
    at = next((n for n, one in enumerate(definition.words) if word in one), 0)
    return at == 0 or definition.words[at - 1] in {"of", "in", "for"}


def _another_word(left: str, right: str) -> bool:
    one, other = fold(left), fold(right)
    ordinary = one in vocabulary() and other in vocabulary()
    return ordinary and not derived(one, other) and not alike(one, other)


def _distinct(found: Sequence[Definition]) -> list[Definition]:
    return list({tuple(map(fold, definition.content)): definition for definition in reversed(found)}.values())[::-1]


def _spellings(found: Sequence[Definition], *names: Definition) -> tuple[Spelling, ...]:
    spellings = []
    for name in names:
        keys = tuple(map(fold, name.content))
        places = tuple(one.place for one in found if tuple(map(fold, one.content)) == keys)
        spellings.append(Spelling(" ".join(name.words), places))
    return tuple(sorted(spellings, key=lambda spelling: (-len(spelling.places), spelling.word)))


def _word_left_out(corpus: Corpus, found: Sequence[Definition]) -> Iterator[Variation]:
    """A name given with its acronym, and elsewhere the same name without one of its inner words."""
    named: dict[tuple[str, ...], list[Name]] = defaultdict(list)
    for name in corpus.of_kind(Name):
        if len(name.words) > 2:
            named[tuple(fold(word) for word in _content(name.words))].append(name)
    for definition in _distinct(found):
        keys = tuple(map(fold, definition.content))
        for at in range(1, len(keys) - 1):
            if len(keys) > 3 and (shorter := named.get(keys[:at] + keys[at + 1 :])):
                full = Spelling(" ".join(definition.words), _spellings(found, definition)[0].places)
                short = Spelling(" ".join(shorter[0].words), tuple(shorter))
                reason = f"the same name but for “{definition.content[at]}”"
                yield Variation((full, short), (reason,), 0.6, minor=True)


def _misfits(found: Sequence[Definition], written: Mapping[str, Sequence[Name]]) -> Iterator[Variation]:
    """An acronym that is one letter off its name; worth more than a note where the one that fits is used too."""
    seen: set[str] = set()
    for definition in found:
        fitting, acronym = definition.initials, definition.acronym
        if _fits(definition.words, acronym) or acronym in seen:
            continue
        seen.add(acronym)
        used = tuple(written.get(fitting, ()))
        if used or (
            _replaced(fitting, acronym) and acronym not in vocabulary() and all(map(_english, definition.content))
        ):
            reason = f"{' '.join(definition.words)} makes {fitting}"
            spellings = Spelling(acronym, tuple(written.get(acronym, (definition.short,)))), Spelling(fitting, used)
            yield Variation(spellings, (reason,), 0.8 if used else 0.5, minor=not used)


def _english(word: str) -> bool:
    """Whether a word is an ordinary one, so that no other language need be behind the letters."""
    return fold(word) in vocabulary()


def _letters_swapped(found: Sequence[Definition], written: Mapping[str, Sequence[Name]]) -> Iterator[Variation]:
    """Two letters of an acronym change places once in a document that explains the right one."""
    defined = {definition.acronym for definition in found}
    for definition in {definition.acronym: definition for definition in found}.values():
        if not _fits(definition.words, definition.acronym):
            continue
        right = written.get(definition.acronym, ())
        for other, places in written.items():
            if (
                _swapped(definition.acronym, other)
                and other not in defined
                and other not in vocabulary()
                and len(places) == 1
                and len([place for place in right if place.document is places[0].document]) > 1
            ):
                reason = f"{' '.join(definition.words)} makes {definition.acronym}, and nothing explains {other}"
                yield Variation(
                    (Spelling(definition.acronym, tuple(right)), Spelling(other, tuple(places))), (reason,), 0.75
                )
