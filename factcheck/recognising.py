"""The named entities of sentences, by the weights and rules of a spaCy entity recogniser, many sentences at a time.

spaCy asks every rule of every sentence at every token on its own, and takes the interpreter's lock each time: a third
of an analysis. Here all sentences of a batch take their step together. The rules are those of a greedy transition
system whose classes are the first, inner, last and only token of an entity and the token of none (Ratinov and Roth,
"Design challenges and misconceptions in named entity recognition", 2009) as in spaCy's ner.pyx, for texts that come
without entities.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import numpy.typing as npt

_KINDS = 3  # of tokens: white space outside entities, one that no entity goes beyond, any other
_SPACE, _LAST, _FREE = range(_KINDS)
_FEATURES = 3  # of a step: the token in hand, the first of the open entity, the one before


class Recogniser:
    """The entities that a spaCy component `ner` finds, to the same labels."""

    def __init__(self, ner: Any) -> None:
        self._words, self._lower, self._upper = ner.model.layers
        self._classes = [_class(ner.moves.get_class_name(at)) for at in range(self._upper.get_dim("nO"))]
        self._labels = sorted({label for _, label in self._classes if label})
        self._label_of = np.array([self._labels.index(label) if label else -1 for _, label in self._classes])
        self._opens = np.array([move == "B" for move, _ in self._classes])
        self._closes = np.array([move == "L" for move, _ in self._classes])
        self._allowed = self._rules()

    @staticmethod
    def fits(ner: Any) -> bool:
        """Whether the component is of the kind whose steps these are."""
        model = ner.model
        return (
            ner.cfg.get("beam_width") == 1
            and bool(model.attrs.get("has_upper"))
            and not model.attrs.get("unseen_classes")
            and model.layers[1].get_dim("nF") == _FEATURES
            and model.layers[1].get_dim("nP") > 1
        )

    def _rules(self) -> npt.NDArray[np.bool_]:
        """Which classes a token may have, by kind of token: outside entities, then inside one of each label.

        Shape (kinds * (1 + labels), classes).
        """
        outside = [
            [move == "O" for move, _ in self._classes],
            [move == "O" or (move == "U" and label != "") for move, label in self._classes],
            [move == "O" or (move in {"U", "B"} and label != "") for move, label in self._classes],
        ]
        inside = []
        for own in self._labels:
            last = [move == "L" and label == own for move, label in self._classes]
            more = [move in {"L", "I"} and label == own for move, label in self._classes]
            inside += [more, last, more]
        return np.array([*outside, *inside])

    def labels(self, docs: Sequence[Any]) -> list[list[str]]:
        """The label of every token of spaCy's documents, "" for those of no entity."""
        lengths = np.array([len(doc) for doc in docs])
        if not lengths.sum():
            return [[] for _ in docs]
        names = [*self._labels, ""]
        ends = np.cumsum(lengths)
        told = self._found(docs, ends - lengths, lengths).tolist()
        return [
            [names[number] for number in told[end - length : end]]
            for end, length in zip(ends.tolist(), lengths.tolist(), strict=True)
        ]

    def _found(
        self, docs: Sequence[Any], starts: npt.NDArray[np.int64], lengths: npt.NDArray[np.int64]
    ) -> npt.NDArray[np.int64]:
        """The number of every token's label, -1 for none; the documents stand one after the other."""
        order = np.argsort(-lengths, kind="stable")  # the longest first: those still under way are the first ones
        starts, lengths = starts[order], lengths[order]
        features, (space, breaks) = self._features(docs), _borders(docs)
        label, first = np.full(len(docs), -1), np.zeros(len(docs), dtype=np.int64)
        found = np.full(int(lengths.sum()), -1)
        for step in range(int(lengths[0])):
            alive = int(np.searchsorted(-lengths, -step, side="left"))
            at, own, begun = starts[:alive] + step, label[:alive], first[:alive]
            kind = np.where((lengths[:alive] == step + 1) | breaks[at], _LAST, _FREE)
            kind[space[at] & (own < 0)] = _SPACE
            allowed = self._allowed[kind + _KINDS * (own + 1)]
            chosen = np.where(allowed, self._scores(features, at, own, begun), -np.inf).argmax(axis=1)
            found[at] = np.where(own >= 0, own, self._label_of[chosen])
            first[:alive] = np.where(self._opens[chosen], at, begun)
            still = np.where(self._closes[chosen], -1, own)
            label[:alive] = np.where(self._opens[chosen], self._label_of[chosen], still)
        return found

    def _scores(
        self,
        features: npt.NDArray[np.float32],
        at: npt.NDArray[np.int64],
        own: npt.NDArray[np.int64],
        begun: npt.NDArray[np.int64],
    ) -> npt.NDArray[np.float32]:
        """The score of every class for the tokens `at`, in an entity that has `begun` where its label `own` is one."""
        inside = own >= 0
        states = features[at + 1, 0] + features[np.where(inside, begun + 1, 0), 1]
        states += features[np.where(inside, at, 0), 2]
        states += self._lower.get_param("b").reshape(1, -1)
        hidden = states.reshape(len(at), -1, self._lower.get_dim("nP")).max(axis=2)
        scores: npt.NDArray[np.float32] = self._upper.ops.gemm(hidden, self._upper.get_param("W"), trans2=True)
        scores += self._upper.get_param("b")
        return scores

    def _features(self, docs: Sequence[Any]) -> npt.NDArray[np.float32]:
        """What every token adds to a state in each of its roles, shape (tokens + 1, roles, width); first for none."""
        found = self._lower.predict(self._words.predict(docs))
        features: npt.NDArray[np.float32] = found.reshape(found.shape[0], found.shape[1], -1)
        return features


def _class(name: str) -> tuple[str, str]:
    """Move and label of a class: ("B", "ORG"), ("O", "")."""
    move, _, label = name.partition("-")
    return move, label


def _borders(docs: Sequence[Any]) -> tuple[npt.NDArray[np.bool_], npt.NDArray[np.bool_]]:
    """Which tokens are white space, and behind which a sentence begins."""
    told = np.concatenate([doc.to_array(["IS_SPACE", "SENT_START"]).reshape(-1, 2) for doc in docs])
    starts = told[:, 1] == 1
    return told[:, 0] == 1, np.append(starts[1:], False)
