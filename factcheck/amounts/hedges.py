"""Hedges before and behind a figure: "about", "at least", "nearly", "or more", "-plus"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from factcheck.amounts.patterns import LEFT, compiled
from factcheck.amounts.terms import Term
from factcheck.mention import Modality


@dataclass(frozen=True, slots=True)
class Hedge:
    """How a figure is hedged and where the hedge begins; `strict` leaves the figure out, `below` is for "nearly"."""

    start: int
    modality: Modality
    strict: bool = False
    below: bool = False


_ABOUT = (
    r"about|around|some|roughly|approximately|approx\.?|circa|an estimated|estimated"
    r"|an average of|in the region of|close to"
    r"|somewhere around|~|around about|or so|just over|a little over|slightly more than|just more than"
)
_BELOW = r"nearly|almost|just under|not quite|just short of|a little under|virtually"
_AT_LEAST = (
    r"at least|no fewer than|no less than|not fewer than|not less than|a minimum of|minimum of"
    r"|upwards of|upward of|as few as"
)
_OVER = (
    r"(?:well |far |significantly |slightly |substantially )?(?:more than|over|in excess of"
    r"|exceeding|north of|upwards of more than|greater than|better than)"
)
_AT_MOST = (
    r"up to|as many as|as much as|at most|no more than|not more than|a maximum of|maximum of"
    r"|not exceeding|as high as"
)
_UNDER = r"(?:well |far |slightly )?(?:fewer than|less than|under|below)"


@cache
def _hedges() -> re.Pattern[str]:
    groups = {"below": _BELOW, "least": _AT_LEAST, "over": _OVER, "most": _AT_MOST, "under": _UNDER, "about": _ABOUT}
    forms = "|".join(f"(?P<{name}>{words})" for name, words in groups.items())
    return re.compile(rf"(?<![\w])(?:{forms})[ -](?:another |a further )?$|(?P<tilde>~)$", re.IGNORECASE)


_KINDS = {
    "about": (Modality.ABOUT, False, False),
    "tilde": (Modality.ABOUT, False, False),
    "below": (Modality.ABOUT, False, True),
    "least": (Modality.AT_LEAST, False, False),
    "over": (Modality.AT_LEAST, True, False),
    "most": (Modality.AT_MOST, False, False),
    "under": (Modality.AT_MOST, True, False),
}


def hedge_before(text: str, start: int, term: Term) -> Hedge:
    """The hedge that ends where a figure begins; "about one", "over two" seldom are hedges and are not read so."""
    left = max(0, start - LEFT)
    found = _hedges().search(text[left:start])
    if not found:
        return Hedge(start, Modality.EXACT)
    kind = next(name for name, group in found.groupdict().items() if group)
    words = found.group().strip().lower()
    if words in {"about", "around", "over", "some", "under", "below"} and term.value < 5 and term.dimension == "count":
        return Hedge(start, Modality.EXACT)
    modality, strict, below = _KINDS[kind]
    return Hedge(left + found.start(), modality, strict, below)


_POSTPOSED = (
    (
        (
            r"(?:[- ]plus\b|\+|,? or (?:more|older|over|above|greater|longer)\b|,? and (?:over|older"
            r"|above)\b)"
        ),
        Modality.AT_LEAST,
    ),
    (r",? or (?:fewer|less|younger|under|below)\b", Modality.AT_MOST),
    (r"(?: or so\b|-odd\b|-ish\b|,? give or take\b)", Modality.ABOUT),
)


def hedge_after(text: str, end: int) -> tuple[int, Modality] | None:
    """The end and the modality of a hedge behind a figure ("or more", "-plus")."""
    for form, modality in _POSTPOSED:
        if found := compiled(form).match(text, end):
            return found.end(), modality
    return None
