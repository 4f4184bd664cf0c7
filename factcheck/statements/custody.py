"""Somebody caught whom a passage that is no older still has the police look for."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import product

from factcheck.corpus import Corpus
from factcheck.identity import Entity, entities
from factcheck.mention import Name, Statement
from factcheck.name_words import PERSON
from factcheck.statements.contrast import Contrast

SOON = 7  # days after an arrest within which a report that still looks for the person is of the same search
_OLDER = re.compile(
    r"\b(?:previous|earlier|original|prior|older) (?:story|report|reporting|coverage|version|article)\b|\bORIGINAL\b",
    re.IGNORECASE,
)


def custody_contrasts(corpus: Corpus, statements: Sequence[Statement]) -> Iterator[Contrast]:
    """People held, and sought further down in that document or in one of the same day or the days after."""
    told: dict[Entity, list[Statement]] = defaultdict(list)
    persons = _by_surname(corpus) if statements else {}
    for statement in statements:
        called = persons.get(statement.patient_word, set())
        if len(called) == 1:  # else it may be a relative
            told[next(iter(called))].append(statement)
    for person, found in told.items():
        held, sought = ([one for one in found if one.value == value] for value in ("caught", "still sought"))
        pairs = [pair for pair in product(held, sought) if _is_left_standing(*pair)]
        if pairs:
            parts = tuple(dict.fromkeys(statement for pair in pairs for statement in pair))
            within = any(left.document is right.document for left, right in pairs)
            reason = "one document says both" if within else "the report that still seeks them is not the older one"
            yield Contrast(
                parts, 0.85 if within else 0.7, f"{person.name}: caught or still sought?", (reason,), not within
            )


def _by_surname(corpus: Corpus) -> dict[str, set[Entity]]:
    """The people with a full name, by surname."""
    found: dict[str, set[Entity]] = defaultdict(set)
    for name in corpus.of_kind(Name):
        entity = entities(corpus).entity_of(name)
        if entity is not None and entity.label == PERSON and entity.given and entity.surname:
            found[entity.surname].add(entity)
    return found


def _is_left_standing(held: Statement, sought: Statement) -> bool:
    """Whether somebody is sought when they had been caught, in a passage that is not marked as an older one."""
    if _OLDER.search(sought.document.text, 0, sought.span.start):
        return False
    if held.document is sought.document:
        return held.sentence.number < sought.sentence.number
    caught, written = held.sentence.section.written, sought.sentence.section.written
    return caught is not None and written is not None and 0 <= (written.date() - caught.date()).days <= SOON
