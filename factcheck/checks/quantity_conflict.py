"""Two figures for one fact that cannot both be right.

Flags: figures that count or measure the same thing in the same event, at the same time and place, by the same people,
and still differ: a toll of "at least six" here and "at least seven" there, £18.2bn and £1.82bn of the same fund,
a fall of 200 feet or of 150 metres, a mother of four or of five.

Leaves alone: the same figure in another form (seven and 7, £18.2bn and £18.2 billion, 200ft and 60 metres), rounding
and hedges that include the other figure ("some 450" and "424 and 26"), a part and its whole ("another 30", "two of the
six", 13 in one district and 20 in the city, a toll of which one report gives a part too), the dead among those hit (one
dead and three hurt, four hurt), launched and shot down, killed and injured, different nights, different actors, what is
planned, denied, supposed or was said only at first, and two figures that several documents give side by side.
"""

from __future__ import annotations

import weakref
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace

from factcheck.alignment import Alignment, align
from factcheck.amounts import Relation, compare, describe, likely_cause
from factcheck.calibration import calibrated
from factcheck.checks import Check
from factcheck.clustering import Block, accords, facts
from factcheck.corpus import Corpus
from factcheck.document import Sentence
from factcheck.events import LIGHT, OF_PEOPLE
from factcheck.finding import Accord, Category, Conflict, Reading, Rule, Severity
from factcheck.mention import Amount, Modality, Quantity
from factcheck.phrasing import as_written, either, subject
from factcheck.stories import Stories, stories_of
from factcheck.totals import NEAR_COPY, Totals, is_part

Fact = tuple[Alignment[Quantity], list[Quantity]]

COMPARED = frozenset("count percent fraction duration length area mass volume speed temperature power money".split())
COUNTED_IN_NEWS = OF_PEOPLE | {"shoot", "strike", "launch", "intercept", "seize", "fall", "cost", "crash"}
VAGUE = LIGHT | {""}
SURE = 0.7  # confidence from which a conflict must be resolved before publishing
LEAST = 0.55  # comparability under which two figures of such events are not held to be one fact
LEAST_OTHER = 0.72  # the same for other predicates, which say less about what happened
LEAST_OF_CHILDREN = 0.4  # the same for how many children somebody has, which reports of one event tell of few
LEAST_WITHIN = 0.75  # the same inside one section of a document, which tells totals and parts of one event


def find(corpus: Corpus) -> Iterator[Conflict]:
    stated = _stated(corpus)
    blocks: dict[object, list[Quantity]] = defaultdict(list)
    for quantity in stated:
        blocks[_measured(quantity)].append(quantity)
    lists: dict[object, list[Fact]] = defaultdict(list)
    stories, totals = stories_of(corpus), Totals(stated)
    for measured, pairs in _aligned(corpus).items():
        block = Block(corpus, blocks[measured], _agree, _reading)
        told = (pair for pair in pairs if _differ(pair) and _one_story(pair, stories))
        differing = [pair for pair in told if not totals.explain(pair, LEAST_WITHIN)]
        for fact in facts(block, differing, pairs):
            lists[_told_together(fact)].append(fact)
    for listed in lists.values():
        yield _conflict(*listed[0]) if len(listed) == 1 else _conflict_of_lists(listed)


def _one_story(pair: Alignment[Quantity], stories: Stories) -> bool:
    """Whether the documents tell of one event, or the sentences are near-copies."""
    return pair.score >= NEAR_COPY or stories.one(pair.left.document, pair.right.document)


def _told_together(fact: Fact) -> object:
    """The event and which sentences give the same figure: alike for the items of lists that the reports tell apart."""
    best, members = fact
    sentences: dict[str, set[int]] = defaultdict(set)
    for figure in members:
        sentences[describe(figure.amount)].add(id(figure.sentence))
    return best.left.frame.predicate, frozenset(map(frozenset, sentences.values()))


def agreed(corpus: Corpus) -> Iterator[Accord]:
    """Figures held to be one fact that all say the same; "one" and vague figures agree too easily to tell anything."""
    for pairs in _aligned(corpus).values():
        for figures in accords(pairs, _same_figure, _other_figure):
            commonest = Counter(map(written, figures)).most_common(1)[0][0]
            readings = tuple(Reading(one, written(one), describe(one.amount)) for one in figures)
            yield Accord(Category.NUMBER, readings, subject(figures[0]), commonest)


def _same_figure(left: Quantity, right: Quantity) -> bool:
    ones = left.amount.stated == right.amount.stated == 1.0
    return not (ones or _vague(left) or _vague(right)) and _agree(left, right)


def _vague(figure: Quantity) -> bool:
    return figure.amount.modality is Modality.VAGUE


def _other_figure(left: Quantity, right: Quantity) -> bool:
    return compare(left.amount, right.amount) is Relation.DIFFER


def _stated(corpus: Corpus) -> list[Quantity]:
    return [quantity for quantity in corpus.of_kind(Quantity) if quantity.amount.dimension in COMPARED]


_CACHE: weakref.WeakKeyDictionary[Corpus, dict[tuple[str, str], list[Alignment[Quantity]]]] = (
    weakref.WeakKeyDictionary()
)


def _aligned(corpus: Corpus) -> dict[tuple[str, str], list[Alignment[Quantity]]]:
    """Pairs held to be one fact, by what they measure; worked out once for each corpus."""
    if corpus not in _CACHE:
        aligned: dict[tuple[str, str], list[Alignment[Quantity]]] = defaultdict(list)
        for pair in align(corpus, [quantity for quantity in _stated(corpus) if _counts_something(quantity)]):
            if pair.score >= _least(pair):
                aligned[_measured(pair.left)].append(pair)
        _CACHE[corpus] = aligned
    return _CACHE[corpus]


def _measured(quantity: Quantity) -> tuple[str, str]:
    return quantity.amount.dimension, quantity.frame.thing if quantity.amount.dimension == "count" else ""


def _counts_something(quantity: Quantity) -> bool:
    frame = quantity.frame
    told = frame.predicate not in VAGUE or (frame.predicate == "have" and bool(frame.agent))
    return told and (quantity.amount.dimension != "count" or bool(frame.thing))


def _least(pair: Alignment[Quantity]) -> float:
    if pair.left.frame.predicate == "parent":
        return LEAST_OF_CHILDREN
    if pair.left.sentence.section is pair.right.sentence.section and not (
        pair.left.sentence.leads and pair.right.sentence.leads
    ):
        return LEAST_WITHIN
    counted = pair.left.frame.predicate in COUNTED_IN_NEWS and pair.left.amount.dimension != "duration"
    return LEAST if counted else LEAST_OTHER


def _differ(pair: Alignment[Quantity]) -> bool:
    """Whether two figures held to be one fact cannot both stand."""
    left, right = pair.left, pair.right
    if _vague(left) or _vague(right) or compare(left.amount, right.amount) is not Relation.DIFFER:
        return False
    if left.amount.modality is right.amount.modality is Modality.AT_LEAST and left.frame.predicate not in OF_PEOPLE:
        return False
    return left.amount.dimension != "count" or not is_part(pair)


def written(figure: Quantity) -> str:
    """The figure as its document writes it, with hedge and unit, as it stands inside a sentence."""
    words = figure.document.slice(figure.wording or figure.span).split()
    return " ".join([words[0].lower() if words[0].istitle() else words[0], *words[1:]])


def _agree(left: Quantity, right: Quantity) -> bool:
    """Whether two figures are the same reading; a figure without an event of its own may be anyone's."""
    one, other = left.frame.predicate, right.frame.predicate
    event = one not in VAGUE if one == other else (one in VAGUE) != (other in VAGUE)
    return event and compare(left.amount, right.amount) is Relation.AGREE


def _reading(figure: Quantity) -> tuple[str, Amount]:
    """What `_agree` looks at."""
    return figure.frame.predicate, figure.amount


def _conflict(best: Alignment[Quantity], figures: Sequence[Quantity]) -> Conflict:
    wordings: dict[str, str] = {}
    for figure in (best.left, best.right, *figures):
        wordings.setdefault(describe(figure.amount), written(figure))
    rising = sorted(figures, key=lambda figure: figure.amount.stated)
    cause = likely_cause(best.left.amount, best.right.amount)
    confidence = calibrated(CHECK.rule.name, best.score)
    return Conflict(
        category=Category.NUMBER,
        readings=tuple(Reading(q, wordings[describe(q.amount)], describe(q.amount)) for q in figures),
        title=f"{subject(best.left)}: {either([wordings[describe(q.amount)] for q in rising])}?",
        reasons=best.reasons,
        severity=Severity.HIGH if confidence >= SURE or cause else Severity.MEDIUM,
        confidence=confidence,
        notes=(*((f"likely cause: {cause}",) if cause else ()), *_claims(figures, wordings)),
        may_supersede=_later(figures),
    )


def _claims(figures: Sequence[Quantity], wordings: dict[str, str]) -> Iterator[str]:
    """Who claims which figure, where every reading is attributed and no party gives two of them."""
    parties: dict[str, set[str]] = defaultdict(set)
    for figure in figures:
        parties[describe(figure.amount)].add(figure.frame.attribution)
    everyone = [party for told in parties.values() for party in told]
    if "" not in everyone and len(set(map(_party, everyone))) == len(everyone) > 1:
        claims = "; ".join(f"{wordings[value]} ({' and '.join(sorted(told))})" for value, told in parties.items())
        yield f"claims of different parties, each attributed: {claims}; both may be reported as claims"


def _party(attribution: str) -> str:
    """Who speaks, without the verb of speech: "the ministry said" and "according to the ministry" are one party."""
    words = attribution.casefold().removeprefix("according to ").split()
    return " ".join(words if attribution.startswith("according to ") else words[:-1]).removeprefix("the ")


def _conflict_of_lists(told: Sequence[Fact]) -> Conflict:
    """One conflict of figures that stand beside one another in the same sentences: six rifles and 12 magazines."""
    single = [_conflict(*fact) for fact in told]
    figures = [figure for _, members in told for figure in members]
    listed: dict[Sentence, dict[str, None]] = defaultdict(dict)
    for figure in figures:
        listed[figure.sentence][f"{describe(figure.amount)} {as_written(figure.frame.thing, figure)}".strip()] = None
    values = {sentence: ", ".join(items) for sentence, items in listed.items()}
    return replace(
        max(single, key=lambda conflict: conflict.confidence),
        title=" ".join(conflict.title for conflict in single),
        readings=tuple(Reading(figure, values[figure.sentence], values[figure.sentence]) for figure in figures),
        reasons=tuple(dict.fromkeys(reason for conflict in single for reason in conflict.reasons)),
        notes=tuple(dict.fromkeys(note for conflict in single for note in conflict.notes)),
    )


def _later(figures: Sequence[Quantity]) -> bool:
    """Whether the readings were written at different moments, so that one may replace the other."""
    return len({figure.sentence.section.written for figure in figures}) > 1


CHECK = Check(
    Rule("quantity-conflict", Category.NUMBER, "two figures for one fact that cannot both be right"), find, agreed
)
