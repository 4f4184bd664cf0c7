"""Who is who: mentions of one person, place or organisation linked over the corpus, misspelt ones included.

Two spellings are held to be one name when evidence says so (the same other name words, a surname without any
introduction of its own, an unknown word in the place of a frequent one); edit distance only nominates.
Candidates come from shared deletions (SymSpell: W. Garbe, 2012), so the work grows with the number of names, not its
square; distances are optimal string alignment (Damerau-Levenshtein without overlapping edits).
"""

from factcheck.identity.accepted import told
from factcheck.identity.linking import Entities, Entity, entities
from factcheck.identity.spelling import alike, derived, fold, nominated, same_given, sound
from factcheck.identity.transliterations import romanised_alike, transliteration
from factcheck.identity.variation import Spelling, Variation, doubled

__all__ = [
    "Entities",
    "Entity",
    "Spelling",
    "Variation",
    "alike",
    "derived",
    "doubled",
    "entities",
    "fold",
    "nominated",
    "romanised_alike",
    "same_given",
    "sound",
    "told",
    "transliteration",
]
