"""Checks find readings of one fact that cannot all stand: one file a rule, each ending with CHECK.

A module's docstring is its user documentation: what it flags, what it leaves alone, an example of each.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from factcheck.corpus import Corpus
from factcheck.finding import Accord, Conflict, Rule


def _nothing(_corpus: Corpus) -> Iterable[Accord]:
    return ()


@dataclass(frozen=True, slots=True)
class Check:
    """A check: `find(corpus)` yields conflicts; rule, order and identity are stamped by the runner.

    `agreed(corpus)`, where a check has it, yields what is stated alike of the facts that `find` compares.
    """

    rule: Rule
    find: Callable[[Corpus], Iterable[Conflict]]
    agreed: Callable[[Corpus], Iterable[Accord]] = _nothing
