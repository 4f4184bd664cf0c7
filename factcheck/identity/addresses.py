"""One address, two names."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations

from factcheck.identity.spelling import alike, fold
from factcheck.identity.variation import Spelling, Variation, commonest_first
from factcheck.mention import Name
from factcheck.name_words import PERSON

_ADDRESS = re.compile(
    r"(?:[,;(]|\s)[^.;\d]{0,24}?\b(\d{1,5})\s+(?:[NSEW]\.?\s+|(?:North|South|East|West)\s+)?([A-Z][\w'’]+|\d+(?:st|nd|rd|th))"
    r"\s+(?:\w+\s+)?(?:St|Street|Ave|Avenue|Rd|Road|Blvd|Boulevard|Dr|Drive|Lane|Ln|Way|Highway|Hwy|Pl|Place|Square)\b"
)


def _addressed(names: Iterable[Name]) -> dict[tuple[str, str], list[Name]]:
    """Names directly followed by an address, by its house number and street."""
    found: dict[tuple[str, str], list[Name]] = defaultdict(list)
    for name in names:
        if len(name.words) > 1 and (name.label != PERSON or any(map(str.isdigit, name.words))):
            match = _ADDRESS.match(name.document.text, name.span.end, name.span.end + 80)
            if match:
                found[match.group(1), fold(match.group(2))].append(name)
    return found


def one_address(names: Sequence[Name]) -> Iterator[Variation]:
    """Longer names of one address that share a word and differ in one: "Cellar 12", "Cave 12"."""
    by_keys: dict[tuple[str, ...], list[Name]] = defaultdict(list)
    for name in names:
        by_keys[tuple(map(fold, name.words))].append(name)
    for (number, _), mentions in _addressed(names).items():
        ways = {tuple(map(fold, mention.words)): mention for mention in mentions}
        for left, right in combinations(sorted(ways), 2):
            differing = [pair for pair in zip(left, right, strict=False) if pair[0] != pair[1]]
            if len(left) == len(right) and len(differing) == 1 and not any(char.isdigit() for char in differing[0][0]):
                if alike(*differing[0]):
                    continue  # a slip, judged as one
                spellings = (Spelling(" ".join(ways[keys].words), tuple(by_keys[keys])) for keys in (left, right))
                yield Variation(commonest_first(spellings), (f"both are given the same address, number {number}",), 0.8)
