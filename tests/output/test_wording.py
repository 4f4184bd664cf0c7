"""The words in which reports speak to an editor."""

from __future__ import annotations

from dataclasses import replace

import pytest

from factcheck.finding import Finding, Variant
from factcheck.output.wording import later_reading, sentence, spread, times
from tests.sample_report import LATE, TOLL, WIRE, place


def told(six: list[str | None], seven: list[str | None]) -> Finding:
    """Two readings with the times at which they were published."""
    first = Variant("six", "6", tuple(place("a.txt", 1, WIRE, "six", published=when) for when in six))
    second = Variant("seven", "7", tuple(place("b.txt", 1, LATE, "seven", published=when) for when in seven))
    return replace(TOLL, variants=(first, second))


@pytest.mark.parametrize(
    ("six", "seven", "later"),
    [
        (["2025-03-04T08:59"], ["2025-03-04T14:25"], ("14:25", ("seven",))),
        (["2025-03-04"], ["2025-03-05"], ("5 March 2025", ("seven",))),
        (["2025-03-05T17:40"], ["2025-03-04T16:15", "2025-03-05"], ("5 March 2025, 17:40", ("six",))),
        (["2025-03-04"], ["2025-03-04T14:25"], ("", ())),
        (["2025-03-04", "2025-03-05"], ["2025-03-05"], ("", ())),
        ([None], ["2025-03-04"], ("", ())),
    ],
)
def test_the_later_reading(six: list[str | None], seven: list[str | None], later: tuple[str, tuple[str, ...]]) -> None:
    assert later_reading(told(six, seven)) == later


def test_times_and_sentences() -> None:
    assert [times(1), times(2), times(1200)] == ["once", "twice", "1,200 times"]
    assert sentence("the dates give 5 (or 6)") == "The dates give 5 (or 6)."
    assert sentence("is that so?") == "Is that so?"
    assert sentence("") == ""


def test_how_often_a_reading_stands_and_in_how_many_sources() -> None:
    places = tuple(place(name, 1, WIRE, "six") for name in ("a.txt", "b.txt", "c.txt"))
    told = {sources: spread(Variant("six", "6", places, sources)) for sources in (0, 1, 2, 3)}
    assert told == {
        0: "3 times in 3 documents",
        1: "3 times in 1 source and 2 copies",
        2: "3 times in 2 sources and 1 copy",
        3: "3 times in 3 documents",
    }
    assert spread(Variant("six", "6", places[:1], 1)) == "once"
