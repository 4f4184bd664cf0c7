"""How far a figure may be from what it stands for: significant digits, "about", "at least", "more than"."""

from __future__ import annotations

from functools import lru_cache
from math import floor, inf, isfinite, log10, nextafter

from factcheck.mention import Modality

_HEDGED_ROUNDING = 0.10  # "about 450" is 405 to 495
_WIDEST_ROUNDING = 0.20  # "about 10" is 8 to 12, though its one significant digit would allow 5 to 15


@lru_cache(maxsize=4096)  # a large corpus asks for the same few figures again and again
def last_digit(value: float) -> float:
    """The place value of the last significant digit: 450 → 10, 1248 → 1, 18.2 → 0.1, 2,000,000 → 1,000,000."""
    if value == 0 or not isfinite(value):
        return 1.0
    digits = f"{abs(value):.12e}"
    mantissa, exponent = digits.split("e")
    return 10.0 ** (int(exponent) - len(mantissa.replace(".", "").rstrip("0")) + 1)


def significant_digits(value: float) -> int:
    """How many significant digits a figure shows: 450 → 2, 500 → 1, 18.2 → 3."""
    return floor(log10(abs(value))) - round(log10(last_digit(value))) + 1 if value and isfinite(value) else 1


def hedged(value: float) -> tuple[float, float]:
    """The interval of "about value": ten per cent, at least half the last significant digit, at most a fifth."""
    slack = max(_HEDGED_ROUNDING * abs(value), min(last_digit(value) / 2, _WIDEST_ROUNDING * abs(value)))
    return value - slack, value + slack


def bounds(value: float, modality: Modality, strict: bool = False) -> tuple[float, float]:
    """Lowest and highest value that a figure so hedged allows; `strict` leaves the figure itself out ("more than")."""
    if modality is Modality.ABOUT:
        return hedged(value)
    if modality is Modality.AT_LEAST:
        return (nextafter(value, inf) if strict else value), inf
    if modality is Modality.AT_MOST:
        return 0.0, (nextafter(value, -inf) if strict else value)
    return value, value
