"""Sections of a document: headline, date lines, live-blog entries, captions and furniture.

Every character of the text lies in exactly one section; sections come in text order. What a reader already marked
stays; only body text whose time of writing is unknown is looked at more closely.
"""

from __future__ import annotations

import dataclasses
import datetime as dt
import itertools
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from factcheck.document import Document, Section, SectionKind, Span
from factcheck.sections import datelines, furniture, status
from factcheck.sections.headings import heading_end
from factcheck.sections.lines import lines

_HEADLINE = 220  # characters
_SUBHEAD = 70
_UPDATED = re.compile(r"\b(?:last )?updated at (?=\d)|\bupdated (?=\d{1,2}[.:]\d\d)", re.IGNORECASE)
_LINKS = re.compile(r"(?<=[.!?…”\"’')]) (?:Related|Read more|See also): (?=\S)")
_LONE = re.compile(r"(?<=[.!?”\"’')]) (?:Interactive|Advertisement|Related|Read more)(?= (?:[A-Z“\"‘'\d])|\s*$)")
_PULLED = re.compile(r"[“\"‘']([^“”\"]{15,300})[”\"’'](?: ?[—–-] ?.{2,80})?")
_NOTICES = 5  # lines of a text that are shown above a report
_HEADED = 1_000  # entries of a live blog whose headings are looked for
_FIRST = 1_000  # characters of an entry in which its heading ends
_PULLED_MOST = 40  # lines that are looked for again in their document
_PULLED_WITHIN = 300_000  # characters of the document
_AGENCY_LINE = re.compile(
    r"(?:[A-Z][A-Z.’'-]+(?:[ ,/]+(?:[A-Z][\w.’'-]*|[a-z]{2,3}))*|[A-Z][\w.’'-]+(?:[ ,/]+[A-Z][\w.’'-]*){0,4})"
    rf"(?:,? (?i:{datelines.MONTH} ?\d{{1,2}}(?:,? \d{{4}})?|\d{{1,2}} {datelines.MONTH}(?:,? \d{{4}})?))?"
    r"(?: ?\([A-Z][\w./ -]{1,30}\))? ?(?:—|–|--|-)+ *(?=[\"“‘A-Z\d])"
)


@dataclass(slots=True)
class _Cutter:
    """Collects cuts of the text; what lies between two cuts belongs to the earlier one."""

    document: Document
    published: dt.date | None
    written: dt.datetime | None = None
    has_time: bool = False
    entry: str = ""
    seen: set[str] = field(default_factory=set)
    title: str | None = None
    guessing: bool = True  # whether headlines must be recognised, because the reader marked none
    body: int = 0  # lines of body text so far
    notices: list[str] = field(default_factory=list)
    looked: int = 0  # lines looked at as pull quotes
    cuts: list[Section] = field(default_factory=list)

    def cut(self, start: int, end: int, kind: SectionKind, label: str = "") -> None:
        if kind is SectionKind.BODY and self.entry:
            kind = SectionKind.ENTRY
        label = label or self.entry
        self.cuts.append(Section(Span(start, end), kind, self.written, self.has_time, label))

    def dated(self, day: dt.date | None) -> None:
        if day:
            self.published = self.published or day
            self.written = dt.datetime.combine(day, dt.time())
            self.has_time = False


def structure(document: Document) -> Document:
    """The document with title, day of publication and sections filled in where its reader left them empty."""
    document = document.encodable()
    given = document.sections or (Section(Span(0, len(document.text))),)
    cutter = _Cutter(
        document, document.published or _greeting(document), title=document.title, guessing=not document.sections
    )
    if cutter.published:
        cutter.written = dt.datetime.combine(cutter.published, dt.time())
    for section in given:
        if section.kind is SectionKind.BODY and section.written is None:
            _refine(cutter, section.span)
        elif section.kind is SectionKind.ENTRY and section.written is not None:
            _entry(cutter, section)
        else:
            cutter.title = cutter.title or _title(document, section)
            cutter.cuts.append(section)
    sections = _date(_tile(cutter.cuts, len(document.text)), cutter.published)
    notices = tuple(dict.fromkeys((*document.notices, *cutter.notices[:_NOTICES])))
    return dataclasses.replace(
        document, title=cutter.title, published=cutter.published, sections=tuple(sections), notices=notices
    )


def _title(document: Document, section: Section) -> str | None:
    return document.slice(section.span).strip() or None if section.kind is SectionKind.HEADLINE else None


def _greeting(document: Document) -> dt.date | None:
    """The day a live blog names in its greeting, where no date line gives one."""
    return datelines.stated_today(document.text) if datelines.stamps(document.text) else None


def _refine(cutter: _Cutter, region: Span) -> None:
    text = cutter.document.text
    stamps = datelines.stamps(text, region.start, region.end)
    edges = [stamp.start for stamp in stamps] + [region.end]
    _lines(cutter, region.start, edges[0])
    for number, (stamp, end) in enumerate(zip(stamps, edges[1:], strict=True)):
        cutter.entry = stamp.label
        if cutter.published:
            time = dt.time(*divmod(stamp.minutes, 60))
            cutter.written, cutter.has_time = dt.datetime.combine(cutter.published, time), True
        cutter.cut(stamp.start, stamp.end, SectionKind.FURNITURE)
        _lines(cutter, _after_heading(cutter, stamp.end, end) if number < _HEADED else stamp.end, end)
    cutter.entry = ""


def _after_heading(cutter: _Cutter, start: int, end: int) -> int:
    """Where the first line of an entry begins behind its heading, which is cut."""
    first = next(iter(lines(cutter.document.text, start, min(end, start + _FIRST))), None)
    length = heading_end(cutter.document.slice(first)) if first else 0
    if not first or not length:
        return start
    cutter.cut(first.start, first.start + length, SectionKind.HEADLINE)
    return first.start + length


def _entry(cutter: _Cutter, section: Section) -> None:
    """Look for furniture in an entry that the reader found."""
    before = cutter.entry, cutter.written, cutter.has_time
    cutter.entry, cutter.written, cutter.has_time = section.label, section.written, section.has_time
    _lines(cutter, section.span.start, section.span.end)
    cutter.entry, cutter.written, cutter.has_time = before


def _lines(cutter: _Cutter, start: int, end: int) -> None:
    found = lines(cutter.document.text, start, end)
    for at, span in enumerate(found):
        following = cutter.document.text[span.end : found[at + 1].start] if at + 1 < len(found) else ""
        _line(cutter, span, following)


def _line(cutter: _Cutter, span: Span, following: str) -> None:
    """Cut one line; `following` is the white space between it and the next line, empty at the end."""
    line = cutter.document.slice(span)
    if notice := status.notice(line):
        cutter.notices.append(notice)
        cutter.cut(span.start, span.end, SectionKind.FURNITURE)
    elif datelines.is_date_line(line):
        cutter.dated(datelines.day(line) if cutter.published is None else None)
        cutter.cut(span.start, span.end, SectionKind.FURNITURE)
    elif (day := datelines.update_day(line, cutter.published)) is not None:
        cutter.cut(span.start, span.end, SectionKind.FURNITURE)
        cutter.dated(day)
    elif (front := datelines.prefix_end(line, first=cutter.body == 0)) > 0:
        cutter.dated(datelines.day(line[:front]))
        cutter.cut(span.start, span.start + front, SectionKind.FURNITURE)
        glued = not line[front - 1].isspace()
        _content(cutter, Span(span.start + front, span.end), following, glued=glued)
    elif (back := datelines.suffix_start(line)) < len(line):
        if cutter.published is None:
            cutter.dated(datelines.day(line[back:]))
        _dated_title(cutter, span, span.start + back, following)
    else:
        _content(cutter, span, following)


def _dated_title(cutter: _Cutter, span: Span, back: int, following: str) -> None:
    """A line that ends with its date; one that begins with navigation repeats the title after it."""
    if furniture.is_furniture(cutter.document.slice(Span(span.start, back)).strip()):
        cutter.cut(span.start, span.end, SectionKind.FURNITURE)
        return
    _content(cutter, Span(span.start, back), following, glued=cutter.body == 0)
    cutter.cut(back, span.end, SectionKind.FURNITURE)


def _content(cutter: _Cutter, span: Span, following: str, *, glued: bool = False) -> None:
    line = cutter.document.slice(span).strip()
    repeated = len(line) >= 20 and line in cutter.seen
    if not line or repeated or furniture.is_furniture(line) or _is_pull_quote(cutter, line):
        cutter.cut(span.start, span.end, SectionKind.FURNITURE)
    elif furniture.is_caption(line):
        cutter.cut(span.start, span.end, SectionKind.CAPTION, "caption")
    elif glued or (cutter.guessing and _is_headline(cutter, line, following)):
        if cutter.body == 0 and (glued or line.count(" ") >= 2):
            cutter.title = cutter.title or line
        cutter.cut(span.start, span.end, SectionKind.HEADLINE, "headline")
    else:
        _paragraph(cutter, span, line)
    cutter.seen.add(line)


def _is_pull_quote(cutter: _Cutter, line: str) -> bool:
    """Whether a line is a quotation that stands a second time in a line that says more."""
    found = _PULLED.fullmatch(line)
    if not found or cutter.looked >= _PULLED_MOST:
        return False
    cutter.looked += 1
    words = re.escape(found[1].strip(" .,!?…“”\"'‘’")).replace(r"\ ", r"\s+")
    again = itertools.islice(re.finditer(words, cutter.document.text[:_PULLED_WITHIN]), _PULLED_MOST)
    return any(not _PULLED.fullmatch(_line_around(cutter.document.text, place.span())) for place in again)


def _line_around(text: str, place: tuple[int, int]) -> str:
    start, end = text.rfind("\n", 0, place[0]) + 1, text.find("\n", place[1])
    return text[start : end if end >= 0 else len(text)].strip()


def _is_headline(cutter: _Cutter, line: str, following: str) -> bool:
    """A line without a final full stop before the first paragraph, or a short one between paragraphs."""
    if not following or line.endswith((".", ":", ",", ";", "…", ".”", '."', "-", "–", "—")) or line[:1].islower():
        return False
    if line.count(" | ") > (cutter.body == 0):  # a row of a table
        return False
    limit = _HEADLINE if cutter.body == 0 else _SUBHEAD if following.count("\n") > 1 else 0
    return len(line) <= limit and not line.startswith(("“", '"', "-", "*", "•"))


def _paragraph(cutter: _Cutter, span: Span, line: str) -> None:
    cutter.body += 1
    at = span.start
    if (agency := _AGENCY_LINE.match(line[:90])) and _is_dateline(agency.group(), early=cutter.body <= 3):
        at += agency.end()
        cutter.dated(datelines.day(agency.group()) if cutter.published is None else None)
        cutter.cut(span.start, at, SectionKind.FURNITURE)
    for start, end in sorted(_furniture_inside(cutter.document.text, Span(at, span.end))):
        if start < at:
            continue
        if cutter.document.text[at:start].strip():
            cutter.cut(at, start, SectionKind.BODY)
        cutter.cut(start, end, SectionKind.FURNITURE)
        at = end
    if at < span.end:
        cutter.cut(at, span.end, SectionKind.BODY)


def _is_dateline(words: str, *, early: bool) -> bool:
    """An agency's dateline names the agency in brackets, or is in capitals in one of the first paragraphs."""
    first = words.split(maxsplit=1)[0]
    return "(" in words or (early and first.isupper() and len(first) > 3)


def _furniture_inside(text: str, span: Span) -> Iterator[tuple[int, int]]:
    """Stamps, lone labels and links of a live blog, and furniture sentences, inside a paragraph."""
    for found in _UPDATED.finditer(text, span.start, span.end):
        stamp = re.compile(rf"[\d.: ]{{3,8}}(?:[ap]\.?m\.?)?(?: ?{datelines.ZONE}\b)?").match(
            text, found.end(), span.end
        )
        if stamp and not text[stamp.end() : span.end].strip(" .")[:1].islower():
            yield found.start(), stamp.end()
    for found in _LONE.finditer(text, span.start, span.end):
        yield found.span()
    for found in _LINKS.finditer(text, span.start, span.end):
        rest = text[found.end() : span.end]
        if len(rest) <= 160 and not re.search(r"[.!?] ", rest):
            yield found.start(), span.end
    for start, end in furniture.spans(text[span.start : span.end]):
        yield span.start + start, span.start + end


def _tile(cuts: Iterable[Section], length: int) -> Iterator[Section]:
    """Cuts stretched to cover the text without gaps; neighbours of one kind, time and label become one section."""
    held: Section | None = None
    for cut in cuts:
        if held is None:
            held = dataclasses.replace(cut, span=Span(0, cut.span.end))
        elif _alike(held, cut):
            held = dataclasses.replace(held, span=Span(held.span.start, cut.span.end))
        else:
            yield dataclasses.replace(held, span=Span(held.span.start, cut.span.start))
            held = cut
    if held is None:
        held = Section(Span(0, length), SectionKind.FURNITURE)
    yield dataclasses.replace(held, span=Span(held.span.start, length))


def _alike(left: Section, right: Section) -> bool:
    same = (left.kind, left.written, left.has_time, left.label) == (
        right.kind,
        right.written,
        right.has_time,
        right.label,
    )
    return same and left.kind is not SectionKind.HEADLINE


def _date(sections: Iterable[Section], published: dt.date | None) -> Iterator[Section]:
    """Sections that stand before the date line were written that day as well."""
    midnight = dt.datetime.combine(published, dt.time()) if published else None
    for section in sections:
        yield section if section.written else dataclasses.replace(section, written=midnight)
