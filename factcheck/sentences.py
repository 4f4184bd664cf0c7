"""Sentences of a structured document, with exact offsets.

sentencex finds the boundaries (https://github.com/wikimedia/sentencex, rules and abbreviation lists); a second pass
adds what news copy needs: line ends, sentences glued together, quotation marks that do not pair, and a longest length.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from sentencex import get_sentence_boundaries

from factcheck.document import Document, SectionKind, Sentence, Span
from factcheck.sections.lines import lines, strip

LONGEST = 1500  # characters; what is longer is cut so that later stages stay bounded
_JOINED = 300  # characters; several quoted sentences up to this length stay together with their speaker
_CHUNK = 20_000  # characters handed to sentencex at once
_BOUNDARY = re.compile(
    r"(?<=[a-z\d)%’'”\"])[.!?]{1,3}(?=[A-Z][a-z]+(?:[ ,]|’s|'s))"  # glued: "(AP).The"
    r"|(?<=[a-z][.!?][”\"])(?=[A-Z][a-z]+ )"  # glued after a closing mark
    r"|(?<![\w#@’'-])[a-z]{4,}(?=[A-Z][a-z]+[ ,])"  # glued without a mark: "rises to nineNine people"
    r"|(?<=[\w)%’'” ])[.!?…]{1,3}[”\"’')]*\s+(?=[“\"‘(]?\s?[A-Z\d])"
)
_ABBREVIATION = re.compile(
    r"(?:^|[\s(“\"‘'-])(?:[A-Z]|Mrs?|Ms|Mx|Drs?|Prof|Sts?|Mt|Ft|Jr|Sr|Lt|Cols?|Gen|Maj|Capt|Cmdr|Cpl|Sgts?|Pvt"
    r"|Pfc|Adm|Brig|Cdr|Det|"
    r"Dets|Insp|Supt|Const|Govs?|Sens?|Reps?|Rev|Hon|Pres|Amb|Atty|Dist|Asst|Assoc|Dept|Nos?|Vol|Fig|Art|Sec"
    r"|pp?|vs?|cf|approx|Off|Ofc|Dep|"
    r"Aves?|Blvd|Rd|Hwy|Pkwy|Ln|Ct|Apt|Bldg|Jan|Feb|Aug|Sept?|Oct|Nov|Dec|(?:[A-Za-z]\.)+[A-Za-z])\.\s*$"
)
_HOUR = re.compile(r"\b[ap]\. ?m\.$", re.IGNORECASE)
_HOUR_ALONE = re.compile(
    r"(?:^|[.!?][”\"’)]*\s+)(?:(?:at|about|around|by|before|after|until|shortly|just|soon|a little|approximately"
    r"|roughly|nearly|almost) )*\d{1,2}(?:[:.]\d\d)? ?[ap]\. ?m\.$",
    re.IGNORECASE,
)
_HOUR_BEGUN = re.compile(r"\d ?[ap]\.$", re.IGNORECASE)
_DAY = re.compile(
    r"(?:(?:Mon|Tues?|Wed(?:nes)?|Thu(?:rs)?|Fri|Sat(?:ur)?|Sun)(?:day)?\b|(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug"
    r"|Sep|Oct|Nov|Dec)[a-z]*\.? \d"
    r"|(?:[ECMP][SD]?T|GMT|BST|UTC|CET|CEST|IST|Eastern|Pacific|Central|Mountain)\b|\()"
)
_TITLE = re.compile(
    r"(?:^|[\s(“\"‘'-])(?:Mrs?|Ms|Mx|Drs?|Prof|Mt|Ft|Lt|Cols?|Gen|Maj|Capt|Cmdr|Cpl|Sgts?|Pvt|Pfc|Adm|Brig|Cdr"
    r"|Dets?|Insp|Supt|Const|"
    r"Govs?|Sens?|Reps?|Rev|Hon|Atty|Asst|Assoc|Off|Ofc|vs|Spc|ST|MT|FT)\.$"
)
_DOTTED_END = re.compile(r"(?:[A-Z]\.[A-Z]|[ap]\. ?m)\.[\s\"”’')]*$")
_SAFE = (re.compile(r"[.!?;…][\"”’')]*\s"), re.compile(r"[,:–—]\s"), re.compile(r"\s"))


def split(document: Document) -> list[Sentence]:
    """Sentences of all sections that are not furniture, in text order and numbered from 0.

    Spans are stripped of white space; what has no letter is no sentence.
    """
    found: list[Sentence] = []
    for section in document.sections:
        if section.kind is SectionKind.FURNITURE:
            continue
        for line in lines(document.text, section.span.start, section.span.end):
            for span in _spans(document.text, line):
                found.append(Sentence(document, span, section, len(found)))
    return found


def _spans(text: str, line: Span) -> Iterator[Span]:
    for rough in _rough(text, line):
        for fine in _refined(text, rough):
            for cut in _bounded(text, fine):
                stripped = strip(text, cut.start, cut.end)
                if stripped and any(char.isalpha() for char in text[stripped.start : stripped.end]):
                    yield stripped


def _rough(text: str, line: Span) -> list[Span]:
    """sentencex's sentences; a piece that goes on in lower case belongs to the one before."""
    found: list[Span] = []
    for chunk in _chunks(text, line):
        for boundary in get_sentence_boundaries("en", text[chunk.start : chunk.end]):
            low, high = chunk.start + boundary["start_index"], chunk.start + boundary["end_index"]
            span = Span(_before_mark(text, low, chunk.start), _before_mark(text, high, chunk.start))
            if found and span.start > chunk.start and _goes_on(text, found[-1], span):
                found[-1] = Span(found[-1].start, span.end)
            else:
                found.append(span)
    return found


def _before_mark(text: str, at: int, least: int) -> int:
    """A boundary moved before the opening quotation mark it was put behind (`said. “|We`)."""
    behind = at - 2 >= least and text[at - 1] in '“"‘' and text[at - 2].isspace()
    return at - 1 if behind and not text[at : at + 1].isspace() and at < len(text) else at


def _goes_on(text: str, before: Span, after: Span) -> bool:
    """Whether sentencex cut inside a sentence: before lower case, a day after its hour, a name after its title."""
    end, rest = text[max(before.start, before.end - 16) : before.end].rstrip(), text[after.start : after.end].lstrip()
    if _HOUR_BEGUN.search(end) and rest[:1] in "mM":
        return True
    if _HOUR.search(end):
        alone = _HOUR_ALONE.search(text[max(before.start, before.end - 60) : before.end].rstrip())
        return bool(alone) or bool(_DAY.match(rest)) or rest[:1].islower()
    if rest[:1].isdigit() and after.start == before.end and not text[after.start - 1].isspace():
        return True  # a calibre or an average: ".38-caliber"
    return rest[:1].islower() or bool(_TITLE.search(end))


def _chunks(text: str, line: Span) -> Iterator[Span]:
    start = line.start
    while line.end - start > _CHUNK:
        end = _safe_end(text, Span(start, start + _CHUNK))
        yield Span(start, end)
        start = end
    yield Span(start, line.end)


def _refined(text: str, span: Span) -> Iterator[Span]:
    """A sentence cut where another begins outside quotation marks, or anywhere if several make it long."""
    start, depth, seen = span.start, 0, span.start
    for found in _BOUNDARY.finditer(text, span.start, span.end):
        end = found.end()
        depth += _depth(text[seen:end])
        seen = end
        inside = depth > 0 and len(span) <= _JOINED
        if end - start < 2 or inside or _abbreviated(text, start, found):
            continue
        yield Span(start, end)
        start, depth = end, max(depth, 0) if len(span) <= _JOINED else 0
    yield Span(start, span.end)


def _depth(text: str) -> int:
    """Quotation marks and brackets opened less those closed; a straight mark opens before a word, closes after one."""
    opened = len(re.findall(r"[“(\[]|(?:^|(?<=[\s(]))[\"](?=\w)", text))
    closed = len(re.findall(r"[”)\]]|(?<=[\w.,!?])[\"]", text))
    return opened - closed


def _abbreviated(text: str, start: int, found: re.Match[str]) -> bool:
    before = text[max(start, found.end() - 24) : found.end()]
    return bool(_ABBREVIATION.search(before) or _DOTTED_END.search(before))


def _bounded(text: str, span: Span) -> Iterator[Span]:
    start = span.start
    while span.end - start > LONGEST:
        end = _safe_end(text, Span(start, start + LONGEST))
        yield Span(start, end)
        start = end
    yield Span(start, span.end)


def _safe_end(text: str, window: Span) -> int:
    """The last place in the second half of a window where a cut hurts least: sentence, clause, word, anywhere."""
    half = (window.start + window.end) // 2
    for pattern in _SAFE:
        ends = [found.end() for found in pattern.finditer(text, half, window.end)]
        if ends:
            return ends[-1]
    return window.end
