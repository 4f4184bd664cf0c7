"""How much a clause tells: a part or the whole, stated or supposed, in whose words."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice, pairwise

from factcheck.events import DESCRIBED, INTENT, OF_PEOPLE, class_of
from factcheck.frames.anchors import Anchor
from factcheck.syntax import Parse, Token

REST = frozenset(
    "another other others more additional further rest remaining include including each per every apiece "
    "extra average first last next final".split()
)
_TIME_UNITS = frozenset("second minute hour day week month year decade".split())
_OFFSETS = frozenset("before after ago later earlier into since from prior".split())
_DEGREES = frozenset("critically seriously badly severely slightly gravely".split())
_STAGES = frozenset("scene hospital spot surgery".split())
_SINGLE_EVENTS = frozenset("shooting killing homicide crash fire incident collision murder stabbing robbery".split())
_DENIALS = frozenset("deny dispute reject refute dismiss rebut debunk disprove".split())
_HABITS = frozenset("usually normally typically generally often always annually traditionally routinely".split())
_LONG_UNITS = frozenset("week month year decade".split())
_SEASONS = frozenset("season game match night head person".split())
_STRETCHES = frozenset("half inning overtime run spurt stretch".split())
_WITHIN = frozenset("in across throughout".split())
_EARLIER = frozenset("before earlier prior previously".split())
_REVISED = frozenset("initially originally previously mistakenly incorrectly wrongly erroneously".split())
_HYPOTHETICAL = frozenset("would could may might should will shall can if unless".split())


def part_of(parse: Parse, anchor: Anchor, tokens: Sequence[Token]) -> str:
    """A word that makes the figure a part, a rest or a running total of something else; empty when it stands alone."""
    tests = (
        _rest,
        _rate,
        _offset,
        _narrowing,
        _of_others,
        _beside_someone,
        _of_a_place,
        _of_another_event,
        _of_a_stretch,
    )
    return next((word for test in tests if (word := test(parse, anchor, tokens))), "") or _running_total(parse)


def _rest(parse: Parse, anchor: Anchor, tokens: Sequence[Token]) -> str:
    """ "another 30", "three others", "including four"; but all of "one was killed and three others were hurt"."""
    first, last, counted = tokens[0].index, tokens[-1].index, anchor.counted
    words = [*parse.tokens[max(0, first - 3) : first], *tokens]
    if counted is not None:
        words += parse.children(counted, "amod", "det", "advmod", "prep")
        words += parse.tokens[last + 1 : counted.index + 1]
    marks = REST - {"other", "others"} if _beside_the_dead(parse, anchor) else REST
    rest = (token for token in words if {token.lemma, token.text.lower()} & marks)
    return next((token.lemma for token in rest if not _compares(parse, token)), "")


def _rate(parse: Parse, anchor: Anchor, tokens: Sequence[Token]) -> str:  # noqa: ARG001
    """A figure for each stretch of time: "£4 million per season", "40 a week"."""
    after = parse.tokens[tokens[-1].index + 1 : tokens[-1].index + 5]
    each = next((at for at, token in enumerate(after[:3]) if token.text.lower() in {"per", "a", "an", "each"}), None)
    if each is None or each + 1 == len(after):
        return ""
    return "per" if after[each + 1].lemma in _TIME_UNITS | _SEASONS else ""


def _of_a_place(parse: Parse, anchor: Anchor, tokens: Sequence[Token]) -> str:  # noqa: ARG001
    """Places in which a part of something is: "most of the barns in four parishes burned"."""
    if anchor.counted is None or anchor.counted.dep != "pobj":
        return ""
    within = parse.head(anchor.counted)
    return within.lemma if within.lemma in _WITHIN and parse.head(within).pos == "NOUN" else ""


def _of_another_event(parse: Parse, anchor: Anchor, tokens: Sequence[Token]) -> str:  # noqa: ARG001
    """What only dates the event: "months after a ferry had sunk with nine people"."""
    for token in () if anchor.predicate is None else (anchor.predicate, *parse.ancestors(anchor.predicate)):
        if token.dep == "advcl":
            marks = [child for child in parse.children(token, "mark") if child.lemma in {"after", "before", "since"}]
            if any(parse.tokens[mark.index - 1].lemma in _LONG_UNITS | {"day"} for mark in marks if mark.index):
                return "earlier"
    return ""


def _of_a_stretch(parse: Parse, anchor: Anchor, tokens: Sequence[Token]) -> str:  # noqa: ARG001
    """A part of a game: "caught three balls during the run", "scored seven in the second half"."""
    stretches = (
        token.lemma
        for token in parse.tokens
        if token.lemma in _STRETCHES
        and token.dep == "pobj"
        and parse.head(token).lemma in {"in", "during"}
        and not any(child.lemma == "of" for child in parse.children(token, "prep"))
    )
    return next(stretches, "")


def _compares(parse: Parse, token: Token) -> bool:
    """Whether "more" only hedges: "more than 30" is no rest."""
    following = parse.tokens[token.index + 1 : token.index + 2]
    return bool(following) and following[0].lemma == "than"


def _offset(parse: Parse, anchor: Anchor, tokens: Sequence[Token]) -> str:
    """A stretch of time that only places the event: "three hours before", "after 12 hours"."""
    unit = {anchor.top.lemma, anchor.counted.lemma if anchor.counted is not None else ""} & _TIME_UNITS
    first, last = tokens[0].index, tokens[-1].index
    around = {token.lemma for token in (*parse.tokens[max(0, first - 1) : first], *parse.tokens[last + 1 : last + 3])}
    return "offset" if unit and around & _OFFSETS else ""


def _narrowing(parse: Parse, anchor: Anchor, tokens: Sequence[Token]) -> str:  # noqa: ARG001
    return _narrowed(parse, anchor.predicate) if anchor.predicate is not None else ""


def _of_others(parse: Parse, anchor: Anchor, tokens: Sequence[Token]) -> str:
    """ "two of the six", "17 of 40", "four people, one critically"."""
    after, counted = parse.tokens[tokens[-1].index + 1 : tokens[-1].index + 3], anchor.counted
    if len(after) == 2 and after[0].lemma == "of" and after[1].pos in {"DET", "PRON", "NUM"}:
        return "of"
    if counted is not None:
        others = {"rest", "they"} if _beside_the_dead(parse, anchor) else {"other", "rest", "they"}
        return counted.lemma if counted.lemma in others else ""
    aside = anchor.top.dep in {"npadvmod", "appos"} and parse.children(anchor.top, "advmod")
    return "of" if aside else ""


def _beside_the_dead(parse: Parse, anchor: Anchor) -> bool:
    """Whether those hurt are "others" only beside the dead, who alone are counted before them."""
    predicate = anchor.predicate
    if predicate is None or class_of(predicate.lemma, predicate.pos) != "injure":
        return False
    told = parse.tokens[: anchor.top.index]
    if sum(token.pos == "NUM" for token in told) > 1:
        return False
    return any(class_of(token.lemma, token.pos) == "kill" for token in told if token is not predicate)


def _beside_someone(parse: Parse, anchor: Anchor, tokens: Sequence[Token]) -> str:  # noqa: ARG001
    """ "she and seven others": those counted are not all."""
    counted = anchor.counted
    return "and" if counted is not None and counted.dep == "conj" and _is_someone(parse, parse.head(counted)) else ""


def _running_total(parse: Parse) -> str:
    """ "so far", "this year", "since March" sum up more than one event; "two years earlier" tells of another."""
    words = [token.lemma for token in parse.tokens]
    pairs = {f"{one} {two}" for one, two in pairwise(words)}
    told = [token.text.lower() for token in parse.tokens]
    if any(word in _LONG_UNITS and _EARLIER & set(told[at + 1 : at + 3]) for at, word in enumerate(words)):
        return "earlier"
    if pairs & {"so far", "thus far", "to date", "this year"}:
        return "so far"
    return "since" if "since" in words else ""


def _narrowed(parse: Parse, predicate: Token) -> str:
    """What makes a clause tell of some only, or of several events: "hurt critically", "at the scene"."""
    for child in parse.children(predicate, "advmod"):
        if child.lemma in _DEGREES or (child.lemma == "also" and class_of(predicate.lemma, predicate.pos) in OF_PEOPLE):
            return child.lemma
    for at in parse.children(predicate, "prep"):
        for noun in parse.children(at, "pobj"):
            if noun.lemma in _STAGES or (noun.tag == "NNS" and noun.lemma in _SINGLE_EVENTS):
                return noun.lemma
    return ""


def _is_someone(parse: Parse, noun: Token) -> bool:
    """A person counted apart from those coordinated with it: "she and seven others"."""
    if noun.pos == "PRON":
        return noun.lemma in {"he", "she", "i", "himself", "herself", "self"}
    single = noun.tag in {"NN", "NNP"} and not parse.children(noun, "nummod")
    return single and (bool(DESCRIBED.get(noun.lemma)) or noun.entity == "PERSON")


def is_quoted(parse: Parse, token: Token) -> bool:
    """Whether a token stands between quotation marks of its sentence."""
    return sum(other.text in {'"', "``", "''"} for other in parse.tokens[: token.index]) % 2 == 1


def is_negated(parse: Parse, predicate: Token | None, counted: Token | None) -> bool:
    if predicate is not None and (parse.children(predicate, "neg") or _denied(parse, predicate)):
        return True
    return counted is not None and any(child.lemma == "no" for child in parse.children(counted, "det"))


def _denied(parse: Parse, predicate: Token) -> bool:
    """Whether a clause is what somebody denies: "denied that nine were killed", "dismissed claims that …"."""
    if predicate.dep not in {"ccomp", "acl"}:
        return False
    above = islice(parse.ancestors(predicate), 2)
    return any(token.pos == "VERB" and token.lemma in _DENIALS for token in above)


def is_hypothetical(parse: Parse, predicate: Token | None) -> bool:
    """Whether a clause tells what may be, or what mostly is."""
    if predicate is None:
        return False
    chain = [predicate, *parse.ancestors(predicate)]
    for token in chain:
        if any(child.lemma in _HYPOTHETICAL for child in parse.children(token, "aux", "mark")):
            return True
        if any(child.lemma in _HABITS for child in parse.children(token, "advmod")):
            return True
        if token is not predicate and token.lemma in INTENT and token.pos == "VERB":
            return True
        if token.dep in {"relcl", "ccomp", "ROOT"}:
            break
    return False


def is_revised(parse: Parse, predicate: Token | None) -> bool:
    """Whether a clause, or who tells it, is qualified by "initially" and the like, so that it no longer holds."""
    if predicate is None:
        return False
    for token in (predicate, *parse.ancestors(predicate)):
        if any(child.lemma in _REVISED for child in parse.children(token, "advmod")):
            return True
        if token.dep not in {"ccomp", "conj"}:
            return False
    return False
