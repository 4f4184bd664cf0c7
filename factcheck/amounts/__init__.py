"""The grammar of figures in the news: what a figure says, and how two of them stand to each other.

`read` gives the figures of a text, each with its amount as an interval; `compare` tells whether two amounts agree,
`describe` puts one in an editor's words, `likely_cause` names the slip that would turn one into the other.
"""

from factcheck.amounts.comparison import Relation, compare
from factcheck.amounts.reading import Figure, read
from factcheck.amounts.slips import likely_cause
from factcheck.amounts.telling import describe

__all__ = ["Figure", "Relation", "compare", "describe", "likely_cause", "read"]
