"""Readings side by side: each place in its sentence with the differing words marked, and its paragraph."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from factcheck.document import Document
from factcheck.finding import Evidence, Variant
from factcheck.output.visible import one_line, shortened, visible
from factcheck.output.wording import day, spread

FIRST = 4  # places of a reading, before the others are folded away
AROUND = 600  # code points of the source shown on either side of a sentence
MOST_WORDS = 300  # of a reading, for comparing word by word


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a sentence: outside the reading, in it, or a word in it that the other reading has not."""

    text: str
    marked: bool = False
    differs: bool = False


@dataclass(frozen=True, slots=True)
class Place:
    """A place of a reading; `passage` is its paragraph's number or none, with the offsets of the reading in it."""

    where: str
    circumstances: str
    pieces: tuple[Piece, ...]
    passage: int | None
    start: int
    end: int


@dataclass(slots=True)
class Passages:
    """Paragraphs of the sources, each kept once."""

    sources: dict[str, Document]
    texts: list[str] = field(default_factory=list)
    _known: dict[tuple[str, int, int], int] = field(default_factory=dict)

    def around(self, evidence: Evidence) -> tuple[int | None, int, int]:
        """The number of the paragraph about a place, and the place's offsets in the text shown."""
        document = self.sources.get(evidence.document)
        if document is None or not 0 <= evidence.start <= evidence.end <= len(document.text):
            return None, 0, 0
        begin, stop = _paragraph(document.text, evidence)
        number = self._known.setdefault((evidence.document, begin, stop), len(self.texts))
        if number == len(self.texts):
            self.texts.append(visible(document.text[begin:stop]))
        start = len(visible(document.text[begin : evidence.start]))
        return number, start, start + len(visible(document.text[evidence.start : evidence.end]))


def _paragraph(text: str, evidence: Evidence) -> tuple[int, int]:
    """From the blank line before a sentence to the one after it, within AROUND."""
    start, end = min(evidence.sentence_start, evidence.start), evidence.end
    low, high = max(0, start - AROUND), min(len(text), end + AROUND)
    before = text.rfind("\n\n", low, start)
    after = text.find("\n\n", end, high)
    return (before + 2 if before >= 0 else low), (after if after >= 0 else high)


def reading(at: int, variants: Sequence[Variant], passages: Passages) -> dict[str, object]:
    """One of several readings with its places, compared with the first of them (the first one with the second)."""
    variant = variants[at]
    other = variants[0 if at else 1].evidence if len(variants) > 1 else ()
    against = other[0].sentence if other else ""
    places = [place(evidence, against, passages) for evidence in variant.evidence]
    return {
        "value": one_line(variant.value),
        "spread": spread(variant),
        "first": places[:FIRST],
        "more": places[FIRST:],
    }


def place(evidence: Evidence, against: str, passages: Passages) -> Place:
    """A place as the page shows it; `against` is the sentence of another reading, or empty."""
    parts = [
        one_line(evidence.section),
        f"published {day(evidence.published)}" if evidence.published else "",
        f"attributed: {shortened(one_line(evidence.attribution), 300)}" if evidence.attribution else "",
    ]
    return Place(
        f"{one_line(evidence.document)}:{evidence.line}",
        " · ".join(filter(None, parts)),
        tuple(_pieces(evidence, against)),
        *passages.around(evidence),
    )


def _pieces(evidence: Evidence, against: str) -> Iterator[Piece]:
    """The sentence in pieces; nothing is marked where the offsets do not lie in it."""
    start = evidence.start - evidence.sentence_start
    end = min(evidence.end - evidence.sentence_start, len(evidence.sentence))
    if not 0 <= start < end:
        yield Piece(visible(evidence.sentence))
        return
    yield Piece(visible(evidence.sentence[:start]))
    yield from _compared(evidence.sentence[start:end], against)
    yield Piece(visible(evidence.sentence[end:]))


def _compared(mark: str, against: str) -> Iterator[Piece]:
    """The words of a reading, those that the other's sentence has not as such; all of it where that tells nothing."""
    own, other = re.findall(r"\S+\s*", mark), against.split()
    if not 1 < len(own) <= MOST_WORDS or not 0 < len(other) <= MOST_WORDS:
        yield Piece(visible(mark), marked=True, differs=True)
        return
    matcher = difflib.SequenceMatcher(None, [_bare(word) for word in own], [_bare(word) for word in other], False)
    stretches = [(kind, own[begin:stop]) for kind, begin, stop, _, _ in matcher.get_opcodes() if begin < stop]
    same = all(kind == "equal" for kind, _ in stretches)
    for kind, words in stretches:
        text = "".join(words)
        yield Piece(visible(text.rstrip()), marked=True, differs=same or kind != "equal")
        yield Piece(visible(text[len(text.rstrip()) :]), marked=True)


def _bare(word: str) -> str:
    """A word without its case and the marks around it."""
    return re.sub(r"^\W+|\W+$", "", word).casefold() or word.strip()
