"""Two counts of one event of which one is part of the other, so that both may be right."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from factcheck.alignment import Alignment
from factcheck.amounts import Relation, compare
from factcheck.document import Document
from factcheck.events import LIGHT, OF_PEOPLE
from factcheck.mention import Modality, Quantity

NEAR_COPY = 0.85  # comparability from which two sentences are near-copies


class Totals:
    """What the documents of a corpus count, to tell a total from its parts."""

    def __init__(self, counts: Iterable[Quantity]) -> None:
        self._told: dict[Document, list[Quantity]] = defaultdict(list)
        for count in counts:
            if count.amount.dimension == "count":
                self._told[count.document].append(count)

    def explain(self, pair: Alignment[Quantity], sure: float) -> bool:
        """Whether what else the two documents count tells how both figures of a toll can be right.

        From a comparability of `sure` on, and where both reports lead with it, only sums count.
        """
        left, right = pair.left, pair.right
        if left.frame.predicate not in OF_PEOPLE:
            return False
        leads = left.sentence.leads and right.sentence.leads
        apart = left.document is not right.document and not leads and pair.score < sure
        return self._adds_up(pair) or (apart and left.frame.thing == "person" and self._gives_both(left, right))

    def _gives_both(self, left: Quantity, right: Quantity) -> bool:
        """Whether one of the reports gives both tolls of the event, as it does for a total and a part."""
        return any(
            figure is not report and _same_toll(figure, other)
            for report, other in ((left, right), (right, left))
            for figure in self._told[report.document]
        )

    def _adds_up(self, pair: Alignment[Quantity]) -> bool:
        """Whether the larger figure is the smaller one and others told beside it: "one dead, three hurt" and four hurt.

        A report that itself tells how many died does not count the dead among the hurt.
        """
        smaller, larger = _rising(pair)
        if smaller.frame.predicate == "kill" or any(map(_died, self._told[larger.document])):
            return False
        rest = larger.amount.stated - smaller.amount.stated
        return any(
            figure.amount.stated == rest
            and figure is not smaller
            and (_died(figure) or (figure.sentence is smaller.sentence and figure.frame.predicate in OF_PEOPLE))
            for figure in self._told[smaller.document]
        )


def _same_toll(figure: Quantity, other: Quantity) -> bool:
    one = figure.amount.stated == other.amount.stated == 1.0  # "one" stands for too many things
    told = (
        figure.frame.predicate in LIGHT | {"", other.frame.predicate} and figure.amount.modality is not Modality.VAGUE
    )
    return told and not one and compare(figure.amount, other.amount) is Relation.AGREE


def _died(figure: Quantity) -> bool:
    return figure.frame.predicate == "kill"


def _rising(pair: Alignment[Quantity]) -> Sequence[Quantity]:
    return sorted((pair.left, pair.right), key=lambda figure: figure.amount.stated)


def is_part(pair: Alignment[Quantity]) -> bool:
    """Whether the words around two counts tell that one is part of the other, or of another scope."""
    return (
        _one_of_several(pair)
        or _part_by_place(pair)
        or _part_by_time(pair)
        or _other_scope(pair)
        or _with_the_killer(pair.left, pair.right)
    )


def _part_by_place(pair: Alignment[Quantity]) -> bool:
    """Whether a document gives a place for the smaller figure only: that may be a part of the larger."""
    smaller, larger = _rising(pair)
    return smaller.document is larger.document and bool(smaller.frame.places) and not larger.frame.places


def _part_by_time(pair: Alignment[Quantity]) -> bool:
    """Whether the larger figure is that of several days and the smaller that of one of them."""
    smaller, larger = map(_days, _rising(pair))
    return larger > 1 and larger > smaller


def _days(figure: Quantity) -> int:
    """How many days the figure's time spans: "overnight" two at most, "weekend" two or three; 0 where it gives none."""
    words = figure.sentence.text.casefold()
    when = figure.frame.when
    if when is None or when.first is None or when.last is None:
        return 3 if "weekend" in words else 0
    return (when.last - when.first).days + 1


def _one_of_several(pair: Alignment[Quantity]) -> bool:
    """ "One" is mostly one of several, unless both reports lead with their figures."""
    left, right = pair.left, pair.right
    return 1 in {left.amount.stated, right.amount.stated} and not (left.sentence.leads and right.sentence.leads)


def _other_scope(pair: Alignment[Quantity]) -> bool:
    """Counts of very different size are mostly of one event and of many, unless the sentences are near-copies."""
    smaller, larger = (figure.amount.stated for figure in _rising(pair))
    return larger >= 10 and larger >= 3 * smaller and pair.score < NEAR_COPY


def _with_the_killer(left: Quantity, right: Quantity) -> bool:
    """Tolls that differ by one where a killer died too count him or not."""
    if left.frame.predicate != "kill" or abs(left.amount.stated - right.amount.stated) != 1:
        return False
    words = {word.strip(".,;:()").casefold() for figure in (left, right) for word in figure.sentence.text.split()}
    return bool(words & {"himself", "herself", "suicide", "murder-suicide", "self"}) or (
        "including" in words and bool(words & {"gunman", "shooter", "suspect", "attacker", "killer"})
    )
