"""Events and states that clauses assert or deny: who did what to whom, and what is said of whom."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import chain, pairwise

from factcheck.clauses import doer_of, object_of, patient_of, referent_of, subject_of
from factcheck.document import SectionKind, Span
from factcheck.events import LIGHT, event_class
from factcheck.extractors import Extractor
from factcheck.extractors.times import times_of
from factcheck.frames import Anchor, describe
from factcheck.mention import EventFrame, Moment, Statement
from factcheck.syntax import Parse, Token

Times = Sequence[tuple[Span, Moment]]

_BELIEVING = frozenset("believe think appear seem suppose expect".split())
_NOT_DONE = frozenset("refuse fail decline".split())
_NOMINAL = frozenset({"NOUN", "PROPN"})


def extract(parse: Parse) -> Iterator[Statement]:
    if parse.sentence.section.kind is not SectionKind.FURNITURE:
        times = times_of(parse.sentence)
        yield from chain(_events(parse, times), _states(parse, times))


def _events(parse: Parse, times: Times) -> Iterator[Statement]:
    """Clauses with subject and object: who did what to whom, or did not."""
    for verb in parse.tokens:
        if verb.pos != "VERB" or verb.lemma in LIGHT or _intended(parse, verb):
            continue
        passive = bool(parse.children(verb, "nsubjpass"))
        actor = doer_of(parse, verb) if passive else subject_of(parse, verb)
        target = patient_of(parse, verb) if passive else object_of(parse, verb)
        if actor is None and target is None:
            continue
        yield Statement(
            parse.sentence,
            verb.span,
            "event",
            event_class(verb.lemma, next((child.lemma for child in parse.children(verb, "prt")), "")),
            target.lemma if target is not None else "",
            _narrowing(parse, target),
            _asserted(parse, verb, describe(parse, Anchor(verb, None, verb), [verb], times)),
            *_participants(parse, actor, target),
            adverbs=_adverbs(parse, verb),
        )


def _intended(parse: Parse, verb: Token) -> bool:
    """Whether a bare infinitive tells what is wanted rather than what happened ("to accept the plan")."""
    return any(aux.lemma == "to" for aux in parse.children(verb, "aux")) and parse.head(verb).lemma not in _NOT_DONE


def _asserted(parse: Parse, verb: Token, frame: EventFrame) -> EventFrame:
    """The frame, negated also by "refused to", "has yet to", "no one" and "never"."""
    undone = verb.dep == "xcomp" and parse.head(verb).lemma in _NOT_DONE
    none = any(
        noun.lemma in {"nobody", "none", "no-one"}
        or any(det.lemma in {"no", "neither"} for det in parse.children(noun, "det"))
        for noun in parse.children(verb, "nsubj", "nsubjpass", "dobj")
    )
    before = [token.text for token in parse.tokens[max(0, verb.index - 4) : verb.index]]
    spaced = any(pair in {("’", "t"), ("'", "t")} for pair in pairwise(before))  # "had n ’ t", as some feeds space it
    believed = verb.dep == "ccomp" and parse.head(verb).lemma in _BELIEVING
    never = any(word.lemma == "never" for word in parse.children(verb, "advmod", "neg"))
    return replace(
        frame, negated=frame.negated or undone or none or never or spaced, hypothetical=frame.hypothetical or believed
    )


def _narrowing(parse: Parse, noun: Token | None) -> frozenset[str]:
    """The words of a noun's phrase that tell it from others: "26 Norwegian sailors", "peace plan"."""
    if noun is None:
        return frozenset()
    near = parse.children(noun, "nummod", "amod", "compound", "nmod")
    return frozenset(word.text.lower() for word in near)


def _participants(parse: Parse, actor: Token | None, target: Token | None) -> tuple[Span | None, Span | None, str, str]:
    return (
        referent_of(parse, actor) if actor is not None else None,
        referent_of(parse, target) if target is not None else None,
        actor.lemma if actor is not None else "",
        target.lemma if target is not None else "",
    )


def _adverbs(parse: Parse, token: Token) -> frozenset[str]:
    own = frozenset(child.text.lower() for child in parse.children(token, "advmod"))
    return own | {"will" for aux in parse.children(token, "aux") if aux.lemma in {"will", "shall"}}


def _states(parse: Parse, times: Times) -> Iterator[Statement]:
    """Adjectives and participles said of a thing: "the door was open", "the well equipped party"."""
    for word in parse.tokens:
        if word.pos not in {"ADJ", "VERB"} or word.tag not in {"JJ", "VBN"}:
            continue
        bearer = _bearer(parse, word)
        if bearer is None:
            continue
        yield Statement(
            parse.sentence,
            word.span,
            "state",
            word.text.lower(),
            bearer.lemma,
            _narrowing(parse, bearer),
            _denied(parse, word, describe(parse, Anchor(word, None, word), [word], times)),
            agent=referent_of(parse, bearer),
            agent_word=bearer.lemma,
            adverbs=_adverbs(parse, word),
        )


def _denied(parse: Parse, word: Token, frame: EventFrame) -> EventFrame:
    """The frame, negated also by "is not", "none of it is" and "does not believe that it is"."""
    link = parse.head(word) if word.dep in {"acomp", "oprd", "attr"} else word
    chain = [link, parse.head(link)] if link.dep == "ccomp" and parse.head(link).lemma in _BELIEVING else [link]
    negations = [child for verb in chain for child in parse.children(verb, "neg")]
    none = any(child.lemma in {"none", "nobody", "neither"} for child in parse.children(link, "nsubj", "nsubjpass"))
    return replace(
        frame, negated=frame.negated != (bool(negations) or none) if link is not word else frame.negated or none
    )


def _bearer(parse: Parse, word: Token) -> Token | None:
    above = parse.head(word)
    if word.dep == "amod" and above.pos in _NOMINAL:
        return above
    if word.dep in {"acomp", "oprd"} and above.pos in {"AUX", "VERB"}:
        return subject_of(parse, above)
    return next(iter(parse.children(word, "nsubjpass")), None) if word.tag == "VBN" else None


EXTRACTOR = Extractor("happening", extract)
