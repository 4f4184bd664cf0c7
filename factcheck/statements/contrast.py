"""Two statements that exclude one another, and what every comparison of statements asks first."""

from __future__ import annotations

from dataclasses import dataclass

from factcheck import moments
from factcheck.blocking import near
from factcheck.mention import Statement


@dataclass(frozen=True, slots=True)
class Contrast:
    """Statements that exclude one another: two, or all parts told of one person on both sides.

    `score` is how surely they are of one fact (0 to 1), `title` names both phrases, `reasons` say why; `newer` is true
    where one may have newer facts than the other although both are of one day.
    """

    statements: tuple[Statement, ...]
    score: float
    title: str
    reasons: tuple[str, ...]
    newer: bool = False


def is_stated(statement: Statement) -> bool:
    """Whether it is told as a fact: neither supposed nor asked."""
    return not statement.frame.hypothetical and not statement.sentence.text.rstrip("”\"' ").endswith("?")


def are_near(left: Statement, right: Statement) -> bool:
    """Whether two statements may be of one time: their own times meet, or their reports are not far apart."""
    if left.frame.when is not None and right.frame.when is not None:
        return moments.compare(left.frame.when, right.frame.when) is not moments.Relation.DIFFER
    return near(left.sentence.section.written, right.sentence.section.written)


def contrast_reading(statement: Statement) -> str:
    """A statement's value as a report shows it: "not agree", "insufficiently equipped"."""
    words = [*sorted(statement.adverbs)[:2], statement.value.replace("_", " ")]
    return f"{'not ' if statement.frame.negated else ''}{' '.join(words)}"
