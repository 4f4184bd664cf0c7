"""OpenDocument texts: the text with tracked changes accepted, tables and notes, without comments."""

from __future__ import annotations

from collections.abc import Iterator

from factcheck import markup
from factcheck.archives import parts
from factcheck.blocks import Block, anchors, joined, numbered, sections
from factcheck.document import Document, SectionKind
from factcheck.errors import DocumentError
from factcheck.readers import Reader
from factcheck.settings import Settings

_UNSEEN = ("tracked-changes", "annotation", "annotation-end", "note-citation", "forms", "script")
_HIDDEN = ("hidden-text", "hidden-paragraph", "table-of-content", "title", "desc")


def read(name: str, data: bytes, settings: Settings) -> Document:
    """The document of an .odt file, anchored by its paragraphs.

    Raises DocumentError for a file that is broken, encrypted, empty or beyond a limit.
    """
    found = parts(data, settings)
    if b"encryption-data" in found.get("META-INF/manifest.xml", b""):
        raise DocumentError("encrypted: it needs a password")
    if "content.xml" not in found:
        raise DocumentError("damaged, or not an OpenDocument text")
    text = markup.first(markup.parse(found["content.xml"]), "text")
    blocks = _blocks(text) if text is not None else []
    if not blocks:
        raise DocumentError("no text in the file")
    return Document(name=name, text=joined(blocks), sections=sections(blocks), anchors=anchors(blocks))


def _blocks(text: markup.Element) -> list[Block]:
    markup.drop(text, *_UNSEEN, *_HIDDEN)
    notes = [(f"note {number}", note) for number, note in enumerate(text.iter("{*}note"), 1)]
    noted = [Block(words, anchors=((0, place),)) for place, note in notes if (words := _words(note))]
    markup.drop(text, "note")
    return [*numbered([block for block in _story(text) if block.text]), *noted]


def _story(text: markup.Element) -> Iterator[Block]:
    """Paragraphs, headings and rows of tables in their order; a table inside a cell belongs to its row."""
    done: set[markup.Element] = set()
    for element in text.iter("{*}p", "{*}h", "{*}table-row"):
        if any(parent in done for parent in element.iterancestors()):
            continue
        if markup.local(element) == "table-row":
            done.add(element)
            cells = [_words(cell) for cell in element.iter("{*}table-cell")]
            yield Block(" | ".join(cell for cell in cells if cell))
        else:
            heading = markup.local(element) == "h" or markup.attribute(element, "style-name") == "Title"
            yield Block(_words(element), SectionKind.HEADLINE if heading else SectionKind.BODY)


def _words(element: markup.Element) -> str:
    """The words of an element, every line of it stripped: blanks, tabs and line breaks are elements here.

    Those of a text box in a paragraph are paragraphs of their own.
    """
    lines = "".join(_pieces(element)).split("\v")
    return "\n".join(line for line in (" ".join(line.split()) for line in lines) if line)


def _pieces(element: markup.Element) -> Iterator[str]:
    """Text in document order, without recursion."""
    stack: list[markup.Element | str] = [element]
    while stack:
        part = stack.pop()
        if isinstance(part, str):
            yield part
            continue
        yield {"s": " ", "tab": " ", "p": " ", "line-break": "\v"}.get(markup.local(part), "")
        if markup.local(part) == "text-box" and markup.local(element) in {"p", "h"}:
            continue
        stack.extend(piece for child in reversed(part) for piece in (child.tail or "", child))
        if part.text:
            yield part.text


READER = Reader(format="odt", suffixes=(".odt", ".ott"), read=read)
