"""HTML: the words a reader of the page sees, in paragraphs. Nothing of a page is executed or fetched.

Struck-out words, navigation, related links, hidden elements, scripts and forms are left out. Offsets are those of the
text made here, with paragraphs separated by blank lines.
"""

from __future__ import annotations

import datetime as dt
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from factcheck import newsitems
from factcheck.blocks import Block, anchors, comments, joined, numbered, sections
from factcheck.document import COMMENT, Document, SectionKind, Span
from factcheck.errors import DocumentError
from factcheck.moments import find_date
from factcheck.readers import Reader, single
from factcheck.readers.text import decode

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_DROPPED = re.compile(
    r"script|style|noscript|template|svg|math|iframe|object|embed|applet|form|button|input|select|textarea|nav|footer|aside"
    r"|head|dialog|menu|audio|video|canvas|map"
)
_BLOCKS = re.compile(
    r"address|article|blockquote|body|caption|center|dd|details|div|dl|dt|fieldset|figcaption|figure|h[1-6r]|header|hgroup|html"
    r"|legend|li|main|ol|p|pre|section|summary|table|tbody|tfoot|thead|tr|ul"
)
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_ROLES = frozenset({"navigation", "complementary", "contentinfo", "search", "dialog", "alert", "menu", "banner"})
_SIDE = re.compile(
    r"(?:^|[\s_-])(?:related|newsletter|share|sharing|social|cookies?|comments|promo|advert(?:isement)?|ads?|sponsored|breadcrumbs?|"
    r"recommended|recirculation|subscribe|paywall|read-?more|most-?read|trending|teasers?|outbrain|taboola|sidebar|nav|footer|sr-only|"
    r"visually-?hidden|skip-?link)(?:$|[\s_-])",
    re.IGNORECASE,
)
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_CHARSET = re.compile(rb"<meta[^>]{0,200}charset\s*=\s*[\"']?\s*([\w-]{3,20})", re.IGNORECASE)
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


@dataclass(slots=True)
class _Page:
    """Blocks of text collected so far, with their kinds, and the block being written."""

    blocks: list[Block] = field(default_factory=list)
    words: list[str] = field(default_factory=list)
    kind: SectionKind = SectionKind.BODY
    comments: list[str] = field(default_factory=list)
    outside: list[str] = field(default_factory=list)  # comments to us that stand nowhere in the story

    def close(self, kind: SectionKind = SectionKind.BODY) -> None:
        """End the block being written; the next one is of the given kind."""
        lines = (" ".join(line.split()) for line in "".join(self.words).split("\v"))
        text = re.sub(r"\n(?=[a-z])", " ", "\n".join(line for line in lines if line))
        if text:
            self.blocks.append(Block(text, self.kind, comments=tuple(self.comments)))
            self.comments.clear()
        self.words.clear()
        self.kind = kind


def read(name: str, data: bytes) -> Document:
    """The document of an HTML page with its headline, outlet and day of publication where the page tells them.

    Raises DocumentError for an empty or binary file, a page without text, and where lxml is not installed.
    """
    tree, complete = _tree(_decoded(data))
    meta = _Meta.of(tree)
    page = _read(tree, meta.title)
    blocks = numbered(page.blocks)
    if not blocks:
        raise DocumentError("no text in the page")
    text = joined(blocks)
    return Document(
        name=name,
        text=text,
        title=meta.title,
        published=meta.published,
        outlet=meta.outlet,
        sections=sections(blocks),
        notices=tuple(meta.notices(complete)),
        anchors=anchors(blocks),
        comments=(*comments(blocks), *((Span(len(text), len(text)), told) for told in page.outside)),
        item=meta.address,
        version=meta.version,
    )


def story(markup: str) -> list[Block]:
    """The blocks of a piece of HTML that stands in another format; empty where it has no words.

    Raises DocumentError where lxml is not installed.
    """
    if not any(char.isalnum() for char in markup):
        return []
    return _read(_tree(markup)[0], None).blocks


def _tree(text: str) -> tuple[HtmlElement, bool]:
    """The parsed page without its struck-out words, and whether the parser reached its end."""
    try:
        from lxml import etree, html
    except ImportError as error:
        raise DocumentError("reading HTML needs lxml, which is not installed") from error
    parser = html.HTMLParser(encoding="utf-8", no_network=True, huge_tree=False, remove_comments=False, remove_pis=True)
    try:
        tree = html.document_fromstring(text.encode("utf-8", errors="replace"), parser=parser)
    except (etree.LxmlError, ValueError, AssertionError) as error:
        raise DocumentError("no text in the page") from error
    for element in list(tree.iter("del", "s", "strike")):
        if element.getparent() is not None:
            element.drop_tree()
    for comment in list(tree.iter(etree.Comment)):
        if comment.getparent() is not None and not COMMENT.match(comment.text or ""):
            comment.drop_tree()
    return tree, not any(
        "huge" in entry.message.lower() or "depth" in entry.message.lower() for entry in parser.error_log
    )


def _decoded(data: bytes) -> str:
    declared = _CHARSET.search(data[:4096])
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        if declared:
            try:
                return data.decode(declared[1].decode("ascii"), errors="replace").replace("\0", "")
            except LookupError:
                pass
    return decode(data)


def _read(tree: HtmlElement, title: str | None) -> _Page:
    """The page with its blocks; none where it has no words."""
    page = _Page()
    remarks = [*reversed(list(tree.itersiblings(preceding=True))), *tree.iter(), *tree.itersiblings()]
    told = {id(one): one for one in remarks if not isinstance(one.tag, str) and COMMENT.match(one.text or "")}
    _prune(tree)
    walked = _walk(page, _story(tree))
    page.close()
    if page.comments and page.blocks:  # behind the last paragraph
        page.blocks[-1] = replace(page.blocks[-1], comments=(*page.blocks[-1].comments, *page.comments))
    if title and not any(block.kind is SectionKind.HEADLINE for block in page.blocks[:4]):
        page.blocks.insert(0, Block(title, SectionKind.HEADLINE))
    page.outside += [(one.text or "").strip() for number, one in told.items() if number not in walked]
    if not any(char.isalnum() for block in page.blocks for char in block.text):
        page.blocks.clear()
    return page


def _prune(tree: HtmlElement) -> None:
    """Take out what is no part of the story; what is only named like a sidebar stays if it holds most of the words."""
    whole = len(tree.text_content())
    for element in list(tree.iter()):
        removable = isinstance(element.tag, str) and element.getparent() is not None
        if removable and element.tag not in {"html", "body"} and _is_foreign(element, whole):
            element.drop_tree()


def _is_foreign(element: HtmlElement, whole: int) -> bool:
    if _DROPPED.fullmatch(element.tag) or _is_hidden(element):
        return True
    return _is_beside(element) and len(element.text_content()) * 2 < whole and not element.xpath(".//h1")


def _is_hidden(element: HtmlElement) -> bool:
    return (
        "hidden" in element.attrib
        or element.get("aria-hidden", "").lower() == "true"
        or bool(_HIDDEN.search(element.get("style", "")))
    )


def _is_beside(element: HtmlElement) -> bool:
    if element.get("role", "").lower() in _ROLES:
        return True
    named = f"{element.get('class', '')} {element.get('id', '')}"
    return len(named) < 1000 and bool(_SIDE.search(named))


def _story(tree: HtmlElement) -> HtmlElement:
    """The element that holds the story: the one marked as its body, the only article, the main part, or the page."""
    for path in ("//main", "//*[@role='main']", "//article", "//*[@itemprop='articleBody']"):
        found = tree.xpath(path)
        if len(found) == 1 and len(found[0].text_content().strip()) >= 200:
            return found[0]
    body = tree.find("body")
    return tree if body is None else body


def _walk(page: _Page, root: HtmlElement) -> set[int]:
    """Collect the words below an element, in reading order and without recursion; which comments to us were met."""
    met: set[int] = set()
    stack: list[tuple[HtmlElement, bool]] = [(root, False)]
    while stack:
        element, done = stack.pop()
        if done:
            _leave(page, element)
            if element is not root and element.tail:
                page.words.append(element.tail)
            continue
        if not isinstance(element.tag, str):  # a comment to us
            met.add(id(element))
            page.comments.append((element.text or "").strip())
            page.words.append(element.tail or "")
            continue
        _enter(page, element)
        if element.text:
            page.words.append(element.text.replace("\n", "\v") if element.tag == "pre" else element.text)
        stack.append((element, True))
        stack.extend((child, False) for child in reversed(element))
    return met


def _enter(page: _Page, element: HtmlElement) -> None:
    tag = element.tag
    if tag in _HEADINGS:
        page.close(SectionKind.HEADLINE)
    elif tag == "figcaption":
        page.close(SectionKind.CAPTION)
    elif _BLOCKS.fullmatch(tag) and page.kind is not SectionKind.CAPTION:
        page.close()
    elif tag == "br":
        page.words.append("\v")
    elif tag in {"td", "th"} and "".join(page.words).strip():
        page.words.append(" | ")
    elif tag == "q":
        page.words.append("“")


def _leave(page: _Page, element: HtmlElement) -> None:
    if element.tag == "q":
        page.words.append("”")
    elif element.tag == "time" and not "".join(page.words).replace(element.text_content(), "").strip():
        page.words.append("\v")
    elif element.tag in _HEADINGS or element.tag == "figcaption":
        page.close()
    elif _BLOCKS.fullmatch(element.tag):
        page.close(page.kind if page.kind is SectionKind.CAPTION else SectionKind.BODY)


@dataclass(frozen=True, slots=True)
class _Meta:
    """What a page's head, JSON-LD and headings say about it."""

    title: str | None
    published: dt.date | None
    modified: dt.date | None
    outlet: str | None
    address: str  # that the page gives as its own
    version: str

    @classmethod
    def of(cls, tree: HtmlElement) -> _Meta:
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


def _canonical(tree: HtmlElement) -> str:
    addresses = (element.get("href", "") for element in tree.iter("link") if element.get("rel", "") == "canonical")
    return next((address.strip() for address in addresses if address.startswith(("http:", "https:"))), "")


def _named(tree: HtmlElement) -> dict[str, str]:
    found: dict[str, str] = {}
    for element in tree.iter("meta"):
        key = element.get("property") or element.get("name") or element.get("itemprop") or ""
        content = element.get("content", "").strip()
        if key and content:
            found.setdefault(key.lower(), content)
    return found


def _linked(tree: HtmlElement) -> Iterator[tuple[str, str]]:
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


READER = Reader(format="html", suffixes=(".html", ".htm", ".xhtml"), read=single(read))
