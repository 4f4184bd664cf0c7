"""Claims about invented stories, true and slipped, beside the sentences they are held against; invented passages.

benchmarks/judge/data holds what a language model invented for this purpose: people, firms and events are made up.
news.jsonl and talks.jsonl have a story a line: {"kind", "story": sentences, "claims": [{"true": two wordings, "slips":
[[kind, text]]}]}; a slip is one of the wordings with one error. Its kinds follow Pagnoni, Balachandran and Tsvetkov
(Understanding Factuality in Abstractive Summarization with FRANK, 2021): of predicate, entity, circumstance or link,
"in" with what the story has elsewhere and "out" with what it has not. passages.jsonl has {"premise", "entailment",
"contradiction", "neutral"}, statements by their label.
"""

from __future__ import annotations

import difflib
import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from factcheck.embedding import SentenceEncoder

DATA = Path(__file__).parent / "data"
STORIES = ("news", "talks")
KINDS = frozenset(
    {"predicate-in", "predicate-out", "entity-in", "entity-out", "circumstance-in", "circumstance-out", "link"}
)
LIKE = 0.6  # share of words that a slip has from its claim, from which the changed ones can be told
_WORD = re.compile(r"\w+(?:[’'.,]\w+)*|\S")

Spans = list[tuple[int, int]]


@dataclass(frozen=True)
class Twins:
    """A claim and its slipped twin, each with its evidence; `spans` tell what changed, None where all was reworded."""

    story: str
    kind: str
    right: tuple[str, list[str]]
    wrong: tuple[str, list[str]]
    spans: Spans | None


@dataclass(frozen=True)
class Form:
    """Evidence of a claim: so many nearest sentences of its story, with so many beside each."""

    many: int
    beside: int = 0

    def of(self, told: Sequence[str], nearest: Sequence[int]) -> list[str]:
        """The sentences in the order of the story; `nearest` are the numbers of all, nearest first."""
        places = {at + step for at in nearest[: self.many] for step in range(-self.beside, self.beside + 1)}
        return [told[at] for at in sorted(places) if 0 <= at < len(told)]


def stories() -> Iterator[tuple[str, dict[str, Any]]]:
    """Every story with a name of its own."""
    for name in STORIES:
        lines = (DATA / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()
        yield from ((f"{name}-{number}", json.loads(line)) for number, line in enumerate(lines))


def passages() -> Iterator[tuple[str, dict[str, Any]]]:
    """Every passage with a name of its own."""
    lines = (DATA / "passages.jsonl").read_text(encoding="utf-8").splitlines()
    yield from ((f"passage-{number}", json.loads(line)) for number, line in enumerate(lines))


def twins(forms: Sequence[Form]) -> Iterator[Twins]:
    """Every claim with each of its slips, once for each form of its evidence."""
    found = list(stories())
    texts = {name: [*one["story"], *_said(one)] for name, one in found}
    encoded = SentenceEncoder().encode([text for own in texts.values() for text in own])
    ends = np.cumsum([len(own) for own in texts.values()])
    for (name, one), vectors in zip(found, np.split(encoded, ends[:-1]), strict=True):
        told: list[str] = one["story"]
        near = np.argsort(-(vectors[len(told) :] @ vectors[: len(told)].T), axis=1).tolist()
        order: dict[str, list[int]] = dict(zip(_said(one), near, strict=True))
        for claim in one["claims"]:
            for kind, slip in claim["slips"]:
                right, spans = _closest(claim["true"], slip)
                for form in forms:
                    shown = [(text, form.of(told, order[text])) for text in (right, slip)]
                    yield Twins(name, kind, shown[0], shown[1], spans)


def _said(story: dict[str, Any]) -> list[str]:
    return sorted({text for one in story["claims"] for text in (*one["true"], *(slip for _, slip in one["slips"]))})


def _closest(claims: Sequence[str], slip: str) -> tuple[str, Spans | None]:
    """The wording a slip was made from, and where in the slip changed words stand."""
    found = {claim: compared(claim, slip) for claim in claims}
    closest = max(found, key=lambda claim: found[claim][0])
    ratio, spans = found[closest]
    return closest, spans if ratio > LIKE else None


def compared(claim: str, slip: str) -> tuple[float, Spans]:
    """The share of words that two wordings have in common, and where in the second one others stand."""
    own, other = list(_WORD.finditer(claim)), list(_WORD.finditer(slip))
    matcher = difflib.SequenceMatcher(
        None, [word.group().casefold() for word in own], [word.group().casefold() for word in other], autojunk=False
    )
    spans = []
    for change, _, _, start, end in matcher.get_opcodes():
        if change == "delete":  # what stands where words are gone
            at = min(max(0, start - 1), len(other) - 1)
            spans.append(other[at].span())
        elif change != "equal":
            spans.append((other[start].start(), other[end - 1].end()))
    return matcher.ratio(), spans
