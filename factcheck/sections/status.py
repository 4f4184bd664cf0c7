"""Lines that say whether a text may be published at all: embargoes, holds and kills, as press releases write them."""

from __future__ import annotations

import re

_LONGEST = 160  # characters of such a line
_EMBARGO = re.compile(
    r"[*\[( ]*(?:(?:strictly|under|strict|press|media|news) +){0,2}embargo(?:ed)?\b"
    r"(?: *(?:[:–—-]|(?:until|till|to|for|by|not before|not for release)\b).{2,120}|[:!* \])]*)",
    re.IGNORECASE | re.DOTALL,
)
_HELD = re.compile(
    r"[*\[( ]*(?:not for (?:release|publication|broadcast|use)\b|hold for release\b|do not (?:publish|use|broadcast)\b"
    r"|withheld\b|for release (?:at|on|after|from)\b).{0,100}",
    re.IGNORECASE | re.DOTALL,
)
_KILL = re.compile(
    r"[*\[( ]*(?:(?:ADVISORY|MANDATORY|BULLETIN|STORY|EDITORIAL) ){0,2}(?:KILL|WITHDRAWAL|CANCEL)\b[^a-z]*"
)
_RUNNING = re.compile(r"\b(?:was|were|is|are|has|had|have|said|says|will|would)\b", re.IGNORECASE)


def notice(line: str) -> str:
    """The banner that a line makes: "held back in its text: EMBARGOED until 6 am"; empty for any other line."""
    if len(line) > _LONGEST or _RUNNING.search(line):
        return ""
    plain = " ".join(line.split()).strip("*[]() ")
    if _EMBARGO.fullmatch(line) or _HELD.fullmatch(line):
        return f"held back by its own text: {plain}"
    return f"cancelled by its own text: {plain}" if _KILL.fullmatch(line) else ""
