"""One person: where on the body a blow or a shot fell, and of which nation and sex someone is."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations, product

from factcheck.blocking import pairs_of_one_time
from factcheck.contrasts import SLOTS, excludes
from factcheck.corpus import Corpus
from factcheck.document import Document
from factcheck.events import DESCRIBED
from factcheck.identity import Entity
from factcheck.mention import Statement
from factcheck.statements.contrast import Contrast, are_near
from factcheck.statements.participants import Participants
from factcheck.statements.things import both_told
from factcheck.stories import stories_of


def nation_contrasts(corpus: Corpus, people: Participants, statements: Sequence[Statement]) -> Iterator[Contrast]:
    """One person, by name or by age, of two nations in two documents."""
    for left, right in pairs_of_one_time(statements):
        if left.document is right.document or left.value == right.value or not _is_one(people, left, right):
            continue
        own = [other for other in statements if _is_one(people, other, left) or _is_one(people, other, right)]
        if are_near(left, right) and not both_told("nationality", own, left, right):
            cosine = corpus.similarity(left.sentence, right.sentence)
            title = f"Nationality: {left.value.title()} or {right.value.title()}?"
            reasons = ("both say it of one person, by name or age",)
            yield Contrast((left, right), min(0.9, 0.5 + 0.4 * cosine), title, reasons)


def _is_one(people: Participants, left: Statement, right: Statement) -> bool:
    same = people.same_patient(left, right)
    named = people.patient(left) is not None
    return left is right or (bool(same) and named) or (bool(left.marks & right.marks) and same is not False)


def sex_contrasts(corpus: Corpus, statements: Sequence[Statement]) -> Iterator[Contrast]:
    """Somebody of one age, male in some documents and female in others: none has both, and neither hurt the other."""
    by_age: dict[str, list[Statement]] = defaultdict(list)
    for statement in statements:
        by_age[statement.thing].append(statement)
    stories = stories_of(corpus)
    for age, aged in by_age.items():
        for told in stories.by_event(aged):
            male, female = ([statement for statement in told if statement.value == sex] for sex in "mf")
            documents, others = ({statement.document for statement in side} for side in (male, female))
            done, suffered = (any(part in statement.marks for statement in told) for part in ("agent", "patient"))
            both = documents & others or (done and suffered)  # else one hurt the other
            one_event = any(stories.one(*pair) for pair in product(documents, others))
            if male and female and not both and one_event and are_near(male[0], female[0]):
                title = f"The {age}-year-old: {male[0].patient_word} or {female[0].patient_word}?"
                yield Contrast(tuple(told), 0.7, title, ("each report tells of one person of this age",))


# ---------------------------------------------------------------- wounds


def wound_contrasts(corpus: Corpus, people: Participants, statements: Sequence[Statement]) -> Iterator[Contrast]:
    """One person hit in parts of the body that do not meet, in two documents; all parts told of each side count."""
    by_document: dict[Document, list[Statement]] = defaultdict(list)
    for statement in statements:
        by_document[statement.document].append(statement)
    victims = {document: _victims(people, told) for document, told in by_document.items()}
    stories = stories_of(corpus)
    for (mine, one), (other, two) in combinations(victims.items(), 2):
        for left, right in product(one, two):
            if not all(_parts_differ(*pair) for pair in product(left, right)):
                continue
            alone = len(one) == len(two) == 1 and stories.perhaps_one(mine, other)
            if reason := _reason(people, left[0], right[0], alone):
                name = people.patient(left[0]) or people.patient(right[0])
                score = (0.7 if name else 0.55) + 0.3 * corpus.similarity(left[0].sentence, right[0].sentence)
                who = f" ({name.name})" if name else ""
                title = f"{SLOTS['body']}{who}: {left[0].value} or {right[0].value}?"
                yield Contrast((*left, *right), min(0.95, score), title, (reason,))


def _victims(people: Participants, statements: Sequence[Statement]) -> list[list[Statement]]:
    """The parts told of each victim of one document, by name or by noun."""
    found: dict[Entity | str, list[Statement]] = defaultdict(list)
    for statement in statements:
        found[people.patient(statement) or statement.patient_word].append(statement)
    return list(found.values())


def _reason(people: Participants, left: Statement, right: Statement, alone: bool) -> str:
    """Why two victims are held to be one; empty when they are not."""
    same, names = people.same_patient(left, right), (people.patient(left), people.patient(right))
    known = names[0] or names[1]
    if known is not None and (same or (same is None and alone and _is_bare(left, right, names))):
        return f"both say it of {known.name}"
    marks = [DESCRIBED.get(statement.patient_word, frozenset()) for statement in (left, right)]
    alike = bool(same) or None not in names or _is_bare(left, right, names) or bool(marks[0] and marks[0] == marks[1])
    return "each report tells of one person hit" if alone and same is not False and alike else ""


def _is_bare(left: Statement, right: Statement, names: tuple[Entity | None, Entity | None]) -> bool:
    """Whether one is called by a single word of the other's name."""
    pairs = ((left.patient_word, names[1]), (right.patient_word, names[0]))
    return any(entity is not None and word in entity.name.lower().split() for word, entity in pairs)


def _parts_differ(left: Statement, right: Statement) -> bool:
    (*side, part), (*other_side, other) = left.value.split(), right.value.split()
    if part == other:
        return bool(side and other_side and side != other_side)
    return excludes("body", part, other)
