"""One player or team, two records.

Flags: two records of wins and losses that stand beside the same name in reports of about the same time
("Lee (12-3)" and "Lee, 13-3,").

Leaves alone: results of single games, records that reports of different weeks give, records of which one has many
more games than the other, and records of different people.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from factcheck.amounts import describe
from factcheck.checks import Check
from factcheck.corpus import Corpus
from factcheck.finding import Category, Conflict, Reading, Rule, Severity
from factcheck.mention import Quantity
from factcheck.owners import differing, figures_by_owner
from factcheck.phrasing import either

SHARE = 0.1  # of all games in which two records of one time may differ
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
    """Whether both are records of one time: hardly a game lies between them."""
    mine, other = one.sentence.section.written, two.sentence.section.written
    near = mine is None or other is None or abs((mine - other).days) <= SAME_GAME_DAYS
    fewer, more = sorted((_games(one), _games(two)))
    return near and more - fewer <= max(1, SHARE * more)


def _games(record: Quantity) -> int:
    return sum(int(number) for number in re.findall(r"\d+", record.amount.exact_text))


CHECK = Check(Rule("record-conflict", Category.NUMBER, "one player or team, two records"), find)
