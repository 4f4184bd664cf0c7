"""Amounts in an editor's words."""

from __future__ import annotations

from math import isfinite

from factcheck.amounts.rounding import significant_digits
from factcheck.amounts.units import SIGN_OF, YEAR, by_name
from factcheck.mention import Amount, Modality

_IRREGULAR_PLURALS = {"foot": "feet", "inch": "inches", "century": "centuries", "stone": "stone"}


def plural(unit: str) -> str:
    """The plural of a unit's name: "feet", "miles an hour"."""
    if " an " in unit or " a " in unit:
        head, _, tail = unit.partition(" ")
        return f"{head}s {tail}"
    head, space, last = unit.rpartition(" ")
    return head + space + _IRREGULAR_PLURALS.get(last, f"{last}s")


def number_text(value: float) -> str:
    """A figure in the shortest plain form: 18200000000 → "18.2 billion", 1248 → "1,248", 0.5 → "0.5"."""
    for scale, word in ((1e12, "trillion"), (1e9, "billion"), (1e6, "million")):
        if scale <= abs(value) < 1e15 and significant_digits(value) <= 6:
            return f"{_plain(value / scale)} {word}"
    return _plain(value)


def _plain(value: float) -> str:
    if not isfinite(value):
        return "any number"
    rounded = round(value, 4)
    return f"{rounded:,.0f}" if rounded == int(rounded) else f"{rounded:,.4f}".rstrip("0")


_SYMBOLS = {"celsius": "°C", "fahrenheit": "°F", "percent": "%"}


def _with_unit(value: float, amount: Amount) -> str:
    number = number_text(value)
    if amount.dimension == "money":
        return f"{SIGN_OF[amount.unit]}{number}" if amount.unit in SIGN_OF else f"{amount.unit} {number}"
    if amount.dimension == "ordinal":
        return number + _ordinal_ending(int(value) if isfinite(value) else 0)
    if amount.unit in _SYMBOLS:
        return number + _SYMBOLS[amount.unit]
    if not amount.unit or (amount.dimension == "age" and amount.unit == "year"):
        return number
    return f"{number} {amount.unit if value == 1 else plural(amount.unit)}"


def _ordinal_ending(value: int) -> str:
    return "th" if value % 100 in {11, 12, 13} else {1: "st", 2: "nd", 3: "rd"}.get(value % 10, "th")


def describe(amount: Amount) -> str:
    """An amount as an editor would note it: "at least 6", "£18.2 billion", "about 200 feet", "45-1"."""
    if amount.exact_text:
        return amount.exact_text if amount.dimension == "score" else f"{amount.unit} {amount.exact_text}"
    if amount.modality is Modality.RANGE:
        return f"{_with_unit_plain(amount, low=True)} to {_with_unit_plain(amount, low=False)}"
    if amount.modality is Modality.VAGUE and not isfinite(amount.high):
        return f"at least {_with_unit_plain(amount, low=True, alone=True)}"
    if amount.modality is Modality.VAGUE:
        return f"roughly {_with_unit_plain(amount, low=True)} to {_with_unit_plain(amount, low=False)}"
    hedge = "" if amount.modality is Modality.EXACT else f"{_hedge(amount)} "
    return hedge + _with_unit(amount.stated, amount)


def _hedge(amount: Amount) -> str:
    unit = by_name().get(amount.unit)
    edge = unit.convert(amount.stated) if unit else amount.stated
    if amount.modality is Modality.AT_LEAST and amount.low > edge:
        return "more than"
    if amount.modality is Modality.AT_MOST and amount.high < edge:
        return "less than"
    if amount.modality is Modality.ABOUT and amount.high <= edge:
        return "nearly"
    return str(amount.modality)


def _with_unit_plain(amount: Amount, *, low: bool, alone: bool = False) -> str:
    """One end of a range, back in the unit it was written in."""
    end = amount.low if low else amount.high
    unit = by_name().get(amount.unit)
    if unit and amount.dimension not in {"age", "money"}:
        end = (end - unit.offset) / unit.factor
    elif unit and amount.dimension == "age" and amount.unit != "year":
        end = end * YEAR / unit.factor
    end = round(end, 6)
    plain = low and not alone and amount.dimension not in {"money", "percent", "temperature"}
    return number_text(end) if plain else _with_unit(end, amount)
