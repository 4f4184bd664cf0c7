"""Numerals: figures and number words as they stand in running text, with their values and exact offsets.

The pattern admits grammatical numbers only ("twenty-four", never "twenty twenty-four"), so evaluating the words is one
short loop; the tests hold it against text2num, which costs a native module and half of this module's import time and
takes neither "a hundred" nor "half a million".
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from math import inf

from factcheck.document import Span

ONES = dict(
    zip(["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"], range(10), strict=True)
)
TEENS = dict(
    zip(
        ["ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"],
        range(10, 20),
        strict=True,
    )
)
TENS = dict(
    zip(
        ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"], range(20, 100, 10), strict=True
    ),
    fourty=40,
)
SCALES: dict[str, float] = {"hundred": 1e2, "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12}
SHORT_SCALES: dict[str, float] = {
    "k": 1e3, "m": 1e6, "mn": 1e6, "mln": 1e6, "mil": 1e6, "bn": 1e9, "bln": 1e9, "b": 1e9, "tn": 1e12, "trn": 1e12
}  # fmt: skip
_IRREGULAR = {
    "first": 1, "second": 2, "third": 3, "fifth": 5, "eighth": 8, "ninth": 9, "twelfth": 12, "hundredth": 100
}  # fmt: skip
ORDINALS = (
    {f"{word}th": number for word, number in (ONES | TEENS).items() if number not in {0, 1, 2, 3, 5, 8, 9, 12}}
    | {f"{word[:-1]}ieth": number for word, number in TENS.items()}
    | _IRREGULAR
)
PARTS = {"half": 2, "halve": 2, "quarter": 4} | {word: n for word, n in ORDINALS.items() if 3 <= n <= 10}
GLYPHS = {"½": 0.5, "¼": 0.25, "¾": 0.75, "⅓": 1 / 3, "⅔": 2 / 3, "⅛": 0.125, "⅜": 0.375, "⅝": 0.625, "⅞": 0.875}
# Lower ends as ACLED codes them ("tens" 10, "dozens" 12, "hundreds" 100); the upper keep "dozens" under a thousand.
VAGUE: dict[str, tuple[float, float]] = {
    "several": (3, inf), "a few": (3, 12), "a handful": (2, 10), "tens": (10, 100), "dozens": (12, 200),
    "scores": (20, 400), "hundreds": (100, 2_000), "thousands": (1_000, 20_000), "millions": (1e6, 5e7),
    "billions": (1e9, 5e10), "tens of thousands": (10_000, 150_000), "hundreds of thousands": (100_000, 1.5e6),
    "tens of millions": (1e7, 1.5e8), "hundreds of millions": (1e8, 1.5e9),
}  # fmt: skip


class Form(StrEnum):
    """What a numeral is: a cardinal, an ordinal, a fraction, a vague or a rounded (dozen, couple) number word."""

    CARDINAL = "cardinal"
    ORDINAL = "ordinal"
    FRACTION = "fraction"
    VAGUE = "vague"
    ROUND = "round"


@dataclass(frozen=True, slots=True)
class Numeral:
    """One numeral: its span, value and form; `low` and `high` bound a vague one, `scale` is the scale it was given.

    `worded` is whether it is written in words; `letter` the one-letter scale that may be a unit instead ("m").
    """

    span: Span
    value: float
    form: Form
    worded: bool = False
    scale: float = 1.0
    low: float = 0.0
    high: float = 0.0
    letter: str = ""


def _either(words: object) -> str:
    return "|".join(sorted(words, key=len, reverse=True))  # type: ignore[call-overload]


def _word_patterns() -> tuple[str, str]:
    ones, teens, tens = (_either(table) for table in (ONES, TEENS, TENS))
    small = rf"(?:(?:{tens})(?:[- ](?:{ones})\b)?|{teens}|{ones})"
    tail = rf"(?:(?: and |-and-| ){small}\b(?! and (?:a )?half))"
    group = rf"(?:(?:a|an|{small})[- ]hundred\b(?! and (?:a )?half){tail}?|{small})"
    scaled = rf"(?:a|an|{group})[- ](?:thousand|million|billion|trillion)\b"
    rest = rf"(?:,? and {group}\b|,? {group}[- ]hundred\b{tail}?)"
    whole = rf"(?:{scaled}(?:,? {scaled}){{0,3}}{rest}?|{group})"
    small_ordinals = _either(ORDINALS)
    ordinal = rf"(?:(?:{tens})-)?(?:{small_ordinals})"
    return whole, ordinal


@cache
def _pattern() -> re.Pattern[str]:
    whole, ordinal = _word_patterns()
    scales = _either(SCALES)
    count = _either({**ONES, **TEENS})
    single_vague = _either(word for word in VAGUE if " " not in word)
    mixed = r"(?:[- ]and[- ](?:a[- ])?half\b|[- ]?[½¼¾⅓⅔⅛⅜⅝⅞]|[- ][13]/[24]\b(?!/))"
    digits = r"(?:\d{1,3}(?:,\d{3}){1,5}|\d{1,15})(?:\.\d{1,9})?|\.\d{1,4}"
    short = r"bn|bln|mln|mn|tn|trn|mil"
    forms = (
        r"(?P<glyph>[½¼¾⅓⅔⅛⅜⅝⅞])",
        r"(?P<slash>[1-7]/[2-8])(?![\w/.])",
        rf"(?P<digits>{digits})(?:(?P<suffix>st|nd|rd|th)\b|(?P<mixed>{mixed})?"
        rf"(?:[- ]?(?P<scale>{scales}|dozen|{short}|(?-i:[mkKMBb]))(?![\w]))?)",
        rf"(?P<part>(?:a|{count})[- ](?:{_either(PARTS)})s?\b)",
        rf"(?P<halfa>half[- ]an?[- ](?P<halfscale>dozen|{scales})\b)",
        rf"(?P<dozen>(?:(?:a|{count})[- ])?dozen\b)",
        rf"(?P<couple>(?:a couple(?: of)?|several|a few) (?:dozen|{scales})\b)",
        r"(?P<pair>a pair(?= of\b)(?! of (?:\w+ ){0,2}(?:jeans|trousers|pants|shorts|shoes|boots"
        r"|gloves|glasses|scissors|socks|tights|pyjamas|pajamas)\b)|a couple(?= (?:of|more)\b))",
        rf"(?P<vague>(?:(?:tens|hundreds) of (?:thousands|millions)|several|a few|a handful|{single_vague})\b)",
        r"(?P<half>half\b)",
        rf"(?P<ordinal>{ordinal}\b)",
        rf"(?P<words>{whole}\b)(?P<wordhalf>[- ]and[- ](?:a[- ])?half\b| ½)?(?:[- ](?P<wordscale>{scales})\b)?",
    )
    return re.compile(rf"(?<!\w)(?<!\d[.,:/])(?:{'|'.join(forms)})", re.IGNORECASE)


def words_value(words: str) -> float:
    """The value of a grammatical run of English number words ("two hundred and fifty-three thousand").

    Raises KeyError for a word that is no number word.
    """
    total = current = 0.0
    values = ONES | TEENS | TENS | {"a": 1, "an": 1}
    for word in re.split(r"[-\s,]+", words.lower()):
        if word == "and":
            continue
        if word == "hundred":
            current = (current or 1) * 100
        elif word in SCALES:
            total, current = total + (current or 1) * SCALES[word], 0.0
        else:
            current += values[word]
    return total + current


def digits_value(digits: str) -> float:
    """The value of figures with their English separators ("1,248", "18.2", ".5")."""
    return float(digits.replace(",", ""))


def _fraction_text(text: str) -> float:
    text = text.strip(" -").lower()
    if not text:
        return 0.0
    if text in GLYPHS:
        return GLYPHS[text]
    if "/" in text:
        above, below = text.split("/")
        return int(above) / int(below)
    return 0.5


def _scale(written: str) -> float:
    word = written.lower()
    if word == "dozen":
        return 12.0
    return SCALES.get(word.removesuffix("s")) or SHORT_SCALES.get(word, 1.0)


def _round_number(match: re.Match[str]) -> float:
    """The value of "half a million", "two dozen", "a couple of hundred"."""
    if match["halfa"]:
        return _scale(match["halfscale"]) / 2
    words = match.group().lower().replace("-", " ").split()
    if match["pair"]:
        return 2.0
    if match["couple"]:
        return {"a": 2.0, "several": 3.0}[words[0]] * _scale(words[-1]) if words[1] != "few" else 3 * _scale(words[-1])
    count = {**ONES, **TEENS}.get(words[0], 1)
    return 12.0 * count


def _of_digits(match: re.Match[str]) -> Numeral:
    span = Span(*match.span())
    value = digits_value(match["digits"])
    if match["suffix"]:
        return Numeral(span, value, Form.ORDINAL)
    value += _fraction_text(match["mixed"] or "")
    written = match["scale"] or ""
    scale = _scale(written) if written else 1.0
    form = Form.ROUND if written == "dozen" else Form.CARDINAL
    letter = written if len(written) == 1 else ""
    return Numeral(span, value * scale, form, scale=scale, letter=letter)


def _of_words(match: re.Match[str]) -> Numeral:
    span = Span(*match.span())
    words = re.split(r"[- ]", match["words"].lower())
    inner = max((SCALES[word] for word in words if word in SCALES), default=1.0)
    half = 0.5 * (inner if words[-1] in SCALES else 1.0) if match["wordhalf"] else 0.0
    scale = SCALES[match["wordscale"].lower()] if match["wordscale"] else 1.0
    value = (words_value(match["words"]) + half) * scale
    return Numeral(span, value, Form.CARDINAL, worded=True, scale=max(scale, inner))


def _numeral(match: re.Match[str]) -> Numeral:
    for group, reader in _READERS.items():
        if match[group]:
            return reader(match)
    return _of_round(match)


def _of_ordinal(match: re.Match[str]) -> Numeral:
    tens, _, last = match["ordinal"].lower().rpartition("-")
    return Numeral(Span(*match.span()), float(TENS.get(tens, 0) + ORDINALS[last]), Form.ORDINAL, worded=True)


def _of_part(match: re.Match[str]) -> Numeral:
    above, below = re.split(r"[- ]", match["part"].lower())
    value = {"a": 1, **ONES, **TEENS}[above] / PARTS[below if below in PARTS else below.removesuffix("s")]
    return Numeral(Span(*match.span()), value, Form.FRACTION, worded=True)


def _of_fraction(match: re.Match[str]) -> Numeral:
    return Numeral(Span(*match.span()), _fraction_text(match.group()), Form.FRACTION, worded=bool(match["half"]))


def _of_round(match: re.Match[str]) -> Numeral:
    span = Span(*match.span())
    value = _round_number(match)
    if match["couple"] and not match.group().lower().startswith("a couple"):
        return Numeral(span, value, Form.VAGUE, worded=True, low=2 * value / 3, high=value / 3 * 11)
    return Numeral(span, value, Form.ROUND, worded=True)


def _of_vague(match: re.Match[str]) -> Numeral:
    low, high = VAGUE[match["vague"].lower()]
    return Numeral(Span(*match.span()), low, Form.VAGUE, worded=True, low=low, high=high)


_READERS: dict[str, Callable[[re.Match[str]], Numeral]] = {
    "digits": _of_digits,
    "words": _of_words,
    "ordinal": _of_ordinal,
    "part": _of_part,
    "vague": _of_vague,
    "half": _of_fraction,
    "glyph": _of_fraction,
    "slash": _of_fraction,
}


def numerals(text: str) -> Iterator[Numeral]:
    """All numerals of a text from left to right, not overlapping; linear in the length of the text."""
    return map(_numeral, _pattern().finditer(text))
