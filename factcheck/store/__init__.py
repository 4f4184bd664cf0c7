"""Kept indexes: what documents come to, kept under indexes/NAME, so that only what has changed is worked out again.

`kept` is an index in use by a run, `upkeep` looks after indexes. An index is a folder: `manifest.json` says what is in
it and is written last, `objects/` holds the files that it names, each named after the SHA-256 of its bytes. There are
three kinds: the sentences and mentions of a document, the vectors of its sentences, and the report of a whole run.
"""

from factcheck.store.kept import Kept, Renewal
from factcheck.store.upkeep import ROOT, Difference, Listed, differences, folder_of, listing, opened, problems, remove

__all__ = [
    "ROOT",
    "Difference",
    "Kept",
    "Listed",
    "Renewal",
    "differences",
    "folder_of",
    "listing",
    "opened",
    "problems",
    "remove",
]
