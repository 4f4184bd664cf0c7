"""Sentences with a slip put in: the kinds of errors that get into a summary, made by rule from parsed sentences.

A slip takes its words from the same group of reports where it can (what is wrong is then known to the sources, as when
two people change places) and from any group otherwise. Every changed word is known, so a judge can be told which it is.
"""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from factcheck.lexicon import Kinship, kinship, lexicon
from factcheck.support import is_content
from factcheck.syntax import Parse, Token

ENTITIES = {
    "PERSON": "who", "ORG": "who", "NORP": "who", "GPE": "where", "LOC": "where", "FAC": "where", "DATE": "when",
    "TIME": "when", "CARDINAL": "figure", "QUANTITY": "figure", "MONEY": "figure", "PERCENT": "figure",
}  # fmt: skip
ALIKE = frozenset({Kinship.SAME, Kinship.SYNONYM, Kinship.FAMILY, Kinship.BROADER})
SINGLE = {"noun": {"NN", "NNS"}, "verb": {"VBD", "VBN", "VBZ", "VBG", "VB", "VBP"}, "modifier": {"JJ", "RB", "JJR"}}
BE = frozenset("is are was were has had have will would can could".split())


@dataclass(frozen=True)
class Word:
    """A word as it is written, what follows it, and whether a slip changed it."""

    text: str
    space: str
    changed: bool = False


@dataclass(frozen=True)
class Told:
    """A parsed sentence, its words (with people renamed) and the phrases a slip may exchange."""

    parse: Parse
    words: tuple[Word, ...]
    entities: tuple[tuple[str, int, int], ...]  # kind, first and last + 1
    phrases: tuple[tuple[str, int, int], ...]  # preposition, first and last + 1

    @property
    def text(self) -> str:
        return written(self.words)


def told(parse: Parse, renamed: dict[str, str]) -> Told:
    tokens = parse.tokens
    ends = [after.span.start for after in tokens[1:]] + [tokens[-1].span.end]
    words = tuple(
        Word(renamed.get(token.text, token.text), " " if end > token.span.end else "")
        for token, end in zip(tokens, ends, strict=True)
    )
    return Told(parse, words, tuple(_entities(tokens)), tuple(_phrases(parse)))


def written(words: Iterable[Word]) -> str:
    return "".join(word.text + word.space for word in words).strip()


def changed(words: Sequence[Word]) -> list[tuple[int, int]]:
    """Where in the written sentence its changed words stand."""
    spans, at = [], 0
    for word in words:
        if word.changed:
            spans.append((at, at + len(word.text)))
        at += len(word.text) + len(word.space)
    return spans


def _entities(tokens: Sequence[Token]) -> Iterable[tuple[str, int, int]]:
    at = 0
    while at < len(tokens):
        end = at + 1
        while end < len(tokens) and tokens[end].entity == tokens[at].entity:
            end += 1
        if kind := ENTITIES.get(tokens[at].entity):
            first = at + (tokens[at].pos == "DET" and end > at + 1)
            yield kind, first, end - (tokens[end - 1].tag == "POS" and end > first + 1)
        at = end


def _phrases(parse: Parse) -> Iterable[tuple[str, int, int]]:
    for token in parse.tokens:
        if token.dep == "prep" and token.text.islower() and token.text != "of":
            below = sorted(one.index for one in parse.subtree(token))
            if 2 <= len(below) <= 8 and below == list(range(below[0], below[-1] + 1)) and below[0] == token.index:
                yield token.lemma, below[0], below[-1] + 1


class Stock:
    """What the sentences of one group, or of all, offer a slip."""

    def __init__(self, sentences: Iterable[Told]) -> None:
        self.entities: dict[str, list[tuple[Word, ...]]] = defaultdict(list)
        self.phrases: dict[str, list[tuple[Word, ...]]] = defaultdict(list)
        self.singles: dict[str, list[tuple[str, str]]] = defaultdict(list)  # tag: word and lemma
        for one in sentences:
            for kind, first, last in one.entities:
                self.entities[kind].append(one.words[first:last])
            for preposition, first, last in one.phrases:
                self.phrases[preposition].append(one.words[first:last])
            for token in one.parse.tokens:
                if is_content(token) and not token.entity and token.text.isalpha() and token.text.islower():
                    self.singles[token.tag].append((token.text, token.lemma))


Slip = Callable[[Told, Stock, random.Random], "list[Word] | None"]


def _put(words: Sequence[Word], first: int, last: int, others: Sequence[Word]) -> list[Word]:
    """The words with others in the place of a stretch of them."""
    kept = [replace(word, changed=True) for word in others]
    kept[-1] = replace(kept[-1], space=words[last - 1].space)
    return [*words[:first], *kept, *words[last:]]


def entity(one: Told, stock: Stock, rng: random.Random) -> list[Word] | None:
    """Another name, place, day or figure in the place of one."""
    if not one.entities:
        return None
    kind, first, last = rng.choice(one.entities)
    own = {word.text.casefold() for word in one.words if len(word.text) > 1}
    others = [found for found in stock.entities[kind] if not own & {word.text.casefold() for word in found}]
    return _put(one.words, first, last, rng.choice(others)) if others else None


def figure(one: Told, _: Stock, rng: random.Random) -> list[Word] | None:
    """Another figure of the same length."""
    places = [at for at, word in enumerate(one.words) if word.text.isdigit()]
    if not places:
        return None
    at = rng.choice(places)
    other = str(max(1, int(one.words[at].text) + rng.choice([-11, -7, -3, -2, -1, 1, 2, 3, 6, 10])))
    return _put(one.words, at, at + 1, [Word(other, "")]) if other != one.words[at].text else None


def single(one: Told, stock: Stock, rng: random.Random) -> list[Word] | None:
    """Another noun, verb or modifier of the same form, of no like meaning; an opposite where there is one."""
    wanted = rng.choice(list(SINGLE.values()))
    places = [
        token
        for token in one.parse.tokens
        if token.tag in wanted and is_content(token) and token.text.islower() and not token.entity
    ]
    if not places:
        return None
    token = rng.choice(places)
    opposite = sorted(lexicon().opposite.get(token.lemma, ()))
    if opposite and token.text == token.lemma and rng.random() < 0.6:
        return _put(one.words, token.index, token.index + 1, [Word(rng.choice(opposite), "")])
    own = {other.lemma for other in one.parse.tokens}
    found = stock.singles[token.tag]
    for text, lemma in rng.sample(found, min(12, len(found))):
        if lemma not in own and kinship(lemma, token.lemma) not in ALIKE:
            return _put(one.words, token.index, token.index + 1, [Word(text, "")])
    return None


def phrase(one: Told, stock: Stock, rng: random.Random) -> list[Word] | None:
    """Another circumstance: a phrase with a preposition in the place of one."""
    if not one.phrases:
        return None
    preposition, first, last = rng.choice(one.phrases)
    own = {word.text.casefold() for word in one.words}
    found = [other for other in stock.phrases[preposition] if not {w.text.casefold() for w in other[1:]} <= own]
    return _put(one.words, first, last, rng.choice(found)) if found else None


def addition(one: Told, stock: Stock, rng: random.Random) -> list[Word] | None:
    """A circumstance added before the full stop."""
    found = stock.phrases[rng.choice(["in", "at", "after", "with", "for", "on", "from", "by"])]
    if not found or len(one.words) < 5:
        return None
    end = len(one.words) - (one.words[-1].text in {".", "!"})
    added = [replace(word, changed=True) for word in rng.choice(found)]
    added[-1] = replace(added[-1], space="")
    return [*one.words[: end - 1], replace(one.words[end - 1], space=" "), *added, *one.words[end:]]


def denial(one: Told, _: Stock, rng: random.Random) -> list[Word] | None:
    """A "not" taken out or put in."""
    for at, token in enumerate(one.parse.tokens):
        if token.dep == "neg" and token.text.lower() in {"not", "never"}:
            kept = [*one.words[:at], *one.words[at + 1 :]]
            place = min(at, len(kept) - 1)
            kept[place] = replace(kept[place], changed=True)
            return kept
    places = [at for at, word in enumerate(one.words) if word.text in BE and at + 1 < len(one.words)]
    if not places:
        return None
    at = rng.choice(places)
    return [*one.words[: at + 1], Word("not", " ", changed=True), *one.words[at + 1 :]]


def exchange(one: Told, _: Stock, rng: random.Random) -> list[Word] | None:
    """Two names or two nouns of the sentence in each other's place."""
    pairs = [
        (left, right) for left in one.entities for right in one.entities if left[0] == right[0] and left[2] <= right[1]
    ]
    nouns = [token.index for token in one.parse.tokens if token.tag == "NN" and token.dep in {"nsubj", "dobj", "pobj"}]
    pairs += [(("", a, a + 1), ("", b, b + 1)) for a in nouns for b in nouns if a < b]
    if not pairs:
        return None
    (_, a, b), (_, c, d) = rng.choice(pairs)
    if written(one.words[a:b]).casefold() == written(one.words[c:d]).casefold():
        return None
    return _put(_put(one.words, c, d, one.words[a:b]), a, b, one.words[c:d])


SLIPS: dict[str, tuple[Slip, int]] = {
    "entity": (entity, 6), "figure": (figure, 1), "single": (single, 6), "phrase": (phrase, 4),
    "addition": (addition, 1), "denial": (denial, 1), "exchange": (exchange, 2),
}  # fmt: skip


def slipped(one: Told, group: Stock, everything: Stock, rng: random.Random) -> tuple[str, list[Word]] | None:
    """A kind of slip with the sentence it makes; two of three take their words from the group itself."""
    kinds = [kind for kind, (_, weight) in SLIPS.items() for _ in range(weight)]
    rng.shuffle(kinds)
    for kind in dict.fromkeys(kinds):
        for stock in (group, everything) if rng.random() < 0.66 else (everything, group):
            made = SLIPS[kind][0](one, stock, rng)
            if made is not None and written(made) != one.text:
                return kind, made
    return None
