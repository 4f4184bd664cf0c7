"""Quotations: the words between quotation marks, sentence by sentence, and who says them.

Marks are paired in `quotations.pairing`, words normalised in `quotations.wording`. A speech set without marks after
"X said:" counts as a quotation for the rest of its sentence. `speaker` is a surname with a capital ("Okafor") or the
lower-case lemma of a role ("minister"); it is empty where the text gives a pronoun or nobody.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from weakref import WeakKeyDictionary

from factcheck.document import Document, Section, Sentence, Span
from factcheck.extractors import Extractor
from factcheck.mention import Quote
from factcheck.quotations import GAP, Passage, passages, words_of
from factcheck.syntax import Parse, Token


@dataclass(slots=True)
class _SectionQuotations:
    """The passages of a section, and the speakers of its quotations found so far."""

    passages: list[Passage]
    ends: list[int]
    speakers: dict[int, str] = field(default_factory=dict)

    def overlapping(self, span: Span) -> Iterator[Passage]:
        for at in range(bisect_right(self.ends, span.start), len(self.passages)):
            if self.passages[at].span.start >= span.end:
                return
            yield self.passages[at]


_seen: WeakKeyDictionary[Document, dict[Span, _SectionQuotations]] = WeakKeyDictionary()


def _quotations(document: Document, section: Section) -> _SectionQuotations:
    sections = _seen.setdefault(document, {})
    if section.span not in sections:
        found = passages(document.text, section.span)
        sections[section.span] = _SectionQuotations(found, [passage.span.end for passage in found])
    return sections[section.span]


_SAYING = frozenset(
    (
        "say tell add warn write ask announce claim insist declare call describe note state explain argue admit recall "
        "reply respond comment stress conclude tweet post urge believe acknowledge accuse report confirm remark vow "
        "pledge promise concede complain joke testify deny suggest observe read shout yell demand predict hail"
    ).split()
)
_ROLE = {"spokesman": "spokesperson", "spokeswoman": "spokesperson", "chairwoman": "chairman"}


def extract(parse: Parse) -> Iterator[Quote]:
    """The part of every quotation that lies in the sentence, in text order."""
    sentence = parse.sentence
    known = _quotations(sentence.document, sentence.section)
    text = sentence.document.text
    inside = [
        (passage, span) for passage in known.overlapping(sentence.span) for span in _within(passage.span, sentence)
    ]
    if not inside:
        yield from _unmarked(parse)
        return
    sayings = list(_sayings(parse, [span for _, span in inside]))
    for passage, span in inside:
        words = tuple(word.text for word in words_of(text[span.start : span.end]))
        if any(word != GAP for word in words) and not _ATTRIBUTED.search(text, span.start, span.end):
            speaker = _nearest(sayings, span) or known.speakers.get(passage.number, "")
            known.speakers.setdefault(passage.number, speaker)
            yield Quote(sentence, span, words, speaker, _is_scare(text, span, words))


# Words that end with who said them stand between two quotations, not in one: marks were left out.
_ATTRIBUTED = re.compile(r"\b[A-Z][\w'’-]+ (?:said|says|added|told [A-Z][\w ]{1,30})[.,]?\Z")
_SENTENCE_END = re.compile(
    r"(?<=[a-z0-9%)’”][.!?])(?<!\b[A-Z][a-z]\.)(?<!\b(?:Gov|Sen|Rep|Gen|Col|Sgt|Rev|Hon)\.)(?<!\bCapt\.)(?<!\bProf\.)"
    r"\s+(?=[A-Z“‘])"
)


def _within(span: Span, sentence: Sentence) -> Iterator[Span]:
    """The part of a quotation that lies in a sentence, sentence by quoted sentence."""
    start, end = max(span.start, sentence.span.start), min(span.end, sentence.span.end)
    text = sentence.document.text
    for match in _SENTENCE_END.finditer(text, start, end):
        yield _trimmed(text, start, match.start())
        start = match.end()
    yield _trimmed(text, start, end)


def _trimmed(text: str, start: int, end: int) -> Span:
    while start < end and text[start].isspace():
        start += 1
    while start < end and (text[end - 1].isspace() or text[end - 1] == ","):
        end -= 1
    return Span(start, end)


_NAMING = re.compile(
    r"(?:dubbed|nicknamed|so-called|entitled|titled|known as|called|named|slogan|hashtag|headlined)"
    r"(?: the| a| an)?\s*\W$"
)


def _is_scare(text: str, span: Span, words: tuple[str, ...]) -> bool:
    """One or two words, the title of a work, or a name that something is given."""
    if len(words) <= 2:
        return True
    if len(words) <= 5 and _NAMING.search(text, max(0, span.start - 30), span.start):
        return True
    written = [word for word in re.findall(r"[^\W\d_]+", text[span.start : span.end]) if len(word) > 3]
    return len(written) >= 2 and all(word[0].isupper() for word in written) and text[span.end - 1] not in ".!?"


def _sayings(parse: Parse, quoted: Sequence[Span]) -> Iterator[tuple[Token, str]]:
    """Verbs of saying outside the quotations, each with its speaker ("" for a pronoun)."""
    for token in parse.tokens:
        if any(span.overlaps(token.span) for span in quoted):
            continue
        if token.text.casefold() == "according":
            objects = [name for to in parse.children(token, "prep") for name in parse.children(to, "pobj")]
        elif token.lemma in _SAYING and token.pos in {"VERB", "NOUN"}:
            objects = list(parse.children(token, "nsubj"))
        else:
            continue
        speakers = [speaker for speaker in objects if not any(span.overlaps(speaker.span) for span in quoted)]
        if speakers:
            yield token, _speaker(parse, speakers[0])


def _speaker(parse: Parse, head: Token) -> str:
    if head.pos == "PRON":
        return ""
    if head.pos == "PROPN" and head.entity == "PERSON":
        return head.text.removesuffix("'s").capitalize()
    named = [token for token in parse.children(head, "appos") if token.entity == "PERSON" and token.pos == "PROPN"]
    if named:
        return named[0].text.capitalize()
    return _ROLE.get(head.lemma, head.lemma)


def _nearest(sayings: Sequence[tuple[Token, str]], span: Span) -> str:
    """Whom the verb of saying nearest to a quotation belongs to."""
    if not sayings:
        return ""

    def distance(saying: tuple[Token, str]) -> int:
        verb = saying[0].span
        return min(abs(span.start - verb.end), abs(verb.start - span.end))

    return min(sayings, key=distance)[1]


def _unmarked(parse: Parse) -> Iterator[Quote]:
    """A speech without marks after "X said:", to the end of the sentence."""
    for verb, colon in pairwise(parse.tokens):
        if colon.text == ":" and verb.lemma in _SAYING and verb.pos == "VERB":
            text = parse.sentence.document.text
            span = _trimmed(text, colon.span.end, parse.sentence.span.end)
            words = tuple(word.text for word in words_of(text[span.start : span.end]))
            if len(words) >= 5 and text[span.start].isupper():
                subjects = parse.children(verb, "nsubj")
                yield Quote(parse.sentence, span, words, _speaker(parse, subjects[0]) if subjects else "")
            return


EXTRACTOR = Extractor("quote", extract)
