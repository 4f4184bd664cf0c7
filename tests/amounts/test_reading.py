"""What is read as a figure and what is left alone."""

from __future__ import annotations

import time
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck.amounts import Relation, compare, describe, likely_cause, read
from tests.making import SHARED, needs_shared

READINGS: list[tuple[str, list[str]]] = [
    # plain counts, in figures and words
    ("Seven people were killed", ["7"]),
    ("7 people were killed", ["7"]),
    ("the fire destroyed twenty-three homes", ["23"]),
    ("they fired 1,248 shells", ["1,248"]),
    ("two hundred and fifty-three thousand voters", ["253,000"]),
    ("six million four hundred thousand doses", ["6.4 million"]),
    ("one hundred and five passengers", ["105"]),
    ("a hundred and fifty guests", ["150"]),
    ("Four dead, 11 hurt in ferry fire", ["4", "11"]),
    ("One Dead, Three Wounded in Harbour Shooting", ["1", "3"]),
    ("killing two and injuring nine others", ["2", "9"]),
    ("a 13-member panel", ["13"]),
    ("the 28-point plan", ["28"]),
    ("a nine-storey block", ["9"]),
    ("the 50-strong group", ["50"]),
    ("a three-time winner", ["3"]),
    ("one count of fraud", ["1"]),
    ("one man died and two were hurt", ["1", "2"]),
    ("at least one person", ["at least 1"]),
    ("Three people were shot, one fatally", ["3", "1"]),
    ("one was killed and four were wounded", ["1", "4"]),
    ("one in custody after raid", ["1"]),
    ("only one survivor was found", ["1"]),
    ("one million tonnes of grain", ["1 million tonnes"]),
    ("2000 people marched", ["2,000"]),
    ("more than 2000 marched", ["more than 2,000"]),
    ("the two leaders spoke", ["2"]),
    ("killed 12, including three children", ["12", "3"]),
    ("an outbreak with 1.5m cases", ["1.5 million"]),
    ("3.2bn people", ["3.2 billion"]),
    ("5 million voters", ["5 million"]),
    ("40k followers", ["40,000"]),
    ("2.5-million doses", ["2.5 million"]),
    ("three and a half million people", ["3.5 million"]),
    # dozens, couples, halves
    ("half a million people", ["about 500,000"]),
    ("a dozen tents", ["about 12"]),
    ("two dozen boats", ["about 24"]),
    ("half a dozen cars", ["about 6"]),
    ("a couple of hundred fans", ["about 200"]),
    ("a couple of shots", ["2"]),
    ("a pair of goals", ["2"]),
    ("nearly two dozen casings", ["nearly 24"]),
    # vague
    ("several people", ["at least 3"]),
    ("dozens of boats", ["roughly 12 to 200"]),
    ("hundreds of passengers", ["roughly 100 to 2,000"]),
    ("tens of thousands of homes", ["roughly 10,000 to 150,000"]),
    ("several thousand drones", ["roughly 2,000 to 11,000"]),
    ("scores of arrests", ["roughly 20 to 400"]),
    ("a few houses", ["roughly 3 to 12"]),
    ("a handful of guests", ["roughly 2 to 10"]),
    ("several years", ["at least 3 years"]),
    # hedges
    ("about 300 guests", ["about 300"]),
    ("some 450 boats", ["about 450"]),
    ("around 60 residents", ["about 60"]),
    ("approximately 200 beds", ["about 200"]),
    ("roughly 80 staff", ["about 80"]),
    ("an estimated 15 shots", ["about 15"]),
    ("nearly 100 jobs", ["nearly 100"]),
    ("almost 40 hours", ["nearly 40 hours"]),
    ("just under 500 seats", ["nearly 500"]),
    ("just over 500 seats", ["about 500"]),
    ("more than 460 boats", ["more than 460"]),
    ("over 10,000 letters", ["more than 10,000"]),
    ("well over 900 letters", ["more than 900"]),
    ("at least six people", ["at least 6"]),
    ("no fewer than nine fires", ["at least 9"]),
    ("up to 40 shots", ["at most 40"]),
    ("as many as 90 guests", ["at most 90"]),
    ("no more than 12 months", ["at most 12 months"]),
    ("fewer than 20 beds", ["less than 20"]),
    ("less than 5 per cent", ["less than 5%"]),
    ("under two minutes", ["less than 2 minutes"]),
    ("a 1 million-plus workforce", ["at least 1 million"]),
    ("200+ guests", ["at least 200"]),
    ("five or more visits", ["at least 5"]),
    ("ten or fewer visits", ["at most 10"]),
    ("40-odd sheep", ["about 40"]),
    ("30 or so sheep", ["about 30"]),
    # ranges
    ("70-80 per cent of crops", ["70% to 80%"]),
    ("between 10 and 15 people", ["10 to 15"]),
    ("between five and 10 miles", ["5 to 10 miles"]),
    ("10 to 15 people", ["10 to 15"]),
    ("12–14 people", ["12 to 14"]),
    ("four or five shots", ["4 to 5"]),
    ("two to three weeks", ["2 to 3 weeks"]),
    ("three-to-five years", ["3 to 5 years"]),
    ("winds of 10 to 15 mph", ["10 to 15 miles an hour"]),
    ("$5-10 million", ["$5 million to $10 million"]),
    ("between $5 million and $10 million", ["$5 million to $10 million"]),
    ("rose from 10 to 20", ["10", "20"]),
    # ordinals
    ("the 29th meeting", ["29th"]),
    ("his sixth defence", ["6th"]),
    ("a third man was held", ["3rd"]),
    ("the twenty-first amendment vote", ["21st"]),
    ("her second title", ["2nd"]),
    ("for the second time", ["2nd"]),
    ("the 10th consecutive win", ["10th"]),
    # scores and votes
    ("the bill passed 51-49", ["51-49"]),
    ("voted 51 to 49", ["51-49"]),
    ("improved his record to 45-1", ["45-1"]),
    ("fell to 31-6-2", ["31-6-2"]),
    ("a 5-4 decision", ["5-4"]),
    ("lost 1-3 at home", ["1-3"]),
    ("a 2–2 draw", ["2-2"]),
    ("the fighter (38-2, 21 KOs)", ["38-2", "21"]),
    # fractions and percentages
    ("a third of voters", ["0.3333"]),
    ("two-thirds of voters", ["0.6667"]),
    ("three quarters of the seats", ["0.75"]),
    ("half of the seats", ["0.5"]),
    ("more than half the seats", ["more than 0.5"]),
    ("a quarter of homes", ["0.25"]),
    ("one in five adults", ["0.2"]),
    ("three out of 10 adults", ["0.3"]),
    ("58 percent", ["58%"]),
    ("58% of them", ["58%"]),
    ("2.5 per cent growth", ["2.5%"]),
    ("up two percentage points", ["2 percentage points"]),
    # money
    ("£18.2bn in aid", ["£18.2 billion"]),
    ("£18.2 billion in aid", ["£18.2 billion"]),
    ("€300 billion ($350 billion)", ["€300 billion"]),
    ("3.5bn SEK (£280m)", ["SEK 3.5 billion"]),
    ("five billion euros ($5.4 billion)", ["€5 billion"]),
    ("$150k bond", ["$150,000"]),
    ("$150,000 bail", ["$150,000"]),
    ("US$2.4 million", ["$2.4 million"]),
    ("two million dollars", ["$2 million"]),
    ("5 million pounds", ["£5 million"]),
    ("50 cents", ["$0.5"]),
    ("80p a litre", ["£0.8"]),
    ("up to $3,000", ["at most $3,000"]),
    ("A$40m", ["AUD 40 million"]),
    ("300 yen", ["¥300"]),
    # measures
    ("fell 60 metres (200 feet)", ["60 metres"]),
    ("about 200ft down", ["about 200 feet"]),
    ("200 feet down", ["200 feet"]),
    ("half a mile away", ["0.5 miles"]),
    ("a mile and a half away", ["1.5 miles"]),
    ("a quarter of a mile", ["0.25 miles"]),
    ("a 3 1/2-inch gap", ["3.5 inches"]),
    ("a 4 ½-feet pole", ["4.5 feet"]),
    ("fell about 600m while climbing", ["about 600 metres"]),
    ("within 80m of the hut", ["80 metres"]),
    ("the 100m race", ["100 metres"]),
    ("5 feet 10 inches tall", ["5.8333 feet"]),
    ("the six-foot-six keeper", ["6.5 feet"]),
    ("10 kg of flour", ["10 kilograms"]),
    ("weighs 150 pounds", ["150 pounds"]),
    ("100 km/h (62 mph)", ["100 kilometres an hour"]),
    ("35C (95F)", ["35°C"]),
    ("minus 15C", ["-15°C"]),
    ("20 degrees Celsius", ["20°C"]),
    ("1,200 sq ft", ["1,200 square feet"]),
    ("three hectares", ["3 hectares"]),
    ("a man 5'10\" tall", ["5.8333 feet"]),
    ("two million barrels of oil", ["2 million barrels"]),
    ("a 40MW plant", ["40 megawatts"]),
    ("a 6.9-magnitude quake", ["6.9 magnitudes"]),
    # durations
    ("1,248 days of war", ["1,248 days"]),
    ("41 seconds into the round", ["41 seconds"]),
    ("a 50-day truce", ["50 days"]),
    ("a nearly three-and-a-half year war", ["nearly 3.5 years"]),
    ("two years and three months", ["2.25 years"]),
    ("a year and a half", ["1.5 years"]),
    ("half an hour later", ["0.5 hours"]),
    ("two decades", ["2 decades"]),
    ("one and half hours", ["1.5 hours"]),
    # ages
    ("the 23-year-old", ["23"]),
    ("a 23 year old man", ["23"]),
    ("Jane Smith, 23, said", ["23"]),
    ("Jane Smith (23) said", ["23"]),
    ("a clerk aged 23", ["23"]),
    ("in his 40s", ["40 to 49"]),
    ("a woman in her early 20s", ["20 to 23"]),
    ("a teenager", ["13 to 19"]),
    ("a 22-month-old boy", ["22 months"]),
    ("a 2 1/2-year-old", ["2.5"]),
    ("her children, ages 3, 5 and 8, slept", ["3", "5", "8"]),
    ("a 5- and a 7-year-old", ["5", "7"]),
    ("he was 61 when he retired", ["61"]),
    ("two boys, 14 and 16, were found", ["2", "14", "16"]),
    ("Girl, 9, found safe", ["9"]),
    ("two friends, both 15, fled", ["2", "15"]),
    ("On June 28, 4-year-old Mia Lund left", ["4"]),
    # identifiers
    ("call police on 0845 555 0199", ["phone 08455550199"]),
    ("call (866) 555-0142", ["phone 8665550142"]),
    ("call 1-800-555-0142", ["phone 8005550142"]),
    ("dial (866) TIP-LINE", ["phone 8668475463"]),
    ("at 5751 Maple Hill", ["house 5751"]),
    ("at 2110 Larch Ave.", ["house 2110"]),
    ("in the 3300 block of Elm Street", ["block 3300"]),
    ("outside room 140", ["room 140"]),
    ("on Flight 370", ["flight 370"]),
    ("along Highway 101", ["road 101"]),
]
NOTHING = [
    "see https://example.org/2024/07/id-12345.html",
    "an HTML5 page",
    "a one-way street",
    "No one came",
    "one of them left",
    "the one who left",
    "on day one",
    "one another",
    "one day it will end",
    "July 21, 2025",
    "in 2024",
    "10 Nov 11",
    "2011-11-12",
    "on 25 February",
    "Sept. 11 attacks",
    "07/21/2025",
    "the 1990s",
    "the 16th century",
    "at 4.58pm",
    "at 12:03 a.m.",
    "about 2045 GMT",
    "9: 25 hours",
    "at 8 o'clock",
    "between 8 and 9 p.m.",
    "at 7 this morning",
    "an AK-47 rifle",
    "an AK 47 rifle",
    "a Boeing 737 landed",
    "a .40-caliber handgun",
    "a 20-gauge shotgun",
    "a 9mm pistol",
    "Beach 22nd Street",
    "on Route 66",
    "the G7 summit",
    "a Ford F350",
    "Covid-19 rules",
    "flying F-16s",
    "Apollo 11",
    "the 2012 Olympics",
    "the 2010-11 season",
    "World War Two",
    "No. 10 said",
    "half-brother",
    "the first lady",
    "second-degree murder",
    "twice as double",
    "24/7 service",
    "a 911 call",
    "Air Force One landed",
    "the 49ers",
    "he scores often",
    "the couple left",
    "@user123 #2024",
    "a third-party app",
    "mail desk42@example.org",
    "Monday, 25",
    "UPDATE, 5/4: more to come",
    "(07-05) 16:58 PDT",
    "3. Keep calm",
    "between 2008 and 2009",
    "around 1998",
    "Level 5 offence",
    "District 9 court",
    "a pair of blue jeans",
    "UPDATE, JAN. 3: it rained",
]


@pytest.mark.parametrize(("text", "expected"), READINGS)
def test_reads(text: str, expected: list[str]) -> None:
    assert [describe(figure.amount) for figure in read(text)] == expected


@pytest.mark.parametrize("text", NOTHING)
def test_leaves_alone(text: str) -> None:
    assert [text[figure.span.start : figure.span.end] for figure in read(text)] == []


@pytest.mark.parametrize(
    ("text", "span", "core"),
    [
        ("killing at least six on Sunday", "at least six", "six"),
        ("a record £18.2bn of aid", "£18.2bn", "£18.2bn"),
        (
            "valued at five billion euros ($5.4 billion), he said",
            "five billion euros ($5.4 billion)",
            "five billion euros",
        ),
        ("fell about 60 metres (200 feet) there", "about 60 metres (200 feet)", "60 metres"),
        ("the 23-year-old said", "23-year-old", "23"),
        ("between 10 and 15 people", "between 10 and 15", "10 and 15"),
        ("its 1 million-plus force", "1 million-plus", "1 million"),
        ("in the 3300 block of Elm", "3300 block of", "3300"),
        ("had a record of 45-1 then", "45-1", "45-1"),
        ("Minus\u00a05C? No: “some\u00a0450” boats", "some\u00a0450", "450"),
    ],
)
def test_spans(text: str, span: str, core: str) -> None:
    figure = read(text)[-1]
    assert text[figure.span.start : figure.span.end] == span
    assert text[figure.core.start : figure.core.end] == core


FORMS = st.sampled_from(["{}", "{} people", "£{}", "${}bn", "{} metres", "about {} people", "at least {} drones"])


# "about 2" is no hedge, and four digits may be a year.
@given(st.integers(min_value=5, max_value=999_999_999).filter(lambda number: not 1000 <= number <= 2099), FORMS)
def test_formatted_numbers_come_back(number: int, form: str) -> None:
    text = form.format(f"{number:,}")
    (figure,) = read(text)
    assert figure.amount.stated == pytest.approx(number * (1e9 if "bn" in form else 1))
    assert text[figure.span.start : figure.span.end] == text.removesuffix(" people").removesuffix(" drones")


FRAGMENTS = st.sampled_from(
    [
        "one",
        "two",
        "half",
        "a",
        "dozen",
        "hundred",
        "thousand",
        "million",
        "and",
        "to",
        "or",
        "-",
        "–",
        "1",
        "23",
        "4,567",
        "8.9",
        "£",
        "$",
        "%",
        "per",
        "cent",
        "year-old",
        "(",
        ")",
        ",",
        ".",
        "/",
        ":",
        "ft",
        "m",
        "feet",
        "about",
        "between",
        "at",
        "least",
        "first",
        "third",
        "20s",
        "Jane",
        "Smith",
        "block",
        "of",
        "Street",
        "0845",
        "555",
        "\n",
        "\xa0",
        "½",
        "1/2",
        "July",
        "2024",
        "pm",
        "É",
        "🙂",
    ]
)


@settings(max_examples=150, deadline=None)
@given(
    st.one_of(st.text(max_size=200), st.lists(FRAGMENTS, max_size=25).map(" ".join), st.lists(FRAGMENTS).map("".join))
)
def test_any_text_gives_ordered_figures_with_exact_offsets(text: str) -> None:
    figures = read(text)
    ends = [0, *(figure.span.end for figure in figures)]
    for end, figure in zip(ends, figures, strict=False):
        assert end <= figure.span.start < figure.span.end <= len(text)
        assert figure.span.contains(figure.core)
        assert len(figure.core) > 0
        assert figure.amount.low <= figure.amount.high
        assert describe(figure.amount)
        assert compare(figure.amount, figure.amount) in {Relation.AGREE, Relation.COMPATIBLE}
    for left, right in pairwise(figures):
        assert compare(left.amount, right.amount) is compare(right.amount, left.amount)
        assert isinstance(likely_cause(left.amount, right.amount), str)


HOSTILE = [
    "1",
    "1,",
    "1-",
    "one ",
    "1 ",
    "and ",
    "half a ",
    "(",
    "1.",
    "A",
    "A ",
    "a-",
    "Aa ",
    "£",
    "1/",
    "twenty-",
    "0845 ",
    "1:",
    "Mr. ",
    "ab.",
    "hundred ",
    "1st ",
    "1 and ",
    "about ",
    " ",
    "\n",
    "five hundred thousand ",
    "555-",
    "x@",
]


@pytest.mark.parametrize("piece", HOSTILE)
def test_hostile_texts_take_linear_time(piece: str) -> None:
    def seconds(length: int) -> float:
        text = piece * (length // len(piece))
        started = time.process_time()
        read(text)
        return time.process_time() - started

    read(piece)
    short, long = (min(seconds(length) for _ in range(3)) for length in (500, 4_000))
    assert long < 24 * max(short, 0.01)


@needs_shared
def test_real_articles_have_figures_in_place() -> None:
    for path in sorted(SHARED.glob("seeds/*.txt")):
        text = path.read_text(encoding="utf-8")
        figures = read(text)
        assert len(figures) >= 5
        assert all(any(char.isalnum() for char in text[figure.core.start : figure.core.end]) for figure in figures)
