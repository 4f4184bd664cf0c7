"""When the one incident happened that each of several reports tells of, whatever verb it uses for it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import combinations, product

from factcheck.alignment import Alignment, same_story
from factcheck.blocking import pairs_of_days
from factcheck.corpus import Corpus
from factcheck.document import Document
from factcheck.events import SPEECH
from factcheck.identity import alike
from factcheck.mention import Moment, Place, Time
from factcheck.moments import MIDNIGHT, Relation, compare, is_part_of_day
from factcheck.stories import stories_of

APART = range(1, 121)  # minutes between clock times of one incident; further apart they are mostly of two
OF_INCIDENTS, OF_OTHERS = 0.85, 0.65  # share of such findings that were right when read
NEAR = range(10, 46)  # the same for times that may be of what else the reports tell, or of its stages
ARRIVED_MINUTES = 20  # an arrival may come this much later than the call
_EVER = range(MIDNIGHT)
_BEGINNING = 8  # sentences of a report that tell when its event was
DAYS_AFTER = 7  # reports further apart may tell of two incidents of one place
_ANOTHER = frozenset("also another separate unrelated earlier second".split())
_INCIDENTS = frozenset({"shoot", "kill", "injure", "strike", "crash", "fire", "steal", "occur"})


def clock_times(
    corpus: Corpus, dated: Sequence[Time], told: Sequence[Time]
) -> Iterator[tuple[Alignment[Time], list[Time], float]]:
    """Clock times of the one incident that two reports tell of, whatever verb each uses, and how surely they differ.

    `dated` are the times that date an event, `told` all times. Where a report dates no incident, the one clock time
    that its beginning tells counts as that of the event, if it is not far from the other report's.
    """
    taken = set[Document]()
    of_incidents = _by_document(time for time in dated if time.frame.predicate in _INCIDENTS)
    everywhere = _by_document(told)
    for best, members in _differing(corpus, of_incidents, APART, taken):
        yield best, [*members, *_echoes(members, everywhere)], OF_INCIDENTS
    beginning = _by_document(time for time in told if time.sentence.number < _BEGINNING and _tells_of_news(time))
    single = {document: times for document, times in (beginning | of_incidents).items() if not _contradict(times)}
    for best, members in _differing(corpus, single, NEAR, taken):
        yield best, members, OF_OTHERS


def _echoes(members: Sequence[Time], everywhere: dict[Document, list[Time]]) -> Iterator[Time]:
    """The other places where the reports give the same clock times."""
    for document in dict.fromkeys(time.document for time in members):
        own = [time for time in members if time.document is document]
        clocks = {time.moment.clock for time in own}
        known = {id(time) for time in own}
        yield from (time for time in everywhere[document] if time.moment.clock in clocks and id(time) not in known)


def _tells_of_news(time: Time) -> bool:
    """Whether a time dates something that happened: no speech, no stamp of an update."""
    if time.frame.predicate in SPEECH or not time.frame.predicate:
        return False
    follows = time.sentence.text[time.span.end - time.sentence.span.start :].lstrip().casefold()
    return not follows.startswith((":", "update"))


def _by_document(times: Iterable[Time]) -> dict[Document, list[Time]]:
    found: dict[Document, list[Time]] = defaultdict(list)
    for time in times:
        clock = time.moment.clock
        if clock and not is_part_of_day(clock) and not _of_another(time):
            found[time.document].append(time)
    return found


def _contradict(times: Sequence[Time]) -> bool:
    return any(compare(one.moment, other.moment) is Relation.DIFFER for one, other in combinations(times, 2))


def _differing(
    corpus: Corpus, of_document: dict[Document, list[Time]], apart: range, taken: set[Document]
) -> Iterator[tuple[Alignment[Time], list[Time]]]:
    """The surest pair of times that cannot be of one incident, with all times of the reports of it."""
    single = [
        d for d, told in of_document.items() if not any(_impossible(*pair, _EVER) for pair in combinations(told, 2))
    ]
    stories = stories_of(corpus)
    blocks = {document: _blocks(corpus, of_document[document]) for document in single}
    for mine, other in pairs_of_days(single, lambda document: document.published, DAYS_AFTER):
        if {mine, other} & taken or not _same_week(mine, other) or not stories.one(mine, other):
            continue
        if _elsewhere(blocks[mine], blocks[other]):
            continue
        aligned = [same_story(corpus, *pair) for pair in product(of_document[mine], of_document[other])]
        if None in aligned or any(
            compare(pair.left.moment, pair.right.moment) is Relation.AGREE for pair in aligned if pair
        ):
            continue
        differing = [pair for pair in aligned if pair and _impossible(pair.left, pair.right, apart)]
        if differing:
            best = max(differing, key=lambda pair: pair.score)
            told = [
                document
                for document in single
                if document in (mine, other)
                or (stories.one(document, mine) and not _elsewhere(blocks[document], blocks[mine]))
            ]
            taken.update(told)
            yield best, [time for document in told for time in of_document[document]]


def _blocks(corpus: Corpus, times: Sequence[Time]) -> list[Place]:
    """The blocks of streets that sentences with these times name."""
    told = (mention for time in times for mention in corpus.mentions_of_sentence.get(time.sentence, ()))
    return [mention for mention in told if isinstance(mention, Place) and mention.relation == "block"]


def _elsewhere(mine: Sequence[Place], other: Sequence[Place]) -> bool:
    """Whether reports tell of blocks that share neither number nor street: then of two incidents."""
    pairs = list(product(mine, other))
    return bool(pairs) and not any(
        one.region == two.region or one.head == two.head or alike(one.head, two.head) for one, two in pairs
    )


def _of_another(time: Time) -> bool:
    """Whether the sentence tells of one more incident: "police also investigated", "in a separate shooting"."""
    return bool(_ANOTHER & {word.strip(".,;:").casefold() for word in time.sentence.text.split()})


def _same_week(one: Document, other: Document) -> bool:
    return one.published is None or other.published is None or abs((one.published - other.published).days) <= DAYS_AFTER


def _impossible(left: Time, right: Time, apart: range) -> bool:
    """Whether two clock times, so many minutes apart, cannot be of one incident, an answer not before it."""
    one, other = left.moment.clock, right.moment.clock
    if (
        one is None
        or other is None
        or compare(_of_any_day(left.moment), _of_any_day(right.moment)) is not Relation.DIFFER
    ):
        return False
    if left.frame.response != right.frame.response:
        answer, event = (one, other) if left.frame.response else (other, one)
        return answer[1] < event[0] and event[0] - answer[1] in apart
    between = min(abs(one[0] - other[0]), MIDNIGHT - abs(one[0] - other[0]))
    arrived = left.frame.predicate == right.frame.predicate == "respond" and between <= ARRIVED_MINUTES
    return between in apart and not arrived


def _of_any_day(moment: Moment) -> Moment:
    return replace(moment, first=None, last=None, weekday=None, explicit=False)
