"""Places as the extractor reads them and the conflicts between them."""

from __future__ import annotations

import datetime as dt
import random

import pytest

from factcheck import gazetteer
from factcheck.checks.place_conflict import CHECK
from factcheck.corpus import Corpus
from factcheck.document import Document, Section, Sentence, Span
from factcheck.extractors import names, places, spots
from factcheck.extractors.places import split_compass
from factcheck.finding import Conflict, Severity
from factcheck.mention import Place
from factcheck.syntax import parse
from tests.making import parsed


def corpus(*texts: str) -> Corpus:
    """Documents of one day, each a sequence of sentences apart by line breaks."""
    written = dt.datetime(2025, 3, 4)
    documents, sentences = [], []
    for number, text in enumerate(texts):
        document = Document.from_text(text, name=f"{number}.txt")
        documents.append(document)
        start = 0
        for count, line in enumerate(text.split("\n")):
            span = Span(start, start + len(line))
            sentences.append(Sentence(document, span, Section(span, written=written), count))
            start += len(line) + 1
    parses = parse(sentences)
    mentions = tuple(
        m for p in parses for e in (names.EXTRACTOR, places.EXTRACTOR, spots.EXTRACTOR) for m in e.extract(p)
    )
    return Corpus(tuple(documents), tuple(sentences), mentions, similarity=lambda _left, _right: 0.9)


def conflicts(*texts: str) -> list[Conflict]:
    return list(CHECK.find(corpus(*texts)))


def values(conflict: Conflict) -> set[str]:
    return {reading.normalized for reading in conflict.readings}


def placed(text: str, relation: str) -> list[Place]:
    return [place for place in places.extract(parsed(text)) if place.relation == relation]


@pytest.mark.parametrize("name", ["Anton McOrwick", "Ruth LaHallam", "Mara O'Reek", "Jon De-Witt"])
def test_capitals_inside_the_name_of_who_lives_there(name: str) -> None:
    (home,) = placed(f"Police stopped {name}, 36, of Thornbeck, at noon.", "home")
    assert home.holder is not None
    assert (home.document.slice(home.holder), home.text) == (name, "Thornbeck")


def test_a_town_that_a_sentence_names_far_from_the_home_explains_nothing() -> None:
    apart = "Anton Reek, 36, of Thornbeck, drove into a woman who was waiting in the car park of a shop in Westing."
    near = "Anton Reek, 36, of Thornbeck near Westing, drove into a woman."
    assert len(conflicts(apart, "Anton Reek, 36, of Westing, was held.")) == 1
    assert not conflicts(near, "Anton Reek, 36, of Westing, was held.")


@pytest.mark.parametrize(
    ("name", "parts"),
    [
        ("South Boston", ("south", "boston")),
        ("northeastern Houston", ("northeast", "houston")),
        ("S. Elm Street", ("south", "elm street")),
        ("South", ("", "south")),
        ("Southport", ("", "southport")),
    ],
)
def test_points_of_the_compass_are_split_off(name: str, parts: tuple[str, str]) -> None:
    assert split_compass(name) == parts


def test_event_of_a_place_is_read_through_the_phrases_between() -> None:
    (place,) = placed("Two men were injured after a shooting in South Boston.", "event")
    assert (place.text, place.compass, place.head, place.event) == ("South Boston", "south", "boston", "shoot")


def test_clause_of_circumstance_takes_the_event_it_hangs_on() -> None:
    (place,) = placed("The boy was shot while he sat in a truck in east Dallas.", "event")
    assert place.event == "shoot"


def test_home_has_holder_and_region() -> None:
    text = "Police identified her as Ruth Hallam, 54, of Dayton, Ohio."
    (place,) = placed(text, "home")
    assert place.holder is not None
    assert (text[place.holder.start : place.holder.end], place.head, place.region) == ("Ruth Hallam", "dayton", "ohio")


def test_bodies_in_a_setting_are_told_from_things() -> None:
    (body,) = placed("Her body was found in a shed.", "setting")
    assert (body.head, body.event) == ("outbuilding", "find people")
    assert not placed("The knife was found in a shed.", "setting")


def test_two_parts_of_a_town_for_one_shooting() -> None:
    (found,) = conflicts("A man was shot in South Boston on Monday.", "A man was shot in West Boston on Monday.")
    assert values(found) == {"south boston", "west boston"}
    assert found.severity is Severity.MEDIUM


@pytest.mark.parametrize(
    "second",
    [
        "A man was shot in Boston on Monday.",  # the whole
        "Another man was shot in West Boston on Monday.",  # a second shooting
        "The suspect was arrested in West Boston on Monday.",  # another event
        "A man was shot in West Boston on Sunday.",  # another day
    ],
)
def test_what_may_hold_together_is_left_alone(second: str) -> None:
    assert conflicts("A man was shot in South Boston on Monday.", second) == []


def test_shootings_deep_in_a_report_may_be_others() -> None:
    deep = "\n".join(["Police were busy."] * 4 + ["A man was shot in West Boston on Monday."])
    assert conflicts("A man was shot in South Boston on Monday.", deep) == []


def test_three_parts_are_a_series() -> None:
    texts = [f"A man was shot in {part} Boston." for part in ("South", "West", "East")]
    assert conflicts(*texts) == []


def test_home_town_of_one_person_differs() -> None:
    (found,) = conflicts(
        "Police identified her as Ruth Hallam, 54, of Dayton.",
        "The victim, Ruth Hallam, 54, of Toledo, died at the scene.",
    )
    assert values(found) == {"dayton", "toledo"}


@pytest.mark.parametrize(
    ("second", "third"),
    [
        ("The victim, Ruth Hallam, 54, of Ohio, died at the scene.", ""),  # the state
        ("The victim, Ruth Hallam, 54, of Kettering, died.", "Kettering is a suburb of Dayton."),
        ("The victim, Paul Hallam, 54, of Toledo, died at the scene.", ""),
    ],
)
def test_part_of_the_other_town_is_no_conflict(second: str, third: str) -> None:
    first = "Police identified her as Ruth Hallam, 54, of Dayton."
    assert conflicts(*(text for text in (first, second, third) if text)) == []


def test_talks_of_one_host_in_two_cities() -> None:
    (found,) = conflicts("The US-brokered talks in Oslo resumed.", "Delegates left the US-led talks in Doha.")
    assert values(found) == {"oslo", "doha"}


def test_talks_of_two_hosts_are_two() -> None:
    assert conflicts("The US-brokered talks in Oslo resumed.", "Delegates left the Turkish-led talks in Doha.") == []


def test_bodies_found_in_two_kinds_of_place() -> None:
    (found,) = conflicts("The bodies were found inside the house.", "The bodies were found in a barn.")
    assert values(found) == {"home", "outbuilding"}
    assert conflicts("The woman was found dead in the house.", "Two men were found dead in the barn.") == []
    assert conflicts("The bodies were found inside the house.", "The bodies were found in the kitchen.") == []


def test_one_victim_hurt_in_two_kinds_of_place() -> None:
    first = "A 24-year-old woman was shot in a courtyard."
    (found,) = conflicts(first, "A 24-year-old woman was shot on the sidewalk.")
    assert values(found) == {"yard", "street"}
    assert conflicts(first, "A 41-year-old man was shot on the sidewalk.") == []


def test_regions_are_told_from_towns() -> None:
    assert gazetteer.is_region("ohio")
    assert gazetteer.is_region("cook county")
    assert not gazetteer.is_region("dayton")


def test_any_text_is_read() -> None:
    pieces = [
        "South",
        "N.",
        ", 54,",
        "of",
        "Dayton",
        "in",
        "the",
        "shed",
        "found",
        "“",
        "’s",
        "\n",
        "\u00a0",
        "talks",
        "é",
        "-",
    ]
    chance = random.Random(3)  # noqa: S311
    for _ in range(60):
        text = " ".join(chance.choices(pieces, k=chance.randint(1, 30)))
        for place in places.extract(parsed(text)):
            assert 0 <= place.span.start < place.span.end <= len(text)


def test_one_meeting_of_the_same_parties_in_two_towns() -> None:
    first = "The council and the union meet for talks in {} on Monday."
    (found,) = conflicts(first.format("Thornbeck"), first.format("Westing"))
    assert values(found) == {"thornbeck", "westing"}
    assert found.severity is Severity.MEDIUM


@pytest.mark.parametrize(
    "other",
    [
        "The council and the union meet for talks in Westing on Friday.",
        "The council and the bank meet for talks in Westing on Monday.",
        "The council and the union meet for talks in Norway on Monday.",
        "The council and the union meet for talks in Westing on Monday.\nThornbeck is too small.",
        "The council and the union met for talks in Westing.",
    ],
)
def test_two_meetings(other: str) -> None:
    assert not conflicts("The council and the union meet for talks in Thornbeck on Monday.", other)


_LEAD = "Owen Marwick was shot in Brightford on Monday.\n"


@pytest.mark.parametrize(
    ("one", "two", "heads"),
    [
        (
            "It happened on Alder near Ferry.",
            "It happened in the 300 block of Alder near Quay.",
            {"alder ferry", "alder quay"},
        ),
        (
            "He lay in the 2000 block of Mill St. there.",
            "He lay in the 2000 block of Milldale.",
            {"mill 2000", "milldale 2000"},
        ),
        ("It happened at 12 Hollin Road.", "He lay on Hollin Ln. on Monday.", {"hollin road", "hollin lane"}),
        (
            "He lay on Hollin Road. It was at a house on Hollin Road.",
            "He fled along Hollin Road.\nThe Hollin Lane home was searched.",
            {"hollin road", "hollin lane"},
        ),
        ("It was near Alder Road and Quay Lane.", "It was at Ferry Drive and Alder Rd.", {"alder quay", "ferry alder"}),
        (
            "It was at Alder and Quay streets.",
            "It was near Ferry Street and Alder Street.",
            {"alder quay", "ferry alder"},
        ),
        ("He lay near the I-7 and Quay Rd.", "He lay near Interstate 7 and Ferry Road.", {"7 quay", "7 ferry"}),
        ("He lay in the 300 block of 8th Ave.", "It was at 300 8th street.", {"300 8th avenue", "300 8th street"}),
        (
            "Marwick was taken to Harbour Hospital, where he died.",
            "Marwick died on the way to the hospital.",
            {"in hospital", "on the way"},
        ),
        (
            "Marwick died at the scene.",
            "Marwick was pronounced dead at Harbour Hospital.",
            {"at the scene", "dead in hospital"},
        ),
    ],
)
def test_two_spots(one: str, two: str, heads: set[str]) -> None:
    (found,) = conflicts(_LEAD + one, _LEAD + two)
    assert values(found) == heads


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("It happened on Alder near Ferry.", "It happened on Alder near Quay Street."),  # a shop, perhaps
        ("It happened on Alder near Ferry.", "It happened on Alder near Quay, by Ferry."),
        ("He lay in the 2000 block of Mill St. there.", "He lay in the 2000 block of Ferry Road."),
        ("He lay on 8th Avenue.", "It happened near 8th Street."),
        ("It happened on Hollin Road.", "It happened where Hollin Road meets Hollin Lane."),
        ("It happened on Hollin Road.", "He fled along Hollin Road.\nHollin Lane was closed."),
        ("It was near Alder Road and Quay Lane.", "It was at Alder Road and Ferry Lane, not at Quay Lane."),
        ("It was near Alder Road and Quay Lane.", "It was near Quay Lane and Alder Road."),
        (
            "It was at Alder Road and Quay Lane.",
            "It was at Alder Road and Ferry Lane.\nHe fled to Alder Road and Tor Way.",
        ),
        ("It was near Alder and Quay.", "It was near Alder and Ferry."),
        ("It happened on Hollin Road.", "The Hollin Street Chapel was closed."),
        ("Marwick died on the way to the hospital.", "Marwick was pronounced dead at Harbour Hospital."),
        ("Marwick died at the scene.", "Ruth Hallam died at Harbour Hospital."),
        ("Marwick died at the scene. Ruth Hallam died at Harbour Hospital.", "Marwick died at the scene."),
    ],
)
def test_one_spot_or_two_people(one: str, two: str) -> None:
    assert not conflicts(_LEAD + one, _LEAD + two)
