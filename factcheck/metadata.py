"""What a web page says about itself: title, outlet, days of publication and change, its own address."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from factcheck import newsitems
from factcheck.markup import Element
from factcheck.moments import find_date

_PUBLISHED = (
    "article:published_time",
    "og:published_time",
    "datepublished",
    "pubdate",
    "publishdate",
    "date",
    "dc.date",
    "dc.date.issued",
)
_MODIFIED = ("article:modified_time", "og:updated_time", "datemodified", "lastmod", "last-modified")


@dataclass(frozen=True, slots=True)
class Metadata:
    """What a page's head, JSON-LD and headings say about it."""

    title: str | None
    published: dt.date | None
    modified: dt.date | None
    outlet: str | None
    address: str  # that the page gives as its own
    version: str

    @classmethod
    def of(cls, tree: Element) -> Metadata:
        named = _named(tree)
        linked = dict(reversed(list(_linked(tree))))
        times = [element.get("datetime", "") for element in tree.iter("time")]
        headings = [" ".join(element.text_content().split()) for element in tree.iter("h1")]
        titles = [named.get("og:title", ""), *headings[:1], linked.get("headline", ""), tree.findtext(".//title") or ""]
        published = [named.get(key, "") for key in _PUBLISHED] + [linked.get("datePublished", ""), *times[:1]]
        modified = [named.get(key, "") for key in _MODIFIED] + [linked.get("dateModified", "")]
        return cls(
            title=next((" ".join(title.split()) for title in titles if title.strip()), None),
            published=_first_date(published),
            modified=_first_date(modified),
            outlet=named.get("og:site_name") or linked.get("publisher") or None,
            address=_canonical(tree) or named.get("og:url", ""),
            version=next(filter(None, map(newsitems.version, modified + published)), ""),
        )

    def notices(self, complete: bool) -> Iterator[str]:
        if self.published and self.modified and self.modified > self.published:
            yield f"changed on {self.modified.isoformat()} after publication on {self.published.isoformat()}"
        if not complete:
            yield "the page is nested too deeply: its end was not read"


def _canonical(tree: Element) -> str:
    addresses = (element.get("href", "") for element in tree.iter("link") if element.get("rel", "") == "canonical")
    return next((address.strip() for address in addresses if address.startswith(("http:", "https:"))), "")


def _named(tree: Element) -> dict[str, str]:
    found: dict[str, str] = {}
    for element in tree.iter("meta"):
        key = element.get("property") or element.get("name") or element.get("itemprop") or ""
        content = element.get("content", "").strip()
        if key and content:
            found.setdefault(key.lower(), content)
    return found


def _linked(tree: Element) -> Iterator[tuple[str, str]]:
    """Headline, dates and publisher of the page's JSON-LD, in document order."""
    for element in tree.iter("script"):
        if "ld+json" not in element.get("type", "").lower():
            continue
        try:
            stack: list[Any] = [json.loads(element.text or "")]
        except (ValueError, RecursionError):
            continue
        while stack:
            node = stack.pop()
            if isinstance(node, list):
                stack.extend(reversed(node))
            elif isinstance(node, dict):
                yield from _facts(node)
                stack.extend(reversed([value for value in node.values() if isinstance(value, dict | list)]))


def _facts(node: dict[str, Any]) -> Iterator[tuple[str, str]]:
    for key in ("headline", "datePublished", "dateModified"):
        if isinstance(node.get(key), str):
            yield key, node[key]
    publisher = node.get("publisher")
    if isinstance(publisher, dict) and isinstance(publisher.get("name"), str):
        yield "publisher", publisher["name"]


def _first_date(values: list[str]) -> dt.date | None:
    for value in values:
        found = find_date(value[:60])
        if found:
            return found
    return None
