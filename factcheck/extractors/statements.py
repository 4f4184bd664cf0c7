"""Words that fill a slot of a fact without a figure: colours, parts of the body, vehicles, weapons, events, states."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import chain, pairwise, takewhile

from factcheck.contrasts import CAR_MAKES, CLOTHES, COLOURS, PERSONS, nation_of, words_of
from factcheck.document import SectionKind, Span
from factcheck.events import LIGHT, event_class
from factcheck.extractors import Extractor
from factcheck.extractors.times import times_of
from factcheck.frames import Anchor, describe
from factcheck.mention import EventFrame, Moment, Statement
from factcheck.syntax import Parse, Token

Times = Sequence[tuple[Span, Moment]]

_KINDS = ("vehicle", "weapon")
_WOUNDING = frozenset("shoot hit strike wound injure stab graze hurt cut bite kick punch burn beat slash".split())
_WOUNDS = frozenset("wound gunshot injury burn cut fracture bruise shot bullet gash laceration".split())
_BELIEVING = frozenset("believe think appear seem suppose expect".split())
_NOT_DONE = frozenset("refuse fail decline".split())
_CRAFT = frozenset("vessel ship boat craft carrier".split())
_SUFFERING = frozenset("suffer sustain receive have".split())
_BEFORE = frozenset("compound amod nmod nummod punct cc conj npadvmod advmod".split())
_NOMINAL = frozenset({"NOUN", "PROPN"})


def extract(parse: Parse) -> Iterator[Statement]:
    if parse.sentence.section.kind is SectionKind.FURNITURE:
        return
    times = times_of(parse.sentence)
    yield from chain(
        _things(parse, times),
        _nationalities(parse, times),
        _wounds(parse, times),
        _events(parse, times),
        _states(parse, times),
    )


# ---------------------------------------------------------------- things and their colours


def _things(parse: Parse, times: Times) -> Iterator[Statement]:
    """Colours of vehicles and clothes, kinds of vehicles, weapons and ships."""
    yield from _ships(parse, times)
    for noun in parse.tokens:
        if noun.pos not in _NOMINAL or noun.dep == "compound":
            continue
        family = _family(parse, noun)
        if not family:
            continue
        marks, frame = _marks(parse, noun), _frame(parse, noun, times)
        for colour in _colours(parse, noun):
            yield Statement(parse.sentence, colour.span, "colour", colour.text.lower(), family, marks, frame)
        kind = _kind(parse, noun, family)
        if kind is not None:
            yield Statement(parse.sentence, kind.span, family, kind.lemma, family, marks, frame)


def _ships(parse: Parse, times: Times) -> Iterator[Statement]:
    """The kind of a ship before its name: "the frigate Aurora", "patrol vessel Aurora"."""
    for at, token in enumerate(parse.tokens):
        if token.lemma not in words_of("vessel") or token.pos not in {"NOUN", "ADJ", "PROPN"}:
            continue
        after = at + 1 + (parse.tokens[at + 1 : at + 2] != () and parse.tokens[at + 1].lemma in _CRAFT)
        name = list(
            takewhile(lambda word: word.pos == "PROPN" and word.text[0].isupper(), parse.tokens[after : after + 4])
        )
        if name:
            marks = frozenset(word.text.lower() for word in name)
            yield Statement(
                parse.sentence, token.span, "vessel", token.lemma, "vessel", marks, _frame(parse, token, times)
            )


def _family(parse: Parse, noun: Token) -> str:
    """What a noun is: a vehicle (also by its make), a weapon, a ship, or a piece of clothing by its own lemma."""
    words = {noun.lemma, *(child.text.lower() for child in parse.children(noun, "compound", "amod", "nmod"))}
    for family in ("vehicle", "weapon"):
        if noun.lemma in words_of(family) or (family == "vehicle" and (noun.lemma == family or words & CAR_MAKES)):
            return family
    return noun.lemma if noun.lemma in CLOTHES else ""


def _kind(parse: Parse, noun: Token, family: str) -> Token | None:
    if family not in _KINDS:
        return None
    if any(child.dep == "det" and child.lemma in {"no", "any", "every"} for child in parse.children(noun)):
        return None
    return noun if noun.lemma in words_of(family) and noun.tag not in {"NNS", "NNPS"} else None


def _colours(parse: Parse, noun: Token) -> Iterator[Token]:
    """The one colour before a noun; two colours are a pattern, and tell nothing."""
    found = []
    for token in reversed(parse.tokens[max(0, noun.index - 6) : noun.index]):
        if token.text.lower() in COLOURS and token.pos != "VERB":
            found.append(token)
        elif token.dep not in _BEFORE:
            break
    if len(found) == 1:
        yield found[0]


def _marks(parse: Parse, noun: Token) -> frozenset[str]:
    """Names and makes in a noun's phrase: "a Toyota Camry", "the frigate Aurora"."""
    near = (noun, *parse.children(noun, "compound", "nmod", "appos", "poss"))
    return frozenset(
        token.text.lower() for token in near if token.pos == "PROPN" or token.text.lower() in CAR_MAKES
    ) - {"police"}


def _frame(parse: Parse, token: Token, times: Times) -> EventFrame:
    verb = next((above for above in parse.ancestors(token) if above.pos in {"VERB", "AUX"}), None)
    return describe(parse, Anchor(token, None, verb), [token], times)


def _nationalities(parse: Parse, times: Times) -> Iterator[Statement]:
    """Of which nation someone is: "the Norwegian climber", "Lee, a Norwegian"; the figures of the phrase are marks."""
    for token in parse.tokens:
        nation = nation_of(
            parse.sentence.document.slice(token.span), parse.tokens[token.index - 1].text if token.index else ""
        )
        if not nation:
            continue
        person = parse.head(token) if token.dep in {"amod", "compound", "nmod"} else token
        if person is not token and person.lemma not in PERSONS or (person is token and token.tag != "NNP"):
            continue
        ages = frozenset(t.text for t in parse.subtree(person) if t.pos == "NUM" and len(t.text) == 2)
        about = parse.head(person) if person.dep == "appos" else person
        yield Statement(
            parse.sentence,
            token.span,
            "nationality",
            nation,
            "person",
            ages,
            _frame(parse, token, times),
            patient=_referent(parse, about),
            patient_word=about.lemma,
        )


# ---------------------------------------------------------------- parts of the body


def _wounds(parse: Parse, times: Times) -> Iterator[Statement]:
    """Where someone was hit: "shot in the left leg", "a gunshot wound to the chest"."""
    for part in parse.tokens:
        if part.lemma not in words_of("body") or part.pos != "NOUN" or parse.children(part, "prep"):
            continue
        first = _first_conjunct(parse, part)
        blow = _blow(parse, first)
        if blow is None:
            continue
        victim = _victim(parse, blow)
        if victim is None:
            continue
        side = next((c.lemma for c in parse.children(part, "amod", "compound") if c.lemma in {"left", "right"}), "")
        yield Statement(
            parse.sentence,
            part.span,
            "body",
            f"{side} {part.lemma}".strip(),
            victim.lemma,
            frozenset(),
            describe(parse, Anchor(part, None, blow), [part], times),
            patient=_referent(parse, victim),
            patient_word=victim.lemma,
        )


def _first_conjunct(parse: Parse, token: Token) -> Token:
    while token.dep == "conj":
        token = parse.head(token)
    return token


def _blow(parse: Parse, part: Token) -> Token | None:
    """The word of wounding that a part of the body belongs to: "shot … in the leg", "wound to the leg", "hit her leg"."""
    above = parse.head(part)
    if part.dep == "compound" and above.lemma in _WOUNDS:
        return above
    if part.dep == "dobj" and above.lemma in _WOUNDING and parse.children(part, "poss"):
        return None  # "hit her leg" says nothing of a bullet; "hit his head" may be a fall
    if part.dep != "pobj" or above.lemma not in {"in", "to", "through", "on"}:
        return None
    blow = parse.head(above)
    if blow.lemma in _WOUNDS or (blow.lemma in _WOUNDING and blow.pos == "VERB"):
        return blow
    return None


def _victim(parse: Parse, blow: Token) -> Token | None:
    if blow.pos == "VERB":
        return _patient(parse, blow)
    for above in parse.ancestors(blow):
        if above.pos == "VERB":
            return _subject(parse, above) if above.lemma in _SUFFERING | {"die"} else None
    return None


def _patient(parse: Parse, verb: Token) -> Token | None:
    """Whom a verb concerns: object, subject of the passive, or the noun it modifies; conjoined verbs share it."""
    for child in parse.children(verb, "nsubjpass", "dobj"):
        return _antecedent(parse, child, verb)
    if verb.dep in {"acl", "relcl"} and verb.tag == "VBN":
        return parse.head(verb)
    if verb.dep == "conj" and parse.head(verb).pos == "VERB" and not parse.children(verb, "nsubj"):
        return _patient(parse, parse.head(verb))
    return None


def _subject(parse: Parse, verb: Token) -> Token | None:
    for child in parse.children(verb, "nsubj", "nsubjpass"):
        return _antecedent(parse, child, verb)
    if verb.dep in {"acl"} and verb.tag == "VBG":
        return parse.head(verb)
    if verb.dep in {"conj", "xcomp"} and parse.head(verb).pos in {"VERB", "AUX"}:
        return _subject(parse, parse.head(verb))
    return None


def _antecedent(parse: Parse, token: Token, verb: Token) -> Token:
    """A relative pronoun stands for the noun that its clause modifies."""
    return parse.head(verb) if verb.dep == "relcl" and token.tag in {"WP", "WDT"} else token


def _referent(parse: Parse, noun: Token) -> Span:
    """Where the name of a participant stands: its own span, or that of the name in apposition to it."""
    named = (child for child in parse.children(noun, "appos") if child.pos == "PROPN")
    return next(named, noun).span if noun.pos != "PROPN" else noun.span


# ---------------------------------------------------------------- events and states


def _events(parse: Parse, times: Times) -> Iterator[Statement]:
    """Clauses with subject and object: who did what to whom, or did not."""
    for verb in parse.tokens:
        if verb.pos != "VERB" or verb.lemma in LIGHT or _intended(parse, verb):
            continue
        passive = bool(parse.children(verb, "nsubjpass"))
        actor = _by(parse, verb) if passive else _subject(parse, verb)
        target = _patient(parse, verb) if passive else _object(parse, verb)
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
        _referent(parse, actor) if actor is not None else None,
        _referent(parse, target) if target is not None else None,
        actor.lemma if actor is not None else "",
        target.lemma if target is not None else "",
    )


def _by(parse: Parse, verb: Token) -> Token | None:
    return next((noun for by in parse.children(verb, "agent") for noun in parse.children(by, "pobj")), None)


def _object(parse: Parse, verb: Token) -> Token | None:
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
            _marks(parse, bearer),
            _denied(parse, word, describe(parse, Anchor(word, None, word), [word], times)),
            agent=_referent(parse, bearer),
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
        return _subject(parse, above)
    return next(iter(parse.children(word, "nsubjpass")), None) if word.tag == "VBN" else None


EXTRACTOR = Extractor("statement", extract)
