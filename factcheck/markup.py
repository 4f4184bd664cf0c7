"""XML from strangers, parsed without document types, entities or network; depth is libxml2's 256 elements."""

from __future__ import annotations

import re
from typing import Any, TypeAlias

from factcheck.errors import DocumentError

Element: TypeAlias = Any  # lxml's elements have no public type

_ENTITY = re.compile(rb"<\0?!\0?E\0?N\0?T\0?I\0?T\0?Y")
_ROOT = re.compile(rb"<(?:[\w.-]+:)?([A-Za-z][\w.-]*)[\s/>]")
_PROLOGUE = re.compile(rb"<\?.*?\?>|<!--.*?-->|<!DOCTYPE[^>\[]*(?:\[[^\]]*\]\s*)?>", re.DOTALL)


def refuse_entities(data: bytes) -> None:
    """Raises DocumentError for XML that declares entities, the material of entity bombs."""
    if _ENTITY.search(data):
        raise DocumentError("declares XML entities, which is refused")


def root_name(data: bytes) -> str:
    """The local name of the outermost element in the first kilobytes, in lower case; empty where there is none."""
    head = data[:8192]
    if head[:2] in (b"\xff\xfe", b"\xfe\xff"):
        head = head.decode("utf-16", errors="replace").encode()
    found = _ROOT.search(_PROLOGUE.sub(b"", head))
    return found[1].decode("ascii", errors="replace").lower() if found else ""


def parse(data: bytes) -> Element:
    """The outermost element. Raises DocumentError for XML that is broken, nested too deeply or declares entities."""
    try:
        from lxml import etree
    except ImportError as error:
        raise DocumentError("reading XML needs lxml, which is not installed") from error
    refuse_entities(data)
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True, remove_pis=True
    )
    try:
        return etree.fromstring(data, parser=parser)
    except (etree.LxmlError, ValueError) as error:
        line = getattr(error, "lineno", None)
        raise DocumentError(f"broken XML in line {line}" if line else "broken XML") from error


def local(element: Element) -> str:
    """The name of an element without its namespace; empty for what is no element."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def first(root: Element, *names: str) -> Element | None:
    """The first descendant of any of the local names, in the order of the names."""
    return next((found for name in names for found in root.iter(f"{{*}}{name}")), None)


def words(element: Element | None) -> str:
    """All text of an element on one line."""
    return "" if element is None else " ".join("".join(element.itertext()).split())


def attribute(element: Element | None, name: str) -> str:
    """An attribute's value by local name, whatever its namespace; empty where it is missing."""
    if element is None:
        return ""
    return next((str(value) for key, value in element.attrib.items() if key.rpartition("}")[2] == name), "").strip()


def drop(root: Element, *names: str) -> None:
    """Take elements of the local names out, with all that is in them; the text that follows them stays."""
    for name in names:
        for element in list(root.iter(f"{{*}}{name}")):
            drop_one(element)


def drop_one(element: Element) -> None:
    """Take one element out as `drop` does; the outermost one stays."""
    parent = element.getparent()
    if parent is None:
        return
    before = element.getprevious()
    if element.tail and before is None:
        parent.text = (parent.text or "") + element.tail
    elif element.tail:
        before.tail = (before.tail or "") + element.tail
    parent.remove(element)


def serialised(root: Element) -> bytes:
    """The XML of an element, in UTF-8 and without a document type."""
    from lxml import etree

    return bytes(etree.tostring(root, encoding="utf-8", xml_declaration=True))


def serialised_html(root: Element) -> str:
    """An element with XHTML in it as HTML without namespaces."""
    from lxml import etree

    for element in root.iter():
        if isinstance(element.tag, str):
            element.tag = local(element)
    etree.cleanup_namespaces(root)
    return str(etree.tostring(root, encoding="unicode", method="html", with_tail=False))
