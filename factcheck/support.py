"""How well the sources bear out each word of a sentence: alignment of words, and of the pairs that hang together.

A word is borne out when the sources have it, or a word of the same meaning, *in the same relation*: "officers arrested"
needs officers that arrest, not officers in one sentence and an arrest in another. What is measured of a word is a row of
numbers (`MEASURES`); what follows from them is learnt (factcheck/judge.py).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from math import log1p

import numpy as np

from factcheck.embedding import Vectors
from factcheck.lexicon import Kinship, kinship, lexicon
from factcheck.syntax import Parse, Token

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
_ANCHORS = 3  # source sentences that a draft sentence is held against most closely
_HELD = 0.65  # from this likeness on a word counts as found

MEASURES = (
    "same",
    "found",
    "opposite",
    "sister",
    "context",
    "context_of_same",
    "pairs",
    "pairs_together",
    "pairs_linked",
    "weakest_pair",
    "same_role",
    "other_role",
    "anchored",
    "context_anchored",
    "rest_anchored",
    "rest_found",
    "rival",
    "rival_context",
    "negation",
    "frequency",
    "common",
    "noun",
    "name",
    "verb",
    "adjective",
    "number",
    "adverb",
    "entity",
    "root",
    "neighbours_found",
    "opposite_anchored",
    "near_known",
)


@dataclass(frozen=True, eq=False)
class Analysed:
    """A parsed sentence with the vectors of its tokens in context, unit length, shape (tokens, dimension)."""

    parse: Parse
    vectors: Vectors

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
        """Indexes of the tokens that a "not", "no" or "never" denies."""
        denied = set()
        for token in self.parse.tokens:
            if token.dep == "neg" or token.lemma in {"no", "never", "neither", "nor", "without", "nobody", "nothing"}:
                denied.add(self.parse.head(token).index)
                if token.lemma == "without":
                    denied.update(child.index for child in self.parse.children(token, "pobj", "pcomp"))
        return frozenset(denied)


def is_content(token: Token) -> bool:
    return token.pos in _CONTENT and token.lemma not in _EMPTY and any(char.isalnum() for char in token.text)


def _pairs(parse: Parse) -> Iterator[tuple[int, int, str]]:
    """Each content word with the content word it hangs on; function words between them are passed over."""
    loose: dict[int, list[tuple[int, str]]] = defaultdict(list)
    for token in parse.tokens:
        if not is_content(token):
            continue
        role, at = _ROLES.get(token.dep, "other"), token
        while at.head != at.index:
            above = parse.head(at)
            if at.dep in {"pobj", "agent"} and role == "other":
                role = "subject" if above.dep == "agent" else f"by {above.lemma}" if above.pos == "ADP" else role
            at = above
            if is_content(at):
                yield at.index, token.index, role
                if token.dep == "conj" and at.head != at.index and is_content(parse.head(at)):
                    yield parse.head(at).index, token.index, _ROLES.get(at.dep, "other")
                break
        else:
            loose[at.index].append((token.index, role))
        if not is_content(at) and token.index != at.index:
            continue
    for found in loose.values():  # "the road is closed": what a bare "be" joins hangs together
        subject = next((index for index, role in found if role in {"subject", "object"}), None)
        if subject is not None:
            yield from ((subject, index, "same") for index, _ in found if index != subject)


class Sources:
    """The content words of the nominated source sentences, with what hangs on what."""

    def __init__(self, sentences: Sequence[Analysed]) -> None:
        self.sentences = tuple(sentences)
        words: list[tuple[int, Token]] = [
            (number, token) for number, sentence in enumerate(sentences) for token in sentence.content
        ]
        self.words = words
        self.lemmas = [token.lemma for _, token in words]
        self.sentence_of = np.array([number for number, _ in words], dtype=np.int64)
        place = {(number, token.index): at for at, (number, token) in enumerate(words)}
        self.negated = np.array([token.index in sentences[number].negated for number, token in words], dtype=bool)
        rows = [sentences[number].vectors[token.index] for number, token in words]
        self.vectors = np.array(rows, dtype=np.float32) if rows else np.zeros((0, 1), dtype=np.float32)
        self.links: list[dict[int, str]] = [{} for _ in words]
        for number, sentence in enumerate(sentences):
            for one, other, role in sentence.pairs:
                left, right = place[number, one], place[number, other]
                self.links[left][right] = role
                self.links[right][left] = role
        self.at_lemma: dict[str, list[int]] = defaultdict(list)
        for at, lemma in enumerate(self.lemmas):
            self.at_lemma[lemma].append(at)
        self._worth: dict[str, tuple[np.ndarray, np.ndarray, np.ndarray]] = {}

    def worth(self, lemma: str) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        found = self._worth.get(lemma)
        if found is None:
            found = self._worth[lemma] = self._weighed(lemma)
        return found

    def _weighed(self, lemma: str) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        """How well each source word stands for a lemma (0 to 1), which are its opposites, which its sisters."""
        worth = np.zeros(len(self.words), dtype=np.float32)
        opposite = np.zeros(len(self.words), dtype=bool)
        sister = np.zeros(len(self.words), dtype=bool)
        for other, places in self.at_lemma.items():
            kin = kinship(lemma, other)
            if kin is Kinship.NONE:
                if _same_stem(lemma, other):
                    worth[places] = 0.8
                continue
            worth[places] = _WORTH[kin]
            opposite[places] = kin is Kinship.OPPOSITE
            sister[places] = kin in {Kinship.SISTER, Kinship.NARROWER}
        return worth, opposite, sister


def _same_stem(left: str, right: str) -> bool:
    """Inflected or derived forms that the lemmatiser keeps apart: "Russia", "Russian"; "euthanised", "euthanise"."""
    short, long = sorted((left, right), key=len)
    return len(short) >= 5 and len(long) - len(short) <= 3 and long.startswith(short[:-1]) and short[:1].isalpha()


def measure(sentence: Analysed, sources: Sources) -> tuple[tuple[Token, ...], np.ndarray]:
    """The content words of a draft sentence and what is measured of each, shape (words, len(MEASURES))."""
    words = sentence.content
    if not words or not sources.words:
        return words, np.zeros((len(words), len(MEASURES)), dtype=np.float32)
    return words, np.array(list(_Alignment(sentence, sources).rows()), dtype=np.float32)


class _Alignment:
    """One draft sentence against the sources."""

    def __init__(self, sentence: Analysed, sources: Sources) -> None:
        self.sentence, self.sources = sentence, sources
        self.words = sentence.content
        place = {token.index: at for at, token in enumerate(self.words)}
        self.neighbours: list[list[tuple[int, str]]] = [[] for _ in self.words]
        for one, other, role in sentence.pairs:
            self.neighbours[place[one]].append((place[other], role))
            self.neighbours[place[other]].append((place[one], role))
        found = [sources.worth(token.lemma) for token in self.words]
        self.worth = np.array([worth for worth, _, _ in found])
        self.opposite = np.array([opposite for _, opposite, _ in found])
        self.sister = np.array([sister for _, _, sister in found])
        self.cosine = sentence.vectors[[token.index for token in self.words]].astype(np.float32) @ sources.vectors.T
        self.listed: list[list[float]] = self.worth.tolist()
        self.held = [np.flatnonzero(row >= _HELD).tolist() for row in self.worth]
        self.taken: list[float] = self.worth.max(0).tolist()
        count = len(sources.sentences)
        self.by_sentence = np.zeros((len(self.words), count), dtype=np.float32)
        for at in range(len(self.words)):
            np.maximum.at(self.by_sentence[at], sources.sentence_of, self.worth[at])
        self.weights = np.array([_weight(token) for token in self.words], dtype=np.float32)

    def rows(self) -> Iterator[list[float]]:
        total = (self.by_sentence * self.weights[:, None]).sum(0)
        best_found = self.worth.max(1)
        for at, token in enumerate(self.words):
            rest = total - self.by_sentence[at] * self.weights[at]
            left = float(self.weights.sum() - self.weights[at]) or 1.0
            anchors = np.argsort(-rest, kind="stable")[:_ANCHORS]
            yield [
                *self._found(at),
                *self._paired(at),
                *self._anchored(at, anchors),
                float(rest.max() / left),
                float((best_found * self.weights).sum() - best_found[at] * self.weights[at]) / left,
                *self._rival(at, anchors),
                float(self._negation(at)),
                log1p(float((self.worth[at] >= _HELD).sum())),
                log1p(float(lexicon().seen.get(token.lemma, 0))) / 8,
                *self._kind(token),
                self._neighbours_found(at),
                *self._contrary(at, anchors),
            ]

    def _found(self, at: int) -> tuple[float, ...]:
        same = self.worth[at] >= 1.0
        return (
            float(same.any()),
            float(self.worth[at].max()),
            float(self.opposite[at].any() and not same.any()),
            float(self.sister[at].any() and not same.any()),
            float(self.cosine[at].max()),
            float(self.cosine[at][self.worth[at] >= _HELD].max(initial=0.0)),
        )

    def _paired(self, at: int) -> tuple[float, ...]:
        others = self.neighbours[at]
        if not others:
            return 0.0, 0.5, 0.5, 0.5, 0.0, 0.0
        together, linked, same, other = [], [], 0.0, 0.0
        for neighbour, role in others:
            both = np.minimum(self.by_sentence[at], self.by_sentence[neighbour])
            together.append(float(both.max()))
            strength, agree, differ = self._linked(at, neighbour, role)
            linked.append(strength)
            same, other = max(same, agree), max(other, differ)
        return (
            log1p(len(others)),
            float(np.mean(together)),
            float(np.mean(linked)),
            min(linked),
            same,
            other * (same == 0),
        )

    def _linked(self, at: int, neighbour: int, role: str) -> tuple[float, float, float]:
        """How well a pair of draft words is a pair of the sources: strength, in the same role, in the opposite one."""
        best, agree, differ = 0.0, 0.0, 0.0
        mine, others, links = self.listed[at], self.listed[neighbour], self.sources.links
        for place in self.held[neighbour][:60]:
            for near, found in links[place].items():
                strength = min(mine[near], others[place])
                best = max(best, strength)
                if strength >= _HELD:
                    if found == role:
                        agree = max(agree, strength)
                    elif {found, role} == {"subject", "object"}:
                        differ = max(differ, strength)
                if best < 0.7:
                    best = max(best, 0.8 * min(others[place], max((mine[far] for far in links[near]), default=0.0)))
        return best, agree, differ

    def _anchored(self, at: int, anchors: np.ndarray) -> tuple[float, float]:
        inside = np.isin(self.sources.sentence_of, anchors)
        return float(self.by_sentence[at][anchors].max()), float(self.cosine[at][inside].max(initial=0.0))

    def _rival(self, at: int, anchors: np.ndarray) -> tuple[float, float]:
        """Whether another word stands in this word's place beside its neighbours, and how alike the two are."""
        token, found, alike = self.words[at], 0.0, 0.0
        close = set(anchors.tolist())
        for neighbour, role in self.neighbours[at]:
            for place in self.held[neighbour][:40]:
                for near, other in self.sources.links[place].items():
                    if other != role or self.taken[near] >= _HELD or self.sources.words[near][1].pos != token.pos:
                        continue
                    weight = 1.0 if self.sources.words[near][0] in close else 0.5
                    found = max(found, weight)
                    alike = max(alike, weight * float(self.cosine[at, near]))
        if self.worth[at].max() >= 1.0:
            found, alike = found / 2, alike / 2
        return found, alike

    def _negation(self, at: int) -> bool:
        """Whether the word is denied here and nowhere in the sources, or the other way round."""
        denied = self.words[at].index in self.sentence.negated
        held = self.worth[at] >= _HELD
        if not held.any():
            return denied
        near = held & (self.cosine[at] >= self.cosine[at][held].max() - 0.08)
        return bool((self.sources.negated[near] != denied).all())

    @staticmethod
    def _kind(token: Token) -> tuple[float, ...]:
        return (
            float(token.pos == "NOUN"),
            float(token.pos == "PROPN"),
            float(token.pos == "VERB"),
            float(token.pos == "ADJ"),
            float(token.pos == "NUM" or token.text[:1].isdigit()),
            float(token.pos == "ADV"),
            float(bool(token.entity)),
            float(token.dep == "ROOT"),
        )

    def _neighbours_found(self, at: int) -> float:
        others = [float(self.worth[neighbour].max()) for neighbour, _ in self.neighbours[at]]
        return float(np.mean(others)) if others else 0.5

    def _contrary(self, at: int, anchors: np.ndarray) -> tuple[float, float]:
        inside = np.isin(self.sources.sentence_of, anchors)
        known = float(bool(lexicon().senses.get(self.words[at].lemma)))
        return float((self.opposite[at] & inside).any()), known


def _weight(token: Token) -> float:
    """How much a word tells of what a sentence is about."""
    if token.pos == "PROPN" or token.pos == "NUM":
        return 1.5
    return 1.0 if token.pos == "NOUN" else 0.7
