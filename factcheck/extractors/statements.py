"""Words that fill a slot of a fact without a figure: colours, parts of the body, vehicles, weapons, ships, nations."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain, takewhile

from factcheck.clauses import patient_of, referent_of, subject_of
from factcheck.contrasts import CAR_MAKES, CLOTHES, COLOURS, PERSONS, nation_of, words_of
from factcheck.document import SectionKind, Span
from factcheck.extractors import Extractor
from factcheck.extractors.times import times_of
from factcheck.frames import Anchor, describe
from factcheck.mention import EventFrame, Moment, Statement
from factcheck.syntax import Parse, Token

Times = Sequence[tuple[Span, Moment]]

_KINDS = ("vehicle", "weapon")
_WOUNDING = frozenset("shoot hit strike wound injure stab graze hurt cut bite kick punch burn beat slash".split())
_WOUNDS = frozenset("wound gunshot injury burn cut fracture bruise shot bullet gash laceration".split())
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
    """Names and makes in a noun's phrase: "a Volvo Amazon", "the frigate Aurora"."""
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
        if (person is not token and person.lemma not in PERSONS) or (person is token and token.tag != "NNP"):
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
            patient=referent_of(parse, about),
            patient_word=about.lemma,
        )


# ---------------------------------------------------------------- parts of the body


def _wounds(parse: Parse, times: Times) -> Iterator[Statement]:
    """Where someone was hit: "shot in the left leg", "a gunshot wound to the chest"."""
    for part in parse.tokens:
        if part.lemma not in words_of("body") or part.pos != "NOUN" or _is_side(parse, part):
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
            patient=referent_of(parse, victim),
            patient_word=victim.lemma,
        )


def _is_side(parse: Parse, part: Token) -> bool:
    """Whether the word only names a side of what follows: "the back of the head"."""
    return any(child.lemma == "of" for child in parse.children(part, "prep"))


def _first_conjunct(parse: Parse, token: Token) -> Token:
    while token.dep == "conj":
        token = parse.head(token)
    return token


def _blow(parse: Parse, part: Token) -> Token | None:
    """The word of wounding that a part of the body belongs to: "shot … in the leg", "wound to the leg"."""
    above = parse.head(part)
    if part.dep == "compound" and above.lemma in _WOUNDS:
        return above
    if part.dep != "pobj" or above.lemma not in {"in", "to", "through", "on"}:
        return None
    blow = parse.head(above)
    if blow.lemma in _WOUNDS or (blow.lemma in _WOUNDING and blow.pos == "VERB"):
        return blow
    return None


def _victim(parse: Parse, blow: Token) -> Token | None:
    if blow.pos == "VERB":
        return patient_of(parse, blow)
    for above in parse.ancestors(blow):
        if above.pos == "VERB":
            return subject_of(parse, above) if above.lemma in _SUFFERING | {"die"} else None
    return None


EXTRACTOR = Extractor("statement", extract)
