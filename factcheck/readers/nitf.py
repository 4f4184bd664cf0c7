"""NITF (News Industry Text Format, https://iptc.org/standards/nitf/): a story as agencies file it."""

from __future__ import annotations

from collections.abc import Iterator

from factcheck import markup, newsitems
from factcheck.blocks import Block, anchors, joined, numbered, sections
from factcheck.document import Document, SectionKind
from factcheck.errors import DocumentError
from factcheck.readers import Reader, single

_KINDS = {
    "hl1": SectionKind.HEADLINE,
    "hl2": SectionKind.HEADLINE,
    "media-caption": SectionKind.CAPTION,
    "byline": SectionKind.FURNITURE,
    "dateline": SectionKind.FURNITURE,
    "distributor": SectionKind.FURNITURE,
    "tagline": SectionKind.FURNITURE,
    "bibliography": SectionKind.FURNITURE,
}
_UNITS = (*_KINDS, "p", "tr", "li", "dt", "dd", "pre", "fn")


def read(name: str, data: bytes) -> Document:
    """The document of a NITF file. Raises DocumentError for one that is broken or has no words."""
    root = markup.parse(data)
    blocks = numbered(story(root))
    if not blocks:
        raise DocumentError("no words in the item")
    heading = next((block.text for block in blocks if block.kind is SectionKind.HEADLINE), None)
    issued, released = _norm(root, "date.issue"), _norm(root, "date.release")
    told = markup.attribute(markup.first(root, "pubdata"), "date.publication")
    management = markup.attribute(markup.first(root, "docdata"), "management-status")
    note = markup.attribute(markup.first(root, "ed-msg"), "info")
    embargo = released if management == "embargoed" or released > issued else ""
    return Document(
        name=name,
        text=joined(blocks),
        title=heading or markup.words(markup.first(root, "title")) or None,
        published=newsitems.day(_norm(root, "story.date"), issued, told),
        outlet=markup.attribute(markup.first(root, "pubdata"), "name")
        or markup.words(markup.first(root, "org"))
        or None,
        sections=sections(blocks),
        notices=tuple(newsitems.notices(management, embargo, note)),
        anchors=anchors(blocks),
        item=markup.attribute(markup.first(root, "doc-id"), "id-string"),
        version=newsitems.version(issued, markup.attribute(markup.first(root, "du-key"), "version")),
    )


def story(root: markup.Element) -> list[Block]:
    """The blocks of a NITF body: a paragraph, a row of a table or a caption each."""
    body = markup.first(root, "body")
    return list(_blocks(root if body is None else body))


def _blocks(body: markup.Element) -> Iterator[Block]:
    done: set[markup.Element] = set()
    for element in body.iter(*(f"{{*}}{name}" for name in _UNITS)):
        if any(parent in done for parent in element.iterancestors()):
            continue
        name = markup.local(element)
        done.add(element)
        if name == "tr":
            words = " | ".join(filter(None, (markup.words(cell) for cell in element.iter("{*}td", "{*}th"))))
        else:
            words = markup.words(element)
        if words:
            yield Block(words, _KINDS.get(name, SectionKind.BODY))


def _norm(root: markup.Element, name: str) -> str:
    return markup.attribute(markup.first(root, name), "norm")


def _recognises(data: bytes) -> bool:
    return markup.root_name(data) == "nitf"


READER = Reader(format="nitf", suffixes=(".nitf", ".xml"), read=single(read), recognises=_recognises)
