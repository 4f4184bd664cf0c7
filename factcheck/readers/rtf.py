"""Rich text files: the text as it stands when all tracked changes are accepted. striprtf reads them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from factcheck.blocks import Block, anchors, joined, numbered, sections
from factcheck.document import Document
from factcheck.errors import DocumentError
from factcheck.readers import Reader, single

_DEEPEST = 200  # groups within groups
_TOKEN = re.compile(r"\\(?:deleted(0?)(?![a-z])|[a-z]+-?\d* ?|\W|.)|[{}]", re.DOTALL)


def read(name: str, data: bytes) -> Document:
    """The document of an .rtf file, anchored by its paragraphs.

    Raises DocumentError for a file that is broken, empty or nested too deeply, and where striprtf is missing.
    """
    try:
        from striprtf.striprtf import rtf_to_text
    except ImportError as error:
        raise DocumentError("reading .rtf files needs striprtf: pip install 'factcheck[rtf]'") from error
    if not data.lstrip().startswith(b"{\\rtf"):
        raise DocumentError("damaged, or not a rich text file")
    kept = "".join(_accepted(data.decode("latin-1")))
    text = str(rtf_to_text(kept, errors="replace"))  # type: ignore[no-untyped-call]
    lines = (" ".join(line.replace("|", " | ").split()) for line in re.split(r"[\n\v\f\r\u2028\u2029]", text))
    blocks = numbered([Block(line.strip(" |")) for line in lines if any(char.isalnum() for char in line)])
    if not blocks:
        raise DocumentError("no text in the file")
    return Document(name=name, text=joined(blocks), sections=sections(blocks), anchors=anchors(blocks))


def _accepted(text: str) -> Iterator[str]:
    """The file without what tracked changes deleted: the rest of a group after its control word `deleted`."""
    deleted = [False]
    at = 0
    for token in _TOKEN.finditer(text):
        if not deleted[-1]:
            yield text[at : token.start()]
        at = token.end()
        word = token.group()
        if word == "{":
            deleted.append(deleted[-1])
            if len(deleted) > _DEEPEST:
                raise DocumentError("nested too deeply")
        elif word.startswith("\\deleted"):
            deleted[-1] = token[1] != "0"
            continue
        if word in "{}" or not deleted[-1]:
            yield word
        if word == "}" and len(deleted) > 1:
            deleted.pop()
    if not deleted[-1]:
        yield text[at:]


READER = Reader(format="rtf", suffixes=(".rtf",), read=single(read))
