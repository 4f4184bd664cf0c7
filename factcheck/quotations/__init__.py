"""Quotations: their marks paired, their words normalised, their versions compared."""

from factcheck.quotations.pairing import Passage, passages
from factcheck.quotations.stems import is_content, stem
from factcheck.quotations.versions import Match, Version, distinct, is_person, matching, same_name
from factcheck.quotations.wording import GAP, Word, words_of

__all__ = [
    "GAP",
    "Match",
    "Passage",
    "Version",
    "Word",
    "distinct",
    "is_content",
    "is_person",
    "matching",
    "passages",
    "same_name",
    "stem",
    "words_of",
]
