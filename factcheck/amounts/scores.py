"""Scores and votes: "45-1", "won 3-1", "passed by 51 to 49"."""

from __future__ import annotations

from factcheck.amounts.patterns import LEFT, compiled
from factcheck.amounts.terms import Term

_SCORE_BEFORE = (
    r"\b(?:won|wins?|los[et]s?|beat\w*|defeat\w*|record|scor\w+|lead\w*|led|vot\w+|draw|drew"
    r"|drawn|tied|tie|ahead|behind|trail\w*|series|passed"
    r"|approv\w+|reject\w+|rul\w+|majority|margin|went|is|was|finish\w*|champion|fighter|boxer)\b[^.;]{0,28}$"
)
_SCORE_AFTER = (
    r"[- ](?:\w+ )?(?:vote|decision|ruling|win|victory|defeat|loss|lead|draw|record|majority"
    r"|split|margin|triumph|thrashing|rout|advantage"
    r"|deficit|success|tie|in favou?r|on penalties|to retain|at half)\b"
    r"|[,;]? ?\(?(?:with )?\d+ (?:KOs?|knockouts?|wins?|nays?)\b|\)"
)
_NOUN = (
    r"[- ](?!(?:to|and|or|on|in|at|by|over|against|with|for|from|after|as|but|when|while"
    r"|before|that|who|which|of|the|a|is|was|were|win|loss)\b)[a-z]{2,}"
)


def is_score(text: str, link: str, first: Term, second: Term) -> bool:
    """Whether two linked counts are a score or a vote, and no range."""
    if compiled(r"0\d").match(text, first.start):
        return False
    if first.value % 1 or second.value % 1 or "," in text[first.start : second.end]:
        return False
    before = text[max(0, first.start - LEFT) : first.start]
    cue = bool(compiled(_SCORE_AFTER).match(text, second.end))
    if "t" in link:
        voted = compiled(r"\b(?:vote|voted|voting|by|of) $").search(before)
        return first.value >= second.value and (cue or voted is not None)
    if first.value >= second.value or cue:
        return True
    noun = compiled(_NOUN).match(text, second.end)
    return not noun and bool(compiled(_SCORE_BEFORE).search(before))
