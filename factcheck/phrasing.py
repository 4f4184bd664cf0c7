"""Event frames in an editor's words: what a figure counts, what a time dates, why two sentences speak of one fact."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from factcheck import moments
from factcheck.document import Sentence
from factcheck.events import GUNFIRE, SERIES
from factcheck.mention import Moment, Quantity, Time

_DONE = {
    "kill": "killed", "injure": "injured", "missing": "missing", "arrest": "arrested", "rescue": "rescued",
    "displace": "displaced", "charge": "charged", "convict": "convicted", "hospitalise": "taken to hospital",
    "shoot": "shot", "seize": "seized", "launch": "launched", "intercept": "shot down", "strike": "hit",
    "damage": "damaged", "steal": "stolen", "hire": "hired", "dismiss": "dismissed", "cut": "cut",
}  # fmt: skip
_EVENTS = {
    "kill": "killing", "die": "death", "injure": "injury", "shoot": "shooting", "missing": "disappearance",
    "arrest": "arrest",
    "charge": "charge", "convict": "conviction", "rescue": "rescue", "displace": "flight", "launch": "launch",
    "intercept": "interception", "seize": "seizure", "strike": "strike", "damage": "damage", "fall": "fall",
    "win": "win", "steal": "theft", "protest": "protest", "hire": "hiring", "dismiss": "dismissal",
    "hospitalise": "admission to hospital", "meet": "meeting", "crash": "crash", "fire": "fire",
    "occur": "incident", "respond": "response",
}  # fmt: skip
_MEASURES = {
    "money": "sum", "percent": "percentage", "length": "distance", "duration": "duration", "mass": "weight",
    "area": "area", "volume": "volume", "speed": "speed", "temperature": "temperature", "fraction": "share",
    "power": "power",
}  # fmt: skip
_MODEL = re.compile(r"[a-z]{1,3}-\d{1,3}")
_NO_NEWS = frozenset({"people", "person"})  # words that nearly every report shares


def either(values: Sequence[str], most: int = 4) -> str:
    """The readings as a choice: "six or seven", "five, six or seven"; those beyond `most` are only counted."""
    shown = list(dict.fromkeys(values))
    if len(shown) > most:
        shown = [*shown[: most - 1], f"{len(shown) - most + 1} other readings"]
    return _joined(shown, "or")


def _joined(words: Sequence[str], last: str) -> str:
    return f"{', '.join(words[:-1])} {last} {words[-1]}" if len(words) > 1 else "".join(words)


def counted(figure: Quantity) -> str:
    """What a figure counts or measures: "people killed", "rifles seized", "sum (raised)"."""
    frame, dimension = figure.frame, figure.amount.dimension
    done = _DONE.get(frame.predicate, "")
    if dimension != "count":
        measure = _MEASURES.get(dimension, "figure")
        if (dimension, frame.predicate) == ("duration", "convict"):
            return "length of the sentence"
        if done or frame.predicate == "cost":
            return f"{measure} {done}".strip()
        return _with(measure, as_written(frame.predicate, figure))
    if frame.predicate == "parent":
        return f"{'children' if frame.thing == 'child' else as_written(frame.thing, figure)} of one parent"
    thing = _things(figure)
    done = "destroyed" if frame.predicate == "intercept" and frame.thing not in SERIES else done
    done = "fired" if frame.predicate == "shoot" and frame.thing in GUNFIRE else done
    return f"{thing} {done}" if done else _with(thing, as_written(frame.predicate, figure))


def _things(figure: Quantity) -> str:
    """What is counted, in the plural as far as the words tell: "people", "shots", "AK-47s", "rifles"."""
    thing = figure.frame.thing
    if _MODEL.fullmatch(thing):
        return f"{thing.upper()}s"
    return {"person": "people", "shot": "shots"}.get(thing) or as_written(thing, figure)


def _with(subject: str, word: str) -> str:
    return f"{subject} ({word})" if word else subject


def subject(figure: Quantity) -> str:
    """What a figure counts or measures as a heading: "Killed", "Rifles seized", "Sum (raised)"."""
    told = counted(figure)
    known = figure.frame.predicate in _DONE
    told = told.removeprefix("people ") if known and figure.frame.thing == "person" else told
    return told[:1].upper() + told[1:]


def event(time: Time) -> str:
    """What a time dates: "the arrest"."""
    predicate = time.frame.predicate
    return f"the {_EVENTS[predicate]}" if predicate in _EVENTS else "it"


def question(time: Time, times: Sequence[Moment]) -> str:
    """When something was: "When was the arrest: Thursday 10 November or Friday 11 November?"."""
    told = [moments.describe(moment) for moment in times]
    years = {moment.first.year for moment in times if moment.first is not None}
    if len(years) == 1:
        told = [words.replace(f" {years.copy().pop()}", "") for words in told]
    days, clocks = {words.partition(", ")[0] for words in told}, [words.partition(", ")[2] for words in told]
    on = ""
    if len(days) == 1 and all(clocks):
        on, told = f" on {days.pop()}", clocks
    happened = event(time)
    asked = f"When was {happened}" if happened != "it" else _with("When", as_written(time.frame.predicate, time))
    return f"{asked}{on}: {either(told)}?"


def as_written(lemma: str, mention: Quantity | Time) -> str:
    """A lemma in the form that the mention's sentence has ("rifles" for "rifle"); the lemma where it has none."""
    stem = re.sub(r"(?<=...)[ey]$", "", lemma.replace("_", " "))
    found = next((word for word in _words(mention.sentence) if _is_form(word.lower(), lemma, stem)), None)
    return lemma.replace("_", " ") if found is None else found


def _is_form(word: str, lemma: str, stem: str) -> bool:
    return word == lemma or (len(stem) >= 3 and word.startswith(stem) and len(word) <= len(lemma) + 3)


def _words(sentence: Sentence) -> list[str]:
    """The words of a sentence; the capital that only its place gives the first one is taken off."""
    words = re.findall(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*", sentence.text)
    return [word.lower() if at == 0 and word.istitle() else word for at, word in enumerate(words)]


def reasons(left: Quantity | Time, right: Quantity | Time, shared: frozenset[str]) -> Iterator[str]:
    """Why two mentions are held to state one fact; `shared` are the content words that both clauses have."""
    if isinstance(left, Quantity):
        verb = "count" if left.amount.dimension == "count" else "give the"
        yield f"both sentences {verb} {counted(left)}"
    else:
        yield f"both sentences say when {event(left)} was"
    places = sorted(left.frame.places & right.frame.places)
    if places:
        yield f"both name {_joined([_place(place, left) for place in places], 'and')} as the place"
    if isinstance(left, Quantity) and (told := _same_time(left.frame.when, right.frame.when)):
        yield told
    words = shared - _NO_NEWS - {word for place in places for word in place.split()}
    if words:
        text = left.sentence.text.lower()
        written = {as_written(word, left) for word in words}
        ordered = sorted(written, key=lambda word: (text.find(word.lower()), word))[:5]
        yield f"they share the word{'s' * (len(ordered) > 1)} {_joined([f'“{word}”' for word in ordered], 'and')}"


def _place(place: str, mention: Quantity | Time) -> str:
    at = mention.sentence.text.lower().find(place)
    return mention.sentence.text[at : at + len(place)] if at >= 0 else place.title()


def _same_time(mine: Moment | None, other: Moment | None) -> str:
    if mine is None or other is None:
        return ""
    told, others = moments.describe(mine), moments.describe(other)
    return (
        f"both speak of {told}" if told == others else f"the times they give can be one and the same ({told}; {others})"
    )
