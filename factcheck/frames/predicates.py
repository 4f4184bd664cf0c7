"""What happened to what: the class of the event, the thing counted and what narrows it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from factcheck.events import GUNFIRE, GUNS, INCIDENTS, OF_PEOPLE, PEOPLE, SERIES, class_of, event_class
from factcheck.frames.anchors import state_of
from factcheck.frames.scope import REST
from factcheck.syntax import Parse, Token

_MODEL = re.compile(r"\s([A-Z]{1,3})[- ]?(\d{1,3})(?:s|['’]s)?\b")
DYING = frozenset({"die", "death", "perish", "succumb"})


def predicate_of(parse: Parse, predicate: Token) -> str:
    particle = _particle(parse, predicate)
    lemma = "shoot" if predicate.lemma == "shot" and predicate.pos == "VERB" else predicate.lemma
    if lemma == "shoot" and _deadly(parse, predicate):
        return "kill"
    if predicate.pos == "VERB" and _gunfire(parse, predicate):
        return "shoot"
    found = state_of(predicate) or event_class(lemma, particle, predicate.pos)
    if found == "occur":  # "the shooting happened": what happened is the event
        subjects = parse.children(predicate, "nsubj", "nsubjpass")
        if GUNS & {noun.lemma for noun in subjects}:
            return "shoot"
        told = (noun for noun in subjects if noun.pos != "PRON" and noun.lemma not in INCIDENTS)
        return next((event_class(noun.lemma, pos=noun.pos) for noun in told), found)
    if found == "respond":  # "called to a shooting": the event is what is answered
        answered = (noun for to in parse.children(predicate, "prep") for noun in parse.children(to, "pobj"))
        return next((name for noun in answered if (name := class_of(noun.lemma, noun.pos))), found)
    return found


def _particle(parse: Parse, predicate: Token) -> str:
    """The word that makes one with a verb: "down" of "shot down", "place" of "took place"."""
    if predicate.lemma == "take" and "place" in {noun.lemma for noun in parse.children(predicate, "dobj")}:
        return "place"
    return next((child.lemma for child in parse.children(predicate, "prt")), "")


def dated_of(parse: Parse, predicate: Token) -> str:
    """The class of event that a time beside the predicate dates.

    A death may come days after the act: who was "fatally shot on Friday" was shot on Friday and "died" when he died.
    """
    if predicate.lemma in DYING:
        return "die"
    if predicate.lemma in {"shoot", "shot"} and predicate.pos == "VERB" and _deadly(parse, predicate):
        return "shoot"
    return predicate_of(parse, predicate)


def _gunfire(parse: Parse, predicate: Token) -> bool:
    """Whether a clause tells of gunfire: "shots rang out", "bullets tore into the shop", "fired at them"."""
    subjects = {noun.lemma for noun in parse.children(predicate, "nsubj", "nsubjpass")}
    if predicate.lemma != "fire":
        return bool(subjects & GUNFIRE) and class_of(predicate.lemma, "VERB") not in OF_PEOPLE
    objects = {noun.lemma for noun in parse.children(predicate, "dobj", "nsubjpass")}
    if predicate.dep == "acl":  # "424 drones fired upon the city"
        objects.add(parse.head(predicate).lemma)
    return bool(objects & (GUNFIRE | GUNS)) or (not objects and bool(parse.children(predicate, "prep")))


def _deadly(parse: Parse, predicate: Token) -> bool:
    """Whether a shot killed: "fatally shot", "shot dead", "shot to death"."""
    words = {child.lemma for child in parse.children(predicate)}
    to_death = {noun.lemma for to in parse.children(predicate, "prep") for noun in parse.children(to, "pobj")}
    return bool({"fatally", "dead"} & words) or "death" in to_death


def thing_of(counted: Token | None, predicate: str) -> str:
    if counted is None:
        return "person" if predicate in OF_PEOPLE else ""
    if (
        counted.lemma in PEOPLE
        or counted.lemma == "old"
        or (counted.lemma == "other" and predicate in OF_PEOPLE)
        or {class_of(counted.lemma, "NOUN"), class_of(counted.lemma, "ADJ")} & OF_PEOPLE
    ):
        return "person"
    fired = predicate == "shoot" and counted.lemma in GUNFIRE and counted.dep != "nsubj"
    return "shot" if fired else counted.lemma


def model_of(parse: Parse, counted: Token | None, tokens: Sequence[Token]) -> str:
    """The model that a figure counts, in one form: "ak-47" of "ten AK 47 guns" and of "four AK-47s"; else empty."""
    end = tokens[-1].span.end - parse.sentence.span.start
    found = _MODEL.match(parse.sentence.text, end)
    if found is None or not (counted is None or counted.lemma in SERIES or _MODEL.match(f" {counted.text}")):
        return ""
    return f"{found[1]}-{found[2]}".lower()


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
