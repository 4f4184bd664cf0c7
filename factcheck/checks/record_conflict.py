"""One player or team, two records.

Flags: two records of wins and losses that stand beside the same name in reports of about the same time
("Lee (12-3)" and "Lee, 13-3,").

Leaves alone: results of single games, records that reports of different weeks give, and records of different people.
"""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.amounts import describe
from factcheck.checks import Check
from factcheck.corpus import Corpus
from factcheck.finding import Category, Conflict, Reading, Rule, Severity
from factcheck.mention import Quantity
from factcheck.owners import differing, figures_by_owner
from factcheck.phrasing import either

SAME_GAME_DAYS = 3  # between reports further apart than this another game may have been played


def find(corpus: Corpus) -> Iterator[Conflict]:
    for owner, records in figures_by_owner(corpus, "score").items():
        pairs = [pair for pair in differing(records) if _same_game(*pair)]
        if pairs:
            values = sorted({describe(record.amount) for pair in pairs for record in pair})
            yield Conflict(
                category=Category.NUMBER,
                readings=tuple(Reading(each, describe(each.amount), describe(each.amount)) for each in records),
                title=f"Record of {owner.name}: {either(values)}?",
                reasons=(f"each of these records stands beside the name {owner.name}",),
                severity=Severity.HIGH,
                confidence=0.85,
            )


def _same_game(one: Quantity, two: Quantity) -> bool:
    mine, other = one.sentence.section.written, two.sentence.section.written
    return mine is None or other is None or abs((mine - other).days) <= SAME_GAME_DAYS


CHECK = Check(Rule("record-conflict", Category.NUMBER, "one player or team, two records"), find)
