"""Checks find readings of one fact that cannot all stand: one file a rule, each ending with CHECK.

A module's docstring is its user documentation: what it flags, what it leaves alone, an example of each.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from factcheck.corpus import Corpus
from factcheck.finding import Conflict, Rule


@dataclass(frozen=True, slots=True)
class Check:
    """A check: `find(corpus)` yields conflicts; rule, order and identity are stamped by the runner."""

    rule: Rule
    find: Callable[[Corpus], Iterable[Conflict]]
