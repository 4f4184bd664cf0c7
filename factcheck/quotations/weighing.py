"""How much it matters that one version of a quotation has these words and the other those."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from rapidfuzz.distance import DamerauLevenshtein

from factcheck.finding import Severity
from factcheck.quotations.stems import LIGHT, spelling, stem
from factcheck.quotations.wording import GAP

_NEGATIONS = frozenset("not no never none nobody nothing neither nor without".split())
_SCALES = frozenset("hundred thousand million billion trillion dozen percent half quarter".split())
_SOUND_ALIKE = tuple(
    frozenset(pair.split()) for pair in ("then than", "there their", "to too", "lose loose", "affect effect", "its it")
)


def severity_of(left: Sequence[str], right: Sequence[str]) -> Severity | None:
    """How much it matters that one has these words and the other those; None when they are the same."""
    if GAP in left or GAP in right or _run_together(left) == _run_together(right) or _is_initial(left, right):
        return None
    if list(map(spelling, left)) == list(map(spelling, right)):
        return None
    figures, others = _figures(left), _figures(right)
    if (figures and others and figures != others) or bool(_NEGATIONS & set(left)) != bool(_NEGATIONS & set(right)):
        return Severity.HIGH
    if figures != others:
        return Severity.MEDIUM
    if _essence(left) == _essence(right) or _is_slip("".join(left), "".join(right)) or _is_short_form(left, right):
        return Severity.LOW
    return Severity.MEDIUM


def _run_together(words: Iterable[str]) -> str:
    """The words without spaces, hyphens and the apostrophe of "the crew's ready"."""
    return "".join("s" if word in {"is", "has"} else word for word in words)


def _is_initial(left: Sequence[str], right: Sequence[str]) -> bool:
    """Whether only one has an initial before a name: "arrest Dahl", "arrest P. Dahl"."""
    more = (*left, *right) if not left or not right else ()
    return len(more) == 1 and len(more[0]) == 1 and more[0].isalpha() and more[0] not in {"a", "i", "o"}


def _figures(words: Iterable[str]) -> Counter[str]:
    return Counter(word for word in words if word[0].isdigit() or word.removesuffix("s") in _SCALES)


def _essence(words: Iterable[str]) -> list[str]:
    return [stem(word) for word in words if word not in LIGHT]


def _is_slip(left: str, right: str) -> bool:
    return {left, right} in _SOUND_ALIKE or (
        min(len(left), len(right)) >= 5 and DamerauLevenshtein.distance(left, right, score_cutoff=1) <= 1
    )


def _is_short_form(left: Sequence[str], right: Sequence[str]) -> bool:
    """Whether one is the other's initials."""
    return any(
        len(short) == 1 and len(long) >= 2 and short[0] == "".join(word[0] for word in long)
        for short, long in ((left, right), (right, left))
    )
