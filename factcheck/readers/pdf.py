"""PDF files: paragraphs in reading order, anchored by their pages; running heads are left out, columns read one by one.

pypdf (https://pypdf.readthedocs.io) gives the words and where they stand. It knows no paragraphs: they are told from
the distance of lines, their indents and the size of the type. Scanned pages have no words; that is said.
"""

from __future__ import annotations

import io
import itertools
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from factcheck.blocks import Block, anchors, joined, sections
from factcheck.document import Document, SectionKind
from factcheck.errors import DocumentError
from factcheck.moments import find_date
from factcheck.readers import Reader
from factcheck.settings import Settings

if TYPE_CHECKING:
    from pypdf import PdfReader

_LIGATURES = str.maketrans({"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "ft", "ﬆ": "st"})
_ENDED = re.compile(r"[.!?…][\"”’')\]]*$")
_BROKEN_WORD = re.compile(r"(\w*[^\W\d_])(?:-|‐|\u00ad)$")
_PAGE_NUMBER = re.compile(r"[-–— ]*(?:page|p\.?)?\s*\d{1,4}(?:\s*(?:of|/)\s*\d{1,4})?[-–— ]*", re.IGNORECASE)
_PRINTED = re.compile(r"\d:\d\d|\d/\d")  # the day on which a browser printed the page, not that of the story
_PRINTER = re.compile(  # what a browser prints at the head and the foot of a page
    r"\d{1,2}[/.]\d{1,2}[/.]\d{2,4}, \d{1,2}:\d\d(?: ?[AP]M)?(?: .*)?|(?:https?|file)://\S+(?: (?:\| )?\d+/\d+)?",
    re.IGNORECASE,
)
_DAMAGED = re.compile("[\ufffd\ue000-\uf8ff]")


@dataclass(frozen=True, slots=True)
class _Piece:
    """Words drawn at one place: points from the left and from the bottom of the page, size of the type in points."""

    page: int
    x: float
    y: float
    size: float
    text: str

    @property
    def end(self) -> float:
        """Roughly where the words end, since the widths of letters are not known here."""
        return self.x + 0.45 * self.size * len(self.text)


def read(name: str, data: bytes, settings: Settings) -> Document:
    """The document of a PDF file.

    Raises DocumentError for a file that is encrypted, broken, without words or beyond a limit, and without pypdf.
    """
    reader, errors = _opened(data, settings)
    lines: list[_Piece] = []
    empty: list[int] = []
    damaged: list[int] = []
    for number in range(1, len(reader.pages) + 1):
        try:
            found = list(_lines(_rows(reader.pages[number - 1], number)))
        except errors:
            damaged.append(number)
            continue
        lines += found
        if not found:
            empty.append(number)
    if not any(char.isalpha() for line in lines for char in line.text):
        scanned = "no words in the file: scanned pages need text recognition (OCR) first"
        raise DocumentError("its pages are damaged or unpack to too much" if damaged else scanned)
    if sum(len(_DAMAGED.findall(line.text)) for line in lines) * 10 > sum(len(line.text) for line in lines):
        raise DocumentError("its fonts do not tell which letters they draw")
    notices = [f"damaged, so not read: {_pages(damaged)}"] if damaged else []
    if empty:
        notices.append(f"without words, so not read (scanned?): {_pages(empty)}")
    return _document(name, lines, tuple(notices))


def _opened(data: bytes, settings: Settings) -> tuple[PdfReader, tuple[type[Exception], ...]]:
    """The file opened, and the errors that a damaged page can raise."""
    try:
        import pypdf
        from pypdf.errors import DependencyError, PyPdfError
    except ImportError as error:
        raise DocumentError("reading PDF files needs pypdf: pip install pypdf") from error
    errors = (PyPdfError, ArithmeticError, AttributeError, LookupError, TypeError, ValueError, OSError, RecursionError)
    try:
        reader = pypdf.PdfReader(io.BytesIO(data))
        locked = reader.is_encrypted and not reader.decrypt("")
        pages = 0 if locked else len(reader.pages)
    except (DependencyError, NotImplementedError) as error:
        raise DocumentError("encrypted: it needs a password, or pip install 'factcheck[pdf-encrypted]'") from error
    except errors as error:
        raise DocumentError("broken PDF file") from error
    if locked:
        raise DocumentError("encrypted: it needs a password")
    if pages > settings.max_pages:
        raise DocumentError(f"more than {settings.max_pages} pages (max_pages)")
    return reader, errors


def _rows(page: Any, number: int) -> list[list[_Piece]]:
    """What stands side by side on a page, row by row in the order in which it was drawn."""
    rows: list[list[_Piece]] = [[]]

    def visit(text: str, outer: Sequence[float], inner: Sequence[float], _font: object, size: float) -> None:
        x = inner[4] * outer[0] + inner[5] * outer[2] + outer[4]
        y = inner[4] * outer[1] + inner[5] * outer[3] + outer[5]
        scale = abs(inner[3] * outer[3]) or abs(inner[2] * outer[1]) or 1.0
        for at, part in enumerate(text.split("\n")):
            if at:
                rows.append([])
            if part.strip() or (part and rows[-1]):
                rows[-1].append(_Piece(number, x, y, abs(float(size)) * scale, part))

    page.extract_text(visitor_text=visit)
    return [row for row in rows if any(piece.text.strip() for piece in row)]


def _lines(rows: list[list[_Piece]]) -> Iterator[_Piece]:
    """Lines in reading order; where columns were drawn across, the left one comes first, between lines over both."""
    edge = _gutter(rows)
    if edge is None:
        yield from filter(None, map(_line, rows))
        return
    left: list[_Piece | None] = []
    right: list[_Piece | None] = []
    for row in rows:
        beside = [piece for piece in row if piece.x >= edge - 2]
        before = [piece for piece in row if piece.x < edge - 2]
        if before and not beside and before[-1].end > edge + 10:
            yield from filter(None, [*left, *right, _line(row)])
            left, right = [], []
        else:
            left.append(_line(before))
            right.append(_line(beside))
    yield from filter(None, [*left, *right])


def _gutter(rows: list[list[_Piece]]) -> float | None:
    """Where a second column begins that was drawn in turns with the first; None for one column and for tables."""
    starts = Counter(
        round(piece.x / 3)
        for row in rows
        for before, piece in itertools.pairwise(row)
        if len(piece.text.strip()) >= 15 and piece.x - before.end > piece.size
    )
    if not starts:
        return None
    place, count = max(starts.items(), key=lambda item: (item[1], -item[0]))
    return place * 3.0 if count >= 5 and count * 10 >= len(rows) * 4 else None


def _line(row: Sequence[_Piece]) -> _Piece | None:
    """The pieces of one row as a line; cells of a table are set apart."""
    if not any(piece.text.strip() for piece in row):
        return None
    words = row[0].text
    for before, piece in itertools.pairwise(row):
        apart = piece.x - before.end > 3 * piece.size and piece.text.strip() and words.strip()
        words += (" | " if apart else "") + piece.text
    largest = max((piece for piece in row if piece.text.strip()), key=lambda piece: len(piece.text))
    return replace(row[0], size=largest.size, text=" ".join(words.translate(_LIGATURES).split()))


def _document(name: str, lines: list[_Piece], notices: tuple[str, ...]) -> Document:
    heads = _running(lines)
    story = [line for line in lines if (line.page, line.text) not in heads]
    if not story:
        story, heads = lines, set()
    blocks = list(_blocks(story))
    dates = (find_date(text) for _, text in sorted(heads) if not _PRINTED.search(text))
    return Document(
        name=name,
        text=joined(blocks),
        published=next(filter(None, dates), None),
        sections=sections(blocks),
        notices=notices,
        anchors=anchors(blocks),
    )


def _pages(numbers: Sequence[int]) -> str:
    listed = ", ".join(str(number) for number in numbers[:10])
    return f"page{'s' if len(numbers) > 1 else ''} {listed}" + (" …" if len(numbers) > 10 else "")


def _running(lines: Sequence[_Piece]) -> set[tuple[int, str]]:
    """Heads and feet that come back on other pages, their numbers aside, and lone page numbers."""
    pages = [list(group) for _, group in itertools.groupby(lines, key=lambda line: line.page)]
    edges = []
    for page in pages:
        ordered = sorted(page, key=lambda line: -line.y)
        edges += ordered[:2] + ordered[2:][-2:]
    seen = Counter((round(line.y / 6), re.sub(r"\d+", "#", line.text)) for line in edges)
    return {
        (line.page, line.text)
        for line in edges
        if _PAGE_NUMBER.fullmatch(line.text)
        or _PRINTER.fullmatch(line.text)
        or (len(pages) > 1 and seen[round(line.y / 6), re.sub(r"\d+", "#", line.text)] * 2 > len(pages))
    }


def _blocks(lines: Sequence[_Piece]) -> Iterator[Block]:
    weights: Counter[float] = Counter()
    for line in lines:
        weights[round(line.size * 2) / 2] += len(line.text)
    body = weights.most_common(1)[0][0] or 1.0
    compounds = {word for line in lines for word in re.findall(r"\w+-\w+", line.text)}
    for paragraph in _paragraphs(lines):
        text, places = _text(paragraph, compounds)
        large = paragraph[0].size >= body * 1.2 and len(text) < 300
        yield Block(text, SectionKind.HEADLINE if large else SectionKind.BODY, places)


def _paragraphs(lines: Sequence[_Piece]) -> Iterator[list[_Piece]]:
    steps = [
        before.y - line.y
        for before, line in itertools.pairwise(lines)
        if before.page == line.page and 0 < before.y - line.y < 4 * line.size
    ]
    leading = sorted(steps)[len(steps) // 4] if steps else 0.0  # the gaps after paragraphs are not the rule
    if len(steps) < 5:
        leading = min(leading, 1.25 * lines[0].size)
    width = sorted(len(line.text) * line.size for line in lines)[len(lines) * 3 // 4]
    paragraph: list[_Piece] = []
    for line in lines:
        if paragraph and _begins(paragraph, line, leading, width):
            yield paragraph
            paragraph = []
        paragraph.append(line)
    if paragraph:
        yield paragraph


def _begins(paragraph: Sequence[_Piece], line: _Piece, leading: float, width: float) -> bool:
    """Whether a line begins a paragraph, told from the line before it."""
    before = paragraph[-1]
    ended = bool(_ENDED.search(before.text))
    if abs(before.size - line.size) > 0.12 * max(before.size, line.size) or " | " in line.text or " | " in before.text:
        return True
    step = before.y - line.y
    if before.page != line.page or step < -1 or step > 12 * line.size:
        return ended or before.size > 20
    spaced = step > max(1.3 * leading, 1.05 * line.size) and step > 1.3 * _usual(paragraph, leading, line.size)
    indented = line.x - before.x > 0.7 * line.size and ended
    filled = len(before.text) * before.size / (width or 1.0)
    return spaced or indented or (filled < 0.6 and ended) or (filled < 0.5 and not line.text[:1].islower())


def _usual(paragraph: Sequence[_Piece], leading: float, size: float) -> float:
    """The distance of lines in this paragraph, or on this page if it has but one line yet."""
    if len(paragraph) > 1 and paragraph[-2].y > paragraph[-1].y:
        return paragraph[-2].y - paragraph[-1].y
    return min(leading, 1.25 * size) if leading else 1.2 * size


def _text(lines: Iterable[_Piece], compounds: set[str]) -> tuple[str, tuple[tuple[int, str], ...]]:
    """The lines as one paragraph, words broken at their ends whole again, and where each page begins in it."""
    text = ""
    places: list[tuple[int, str]] = []
    for line in lines:
        text = _continued(text, line.text, compounds)
        if not places or places[-1][1] != f"page {line.page}":
            places.append((len(text), f"page {line.page}"))
        text += line.text
    return text.replace("\u00ad", ""), tuple((min(at, len(text)), place) for at, place in places)


def _continued(text: str, following: str, compounds: set[str]) -> str:
    """The text made ready for its next line."""
    broken = _BROKEN_WORD.search(text)
    if text[-2:-1].isdigit() and text[-1:] in "-–" and following[:1].isdigit():
        return text
    if not broken:
        return f"{text} " if text else ""
    if not following[:1].islower():
        return text
    rest = re.match(r"\w*", following)
    whole = f"{broken[1]}-{rest[0] if rest else ''}"
    return text if text.endswith("-") and whole in compounds else text[: broken.end(1)]


READER = Reader(format="pdf", suffixes=(".pdf",), read=read)
