"""Two wordings laid side by side: the words they have in common, in order, and those that differ."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import pairwise

from factcheck.quotations.wording import GAP

_WINDOW = 160  # words of a quotation that are aligned at once

Block = tuple[int, int, int]  # start in one, start in the other, words in common
Range = tuple[int, int]  # words [first, last)


@dataclass(frozen=True, slots=True)
class SideBySide:
    """Two wordings, one and the other, laid side by side.

    `blocks` are the words in common; `flanks` the words that both have before the first and behind the last block.
    """

    blocks: tuple[Block, ...]
    flanks: tuple[Block, Block]

    @property
    def common(self) -> int:
        """Words in common."""
        return sum(size for _, _, size in self.blocks)

    @property
    def flank(self) -> int:
        """Words in both flanks."""
        return sum(size for _, _, size in self.flanks)

    @property
    def share(self) -> float:
        """Words in common as a share of the stretch that both have."""
        apart = sum(_between(block, following) for block, following in pairwise(self.blocks))
        return self.common / (self.common + apart + self.flank)

    @property
    def extents(self) -> tuple[Range, Range]:
        """The stretch that both have, in one and in the other."""
        (start, second, _), (end, final, behind) = self.flanks
        return (start, end + behind), (second, final + behind)


def align(one: Sequence[str], other: Sequence[str]) -> SideBySide | None:
    """Two wordings side by side, word for word; None when they have no word in common."""
    apart = [word if word != GAP else "" for word in other[:_WINDOW]]  # a gap is not a word in common
    matcher = SequenceMatcher(None, one[:_WINDOW], apart, autojunk=False)
    blocks = _without_strays([(a, b, size) for a, b, size in matcher.get_matching_blocks() if size])
    if not blocks:
        return None
    (first, second, _), (last, final, size) = blocks[0], blocks[-1]
    ahead = min(_reach(one[:first][::-1]), _reach(other[:second][::-1]))
    behind = min(_reach(one[last + size :]), _reach(other[final + size :]))
    flanks = ((first - ahead, second - ahead, ahead), (last + size, final + size, behind))
    return SideBySide(tuple(blocks), flanks)


def _reach(words: Sequence[str]) -> int:
    """Words up to the next gap."""
    return next((at for at, word in enumerate(words) if word == GAP), len(words))


def _without_strays(blocks: list[Block]) -> list[Block]:
    """Drop short blocks at the ends that a wide gap parts from the rest: words that agree by chance."""
    while len(blocks) > 1 and _is_stray(blocks[0], _between(blocks[0], blocks[1])):
        blocks = blocks[1:]
    while len(blocks) > 1 and _is_stray(blocks[-1], _between(blocks[-2], blocks[-1])):
        blocks = blocks[:-1]
    return blocks


def _between(block: Block, following: Block) -> int:
    return max(following[0] - block[0], following[1] - block[1]) - block[2]


def _is_stray(block: Block, gap: int) -> bool:
    return gap > 2 * block[2]


def differing_ranges(one: Sequence[str], other: Sequence[str], aligned: SideBySide) -> list[tuple[Range, Range]]:
    """Words [first, last) of both that are not the same, neighbouring ones together."""
    ranges = [((start, start + size), (second, second + size)) for start, second, size in aligned.flanks if size]
    for (start, second, size), following in pairwise(aligned.blocks):
        ranges.append(((start + size, following[0]), (second + size, following[1])))
    for start, second, size in aligned.blocks:
        unlike = (at for at in range(size) if one[start + at] != other[second + at])
        ranges.extend(((start + at, start + at + 1), (second + at, second + at + 1)) for at in unlike)
    merged: list[tuple[Range, Range]] = []
    for left, right in sorted(ranges):
        if merged and merged[-1][0][1] == left[0] and merged[-1][1][1] == right[0]:
            (first, _), (second, _) = merged.pop()
            merged.append(((first, left[1]), (second, right[1])))
        else:
            merged.append((left, right))
    return merged
