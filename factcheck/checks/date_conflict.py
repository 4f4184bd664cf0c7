"""One event, two days or two clock times.

Flags:

- the same event dated to two days ("on Thursday", "on Friday" of one week, resolved against each dateline) or to two
  times of day that rounding does not explain (12:03 a.m. and 12:20 p.m.);
- the one clock time that each of two reports of one event tells, whatever it dates (stopped "about 2:15 a.m.", driving
  "about 1:45 a.m."; police called at 7:10 a.m., on their way at 7:45);
- two years of a deed that is known by its sum or by who did it to whom (sold for £4 million in 1951, in 1961).

Leaves alone: one day in several forms ("Thursday", "10 Nov", "yesterday" in Friday's paper), rounding and hedges
("about 2:30" and 2:32), parts of a day that meet ("Tuesday evening", "Tuesday night"), the stages of one story (shot on
Friday, died on Saturday; seen on the 11th, reported missing on the 12th; a call and the arrival minutes later), other
people, other places (the 400 block of one street, the 9200 block of another), and two times that several documents give
side by side.
"""

from __future__ import annotations

import datetime as dt
import re
import weakref
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence

from factcheck.alignment import Alignment, same_story
from factcheck.amounts import Relation as AmountRelation
from factcheck.amounts import compare as compare_amounts
from factcheck.blocking import FAR_DAYS, pairs_of_days, written
from factcheck.calibration import calibrated
from factcheck.checks import Check
from factcheck.clustering import Block, accords, facts
from factcheck.corpus import Corpus
from factcheck.events import CLASS_OF
from factcheck.finding import Accord, Category, Conflict, Reading, Rule, Severity
from factcheck.incidents import clock_times
from factcheck.mention import Moment, Quantity, Time
from factcheck.moments import Relation, compare, describe
from factcheck.phrasing import event, question
from factcheck.years import differing_years

LEAST = 0.7  # comparability under which two times of a known kind of event are not held to be of one event
LEAST_WITHIN = 0.8  # the same inside one document, which tells of many moments of one story
SURE = 0.75  # confidence from which a conflict must be resolved before publishing
OF_YEARS = 0.7  # years told for one deed; two such findings were read, and both were right
SLIP_DAYS = 7
ANSWERED_MINUTES = 90  # an answer to an event may come this much later
# A case has many hearings: charges and sentences are dated too often to be one event.
_EVENTS = frozenset({"die", *(name for classes in CLASS_OF.values() for name in classes.values())}) - {
    "respond",
    "rise",
    "cost",
    "charge",
    "convict",
}
_BOUNDS = frozenset("since until till by before after from through between".split())
_UPDATE = re.compile(r"\s{0,2}\(?(?:update|updated|edt|est|gmt)\b\)?\s{0,2}(?:update\b)?\s?[:–—-]", re.IGNORECASE)
_STAMP = re.compile(r"\(@\w+\)\W*$")  # of a post embedded in the text: name, (@account) and the day it was posted


def find(corpus: Corpus) -> Iterator[Conflict]:
    reported = set[int]()
    told = [time for time in corpus.of_kind(Time) if not time.frame.quoted and not _bound(time)]
    for best, members, chance in clock_times(corpus, dated(corpus), told):
        reported.update(map(id, members))
        yield _conflict(best, members, chance)
    for best, members in differing_years(corpus, [time for time in told if id(time) not in reported]):
        yield _conflict(best, members, OF_YEARS)
    for stated, pairs in _aligned(corpus):
        block = Block(corpus, [time for time in stated if id(time) not in reported], _agree, _reading)
        aligned = [pair for pair in pairs if not {id(pair.left), id(pair.right)} & reported]
        differing = [pair for pair in aligned if _differ(pair) and not _other_figures(corpus, pair)]
        for best, members in facts(block, differing, aligned):
            yield _conflict(best, members, calibrated(CHECK.rule.name, best.score))


def agreed(corpus: Corpus) -> Iterator[Accord]:
    """Times held to be of one event that all tell the same."""
    for _, aligned in _aligned(corpus):
        for times in accords(aligned, _agree, _disagree):
            told = Counter(describe(time.moment) for time in times).most_common(1)[0][0]
            readings = tuple(Reading(time, describe(time.moment), describe(time.moment)) for time in times)
            happened = event(times[0])
            yield Accord(Category.DATE, readings, f"When {happened} was", told)


def _disagree(left: Time, right: Time) -> bool:
    return compare(left.moment, right.moment) is Relation.DIFFER


_CACHE: weakref.WeakKeyDictionary[Corpus, list[tuple[list[Time], list[Alignment[Time]]]]] = weakref.WeakKeyDictionary()


def _aligned(corpus: Corpus) -> list[tuple[list[Time], list[Alignment[Time]]]]:
    """Times by the kind of event they date, each with the pairs held to be of one; worked out once for each corpus."""
    if corpus not in _CACHE:
        blocks: dict[str, list[Time]] = defaultdict(list)
        for time in dated(corpus):
            blocks[time.frame.predicate].append(time)
        blocks.pop("occur", None)
        _CACHE[corpus] = [(block, list(_pairs(corpus, block))) for block in blocks.values()]
    return _CACHE[corpus]


def _pairs(corpus: Corpus, block: Sequence[Time]) -> Iterator[Alignment[Time]]:
    for left, right in pairs_of_days(block, written, FAR_DAYS):
        pair = same_story(corpus, left, right)
        if pair is not None and pair.score >= _least(pair):
            yield pair


def dated(corpus: Corpus) -> list[Time]:
    """The times that date an event, without those that a later copy of a sentence gives another day."""
    times = list(corpus.of_kind(Time))
    repeated = _repeated(times)
    return [
        time
        for time in times
        if _dates_an_event(time) and not (time.sentence.text in repeated and _from_dateline(time))
    ]


def _repeated(times: Iterable[Time]) -> frozenset[str]:
    """Sentences that reports of different days share word for word: their "tonight" is no later than the first's."""
    days: dict[str, set[dt.date | None]] = defaultdict(set)
    for time in times:
        written = time.sentence.section.written
        days[time.sentence.text].add(written.date() if written else None)
    return frozenset(text for text, written in days.items() if len(written) > 1)


def _from_dateline(time: Time) -> bool:
    return not time.moment.explicit and time.moment.first is not None


def _dates_an_event(time: Time) -> bool:
    """Whether it is a day or finer (months and years date eras) of something that happened, and not a date stamp."""
    moment = time.moment
    if time.frame.predicate not in _EVENTS or time.frame.quoted:
        return False
    if moment.first is not None and moment.last is not None and (moment.last - moment.first).days > 2:
        return False
    return not (moment.explicit and time.sentence.number == 0) and not _bound(time)


def _bound(time: Time) -> bool:
    """Whether the time only bounds the event ("since Friday", "from noon to 9 p.m."), or stamps a post."""
    before = time.document.text[max(time.sentence.span.start, time.span.start - 40) : time.span.start]
    words = [word.strip(",;:").casefold() for word in before.split()]
    if _UPDATE.match(time.document.text, time.span.end):
        return True
    if not words:
        return False
    closes = words[-1] in {"to", "and"} and bool({"from", "between"} & set(words))
    return words[-1] in _BOUNDS or closes or _STAMP.search(before) is not None


def _least(pair: Alignment[Time]) -> float:
    if pair.left.document is not pair.right.document:
        return LEAST
    left, right = pair.left.frame, pair.right.frame
    names, others = left.agent | left.patient, right.agent | right.patient
    return LEAST_WITHIN if names and names == others else 1.0


def _other_figures(corpus: Corpus, pair: Alignment[Time]) -> bool:
    """Whether the two sentences count the same things in the event and differ: then these are two events."""
    left, right = (
        {
            q.frame.thing: q.amount
            for q in corpus.mentions_of_sentence[time.sentence]
            if isinstance(q, Quantity) and q.frame.predicate == time.frame.predicate and q.frame.thing
        }
        for time in (pair.left, pair.right)
    )
    return any(compare_amounts(left[thing], right[thing]) is AmountRelation.DIFFER for thing in left.keys() & right)


def _far_apart(left: Moment, right: Moment) -> bool:
    """Whether more than a week lies between: then it is mostly another event of the same kind."""
    if left.first is None or left.last is None or right.first is None or right.last is None:
        return False
    one = left.first.weekday() if left.explicit else left.weekday
    other = right.first.weekday() if right.explicit else right.weekday
    if one is not None and one == other and not (left.explicit and right.explicit):
        return True  # "Sunday" in a late report is the same Sunday
    return max(left.first - right.last, right.first - left.last).days > SLIP_DAYS


def _agree(left: Time, right: Time) -> bool:
    return compare(left.moment, right.moment) is Relation.AGREE


def _reading(time: Time) -> Moment:
    """What `_agree` looks at."""
    return time.moment


def _differ(pair: Alignment[Time]) -> bool:
    """Whether two moments cannot be of one event; an answer to it may come an hour later."""
    left, right = pair.left, pair.right
    if compare(left.moment, right.moment) is not Relation.DIFFER or _far_apart(left.moment, right.moment):
        return False
    if (left.moment.first is None) != (right.moment.first is None) and None in {left.moment.clock, right.moment.clock}:
        return False  # a weekday of an unknown week beside a date
    if left.frame.response == right.frame.response or left.moment.clock is None or right.moment.clock is None:
        return left.frame.response == right.frame.response
    return abs(left.moment.clock[0] - right.moment.clock[0]) > ANSWERED_MINUTES


def _conflict(best: Alignment[Time], times: Sequence[Time], confidence: float) -> Conflict:
    told = [time for time in (best.left, best.right, *times) if event(time) != "it"]
    named = next((time for time in told if time.frame.predicate != "occur"), told[0] if told else best.left)
    return Conflict(
        category=Category.DATE,
        readings=tuple(Reading(time, describe(time.moment), describe(time.moment)) for time in times),
        title=question(named, [time.moment for time in times]),
        reasons=best.reasons,
        severity=Severity.HIGH if confidence >= SURE else Severity.MEDIUM,
        confidence=confidence,
    )


CHECK = Check(Rule("date-conflict", Category.DATE, "one event, two days or two clock times"), find, agreed)
