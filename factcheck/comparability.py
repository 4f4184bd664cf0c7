"""How likely two mentions state the same fact: a model learnt from the agreement of unlabelled reports.

Reports of one event teach comparability by themselves: over pairs of figures or times of the same kind, the model
predicts from everything *but* the values whether the two reports give the same value. It is record linkage in the
manner of Fellegi and Sunter (1969) with learnt weights: many plain comparisons of a pair, each with its own weight.
"""

from __future__ import annotations

import hashlib
import importlib.resources
import io
import math
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache, cached_property

import numpy as np
import numpy.typing as npt

from factcheck import moments
from factcheck.corpus import Corpus
from factcheck.document import SectionKind, Sentence
from factcheck.errors import ModelError
from factcheck.events import LIGHT, OF_PEOPLE
from factcheck.mention import Name, Quantity, Time

Framed = Quantity | Time
Row = npt.NDArray[np.float32]

DIMENSIONS = ("count", "age", "money", "percent", "duration", "length", "identifier", "score", "ordinal", "time")
FEATURES: dict[str, str] = {
    "cosine": "how alike the two sentences are",
    "masked": "how alike the words around the two places are",
    "window": "words shared right beside both",
    "left_word": "the same word before both",
    "right_word": "the same word after both",
    "predicate": "the same kind of event",
    "light": "events that say little",
    "people": "an event that happens to people",
    "thing": "the same thing counted",
    "nothing": "nothing counted",
    "modifiers": "narrowed by the same words",
    "agent": "the same actor",
    "patient": "the same person or thing concerned",
    "sex": "people described alike",
    "places": "the same place",
    "when": "the same time",
    "context": "rare words shared by the two clauses",
    "context_share": "how much of the clauses' words is shared",
    "names": "names shared by the two sentences",
    "names_only_one": "names in only one of the sentences",
    "sentence_words": "rare words shared by the two sentences",
    "part_either": "a part or a rest of something",
    "part_both": "both a part or a rest",
    "unstated": "denied or supposed",
    "response": "of the event and of an answer to it",
    "attribution": "how many name their source",
    "same_document": "in one document",
    "distance": "how far apart in one document",
    "lead_both": "both where a report begins",
    "lead_one": "one where a report begins",
    "headline": "in a headline",
    "days": "days between the reports",
    "days_unknown": "reports without a date",
    "length_least": "words in the shorter sentence",
    "length_most": "words in the longer sentence",
    "figures_most": "figures in the sentence that has most",
    **{f"is_{dimension}": f"a {dimension}" for dimension in DIMENSIONS},
}
LEAD = 5
_WORD = re.compile(r"[^\W\d_]+")
_STOP = frozenset(
    "the a an of in on at to and or was were is are be been by for with that it its his her as from had has".split()
)


@dataclass(frozen=True, eq=False)
class Scene:
    """What the comparison of a corpus' mentions needs once for all pairs."""

    corpus: Corpus
    _words: dict[Sentence, frozenset[str]] = field(default_factory=dict, repr=False)
    _near: dict[Framed, tuple[tuple[str, ...], tuple[str, ...]]] = field(default_factory=dict, repr=False)

    @cached_property
    def rarity(self) -> dict[str, float]:
        """Inverse frequency of a word over the corpus' sentences, 0 to 1."""
        counts = Counter(word for sentence in self.corpus.sentences for word in self.words(sentence))
        total = math.log(1 + len(self.corpus.sentences))
        return {word: 1 - math.log(1 + count) / total for word, count in counts.items()} if total else {}

    @cached_property
    def names(self) -> dict[Sentence, frozenset[str]]:
        found: dict[Sentence, set[str]] = {}
        for name in self.corpus.of_kind(Name):
            found.setdefault(name.sentence, set()).update(word.casefold() for word in name.words)
        return {sentence: frozenset(words) for sentence, words in found.items()}

    @cached_property
    def figures(self) -> Counter[Sentence]:
        return Counter(mention.sentence for mention in self.corpus.mentions if isinstance(mention, Quantity | Time))

    def words(self, sentence: Sentence) -> frozenset[str]:
        if sentence not in self._words:
            self._words[sentence] = frozenset(_WORD.findall(sentence.text.lower())) - _STOP
        return self._words[sentence]

    def near(self, mention: Framed) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """The four words before and after a mention, nearest first."""
        if mention not in self._near:
            text, start = mention.sentence.text, mention.sentence.span.start
            before = _WORD.findall(text[: mention.span.start - start].lower()[-80:])[-4:]
            after = _WORD.findall(text[mention.span.end - start :].lower()[:80])[:4]
            self._near[mention] = tuple(reversed(before)), tuple(after)
        return self._near[mention]

    def weight(self, words: frozenset[str]) -> float:
        return sum(self.rarity.get(word, 0.8) for word in words)


def features(scene: Scene, left: Framed, right: Framed) -> list[float]:
    """The comparisons of a pair in the order of FEATURES; symmetric, and blind to the two values."""
    return [
        scene.corpus.similarity(left.sentence, right.sentence),
        *_surroundings(scene, left, right),
        *_frames(left, right),
        *_words(scene, left, right),
        *_manner(left, right),
        *_positions(scene, left, right),
        *(float(_dimension(left) == dimension) for dimension in DIMENSIONS),
    ]


def _dimension(mention: Framed) -> str:
    return mention.amount.dimension if isinstance(mention, Quantity) else "time"


def _surroundings(scene: Scene, left: Framed, right: Framed) -> tuple[float, ...]:
    (before, after), (other_before, other_after) = scene.near(left), scene.near(right)
    mine, other = frozenset(before + after), frozenset(other_before + other_after)
    return (
        len(mine & other) / max(1, len(mine | other)),
        scene.weight((mine & other) - _STOP),
        float(before[:1] == other_before[:1]),
        float(after[:1] == other_after[:1]),
    )


def _frames(left: Framed, right: Framed) -> tuple[float, ...]:
    one, two = left.frame, right.frame
    return (
        float(one.predicate == two.predicate),
        float(one.predicate in LIGHT | {""}) + float(two.predicate in LIGHT | {""}),
        float(one.predicate in OF_PEOPLE and two.predicate in OF_PEOPLE),
        float(one.thing == two.thing and bool(one.thing)),
        float(not one.thing) + float(not two.thing),
        _meeting(one.modifiers, two.modifiers),
        _meeting(one.agent, two.agent),
        _meeting(one.patient, two.patient),
        _meeting(one.people, two.people),
        _meeting(_split(one.places), _split(two.places)),
        _same_time(left, right),
    )


def _split(names: frozenset[str]) -> frozenset[str]:
    return frozenset(word for name in names for word in name.split())


def _meeting(one: frozenset[str], two: frozenset[str]) -> float:
    """1 where the two sets meet, -1 where they differ, 0 where one says nothing."""
    return 0.0 if not one or not two else 1.0 if one & two else -1.0


def _same_time(left: Framed, right: Framed) -> float:
    """1, -1 or 0 as the times of two figures meet, differ or are unknown; the times of two times are their values."""
    if isinstance(left, Time) or left.frame.when is None or right.frame.when is None:
        return 0.0
    return -1.0 if moments.compare(left.frame.when, right.frame.when) is moments.Relation.DIFFER else 1.0


def _words(scene: Scene, left: Framed, right: Framed) -> tuple[float, ...]:
    own = {left.frame.predicate, left.frame.thing}
    shared = (left.frame.context & right.frame.context) - own
    names, other_names = (scene.names.get(m.sentence, frozenset()) for m in (left, right))
    words = scene.words(left.sentence) & scene.words(right.sentence)
    return (
        scene.weight(shared),
        len(shared) / max(1, len((left.frame.context | right.frame.context) - own)),
        float(min(5, len(names & other_names))),
        float(min(8, len(names ^ other_names))),
        scene.weight(words),
    )


def _manner(left: Framed, right: Framed) -> tuple[float, ...]:
    one, two = left.frame, right.frame
    return (
        float(bool(one.part) or bool(two.part)),
        float(bool(one.part) and bool(two.part)),
        float(one.negated or two.negated or one.hypothetical or two.hypothetical),
        float(one.response != two.response),
        float(bool(one.attribution)) + float(bool(two.attribution)),
    )


def _positions(scene: Scene, left: Framed, right: Framed) -> tuple[float, ...]:
    same = left.document is right.document
    leads = [mention.sentence.number < LEAD for mention in (left, right)]
    written = [mention.sentence.section.written for mention in (left, right)]
    days = abs((written[0] - written[1]).days) if written[0] and written[1] else 0
    lengths = sorted(len(mention.sentence.text.split()) for mention in (left, right))
    return (
        float(same),
        math.log1p(abs(left.sentence.number - right.sentence.number)) if same else 0.0,
        float(all(leads)),
        float(any(leads)),
        float(any(mention.sentence.section.kind is SectionKind.HEADLINE for mention in (left, right))),
        math.log1p(days),
        float(not all(written)),
        float(min(60, lengths[0])),
        float(min(60, lengths[1])),
        float(min(8, max(scene.figures[mention.sentence] for mention in (left, right)))),
    )
