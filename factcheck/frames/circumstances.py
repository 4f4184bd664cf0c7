"""Where and when: the places and the time of a clause, and its words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache

from factcheck.document import Span
from factcheck.mention import Moment
from factcheck.syntax import Parse, Token

_PLACES_BY = frozenset("in at near outside inside off on from around into across along to toward towards".split())
_CONTENT_POS = frozenset({"NOUN", "PROPN", "VERB", "ADJ"})
_HEDGES = frozenset("least most more some about nearly least total".split())


def clause_of(parse: Parse, root: Token) -> tuple[Token, ...]:
    """The tokens of a predicate's own clause: its subtree without other finite clauses and coordinated predicates."""
    return _clause(parse, root.index)


@lru_cache(maxsize=256)  # the figures and times of a sentence ask for the same few clauses
def _clause(parse: Parse, index: int) -> tuple[Token, ...]:
    root = parse.tokens[index]
    found, stack = [], [root]
    while stack:
        token = stack.pop()
        found.append(token)
        for child in parse.children(token):
            separate = child.dep in {"ccomp", "advcl", "relcl", "parataxis"} or (
                child.dep == "conj" and token.index == root.index and child.pos in {"VERB", "AUX"}
            )
            if not separate:
                stack.append(child)
    return tuple(found)


def coordinate_clauses(parse: Parse, predicate: Token | None) -> list[Token]:
    """The clauses of predicates coordinated after this one: "killed and two hurt at one quay"."""
    if predicate is None:
        return []
    return [token for other in parse.children(predicate, "conj") for token in clause_of(parse, other)]


def places_of(parse: Parse, clause: Sequence[Token], tokens: Sequence[Token]) -> frozenset[str]:
    """Where the clause says it happened: proper nouns after prepositions of place, alone or before "district"."""
    own = {token.index for token in tokens}
    found: set[str] = set()
    for token in clause:
        if token.index in own or token.dep != "pobj" or not _tells_place(parse, parse.head(token)):
            continue
        if token.entity in {"DATE", "TIME"}:
            continue
        found.update(
            name_at(parse, place)
            for place in (token, *parse.children(token, "conj", "appos"))
            if place.entity not in {"DATE", "TIME", "PERSON"}
        )
    return frozenset(found - {""})


def _tells_place(parse: Parse, preposition: Token) -> bool:
    """Whether a preposition tells where; "of" does after a noun that itself stands in a place ("in the block of")."""
    if preposition.lemma == "of":
        noun = parse.head(preposition)
        return noun.dep == "pobj" and noun.pos == "NOUN" and parse.head(noun).lemma in _PLACES_BY
    return preposition.lemma in _PLACES_BY


def name_at(parse: Parse, token: Token) -> str:
    """The proper words of a noun with its compounds, lower case, in text order ("altona" for "Altona district")."""
    words = [*parse.children(token, "compound", "nmod", "amod", "nummod", "poss"), token]
    proper = [word for word in words if word.pos == "PROPN" or (word.pos == "NUM" and word.text[-1].isalpha())]
    return " ".join(word.text.lower() for word in sorted(proper, key=lambda word: word.index))


def when_of(
    parse: Parse, predicate: Token | None, times: Sequence[tuple[Span, Moment]], tokens: Sequence[Token]
) -> Moment | None:
    own = [moment for span, moment in times if any(token.span.overlaps(span) for token in tokens)]
    if own:
        return own[0]
    if predicate is None:
        return times[0][1] if len(times) == 1 else None
    while True:
        clause = {token.index for token in clause_of(parse, predicate)}
        for span, moment in times:
            if any(token.index in clause for token in parse.within(span)):
                return moment
        if predicate.dep != "conj":
            break
        predicate = parse.head(predicate)  # "In March he shot and wounded three": the time is that of both
    return times[0][1] if len(times) == 1 else None


def context_of(clause: Sequence[Token], tokens: Sequence[Token]) -> Iterator[str]:
    own = {token.index for token in tokens}
    for token in clause:
        if token.index not in own and token.pos in _CONTENT_POS and len(token.lemma) > 2 and token.lemma not in _HEDGES:
            yield token.lemma
