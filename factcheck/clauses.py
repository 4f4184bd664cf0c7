"""Subject and object of a clause, and where the name of a participant stands."""

from __future__ import annotations

from factcheck.document import Span
from factcheck.syntax import Parse, Token


def patient_of(parse: Parse, verb: Token) -> Token | None:
    """Whom a verb concerns: object, subject of the passive, or the noun it modifies; conjoined verbs share it."""
    for child in parse.children(verb, "nsubjpass", "dobj"):
        return _antecedent(parse, child, verb)
    if verb.dep in {"acl", "relcl"} and verb.tag == "VBN":
        return parse.head(verb)
    if verb.dep == "conj" and parse.head(verb).pos == "VERB" and not parse.children(verb, "nsubj"):
        return patient_of(parse, parse.head(verb))
    return None


def subject_of(parse: Parse, verb: Token) -> Token | None:
    """Who or what a verb is said of; conjoined and infinite verbs share it."""
    for child in parse.children(verb, "nsubj", "nsubjpass"):
        return _antecedent(parse, child, verb)
    if verb.dep == "acl" and verb.tag == "VBG":
        return parse.head(verb)
    if verb.dep in {"conj", "xcomp"} and parse.head(verb).pos in {"VERB", "AUX"}:
        return subject_of(parse, parse.head(verb))
    return None


def _antecedent(parse: Parse, token: Token, verb: Token) -> Token:
    """A relative pronoun stands for the noun that its clause modifies."""
    return parse.head(verb) if verb.dep == "relcl" and token.tag in {"WP", "WDT"} else token


def referent_of(parse: Parse, noun: Token) -> Span:
    """Where the name of a participant stands: its own span, or that of the name in apposition to it."""
    named = (child for child in parse.children(noun, "appos") if child.pos == "PROPN")
    return next(named, noun).span if noun.pos != "PROPN" else noun.span


def doer_of(parse: Parse, verb: Token) -> Token | None:
    """Who does what a passive tells: "shot by a guard"."""
    return next((noun for by in parse.children(verb, "agent") for noun in parse.children(by, "pobj")), None)


def object_of(parse: Parse, verb: Token) -> Token | None:
    """What a verb is done to: its object, or what follows "to" or "with"."""
    direct = next(iter(parse.children(verb, "dobj")), None)
    if direct is not None:
        return _antecedent(parse, direct, verb)
    return next(
        (
            noun
            for to in parse.children(verb, "prep")
            if to.lemma in {"to", "with"}
            for noun in parse.children(to, "pobj")
        ),
        None,
    )
