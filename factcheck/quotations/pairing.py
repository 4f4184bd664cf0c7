"""Which quotation marks belong together.

Double and single, straight, typographic, German and French marks are paired paragraph by paragraph. A quotation that
runs over paragraphs, each opened with a mark and only the last closed, is followed to its end. Marks inside another
quotation are part of it. Apostrophes, feet and inches are no marks.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from factcheck.document import Span

_LONGEST = 4000  # characters between two marks; more is a mark gone astray

_MARK = re.compile(r"''|``|[“”„‟«»‹›\"＂‘’‚‛'`´]")
_SINGLE = frozenset("‘’‚‛'`´")
_OPENING = frozenset("“„‟«‘‚``")
_BEFORE_OPENING = frozenset(" \t\n\r\N{NO-BREAK SPACE}([{—–-/:>")
_ELISION = re.compile(r"\d0s|(?:em|til|tis|twas|cause|n|bout|round|cos)\b", re.IGNORECASE)
_YEAR = re.compile(r"\d\d\b")


@dataclass(frozen=True, slots=True)
class Passage:
    """The part of a quotation in one paragraph, without its marks; parts of one quotation share their `number`."""

    span: Span
    number: int


@dataclass(slots=True)
class _Paragraph:
    """The marks of one paragraph and the lookup tables that keep pairing linear."""

    text: str
    start: int
    end: int
    marks: list[re.Match[str]]

    def before(self, at: int) -> str:
        return self.text[at - 1] if at > self.start else " "

    def after(self, at: int) -> str:
        return self.text[at] if at < self.end else " "

    def opens(self, mark: re.Match[str]) -> bool:
        return self.before(mark.start()) in _BEFORE_OPENING and not self.after(mark.end()).isspace()

    def closes(self, mark: re.Match[str]) -> bool:
        if self.after(mark.end()).isalnum():
            return False
        return not self.before(mark.start()).isspace() or self.before(mark.start() - 1) in ",.!?"


def _is_single(mark: re.Match[str]) -> bool:
    return mark.group() in _SINGLE


class _Pairing:
    """Pairs the marks of a section, one paragraph after the other."""

    def __init__(self) -> None:
        self.passages: list[Passage] = []
        self.number = 0
        self.open_at: int | None = None
        self.opener = ""
        self.pending: int | None = None  # a single mark that opened and was not closed by a single one

    def add(self, start: int, end: int) -> None:
        if 0 < end - start <= _LONGEST:
            self.passages.append(Passage(Span(start, end), self.number))

    def paragraph(self, here: _Paragraph, continues: bool, stays_open: bool) -> None:
        """Pair the marks of a paragraph; `continues` when a quotation opened earlier goes on in it.

        `stays_open` says that a quotation open at the end of it goes on in the next one.
        """
        if not continues:
            self.open_at = None
        self.pending = None
        first = True
        skip = here.start
        singles = _SingleMarks(here)
        for mark in here.marks:
            if mark.start() < skip:
                continue
            if not _is_single(mark):
                self._double(here, mark, first and continues)
            elif self.open_at is None:
                skip = max(skip, self._single(here, mark, singles))
            first = False
        self._finish(here, stays_open)

    def _double(self, here: _Paragraph, mark: re.Match[str], resumes: bool) -> None:
        if self.open_at is None:
            if self.pending is not None and not here.opens(mark):
                self._open(self.pending, mark.group())
                self._close(mark.start())
            elif not self._stray(here, mark):
                self._open(mark.end(), mark.group())
        elif resumes and not here.text[here.start : mark.start()].strip():
            self.open_at = mark.end()
        elif mark.group() in '“«"' and self.opener not in "„»" and here.opens(mark):
            self._open(mark.end(), mark.group())
        else:
            self._close(mark.start())

    def _open(self, at: int, opener: str) -> None:
        self.open_at, self.opener, self.pending = at, opener, None
        self.number += 1

    def _close(self, at: int) -> None:
        if self.open_at is not None:
            self.add(self.open_at, at)
        self.open_at = None

    @staticmethod
    def _stray(here: _Paragraph, mark: re.Match[str]) -> bool:
        """Whether a mark cannot open: it closes nothing or means inches."""
        if mark.group() in _OPENING or here.opens(mark):
            return False
        before = here.before(mark.start())
        return before.isdigit() or (here.closes(mark) and not before.isspace())

    def _single(self, here: _Paragraph, mark: re.Match[str], singles: _SingleMarks) -> int:
        """Pair a single mark; gives the offset up to which the text is then used up."""
        if not here.opens(mark) or _is_elision(here, mark):
            return 0
        close = singles.closing(mark)
        if close is None:
            self.pending = mark.end() if self.pending is None else self.pending
            return 0
        self.number += 1
        self.add(mark.end(), close)
        return close + 1

    def _finish(self, here: _Paragraph, stays_open: bool) -> None:
        if self.open_at is None:
            return
        ahead = here.text[here.start : self.open_at - 1].rstrip()
        if stays_open or not ahead or ahead.endswith(":"):
            self.add(self.open_at, here.end)


def _is_elision(here: _Paragraph, mark: re.Match[str]) -> bool:
    """Whether a single mark stands for letters or a century left out: 'til, the '90s, the class of '98."""
    if _ELISION.match(here.text, mark.end(), here.end):
        return True
    year = _YEAR.match(here.text, mark.end(), here.end)
    return year is not None and here.text[here.start : mark.start()].rstrip()[-1:].isalpha()


class _SingleMarks:
    """Which single marks of a paragraph can close, and where double marks and single openers stand."""

    def __init__(self, here: _Paragraph) -> None:
        self.here = here
        self.closers = [mark.start() for mark in here.marks if mark.group() in "’'‛´‘" and self._closes(mark)]
        self.doubles = [mark.start() for mark in here.marks if not _is_single(mark)]
        self.openers = [mark.start() for mark in here.marks if _is_single(mark) and here.opens(mark)]

    def _closes(self, mark: re.Match[str]) -> bool:
        return self.here.closes(mark) and self.here.text[max(0, mark.start() - 2) : mark.start()] not in {
            "'n",
            "’n",
            "‘n",
        }

    def closing(self, opener: re.Match[str]) -> int | None:
        """Where the quotation that this mark opens ends; the mark after a plural ("the crews' jobs") is passed over."""
        at = bisect_right(self.closers, opener.end())
        if at == len(self.closers):
            return None
        if (
            self._possessive(self.closers[at])
            and at + 1 < len(self.closers)
            and bisect_left(self.openers, self.closers[at]) == bisect_left(self.openers, self.closers[at + 1])
        ):
            at += 1
        close = self.closers[at]
        doubles = bisect_left(self.doubles, close) - bisect_left(self.doubles, opener.start())
        return close if doubles % 2 == 0 and close - opener.end() <= _LONGEST else None

    def _possessive(self, at: int) -> bool:
        follows = self.here.text[at + 1 : at + 3]
        return self.here.before(at) in "sS" and follows[:1] == " " and follows[1:].islower()


def passages(text: str, span: Span) -> list[Passage]:
    """The quotations of a stretch of text, paragraph by paragraph, in text order."""
    lines = [_line(text, *line.span()) for line in re.compile(r"[^\n]+").finditer(text, span.start, span.end)]
    lines = [line for line in lines if line.start < line.end]
    pairing = _Pairing()
    goes_on = False
    for line, goes_on_next in zip(lines, _going_on(lines), strict=True):
        was_open = goes_on and pairing.open_at is not None
        if was_open and not _begins_with_opener(line):
            pairing.open_at = line.start
        pairing.paragraph(line, was_open, goes_on_next)
        goes_on = goes_on_next
    return pairing.passages


def _line(text: str, start: int, end: int) -> _Paragraph:
    stripped = text[start:end]
    start += len(stripped) - len(stripped.lstrip())
    end = max(start, end - (len(stripped) - len(stripped.rstrip())))
    return _Paragraph(text, start, end, list(_MARK.finditer(text, start, end)))


def _begins_with_opener(line: _Paragraph) -> bool:
    first = line.marks[0] if line.marks else None
    return first is not None and first.start() == line.start and not _is_single(first) and line.opens(first)


def _going_on(lines: Sequence[_Paragraph]) -> list[bool]:
    """For each line whether a quotation open at its end goes on: the next paragraph opens anew, or the next double
    mark, with no blank line before it, closes.
    """
    found: list[bool] = []
    closes_later = False
    for at in range(len(lines) - 1, -1, -1):
        following = lines[at + 1] if at + 1 < len(lines) else None
        if following is None or following.text.count("\n", lines[at].end, following.start) > 1:
            closes_later = False
        elif double := next((mark for mark in following.marks if not _is_single(mark)), None):
            closes_later = following.closes(double) and not following.opens(double)
        found.append(closes_later or (following is not None and _begins_with_opener(following)))
    return found[::-1]
