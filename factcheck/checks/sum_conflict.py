"""Figures that do not add up.

Flags: a total that is not the sum of its parts ("some 450 drones and missiles" against "424 drones and 80 missiles"),
and people shot against the dead and the wounded of the same event ("four were shot", "one dead, four wounded").

Leaves alone: sums that agree, also after rounding ("some 450" and 424 + 26), parts that need not be all ("three of
them"), figures of other events, and reports that do not lead with their figures.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from factcheck.alignment import GATES, comparability, leads
from factcheck.amounts import Relation, compare, describe
from factcheck.checks import Check
from factcheck.corpus import Corpus
from factcheck.document import Sentence
from factcheck.events import DESCRIBED
from factcheck.finding import Category, Conflict, Reading, Rule, Severity
from factcheck.mention import Amount, Modality, Quantity

LEAST = 0.5  # comparability of a total and its parts under which they are not held to be of one event
EVENT = ("people", "place", "time", "modality")  # gates that keep two events apart


def find(corpus: Corpus) -> Iterator[Conflict]:
    counts = [q for q in corpus.of_kind(Quantity) if q.amount.dimension == "count" and q.frame.thing]
    of_sentence: dict[Sentence, list[Quantity]] = defaultdict(list)
    for count in counts:
        of_sentence[count.sentence].append(count)
    for total in counts:
        for parts in _partitions(total, of_sentence):
            if not _adds_up(total, parts) and _one_event(corpus, total, parts):
                yield _conflict(corpus, total, parts)
                break


def _partitions(total: Quantity, of_sentence: dict[Sentence, list[Quantity]]) -> Iterator[tuple[Quantity, ...]]:
    """Figures of one other sentence that together count what the total counts."""
    if not total.frame.also and not (_people_shot(total) and leads(total)):
        return
    for sentence, figures in of_sentence.items():
        if sentence is total.sentence:
            continue
        if total.frame.also:
            yield from _by_thing(total, figures)
        else:
            yield from _by_fate(total, figures)


def _by_thing(total: Quantity, figures: Iterable[Quantity]) -> Iterator[tuple[Quantity, ...]]:
    things = [total.frame.thing, *sorted(total.frame.also)]
    found = [
        [f for f in figures if f.frame.thing == thing and not f.frame.also and not f.frame.part] for thing in things
    ]
    if all(len(each) == 1 for each in found):
        yield tuple(each[0] for each in found)


def _people_shot(figure: Quantity) -> bool:
    frame = figure.frame
    people = frame.thing == "person" or frame.thing in DESCRIBED
    return frame.predicate == "shoot" and people and frame.role == "patient" and not frame.part


def _by_fate(total: Quantity, figures: Iterable[Quantity]) -> Iterator[tuple[Quantity, ...]]:
    """The dead and the wounded of a sentence that gives only these two; a far larger or smaller total is of others."""
    people = [figure for figure in figures if figure.frame.thing in {"person", "other"}]
    if sorted(figure.frame.predicate for figure in people) != ["injure", "kill"] or not all(map(leads, people)):
        return
    dead, hurt = sorted(people, key=lambda figure: figure.frame.predicate, reverse=True)
    apart = abs(dead.amount.stated + hurt.amount.stated - total.amount.stated)
    if not dead.frame.part and hurt.frame.part in {"", "other"} and apart == 1 != total.amount.stated:
        yield dead, hurt


def _adds_up(total: Quantity, parts: tuple[Quantity, ...]) -> bool:
    amounts = [part.amount for part in parts]
    if Modality.VAGUE in {total.amount.modality, *(amount.modality for amount in amounts)}:
        return True
    summed = sum(amount.stated for amount in amounts)
    exact = all(amount.modality is Modality.EXACT for amount in amounts)
    whole = Amount(
        low=sum(amount.low for amount in amounts),
        high=sum(amount.high for amount in amounts),
        stated=summed,
        modality=Modality.EXACT if exact else Modality.ABOUT,
    )
    return compare(total.amount, whole) is not Relation.DIFFER


def _one_event(corpus: Corpus, total: Quantity, parts: tuple[Quantity, ...]) -> bool:
    apart = any(not GATES[name](total, part) for name in EVENT for part in parts)
    return not apart and all(comparability(corpus, total, part) >= LEAST for part in parts)


def _conflict(corpus: Corpus, total: Quantity, parts: tuple[Quantity, ...]) -> Conflict:
    summed = sum(part.amount.stated for part in parts)
    shown = " + ".join(describe(part.amount) for part in parts)
    score = min(comparability(corpus, total, part) for part in parts)
    return Conflict(
        category=Category.SUM,
        readings=(
            Reading(total, total.text, describe(total.amount)),
            *(Reading(part, f"{shown} = {summed:g}", f"{summed:g} in parts") for part in parts),
        ),
        title=f"Does not add up: {describe(total.amount)} in all, but {shown} = {summed:g}",
        reasons=("the parts of one sentence count what the other counts as a whole", f"{shown} = {summed:g}"),
        severity=Severity.MEDIUM,
        confidence=min(0.9, score),
        may_supersede=len({f.sentence.section.written for f in (total, *parts)}) > 1,
    )


CHECK = Check(Rule("sum-conflict", Category.SUM, "figures that do not add up"), find)
