"""Figures that do not add up.

Flags: a total that is not the sum of its parts ("some 450 drones and missiles" against "424 drones and 80 missiles"),
and people shot against the dead and the wounded of the same event ("four were shot", "one dead, four wounded").

Leaves alone: sums that agree, also after rounding ("some 450" and 424 + 26), parts that need not be all ("three of
them"), figures of other events, and reports that do not lead with their figures.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from factcheck.alignment import GATES, comparability
from factcheck.amounts import Relation, compare, describe
from factcheck.checks import Check
from factcheck.corpus import Corpus
from factcheck.document import Sentence
from factcheck.events import DESCRIBED
from factcheck.finding import Category, Conflict, Reading, Rule, Severity
from factcheck.mention import Amount, Modality, Quantity
from factcheck.stories import stories_of

LEAST = 0.5  # comparability of a total and its parts under which they are not held to be of one event
EVENT = ("people", "place", "time", "modality")  # gates that keep two events apart


def find(corpus: Corpus) -> Iterator[Conflict]:
    counts = [q for q in corpus.of_kind(Quantity) if q.amount.dimension == "count" and q.frame.thing]
    told = _Told(counts)
    for total in counts:
        for parts in told.partitions(total):
            if not _adds_up(total, parts) and _one_event(corpus, total, parts):
                yield _conflict(corpus, total, parts)
                break


class _Told:
    """What the sentences of a corpus count, each in its parts."""

    def __init__(self, counts: Iterable[Quantity]) -> None:
        self._of_sentence: dict[Sentence, list[Quantity]] = defaultdict(list)
        self._with_thing: dict[str, dict[Sentence, None]] = defaultdict(dict)
        for count in counts:
            self._of_sentence[count.sentence].append(count)
            self._with_thing[count.frame.thing][count.sentence] = None
        self._fates = [fates for figures in self._of_sentence.values() if (fates := _dead_and_hurt(figures))]

    def partitions(self, total: Quantity) -> Iterator[tuple[Quantity, ...]]:
        """Figures of one other sentence that together count what the total counts."""
        if total.frame.also:
            for sentence in self._with_thing[total.frame.thing]:
                if sentence is not total.sentence:
                    yield from _by_thing(total, self._of_sentence[sentence])
        elif _people_shot(total) and total.sentence.leads:
            yield from (fates for fates in self._fates if _by_fate(total, *fates))


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


def _dead_and_hurt(figures: Iterable[Quantity]) -> tuple[Quantity, Quantity] | None:
    """The dead and the wounded of a sentence that leads its report and gives only these two."""
    people = [figure for figure in figures if figure.frame.thing in {"person", "other"}]
    if sorted(figure.frame.predicate for figure in people) != ["injure", "kill"] or not all(
        figure.sentence.leads for figure in people
    ):
        return None
    dead, hurt = sorted(people, key=lambda figure: figure.frame.predicate, reverse=True)
    return (dead, hurt) if not dead.frame.part and hurt.frame.part in {"", "other"} else None


def _by_fate(total: Quantity, dead: Quantity, hurt: Quantity) -> bool:
    """Whether the total may be that of the dead and the wounded; a far larger or smaller one is of others."""
    apart = abs(dead.amount.stated + hurt.amount.stated - total.amount.stated)
    return dead.sentence is not total.sentence and apart == 1 != total.amount.stated


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
    return (
        not apart
        and all(comparability(corpus, total, part) >= LEAST for part in parts)
        and stories_of(corpus).perhaps_one(total.document, parts[0].document)
    )


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
