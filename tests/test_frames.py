from __future__ import annotations

import datetime as dt

import pytest

from factcheck.frames import frame_of, owner_of, time_frame_of
from factcheck.mention import EventFrame, Moment
from tests.making import parsed, span_of


def frame(text: str, words: str) -> EventFrame:
    return frame_of(parsed(text), span_of(text, words))


CASES = [
    ("The storm killed at least six people.", "six", "kill", "person"),
    ("A wave of strikes hit the port, killing at least six and wounding 19 people.", "six", "kill", "person"),
    ("A wave of strikes hit the port, killing at least six and wounding 19 people.", "19", "injure", "person"),
    ("Mayor Ada Brandt said 20 people were injured in Odense.", "20", "injure", "person"),
    ("Nine sailors were killed and three injured at one quay.", "Nine", "kill", "sailor"),
    ("Nine sailors were killed and three injured at one quay.", "three", "injure", "person"),
    ("One dead, four injured in harbour fire", "One", "kill", "person"),
    ("One dead, four injured in harbour fire", "four", "injure", "person"),
    ("The crash left three people dead.", "three", "kill", "person"),
    ("The death toll rose to seven on Tuesday.", "seven", "kill", "person"),
    ("The navy launched 40 drones at the port.", "40", "launch", "drone"),
    ("The army shot down 31 drones.", "31", "intercept", "drone"),
    ("It had downed 224 drones from a total of 424 drones fired upon the city.", "224", "intercept", "drone"),
    ("It had downed 224 drones from a total of 424 drones fired upon the city.", "424", "launch", "drone"),
    ("Police seized twelve rifles from the boats.", "twelve", "seize", "rifle"),
    ("Officers confiscated twelve rifles.", "twelve", "seize", "rifle"),
    ("The climber fell about 200 feet from a ridge.", "200 feet", "fall", ""),
]


@pytest.mark.parametrize(("text", "words", "predicate", "thing"), CASES)
def test_what_is_counted_in_which_event(text: str, words: str, predicate: str, thing: str) -> None:
    found = frame(text, words)
    assert (found.predicate, found.thing) == (predicate, thing)


@pytest.mark.parametrize(
    ("text", "words"),
    [("It passed a £4m budget that cuts jobs.", "£4m"), ("It passed a budget of £4m on Monday.", "£4m")],
)
def test_a_sum_belongs_to_the_noun_beside_it(text: str, words: str) -> None:
    assert frame_of(parsed(text), span_of(text, words), measure=True).predicate == "budget"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Another 30 drones were downed on Sunday.", "30"),
        ("Three others were hurt in the crash.", "Three"),
        ("Two of them died in hospital.", "Two"),
        ("Eight people were shot, one critically, in Leeds.", "one"),
        ("So far the ship has confiscated 14 rifles.", "14"),
        ("In all 31 rockets, including five heavy ones, hit the city.", "five"),
    ],
)
def test_parts_rests_and_running_totals_are_marked(text: str, words: str) -> None:
    assert frame(text, words).part


def test_a_whole_is_not_a_part() -> None:
    assert not frame("Six people died in the fire.", "Six").part


def test_kinds_actors_and_places() -> None:
    found = frame("Russia launched 40 Iranian drones at Odessa on Monday.", "40")
    assert "iranian" in found.modifiers
    assert found.agent == {"russia"}
    assert "odessa" in found.places


def test_a_place_after_coordinated_events_belongs_to_both() -> None:
    text = "Four people were killed and three injured in the Altona district."
    assert frame(text, "Four").places == frame(text, "three").places != frozenset()


def test_what_is_planned_or_denied_is_not_stated() -> None:
    assert frame("The company would hire 300 nurses.", "300").hypothetical
    assert frame("The ministry plans to hire 300 nurses.", "300").hypothetical
    assert frame("The storm did not kill six people.", "six").negated
    assert not frame("The company hired 300 nurses.", "300").hypothetical


@pytest.mark.parametrize(
    ("text", "words", "source"),
    [
        ("Mayor Ada Brandt said 20 people were injured.", "20", "Mayor Ada Brandt said"),
        ("Twenty people were injured, according to the fire service.", "Twenty", "according to the fire service"),
        ("Twenty people were injured.", "Twenty", ""),
    ],
)
def test_who_says_so(text: str, words: str, source: str) -> None:
    assert frame(text, words).attribution == source


@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        ("The 32-year-old Ada Brandt was rescued.", "32", "Ada Brandt"),
        ("Ada Brandt, a 32-year-old nurse, was rescued.", "32", "Ada Brandt"),
        ("A 32-year-old nurse, Ada Brandt, was rescued.", "32", "Ada Brandt"),
        ("A 32-year-old nurse was rescued.", "32", None),
        ("A 32-year-old nurse was rescued, said Ada Brandt.", "32", None),
    ],
)
def test_whose_age_it_is(text: str, words: str, name: str | None) -> None:
    found = owner_of(parsed(text), span_of(text, words))
    assert (text[found.start : found.end] if found else None) == name


def test_the_time_of_the_clause_is_the_time_of_the_event() -> None:
    text = "Six people died on Monday and nine were hurt on Tuesday."
    days = [dt.date(2025, 3, 3), dt.date(2025, 3, 4)]
    times = [(span_of(text, word), Moment(day, day)) for word, day in zip(("Monday", "Tuesday"), days, strict=True)]
    parse = parsed(text)
    for words, day in zip(("Six", "nine"), days, strict=True):
        when = frame_of(parse, span_of(text, words), times).when
        assert when is not None
        assert when.first == day


@pytest.mark.parametrize("text", ["7", "—", "Seven", "... seven !!", "seven seven seven", "\u202eseven\n\nseven"])
def test_any_text_has_a_frame(text: str) -> None:
    parse = parsed(text)
    for token in parse.tokens:
        assert isinstance(frame_of(parse, token.span), EventFrame)
        owner_of(parse, token.span)


@pytest.mark.parametrize(
    ("text", "words", "predicate"),
    [
        ("They say on Friday around 10:45 p.m., they responded to a call.", "10:45 p.m.", "respond"),
        ("At 4:20 p.m. Monday, she said the two robbers shot at a van.", "4:20 p.m. Monday", "shoot"),
        ("The robbery took place shortly after 9 p.m. at the shop.", "9 p.m.", "steal"),
        ("The mayor said at a 9 a.m. news conference that the man had been caught.", "9 a.m.", "say"),
        ("The mayor said on Monday that the man had been caught.", "Monday", "say"),
    ],
)
def test_what_a_time_dates(text: str, words: str, predicate: str) -> None:
    moment = Moment(None, None, clock=(600, 600) if "." in words else None)
    assert time_frame_of(parsed(text), span_of(text, words), moment).predicate == predicate


def test_the_time_of_an_event_stands_whatever_may_have_come_before_it() -> None:
    text = "The man may have left before the 9 p.m. robbery."
    assert not time_frame_of(parsed(text), span_of(text, "9 p.m."), Moment(None, None, clock=(1260, 1260))).hypothetical
