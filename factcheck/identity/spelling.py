"""Spelling of single words of names: keys, sounds, and which words are nearly alike."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import combinations

from rapidfuzz.distance import OSA

from factcheck.identity.nicknames import NICKNAMES_OF
from factcheck.identity.transliterations import transliteration

_SOUNDS = tuple(
    (re.compile(pattern), sound)
    for pattern, sound in (
        (r"^s(?:ean|haun|hawn)(?=e?$)", "shon"),
        (r"ph", "f"), (r"ck", "k"), (r"c(?=[eiy])", "s"), (r"[cq]", "k"), (r"x", "ks"), (r"z", "s"),
        (r"ie|ee|ea|ey|y", "i"), (r"(?<=.)h", ""), (r"(.)\1+", r"\1"), (r"(?<=...)e$", ""),
    )
)  # fmt: skip
_BRITISH = tuple(
    (re.compile(pattern), form)
    for pattern, form in (
        (r"our(?=s|$|able|ed|er|ing|ite)", "or"), (r"(?<=[bt])re(?=s?$)", "er"), (r"is(?=e|ing|ation)", "iz"),
        (r"ence(?=s?$)", "ense"), (r"(?<=.)ll(?=e|i)", "l"), (r"ogue(?=s?$)", "og"), (r"ae|oe", "e"), (r"grey", "gray"),
        (r"mme(?=s?$)", "m"),
    )
)  # fmt: skip
_DERIVED = re.compile(
    r"(?:s|es|n|an|ian|ean|ese|ish|i|ite|ites|er|ers|ic|al|ns|ans|ians|is|ing|ed|ly|ist|ists|ism|ization|y|ry|ies)$"
)
_DEMONYM = re.compile(r"(?:n|an|ian|ans|ians|ese|ish|ic|ans?)$")


@lru_cache(maxsize=200_000)
def fold(word: str) -> str:
    """A word as a key: case, diacritics, apostrophes, full stops, a possessive ending and an article al- taken off."""
    word = re.sub(r"['’‘]s?$", "", unicodedata.normalize("NFKD", word).casefold())
    key = "".join(char for char in word if char.isalnum() or char == "-").strip("-")
    return re.sub(r"^(?:al|el)-(?=.{3})", "", key)


def _rewrite(word: str, rules: Iterable[tuple[re.Pattern[str], str]]) -> str:
    for pattern, form in rules:
        word = pattern.sub(form, word)
    return word


@lru_cache(maxsize=50_000)
def sound(key: str) -> str:
    """Rough English sound that keeps vowels: "isaac" and "issac" agree, "tory" and "terry" do not."""
    return _rewrite(key, _SOUNDS)


def same_given(left: str, right: str) -> bool:
    """Whether two folded given names can be one person's: equal, initial, nickname, transliteration, or same sound."""
    if left == right or (min(len(left), len(right)) == 1 and left[0] == right[0]):
        return True
    if any(right in group for group in NICKNAMES_OF.get(left, ())):
        return True
    return transliteration(left) == transliteration(right) or sound(left) == sound(right)


def derived(left: str, right: str) -> bool:
    """Whether one word is an inflection or derivation of the other, or they differ as British and American English."""
    if _rewrite(left, _BRITISH) == _rewrite(right, _BRITISH):
        return True
    short, long = sorted((left, right), key=len)
    if long in {prefix + short for prefix in ("st", "mt", "ft", "the")}:
        return True
    if long == short + short[-1:]:  # "Hoffman", "Hoffmann"
        return False
    stem = re.sub(r"(?:is|os|us|as|[aeoy])$", "", short)
    if long.startswith(short) and _DERIVED.fullmatch(long[len(short) :]):
        return True
    return bool(len(stem) > 3 and long.startswith(stem) and _DEMONYM.fullmatch(long[len(stem) :])) or (
        {left[-2:], right[-2:]} in ({"er", "ry"}, {"ce", "cy"}, {"te", "cy"}) and left[:-2] == right[:-2]
    )


def slight(left: str, right: str) -> bool:
    """Whether two words differ by one edit, by letters left out only, by order only, or not at all to the ear."""
    short, long = sorted((left, right), key=len)
    letters = iter(long)
    return (
        OSA.distance(left, right) <= 1
        or all(letter in letters for letter in short)
        or sorted(left) == sorted(right)
        or sound(left) == sound(right)
        or transliteration(left) == transliteration(right)
    )


def alike(left: str, right: str) -> bool:
    """Whether two folded words are near enough in letters to be nominated as spellings of one name."""
    shorter = min(len(left), len(right))
    if transliteration(left) == transliteration(right) or (
        shorter >= 4 and sound(left) == sound(right) and left != right
    ):
        return True
    limit = 0 if shorter < 4 else 1 if shorter < 6 else 2
    return 0 < OSA.distance(left, right, score_cutoff=limit) <= limit


def _deletions(key: str, depth: int) -> set[str]:
    found = {key}
    layer = {key}
    for _ in range(depth):
        layer = {word[:at] + word[at + 1 :] for word in layer for at in range(len(word))}
        found |= layer
    return found


def nominated(keys: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Pairs of words alike in letters, in sound or of one transliteration family, each once, in a fixed order."""
    buckets: dict[str, list[str]] = defaultdict(list)
    for key in sorted(keys):
        for bucket in _deletions(key, 1 if len(key) < 6 else 2) if len(key) <= 24 else {key}:
            buckets[bucket].append(key)
        buckets["=" + transliteration(key)].append(key)
        buckets["~" + sound(key)].append(key)
    seen: set[tuple[str, str]] = set()
    for sharing in buckets.values():
        for pair in combinations(sharing, 2):
            if pair not in seen:
                seen.add(pair)
                if alike(*pair):
                    yield pair


def plural(left: str, right: str) -> bool:
    short, long = sorted((left, right), key=len)
    return long in {short + "s", short + "es"}
