"""Headings of live-blog entries that lost their line: "Toll rises in Port Hale The toll in Port Hale has risen …".

A heading says in short what its entry then says again. So it ends before a capital letter where most of its words come
again in what follows; a sentence of running text does not repeat itself so.
"""

from __future__ import annotations

import re

_LONGEST = 200  # characters of a heading
_FOLLOWING = 300  # characters of the entry in which its words are looked for
_FEWEST = 3  # of its words that come again
_SHARE = 0.5  # of its words that come again
_STEM = 5  # letters by which words are compared
_WORD = re.compile(r"[^\W\d_][\w’'-]*|\d[\d.,]*")
_END = re.compile(r"[.!?…:](?=\s|$)")
_BREAK = re.compile(r"(?<=[a-z\d%)’'”\"])\s+(?=[“\"‘']?[A-Z])|(?<=[a-z]{2})(?=[A-Z][a-z]+ )")
_OPEN = frozenset(
    "a an the this that these those and or but nor of in on at to for from by with into over under after before about "
    "against between during through as than is are was were be been has have had will would can could may might must "
    "not no its his her their our my your new former ex when while who which whose if because since until told".split()
)  # words after which a sentence goes on
_SMALL = _OPEN | frozenset("it he she they we you i him them us me there here what how why more says said say".split())


def heading_end(text: str) -> int:
    """Where the heading that begins an entry ends (before white space); 0 where there is none."""
    first = _END.search(text[: _LONGEST * 2])
    limit = min(_LONGEST, first.start() if first else len(text))
    best, most = 0, 0.0
    for found in _BREAK.finditer(text, 0, limit):
        again = _repeated(text[: found.start()], text[found.end() : found.end() + _FOLLOWING])
        if again > most:
            best, most = found.start(), again
    return best


def _repeated(heading: str, following: str) -> float:
    """How many of a heading's words come again, less those that it says twice itself; 0 where it cannot be one."""
    words = [word.casefold() for word in _WORD.findall(heading)]
    if len(words) < _FEWEST or words[-1] in _OPEN or heading.count("“") != heading.count("”"):
        return 0.0
    mine = [word[:_STEM] for word in words if word not in _SMALL]
    again = set(mine) & {word.casefold()[:_STEM] for word in _WORD.findall(following)}
    if len(again) < max(_FEWEST, _SHARE * len(set(mine))):
        return 0.0
    named = re.search(r"\b[A-Z][\w’'-]*$", heading) is not None  # then it may be cut inside a name
    return len(again) - 1.5 * (len(mine) - len(set(mine))) - named
