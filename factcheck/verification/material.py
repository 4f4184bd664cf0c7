"""What a draft is held against: the source sentences that deserve a look, and where in them evidence stands."""

from __future__ import annotations

import datetime as dt
import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from factcheck.corpus import Corpus, M
from factcheck.document import Document, Sentence, Span
from factcheck.finding import Evidence
from factcheck.mention import Mention

NOMINATED = 14  # source sentences looked at for each draft sentence
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, eq=False)
class Material:
    """A draft and its sources in one corpus."""

    corpus: Corpus
    draft: Document

    @cached_property
    def own(self) -> list[Sentence]:
        """The sentences of the draft."""
        return [sentence for sentence in self.corpus.sentences if sentence.document is self.draft]

    @cached_property
    def others(self) -> list[Sentence]:
        """The sentences of the sources."""
        return [sentence for sentence in self.corpus.sentences if sentence.document is not self.draft]

    def of_sources(self, kind: type[M]) -> list[M]:
        """Mentions of a kind in the sources."""
        if kind not in self._by_kind:
            found = self.corpus.of_kind(kind)
            self._by_kind[kind] = [mention for mention in found if mention.document is not self.draft]
        return self._by_kind[kind]

    @cached_property
    def _by_kind(self) -> dict[type, list[Any]]:
        return {}

    @cached_property
    def nearest(self) -> dict[Sentence, list[Sentence]]:
        """For each draft sentence the source sentences nearest in meaning or rarest in shared words, nearest first."""
        ranked: dict[Sentence, Counter[Sentence]] = {sentence: Counter() for sentence in self.own}
        for left, right in self.corpus.neighbours:
            for mine, other in ((left, right), (right, left)):
                if mine.document is self.draft and other.document is not self.draft:
                    ranked[mine][other] += self.corpus.similarity(mine, other)  # type: ignore[assignment]
        for sentence, counts in ranked.items():
            for other, weight in self._sharing(sentence).items():
                counts[other] += weight
        return {sentence: [one for one, _ in counts.most_common(NOMINATED)] for sentence, counts in ranked.items()}

    @cached_property
    def nominated(self) -> dict[Sentence, list[Sentence]]:
        """The same in the order of the sources."""
        return {sentence: sorted(near, key=self._order.__getitem__) for sentence, near in self.nearest.items()}

    def around(self, sentences: Iterable[Sentence]) -> list[Sentence]:
        """Source sentences and those beside each in its document, in the order of the sources."""
        known = self.corpus.sentences
        places = {
            at
            for sentence in sentences
            for at in range(max(0, self._order[sentence] - 1), min(self._order[sentence] + 2, len(known)))
            if known[at].document is sentence.document
        }
        return [known[at] for at in sorted(places)]

    @cached_property
    def _order(self) -> dict[Sentence, int]:
        return {sentence: number for number, sentence in enumerate(self.corpus.sentences)}

    def _sharing(self, sentence: Sentence) -> Counter[Sentence]:
        """Source sentences by the weight of the words they share, as a share of the sentence's own."""
        words = _words(sentence)
        known = {word: self._places[word] for word in words if word in self._places}
        weights = {word: math.log(1 + len(self.others) / len(places)) for word, places in known.items()}
        total = sum(weights.values()) + math.log(1 + len(self.others)) * (len(words) - len(known))
        counts: Counter[Sentence] = Counter()
        for word, places in known.items():
            if len(places) <= max(12, len(self.others) // 8):
                for other in places:
                    counts[other] += weights[word] / (total or 1.0)  # type: ignore[assignment]
        return counts

    @cached_property
    def _places(self) -> dict[str, list[Sentence]]:
        found: dict[str, list[Sentence]] = defaultdict(list)
        for sentence in self.others:
            for word in _words(sentence):
                found[word].append(sentence)
        return found

    def is_near(self, own: Mention, other: Mention) -> bool:
        """Whether a source mention stands in a sentence nominated for the draft mention's."""
        return other.sentence in self.nominated[own.sentence]


def _words(sentence: Sentence) -> set[str]:
    return {word for word in _WORD.findall(sentence.text.casefold()) if len(word) > 3 or word.isdigit()}


def evidence(sentence: Sentence, span: Span | None = None, attribution: str | None = None) -> Evidence:
    """The evidence of a span of a source sentence, of all of it without one."""
    span = span or sentence.span
    document = sentence.document
    line, column = document.position(span.start)
    return Evidence(
        document=document.name,
        start=span.start,
        end=span.end,
        line=line,
        column=column,
        quote=document.slice(span),
        sentence=sentence.text,
        sentence_start=sentence.span.start,
        section=sentence.place(span.start),
        published=_written(sentence),
        attribution=attribution or None,
    )


def _written(sentence: Sentence) -> str | None:
    section, day = sentence.section, sentence.document.published
    if section.written is not None:
        return section.written.isoformat(timespec="minutes") if section.has_time else section.written.date().isoformat()
    return day.isoformat() if isinstance(day, dt.date) else None
