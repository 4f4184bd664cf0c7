"""Lines as their author meant them: what a mail program or a fixed-width file wrapped is one line again."""

from __future__ import annotations

import itertools
import re

from factcheck.document import Span

_LINE = re.compile(r"[^\n\r\v\f\x1c-\x1e\x85\u2028\u2029]+")
INVISIBLE = "\ufeff\u200b\u200c\u200d\u200e\u200f\u2060\u00ad"
_WRAP = (45, 100)  # characters; the width of a hard-wrapped line
_ENDED = re.compile(r"[.!?…:;][\"”’')\]]*$")


def strip(text: str, start: int, end: int) -> Span | None:
    """The span without white space and invisible characters around it; None where nothing is left."""
    while start < end and (text[start].isspace() or text[start] in INVISIBLE):
        start += 1
    while start < end and (text[end - 1].isspace() or text[end - 1] in INVISIBLE):
        end -= 1
    return Span(start, end) if start < end else None


def lines(text: str, start: int = 0, end: int | None = None) -> list[Span]:
    """Spans of the lines of a text or a stretch of it, stripped, without empty ones."""
    end = len(text) if end is None else end
    stripped = (strip(text, *found.span()) for found in _LINE.finditer(text, start, end))
    plain = [span for span in stripped if span]
    gaps = [(before, after) for before, after in itertools.pairwise(plain) if _is_single(text, before, after)]
    lower = sum(text[after.start].islower() for _, after in gaps)
    wrapped = lower >= 2 and lower * 3 >= len(gaps)
    joined: list[Span] = []
    for at, span in enumerate(plain):
        if joined and _continues(text, plain[at - 1], span, wrapped=wrapped):
            joined[-1] = Span(joined[-1].start, span.end)
        else:
            joined.append(span)
    return joined


def _is_single(text: str, before: Span, after: Span) -> bool:
    gap = text[before.end : after.start]
    return gap.count("\n") <= 1 and gap.count("\r") <= 1


def _continues(text: str, before: Span, after: Span, *, wrapped: bool) -> bool:
    """Whether a line goes on with the one before: in lower case, or after a full line of a wrapped text."""
    if not _is_single(text, before, after) or " " not in text[before.start : before.end]:
        return False
    full = _WRAP[0] <= len(before) <= _WRAP[1]
    if _ENDED.search(text[max(before.start, before.end - 4) : before.end]):
        return wrapped and full and text[after.start].islower()
    return text[after.start].islower() or (wrapped and full)
