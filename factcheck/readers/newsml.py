"""NewsML-G2 (https://iptc.org/standards/newsml-g2/): news items as agencies send them, alone or many in a message."""

from __future__ import annotations

from factcheck import markup, newsitems
from factcheck.blocks import Block, anchors, joined, numbered, sections
from factcheck.document import Document, SectionKind
from factcheck.errors import DocumentError
from factcheck.readers import Reader
from factcheck.readers import nitf as nitf_body
from factcheck.readers.html import story
from factcheck.settings import Settings


def read(name: str, data: bytes, settings: Settings) -> tuple[Document, ...]:
    """The documents of the news items of a file; several are named by their number: "message.xml#2".

    Raises DocumentError for a file that is broken, without text items or with too many.
    """
    root = markup.parse(data)
    items = [root] if markup.local(root) == "newsItem" else list(root.iter("{*}newsItem"))
    if len(items) > settings.max_entries:
        raise DocumentError(f"more than {settings.max_entries} items (max_entries)")
    found = [_document(f"{name}#{number}" if len(items) > 1 else name, item) for number, item in enumerate(items, 1)]
    documents = tuple(document for document in found if document is not None)
    if not documents:
        raise DocumentError("no news item with words in the file")
    return documents


def _document(name: str, item: markup.Element) -> Document | None:
    blocks = numbered(_body(item))
    headline = markup.words(_of(item, "contentMeta", "headline"))
    title = headline or markup.words(_of(item, "itemMeta", "title"))
    if title and not any(block.kind is SectionKind.HEADLINE for block in blocks):
        blocks.insert(0, Block(title, SectionKind.HEADLINE, ((0, "headline"),)))
    if not blocks:
        return None
    created = markup.words(_of(item, "itemMeta", "versionCreated"))
    first = markup.words(_of(item, "itemMeta", "firstCreated")) or markup.words(
        _of(item, "contentMeta", "contentCreated")
    )
    status = markup.attribute(_of(item, "itemMeta", "pubStatus"), "qcode") or "usable"
    notes = (markup.words(note) for meta in item.iter("{*}itemMeta") for note in meta.iter("{*}edNote"))
    return Document(
        name=name,
        text=joined(blocks),
        title=title or None,
        published=newsitems.day(created, first),
        outlet=_provider(item),
        sections=sections(blocks),
        notices=tuple(
            newsitems.notices(status, markup.words(_of(item, "itemMeta", "embargoed")), " / ".join(filter(None, notes)))
        ),
        anchors=anchors(blocks),
        item=markup.attribute(item, "guid"),
        version=newsitems.version(created, markup.attribute(item, "version")),
    )


def _of(item: markup.Element, part: str, name: str) -> markup.Element | None:
    """The first element of a name in a part of the item."""
    found = markup.first(item, part)
    return None if found is None else markup.first(found, name)


def _provider(item: markup.Element) -> str | None:
    provider = _of(item, "itemMeta", "provider")
    if provider is None:
        return None
    name = markup.words(markup.first(provider, "name"))
    return (
        name or markup.attribute(provider, "literal") or markup.attribute(provider, "qcode").rpartition(":")[2] or None
    )


def _body(item: markup.Element) -> list[Block]:
    """The blocks of the first rendition of the content that has words: NITF, XHTML, or text in inline data."""
    for element in item.iter("{*}inlineXML", "{*}inlineData"):
        inner = markup.first(element, "nitf", "html", "body", "div")
        if inner is not None and markup.local(inner) == "nitf":
            blocks = nitf_body.story(inner)
        elif inner is not None:
            blocks = story(markup.serialised_html(inner))
        elif markup.local(element) == "inlineXML":
            blocks = [Block(words) for part in element.iter("{*}p") if (words := markup.words(part))]
        else:
            blocks = _inline("".join(element.itertext()), markup.attribute(element, "contenttype"))
        if blocks:
            return blocks
    return []


def _inline(text: str, kind: str) -> list[Block]:
    if "html" in kind.lower() or "</p>" in text:
        return story(text)
    paragraphs = (" ".join(part.split()) for part in text.split("\n\n"))
    return [Block(paragraph) for paragraph in paragraphs if paragraph]


def _recognises(data: bytes) -> bool:
    return markup.root_name(data) in {"newsitem", "newsmessage", "packageitem"}


READER = Reader(format="newsml", suffixes=(".newsml", ".xml"), read=read, recognises=_recognises)
