"""Figures, ages and times of a draft: of the same thing, the same figure, or another."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import lru_cache
from typing import TypeVar

from factcheck import amounts, moments
from factcheck.alignment import GATES
from factcheck.events import LIGHT, PEOPLE
from factcheck.identity import Entity, entities
from factcheck.lexicon import Kinship, kinship
from factcheck.mention import Amount, Name, Quantity, Time
from factcheck.support import Support
from factcheck.verdict import Fact, FactKind, Verdict
from factcheck.verification.material import Material, evidence

Framed = TypeVar("Framed", Quantity, Time)

_KIN = {Kinship.SAME, Kinship.SYNONYM, Kinship.FAMILY, Kinship.BROADER, Kinship.NARROWER}
_NEEDED = tuple(gate for name, gate in GATES.items() if name not in {"sentence", "part", "modality", "time"})
SAME_THING = 0.5  # likeness from which two figures are of one thing
OTHER_VALUE = 0.62  # likeness from which a different figure is a conflict rather than another fact
PLACES = 3  # of evidence shown


def likeness(material: Material, own: Quantity | Time, other: Quantity | Time) -> float:
    """How surely two mentions speak of one thing, 0 to 1: nothing keeps them apart, and their clauses are alike."""
    mine, theirs = own.frame, other.frame
    if not all(gate(own, other) for gate in _NEEDED):
        return 0.0
    if isinstance(own, Quantity) and not GATES["time"](own, other):
        return 0.0
    if not _same_thing(mine.thing, theirs.thing):
        return 0.0
    shared = (mine.context & theirs.context) - LIGHT
    alike = bool(mine.predicate) and kinship(mine.predicate, theirs.predicate) in _KIN
    score = 0.15 + 0.4 * max(0.0, material.corpus.similarity(own.sentence, other.sentence)) + 0.07 * min(4, len(shared))
    score += 0.15 * (alike and mine.predicate not in LIGHT) + 0.1 * bool(mine.thing and mine.thing == theirs.thing)
    return min(0.98, score)


def _same_thing(mine: str, theirs: str) -> bool:
    if not mine or not theirs or mine == theirs:
        return True
    if {mine, theirs} & (PEOPLE | {"person"}):
        people = ("person", "people")
        return any(kinship(people[0], word) in _KIN for word in (mine, theirs) if word not in PEOPLE | {"person"})
    return kinship(mine, theirs) in _KIN


def figure_fact(material: Material, own: Quantity, borne: Support) -> Fact:
    """The fact of a figure that is not the age of somebody named."""
    kind = FactKind.AGE if own.amount.dimension == "age" else FactKind.NUMBER
    others = [one for one in material.of_sources(Quantity) if one.amount.dimension == own.amount.dimension]
    return _judged(material, kind, own, _sides(material, own, others, _same_figure), borne)


@lru_cache(maxsize=200_000)
def _compared(mine: Amount, other: Amount) -> str:
    return amounts.compare(mine, other).value


def _same_figure(own: Quantity, other: Quantity) -> str:
    return _compared(own.amount, other.amount)


def time_fact(material: Material, own: Time, borne: Support) -> Fact:
    """The fact of a date, a weekday or a time of day."""
    sides = _sides(material, own, material.of_sources(Time), _same_time)
    return _judged(material, FactKind.DATE, own, sides, borne)


def _same_time(own: Time, other: Time) -> str:
    return "agree" if _same_words(own, other) else moments.compare(own.moment, other.moment).value


def _sides(
    material: Material, own: Framed, others: Iterable[Framed], compare: Callable[[Framed, Framed], str]
) -> dict[str, list[Framed]]:
    """The source mentions by how they compare; those that differ only from sentences nominated for this one."""
    sides: dict[str, list[Framed]] = {"agree": [], "compatible": [], "differ": []}
    for one in others:
        side = compare(own, one)
        if side != "differ" or material.is_near(own, one):
            sides[side].append(one)
    return sides


def _same_words(own: Time, other: Time) -> bool:
    return own.text.casefold() == other.text.casefold()


def _judged(
    material: Material,
    kind: FactKind,
    own: Framed,
    sides: Mapping[str, Sequence[Framed]],
    borne: Support,
) -> Fact:
    """The verdict on a mention from the source mentions that agree with it, may agree (are compatible), and differ."""
    agreeing, possible, differing = (_ranked(material, own, sides[side]) for side in ("agree", "compatible", "differ"))
    if agreeing and (agreeing[0][0] >= SAME_THING or _told_there(material, own, agreeing[0][1], borne)):
        return _fact(kind, own, (Verdict.SUPPORTED, max(0.7, agreeing[0][0])), agreeing)
    near = [(score, one) for score, one in differing if score >= OTHER_VALUE]
    if possible and possible[0][0] >= max(SAME_THING, near[0][0] if near else 0.0):
        return _fact(kind, own, (Verdict.SUPPORTED, 0.6), possible, "rounded, hedged or less exact in one of the two")
    if near:
        return _fact(kind, own, (Verdict.CONFLICTING, near[0][0]), near, f"the source has {_told(near[0][1])}")
    if agreeing and agreeing[0][0] > 0 and kind is FactKind.AGE:
        return _fact(kind, own, (Verdict.SUPPORTED, 0.6), agreeing, "the sources give somebody this age")
    if agreeing:
        what = "date, different event" if kind is FactKind.DATE else "number, different thing"
        return _fact(kind, own, (Verdict.NOT_FOUND, 0.6), agreeing[:1], f"same {what}: check by hand")
    return _fact(kind, own, (Verdict.NOT_FOUND, 0.8), [])


def _told(mention: Quantity | Time) -> str:
    return moments.describe(mention.moment) if isinstance(mention, Time) else amounts.describe(mention.amount)


def _told_there(material: Material, own: Framed, other: Framed, borne: Support) -> bool:
    """Whether the sentence of the source mention is the one that tells the draft sentence."""
    near = material.nominated[own.sentence]
    return borne.told >= 0.6 and any(near[at] is other.sentence for at in borne.closest[:1])


def _ranked(material: Material, own: Framed, others: Iterable[Framed]) -> list[tuple[float, Framed]]:
    scored = [(likeness(material, own, one), one) for one in others]
    return sorted(scored, key=lambda pair: (-pair[0], pair[1].document.name, pair[1].span))


def _fact(
    kind: FactKind,
    own: Quantity | Time,
    verdict: tuple[Verdict, float],
    ranked: Sequence[tuple[float, Quantity | Time]],
    note: str = "",
) -> Fact:
    shown = [one for score, one in ranked[:PLACES] if score >= ranked[0][0] - 0.2]
    places = tuple(evidence(one.sentence, one.span, one.frame.attribution) for one in shown)
    confidence = round(min(0.98, verdict[1]), 3)
    return Fact(kind, own.text, own.span.start, own.span.end, verdict[0], confidence, places, note)


def age_fact(material: Material, own: Quantity) -> Fact | None:
    """The fact of a named person's age; None for any other figure and where the sources give that person none."""
    person = _owner(material, own) if own.amount.dimension == "age" else None
    if person is None:
        return None
    ages = [
        one
        for one in material.of_sources(Quantity)
        if one.amount.dimension == "age" and _owner(material, one) is person
    ]
    agreeing = [(0.95, one) for one in ages if amounts.compare(own.amount, one.amount) is not amounts.Relation.DIFFER]
    if agreeing:
        return _fact(FactKind.AGE, own, (Verdict.SUPPORTED, 0.95), agreeing)
    if ages:
        told = amounts.describe(ages[0].amount)
        note = f"the source says {told} of {person.name}"
        return _fact(FactKind.AGE, own, (Verdict.CONFLICTING, 0.9), [(0.9, one) for one in ages], note)
    return None


def _owner(material: Material, quantity: Quantity) -> Entity | None:
    if quantity.owner is None:
        return None
    for mention in material.corpus.mentions_of_sentence.get(quantity.sentence, ()):
        if isinstance(mention, Name) and mention.span.overlaps(quantity.owner):
            return entities(material.corpus).entity_of(mention)
    return None
