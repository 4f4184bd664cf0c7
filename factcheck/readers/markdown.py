"""Markdown: the raw text with its offsets; marks, code, links that stand alone and front matter become furniture."""

from __future__ import annotations

import bisect
import re
from collections.abc import Iterator, Sequence
from itertools import islice, takewhile

from factcheck.document import COMMENT, Document, Section, SectionKind, Span
from factcheck.moments import find_date
from factcheck.readers import Reader, single
from factcheck.readers.text import decode

_FRONT = re.compile(r"\ufeff?---[ \t]*\r?\n(.*?)^(?:---|\.\.\.)[ \t]*$\r?\n?", re.DOTALL | re.MULTILINE)
_KEY = re.compile(r"^(\w+)[ \t]*:[ \t]*(.+?)[ \t]*$", re.MULTILINE)
_FENCE = re.compile(r" {0,3}(```+|~~~+)")
_HEADING = re.compile(r" {0,3}#{1,6}[ \t]+")
_UNDERLINE = re.compile(r" {0,3}(?:=+|-+)\s*$")
_MARKER = re.compile(r"[ \t]*(?:>[ \t]?|[-*+][ \t]+|\d{1,3}[.)][ \t]+)+(?:\[[ xX]\][ \t]+)?")
_LONE_LINK = re.compile(
    r"\s*!?\[[^\]]*\]\([^()\s]*(?:\s+\"[^\"]*\")?\)[.,]?\s*$|\s*\[[^\]]+\]:\s*\S+.*$|\s*<https?://[^>\s]+>\s*$"
)
_GAP = re.compile(r"\n[ \t\r]*\n")
_NOTHING = re.compile(r"(?:\s|<!--.*?-->)*", re.DOTALL)
_CODE = re.compile(r"^ {0,3}(```+|~~~+).*?(?:^ {0,3}\1|\Z)", re.DOTALL | re.MULTILINE)
_COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)

MOST_COMMENTS = 2_000  # that are looked at


def read(name: str, data: bytes) -> Document:
    """The document of a Markdown file; `title` and `date` of its front matter are taken over.

    Raises DocumentError for an empty or binary file.
    """
    text = decode(data)
    front = _FRONT.match(text)
    values = {key.lower(): value.strip("\"'") for key, value in _KEY.findall(front[1])} if front else {}
    start = front.end() if front else 0
    sections = [Section(Span(0, start), SectionKind.FURNITURE)] if start else []
    sections += _merged(_cuts(text, start), len(text))
    return Document(
        name=name,
        text=text,
        title=values.get("title"),
        published=find_date(values.get("date") or values.get("published") or ""),
        outlet=values.get("outlet") or values.get("publisher"),
        sections=tuple(sections),
        comments=tuple(_comments(text, start)),
    )


def _comments(text: str, start: int) -> Iterator[tuple[Span, str]]:
    """Comments to us, each with the paragraph that it stands in or, on lines of its own, before."""
    code = [found.span() for found in _CODE.finditer(text, start)]
    gaps = [(start, start), *(found.span() for found in _GAP.finditer(text, start)), (len(text), len(text))]
    for found in islice(_COMMENT.finditer(text, start), MOST_COMMENTS):
        words = found[0].removeprefix("<!--").removesuffix("-->").strip()
        if COMMENT.match(words) and not any(low < found.start() < high for low, high in code):
            at = _about(text, found)
            before = bisect.bisect_right(gaps, at, key=lambda gap: gap[1]) - 1
            yield Span(max(gaps[before][1], at), gaps[min(before + 1, len(gaps) - 1)][0]), words


def _about(text: str, comment: re.Match[str]) -> int:
    """Where what a comment is about begins: its own paragraph, or what follows where it has lines of its own."""
    line = text.rfind("\n", 0, comment.start()) + 1
    end = text.find("\n", comment.end())
    if not _COMMENT.sub("", text[line : end if end >= 0 else len(text)]).strip():
        return _NOTHING.match(text, comment.end()).end()  # type: ignore[union-attr]
    gap = max(text.rfind("\n\n", 0, comment.start()) + 2, text.rfind("\r\n\r\n", 0, comment.start()) + 4)
    return gap if gap > 3 else 0


def _cuts(text: str, start: int) -> Iterator[tuple[int, SectionKind]]:
    """Where a stretch of another kind begins."""
    fence = ""
    comments = [found.span() for found in _COMMENT.finditer(text, start)]
    lines = [(found.start(), found.end()) for found in re.finditer(r"[^\n]*\n?", text[start:]) if found.group()]
    for at, (low, high) in enumerate(lines):
        begin, end = start + low, start + high
        line = text[begin:end]
        while comments and comments[0][1] <= begin:
            comments.pop(0)
        following = text[start + lines[at + 1][0] : start + lines[at + 1][1]] if at + 1 < len(lines) else ""
        opened = _FENCE.match(line)
        if fence or opened:
            fence = _fence_after(fence, line, opened)
            yield begin, SectionKind.FURNITURE
        elif (
            comments and comments[0][0] <= begin and begin + len(line.rstrip()) <= comments[0][1]
        ) or _LONE_LINK.match(line):
            yield begin, SectionKind.FURNITURE
        else:
            yield from _commented(_line(line, begin, following), comments, begin, begin + len(line.rstrip()))


def _commented(
    cuts: Iterator[tuple[int, SectionKind]], comments: Sequence[tuple[int, int]], begin: int, end: int
) -> Iterator[tuple[int, SectionKind]]:
    """The cuts of a line from `begin` to `end`, with the comments in it cut out."""
    inside = list(takewhile(lambda comment: comment[0] < end, comments))
    if inside and inside[0][0] <= begin:
        yield begin, SectionKind.FURNITURE
    else:
        yield from cuts
    for low, high in inside:
        if low > begin:
            yield low, SectionKind.FURNITURE
        if high < end:
            yield high, SectionKind.BODY


def _fence_after(fence: str, line: str, opened: re.Match[str] | None) -> str:
    """The fence that is open after a line."""
    if not fence:
        return opened[1] if opened else ""
    return "" if line.strip().startswith(fence) and not line.strip().strip(fence[0]) else fence


def _line(line: str, begin: int, following: str) -> Iterator[tuple[int, SectionKind]]:
    if heading := _HEADING.match(line):
        yield begin, SectionKind.FURNITURE
        yield begin + heading.end(), SectionKind.HEADLINE
    elif line.strip() and _UNDERLINE.match(following) and len(line) < 200 and not _MARKER.match(line):
        yield begin, SectionKind.HEADLINE
    elif line.strip() and _UNDERLINE.match(line):
        yield begin, SectionKind.FURNITURE
    elif (marker := _MARKER.match(line)) and marker.end() < len(line.rstrip()):
        yield begin, SectionKind.FURNITURE
        yield begin + marker.end(), SectionKind.BODY
    else:
        yield begin, SectionKind.BODY


def _merged(cuts: Iterator[tuple[int, SectionKind]], length: int) -> list[Section]:
    """Sections between cuts; neighbouring cuts of body or furniture are one section."""
    kept: list[tuple[int, SectionKind]] = []
    for at, kind in cuts:
        if not kept or kept[-1][1] is not kind or kind is SectionKind.HEADLINE:
            kept.append((at, kind))
    ends = [at for at, _ in kept[1:]] + [length]
    labels = {SectionKind.HEADLINE: "headline"}
    return [
        Section(Span(at, end), kind, label=labels.get(kind, ""))
        for (at, kind), end in zip(kept, ends, strict=True)
        if at < end
    ]


READER = Reader(format="markdown", suffixes=(".md", ".markdown"), read=single(read), isolated=False)
