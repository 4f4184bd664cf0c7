"""Which mentions speak of the same fact: nominated by what they count and by similar sentences, decided by gates.

The three stages of record linkage are kept apart: blocking (which pairs deserve a look), comparison (what is said of a
pair) and clustering (which mentions are one fact). Every gate can be named in a report: two figures are one fact only
when none of them keeps the pair apart.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from rapidfuzz.distance import DamerauLevenshtein

from factcheck import moments
from factcheck.blocking import FAR_DAYS, near, pairs_of_one_time
from factcheck.corpus import Corpus
from factcheck.events import OF_PEOPLE
from factcheck.mention import Moment, Quantity, Time
from factcheck.phrasing import reasons

Framed = TypeVar("Framed", Quantity, Time)


@dataclass(frozen=True, slots=True)
class Alignment(Generic[Framed]):
    """Two mentions held to state the same fact, and how surely (0 to 1)."""

    left: Framed
    right: Framed
    score: float

    @property
    def reasons(self) -> tuple[str, ...]:
        """Why, in an editor's words."""
        return tuple(reasons(self.left, self.right, _shared(self.left, self.right)))


Gate = Callable[[Quantity | Time, Quantity | Time], bool]


def _apart(left: Quantity | Time, right: Quantity | Time) -> bool:
    return left.sentence is not right.sentence


def _same_kind_of_thing(left: Quantity | Time, right: Quantity | Time) -> bool:
    return _may_be_one(left.frame.modifiers, right.frame.modifiers)


def _same_actors(left: Quantity | Time, right: Quantity | Time) -> bool:
    return _may_be_one(left.frame.agent, right.frame.agent) and _may_be_one(left.frame.patient, right.frame.patient)


def _may_be_one(mine: frozenset[str], other: frozenset[str]) -> bool:
    return not mine or not other or not mine.isdisjoint(other)


_OPPOSITES = ({"m", "f"}, {"adult", "child"})


def _same_people(left: Quantity | Time, right: Quantity | Time) -> bool:
    mine, other = left.frame.people, right.frame.people
    if not mine or not other:
        return True
    ages, others = ({mark for mark in people if mark.isdigit()} for people in (mine, other))
    if ages and others and not ages & others:
        return False
    return not any(mine & pair and other & pair and not mine & other & pair for pair in _OPPOSITES)


def _same_role(left: Quantity | Time, right: Quantity | Time) -> bool:
    return not left.frame.role or not right.frame.role or left.frame.role == right.frame.role


def _same_place(left: Quantity | Time, right: Quantity | Time) -> bool:
    mine, other = left.frame.places, right.frame.places
    return not mine or not other or any(_overlap(one, two) for one in mine for two in other)


def _overlap(one: str, two: str) -> bool:
    """Whether two places share a name; one slip of spelling does not make it another place."""
    mine, other = (set(place.split()) - _COMMON_IN_PLACES for place in (one, two))
    return one == two or any(_same_word(word, like) for word in mine for like in other)


def _same_word(one: str, two: str) -> bool:
    slip = min(len(one), len(two)) >= 5 and not any(map(str.isdigit, one + two))
    return one == two or (slip and DamerauLevenshtein.distance(one, two, score_cutoff=1) <= 1)


_COMMON_IN_PLACES = frozenset(
    "north south east west northern southern eastern western central new old upper lower street st. avenue ave. road "
    "rd. boulevard blvd. drive lane place court terrace n s e w ne nw se sw park city county district town village "
    "hill hills block apartments side".split()
)


def _same_time(left: Quantity | Time, right: Quantity | Time) -> bool:
    mine, other = left.frame.when, right.frame.when
    if mine is not None and other is not None:
        return moments.compare(mine, other) is not moments.Relation.DIFFER
    return _near(left, right) and not _long_before(mine, right, left) and not _long_before(other, left, right)


def _long_before(when: Moment | None, report: Quantity | Time, own: Quantity | Time) -> bool:
    """Whether a stated time is long over when the other report, which gives none, was written."""
    written = report.sentence.section.written or own.sentence.section.written
    if when is None or when.last is None or written is None:
        return False
    return (written.date() - when.last).days > FAR_DAYS


def _near(left: Quantity | Time, right: Quantity | Time) -> bool:
    return near(left.sentence.section.written, right.sentence.section.written)


def _whole(left: Quantity | Time, right: Quantity | Time) -> bool:
    return not left.frame.part and not right.frame.part


def _stated(left: Quantity | Time, right: Quantity | Time) -> bool:
    one, other = left.frame, right.frame
    return not (one.negated or one.hypothetical or other.negated or other.hypothetical)


GATES: dict[str, Gate] = {
    "sentence": _apart,
    "kind": _same_kind_of_thing,
    "actor": _same_actors,
    "people": _same_people,
    "role": _same_role,
    "place": _same_place,
    "time": _same_time,
    "part": _whole,
    "modality": _stated,
}


OWN_TIME = frozenset({"time", "part"})  # gates that ask for a figure's time and share, which a time has not
_OF_FIGURES = tuple(GATES.values())
_OF_TIMES = tuple(gate for name, gate in GATES.items() if name not in OWN_TIME)


def blocks(quantities: Iterable[Quantity]) -> Iterator[list[Quantity]]:
    """Figures that measure the same thing in the same kind of event: only these deserve to be compared."""
    found: dict[tuple[str, str, str, str], list[Quantity]] = defaultdict(list)
    for quantity in quantities:
        frame, amount = quantity.frame, quantity.amount
        unit = amount.unit if amount.dimension in {"money", "identifier"} else ""
        thing = "" if amount.dimension not in {"count", "ordinal"} else frame.thing
        found[amount.dimension, unit, frame.predicate, thing].append(quantity)
    yield from (block for block in found.values() if len(block) > 1)


def align(corpus: Corpus, quantities: Sequence[Quantity]) -> Iterator[Alignment[Quantity]]:
    """Pairs of figures that no gate keeps apart, with how surely they are one fact."""
    for block in blocks(quantities):
        for left, right in pairs_of_one_time(block):
            if no_gate(left, right):
                yield Alignment(left, right, comparability(corpus, left, right))


def same_story(corpus: Corpus, left: Time, right: Time) -> Alignment[Time] | None:
    """Two times of what may be one event, unless a gate keeps them apart (their own days do not count)."""
    if not _near(left, right) or not no_gate(left, right):
        return None
    return Alignment(left, right, comparability(corpus, left, right))


def _shared(left: Quantity | Time, right: Quantity | Time) -> frozenset[str]:
    """The content words that both clauses have besides what they count and what happened."""
    return (left.frame.context & right.frame.context) - {left.frame.predicate, left.frame.thing}


def comparability(corpus: Corpus, left: Quantity | Time, right: Quantity | Time) -> float:
    """How surely two mentions that no gate keeps apart state one fact (0 to 1)."""
    cosine = corpus.similarity(left.sentence, right.sentence)
    score = 0.25 + 0.5 * max(0.0, cosine) + 0.06 * min(4, len(_shared(left, right)))
    score += 0.1 * bool(left.frame.predicate in OF_PEOPLE) + 0.08 * bool(left.frame.places & right.frame.places)
    score += 0.08 * bool(left.frame.agent & right.frame.agent)
    score += 0.05 * (left.frame.when is not None and right.frame.when is not None)
    score += 0.05 * (left.sentence.leads and right.sentence.leads)
    return min(0.99, score)


def no_gate(left: Quantity | Time, right: Quantity | Time) -> bool:
    """Whether no gate keeps two mentions apart; two times are not asked for their own day."""
    return all(gate(left, right) for gate in (_OF_TIMES if isinstance(left, Time) else _OF_FIGURES))
