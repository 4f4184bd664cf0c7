"""Words that fill the same slot of the same fact and exclude one another.

Flags: the colour of one car (a silver Camry, a grey Camry), the kind of vehicle, weapon or ship, where on the body the
same person was hit (chest, neck), what is said to have happened and not to have happened (agreed, has not agreed),
opposites (accepted, rejected; well equipped, insufficiently equipped), and who did it to whom (Lee shot Kim, Kim shot Lee).

Leaves alone: what is merely wider, narrower or added (leg and left leg, pistol and handgun, gray and grey), two things
that one document tells side by side, other people, other times, and what is planned, supposed or asked. What a later
report may have overtaken is marked as such.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations, product

from factcheck import moments
from factcheck.checks import Check
from factcheck.contrasts import MUTUAL, NAMES, OPPOSITE_VERBS, excludes, opposites
from factcheck.corpus import Corpus
from factcheck.document import Document, Sentence, Span
from factcheck.events import DESCRIBED, LIGHT, event_class
from factcheck.finding import Category, Conflict, Reading, Rule, Severity
from factcheck.identity import Entity, entities
from factcheck.mention import Name, Statement

FAR_DAYS = 21
LEAST = 0.5  # score under which two things are not held to be one
ALIKE = 0.5  # cosine of two sentences from which a shared predicate is held to be one event


@dataclass(frozen=True, slots=True)
class Contrast:
    """Two statements that exclude one another, how surely they are of one fact, and why."""

    left: Statement
    right: Statement
    score: float
    reasons: tuple[str, ...]


def find(corpus: Corpus) -> Iterator[Conflict]:
    by_slot: dict[str, list[Statement]] = defaultdict(list)
    for statement in corpus.of_kind(Statement):
        by_slot[statement.slot].append(statement)
    people = People(corpus)
    for slot in ("colour", "vehicle", "weapon", "vessel"):
        yield from _things(corpus, slot, by_slot[slot])
    yield from _nations(corpus, people, by_slot["nationality"])
    yield from _wounds(corpus, people, by_slot["body"])
    yield from _events(corpus, people, by_slot["event"])
    yield from _states(corpus, people, by_slot["state"])


class People:
    """Which entity stands at a place of a document."""

    def __init__(self, corpus: Corpus) -> None:
        self._linked = entities(corpus)
        self._names: dict[Sentence, list[Name]] = defaultdict(list)
        for name in corpus.of_kind(Name):
            self._names[name.sentence].append(name)

    def at(self, sentence: Sentence, span: Span | None) -> Entity | None:
        """The entity whose name covers the span."""
        if span is None:
            return None
        found = next((name for name in self._names.get(sentence, ()) if name.span.overlaps(span)), None)
        return self._linked.entity_of(found) if found is not None else None

    def same(self, left: Statement, right: Statement, role: str) -> bool | None:
        """Whether the same one has a role ("agent", "patient") in both; None where the words do not tell."""
        mine = self.at(left.sentence, getattr(left, role))
        other = self.at(right.sentence, getattr(right, role))
        if mine is not None and other is not None:
            return mine is other or (None if _perhaps_one(mine, other) else False)
        words = (getattr(left, f"{role}_word"), getattr(right, f"{role}_word"))
        if mine is not None or other is not None or words[0] in _PRONOUNS or words[1] in _PRONOUNS:
            return None
        return words[0] == words[1] and bool(words[0])


def _perhaps_one(left: Entity, right: Entity) -> bool:
    """Whether two names may still be one's: a bare surname, a bare given name, or someone and the country acted for."""
    if {left.label, right.label} in ({"PERSON", "PLACE"}, {"PERSON", "ORG"}):
        return True
    return left.label == right.label == "PERSON" and (len(left.words) == 1 or len(right.words) == 1)


_PRONOUNS = frozenset(
    "i you he she it we they this that who which one some all none nobody someone anyone no-one there these those what "
    "him her them us me everyone everybody anybody somebody nothing something".split()
)


def _stated(statement: Statement) -> bool:
    return not statement.frame.hypothetical and not statement.sentence.text.rstrip("”\"' ").endswith("?")


def _near(left: Statement, right: Statement) -> bool:
    """Whether two statements may be of one time: their own times meet, or their reports are not far apart."""
    if left.frame.when is not None and right.frame.when is not None:
        return moments.compare(left.frame.when, right.frame.when) is not moments.Relation.DIFFER
    mine, other = left.sentence.section.written, right.sentence.section.written
    return mine is None or other is None or abs((mine - other).days) <= FAR_DAYS


# ---------------------------------------------------------------- things


def _things(corpus: Corpus, slot: str, statements: Sequence[Statement]) -> Iterator[Conflict]:
    for left, right in combinations(statements, 2):
        if left.document is right.document or left.thing != right.thing or not excludes(slot, left.value, right.value):
            continue
        if _near(left, right) and not _side_by_side(slot, statements, left, right):
            contrast = _thing_contrast(corpus, statements, left, right)
            if contrast is not None and contrast.score >= LEAST:
                yield _conflict(contrast, _thing_title(contrast))


def _side_by_side(slot: str, statements: Sequence[Statement], left: Statement, right: Statement) -> bool:
    """Whether one document tells of two such things, so that both may be true."""
    told: dict[Document, list[str]] = defaultdict(list)
    for statement in statements:
        if statement.thing == left.thing:
            told[statement.document].append(statement.value)
    return any(
        excludes(slot, one, two)
        for document in (left.document, right.document)
        for one, two in combinations(told[document], 2)
    )


def _thing_contrast(
    corpus: Corpus, statements: Sequence[Statement], left: Statement, right: Statement
) -> Contrast | None:
    cosine = corpus.similarity(left.sentence, right.sentence)
    marks = left.marks & right.marks
    if left.marks and right.marks and not marks:
        return None
    event = left.frame.predicate if left.frame.predicate == right.frame.predicate else ""
    shared = (left.frame.context & right.frame.context) - {left.value, right.value, left.thing}
    score = 0.2 + 0.5 * max(0.0, cosine) + 0.06 * min(len(shared), 4) + 0.3 * bool(marks)
    score += 0.1 * bool(event and event not in LIGHT)
    reasons = [f"said of the same {left.thing}" + (f" ({', '.join(sorted(marks))})" if marks else "")]
    if event:
        reasons.append(f"in the same event ({event})")
    if shared:
        reasons.append(f"in the same words ({', '.join(sorted(shared)[:5])})")
    if left.slot == "weapon" and _only(left, statements) and _only(right, statements):
        score += 0.2
        reasons.append("each report tells of one weapon")
    return Contrast(left, right, min(0.95, score), tuple(reasons))


def _only(statement: Statement, statements: Sequence[Statement]) -> bool:
    return all(s.value == statement.value for s in statements if s.document is statement.document)


def _thing_title(contrast: Contrast) -> str:
    left, right = contrast.left, contrast.right
    if left.slot != "colour":
        return f"{NAMES[left.slot]}: {left.value} or {right.value}?"
    name = " ".join(sorted(left.marks & right.marks)).title() or left.thing
    return f"Colour of the {name}: {left.value} or {right.value}?"


def _nations(corpus: Corpus, people: People, statements: Sequence[Statement]) -> Iterator[Conflict]:
    """One person, by name or by age and noun, of two nations in two documents."""
    for left, right in combinations(statements, 2):
        if left.document is right.document or left.value == right.value or not _near(left, right):
            continue
        if _side_by_side(
            "nationality", [s for s in statements if _one(people, s, left) or _one(people, s, right)], left, right
        ):
            continue
        if _one(people, left, right):
            cosine = corpus.similarity(left.sentence, right.sentence)
            contrast = Contrast(
                left, right, min(0.9, 0.5 + 0.4 * cosine), ("both say it of one person, by name or age",)
            )
            yield _conflict(contrast, f"Nationality: {left.value.title()} or {right.value.title()}?")


def _one(people: People, left: Statement, right: Statement) -> bool:
    same = people.same(left, right, "patient")
    named = people.at(left.sentence, left.patient) is not None
    ages = left.marks & right.marks
    return left is right or (bool(same) and named) or (bool(ages) and same is not False)


# ---------------------------------------------------------------- wounds


def _wounds(corpus: Corpus, people: People, statements: Sequence[Statement]) -> Iterator[Conflict]:
    by_document: dict[Document, list[Statement]] = defaultdict(list)
    for statement in statements:
        by_document[statement.document].append(statement)
    for one, two in combinations(by_document.values(), 2):
        for left, right in product(_victims(people, one), _victims(people, two)):
            same = _same_victim(people, left, right, len(_victims(people, one)) == len(_victims(people, two)) == 1)
            if same and all(_part_differs(a, b) for a, b in product(left, right)):
                name = people.at(left[0].sentence, left[0].patient)
                cosine = corpus.similarity(left[0].sentence, right[0].sentence)
                contrast = Contrast(left[0], right[0], min(0.95, (0.7 if name else 0.5) + 0.3 * cosine), (same,))
                who = f" ({name.name})" if name else ""
                yield _conflict(
                    contrast, f"{NAMES['body']}{who}: {left[0].value} or {right[0].value}?", (*left, *right)
                )


def _victims(people: People, statements: Sequence[Statement]) -> list[list[Statement]]:
    """The parts told of each victim of one document, by name or by noun."""
    found: dict[object, list[Statement]] = defaultdict(list)
    for statement in statements:
        entity = people.at(statement.sentence, statement.patient)
        found[entity if entity is not None else statement.patient_word].append(statement)
    return list(found.values())


def _same_victim(people: People, left: Sequence[Statement], right: Sequence[Statement], alone: bool) -> str:
    """Why two victims are held to be one; empty when they are not."""
    one, two = left[0], right[0]
    same = people.same(one, two, "patient")
    if same is None and _bare(people, one, two):
        same = alone
    if same and people.at(one.sentence, one.patient) is not None:
        return f"both say it of {one.document.slice(one.patient) if one.patient else one.patient_word}"
    marks = DESCRIBED.get(one.patient_word, frozenset()), DESCRIBED.get(two.patient_word, frozenset())
    named = people.at(one.sentence, one.patient) is not None and people.at(two.sentence, two.patient) is not None
    if alone and same is not False and (same or named or (marks[0] and marks[0] == marks[1])):
        return "each report tells of one person hit"
    return ""


def _bare(people: People, left: Statement, right: Statement) -> bool:
    """Whether one is called by a single word of the other's name."""
    names = [people.at(s.sentence, s.patient) for s in (left, right)]
    pairs = ((left.patient_word, names[1]), (right.patient_word, names[0]))
    return any(entity is not None and word in " ".join(entity.words).lower().split() for word, entity in pairs)


def _part_differs(left: Statement, right: Statement) -> bool:
    (*side, part), (*other_side, other) = left.value.split(), right.value.split()
    if part == other:
        return bool(side and other_side and side != other_side)
    return excludes("body", part, other)


# ---------------------------------------------------------------- events


def _events(corpus: Corpus, people: People, statements: Sequence[Statement]) -> Iterator[Conflict]:
    by_value: dict[str, list[Statement]] = defaultdict(list)
    for statement in filter(_stated, statements):
        by_value[statement.value].append(statement)
    pairs = [pair for block in by_value.values() for pair in combinations(block, 2)]
    for pair in OPPOSITE_VERBS:
        one, two = sorted(map(event_class, pair))
        pairs.extend(product(by_value.get(one, ()), by_value.get(two, ())))
    for left, right in pairs:
        contrast = _event_contrast(corpus, people, left, right)
        if contrast is not None:
            yield _conflict(contrast, f"{_told(left)} or {_told(right)}?")


def _event_contrast(corpus: Corpus, people: People, left: Statement, right: Statement) -> Contrast | None:
    if left.sentence is right.sentence or not _near(left, right):
        return None
    cosine = corpus.similarity(left.sentence, right.sentence)
    if cosine < ALIKE:
        return None
    opposite = left.value != right.value
    negated = left.frame.negated != right.frame.negated
    if opposite != negated:
        agent, patient = people.same(left, right, "agent"), people.same(left, right, "patient")
        shared = left.marks & right.marks
        figures = len(shared) > 1 and any(char.isdigit() for char in "".join(shared))
        named = shared or people.at(left.sentence, left.patient)
        if figures and opposite and agent is not False:
            return Contrast(
                left, right, min(0.9, 0.4 + 0.6 * cosine), (f"the same {' '.join(sorted(left.marks & right.marks))}",)
            )
        if patient and (
            agent or (agent is None and people.at(left.sentence, left.agent) and people.at(right.sentence, right.agent))
        ):
            return Contrast(
                left,
                right,
                (0.45 if named else 0.2) + 0.5 * cosine,
                ("the same subject and object" if agent else "the same object",),
            )
        if patient and not left.agent_word and not right.agent_word:
            return Contrast(left, right, 0.2 + 0.5 * cosine + 0.1 * bool(named), ("the same object",))
        if agent and not left.patient_word and not right.patient_word and people.at(left.sentence, left.agent):
            return Contrast(left, right, 0.2 + 0.6 * cosine, ("the same subject",))
        return None
    if (
        not opposite
        and not negated
        and left.document is not right.document
        and left.value not in MUTUAL
        and _swapped(people, left, right)
    ):
        return Contrast(left, right, 0.3 + 0.6 * cosine, ("subject and object have changed places",))
    return None


def _swapped(people: People, left: Statement, right: Statement) -> bool:
    ends = [people.at(s.sentence, span) for s in (left, right) for span in (s.agent, s.patient)]
    return None not in ends and ends[0] is ends[3] and ends[1] is ends[2] and ends[0] is not ends[1]


def _told(statement: Statement) -> str:
    text = " ".join(
        part for part in (statement.agent_word, statement.value.replace("_", " "), statement.patient_word) if part
    )
    return f"not: {text}" if statement.frame.negated else text


# ---------------------------------------------------------------- states


def _states(corpus: Corpus, people: People, statements: Sequence[Statement]) -> Iterator[Conflict]:
    for left, right in combinations(filter(_stated, statements), 2):
        reason = _state_reason(left, right)
        if not reason or not _near(left, right) or left.agent_word in _PRONOUNS or right.agent_word in _PRONOUNS:
            continue
        if _both_told(statements, left, right):
            continue
        cosine = corpus.similarity(left.sentence, right.sentence)
        same = people.same(left, right, "agent")
        if same is not False and cosine >= ALIKE:
            qualified = left.value == right.value
            score = (0.45 if qualified else 0.2) + 0.5 * cosine + 0.2 * bool(same)
            title = f"{left.agent_word}: {_state(left)} or {_state(right)}?"
            yield _conflict(Contrast(left, right, score, (reason,)), title)


def _both_told(statements: Sequence[Statement], left: Statement, right: Statement) -> bool:
    """Whether one document says both of such things, so that there are two of them."""
    told: dict[Document, set[str]] = defaultdict(set)
    for statement in statements:
        if statement.agent_word in {left.agent_word, right.agent_word}:
            told[statement.document].add(statement.value)
    return left.value != right.value and any({left.value, right.value} <= values for values in told.values())


def _state_reason(left: Statement, right: Statement) -> str:
    if left.value == right.value:
        if left.frame.negated == right.frame.negated and any(
            opposites(one, two) for one, two in product(left.adverbs, right.adverbs)
        ):
            return f"the same word ({left.value}) with opposite qualification"
        return ""
    if left.frame.negated == right.frame.negated and opposites(left.value, right.value):
        return "opposite words of the same thing"
    return ""


def _state(statement: Statement) -> str:
    return " ".join([*sorted(statement.adverbs), statement.value])


# ---------------------------------------------------------------- findings


def _conflict(contrast: Contrast, title: str, statements: Sequence[Statement] = ()) -> Conflict:
    mentions = statements or (contrast.left, contrast.right)
    return Conflict(
        category=Category.STATEMENT,
        readings=tuple(Reading(s, _reading(s), _reading(s)) for s in mentions),
        title=title,
        reasons=contrast.reasons,
        severity=Severity.MEDIUM if contrast.score >= 0.7 else Severity.LOW,
        confidence=round(contrast.score, 3),
        may_supersede=len({s.sentence.section.written for s in mentions}) > 1,
    )


def _reading(statement: Statement) -> str:
    words = [*sorted(statement.adverbs)[:2], statement.value.replace("_", " ")]
    return f"{'not ' if statement.frame.negated else ''}{' '.join(words)}"


CHECK = Check(Rule("statement-conflict", Category.STATEMENT, "words for one fact that exclude one another"), find)
