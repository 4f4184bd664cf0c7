"""Whether two amounts agree, differ, or may both hold."""

from __future__ import annotations

from enum import StrEnum
from math import isfinite

from factcheck.amounts.rounding import last_digit, significant_digits
from factcheck.amounts.units import YEAR, by_name
from factcheck.mention import Amount, Modality

_SILENT_ROUNDING = 0.05  # "500" written for 497


class Relation(StrEnum):
    """AGREE: the same figure. DIFFER: they cannot both hold. COMPATIBLE: not the same, but both may hold."""

    AGREE = "agree"
    DIFFER = "differ"
    COMPATIBLE = "compatible"


def compare(left: Amount, right: Amount) -> Relation:
    """How two amounts stand to each other. Nothing can be said of different dimensions, units of identifiers or
    currencies: those are COMPATIBLE.

    Rounding: an unhedged figure of at least 100 with one or two significant digits may be rounded by up to 5 %; a
    figure without decimals may be the rounded form of one with; converted measures agree to their written digits.
    """
    left, right = _percent(left), _percent(right)
    if left.dimension != right.dimension:
        return Relation.COMPATIBLE
    if left.dimension in {"identifier", "score"}:
        return _compare_texts(left, right)
    if left.dimension in {"money", "percent", "count"} and left.unit != right.unit:
        return Relation.COMPATIBLE
    if left.dimension == "ordinal":
        return Relation.AGREE if left.stated == right.stated else Relation.DIFFER
    return _compare_close(left, right) if _close(left) and _close(right) else _compare_bounds(left, right)


def _close(amount: Amount) -> bool:
    return amount.modality is Modality.EXACT or amount.modality is Modality.ABOUT


def _percent(amount: Amount) -> Amount:
    if amount.dimension != "fraction":
        return amount
    return Amount(amount.low * 100, amount.high * 100, amount.stated * 100, Modality.ABOUT, "percent", "percent")


def _compare_texts(left: Amount, right: Amount) -> Relation:
    if left.unit != right.unit:
        return Relation.COMPATIBLE
    if left.exact_text == right.exact_text:
        return Relation.AGREE
    if left.dimension == "score" and left.exact_text.split("-")[::-1] == right.exact_text.split("-"):
        return Relation.COMPATIBLE
    return Relation.DIFFER


def is_same_value(left: float, right: float) -> bool:
    """Equal but for what floating point leaves over."""
    return abs(left - right) <= 1e-6 * max(abs(left), abs(right), 1e-9)


def _compare_close(left: Amount, right: Amount) -> Relation:
    if left.unit == right.unit and is_same_value(left.stated, right.stated):
        return Relation.AGREE
    if left.unit != right.unit and is_same_value(_middle(left), _middle(right)):
        return Relation.AGREE
    hedge = left.modality is Modality.ABOUT or right.modality is Modality.ABOUT
    if hedge and left.low <= right.high and right.low <= left.high:
        return Relation.COMPATIBLE if not _rounded_alike(left, right) else Relation.AGREE
    if left.dimension == "age":
        return _compare_ages(left, right)
    if left.unit != right.unit:
        return _compare_converted(left, right)
    return Relation.COMPATIBLE if _may_be_rounded(left.stated, right.stated) else Relation.DIFFER


def _middle(amount: Amount) -> float:
    if amount.modality is Modality.EXACT:
        return amount.low
    unit = by_name().get(amount.unit)
    return unit.convert(amount.stated) if unit and amount.dimension not in {"count", "age"} else amount.stated


def _rounded_alike(left: Amount, right: Amount) -> bool:
    """Whether a hedged measure is the conversion of the other, to the digits written."""
    return left.unit != right.unit and _compare_converted(left, right) is Relation.AGREE


def _year_of_life(amount: Amount) -> tuple[float, float]:
    """Ages are completed years: 23 is any age before the 24th birthday, 22 months any before the 23rd month."""
    step = {"month": 1 / 12, "week": 7 / YEAR, "day": 1 / YEAR}.get(amount.unit, 1.0)
    if step == 1.0 and amount.low % 1:
        step = 0.5
    return amount.low, max(amount.high, amount.low) + step


def _compare_ages(left: Amount, right: Amount) -> Relation:
    (low, high), (other_low, other_high) = _year_of_life(left), _year_of_life(right)
    overlap = low < other_high - 1e-9 and other_low < high - 1e-9
    return Relation.COMPATIBLE if overlap else Relation.DIFFER


def _precision(amount: Amount) -> float:
    """Half the last written digit, in the dimension's unit."""
    unit = by_name().get(amount.unit)
    return last_digit(amount.stated) / 2 * (unit.factor if unit else 1.0)


def _compare_converted(left: Amount, right: Amount) -> Relation:
    a, b = _middle(left), _middle(right)
    apart, size = abs(a - b), max(abs(a), abs(b), 1e-9)
    if left.dimension == "duration":
        coarser = max(
            (by_name()[amount.unit].factor for amount in (left, right) if amount.unit in by_name()), default=0
        )
        if apart <= 0.01 * size:
            return Relation.AGREE
        return Relation.COMPATIBLE if apart <= coarser / 2 else Relation.DIFFER
    allowed = max(_precision(left), _precision(right))
    if left.dimension == "temperature":
        return Relation.AGREE if apart <= max(allowed, 0.6) else Relation.DIFFER
    if apart > allowed and apart > 0.01 * size:
        return Relation.DIFFER
    if apart <= 0.05 * size:
        return Relation.AGREE
    return Relation.COMPATIBLE if apart <= 0.10 * size else Relation.DIFFER


def _may_be_rounded(left: float, right: float) -> bool:
    return _rounds_to(left, right) or _rounds_to(right, left)


def _rounds_to(fine: float, coarse: float) -> bool:
    """Whether `coarse`, written without a hedge, may stand for `fine`; a half is rounded up."""
    place = last_digit(coarse)
    slack = 1e-9 * abs(coarse)
    if place <= last_digit(fine) or not coarse - place / 2 - slack <= fine < coarse + place / 2 - slack:
        return False
    if abs(coarse) >= 100:
        return significant_digits(coarse) <= 2 and abs(fine - coarse) <= _SILENT_ROUNDING * abs(coarse)
    return place <= 1 and fine % 1 != 0


def _allowed(amount: Amount) -> tuple[float, float]:
    """What a figure allows when the other one is bounded: a round figure may be rounded, an age is a year long."""
    if amount.dimension == "age":
        low, high = _year_of_life(amount)
        return low, (high - 1e-9 if isfinite(high) else high)
    if amount.modality is not Modality.EXACT:
        return amount.low, amount.high
    if amount.dimension == "count" and (abs(amount.stated) < 100 or significant_digits(amount.stated) > 2):
        return amount.low, amount.high
    slack = min(_precision(amount), _SILENT_ROUNDING * abs(amount.low))
    return amount.low - slack, amount.high + slack


def _compare_bounds(left: Amount, right: Amount) -> Relation:
    if left.modality == right.modality and left.unit == right.unit and is_same_value(left.stated, right.stated):
        same_end = is_same_value(left.low, right.low) and (
            left.high == right.high or is_same_value(left.high, right.high)
        )
        return Relation.AGREE if same_end and left.modality is not Modality.VAGUE else Relation.COMPATIBLE
    for bound in (Modality.AT_LEAST, Modality.AT_MOST):
        if left.modality is right.modality is bound:
            near = left.unit == right.unit and _may_be_rounded(left.stated, right.stated)
            return Relation.COMPATIBLE if near or is_same_value(_edge(left), _edge(right)) else Relation.DIFFER
    (low, high), (other_low, other_high) = _allowed(left), _allowed(right)
    if low > other_high or other_low > high:
        return Relation.DIFFER
    return Relation.AGREE if _meets_bound(left, right) or _meets_bound(right, left) else Relation.COMPATIBLE


def _edge(amount: Amount) -> float:
    return amount.low if isfinite(amount.low) and amount.low else amount.high


def _meets_bound(bound: Amount, figure: Amount) -> bool:
    """ "At least six" says the same as "six", "more than 460" the same as 464, "up to 40" the same as 40."""
    if bound.modality not in {Modality.AT_LEAST, Modality.AT_MOST} or figure.modality is not Modality.EXACT:
        return False
    edge, value = _edge(bound), figure.low
    if is_same_value(edge, value):
        return True
    above = value - edge if bound.modality is Modality.AT_LEAST else edge - value
    rounds = significant_digits(bound.stated) < significant_digits(figure.stated)
    return rounds and abs(bound.stated) >= 100 and 0 < above < min(_precision(bound) * 2, 0.1 * max(abs(edge), 1e-9))
