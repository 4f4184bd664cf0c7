"""The characters of a Word file with the runs they stand in, changes accepted and nothing hidden.

White space and the bar by which the reader parts cells are no letters, since there the two texts differ.
"""

from __future__ import annotations

import copy
from collections.abc import Iterator
from dataclasses import dataclass

from factcheck import markup
from factcheck.markup import Element

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_OFF = frozenset({"0", "false", "off", "none"})
_GONE = frozenset({f"{_W}moveFrom", f"{_W}del"})
_CHARS = {f"{_W}noBreakHyphen": "\u2011", f"{_W}softHyphen": "\u00ad"}


@dataclass(frozen=True, slots=True)
class Letter:
    """A character: the run in the body that a comment can be anchored at, and its place in the run's text.

    `text` is None where the run can only be commented on as a whole: `place` tells why.
    """

    char: str
    run: Element
    text: Element | None
    at: int
    place: str = ""


def is_letter(char: str) -> bool:
    """Whether a character counts."""
    return not (char.isspace() or char == "|")


def letters(part: Element) -> list[Letter]:
    """All letters of a document part of python-docx: those of the body, of its text boxes, and of its notes."""
    body = part.element
    boxed: list[Letter] = []
    found: list[Letter] = []
    for run in body.iter(f"{_W}r"):
        if _is_gone(run):
            continue
        if any(True for _ in run.iterancestors(f"{_W}txbxContent")):
            outer = list(run.iterancestors(f"{_W}r"))
            boxed += _carried(run, outer[-1], "In a text box: ") if outer else []
        else:
            found += _letters(run)
    return [*found, *boxed, *_notes(part)]


def _letters(run: Element) -> Iterator[Letter]:
    for child in run:
        if child.tag == f"{_W}t":
            yield from (Letter(char, run, child, at) for at, char in enumerate(child.text or "") if is_letter(char))
        elif child.tag in _CHARS:
            yield Letter(_CHARS[child.tag], run, None, 0)


def _carried(run: Element, carrier: Element, place: str) -> list[Letter]:
    return [Letter(letter.char, carrier, None, 0, place) for letter in _letters(run)]


def _is_gone(run: Element) -> bool:
    """Whether the reader leaves the run out: moved away, hidden, struck."""
    properties = run.find(f"{_W}rPr")
    for name in ("vanish", "strike"):
        mark = None if properties is None else properties.find(f"{_W}{name}")
        if mark is not None and mark.get(f"{_W}val", "on") not in _OFF:
            return True
    return any(ancestor.tag in _GONE for ancestor in run.iterancestors())


def _notes(part: Element) -> Iterator[Letter]:
    """The letters of notes in the order of their marks, each carried by the run of its mark."""
    texts = {kind: _texts_of_notes(part, kind) for kind in ("footnote", "endnote")}
    count = dict.fromkeys(texts, 0)
    for mark in part.element.iter(*(f"{_W}{kind}Reference" for kind in texts)):
        kind = markup.local(mark).removesuffix("Reference")
        count[kind] += 1
        note, run = texts[kind].get(mark.get(f"{_W}id")), mark.getparent()
        if note is not None and run is not None and run.tag == f"{_W}r":
            for inner in note.iter(f"{_W}r"):
                if not _is_gone(inner):
                    yield from _carried(inner, run, f"In {kind} {count[kind]}: ")


def _texts_of_notes(part: Element, kind: str) -> dict[str, Element]:
    related = [one for one in part.rels.values() if not one.is_external and one.reltype.endswith(f"/{kind}s")]
    roots = [markup.parse(one.target_part.blob) for one in related]
    return {note.get(f"{_W}id"): note for root in roots for note in root.iter(f"{_W}{kind}")}


def _is_edge(text: Element, at: int) -> bool:
    """Whether a run with this text begins or ends there."""
    if at >= len(text.text):
        return text.getnext() is None
    return at == 0 and all(one.tag == f"{_W}rPr" for one in text.itersiblings(preceding=True))


def split(letter: Letter, behind: bool) -> None:
    """End the letter's run before or behind it; what follows goes on in a run of the same properties."""
    run, text, at = letter.run, letter.text, letter.at + behind
    if text is None or _is_edge(text, at):
        return
    rest = run.makeelement(run.tag, dict(run.attrib))
    properties = run.find(f"{_W}rPr")
    if properties is not None:
        rest.append(copy.deepcopy(properties))
    words = text.makeelement(text.tag, {_SPACE: "preserve"})
    text.text, words.text = text.text[:at], text.text[at:]
    text.set(_SPACE, "preserve")
    rest.append(words)
    rest.extend(list(text.itersiblings()))
    run.addnext(rest)
