"""The grammar of news quantities: what a figure in running text says, as an interval with its modality.

Numerals come from `numerals`, units and currencies from `terms`, hedges from `hedges`, ages from `ages`; `designations`
and `cardinals` tell what is no quantity. This module joins them: scores, ranges, ratios, bracketed conversions.
Bounds and ranges are kept apart from plain figures, as the practice on moving tolls wants (BBC Editorial Guidelines,
11.3.1: report the range).
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, replace

from factcheck.amounts import designations
from factcheck.amounts.ages import decades_of_life, is_age, owner_before
from factcheck.amounts.cardinals import is_quantity, is_year
from factcheck.amounts.hedges import hedge_after, hedge_before
from factcheck.amounts.numerals import Form, Numeral, numerals
from factcheck.amounts.patterns import LEFT, compiled
from factcheck.amounts.rounding import bounds
from factcheck.amounts.scores import is_score
from factcheck.amounts.terms import (
    Term,
    amount_of,
    conversion_end,
    in_base,
    is_whole,
    term_at,
    vague_amount,
    with_shared_unit,
)
from factcheck.amounts.units import lookup, units
from factcheck.document import Span
from factcheck.mention import Amount, Modality

_PLAIN = str.maketrans(
    {"’": "'", "‘": "'", "“": '"', "”": '"', "–": "-", "‑": "-", "‐": "-", "−": "-", "\r": " ", "\t": " "}
    | dict.fromkeys("\N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}\N{THIN SPACE}", " ")
)


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure in a text. Offsets are relative to the text given to `read`.

    `span` covers the whole expression with hedge, unit and bracketed conversion; `core` the words that differ between
    readings ("six", "£18.2bn", "200ft", "45-1", the "23" of "23-year-old"); `owner` is the name before an age in
    apposition ("Jane Smith, 23,").
    """

    span: Span
    core: Span
    amount: Amount
    owner: Span | None = None


_LINK = r"-to-|-or-| ?- ?| (?:to|and|or) "
_RANGE_CUE = (
    r"(?i:\b(?:between|from between|rang\w+ from|aged?(?: from)?|anywhere from"
    r"|anything from)(?: the ages of)? (?:about |around )?)$"
)


class _Reader:
    """One pass over a text: numerals in order, each joined with its surroundings."""

    def __init__(self, text: str) -> None:
        self.text = _single_breaks(text.translate(_PLAIN))
        self.fixed = list(_fixed(self.text))
        told = list(numerals(self.text))
        self.blocked = _merged(
            [*designations.passed_over(self.text), *(one.span for one in self.fixed)] if told else []
        )
        self.numerals = [numeral for numeral in told if not self._is_blocked(numeral)]
        self.last: Figure | None = None

    def _is_blocked(self, numeral: Numeral) -> bool:
        at = bisect_left(self.blocked, (numeral.span.end,)) - 1
        return at >= 0 and self.blocked[at][1] > numeral.span.start

    def figures(self) -> list[Figure]:
        found = list(self.fixed)
        end = index = 0
        while index < len(self.numerals):
            numeral = self.numerals[index]
            if numeral.span.start >= end and (figure := self._figure(index)) is not None:
                found.append(figure)
                self.last, end = figure, figure.span.end
            index += 1
        return _apart(found)

    def _figure(self, index: int) -> Figure | None:
        if not is_whole(self.text, self.numerals[index]):
            return None
        first = term_at(self.text, self.numerals[index])
        return (
            self._score(index, first)
            or self._ratio(index, first)
            or self._range(index, first)
            or self._single(index, first)
        )

    def _next(self, index: int, link: str, at: int) -> tuple[str, Term] | None:
        """The linking words and the term of the next numeral, where it follows at `at` after a link."""
        if index + 1 >= len(self.numerals):
            return None
        following = self.numerals[index + 1]
        found = compiled(link).match(self.text, at)
        if not found or following.span.start - found.end() > 4 or not is_whole(self.text, following):
            return None
        term = term_at(self.text, following)
        return (found.group(), term) if term.start == found.end() else None

    def _score(self, index: int, first: Term) -> Figure | None:
        if first.numeral.worded or first.dimension != "count" or first.value > 999 or first.numeral.scale != 1:
            return None
        linked = self._next(index, r"-| ?- ?| to ", first.end)
        if not linked or linked[1].dimension != "count" or linked[1].value > 999 or linked[1].numeral.worded:
            return None
        link, second = linked
        third = compiled(r"-(\d{1,3})(?![\w-])").match(self.text, second.end)
        if not third and not is_score(self.text, link, first, second):
            return None
        span = Span(first.start, third.end() if third else second.end)
        exact = "-".join(re.findall(r"\d+", self.text[span.start : span.end]))
        amount = Amount(first.value, first.value, first.value, dimension="score", exact_text=exact)
        return Figure(span, span, amount)

    def _ratio(self, index: int, first: Term) -> Figure | None:
        """ "one in five", "3 out of 10"."""
        if first.dimension != "count" or first.value % 1:
            return None
        linked = self._next(index, r"(?:-in-| in (?:every )?| out of (?:every )?)", first.end)
        if not linked or linked[1].dimension != "count" or not 0 < first.value <= linked[1].value:
            return None
        second = linked[1]
        value = first.value / second.value
        return self._whole(replace(first, end=second.end, bare_end=second.end, value=value, dimension="fraction"))

    def _range(self, index: int, first: Term) -> Figure | None:
        before = self.text[max(0, first.start - LEFT) : first.start]
        cue = compiled(_RANGE_CUE).search(before)
        linked = self._next(index, _LINK, first.end)
        if not linked:
            return None
        link, second = linked
        if is_year(self.text, first) and is_year(self.text, second):
            return None
        first = with_shared_unit(first, second)
        if first.dimension == "money" and second.dimension == "count":
            second = replace(second, dimension="money", unit=first.unit)
        if first.dimension != second.dimension or (first.dimension == "money" and first.unit != second.unit):
            return None
        if not self._is_range(link.strip(" -"), first, second, cued=cue is not None, before=before):
            return None
        start = first.start - (len(before) - cue.start()) if cue and "between" in cue.group().lower() else first.start
        return self._of_range(start, first, second)

    def _is_range(self, link: str, first: Term, second: Term, *, cued: bool, before: str) -> bool:
        low, high = in_base(first, first.value), in_base(second, second.value)
        if low >= high or first.dimension in {"ordinal", "fraction"}:
            return False
        if link == "and":
            return cued
        if link == "or":
            return high - low <= max(1.0, low) and second.numeral.worded == first.numeral.worded
        if link == "to":
            return cued or not compiled(r"\bfrom (?:about |around |some )?$").search(before)
        return True

    def _of_range(self, start: int, first: Term, second: Term) -> Figure:
        low, high = in_base(first, first.value), in_base(second, second.value)
        hedge = hedge_before(self.text, start, second)
        core_end = second.bare_end if second.dimension == "age" else second.end
        if hedge.modality is Modality.AT_LEAST or hedge.modality is Modality.AT_MOST:
            start = hedge.start
        amount = Amount(low, high, second.value, Modality.RANGE, second.dimension, second.unit)
        if hedge.modality is Modality.ABOUT:
            start = hedge.start
            amount = replace(amount, low=bounds(low, Modality.ABOUT)[0], high=bounds(high, Modality.ABOUT)[1])
        end = conversion_end(self.text, second.end, second.dimension)
        return Figure(Span(start, end), Span(first.start, core_end), amount)

    def _single(self, index: int, term: Term) -> Figure | None:
        term = self._suspended(index, term)
        aged = self._aged(term)
        if aged is not None:
            return aged
        if not is_quantity(self.text, term):
            return None
        return self._whole(term)

    def _suspended(self, index: int, term: Term) -> Term:
        """ "a 5- and a 7-year-old": the first figure takes the second's unit."""
        hyphen = compiled(r"-(?= (?:and|or|to)|,)").match(self.text, term.end)
        if not hyphen or index + 1 >= len(self.numerals):
            return term
        following = self.numerals[index + 1]
        if following.span.start - term.end > 16 or not is_whole(self.text, following):
            return term
        second = term_at(self.text, following)
        return replace(with_shared_unit(term, second), end=hyphen.end()) if second.to_base else term

    def _whole(self, term: Term) -> Figure:
        """A figure of one term with its hedges and its bracketed conversion."""
        numeral = term.numeral
        hedge = hedge_before(self.text, term.start, term)
        modality, end = hedge.modality, term.end
        if after := hedge_after(self.text, end):
            end, modality = after
        elif modality is Modality.EXACT and numeral.form is Form.ROUND and term.dimension == "count" and term.value > 2:
            modality = Modality.ABOUT
        end = conversion_end(self.text, end, term.dimension)
        core = Span(term.start, term.bare_end if term.dimension == "age" else term.end)
        if numeral.form is Form.VAGUE:
            amount = vague_amount(term, modality)
        else:
            amount = amount_of(term, modality, strict=hedge.strict and not after, below=hedge.below)
        return Figure(Span(hedge.start, end), core, amount)

    def _age_list_end(self) -> int | None:
        last = self.last
        return last.span.end if last and last.amount.dimension == "age" and last.owner is None else None

    def _aged(self, term: Term) -> Figure | None:
        """Ages without "year-old": "aged 23", "Jane Smith, 23,", "who was 23 when", "ages 3, 5 and 7"."""
        if (
            term.dimension not in {"count", "age"}
            or not 0 < term.value <= 120
            or term.numeral.form is not Form.CARDINAL
        ):
            return None
        before = self.text[max(0, term.start - 80) : term.start]
        owner = None
        if term.dimension == "count":
            owner = owner_before(self.text, term)
            if owner is None and not is_age(self.text, term, self._age_list_end()):
                return None
        year = units()["year"]
        term = replace(term, dimension="age", unit=term.unit or "year", to_base=term.to_base or year)
        figure = self._whole(term)
        limit = compiled(r"\b([Uu]nder|[Bb]elow|[Oo]ver|[Aa]bove) (?:the )?ages?(?: of)? $").search(before)
        if limit:
            modality = Modality.AT_MOST if limit[1].lower() in {"under", "below"} else Modality.AT_LEAST
            figure = replace(figure, amount=amount_of(term, modality, strict=modality is Modality.AT_MOST, below=False))
        return replace(figure, owner=owner)


def _single_breaks(text: str) -> str:
    """A line break inside a sentence is a space to the grammar, any other a boundary. The length is kept."""
    return re.sub(r"(?<=[a-z,])\n(?=[a-z(\d])(?!\d{4}-)", " ", text)


def _merged(spans: list[Span]) -> list[tuple[int, int]]:
    merged: list[tuple[int, int]] = []
    for span in sorted(spans):
        if merged and span.start < merged[-1][1]:
            merged[-1] = (merged[-1][0], max(merged[-1][1], span.end))
        elif span.end > span.start:
            merged.append((span.start, span.end))
    return merged


def _apart(figures: list[Figure]) -> list[Figure]:
    """Figures in text order; of two that overlap the earlier, then the longer, stays."""
    kept: list[Figure] = []
    for figure in sorted(figures, key=lambda figure: (figure.span.start, -figure.span.end)):
        if not kept or figure.span.start >= kept[-1].span.end:
            kept.append(figure)
    return kept


_HALVES = r"(?<![\w-])(?P<core>(?:an?|one) (?P<unit>{units}) and a half)(?!\w)"


def _fixed(text: str) -> Iterator[Figure]:
    """Figures that are no numeral with a unit: identifiers, "a mile and a half", decades of life, "teenager"."""
    for named in designations.identifiers(text):
        amount = Amount(0, 0, 0, dimension="identifier", unit=named.unit, exact_text=named.digits)
        yield Figure(named.span, named.core, amount)
    forms = "year|month|week|hour|day|minute|mile|decade|century|kilometre|kilometer|foot|metre|meter|acre|ton|tonne"
    for match in compiled(_HALVES.format(units=forms)).finditer(text):
        unit = lookup(match["unit"])
        span = Span(*match.span())
        base = unit.convert(1.5)
        yield Figure(span, span, Amount(base, base, 1.5, dimension=unit.dimension, unit=unit.name))
    for span, core, amount in decades_of_life(text):
        yield Figure(span, core, amount)


def read(text: str) -> list[Figure]:
    """All figures of a text in text order, not overlapping, in time linear in its length.

    Relative times ("two days ago") come as durations; calendar dates and clock times do not come at all.
    """
    return _Reader(text).figures()
