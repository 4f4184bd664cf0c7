"""The words of a quotation, normalised so that typography and ways of writing make no difference.

Words are casefolded; contractions are written out, hyphens divide, number words up to ninety-nine are figures, and an
ellipsis or a bracketed insertion is the one word "…".
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

GAP = "…"  # stands for words left out or put in between brackets


@dataclass(frozen=True, slots=True)
class Word:
    """A normalised word of a quotation and the code points [start, end) of the given text it stands for."""

    text: str
    start: int
    end: int


_WORD = re.compile(
    r"\[[^\[\]\n]*\]|\([^()\n]*\)|…|\.(?:\s?\.){2,}"
    r"|\d+(?:[.,]\d+)*(?::\s?\d\d\b)?[^\W\d_]*|[^\W\d_]+(?:['’][^\W\d_]+|\s['’]\s?(?:s|t|re|ve|ll|m)\b)*|%"
)
_WHOLE_HOUR = re.compile(r"[:.]\s?00(?!\d)")
_NEGATED = re.compile(r"(do|does|did|is|are|was|were|has|have|had|would|could|should|must|need|ca|wo)n['’]?t$")
_SHORTENED = {"re": "are", "ve": "have", "ll": "will", "m": "am", "is": "is"}
_RUN_TOGETHER = {
    "cannot": ("can", "not"),
    "cant": ("can", "not"),
    "gonna": ("going", "to"),
    "wanna": ("want", "to"),
    "gotta": ("got", "to"),
}


def _list(words: str) -> list[str]:
    return words.split()


_WITH_IS = frozenset(_list("it that he she there what here who where how"))
_UNITS = _list(
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen"
)
_TENS = _list("twenty thirty forty fifty sixty seventy eighty ninety")
_ORDINALS = _list("first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth")
_ORDINAL = {word: f"{at}{('th', 'st', 'nd', 'rd')[at if at < 4 else 0]}" for at, word in enumerate(_ORDINALS, 1)}
_FIGURE = {word: value for value, word in enumerate(_UNITS)} | {word: 20 + 10 * at for at, word in enumerate(_TENS)}


def words_of(text: str) -> list[Word]:
    """Normalised words of a quotation with their places in `text`; linear time."""
    found: list[Word] = []
    for match in _WORD.finditer(text):
        found.extend(Word(word, match.start(), match.end()) for word in _normalised(match.group()))
    return _joined_figures(found)


@lru_cache(maxsize=20_000)  # words come again
def _normalised(raw: str) -> tuple[str, ...]:
    if raw[0] in "[(….":
        return (GAP,)
    if raw[0].isdigit():
        return (_WHOLE_HOUR.sub("", raw.replace(",", "")).casefold(),)
    word = "".join(raw.casefold().replace("’", "'").split())
    return ("percent",) if word == "%" else _written_out(word)


def _written_out(word: str) -> tuple[str, ...]:
    """The words a contraction stands for."""
    if word in _ORDINAL:
        return (_ORDINAL[word],)
    if word in _RUN_TOGETHER:
        return _RUN_TOGETHER[word]
    if negated := _NEGATED.match(word):
        stem = negated.group(1)
        return ({"ca": "can", "wo": "will"}.get(stem, stem), "not")
    stem, _, ending = word.partition("'")
    if ending == "s" and stem in _WITH_IS:
        ending = "is"
    return (stem, _SHORTENED[ending]) if ending in _SHORTENED else (word.replace("'", ""),)


def _joined_figures(words: Sequence[Word]) -> list[Word]:
    """Number words as figures ("twenty-one" is "21") and "per cent" as one word."""
    found: list[Word] = []
    tens = False
    for word in words:
        value = _FIGURE.get(word.text)
        last = found[-1] if found else None
        if last and tens and value in range(1, 10):
            found[-1] = Word(str(int(last.text) + (value or 0)), last.start, word.end)
        elif last and (last.text, word.text) == ("per", "cent"):
            found[-1] = Word("percent", last.start, word.end)
        else:
            found.append(word if value is None else Word(str(value), word.start, word.end))
        tens = value is not None and value >= 20
    return found
