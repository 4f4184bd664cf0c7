"""How well the sources bear out each word of a sentence: words that stand for it, in the same relation to the others.

A word is borne out when the sources have it, or a word of the same meaning, beside the words it hangs on: "officers
arrested" needs officers that arrest, not officers in one sentence and an arrest in another. Of every content word a
row of plain comparisons is measured (`MEASURES`); a logistic model with one weight for each says how likely it is that
the word departs from the sources. No weight is negative: better support never makes a word more suspicious.

The weights are set by hand, guided by two fits: on pairs of FEVER Symmetric, counterfactual SNLI and MNLI, where a
hypothesis that is not entailed has at least one such word (benchmarks/train_support.py: multiple-instance learning by
expectation maximisation), and on sentences of news reports with one word exchanged.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt

from factcheck.lexicon import Kinship, kinship
from factcheck.syntax import Parse, Token

Row = npt.NDArray[np.float32]

_CONTENT = frozenset({"NOUN", "PROPN", "VERB", "ADJ", "NUM", "ADV"})
_EMPTY = frozenset(
    "be have do get also very just so then there here now too even still not n't never as more most such".split()
)
_WORTH = {
    Kinship.SAME: 1.0,
    Kinship.SYNONYM: 0.85,
    Kinship.FAMILY: 0.8,
    Kinship.BROADER: 0.7,
    Kinship.NARROWER: 0.35,
    Kinship.SISTER: 0.2,
    Kinship.OPPOSITE: 0.0,
    Kinship.NONE: 0.0,
}
_ROLES = {
    "nsubj": "subject",
    "csubj": "subject",
    "agent": "subject",
    "dobj": "object",
    "nsubjpass": "object",
    "attr": "same",
    "appos": "same",
    "amod": "modifier",
    "compound": "modifier",
    "nmod": "modifier",
    "nummod": "number",
    "poss": "owner",
}
_DENIALS = frozenset("no never neither nor without nobody nothing".split())
_ANCHORS = 3  # source sentences that a draft sentence is held against most closely
HELD = 0.65  # from this worth on a source word stands for a draft word
_MOST = 60  # places of one word that are looked at

MEASURES: dict[str, float] = {  # each from 0 to 1, with its weight
    "a name the sources lack": 1.16,
    "a number they lack": 1.42,
    "a noun they lack": 2.04,
    "a verb they lack": 1.85,
    "an adjective or adverb they lack": 1.71,
    "beside its neighbours in no like role": 0.91,
    "not in the sentences that tell of the rest": 0.99,
    "its opposite stands there": 1.71,
    "another word stands in its place": 0.05,
    "another word of its kind stands in its place": 0.0,
    "denied here only, or there only": 4.04,
    "subject and object exchanged": 0.30,
    "lacking though the rest is told": 2.65,
}
_WEIGHTS = np.array(list(MEASURES.values()), dtype=np.float32)
_INTERCEPT = -4.2
OPPOSITE, RIVAL, AKIN, DENIED, EXCHANGED = 7, 8, 9, 10, 11  # columns that speak of a conflict rather than of silence


@dataclass(frozen=True, eq=False)
class Analysed:
    """A parsed sentence with its content words and what hangs on what."""

    parse: Parse

    @cached_property
    def content(self) -> tuple[Token, ...]:
        """The words that state something."""
        return tuple(token for token in self.parse.tokens if is_content(token))

    @cached_property
    def pairs(self) -> tuple[tuple[int, int, str], ...]:
        """Pairs of content words that hang together (indexes of tokens: the one, the other, its role)."""
        return tuple(_pairs(self.parse))

    @cached_property
    def negated(self) -> frozenset[int]:
        """Indexes of the tokens that a "not", "no" or "without" denies."""
        denied = set()
        for token in self.parse.tokens:
            if token.dep == "neg" or token.lemma in _DENIALS:
                denied.add(self.parse.head(token).index)
                denied.update(child.index for child in self.parse.children(token, "pobj", "pcomp"))
        return frozenset(denied)


def is_content(token: Token) -> bool:
    """Whether a token states something rather than joins or points."""
    return token.pos in _CONTENT and token.lemma not in _EMPTY and any(char.isalnum() for char in token.text)


def _pairs(parse: Parse) -> Iterator[tuple[int, int, str]]:
    """Each content word with the content word it hangs on; function words between them are passed over."""
    loose: dict[int, list[tuple[int, str]]] = defaultdict(list)
    for token in parse.tokens:
        if not is_content(token):
            continue
        above, role = _governor(parse, token)
        if not is_content(above) or above.index == token.index:
            loose[above.index].append((token.index, role))
            continue
        yield above.index, token.index, role
        if token.dep == "conj" and above.head != above.index and is_content(parse.head(above)):
            yield parse.head(above).index, token.index, _ROLES.get(above.dep, "other")
    for found in loose.values():  # "the road is closed": what a bare "be" joins hangs together
        subject = next((index for index, role in found if role in {"subject", "object"}), None)
        if subject is not None:
            yield from ((subject, index, "same") for index, _ in found if index != subject)


def _governor(parse: Parse, token: Token) -> tuple[Token, str]:
    """The nearest content word above a token, else the root, and the token's role towards it."""
    role, at = _ROLES.get(token.dep, "other"), token
    while at.head != at.index:
        above = parse.head(at)
        if role == "other" and at.dep in {"pobj", "agent"}:
            role = "subject" if above.dep == "agent" else f"by {above.lemma}"
        at = above
        if is_content(at):
            break
    return at, role


class Sources:
    """The content words of source sentences, with what hangs on what."""

    def __init__(self, sentences: Sequence[Analysed]) -> None:
        self.sentences = tuple(sentences)
        self.words = [(number, token) for number, sentence in enumerate(sentences) for token in sentence.content]
        self.sentence_of = np.array([number for number, _ in self.words], dtype=np.int64)
        self.negated = np.array([token.index in sentences[number].negated for number, token in self.words], dtype=bool)
        self.links: list[dict[int, str]] = [{} for _ in self.words]
        place = {(number, token.index): at for at, (number, token) in enumerate(self.words)}
        for number, sentence in enumerate(sentences):
            for one, other, role in sentence.pairs:
                left, right = place[number, one], place[number, other]
                self.links[left][right] = self.links[right][left] = role
        self._at_lemma: dict[str, list[int]] = defaultdict(list)
        for at, (_, token) in enumerate(self.words):
            self._at_lemma[token.lemma].append(at)
        self._known: dict[str, tuple[Row, npt.NDArray[np.bool_]]] = {}

    def worth(self, lemma: str) -> tuple[Row, npt.NDArray[np.bool_]]:
        """How well each source word stands for a lemma (0 to 1), and which are its opposites."""
        if lemma not in self._known:
            worth = np.zeros(len(self.words), dtype=np.float32)
            opposite = np.zeros(len(self.words), dtype=bool)
            for other, places in self._at_lemma.items():
                kin = kinship(lemma, other)
                worth[places] = 0.8 if kin is Kinship.NONE and _same_stem(lemma, other) else _WORTH[kin]
                opposite[places] = kin is Kinship.OPPOSITE
            self._known[lemma] = worth, opposite
        return self._known[lemma]


def _same_stem(left: str, right: str) -> bool:
    """Forms that the lemmatiser keeps apart: "Norway" is not "Norwegian", but "Russia" and "Russian" are."""
    short, long = sorted((left, right), key=len)
    return len(short) >= 5 and len(long) - len(short) <= 3 and long.startswith(short[:-1]) and short[:1].isalpha()


@dataclass(frozen=True, eq=False)
class Support:
    """What the sources make of one draft sentence.

    `words` are its content words, `rows` what is measured of each (words, MEASURES), `departs` the chance that a word
    departs from the sources, `closest` the source sentences nearest to it (numbers in Sources, nearest first) and
    `told` how much of the sentence the nearest one tells, 0 to 1, and `entailed` what a judge of whole sentences says.
    """

    words: tuple[Token, ...]
    rows: Row
    departs: Row
    closest: tuple[int, ...]
    told: float
    entailed: float | None = None

    @property
    def in_doubt(self) -> float:
        """The chance that the sentence departs: that of its worst word, or what a judge of whole sentences says."""
        if self.entailed is not None:
            return 1.0 - self.entailed
        return float(max(self.departs, default=0.5))


def support(sentence: Analysed, sources: Sources) -> Support:
    """Hold a draft sentence against the sources."""
    words = sentence.content
    if not words or not sources.words:
        silent = np.zeros((len(words), len(MEASURES)), dtype=np.float32)
        return Support(words, silent, np.full(len(words), 0.5, dtype=np.float32), (), 0.0)
    aligned = _Alignment(sentence, sources)
    rows = np.array([aligned.row(at) for at in range(len(words))], dtype=np.float32)
    departs = 1 / (1 + np.exp(-(rows @ _WEIGHTS + _INTERCEPT)))
    closest = np.argsort(-aligned.total, kind="stable")[:_ANCHORS]
    told = float(aligned.total.max() / aligned.weights.sum())
    return Support(words, rows, departs.astype(np.float32), tuple(closest.tolist()), min(1.0, told))


class _Alignment:
    """One draft sentence against the sources, word by word."""

    def __init__(self, sentence: Analysed, sources: Sources) -> None:
        self.sentence, self.sources, self.words = sentence, sources, sentence.content
        place = {token.index: at for at, token in enumerate(self.words)}
        self.neighbours: list[list[tuple[int, str]]] = [[] for _ in self.words]
        for one, other, role in sentence.pairs:
            self.neighbours[place[one]].append((place[other], role))
            self.neighbours[place[other]].append((place[one], role))
        found = [sources.worth(token.lemma) for token in self.words]
        self.worth = np.array([worth for worth, _ in found])
        self.opposite = np.array([opposite for _, opposite in found])
        self.listed: list[list[float]] = self.worth.tolist()
        self.held: list[list[int]] = [np.flatnonzero(row >= HELD).tolist()[:_MOST] for row in self.worth]
        self.taken: list[float] = self.worth.max(0).tolist()
        self.by_sentence = np.zeros((len(self.words), len(sources.sentences)), dtype=np.float32)
        for row, worth in zip(self.by_sentence, self.worth, strict=True):
            np.maximum.at(row, sources.sentence_of, worth)
        self.weights = np.array([_weight(token) for token in self.words], dtype=np.float32)
        self.total: Row = (self.by_sentence * self.weights[:, None]).sum(0)

    def row(self, at: int) -> list[float]:
        rest = self.total - self.by_sentence[at] * self.weights[at]
        told = float(rest.max()) / (float(self.weights.sum() - self.weights[at]) or 1.0)
        anchors = np.argsort(-rest, kind="stable")[:_ANCHORS]
        there = float(self.worth[at].max())
        inside = np.isin(self.sources.sentence_of, anchors)
        agree, differ = self._roles(at)
        return [
            *(lacking * (1 - there) for lacking in _kind(self.words[at])),
            there * (1 - agree),
            there * (1 - float(self.by_sentence[at][anchors].max())),
            float((self.opposite[at] & inside).any() and float(self.by_sentence[at][anchors].max()) < HELD),
            *self._rivals(at, set(anchors.tolist())),
            there * self._negation(at, inside),
            differ * (agree == 0),
            (1 - there) * told,
        ]

    def _roles(self, at: int) -> tuple[float, float]:
        """How well the word stands beside a neighbour of its own in the same role, and in the opposite one."""
        agree, differ, links = 0.0, 0.0, self.sources.links
        for neighbour, role in self.neighbours[at]:
            for place in self.held[neighbour]:
                for near, found in links[place].items():
                    strength = min(self.listed[at][near], self.listed[neighbour][place])
                    if strength >= HELD and found == role:
                        agree = max(agree, strength)
                    elif strength >= HELD and {found, role} == {"subject", "object"}:
                        differ = max(differ, strength)
        return agree, differ

    def _rivals(self, at: int, anchors: set[int]) -> tuple[float, float]:
        """Whether another word stands in this word's place beside its neighbours, and whether one of its own kind.

        A neighbour that the sources have beside this word somewhere, in any role, gives no rival.
        """
        found, akin, mine, links = 0.0, 0.0, self.listed[at], self.sources.links
        for neighbour, role in self.neighbours[at]:
            places = self.held[neighbour]
            if any(mine[near] >= HELD for place in places for near in links[place]):
                continue
            for place in places:
                for near, other in links[place].items():
                    number, word = self.sources.words[near]
                    if other != role or self.taken[near] >= HELD or word.pos != self.words[at].pos:
                        continue
                    weight = 1.0 if number in anchors else 0.5
                    found = max(found, weight)
                    if mine[near] > 0 or self.opposite[at][near]:
                        akin = max(akin, weight)
        return found, akin

    def _negation(self, at: int, inside: npt.NDArray[np.bool_]) -> float:
        """Whether the word is denied here and nowhere in the nearest sentences, or the other way round."""
        denied = self.words[at].index in self.sentence.negated
        held = self.worth[at] >= HELD
        near = held & inside if (held & inside).any() else held
        return float(held.any() and (self.sources.negated[near] != denied).all())


def _kind(token: Token) -> tuple[float, ...]:
    number = token.pos == "NUM" or token.text[:1].isdigit()
    return (
        float(token.pos == "PROPN"),
        float(number),
        float(token.pos == "NOUN" and not number),
        float(token.pos == "VERB"),
        float(token.pos in {"ADJ", "ADV"}),
    )


def _weight(token: Token) -> float:
    """How much a word tells of what a sentence is about."""
    if token.pos in {"PROPN", "NUM"}:
        return 1.5
    return 1.0 if token.pos == "NOUN" else 0.7
