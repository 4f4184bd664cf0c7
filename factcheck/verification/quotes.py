"""Quotations of a draft: word for word in the sources, reworded, in another mouth, or nowhere."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from factcheck.document import Sentence, Span
from factcheck.finding import Evidence
from factcheck.mention import Quote
from factcheck.quotations import GAP, Word, is_person, same_name, words_of
from factcheck.verdict import Fact, FactKind, Verdict
from factcheck.verification.material import Material, evidence

_REWORDED = 0.6  # share of a quotation's words that must stand in a source in order


def quote_fact(material: Material, own: Quote) -> Fact:
    """The fact of a quotation."""
    for other in material.of_sources(Quote):
        if _contains(other.words, own.words):
            return _found(own, other)
    best, place = 0.0, None
    for share, found in _told(material, own):
        if share > best:
            best, place = share, found
    if place is not None and best >= 1.0:
        return _fact(own, Verdict.SUPPORTED, 0.8, place, "the source has these words, not in quotation marks")
    if place is not None and best >= _REWORDED:
        return _fact(own, Verdict.CONFLICTING, round(0.5 + best / 3, 3), place, "worded differently in the source")
    return _fact(own, Verdict.NOT_FOUND, 0.8, None, "")


def _found(own: Quote, other: Quote) -> Fact:
    place = evidence(other.sentence, other.span, other.speaker)
    if is_person(own.speaker) and is_person(other.speaker) and not same_name(own.speaker, other.speaker):
        return _fact(own, Verdict.CONFLICTING, 0.7, place, f"the source gives these words to {other.speaker}")
    return _fact(own, Verdict.SUPPORTED, 0.95, place, "")


def _contains(words: Sequence[str], wanted: Sequence[str]) -> bool:
    """Whether all stretches between gaps stand in the words one after the other."""
    at = 0
    for stretch in _stretches(wanted):
        while at + len(stretch) <= len(words) and tuple(words[at : at + len(stretch)]) != stretch:
            at += 1
        if at + len(stretch) > len(words):
            return False
        at += len(stretch)
    return True


def _stretches(words: Sequence[str]) -> Iterator[tuple[str, ...]]:
    stretch: list[str] = []
    for word in (*words, GAP):
        if word != GAP:
            stretch.append(word)
        elif stretch:
            yield tuple(stretch)
            stretch = []


def _told(material: Material, own: Quote) -> Iterator[tuple[float, Evidence]]:
    """The share of the quotation's words that a nominated sentence has in order, with their place."""
    wanted = [word for word in own.words if word != GAP]
    for sentence in material.nominated[own.sentence]:
        words = words_of(sentence.text)
        texts = [word.text for word in words]
        if _contains(texts, own.words):
            yield 1.0, evidence(sentence)
            continue
        blocks = SequenceMatcher(None, wanted, texts, autojunk=False).get_matching_blocks()
        kept = [block for block in blocks if block.size > 1 or len(wanted) <= 6]
        kept = [block for block in kept if block.size]
        if kept and sum(block.size for block in kept) >= 4:
            share = sum(block.size for block in kept) / len(wanted)
            yield min(0.99, share), _stretch(sentence, words, kept[0].b, kept[-1].b + kept[-1].size - 1)


def _stretch(sentence: Sentence, words: Sequence[Word], first: int, last: int) -> Evidence:
    start = sentence.span.start
    return evidence(sentence, Span(start + words[first].start, start + words[last].end))


def _fact(own: Quote, verdict: Verdict, confidence: float, place: Evidence | None, note: str) -> Fact:
    places = (place,) if place else ()
    return Fact(FactKind.QUOTE, own.text, own.span.start, own.span.end, verdict, confidence, places, note)
