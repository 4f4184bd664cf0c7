"""Saved RSS and Atom feeds: one document for each entry. Nothing is fetched; feedparser reads the saved bytes."""

from __future__ import annotations

import codecs
import datetime as dt
import email.utils
import io
from dataclasses import replace
from typing import Any

from factcheck import newsitems
from factcheck.blocks import Block, anchors, joined, numbered, sections
from factcheck.document import Document, SectionKind
from factcheck.errors import DocumentError
from factcheck.markup import refuse_entities, root_name
from factcheck.readers import Reader
from factcheck.readers.html import story
from factcheck.settings import Settings

_DAMAGED = ("the feed is damaged: words or entries may be missing",)


def read(name: str, data: bytes, settings: Settings) -> tuple[Document, ...]:
    """The documents of a feed, named by their number: "feed.xml#2".

    Raises DocumentError for a feed that is broken, without entries or with too many, and where feedparser is missing.
    """
    try:
        import feedparser
    except ImportError as error:
        raise DocumentError("reading feeds needs feedparser: pip install 'factcheck[feeds]'") from error
    refuse_entities(data)
    feed = feedparser.parse(io.BytesIO(_declared(data)))
    if len(feed.entries) > settings.max_entries:
        raise DocumentError(f"more than {settings.max_entries} entries (max_entries)")
    outlet = _line(feed.feed.get("title"))
    found = [_document(f"{name}#{number}", entry, outlet) for number, entry in enumerate(feed.entries, 1)]
    documents = tuple(document for document in found if document is not None)
    if not documents:
        raise DocumentError("no entries in the feed")
    return tuple(replace(document, notices=_DAMAGED) for document in documents) if feed.bozo else documents


def _declared(data: bytes) -> bytes:
    """The bytes in UTF-8 where they are in UTF-16 without saying so, which feedparser does not see."""
    if data[:2] not in {codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE}:
        return data
    text = data.decode("utf-16", errors="replace")
    return data if text.startswith("<?xml") else text.encode("utf-8", errors="replace")


def _document(name: str, entry: Any, outlet: str | None) -> Document | None:
    title = _line(entry.get("title"))
    blocks = numbered(_body(entry))
    if title and not any(block.kind is SectionKind.HEADLINE and block.text == title for block in blocks):
        blocks.insert(0, Block(title, SectionKind.HEADLINE, ((0, "title"),)))
    if not blocks:
        return None
    updated = _moment(dict.get(entry, "updated_parsed")) or _moment(entry.get("published_parsed"))
    published = _moment(entry.get("published_parsed")) or updated
    return Document(
        name=name,
        text=joined(blocks),
        title=title,
        published=_day(entry) or (published.date() if published else None),
        outlet=outlet,
        sections=sections(blocks),
        anchors=anchors(blocks),
        item=str(entry.get("id") or entry.get("link") or ""),
        version=updated.isoformat() if updated else "",
    )


def _body(entry: Any) -> list[Block]:
    """The longest content; before it the summary, where that is whole and says something else."""
    bodies = [str(content.get("value") or "") for content in entry.get("content") or ()]
    summary = str(entry.get("summary") or "")
    longest = max([*bodies, summary], key=len)
    blocks = story(longest)
    words = {word for block in blocks for word in block.text.split()}
    teaser = [] if summary == longest else story(summary)
    text = " ".join(block.text for block in teaser)
    if text.endswith(("…", "...", "]", "Read more")) or set(text.split()) <= words:
        return blocks
    return [*teaser, *blocks]


def _day(entry: Any) -> dt.date | None:
    """The day in the time zone in which the feed gives the moment of publication."""
    text = str(entry.get("published") or dict.get(entry, "updated") or "")
    try:
        return email.utils.parsedate_to_datetime(text).date()
    except (ValueError, TypeError, IndexError, OverflowError):
        return newsitems.day(text)


def _line(text: object) -> str | None:
    """A title's words without the markup in it."""
    blocks = story(str(text)) if text else []
    return " ".join(block.text for block in blocks) or None


def _moment(parsed: Any) -> dt.datetime | None:
    """feedparser gives times in UTC."""
    try:
        return dt.datetime(*parsed[:6]) if parsed else None
    except (ValueError, TypeError, OverflowError):
        return None


def _recognises(data: bytes) -> bool:
    return root_name(data) in {"rss", "feed", "rdf", "channel"}


READER = Reader(format="feed", suffixes=(".rss", ".atom", ".xml"), read=read, recognises=_recognises)
