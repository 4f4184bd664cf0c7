"""What happened to what: the class of the event, the thing counted and what narrows it."""

from __future__ import annotations

from collections.abc import Sequence

from factcheck.events import OF_PEOPLE, PEOPLE, class_of, event_class
from factcheck.frames.scope import REST
from factcheck.syntax import Parse, Token


def predicate_of(parse: Parse, predicate: Token) -> str:
    particle = next((child.lemma for child in parse.children(predicate, "prt")), "")
    lemma = "shoot" if predicate.lemma == "shot" and predicate.pos == "VERB" else predicate.lemma
    if lemma == "shoot" and _deadly(parse, predicate):
        return "kill"
    found = event_class(lemma, particle, predicate.pos)
    if found == "occur":  # "the shooting happened": what happened is the event
        subjects = parse.children(predicate, "nsubj", "nsubjpass")
        return next((event_class(noun.lemma, pos=noun.pos) for noun in subjects), found)
    if found == "respond":  # "called to a shooting": the event is what is answered
        answered = (noun for to in parse.children(predicate, "prep") for noun in parse.children(to, "pobj"))
        return next((name for noun in answered if (name := class_of(noun.lemma, noun.pos))), found)
    return found


def _deadly(parse: Parse, predicate: Token) -> bool:
    """Whether a shot killed: "fatally shot", "shot dead", "shot to death"."""
    words = {child.lemma for child in parse.children(predicate)}
    to_death = {noun.lemma for to in parse.children(predicate, "prep") for noun in parse.children(to, "pobj")}
    return bool({"fatally", "dead"} & words) or "death" in to_death


def thing_of(counted: Token | None, predicate: str) -> str:
    if counted is None:
        return "person" if predicate in OF_PEOPLE else ""
    if counted.lemma in PEOPLE or {class_of(counted.lemma, "NOUN"), class_of(counted.lemma, "ADJ")} & OF_PEOPLE:
        return "person"
    return counted.lemma


def is_beside(parse: Parse, top: Token) -> bool:
    """Whether a bare figure only accompanies the event: "died at 77"."""
    return top.dep == "pobj" and parse.head(top).lemma in {"at", "in", "on", "with", "for", "from", "under"}


def modifiers_of(parse: Parse, counted: Token | None, tokens: Sequence[Token]) -> frozenset[str]:
    if counted is None:
        return frozenset()
    own = {token.index for token in tokens}
    found = {
        child.lemma
        for child in parse.children(counted, "amod", "compound", "nmod", "poss")
        if child.index not in own and child.pos not in {"NUM", "DET", "PRON"} and not class_of(child.lemma, child.pos)
    }
    return frozenset(found - REST - {"total", "-", "few"})


def also_of(parse: Parse, counted: Token | None) -> frozenset[str]:
    """The nouns counted together with this one: those coordinated with it that have no figure of their own."""
    if counted is None:
        return frozenset()
    joined = (other for other in parse.children(counted, "conj") if other.tag == "NNS")
    return frozenset(other.lemma for other in joined if not parse.children(other, "nummod", "det"))
