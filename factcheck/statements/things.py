"""Cars, weapons, clothes and ships: two colours or two kinds of what is held to be one thing."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations

from factcheck.blocking import pairs_of_one_time
from factcheck.contrasts import GUNS, SLOTS, excludes
from factcheck.corpus import Corpus
from factcheck.events import LIGHT
from factcheck.mention import Statement
from factcheck.statements.contrast import Contrast, are_near
from factcheck.stories import stories_of

LEAST = 0.5  # score under which two things are not held to be one


def thing_contrasts(corpus: Corpus, slot: str, statements: Sequence[Statement]) -> Iterator[Contrast]:
    """Statements of one slot ("colour", "vehicle", "weapon", "vessel") that exclude one another."""
    by_thing: dict[str, list[Statement]] = defaultdict(list)
    for statement in statements:
        by_thing[statement.thing].append(statement)
    for block in by_thing.values():
        for left, right in pairs_of_one_time(block):
            if left.document is right.document or not excludes(slot, left.value, right.value):
                continue
            if are_near(left, right) and not both_told(slot, block, left, right):
                yield from _contrast(corpus, block, left, right)


def both_told(slot: str, block: Sequence[Statement], left: Statement, right: Statement) -> bool:
    """Whether one of the two documents tells of two such things, so that both may be true."""
    for document in (left.document, right.document):
        values = sorted({statement.value for statement in block if statement.document is document})
        if any(excludes(slot, one, two) for one, two in combinations(values, 2)):
            return True
    return False


def _contrast(corpus: Corpus, block: Sequence[Statement], left: Statement, right: Statement) -> Iterator[Contrast]:
    marks = left.marks & right.marks
    if not marks and (
        (left.marks and right.marks) or not stories_of(corpus).perhaps_one(left.document, right.document)
    ):
        return
    event = left.frame.predicate if left.frame.predicate == right.frame.predicate else ""
    shared = (left.frame.context & right.frame.context) - {left.value, right.value, left.thing}
    single = left.slot == "weapon" and all(_is_only(statement, block) for statement in (left, right))
    score = 0.2 + 0.5 * max(0.0, corpus.similarity(left.sentence, right.sentence)) + 0.06 * min(len(shared), 4)
    score += (
        0.3 * bool(marks)
        + 0.1 * bool(event and event not in LIGHT)
        + (0.35 if {left.value, right.value} <= GUNS else 0.2) * single
    )
    if score >= LEAST:
        reasons = [f"said of the same {left.thing}" + (f" ({', '.join(sorted(marks))})" if marks else "")]
        reasons += [f"in the same event ({event})"] if event else []
        reasons += [f"in the same words ({', '.join(sorted(shared)[:5])})"] if shared else []
        reasons += ["each report tells of one weapon"] if single else []
        yield Contrast((left, right), min(0.95, score), _title(left, right), tuple(reasons))


def _is_only(statement: Statement, block: Sequence[Statement]) -> bool:
    return all(other.value == statement.value for other in block if other.document is statement.document)


def _title(left: Statement, right: Statement) -> str:
    if left.slot != "colour":
        return f"{SLOTS[left.slot]}: {left.value} or {right.value}?"
    name = " ".join(sorted(left.marks & right.marks)).title() or left.thing
    return f"Colour of the {name}: {left.value} or {right.value}?"
