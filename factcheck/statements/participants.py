"""Who takes part in a statement, and whether two statements are about the same one."""

from __future__ import annotations

from collections import defaultdict

from factcheck.corpus import Corpus
from factcheck.document import Sentence, Span
from factcheck.identity import Entity, entities
from factcheck.mention import Name, Statement

PRONOUNS = frozenset(
    "i you he she it we they this that who which one some all none nobody someone anyone no-one there these those what "
    "other another him her them us me everyone everybody anybody somebody nothing something".split()
)


class Participants:
    """Which entity stands at a place of a corpus' documents."""

    def __init__(self, corpus: Corpus) -> None:
        self._linked = entities(corpus)
        self._names: dict[Sentence, list[Name]] = defaultdict(list)
        for name in corpus.of_kind(Name):
            self._names[name.sentence].append(name)
        self._known: dict[tuple[Sentence, int, int], Entity | None] = {}

    def at(self, sentence: Sentence, span: Span | None) -> Entity | None:
        """The entity whose name covers the span."""
        if span is None:
            return None
        place = sentence, span.start, span.end
        if place not in self._known:
            self._known[place] = self._named(sentence, span)
        return self._known[place]

    def _named(self, sentence: Sentence, span: Span) -> Entity | None:
        found = next((name for name in self._names.get(sentence, ()) if name.span.overlaps(span)), None)
        return self._linked.entity_of(found) if found is not None else None

    def agent(self, statement: Statement) -> Entity | None:
        return self.at(statement.sentence, statement.agent)

    def patient(self, statement: Statement) -> Entity | None:
        return self.at(statement.sentence, statement.patient)

    def same_agent(self, left: Statement, right: Statement) -> bool | None:
        """Whether both have the same subject; None where the words do not tell."""
        return _same(self.agent(left), self.agent(right), left.agent_word, right.agent_word)

    def same_patient(self, left: Statement, right: Statement) -> bool | None:
        """Whether both concern the same one; None where the words do not tell."""
        return _same(self.patient(left), self.patient(right), left.patient_word, right.patient_word)


def _same(mine: Entity | None, other: Entity | None, word: str, other_word: str) -> bool | None:
    if mine is not None and other is not None:
        return True if mine is other else None if _perhaps_one(mine, other) else False
    if mine is not None or other is not None or word in PRONOUNS or other_word in PRONOUNS:
        return None
    return word == other_word and bool(word)


def _perhaps_one(left: Entity, right: Entity) -> bool:
    """Whether two names may still be one's: a bare surname, a bare given name, or someone and the country acted for."""
    if {left.label, right.label} in ({"PERSON", "PLACE"}, {"PERSON", "ORG"}):
        return True
    return left.label == right.label == "PERSON" and (len(left.words) == 1 or len(right.words) == 1)
