"""What sentences mention: quantities, names, moments, places, quotations, and the events they belong to.

Values are normalised here once; checks compare them and never parse strings.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

from factcheck.document import Document, Sentence, Span


class Modality(StrEnum):
    """How a figure is meant."""

    EXACT = "exact"
    ABOUT = "about"
    AT_LEAST = "at least"
    AT_MOST = "at most"
    RANGE = "range"
    VAGUE = "vague"  # several, dozens, hundreds


@dataclass(frozen=True, slots=True)
class Amount:
    """A figure as an interval in the unit of its dimension.

    `dimension` is one of count, ordinal, percent, fraction, score, age (years), duration (days), length (metres),
    area (square metres), mass (kilograms), volume (litres), speed (metres a second), temperature (°C),
    power (watts), money (in `unit`, an ISO 4217 code), identifier (compared exactly, never added).
    `low` and `high` bound what the words allow ("at least six" is 6 to infinity); `stated` is the figure written.
    `unit` is the unit as written, in canonical form ("foot", "GBP", "day", "" for counts).
    `exact_text` holds the normalised form of scores and identifiers ("45-1", "0845125222").
    """

    low: float
    high: float
    stated: float
    modality: Modality = Modality.EXACT
    dimension: str = "count"
    unit: str = ""
    exact_text: str = ""


@dataclass(frozen=True, slots=True)
class Moment:
    """When: an interval of naive local time, both ends included, as far as the words and the dateline tell.

    `first` and `last` are None where the text gives no day at all (a bare "3:30 p.m." without a known date).
    `clock` is minutes after midnight (low, high) where a time of day is given, else None.
    `weekday` is the weekday named (Monday is 0), `explicit` whether a calendar date is written out.
    """

    first: dt.date | None
    last: dt.date | None
    clock: tuple[int, int] | None = None
    weekday: int | None = None
    explicit: bool = False
    approximate: bool = False


@dataclass(frozen=True, slots=True)
class EventFrame:
    """Who did what to whom, where, when, and who says so: everything two figures must share to be one fact.

    All words are lower-case lemmas. `predicate` is the class of the event ("kill", "launch", "injure") or the lemma
    itself; `thing` is what is counted or measured ("person" for all words for people at large), `also` what is counted
    with it ("450 drones and missiles") and `modifiers` narrow it ("russian", "armed"). `agent` and `patient` are the
    proper names of subject and object, `people` what plain nouns tell of the people involved (sex, adult or child,
    age), `places` where it happened, `when` when. `response` is true where the time or figure is that of an answer to
    the event (called, dispatched) rather than the event's own, and `role` tells whether the people counted act or are
    acted on ("agent", "patient"). `part` is the word that makes a figure a part, a rest or a running total ("another",
    "of", "so far"). `quoted` is true inside quotation marks. `context` are the content words of the clause.
    """

    predicate: str = ""
    thing: str = ""
    also: frozenset[str] = frozenset()
    modifiers: frozenset[str] = frozenset()
    agent: frozenset[str] = frozenset()
    patient: frozenset[str] = frozenset()
    people: frozenset[str] = frozenset()
    response: bool = False
    role: str = ""
    places: frozenset[str] = frozenset()
    when: Moment | None = None
    part: str = ""
    negated: bool = False
    hypothetical: bool = False
    quoted: bool = False
    attribution: str = ""
    context: frozenset[str] = frozenset()


@dataclass(frozen=True, eq=False, slots=True)
class Mention:
    """A span of a sentence that states something comparable. Offsets are the document's."""

    sentence: Sentence
    span: Span

    @property
    def document(self) -> Document:
        return self.sentence.document

    @property
    def text(self) -> str:
        return self.document.slice(self.span)


@dataclass(frozen=True, eq=False, slots=True)
class Quantity(Mention):
    """A figure with what it counts or measures.

    The span covers the figure, `wording` the figure with its hedge and unit ("at least six"). `owner` is the name that
    an age or a record belongs to; `street` the street of a house or block number, lower case without its points of the
    compass and its kind ("alder" for "North Alder Ave.").
    """

    amount: Amount
    frame: EventFrame
    owner: Span | None = None
    wording: Span | None = None
    street: str = ""


@dataclass(frozen=True, eq=False, slots=True)
class Name(Mention):
    """A proper name as written.

    `words` are the name's words without titles and possessive; `label` is PERSON, PLACE, ORG or OTHER as the syntax
    has it; `title` holds titles and roles standing before it; `quoted` is true inside quotation marks.
    """

    words: tuple[str, ...]
    label: str
    title: str = ""
    quoted: bool = False


@dataclass(frozen=True, eq=False, slots=True)
class Time(Mention):
    """A date, weekday, clock time or relative time, resolved, with the event it dates."""

    moment: Moment
    frame: EventFrame


@dataclass(frozen=True, eq=False, slots=True)
class Quote(Mention):
    """The words between quotation marks (the span is without the marks) and who says them, where the text tells."""

    words: tuple[str, ...]
    speaker: str = ""
    scare: bool = False  # marks of distance or a title rather than reported words


@dataclass(frozen=True, eq=False, slots=True)
class Statement(Mention):
    """A word that fills one slot of a fact: a colour, a part of the body, a vehicle, a weapon, or what happened at all.

    `slot` names what it tells (colour, body, vehicle, weapon, vessel, nationality, event, state), `value` how it fills
    it (a lemma; "left leg"). `thing` is what it is said of ("shirt", "car", the victim's noun, a state's subject).
    `marks` identify that thing: names and makes in its phrase. `agent` and `patient` are where subject and object are;
    `agent_word` and `patient_word` their lemmas. `adverbs` qualify it; the frame is that of its clause.
    """

    slot: str
    value: str
    thing: str
    marks: frozenset[str]
    frame: EventFrame
    agent: Span | None = None
    patient: Span | None = None
    agent_word: str = ""
    patient_word: str = ""
    adverbs: frozenset[str] = frozenset()


@dataclass(frozen=True, eq=False, slots=True)
class Place(Mention):
    """Where something happened ("event", "meeting"), in what kind of place ("setting"), or who lives where ("home").

    `head` is the place without points of the compass, lower case ("boston"), or the kind of a setting ("home",
    "street"); `compass` the points ("southwest"); `region` what a comma adds ("ohio"). `side` is "in", "outside" or
    "near". `event` is the class of what happened there, `qualifiers` what narrows it ("us", "peace"); `holder` the
    name of who lives there.
    """

    relation: str
    head: str
    compass: str = ""
    region: str = ""
    side: str = "in"
    event: str = ""
    qualifiers: frozenset[str] = frozenset()
    frame: EventFrame = EventFrame()
    holder: Span | None = None


@dataclass(frozen=True, eq=False, slots=True)
class Role(Mention):
    """What somebody is or is charged with.

    `axis` says which roles exclude one another: a rank, an office, a partner, a parent, a charge. `value` is the role
    in canonical form ("lieutenant", "murder"), `holder` the name it belongs to, where one is given, `whose` the words
    for the person or body it is relative to ("her", "couple"). `event` and `slot` tell what the holder did ("kill",
    "agent") where no name is given. `former` is true of what somebody once was.
    """

    axis: str
    value: str
    holder: Span | None = None
    whose: str = ""
    event: str = ""
    slot: str = ""
    former: bool = False
