"""Arithmetic that its own sentence does not bear out.

Flags: more than there are ("seven of the six crew"), a share that its figures do not give ("48 of 120, or 25 per
cent"), a change that does not lead from one figure to the other ("rose by 20 per cent from 40 to 50"), and a list that
does not add up to its total ("five people, two women and a man"). The right result is shown.

Leaves alone: results that rounding or a hedge explains, lists that need not be complete ("five people, including two
women"), and figures of different things.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise

from factcheck.amounts import describe
from factcheck.checks import Check
from factcheck.corpus import Corpus
from factcheck.document import Sentence, Span
from factcheck.events import DESCRIBED, PEOPLE
from factcheck.finding import Category, Conflict, Reading, Rule, Severity
from factcheck.mention import Modality, Quantity

_OF = re.compile(r"\s+(?:out )?of (?:the |its |their |all )?(?:some )?")
_OF_THE = re.compile(r"\s+of (?:the|its|their|those|these) ")
_SHARE = re.compile(r"(?:\s+[\w’'-]+){0,4}?\s*(?:,? or |\(|, |, that is, )(?:about |around |roughly |nearly |some )?$")
_UP = re.compile(r"\b(?:rose|risen|rises?|rising|increas\w+|grew|grown|grows?|climb\w*|up|jump\w*|soar\w*|gain\w*)\b")
_DOWN = re.compile(
    r"\b(?:fell|fallen|falls?|falling|decreas\w+|dropp\w+|drops?|declin\w+|down|shr[aiu]nk\w*|slump\w*)\b"
)
_BY = re.compile(r"\b(?:by|of|up|down)\s+(?:(?:about|around|some|nearly|a)\s+)?$")
_FORMS = {"man": "men", "woman": "women", "child": "children", "wife": "wives"}
_NOUN = "|".join(
    form for noun in (*DESCRIBED, "officer", "student", "adult") for form in (noun, _FORMS.get(noun, f"{noun}s"))
)
_ITEM = rf"[\w-]+ (?:(?:other|young|elderly|adult|teenage|[\w-]+-year-old) )?(?:{_NOUN})\b"
_LIST = re.compile(
    rf"\s+(?:other )?(?:{'|'.join(f'{noun}s?' for noun in sorted(PEOPLE))})\s*(?:,|—|–|:|\(| - )\s*"
    rf"(?P<items>{_ITEM}(?:, {_ITEM}){{0,4}},? and {_ITEM})(?=[,.;:)—–]| were| was| -)"
)


def find(corpus: Corpus) -> Iterator[Conflict]:
    of_sentence: dict[Sentence, list[Quantity]] = defaultdict(list)
    for quantity in corpus.of_kind(Quantity):
        of_sentence[quantity.sentence].append(quantity)
    for figures in of_sentence.values():
        if len(figures) > 1:
            yield from _shares(figures)
            yield from _changes(figures)
            yield from _lists(figures)


def _between(left: Quantity, right: Quantity) -> str:
    return left.document.text[left.span.end : right.span.start]


def _shares(figures: Sequence[Quantity]) -> Iterator[Conflict]:
    """ "48 of 120", alone and with the share it is said to be."""
    for at, (part, whole) in enumerate(pairwise(figures)):
        if not (_plain_count(part) and _plain_count(whole)) or not _OF.fullmatch(_between(part, whole)):
            continue
        if part.amount.stated > whole.amount.stated and _OF_THE.fullmatch(_between(part, whole)):
            yield _conflict(
                (part, whole), f"{describe(part.amount)} of {describe(whole.amount)}", "more than there are"
            )
        for share in figures[at + 2 : at + 3]:
            if share.amount.dimension == "percent" and _SHARE.fullmatch(_between(whole, share)) and whole.amount.stated:
                right = 100 * part.amount.stated / whole.amount.stated
                if not _near(share, right):
                    shown = f"{describe(part.amount)} of {describe(whole.amount)}"
                    yield _conflict((part, whole, share), f"{shown} is {right:.3g}%, not {describe(share.amount)}", "")


def _plain_count(figure: Quantity) -> bool:
    return figure.amount.dimension == "count" and figure.amount.modality is Modality.EXACT


def _near(figure: Quantity, right: float) -> bool:
    """Whether a figure is the right one to its last written digit, doubled where it is hedged or a round ten."""
    stated, text = figure.amount.stated, figure.text
    digits = len(text.partition(".")[2].rstrip("% ")) if "." in text else 0
    slack = 1.01 * 10.0**-digits
    if figure.amount.modality is not Modality.EXACT or (not digits and stated % 10 == 0):
        slack = max(slack, 0.15 * abs(right), 2.0)
    return abs(stated - right) <= slack


def _changes(figures: Sequence[Quantity]) -> Iterator[Conflict]:
    """ "rose by 20 per cent from 40 to 50": the change, the old figure and the new one."""
    text, start = figures[0].sentence.text, figures[0].sentence.span.start
    for old, new in pairwise(figures):
        before = old.document.text[max(start, old.span.start - 8) : old.span.start].rstrip("$£€ ")
        joined = re.fullmatch(r"\s*[\w%]{0,12}\s+to (?:about |around |some )?[$£€]?", _between(old, new))
        if not before.endswith("from") or not joined or old.amount.dimension != new.amount.dimension:
            continue
        rises, falls = bool(_UP.search(text)), bool(_DOWN.search(text))
        for change in figures:
            if change in (old, new) or rises == falls or not _is_change(change):
                continue
            yield from _wrong_change(change, old, new, rises)


def _is_change(change: Quantity) -> bool:
    before = change.document.text[change.sentence.span.start : change.span.start]
    told = (_BY.search(before), *(verb.search(before.rstrip()[-12:]) for verb in (_UP, _DOWN)))
    return change.amount.dimension == "percent" and any(told)


def _wrong_change(change: Quantity, old: Quantity, new: Quantity, rises: bool) -> Iterator[Conflict]:
    if old.amount.dimension in {"percent", "age", "identifier", "score", "ordinal"} or not old.amount.stated:
        return
    right = 100 * (new.amount.stated - old.amount.stated) / old.amount.stated
    hedged = any(figure.amount.modality is not Modality.EXACT for figure in (old, new))
    if (right > 0) != rises or (not _near(change, abs(right)) and not hedged):
        shown = f"from {describe(old.amount)} to {describe(new.amount)} is {right:+.3g}%"
        yield _conflict((old, new, change), f"{shown}, not {describe(change.amount)} {'more' if rises else 'less'}", "")


def _lists(figures: Sequence[Quantity]) -> Iterator[Conflict]:
    """ "five people, two women and a man": a list in apposition is all of them."""
    for total in figures:
        found = _LIST.match(total.document.text, total.span.end, total.sentence.span.end)
        if found is None or not _plain_count(total):
            continue
        listed = Span(*found.span("items"))
        items = [figure for figure in figures if figure.span.overlaps(listed) and _plain_count(figure)]
        singles = len(re.findall(r"\ban? ", found["items"], re.IGNORECASE))
        summed = sum(item.amount.stated for item in items) + singles
        complete = len(items) + singles == found["items"].count(",") + 1 + (", and " not in found["items"])
        if items and complete and summed != total.amount.stated:
            parts = " + ".join([*(describe(item.amount) for item in items), *["1"] * singles])
            yield _conflict((total, *items), f"{describe(total.amount)} in all, but {parts} = {summed:g}", "")


def _conflict(figures: Sequence[Quantity], shown: str, told: str) -> Conflict:
    title = f"{shown}: {told}" if told else shown
    return Conflict(
        category=Category.SUM,
        readings=tuple(
            Reading(figure, describe(figure.amount), f"{describe(figure.amount)} stated") for figure in figures
        ),
        title=f"Does not add up: {title}",
        reasons=("the figures stand in one sentence and say what each of them is of the others",),
        severity=Severity.HIGH,
        confidence=0.85,
    )


CHECK = Check(Rule("arithmetic-slip", Category.SUM, "arithmetic that its own sentence does not bear out"), find)
