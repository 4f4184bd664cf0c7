"""What stands around a name: ages, verbs of speech, prepositions of place, house blocks."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable

from factcheck.amounts.numerals import words_value
from factcheck.document import Sentence, Span
from factcheck.mention import Name
from factcheck.name_words import ORG_NOUNS, PERSON, PLACE_NOUNS

_AGE_AFTER = re.compile(r"\s*,?\s*\(?(\d{1,3})(?=[,.;)\s])")
_AGE_BEFORE = re.compile(r"(\d{1,3}|[A-Za-z]+(?:-[a-z]+)?)[- ]years?[- ]old,?\s+(?:[a-z]+\s+)?$")
_PLACE_BEFORE = re.compile(r"\b(?:in|near|at|outside|around|throughout)\s+$")
_SPOKE = re.compile(r"\s*,?\s*(?:said|says|told|added|asked|explained|recalled|wrote|warned|testified|lives|lived)\b")
ENDS_PHRASE = re.compile(
    r"\s*(?:$|[^\w\s'’-]|(?:said|says|told|was|is|were|has|had|who|and|or|of|will|in|at|on|from|as|with|to|by|did|died)\b)"
)
_UNDERWENT = re.compile(
    r"\s+(?:was|is|has been|had been)\s+(?:also\s+|already\s+|then\s+|later\s+)?"
    r"(?:arrested|charged|convicted|sentenced|indicted|accused"
    r"|jailed|booked|acquitted|pronounced dead|out on b(?:on|ai)[dl]|shot|stabbed|airlifted)\b"
)
_SINGULAR = re.compile(r"\s+(?:was|is|has|had|also|wrote|himself|herself|[a-z]+ed)\b")
_SPOKEN = re.compile(r"\b(?:said|says|added|asked|explained|recalled)\s+$")
_BLOCK = re.compile(r"\b(\d{1,5}) block of\s+(?:[NSEW]\.?\s+|(?:North|South|East|West)\s+)?$")


def around(name: Name) -> tuple[str, str]:
    text, span = name.document.text, name.span
    return text[max(0, span.start - 40) : span.start], text[span.end : span.end + 40]


def ages(names: Iterable[Name]) -> set[str]:
    found = set()
    for name in names:
        before, after = around(name)
        for match in (_AGE_AFTER.match(after), _AGE_BEFORE.search(before)):
            if match and (age := _years(match.group(1))):
                found.add(age)
    return found


def _years(written: str) -> str:
    """An age as figures; empty for a word that is no number."""
    if written.isdigit():
        return written
    try:
        return f"{words_value(written.casefold()):.0f}"
    except (KeyError, ValueError):
        return ""


def stands_as_person(name: Name) -> bool:
    """Whether a bare name stands where a person does: with a title, by a verb of persons, or so labelled."""
    before, after = around(name)
    if _PLACE_BEFORE.search(before):
        return False
    return bool(
        name.label == PERSON or name.title or _SPOKE.match(after) or _UNDERWENT.match(after) or _SPOKEN.search(before)
    )


def is_subject(name: Name) -> bool:
    """Whether one person speaks, or something befell one person, right after a bare name."""
    before, after = around(name)
    told = _SPOKE.match(after) or _UNDERWENT.match(after) or _SINGULAR.match(after)
    return bool(told) and not re.search(r"\bthe\s+$", before, re.IGNORECASE)


def in_place(name: Name) -> bool:
    return bool(_PLACE_BEFORE.search(around(name)[0]))


def side_by_side(left: Iterable[Name], right: Iterable[Name]) -> bool:
    """Whether two names stand near each other in one sentence, as two people or places do."""
    places: dict[Sentence, list[Span]] = defaultdict(list)
    for name in left:
        places[name.sentence].append(name.span)
    return any(
        max(span.start - name.span.end, name.span.start - span.end) < 60
        for name in right
        for span in places.get(name.sentence, ())
    )


def conflicting_ages(left: Iterable[Name], right: Iterable[Name]) -> bool:
    """Whether both have ages that lie more than a year apart."""
    pairs = [(int(mine), int(other)) for mine in ages(left) for other in ages(right)]
    return bool(pairs) and min(abs(mine - other) for mine, other in pairs) > 1


def kinds_of_place(name: Name) -> set[str]:
    """Lower-case words of the sentence that say what kind of place or body is named."""
    words = {word.removesuffix("s") for word in re.findall(r"\b[a-z]{3,}\b", name.sentence.text)}
    return words & (ORG_NOUNS | PLACE_NOUNS)


def same_kind(left: Name, right: Name) -> bool:
    alone = all(
        ENDS_PHRASE.match(around(name)[1])
        and not re.search(r"\b(?:the|a|an|\w+[- ]?(?:two|three|of))\s+$", around(name)[0])
        for name in (left, right)
    )
    return alone and bool(kinds_of_place(left) & kinds_of_place(right))


def blocks(names: Iterable[Name]) -> set[str]:
    found = (_BLOCK.search(around(name)[0]) for name in names)
    return {match.group(1) for match in found if match}
