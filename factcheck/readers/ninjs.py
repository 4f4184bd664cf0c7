"""ninjs (https://iptc.org/standards/ninjs/): news items in JSON, as versions 1 and 2 write them, alone or in a list."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import Any

from factcheck import newsitems
from factcheck.blocks import Block, anchors, joined, numbered, sections
from factcheck.document import Document, SectionKind
from factcheck.errors import DocumentError
from factcheck.readers import Reader
from factcheck.readers.html import story
from factcheck.readers.text import decode
from factcheck.settings import Settings

_KNOWN = re.compile(rb'"(?:body_(?:text|html|xhtml)|bodies)"\s*:')


def read(name: str, data: bytes, settings: Settings) -> tuple[Document, ...]:
    """The documents of a file; several are named by their number: "items.json#2".

    Raises DocumentError for a file that is broken, without items or with too many.
    """
    try:
        entry = json.loads(decode(data))
    except ValueError as error:
        raise DocumentError("broken JSON") from error
    items = [item for item in (entry if isinstance(entry, list) else [entry]) if isinstance(item, dict)]
    if len(items) > settings.max_entries:
        raise DocumentError(f"more than {settings.max_entries} items (max_entries)")
    found = [_document(f"{name}#{number}" if len(items) > 1 else name, item) for number, item in enumerate(items, 1)]
    documents = tuple(document for document in found if document is not None)
    if not documents:
        raise DocumentError("no news item with words in the file")
    return documents


def _document(name: str, item: Mapping[str, Any]) -> Document | None:
    headline = " ".join((_text(item, "headline") or _value(item, "headlines")).split())
    blocks = numbered(_body(item))
    if headline:
        blocks.insert(0, Block(headline, SectionKind.HEADLINE, ((0, "headline"),)))
    if not any(char.isalnum() for block in blocks for char in block.text):
        return None
    created = _text(item, "versioncreated") or _text(item, "versionCreated")
    first = _text(item, "firstcreated") or _text(item, "firstCreated")
    status = _text(item, "pubstatus") or _text(item, "pubStatus")
    note = _text(item, "ednote") or _text(item, "edNote")
    return Document(
        name=name,
        text=joined(blocks),
        title=headline or None,
        published=newsitems.day(created, first),
        outlet=_text(item, "source") or _text(item, "copyrightholder") or None,
        sections=sections(blocks),
        notices=tuple(newsitems.notices(status, _text(item, "embargoed"), note)),
        anchors=anchors(blocks),
        item=_text(item, "uri") or _text(item, "altids"),
        version=newsitems.version(created, str(item.get("version", ""))),
    )


def _text(item: Mapping[str, Any], key: str) -> str:
    value = item.get(key)
    return value.strip() if isinstance(value, str) else ""


def _value(item: Mapping[str, Any], key: str, kind: str = "") -> str:
    """The first value of a list of version 2, or the first whose content type has a word in it."""
    values = item.get(key)
    for value in values if isinstance(values, list) else ():
        if isinstance(value, dict) and kind in str(value.get("contenttype", value.get("contentType", ""))):
            return _text(value, "value")
    return ""


def _body(item: Mapping[str, Any]) -> list[Block]:
    markup = _value(item, "bodies", "html") or _text(item, "body_html") or _text(item, "body_xhtml")
    if markup and (blocks := story(markup)):
        return blocks
    plain = _text(item, "body_text") or _value(item, "bodies")
    paragraphs = (" ".join(part.split()) for part in re.split(r"\n\s*\n", plain))
    return [Block(paragraph) for paragraph in paragraphs if paragraph]


def _recognises(data: bytes) -> bool:
    return bool(_KNOWN.search(data.replace(b"\0", b"")))


READER = Reader(format="ninjs", suffixes=(".json", ".ninjs"), read=read, recognises=_recognises)
