"""A document put together from blocks of text, as readers of formats without a text of their own find them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from factcheck.document import Section, SectionKind, Span

_GAP = "\n\n"


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, heading or other stretch of text; `anchors` are offsets in it with the place a person can go to."""

    text: str
    kind: SectionKind = SectionKind.BODY
    anchors: tuple[tuple[int, str], ...] = ()
    written: dt.datetime | None = None
    has_time: bool = False
    label: str = ""


def numbered(blocks: Sequence[Block], word: str = "paragraph") -> list[Block]:
    """The blocks, those without an anchor anchored by their number from 1."""
    return [
        block if block.anchors else replace(block, anchors=((0, f"{word} {number}"),))
        for number, block in enumerate(blocks, 1)
    ]


def joined(blocks: Sequence[Block]) -> str:
    """The text of a document: blocks with a blank line between them."""
    return _GAP.join(block.text for block in blocks)


def anchors(blocks: Sequence[Block]) -> tuple[tuple[int, str], ...]:
    """Anchors of the joined text, ascending; a place that goes on in the next block is named once."""
    found: list[tuple[int, str]] = []
    at = 0
    for block in blocks:
        for offset, place in block.anchors:
            if not found or found[-1][1] != place:
                found.append((at + offset, place))
        at += len(block.text) + len(_GAP)
    return tuple(found)


def sections(blocks: Sequence[Block]) -> tuple[Section, ...]:
    """Sections that tile the joined text; neighbouring blocks of body text written at one time are one section.

    Empty where all is body text of unknown time: then headlines have to be recognised later.
    """
    if all(block.kind is SectionKind.BODY and block.written is None and not block.label for block in blocks):
        return ()
    return tuple(_tiled(blocks))


def _tiled(blocks: Sequence[Block]) -> Iterator[Section]:
    start = at = 0
    for number, block in enumerate(blocks):
        last = number + 1 == len(blocks)
        at += len(block.text) + (0 if last else len(_GAP))
        if last or not _alike(block, blocks[number + 1]):
            label = block.label or ("" if block.kind is SectionKind.BODY else block.kind.value)
            yield Section(Span(start, at), block.kind, block.written, block.has_time, label)
            start = at


def _alike(left: Block, right: Block) -> bool:
    if left.kind is SectionKind.HEADLINE:
        return False
    return (left.kind, left.written, left.label) == (right.kind, right.written, right.label)
