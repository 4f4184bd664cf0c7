"""Whom the police have caught, and whom they are still looking for, by name."""

from __future__ import annotations

import re
from collections.abc import Iterator

from factcheck.document import SectionKind, Span
from factcheck.extractors import Extractor
from factcheck.mention import EventFrame, Statement
from factcheck.syntax import Parse

_LONGEST = 2000
_WORD = r"(?:[A-Z][a-z]?['’])?[A-Z][a-zà-ÿ]+(?:-[A-Z][a-z]+)?"
_NAME = rf"(?P<name>{_WORD}(?: (?:[A-Z]\.|{_WORD})){{0,4}})\b"
_CALLED = r"(?:an? |the )?(?:(?:\d\d-year-old|suspect|fugitive|man|woman|teen|identified as|named) )*"
_AGE = r"(?:,? \(?(?:age )?\d\d\)?,?)?"
_CAUGHT = r"(?:arrested|captured|caught(?! on)|apprehended|taken into custody|in custody|jailed)"
_JAIL = r"in (?:the )?(?:\w+ ){1,4}[Jj]ail"
_SOUGHT = (
    rf"\b(?:are|is|continues?) (?:still |also |actively |to )*(?:look|search|hunt)(?:ing)? for {_CALLED}{_NAME}",
    rf"\b(?:[Aa]ttempts|[Ee]fforts) to (?:try to )?(?:find|locate|arrest) {_NAME} have been unsuccessful",
    rf"\b[Ii]nformation (?:[a-z]+ ){{0,4}}(?:whereabouts|location) of {_CALLED}{_NAME}",
    rf"\b[Ii]nformation (?:on|about|regarding|as to) {_NAME}['’]s? (?:current )?(?:whereabouts|location)",
    rf"\bknows? (?:where {_CALLED}|the whereabouts of {_CALLED}){_NAME}",
    rf"\b{_NAME}{_AGE} (?:is|remains) (?:still |also )?(?:at large|on the run|on the loose|wanted (?:for|by|on|in)\b)",
    rf"\b{_NAME}{_AGE} has(?: not|n['’]t) (?:yet )?been (?:arrested|found|located|caught|captured|apprehended)",
)
_HELD = (
    rf"\b{_NAME}{_AGE} (?:was|has been|have been|is) (?:since |now |also |later |(?:located|found) and )*{_CAUGHT}\b",
    rf"\b{_NAME}{_AGE} (?:(?:has )?(?:since |later )?turned (?:him|her)self in|(?:has )?surrendered to)\b",
    rf"\b(?:arrested|captured|apprehended) {_CALLED}{_NAME}(?!['’]s)",
    rf"\b{_NAME}{_AGE} (?:is|are|remains) (?:now |currently |being |both )*(?:held|{_JAIL})\b",
)
_PATTERNS = [
    (value, re.compile(text)) for value, texts in (("still sought", _SOUGHT), ("caught", _HELD)) for text in texts
]
_TOLD_OF = re.compile(
    r"arrest|captur|caught|apprehend|custody|jail|look|search|hunt|find|locat|found|whereabouts|knows?\b|at large"
    r"|wanted|on the (?:run|loose)|turned|surrender|held",
    re.IGNORECASE,
)
_ELSEWHEN = re.compile(
    r"\b(?:(?:in|since) (?:[a-z]+ )?(?:19|20)\d\d|previously|last year|years? ago|earlier|before|until|if|had been)\b",
    re.IGNORECASE,
)


def extract(parse: Parse) -> Iterator[Statement]:
    """Statements of the slot "custody": "caught" or "still sought"; conditions and earlier arrests are none."""
    sentence, start = parse.sentence, parse.sentence.span.start
    if sentence.section.kind is SectionKind.FURNITURE or len(sentence.text) > _LONGEST:
        return
    if not _TOLD_OF.search(sentence.text):
        return
    for value, pattern in _PATTERNS:
        if value == "caught" and _ELSEWHEN.search(sentence.text):
            continue
        for match in pattern.finditer(sentence.text):
            yield Statement(
                sentence,
                Span(start + match.start(), start + match.end()),
                "custody",
                value,
                "person",
                frozenset(),
                EventFrame(),
                patient=Span(start + match.start("name"), start + match.end("name")),
                patient_word=match["name"].split()[-1].casefold(),
            )


EXTRACTOR = Extractor("custody", extract)
