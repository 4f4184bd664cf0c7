"""Where a figure hangs in the tree: what it counts and the word that says what happened."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from factcheck.events import OF_PEOPLE, OFFSPRING, PARENTS, PEOPLE, class_of
from factcheck.syntax import Parse, Token

_HEDGES = frozenset("report estimate allege claim suspect confirm expect".split())  # "a reported £4 million"
_NOMINAL = frozenset({"NOUN", "PROPN", "PRON"})


@dataclass(frozen=True, slots=True)
class Anchor:
    """A figure in the tree: its top token, the noun it counts (if any) and the word that says what happened."""

    top: Token
    counted: Token | None
    predicate: Token | None


def state_of(token: Token) -> str:
    """The class of a participle that the capitals of a headline make a noun: "Two Dead, Six Hurt"."""
    return class_of(token.text.lower(), "ADJ") if token.pos in {"PROPN", "NOUN"} and token.text.istitle() else ""


def anchor_of(parse: Parse, tokens: Sequence[Token], measure: bool = False) -> Anchor:
    """Where a figure hangs; a measure or a sum beside a noun is that noun's ("a £4m budget", "a budget of £4m")."""
    inside = {token.index for token in tokens}
    top = next((token for token in tokens if token.head not in inside or token.head == token.index), tokens[0])
    counted = _counted(parse, top, inside)
    if measure and (noun := counted or next(_quantifier(parse, top), None)) is not None:
        return Anchor(top, noun, noun)
    predicate = _predicate(parse, top, counted, inside)
    return Anchor(top, counted, predicate)


def parent_of(parse: Parse, top: Token, counted: Token | None) -> Token | None:
    """The word for whose children a figure counts: "mother" of "a mother of five", "the father of three girls"."""
    if counted is not None and counted.lemma not in OFFSPRING:
        return None
    of = parse.head(counted or top)
    parent = parse.head(of)
    return parent if of.lemma == "of" and of.index != parent.index and parent.lemma.lower() in PARENTS else None


def _counted(parse: Parse, top: Token, inside: set[int]) -> Token | None:
    noun = _noun_counted(parse, top, inside)
    return noun if noun is None else _aged(parse, noun)


def _aged(parse: Parse, unit: Token) -> Token:
    """The person whose years are counted: "girl" of "a 12-year-old girl", "old" of "a 12-year-old"."""
    old = parse.head(unit)
    if old.lemma != "old" or unit.lemma not in {"year", "month", "week", "day"}:
        return unit
    person = parse.head(old)
    return person if old.dep in {"amod", "compound", "nmod"} and person.pos in _NOMINAL else old


def _noun_counted(parse: Parse, top: Token, inside: set[int]) -> Token | None:
    head = parse.head(top)
    if (
        top.dep in {"nummod", "amod", "compound", "nmod", "quantmod", "det", "poss", "npadvmod"}
        and head.index not in inside
    ):
        if head.pos in _NOMINAL:
            return head
        if head.dep in {"nummod", "quantmod", "compound"} and parse.head(head).pos in _NOMINAL:
            return parse.head(head)
        if head.pos == "ADJ" and class_of(head.lemma, "ADJ"):
            return None
    for of in parse.children(top, "prep"):
        if of.lemma == "of":
            for noun in parse.children(of, "pobj"):
                if noun.index not in inside:
                    return noun
    if top.dep == "conj" and top.pos == "NUM":
        first = next((token for token in parse.ancestors(top) if token.pos in _NOMINAL), None)
        if first is not None and parse.children(first, "nummod"):
            return first
    return None


def _predicate(parse: Parse, top: Token, counted: Token | None, inside: set[int]) -> Token | None:
    if counted is None:
        following = _predicate_after(parse, max(inside) + 1)
        if following is not None:
            return following
    if counted is not None and counted.lemma not in PEOPLE and (class_of(counted.lemma, "NOUN") or state_of(counted)):
        return counted
    start = counted or top
    if told := next((noun for noun in _quantifier(parse, start) if class_of(noun.lemma, "NOUN") in OF_PEOPLE), None):
        return told  # "the drowning deaths of nine sailors"
    modifiers = [
        modifier
        for noun in (*_coordinated(parse, start), *_quantifier(parse, start))
        for modifier in parse.children(noun, "acl", "relcl", "amod")
        if (modifier.pos == "VERB" and modifier.lemma not in _HEDGES)
        or (modifier.pos == "ADJ" and class_of(modifier.lemma, "ADJ"))
    ]
    modifiers.sort(key=lambda modifier: modifier.index)
    governor = _governor(parse, start)
    told = next((modifier for modifier in modifiers if class_of(modifier.lemma, modifier.pos)), None)
    if told is None and governor is not None and class_of(governor.lemma, governor.pos):
        return governor  # "four men coming from a match were shot"
    return told or next(iter(modifiers), governor)


def _predicate_after(parse: Parse, start: int) -> Token | None:
    """The event word that follows a bare figure at once or after its auxiliaries: "four injured", "nine were hurt"."""
    for token in parse.tokens[start : start + 4]:
        if token.pos in {"ADJ", "VERB"} and class_of(token.lemma, token.pos):
            return token
        if state_of(token):
            return token
        if token.pos not in {"AUX", "ADV"}:
            return None
    return None


def _coordinated(parse: Parse, token: Token) -> Iterator[Token]:
    """The token and the nouns coordinated after it, which share its modifiers ("drones and missiles fired")."""
    yield token
    for other in parse.children(token, "conj"):
        yield from _coordinated(parse, other)


def _quantifier(parse: Parse, token: Token) -> Iterator[Token]:
    """The noun that takes the counted one by "of" and may carry its participle: "a total of 424 drones fired"."""
    of = parse.head(token)
    if of.lemma == "of" and parse.head(of).pos == "NOUN":
        yield parse.head(of)


def _governor(parse: Parse, token: Token) -> Token | None:
    for above in parse.ancestors(token):
        toll = next((c for c in parse.children(above, "nsubj", "dobj") if class_of(c.lemma, "NOUN") in OF_PEOPLE), None)
        if toll is not None and toll is not token and toll.pos == "NOUN" and toll.lemma not in PEOPLE:
            return toll
        if class_of(above.lemma, above.pos):
            return above
        if above.pos in {"VERB", "AUX"}:
            if above.lemma in {"be", "leave", "bring", "become"}:
                state = next(
                    (
                        c
                        for c in parse.children(above, "acomp", "attr", "oprd", "ccomp", "xcomp")
                        if class_of(c.lemma, c.pos)
                    ),
                    None,
                )
                return state or above
            return above
    return None
