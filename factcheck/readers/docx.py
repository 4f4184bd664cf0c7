"""Word files: the text as it stands when all tracked changes are accepted, with tables and notes, without comments.

mammoth (https://github.com/mwilliamson/python-mammoth) makes HTML of the file, whose words are taken as those of a page
are. It sees only what was unpacked within the limits. Text that was moved away, hidden or struck out is left out.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections import Counter
from collections.abc import Iterator
from xml.parsers.expat import ExpatError

from factcheck import markup
from factcheck.archives import parts
from factcheck.blocks import Block, anchors, joined, numbered, sections
from factcheck.document import Document
from factcheck.errors import DocumentError
from factcheck.readers import Reader
from factcheck.readers.html import story
from factcheck.settings import Settings

_STYLES = """
p[style-name='Title'] => h1:fresh
p[style-name='title'] => h1:fresh
p[style-name='Headline'] => h1:fresh
p[style-name='Subtitle'] => h2:fresh
p[style-name='caption'] => figcaption:fresh
p[style-name='Caption'] => figcaption:fresh
"""
_WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_TEXTS = re.compile(r"word/(?:document\d*|footnotes|endnotes)\.xml")
_NOTE_MARK = re.compile(r'<sup><a href="#[\w-]*note-\d+"[^>]*>\[\d+\]</a></sup>')
_NOTE_BACK = re.compile(r'\s*<a href="#[\w-]*note-ref-\d+">↑</a>')
_NOTE = re.compile(r'<li id="(foot|end)note-\d+">(.*?)</li>', re.DOTALL)
_CELL = re.compile(r"(<t[dh](?: [^<>]*)?>)<p>([^<]*(?:<(?!/?(?:p|table|t[dh])[ >/])[^<>]*>[^<]*)*)</p>(?=</t[dh]>)")


def read(name: str, data: bytes, settings: Settings) -> Document:
    """The document of a .docx file, anchored by its paragraphs.

    Raises DocumentError for a file that is broken, encrypted, empty or beyond a limit, and where mammoth is missing.
    """
    page = _page(_accepted(parts(data, settings)))
    body = _CELL.sub(r"\1\2", _NOTE_BACK.sub("", _NOTE_MARK.sub("", page)))
    notes = list(_notes(body))
    blocks = numbered(story(_NOTE.sub("", body)))
    blocks += [Block(block.text, block.kind, ((0, place),)) for place, text in notes for block in story(text)]
    if not blocks:
        raise DocumentError("no text in the file")
    return Document(name=name, text=joined(blocks), sections=sections(blocks), anchors=anchors(blocks))


def _notes(page: str) -> Iterator[tuple[str, str]]:
    """Notes with their names; mammoth gives them in the order of their marks, which is how Word numbers them."""
    count: Counter[str] = Counter()
    for kind, text in _NOTE.findall(page):
        count[kind] += 1
        yield f"{kind}note {count[kind]}", text


def _accepted(found: dict[str, bytes]) -> bytes:
    """The file packed anew, without what tracked changes took away and what is hidden."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for name, part in found.items():
            archive.writestr(zipfile.ZipInfo(name), _cleaned(part) if _TEXTS.fullmatch(name) else part)
    return packed.getvalue()


def _cleaned(part: bytes) -> bytes:
    """What mammoth is to see: no words that Word does not show, and plain runs for what mammoth passes over."""
    root = markup.parse(part)
    for mark in list(root.iter("{*}vanish", "{*}dstrike")):
        run = mark.getparent().getparent()
        if markup.local(run) == "r" and markup.attribute(mark, "val") not in {"0", "false", "off"}:
            markup.drop_one(run)
    markup.drop(root, "moveFrom", "rt")
    for name, plain in (("cr", "br"), ("fldSimple", "ins"), ("oMath", "ins")):
        for element in list(root.iter(f"{{*}}{name}")):
            element.tag = f"{_WORD}{plain}"
    for element in list(root.iter(f"{_MATH}r", f"{_MATH}t")):
        element.tag = f"{_WORD}{markup.local(element)}"
    for ruby in list(root.iter("{*}ruby")):
        _replace(ruby.getparent(), list(ruby.iter("{*}r")))
    return markup.serialised(root)


def _replace(run: markup.Element, runs: list[markup.Element]) -> None:
    """Put the runs of a ruby's base in the place of the run that holds it."""
    at = run.getparent().index(run)
    run.getparent()[at : at + 1] = runs


def _page(data: bytes) -> str:
    try:
        import mammoth
    except ImportError as error:
        raise DocumentError("reading .docx files needs mammoth: pip install mammoth") from error
    try:
        result = mammoth.convert_to_html(io.BytesIO(data), style_map=_STYLES, convert_image=lambda _image: [])
    except (KeyError, OSError, ValueError, AttributeError, IndexError, TypeError, ExpatError) as error:
        raise DocumentError("damaged, or not a Word file") from error
    return str(result.value)


READER = Reader(format="docx", suffixes=(".docx", ".docm"), read=read)
