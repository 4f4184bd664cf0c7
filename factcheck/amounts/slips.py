"""The slip of pen or unit that would explain a difference."""

from __future__ import annotations

from factcheck.amounts.comparison import is_same_value
from factcheck.amounts.telling import number_text, plural
from factcheck.mention import Amount

_SLIPS: tuple[tuple[float, str], ...] = (
    (10.0, "a factor of ten"),
    (100.0, "a factor of a hundred"),
    (1000.0, "a factor of a thousand (million for billion?)"),
    (1e6, "a factor of a million"),
)


def likely_cause(left: Amount, right: Amount) -> str:
    """A slip of pen or unit that would turn one figure into the other, in an editor's words; "" where none is plain."""
    if left.dimension != right.dimension:
        return ""
    if left.dimension in {"identifier", "score"}:
        return _slip_of_digits(_only_digits(left.exact_text), _only_digits(right.exact_text))
    if left.unit != right.unit and is_same_value(left.stated, right.stated) and left.unit and right.unit:
        return f"{plural(left.unit)} read as {plural(right.unit)}"
    if left.unit != right.unit or not left.stated or not right.stated:
        return ""
    ratio = max(left.stated, right.stated) / min(left.stated, right.stated) if min(left.stated, right.stated) > 0 else 0
    for factor, words in _SLIPS:
        if ratio and abs(ratio / factor - 1) < 0.001:
            return words
    return _slip_of_digits(_only_digits(number_text(left.stated)), _only_digits(number_text(right.stated)))


def _only_digits(text: str) -> str:
    return "".join(char for char in text if char.isalnum())


def _slip_of_digits(left: str, right: str) -> str:
    """Compare two digit strings; single digits give nothing, as any two of them differ in one digit."""
    if min(len(left), len(right)) < 2 or left == right:
        return ""
    if len(left) == len(right):
        wrong = [at for at, (a, b) in enumerate(zip(left, right, strict=True)) if a != b]
        if len(wrong) == 1:
            return "one digit differs"
        swapped = len(wrong) == 2 and left[wrong[0]] == right[wrong[1]] and left[wrong[1]] == right[wrong[0]]
        return "two digits swapped" if swapped else ""
    short, long = sorted((left, right), key=len)
    if len(long) - len(short) == 1 and any(long[:at] + long[at + 1 :] == short for at in range(len(long))):
        return "a digit is missing"
    return ""
