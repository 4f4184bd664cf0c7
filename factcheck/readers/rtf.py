"""Rich text files: the text as it stands when all tracked changes are accepted, with notes. striprtf reads them.

Text that is struck out or hidden is left out, as are comments, heads and feet.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from factcheck.blocks import Block, anchors, joined, numbered, sections
from factcheck.document import Document
from factcheck.errors import DocumentError
from factcheck.readers import Reader, single

_DEEPEST = 200  # groups within groups
_TOKEN = re.compile(r"\\(?P<word>[a-z]+)(?P<value>-?\d*) ?|\\\W|\\.|[{}]", re.DOTALL)
_UNSEEN = frozenset({"deleted", "strike", "striked", "v"})  # properties of text that is not shown
_CODE_PAGE = re.compile(r"\\ansicpg\d{1,5}")
_LINE = "{\\uc1\\u8232?}"  # a line separator, which stays inside its paragraph
_ENDS = re.compile(r"[\n\v\f\r\u2029]")


def read(name: str, data: bytes) -> Document:
    """The document of an .rtf file, anchored by its paragraphs.

    Raises DocumentError for a file that is broken, empty or nested too deeply, and where striprtf is missing.
    """
    if not data.lstrip().startswith(b"{\\rtf"):
        raise DocumentError("damaged, or not a rich text file")
    shown = _Shown()
    shown.feed(data.decode("latin-1"))
    blocks = numbered(_blocks("".join(shown.text)))
    page = _CODE_PAGE.search(shown.text[0] if shown.text else "")
    start = "{\\rtf1\\ansi" + (page.group() if page else "")
    for number, note in enumerate(shown.notes, 1):
        place = f"footnote {number}"
        blocks += [Block(block.text, anchors=((0, place),)) for block in _blocks(f"{start} {''.join(note)}}}")]
    if not blocks:
        raise DocumentError("no text in the file")
    return Document(name=name, text=joined(blocks), sections=sections(blocks), anchors=anchors(blocks))


def _blocks(text: str) -> list[Block]:
    try:
        from striprtf.striprtf import rtf_to_text
    except ImportError as error:
        raise DocumentError("reading .rtf files needs striprtf: pip install 'factcheck[rtf]'") from error
    plain = str(rtf_to_text(text, errors="replace"))  # type: ignore[no-untyped-call]
    return [Block(words) for part in _ENDS.split(plain) if any(map(str.isalnum, words := _words(part)))]


def _words(paragraph: str) -> str:
    """The words of a paragraph or a row of a table; lines that were broken by hand stay lines."""
    lines = (" ".join(line.replace("|", " | ").split()).strip(" |") for line in paragraph.split("\u2028"))
    return "\n".join(line for line in lines if line)


@dataclass(slots=True)
class _Shown:
    """The source of what is shown, and of each footnote, taken from the source of a file group by group."""

    text: list[str] = field(default_factory=list)
    notes: list[list[str]] = field(default_factory=list)
    groups: list[tuple[frozenset[str], list[str]]] = field(default_factory=list)  # what hides, and where words go

    def feed(self, source: str) -> None:
        self.groups = [(frozenset(), self.text)]
        at = 0
        for token in _TOKEN.finditer(source):
            self._put(source[at : token.start()])
            self._token(token)
            at = token.end()
        self._put(source[at:])

    def _put(self, words: str) -> None:
        hidden, to = self.groups[-1]
        if not hidden and words:
            to.append(words)

    def _token(self, token: re.Match[str]) -> None:
        hidden, to = self.groups[-1]
        word = token["word"]
        if token.group() == "{":
            self._open(hidden, to)
        elif token.group() == "}":
            to.append("}")
            if len(self.groups) > 1:
                self.groups.pop()
        elif word in _UNSEEN:
            self.groups[-1] = (hidden - {word} if token["value"] == "0" else hidden | {word}, to)
        elif word == "plain":
            self.groups[-1] = (hidden & {"deleted"}, to)
        elif word == "footnote" and to is self.text:
            to.append("}")
            self.notes.append(["{"])
            self.groups[-1] = (hidden, self.notes[-1])
        else:
            self._put(_LINE if word == "line" else token.group())

    def _open(self, hidden: frozenset[str], to: list[str]) -> None:
        if len(self.groups) >= _DEEPEST:
            raise DocumentError("nested too deeply")
        to.append("{")
        self.groups.append((hidden, to))


READER = Reader(format="rtf", suffixes=(".rtf",), read=single(read))
