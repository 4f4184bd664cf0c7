"""One event in two places, or one person at home in two.

Flags:

- two parts of one town for the same event: a shooting "in South Ashford", "in Southwest Ashford";
- two home towns of one person: "Ruth Hallam, 54, of Brightford", "Hallam, of Westing";
- two cities for the same talks or trial: "new US-brokered talks in Oslo", "the US-led talks in Doha";
- two towns for one meeting: "the union and the council meet for talks in Thornbeck on Monday", "in Westing";
- two streets for one spot of one event: "on Alder near Ferry", "on Alder near Quay"; the "2000 block of Mill St.", "of
  Milldale"; "Hollin Road", "Hollin Lane";
- two places where one person died: "died in the ambulance", "died in hospital an hour later";
- two kinds of place for what happened to the same person: found "inside the home", "in a shed".

Leaves alone: a part of the other place (a district and its city, a town and its county or country), a place and what
is near it, several events of one kind, the stages of one story (shot at home, died in hospital), and two places that
one document gives side by side.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations, product

from factcheck.alignment import GATES
from factcheck.blocking import near
from factcheck.checks import Check
from factcheck.corpus import Corpus
from factcheck.finding import Category, Conflict, Reading, Rule, Severity
from factcheck.gazetteer import is_region
from factcheck.identity import Entity, entities
from factcheck.mention import Name, Place
from factcheck.spots import differing_deaths, differing_streets, street_of
from factcheck.stories import stories_of

_OTHER = re.compile(r"\b(?:other|another|separate|second|third|earlier|previous|unrelated|also)\b", re.IGNORECASE)
_CLOSE = 60  # letters from one town to another that a sentence sets in relation
_VIOLENCE = frozenset("kill injure shoot stab graze".split())


def find(corpus: Corpus) -> Iterator[Conflict]:
    kinds: dict[str, list[Place]] = defaultdict(list)
    for place in corpus.of_kind(Place):
        kinds[place.relation].append(place)
    yield from _compass([place for place in kinds["event"] if place.compass])
    yield from _homes(corpus, kinds["home"])
    yield from _meetings(kinds["meeting"])
    yield from _same_meeting(kinds["meeting"])
    for told in stories_of(corpus).by_event(kinds["setting"]):
        yield from _settings(told)
    yield from _spots(corpus)


def _class(place: Place) -> str:
    return "violence" if place.event in _VIOLENCE else place.event


def _near(left: Place, right: Place) -> bool:
    return near(left.sentence.section.written, right.sentence.section.written)


def _gates(left: Place, right: Place, *names: str) -> bool:
    return all(GATES[name](left, right) for name in names)  # type: ignore[arg-type]


def _town(place: Place) -> str:
    return f"{place.compass} {place.head}".strip()


def _apart(one: str, two: str) -> bool:
    """Whether two towns can be told apart: neither a name within the other nor a state or country."""
    return not (one in two or two in one or is_region(one) or is_region(two))


# ---------------------------------------------------------------- points of the compass


def _compass(places: Sequence[Place]) -> Iterator[Conflict]:
    """Two parts of one town, and no third, for events of one kind."""
    by_head: dict[str, list[Place]] = defaultdict(list)
    for place in places:
        by_head[place.head].append(place)
    for head, found in by_head.items():
        if len({place.compass for place in found}) == 2:
            pairs = [pair for pair in combinations(found, 2) if _two_parts(*pair)]
            if pairs:
                own = [place for place in found if _class(place) == _class(pairs[0][0])]
                asked = " or ".join(dict.fromkeys(_town(place).title() for place in own))
                reason = f"events of one kind ({pairs[0][0].event}) in two parts of {head.title()}"
                yield _conflict(own, f"Where: {asked}?", reason, 0.7)


def _two_parts(left: Place, right: Place) -> bool:
    return (
        left.compass != right.compass
        and not any(_OTHER.search(place.sentence.text) for place in (left, right))
        and _class(left) == _class(right)
        and _near(left, right)
        and _gates(left, right, "sentence", "time", "modality")
        and _one_event(left, right)
    )


def _one_event(left: Place, right: Place) -> bool:
    """Two reports' own news, or one report's event with the same people."""
    if left.document is right.document:
        return _gates(left, right, "people", "actor")
    return left.sentence.leads and right.sentence.leads


# ---------------------------------------------------------------- home towns


def _homes(corpus: Corpus, places: Sequence[Place]) -> Iterator[Conflict]:
    by_person: dict[Entity, list[Place]] = defaultdict(list)
    for place in places:
        holder = _entity_at(corpus, place)
        if holder is not None and holder.label == "PERSON":
            by_person[holder].append(place)
    for person, found in by_person.items():
        differing = [pair for pair in combinations(found, 2) if _two_towns(corpus, *pair)]
        if differing:
            towns = list(dict.fromkeys(place for pair in differing for place in pair))
            asked = " or ".join(dict.fromkeys(place.text for place in towns))
            yield _conflict(towns, f"Home of {person.name}: {asked}?", "the home of the same person", 0.7)


def _entity_at(corpus: Corpus, place: Place) -> Entity | None:
    linked = entities(corpus)
    for mention in corpus.mentions_of_sentence.get(place.sentence, ()):
        if place.holder is not None and isinstance(mention, Name) and mention.span.overlaps(place.holder):
            return linked.entity_of(mention)
    return None


def _two_towns(corpus: Corpus, left: Place, right: Place) -> bool:
    one, two = _town(left), _town(right)
    if left.document is right.document or left.region == two or right.region == one:
        return False
    return _near(left, right) and _apart(one, two) and not _side_by_side(corpus, one, two)


def _side_by_side(corpus: Corpus, one: str, two: str) -> bool:
    """Whether a sentence names both near each other: one is said to be a part of the other, or somebody moved."""
    for document in corpus.documents:
        text = document.text.casefold()
        if one in text and two in text:
            told = (sentence.text.casefold() for sentence in corpus.sentences_of(document))
            if any(_close(text, one, two) for text in told):
                return True
    return False


def _close(text: str, one: str, two: str) -> bool:
    places = ([match.start() for match in re.finditer(re.escape(town), text)] for town in (one, two))
    return any(abs(mine - other) <= _CLOSE for mine, other in product(*places))


# ---------------------------------------------------------------- meetings

_NO_PARTIES = frozenset(
    """talk talks meet meeting summit trial conference hearing hold begin continue resume take place monday tuesday
    wednesday thursday friday saturday sunday january february march april may june july august september october
    november december today tomorrow yesterday""".split()
)
_EARLIER = frozenset("last previous earlier first second third next new future past".split())


def _meetings(places: Sequence[Place]) -> Iterator[Conflict]:
    """Talks with the same host or party ("US-led", "US-brokered") on the same day in two cities."""
    for left, right in combinations(places, 2):
        shared = (left.qualifiers & right.qualifiers) - _EARLIER
        if left.event == right.event and shared and _one_day(left, right) and _apart(_town(left), _town(right)):
            yield _conflict(
                (left, right),
                f"Where: {left.text} or {right.text}?",
                f"meetings of one host or party ({', '.join(sorted(shared))}), reported on the same day",
                0.6,
            )


def _same_meeting(places: Sequence[Place]) -> Iterator[Conflict]:
    """Reports that put one meeting, of the same parties on the same named day, in two towns."""
    pairs = [pair for pair in combinations(places, 2) if _one_meeting(*pair) and _elsewhere(*pair)]
    if pairs:
        towns = {_town(place) for place in pairs[0]}
        found = list(dict.fromkeys(place for pair in pairs if {_town(p) for p in pair} == towns for place in pair))
        parties = ", ".join(sorted(_parties(found[0]) & _parties(found[-1])))
        reason = f"a meeting of the same parties ({parties}) on the same day"
        asked = " or ".join(dict.fromkeys(place.text for place in found))
        yield _conflict(found, f"Where: {asked}?", reason, 0.65)


def _one_meeting(left: Place, right: Place) -> bool:
    days = [place.frame.when.weekday if place.frame.when else None for place in (left, right)]
    if left.event != right.event or None in days or days[0] != days[1] or not _gates(left, right, "time"):
        return False
    one, two = _parties(left), _parties(right)
    return len(one & two) >= 2 and 2 * len(one & two) >= len(one | two)


def _parties(place: Place) -> frozenset[str]:
    """What the clause names beside the meeting itself, its place and its day."""
    words = place.frame.context - {place.frame.predicate, place.event} - _NO_PARTIES
    return frozenset(word for word in words if not any(word in where for where in (place.head, *place.frame.places)))


def _elsewhere(left: Place, right: Place) -> bool:
    """Whether two documents have two towns that can be told apart, and neither document the town of the other."""
    one, two = _town(left), _town(right)
    named = two in left.document.text.casefold() or one in right.document.text.casefold()
    return left.document is not right.document and _apart(one, two) and not named


def _one_day(left: Place, right: Place) -> bool:
    mine, other = left.sentence.section.written, right.sentence.section.written
    together = mine is not None and other is not None and abs((mine - other).days) <= 1
    return together and _gates(left, right, "sentence", "time")


# ---------------------------------------------------------------- kinds of place


def _settings(places: Sequence[Place]) -> Iterator[Conflict]:
    """Two kinds of place where the dead were found, or where one victim was hurt."""
    found = [place for place in places if place.event == "find people" and place.side == "in"]
    differing = [(left, right) for left, right in combinations(found, 2) if left.head != right.head]
    if _kinds(found) == 2 and all(_near(*pair) and _gates(*pair, "people", "actor") for pair in differing):
        yield _conflict(found, _asked(found), "where people were found", 0.6, [place.head for place in found])
    hurt = [place for place in places if place.event in _VIOLENCE and place.side == "in"]
    for left, right in combinations(hurt, 2):
        if left.head != right.head and left.document is not right.document and _one_victim(left, right):
            own = [p for p in hurt if p.document in (left.document, right.document) and _one_victim(p, p)]
            if (
                _kinds([p for p in own if p.document is left.document])
                == 1
                == _kinds([p for p in own if p.document is right.document])
            ):
                yield _conflict(
                    (left, right), _asked((left, right)), "where one victim was hurt", 0.6, (left.head, right.head)
                )


def _kinds(places: Sequence[Place]) -> int:
    return len({place.head for place in places})


def _asked(places: Sequence[Place]) -> str:
    return f"Where: {' or '.join(dict.fromkeys(place.text.casefold() for place in places))}?"


def _one_victim(left: Place, right: Place) -> bool:
    """Whether two clauses tell of one person: the same name, or the same sex or age and none that differs."""
    mine, other = left.frame, right.frame
    shared = mine.people & other.people - {"adult", "child"} or mine.patient & other.patient
    return bool(shared) and _near(left, right) and _gates(left, right, "people", "actor", "time", "modality")


def _spots(corpus: Corpus) -> Iterator[Conflict]:
    for places in differing_streets(corpus):
        asked = " or ".join(place.text for place in places[:2])
        reason = "reports of one event name two streets for one spot"
        named: dict[frozenset[str], str] = {}
        for place in places:
            named.setdefault(street_of(place), f"{place.head} {place.region}")
        yield _conflict(places, f"Where: {asked}?", reason, 0.6, [named[street_of(place)] for place in places])
    for pair in differing_deaths(corpus):
        heads = [place.head for place in pair]
        yield _conflict(pair, f"Died: {' or '.join(heads)}?", "where one person died", 0.65, heads)


def _conflict(
    places: Sequence[Place], title: str, reason: str, confidence: float, values: Sequence[str] = ()
) -> Conflict:
    normalized = values or [_town(place) for place in places]
    return Conflict(
        category=Category.PLACE,
        readings=tuple(Reading(place, place.text, value) for place, value in zip(places, normalized, strict=True)),
        title=title,
        reasons=(reason,),
        severity=Severity.MEDIUM,
        confidence=confidence,
    )


CHECK = Check(Rule("place-conflict", Category.PLACE, "one event in two places, or one person at home in two"), find)
