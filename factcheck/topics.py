"""What findings are about, so that a report can show together what belongs together.

A finding that is about somebody or something by name (its spelling, an age, an office) has that person or thing as its
topic. Others are about an event: two of them are about the same one when their readings stand in one sentence, or when
the sentences around their readings name the same two people, places or bodies. Quotations go with quotations.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace

from factcheck.components import components
from factcheck.corpus import Corpus
from factcheck.document import Sentence
from factcheck.finding import Category, Evidence, Finding
from factcheck.identity import Entity, entities
from factcheck.mention import Name

_NAMED = 2  # names in common by which two findings are held to be about one event
_SHARE = 0.3  # of a finding's sentences that must have a name


@dataclass(frozen=True, slots=True)
class _About:
    """What the places of one finding tell: its sentences, who is named in them, and whom it is about by name."""

    sentences: frozenset[Sentence]
    named: Counter[Entity]
    subjects: frozenset[Entity]


def named(findings: Sequence[Finding], corpus: Corpus) -> tuple[Finding, ...]:
    """The findings, in their order, each with its topic."""
    at = {(sentence.document.name, sentence.span.start): sentence for sentence in corpus.sentences}
    abouts = [_about(finding, corpus, at) for finding in findings]
    topics = [""] * len(findings)
    for group in _groups(findings, abouts):
        label = _label([findings[number] for number in group], [abouts[number] for number in group])
        for number in group:
            topics[number] = label
    return tuple(replace(finding, topic=topic) for finding, topic in zip(findings, topics, strict=True))


def _about(finding: Finding, corpus: Corpus, at: dict[tuple[str, int], Sentence]) -> _About:
    linked = entities(corpus)
    evidence = [one for variant in finding.variants for one in variant.evidence]
    title = frozenset() if finding.category is Category.QUOTE else _words(finding.title)
    speakers = (
        _words(*(one.attribution or "" for one in evidence)) if finding.category is Category.QUOTE else frozenset()
    )
    sentences: dict[Sentence, list[Evidence]] = defaultdict(list)
    for one in evidence:
        if sentence := at.get((one.document, one.sentence_start)):
            sentences[sentence].append(one)
    names: Counter[Entity] = Counter()
    subjects: set[Entity] = set()
    for sentence, places in sentences.items():
        mentions = [one for one in corpus.mentions_of_sentence.get(sentence, ()) if isinstance(one, Name)]
        found = {mention: entity for mention in mentions if (entity := linked.entity_of(mention))}
        names.update(set(found.values()))
        for mention, entity in found.items():
            marked = any(one.start < mention.span.end and mention.span.start < one.end for one in places)
            spoke = entity.surname and not speakers.isdisjoint(mention.words)
            if (marked and finding.category is Category.NAME) or title.issuperset(entity.words) or spoke:
                subjects.add(entity)
    return _About(frozenset(sentences), names, frozenset(subjects))


def _words(*texts: str) -> frozenset[str]:
    return frozenset(word for text in texts for word in re.findall(r"[^\W\d_]\w+", text))


def _groups(findings: Sequence[Finding], abouts: Sequence[_About]) -> list[list[int]]:
    """Numbers of findings about one thing, each group and the groups in the order of the findings."""
    first: dict[object, int] = {}
    shared = (
        (first.setdefault(key, number), number)
        for number, (finding, about) in enumerate(zip(findings, abouts, strict=True))
        for key in _keys(finding, about)
    )
    return components(range(len(findings)), shared)


def _keys(finding: Finding, about: _About) -> set[object]:
    """What another finding about the same thing shares at least one of."""
    if about.subjects:
        return set(about.subjects)
    if finding.category is Category.NAME:
        return set()
    kind = "quote" if finding.category is Category.QUOTE else "event"
    keys: set[object] = {(kind, sentence) for sentence in about.sentences}
    if kind == "event":
        often = sorted(
            (one for one, count in about.named.items() if count >= _SHARE * len(about.sentences)),
            key=lambda one: one.name,
        )
        keys |= {frozenset({one, other}) for at, one in enumerate(often) for other in often[at + 1 :]}
    return keys


def _label(findings: Sequence[Finding], abouts: Sequence[_About]) -> str:
    """The person or thing all are about, or the names that most share (places and bodies before people), or the
    first one's question; empty for quotations of nobody who is known."""
    subjects = Counter(one for about in abouts for one in about.subjects)
    if subjects:
        return max(subjects, key=lambda one: (subjects[one], len(one.mentions), one.name)).name
    names = Counter(one for about in abouts for one in about.named)
    weight = {one: sum(about.named[one] for about in abouts) for one in names}
    common = [one for one in names if names[one] > len(findings) / 2 and weight[one] > 1]
    if findings[0].category is Category.QUOTE:
        return ""
    if common:
        chosen = sorted(common, key=lambda one: (bool(one.surname), -weight[one], one.name))[:2]
        kept = [
            one
            for one in chosen
            if 2 * weight[one] >= weight[chosen[0]] and bool(one.surname) == bool(chosen[0].surname)
        ]
        return ", ".join(one.name for one in kept)
    return findings[0].title.partition(":")[0]
