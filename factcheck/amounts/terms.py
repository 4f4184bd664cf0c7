"""Terms: a numeral with the currency and unit that stand around it, as bounds in the unit of its dimension."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from factcheck.amounts.numerals import ONES, TEENS, Form, Numeral, numerals
from factcheck.amounts.patterns import compiled
from factcheck.amounts.rounding import bounds
from factcheck.amounts.units import (
    YEAR,
    Unit,
    currency_after,
    currency_before,
    currency_named,
    lookup,
    unit_pattern,
    units,
)
from factcheck.document import Span
from factcheck.mention import Amount, Modality


@dataclass(frozen=True, slots=True)
class Term:
    """A numeral with its own currency or unit: `start` and `end` include them, `bare_end` no age's suffix."""

    start: int
    end: int
    bare_end: int
    value: float
    dimension: str
    unit: str
    to_base: Unit | None
    numeral: Numeral


_AGE = (
    r"(?i:(?:[- ]| - )?(?P<unit>year|yr|month|week|day)s?'?[- ]?old(?:s\b|\b)|[- ]?(?:y/o|yo|y\.o\.)(?!\w)"
    r"| (?P<unit2>year|month|week)s? of age\b)"
)
_METRES_DEEP = r"[- ](?:deep|long|high|tall|wide|thick|below|above|away|underwater|waves?|swells?)\b"
_METRES_FOLLOW = (
    r"(?=$|[,.;:)\]/-]| ?\(| (?:deep|long|high|tall|wide|thick|below|above|away|from|off|down"
    r"|up|underwater|race|freestyle|butterfly"
    r"|backstroke|breaststroke|hurdles|sprint|relay|final|heats?|drop|fall|cliff|pool|x|by"
    r"|into|to|and|or|of|before|after|short|north|south"
    r"|east|west|at|on|in|while|when|as|under|with|inside|outside|along|through|across|over"
    r"|ahead|behind|beneath|out|back|the|that|which|had|was"
    r"|is|for|without|because|during|until|per|apart|between|round|around|onto|towards?|ridge"
    r"|gully|crevasse|mark|tower|swell|wave|waves|wall|radius|exclusion)\b)"
)


def _letter_unit(text: str, numeral: Numeral, *, money: bool) -> Numeral | Unit:
    """Decide a one-letter scale: "£5m" and "5m people" are millions, "60m (200ft)" and "100m race" are metres."""
    letter, end = numeral.letter, numeral.span.end
    if money or letter not in {"m", "k", "K", "b"}:
        return numeral
    spaced = text[end - 2] == " "
    follow = _METRES_FOLLOW if numeral.value / numeral.scale % 1 == 0 else _METRES_DEEP
    if letter == "m" and (spaced or compiled(follow).match(text, end)):
        return units()["metre"]
    if letter in "kK" and compiled(r" (?:run|race|walk|marathon|charity)\b").match(text, end):
        return units()["km"]
    return numeral


def _money_before(text: str, numeral: Numeral) -> tuple[int, str]:
    left = max(0, numeral.span.start - 12)
    found = currency_before().search(text[left : numeral.span.start])
    return (left + found.start(), currency_named(found)[0]) if found else (numeral.span.start, "")


def term_at(text: str, numeral: Numeral) -> Term:
    """Read a numeral with the currency before it and the unit after it."""
    start, end = numeral.span.start, numeral.span.end
    money_start, currency = _money_before(text, numeral)
    if currency:
        word = currency_after().match(text, end)
        end = word.end() if word and currency == currency_named(word)[0] else end
        return Term(money_start, end, end, numeral.value, "money", currency, None, numeral)
    lettered = _letter_unit(text, numeral, money=bool(currency_after().match(text, end)))
    if isinstance(lettered, Unit):
        return Term(
            start, end, end, numeral.value / numeral.scale, lettered.dimension, lettered.name, lettered, numeral
        )
    if numeral.form is Form.FRACTION and (third := _ordinal_after_article(text, numeral)):
        return Term(third, end, end, round(1 / numeral.value), "ordinal", "", None, numeral)
    if numeral.form is Form.ORDINAL:
        return Term(start, end, end, numeral.value, "ordinal", "", None, numeral)
    if age := compiled(_AGE).match(text, end):
        unit = lookup((age["unit"] or age["unit2"] or "year").lower())
        return Term(start, age.end(), end, numeral.value, "age", unit.name, unit, numeral)
    return _counted(text, numeral)


def _ordinal_after_article(text: str, numeral: Numeral) -> int:
    """Where the ordinal of "a third man" begins; 0 for "a third of the men"."""
    written = text[numeral.span.start : numeral.span.end].lower()
    ordinal = written.startswith("a ") and not written.endswith(("half", "quarter", "s"))
    noun = compiled(r" (?!of\b|to\b|in\b|from\b|on\b|since\b|more\b|less\b|or\b|and\b)[a-z]{3,}").match(
        text, numeral.span.end
    )
    return numeral.span.start + 2 if ordinal and noun else 0


def _part(text: str, numeral: Numeral) -> Term:
    """A fraction, with the unit it is a fraction of ("half a mile")."""
    start, end = numeral.span.start, numeral.span.end
    of = compiled(r"(?:[- ]of)?(?:[- ](?:an?|one))?(?=[- ])").match(text, end)
    found = unit_pattern().match(text, of.end()) if of else None
    if found and lookup(found["unit"]).dimension not in {"percent", "count"} and text[end : found.end()] != " second":
        unit = lookup(found["unit"])
        return Term(start, found.end(), found.end(), numeral.value, unit.dimension, unit.name, unit, numeral)
    return Term(start, end, end, numeral.value, "fraction", "", None, numeral)


def _height(text: str, numeral: Numeral) -> Term | None:
    """Feet and inches by their marks: 5'10"."""
    marks = compiled(r"'(0?\d|1[01])(?:\"|''|(?=[ ,.;)]))").match(text, numeral.span.end)
    if not marks or not 3 <= numeral.value <= 8 or numeral.worded:
        return None
    foot, end = lookup("foot"), marks.end()
    return Term(numeral.span.start, end, end, numeral.value + int(marks[1]) / 12, "length", "foot", foot, numeral)


def _counted(text: str, numeral: Numeral) -> Term:
    start, end = numeral.span.start, numeral.span.end
    if numeral.form is Form.FRACTION:
        return _part(text, numeral)
    if height := _height(text, numeral):
        return height
    if money := currency_after().match(text, end):
        code, factor = currency_named(money)
        if code != "KRW" or numeral.scale > 1:  # "won" is a verb more often than a currency
            return Term(start, money.end(), money.end(), numeral.value * factor, "money", code, None, numeral)
    if (pounds := compiled(r"[- ]pounds?\b").match(text, end)) and numeral.scale >= 1e6:
        return Term(start, pounds.end(), pounds.end(), numeral.value, "money", "GBP", None, numeral)
    if found := unit_pattern().match(text, end):
        return _measured(text, numeral, found)
    magnitude = compiled(r"\b[Mm]agnitude[- ](?:of )?$").search(text[max(0, start - 16) : start])
    return Term(start, end, end, numeral.value, "count", "magnitude" if magnitude else "", None, numeral)


_SMALLER = {
    "foot": {"inch"}, "metre": {"centimetre"}, "hour": {"minute", "second"}, "minute": {"second"}, "year": {"month"},
    "pound": {"ounce"}, "stone": {"pound"}, "day": {"hour"}, "week": {"day"}, "mile": {"yard"},
    "month": {"week", "day"},
}  # fmt: skip
_SMALL = "|".join([*ONES, *TEENS])
_INCHES = rf"[- ](1[01]|\d|{_SMALL})(?![\w%-]|[.,:]\d)(?! \w+s\b)"


def _small(written: str) -> float:
    return float((ONES | TEENS).get(written, 0) or written) if written != "zero" else 0.0


def _measured(text: str, numeral: Numeral, found: re.Match[str]) -> Term:
    unit = lookup(found["unit"])
    end = found.end()
    if unit.name == "second" and found["unit"].lower() == "second" and found["gap"] == " " and numeral.value != 1:
        return Term(numeral.span.start, numeral.span.end, numeral.span.end, numeral.value, "count", "", None, numeral)
    value = numeral.value
    start = numeral.span.start
    minus = compiled(r"(?:(?<!\d)-|\b[Mm]inus )$").search(text[max(0, start - 8) : start])
    if unit.dimension == "temperature" and minus:
        value, start = -value, start - len(minus.group())
    if half := compiled(r" and a half\b").match(text, end):
        value, end = value + 0.5, half.end()
    elif smaller := compiled(r"(?:,? and |, | ?)(\d{1,2}(?:\.\d+)?|" + _SMALL + r")[- ]?([a-z]{2,12})\b").match(
        text, end
    ):
        form = smaller[2]
        if (form in units() and lookup(form).name in _SMALLER.get(unit.name, ())) or (
            form == "in" and unit.name == "foot"
        ):
            part = lookup("inch" if form == "in" else form)
            value, end = value + _small(smaller[1]) * part.factor / unit.factor, smaller.end()
    elif unit.name == "foot" and (inches := compiled(_INCHES).match(text, end)):
        value, end = value + _small(inches[1]) / 12, inches.end()
    to_base = None if unit.dimension == "count" else unit
    return Term(start, end, end, value, unit.dimension, unit.name, to_base, numeral)


def is_whole(text: str, numeral: Numeral) -> bool:
    """Whether a numeral is not part of a longer word or number ("49ers", "3.5.2", "4x4")."""
    tail = text[numeral.span.end : numeral.span.end + 2]
    if tail[:1].isdigit() or (len(tail) == 2 and tail[0] in ".,:/" and tail[1].isdigit() and not numeral.worded):
        return False
    if tail[:1].isalpha() or tail[:1] == "_":
        word = unit_pattern().match(text, numeral.span.end) or currency_after().match(text, numeral.span.end)
        return word is not None or compiled(_AGE).match(text, numeral.span.end) is not None
    leading_dot = text[numeral.span.start] == "."
    return not (leading_dot and tail[:1] not in {" ", "%"})


def with_shared_unit(first: Term, second: Term) -> Term:
    """The first end of a range with the unit and scale that stand only after the second ("$5-10 million")."""
    value = first.value
    if first.numeral.scale == 1 and second.numeral.scale > 1 and first.value < 1000 and second.value > first.value:
        value *= second.numeral.scale if second.to_base is None else 1
    if first.dimension == "count" or (first.dimension == "money" and second.dimension == "count"):
        dimension, unit = (second.dimension, second.unit) if first.dimension == "count" else ("money", first.unit)
        return replace(first, value=value, dimension=dimension, unit=unit, to_base=second.to_base)
    return replace(first, value=value)


def in_base(term: Term, value: float) -> float:
    """A value in the unit of its dimension: ages in years, measures in SI."""
    if term.dimension == "age":
        months = {"month": 1 / 12, "week": 7 / YEAR, "day": 1 / YEAR}
        return value * months.get(term.unit, 1.0)
    return term.to_base.convert(value) if term.to_base else value


def amount_of(term: Term, modality: Modality, *, strict: bool = False, below: bool = False) -> Amount:
    """The amount of a term so hedged."""
    low, high = bounds(term.value, modality, strict)
    if below:
        low, high = bounds(term.value, Modality.ABOUT)[0], term.value
    return Amount(in_base(term, low), in_base(term, high), term.value, modality, term.dimension, term.unit)


def vague_amount(term: Term, modality: Modality) -> Amount:
    """The amount of "several", "dozens of", "tens of thousands of"."""
    numeral = term.numeral
    low, high = in_base(term, numeral.low), in_base(term, numeral.high)
    if modality is Modality.AT_LEAST:
        high = float("inf")
    return Amount(low, high, term.value, Modality.VAGUE, term.dimension, term.unit)


_BRACKET = (
    r" ?[(\[](?:about |around |roughly |approximately |nearly |almost |some |more than |over "
    r"|or |~|just over |just under |equal to |equivalent to )?"
)


def conversion_end(text: str, end: int, dimension: str) -> int:
    """The end of a bracketed conversion of a measure or sum that ends at `end`; `end` itself where there is none."""
    if dimension in {"count", "ordinal", "percent", "fraction", "age", "duration"}:
        return end
    opened = compiled(_BRACKET).match(text, end) or compiled(r" ?/ ?").match(text, end)
    if not opened:
        return end
    inner_end = text.find(")", opened.end(), opened.end() + 48)
    inner_end = inner_end if inner_end >= 0 else text.find("]", opened.end(), opened.end() + 48)
    limit = inner_end if inner_end >= 0 else min(len(text), opened.end() + 24)
    for numeral in numerals(text[opened.end() : limit]):
        shift = opened.end()
        moved = replace(numeral, span=Span(numeral.span.start + shift, numeral.span.end + shift))
        term = term_at(text, moved)
        if term.dimension != dimension or term.start != opened.end():
            return end
        if "/" in opened.group():
            return term.end
        return inner_end + 1 if inner_end >= 0 else end
    return end
