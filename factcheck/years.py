"""Years that reports give for what happened long ago: sold for one sum in 1951 here, in 1961 there."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations

from factcheck.alignment import Alignment, same_story
from factcheck.amounts import Relation, compare
from factcheck.corpus import Corpus
from factcheck.events import LIGHT
from factcheck.mention import Amount, Quantity, Time
from factcheck.stories import stories_of

_SHARED = 2  # words of names in subject and object that make two clauses tell of one deed
_TELLING = 20  # a count from which two alike are hardly so by chance


def differing_years(corpus: Corpus, times: Sequence[Time]) -> Iterator[tuple[Alignment[Time], list[Time]]]:
    """Pairs of times that give two years to one deed, told by the same sum or by the names of who did it to whom."""
    stories = stories_of(corpus)
    deeds: dict[str, list[Time]] = defaultdict(list)
    for time in times:
        if _is_year(time) and time.frame.predicate not in LIGHT | {""} and not time.frame.quoted:
            deeds[time.frame.predicate].append(time)
    for told in deeds.values():
        for left, right in combinations(told, 2):
            if left.document is right.document or not stories.perhaps_one(left.document, right.document):
                continue
            pair = same_story(corpus, left, right) if _year(left) != _year(right) else None
            if pair is not None and _one_deed(corpus, left, right) and not _both_told(told, left, right):
                same = [time for time in told if _year(time) in (_year(left), _year(right))]
                yield pair, [time for time in same if time in (left, right) or _one_deed(corpus, time, left)]
                break


def _is_year(time: Time) -> bool:
    """Whether a whole year is named and nothing finer."""
    first, last = time.moment.first, time.moment.last
    return time.moment.explicit and first is not None and last is not None and (last - first).days > 363


def _year(time: Time) -> int:
    return time.moment.first.year if time.moment.first is not None else 0


def _both_told(told: Sequence[Time], left: Time, right: Time) -> bool:
    """Whether one of the two reports gives both years, so that there were two such deeds."""
    years = {_year(left), _year(right)}
    return any(years <= {_year(time) for time in told if time.document is one.document} for one in (left, right))


def _one_deed(corpus: Corpus, left: Time, right: Time) -> bool:
    mine, other = left.frame, right.frame
    if len((mine.agent | mine.patient) & (other.agent | other.patient)) >= _SHARED:
        return True
    figures = [_figures(corpus, time) for time in (left, right)]
    return any(compare(one, two) is Relation.AGREE for one in figures[0] for two in figures[1])


def _figures(corpus: Corpus, time: Time) -> list[Amount]:
    """The sums that a sentence names, and its large counts of the same deed."""
    mentions = corpus.mentions_of_sentence.get(time.sentence, ())
    return [
        mention.amount
        for mention in mentions
        if isinstance(mention, Quantity) and _tells(mention, time.frame.predicate)
    ]


def _tells(figure: Quantity, predicate: str) -> bool:
    counted = figure.amount.dimension == "count" and figure.frame.predicate == predicate
    return figure.amount.dimension == "money" or (counted and figure.amount.stated >= _TELLING)
