"""The grammar of time in the news: what moment an expression stands for, and how two moments stand to each other.

`read` gives the times of a text, resolved against the moment it was written; `compare` tells whether two moments can be
one, `describe` puts one in an editor's words, `find_date` reads a line of publication.
"""

from factcheck.moments.atoms import MIDNIGHT, WEEKDAYS
from factcheck.moments.comparison import Relation, compare, is_part_of_day
from factcheck.moments.publication import find_date
from factcheck.moments.reading import Expression, parts, read, years_named
from factcheck.moments.telling import describe, spoken

__all__ = [
    "MIDNIGHT",
    "WEEKDAYS",
    "Expression",
    "Relation",
    "compare",
    "describe",
    "find_date",
    "is_part_of_day",
    "parts",
    "read",
    "spoken",
    "years_named",
]
