"""Words of a quotation without their inflection and spelling, and which of them carry its content."""

from __future__ import annotations

import re
from functools import cache

from factcheck.quotations.wording import GAP


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


LIGHT = _set(
    "a an the that this it which there have has had been and but so um uh er well also just "
    "of in on at to for from by with within as what who"
)
_FUNCTION = LIGHT | _set(
    "i you he she we they me him her us them my your his its our their of in on at to for from by with as is are was "
    "were be am being do does did will would can could should may might must or if not no into out up about what who "
    "when where how than then these those some any all very really around here now over down off got get"
)
_IRREGULAR = {
    **dict.fromkeys(_set("is are was were be am being been"), "be"),
    **dict.fromkeys(_set("has have had having"), "have"),
    **dict.fromkeys(_set("does did do doing done"), "do"),
}


@cache
def stem(word: str) -> str:
    """A spelling-neutral stem: inflections and British or American spelling fall together."""
    if word in _IRREGULAR:
        return _IRREGULAR[word]
    if len(word) < 4 or not word.isalpha():
        return word
    word = re.sub(r"is(e[sd]?|ing|ation)$", r"iz\1", word)
    word = re.sub(r"(?<=[^aeiou])our", "or", word).replace("fence", "fense").replace("programme", "program")
    word = re.sub(r"(?<=[bt])re$", "er", word).replace("grey", "gray")
    word = re.sub(r"(?:ies|ied)$", "y", word)
    word = re.sub(r"(?<=..[^s])(?:ing|ed|es|s|e)$", "", word)
    return re.sub(r"([b-df-hj-np-tv-z])\1$", r"\1", word)


def spelling(word: str) -> str:
    """A word with its inflection and without British or American spelling."""
    ending = re.search(r"(?:ing|ed|s)$", word)
    return stem(word) + (ending.group() if ending and len(word) > 3 else "") if word not in _IRREGULAR else word


def is_content(word: str) -> bool:
    """Whether a word says something by itself: no article, pronoun, preposition or auxiliary."""
    return word not in _FUNCTION and word != GAP
