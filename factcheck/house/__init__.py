"""What the desk has written down about names: spellings it accepts, rejects and prefers, for all or for one outlet.

`loading` reads names.toml, `vale` the word lists of the prose linter Vale, `patterns` bounds their regular expressions,
`spellings` holds the entries and finds where a sentence uses them.
"""

from factcheck.house.loading import load
from factcheck.house.spellings import Entry, House, Outlet, Standing, Use

__all__ = ["Entry", "House", "Outlet", "Standing", "Use", "load"]
