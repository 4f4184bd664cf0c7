"""Words that fill the same slot of the same fact and exclude one another.

Flags: the colour of one car (a silver Volvo, a grey Volvo), the kind of vehicle, weapon or ship, where on the body the
same person was hit (chest, neck), someone's nationality, the sex of somebody told by their age (a boy of 15, a girl of
15), what happened here and did not happen there (agreed, has not agreed), opposites (accepted, rejected; well equipped,
insufficiently equipped), who did it to whom, and somebody caught for whom the police still look further down in that
report, or in one of the same day or the days after.

Leaves alone: what is merely wider, narrower or added (leg and left leg, pistol and handgun, gray and grey), two things
that one document tells side by side, other people, other times, what is planned, supposed or asked, and older text
under a heading of its own ("Previous story"). What a later report may have overtaken is marked as such.

With --nli MODEL a CrossEncoder of your own also reads similar sentences of one event that share a name; what it is sure
that not both can say (0.9 in both directions) is a note of low severity with the words that only each has.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from factcheck.checks import Check
from factcheck.corpus import Corpus
from factcheck.finding import Category, Conflict, Reading, Rule, Severity
from factcheck.mention import Statement
from factcheck.statements import (
    Contrast,
    Participants,
    contrast_reading,
    custody_contrasts,
    event_contrasts,
    judged_contrasts,
    nation_contrasts,
    sex_contrasts,
    state_contrasts,
    thing_contrasts,
    wound_contrasts,
)

SURE = 0.7  # score from which an editor should look at it
THINGS = ("colour", "vehicle", "weapon", "vessel")


def find(corpus: Corpus) -> Iterator[Conflict]:
    by_slot: dict[str, list[Statement]] = defaultdict(list)
    for statement in corpus.of_kind(Statement):
        by_slot[statement.slot].append(statement)
    yield from map(_conflict, _contrasts(corpus, by_slot))


def _contrasts(corpus: Corpus, by_slot: dict[str, list[Statement]]) -> Iterator[Contrast]:
    people = Participants(corpus)
    for slot in THINGS:
        yield from thing_contrasts(corpus, slot, by_slot[slot])
    yield from nation_contrasts(corpus, people, by_slot["nationality"])
    yield from sex_contrasts(corpus, by_slot["sex"])
    yield from wound_contrasts(corpus, people, by_slot["body"])
    yield from custody_contrasts(corpus, by_slot["custody"])
    yield from event_contrasts(corpus, people, by_slot["event"])
    yield from state_contrasts(corpus, people, by_slot["state"])
    yield from judged_contrasts(corpus)


def _conflict(contrast: Contrast) -> Conflict:
    readings = [(statement, contrast_reading(statement)) for statement in contrast.statements]
    return Conflict(
        category=Category.STATEMENT,
        readings=tuple(Reading(statement, value, value) for statement, value in readings),
        title=contrast.title,
        reasons=contrast.reasons,
        severity=Severity.MEDIUM if contrast.score >= SURE else Severity.LOW,
        confidence=round(contrast.score, 3),
        may_supersede=contrast.newer or len({statement.sentence.section.written for statement, _ in readings}) > 1,
    )


CHECK = Check(Rule("statement-conflict", Category.STATEMENT, "words for one fact that exclude one another"), find)
