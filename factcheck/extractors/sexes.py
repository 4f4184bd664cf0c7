"""The sex of people told by their age: "a 15-year-old boy", "his 40 year old sister"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from factcheck.document import SectionKind, Span
from factcheck.events import DESCRIBED
from factcheck.extractors import Extractor
from factcheck.mention import EventFrame, Statement
from factcheck.syntax import Parse, Token

_SEXED = {noun: sex for noun, marks in DESCRIBED.items() for sex in marks & {"m", "f"}}
_AGED = re.compile(
    rf"\b(?P<age>\d{{1,2}})[- ]year[- ]old (?:\w+ ){{0,2}}?(?P<noun>{'|'.join(sorted(_SEXED))})\b", re.IGNORECASE
)
_VIOLENT = frozenset("shoot kill stab wound injure graze hit strike fire attack beat".split())


def extract(parse: Parse) -> Iterator[Statement]:
    """Statements of the slot "sex", with the age as the thing they are said of."""
    sentence, start = parse.sentence, parse.sentence.span.start
    if sentence.section.kind is SectionKind.FURNITURE:
        return
    for match in _AGED.finditer(sentence.text):
        span = Span(start + match.start(), start + match.end())
        noun = match["noun"].casefold()
        marks = _part(parse, parse.within(span)[-1])
        yield Statement(sentence, span, "sex", _SEXED[noun], match["age"], marks, EventFrame(), patient_word=noun)


def _part(parse: Parse, noun: Token) -> frozenset[str]:
    """Whether somebody is told to have done a violent deed ("agent") or to have suffered it ("patient")."""
    above = parse.head(noun)
    if any(verb.lemma in _VIOLENT and verb.tag != "VBN" for verb in parse.children(noun, "relcl", "acl")):
        return frozenset({"agent"})
    if noun.dep == "pobj" and above.dep == "agent":
        return frozenset({"agent"})
    if above.lemma not in _VIOLENT:
        return frozenset()
    return frozenset({"nsubj": {"agent"}, "nsubjpass": {"patient"}, "dobj": {"patient"}}.get(noun.dep, set()))


EXTRACTOR = Extractor("sex", extract)
