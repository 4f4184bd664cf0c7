"""HTML: the words a reader of the page sees, in paragraphs. Nothing of a page is executed or fetched.

Struck-out words, navigation, related links, pull quotes, hidden elements, scripts and forms are left out, and so is
what an answer by e-mail quotes. Parts of a page that have each their own time are entries of a live blog. Offsets are
those of the text made here, with paragraphs separated by blank lines.
"""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from factcheck import newsitems
from factcheck.blocks import Block, anchors, comments, joined, numbered, sections
from factcheck.document import COMMENT, Document, SectionKind, Span
from factcheck.errors import DocumentError
from factcheck.metadata import Metadata
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
    r"recommended|recirculation|pull-?quotes?|pulled-?quote|subscribe|paywall|read-?more|most-?read|trending|teasers?|outbrain|taboola|sidebar|nav|footer|sr-only|"
    r"visually-?hidden|skip-?link)(?:$|[\s_-])",
    re.IGNORECASE,
)
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_STRUCK = re.compile(r"text-decoration[\w\s:-]*line-through", re.IGNORECASE)
_ANSWERED = re.compile(r"\b(?:gmail_quote|gmail_signature|moz-cite-prefix|moz-signature|yahoo_quoted)\b")
_INVISIBLE = dict.fromkeys(map(ord, "\u00ad\u200b\u2060\ufeff"))
_STYLE = 1000  # characters of an element's style that are looked at
_ENTRY = 20  # characters of a part of the page that is an entry
_CHARSET = re.compile(rb"<meta[^>]{0,200}charset\s*=\s*[\"']?\s*([\w-]{3,20})", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Entry:
    """When an entry of a live blog was written, and how the page tells it."""

    written: dt.datetime
    label: str

    def holding(self, block: Block) -> Block:
        """A block that stands in the entry."""
        kind = SectionKind.ENTRY if block.kind is SectionKind.BODY else block.kind
        return replace(block, kind=kind, written=self.written, has_time=True, label=self.label)


@dataclass(slots=True)
class _Page:
    """Blocks of text collected so far, with their kinds, and the block being written."""

    blocks: list[Block] = field(default_factory=list)
    words: list[str] = field(default_factory=list)
    kind: SectionKind = SectionKind.BODY
    comments: list[str] = field(default_factory=list)
    outside: list[str] = field(default_factory=list)  # comments to us that stand nowhere in the story
    entry: _Entry | None = None

    def close(self, kind: SectionKind = SectionKind.BODY) -> None:
        """End the block being written; the next one is of the given kind."""
        lines = (" ".join(line.split()) for line in "".join(self.words).split("\v"))
        text = re.sub(r"\n(?=[a-z])", " ", "\n".join(line for line in lines if line)).translate(_INVISIBLE)
        if text:
            block = Block(text, self.kind, comments=tuple(self.comments))
            self.blocks.append(self.entry.holding(block) if self.entry else block)
            self.comments.clear()
        self.words.clear()
        self.kind = kind


def read(name: str, data: bytes) -> Document:
    """The document of an HTML page with its headline, outlet and day of publication where the page tells them.

    Raises DocumentError for an empty or binary file, a page without text, and where lxml is not installed.
    """
    tree, complete = _tree(_decoded(data))
    meta = Metadata.of(tree)
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
    for element in list(tree.iter(etree.Element)):
        struck = element.tag in {"del", "s", "strike"} or _STRUCK.search(element.get("style", "")[:_STYLE])
        if struck and element.getparent() is not None:
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
    if _DROPPED.fullmatch(element.tag) or _is_hidden(element) or _is_answered(element):
        return True
    return _is_beside(element) and len(element.text_content()) * 2 < whole and not element.xpath(".//h1")


def _is_hidden(element: HtmlElement) -> bool:
    return (
        "hidden" in element.attrib
        or element.get("aria-hidden", "").lower() == "true"
        or bool(_HIDDEN.search(element.get("style", "")[:_STYLE]))
    )


def _is_answered(element: HtmlElement) -> bool:
    """Whether it is the message that an e-mail answers (not one that it forwards), or a signature."""
    cited = element.tag == "blockquote" and element.get("type", "").lower() == "cite"
    if not cited and not _ANSWERED.search(element.get("class", "")[:1000]):
        return False
    return "forwarded message" not in str(element.text_content())[:500].lower()


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
    entries = _entries(root)
    stack: list[tuple[HtmlElement, bool]] = [(root, False)]
    while stack:
        element, done = stack.pop()
        if done:
            _leave(page, element)
            if element in entries:
                page.close()
                page.entry = None
            if element is not root and element.tail:
                page.words.append(element.tail)
            continue
        if not isinstance(element.tag, str):  # a comment to us
            met.add(id(element))
            page.comments.append((element.text or "").strip())
            page.words.append(element.tail or "")
            continue
        if element in entries:
            page.close()
            page.entry = entries[element]
        _enter(page, element)
        if element.text:
            page.words.append(element.text.replace("\n", "\v") if element.tag == "pre" else element.text)
        stack.append((element, True))
        stack.extend((child, False) for child in reversed(element))
    return met


def _entries(root: HtmlElement) -> dict[HtmlElement, _Entry]:
    """The largest parts of a story with one clock time each; empty unless there are two or more with words."""
    times = [(element, written) for element in root.iter("time") if (written := _clock(element))]
    holding = Counter(parent for element, _ in times for parent in element.iterancestors())
    found: dict[HtmlElement, _Entry] = {}
    for element, written in times:
        part = element
        while (parent := part.getparent()) is not None and parent is not root and holding[parent] == 1:
            part = parent
        told = " ".join(element.text_content().split())
        if part is not element and len(part.text_content()) - len(told) >= _ENTRY and part.find(".//h1") is None:
            found[part] = _Entry(
                written, told if len(told) <= 40 and re.search(r"\d[:.]\d\d", told) else f"{written:%H:%M}"
            )
    return found if len(found) > 1 else {}


def _clock(element: HtmlElement) -> dt.datetime | None:
    """The moment of a time element that names one, in its own time zone; None where only the day is told."""
    text = element.get("datetime", "").strip()
    found = newsitems.moment(text) if ":" in text else None
    return found.replace(tzinfo=None) if found else None


def _enter(page: _Page, element: HtmlElement) -> None:
    tag = element.tag
    if tag in _HEADINGS:
        page.close(SectionKind.HEADLINE)
    elif tag == "figcaption":
        page.close(SectionKind.CAPTION)
    elif _BLOCKS.fullmatch(tag) and page.kind is not SectionKind.CAPTION:
        page.close()
    elif tag == "time" and page.entry and not "".join(page.words).strip():
        page.close(SectionKind.FURNITURE)
    elif tag == "br":
        page.words.append("\v")
    elif tag in {"td", "th"} and "".join(page.words).strip():
        page.words.append(" | ")
    elif tag == "q":
        page.words.append("“")


def _leave(page: _Page, element: HtmlElement) -> None:
    if element.tag == "q":
        page.words.append("”")
    elif element.tag == "time" and page.kind is SectionKind.FURNITURE:
        page.close()
    elif element.tag == "time" and not "".join(page.words).replace(element.text_content(), "").strip():
        page.words.append("\v")
    elif element.tag in _HEADINGS or element.tag == "figcaption":
        page.close()
    elif _BLOCKS.fullmatch(element.tag):
        page.close(page.kind if page.kind is SectionKind.CAPTION else SectionKind.BODY)


READER = Reader(format="html", suffixes=(".html", ".htm", ".xhtml"), read=single(read))
