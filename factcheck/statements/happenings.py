"""Events and states: told here and denied there, opposite words, subject and object in each other's place."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import product

from factcheck.blocking import ByTime, pairs_of_one_time
from factcheck.contrasts import MUTUAL, OPPOSITE_VERBS, opposite_of, opposites
from factcheck.corpus import Corpus
from factcheck.document import Document
from factcheck.events import event_class
from factcheck.mention import Statement
from factcheck.statements.contrast import Contrast, are_near, contrast_reading, is_stated
from factcheck.statements.participants import PRONOUNS, Participants

LONGEST = 90  # letters of a clause that a title quotes whole
ALIKE = 0.5  # cosine of two sentences from which shared words are held to be of one event

Pairs = Iterator[tuple[Statement, Statement]]


def event_contrasts(corpus: Corpus, people: Participants, statements: Sequence[Statement]) -> Iterator[Contrast]:
    """Events denied or told by their opposite, then those told with subject and object in each other's place."""
    told = [statement for statement in statements if is_stated(statement)]
    for left, right in _opposed(told):
        cosine = corpus.similarity(left.sentence, right.sentence)
        if left.sentence is not right.sentence and cosine >= ALIKE and are_near(left, right):
            base, reason = _shared_part(people, left, right)
            if reason:
                yield Contrast((left, right), min(0.9, base + 0.5 * cosine), _title(left, right), (reason,))
    for left, right in _swapped(people, told):
        cosine = corpus.similarity(left.sentence, right.sentence)
        if cosine >= ALIKE and are_near(left, right):
            reasons = ("subject and object have changed places",)
            yield Contrast((left, right), 0.3 + 0.6 * cosine, _title(left, right), reasons)


def _opposed(told: Sequence[Statement]) -> Pairs:
    """One event asserted and denied, or two opposite events both asserted (or both denied)."""
    found: dict[tuple[str, bool], list[Statement]] = defaultdict(list)
    for statement in told:
        found[statement.value, statement.frame.negated].append(statement)
    for value, negated in list(found):
        if negated:
            yield from _of_one_time(found[value, True], found.get((value, False), ()))
    for pair in sorted(map(sorted, OPPOSITE_VERBS)):
        one, two = (event_class(verb) for verb in pair)
        for negated in (False, True):
            yield from _of_one_time(found.get((one, negated), ()), found.get((two, negated), ()))


def _of_one_time(left: Sequence[Statement], right: Sequence[Statement]) -> Pairs:
    """The pairs that may be near one another, in the order of `itertools.product`."""
    times = ByTime(right)
    yield from ((one, other) for one in left for other in times.near(one))


def _shared_part(people: Participants, left: Statement, right: Statement) -> tuple[float, str]:
    """What makes two opposed events one, and how much that weighs; an empty reason when nothing does."""
    agent, patient = people.same_agent(left, right), people.same_patient(left, right)
    shared = left.marks & right.marks
    if left.value != right.value and len(shared) > 1 and _has_figure(shared) and agent is not False:
        return 0.45, f"both of the same {' '.join(sorted(shared))}"
    named = bool(shared) or people.patient(left) is not None
    if patient and (agent or (agent is None and people.agent(left) and people.agent(right))):
        return (0.45 if named else 0.2), "the same subject and object" if agent else "the same object"
    if patient and not left.agent_word and not right.agent_word:
        return (0.3 if named else 0.2), "the same object"
    if agent and not left.patient_word and not right.patient_word and people.agent(left):
        return 0.2, "the same subject"
    return 0.0, ""


def _has_figure(words: frozenset[str]) -> bool:
    return any(char.isdigit() for word in words for char in word)


def _swapped(people: Participants, told: Sequence[Statement]) -> Pairs:
    found: dict[tuple[object, object, str], list[Statement]] = defaultdict(list)
    for statement in told:
        agent, patient = people.agent(statement), people.patient(statement)
        if agent is not None and patient is not None and agent is not patient and not statement.frame.negated:
            found[agent, patient, statement.value].append(statement)
    done = set()
    for key, forward in found.items():
        doer, done_to, value = key
        done.add(key)
        turned = (done_to, doer, value)
        backward = [] if turned in done else found.get(turned, [])
        for left, right in product(forward, backward):
            if left.document is not right.document and value not in MUTUAL:
                yield left, right


def _title(left: Statement, right: Statement) -> str:
    return f"Said: “{_told(left)}” or “{_told(right)}”?"


def _told(statement: Statement) -> str:
    """The clause as it stands, from its subject to its object; of a long one the words that count."""
    spans = [span for span in (statement.agent, statement.span, statement.patient) if span is not None]
    start, end = min(span.start for span in spans), max(span.end for span in spans)
    text = " ".join(statement.document.text[start:end].split())
    if len(text) <= LONGEST:
        return text
    shown = [" ".join(statement.document.slice(span).split()) for span in sorted(spans)]
    return f"{'not: ' if statement.frame.negated else ''}{' … '.join(shown)}"


# ---------------------------------------------------------------- states


def state_contrasts(corpus: Corpus, people: Participants, statements: Sequence[Statement]) -> Iterator[Contrast]:
    """Opposite words, or one word with opposite qualification, said of what may be one thing."""
    told = [s for s in statements if is_stated(s) and s.agent_word not in PRONOUNS]
    for left, right, reason in _opposed_states(told):
        cosine = corpus.similarity(left.sentence, right.sentence)
        same = people.same_agent(left, right)
        if same is not False and cosine >= ALIKE and are_near(left, right):
            score = (0.45 if left.value == right.value else 0.2) + 0.5 * cosine + 0.2 * bool(same)
            title = f"{left.agent_word}: {contrast_reading(left)} or {contrast_reading(right)}?"
            yield Contrast((left, right), min(0.95, score), title, (reason,))


def _opposed_states(told: Sequence[Statement]) -> Iterator[tuple[Statement, Statement, str]]:
    found: dict[tuple[str, bool], list[Statement]] = defaultdict(list)
    for statement in told:
        found[statement.value, statement.frame.negated].append(statement)
    said: dict[tuple[str, str], set[Document]] = defaultdict(set)
    for statement in told:
        said[statement.agent_word, statement.value].add(statement.document)
    values = {denied: {word for word, how in found if how == denied} for denied in (False, True)}
    for (value, negated), block in found.items():
        qualified = [statement for statement in block if statement.adverbs]
        for left, right in pairs_of_one_time(qualified):
            if any(opposites(one, two) for one, two in product(left.adverbs, right.adverbs)):
                yield left, right, f"the same word ({value}) with opposite qualification"
        for other in opposite_of(value, values[negated]):
            for left, right in _of_one_time(block, found[other, negated]) if other > value else ():
                if not _both_said(said, left, right):
                    yield left, right, "opposite words of the same thing"


def _both_said(said: Mapping[tuple[str, str], set[Document]], left: Statement, right: Statement) -> bool:
    """Whether one document says both of such things, so that there are two of them."""
    bearers = {left.agent_word, right.agent_word}
    one, other = ({document for who in bearers for document in said.get((who, s.value), ())} for s in (left, right))
    return not one.isdisjoint(other)
