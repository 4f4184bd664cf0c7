"""Who said how many, when."""

from dataclasses import replace

from factcheck.finding import Category, Evidence, Finding, Variant
from factcheck.page.timeline import WIDTH, timeline
from tests.sample_report import TOLL, WIRE, place


def told(*readings: tuple[str, str | None]) -> Finding:
    """A finding with readings by their value and when each was published."""
    values: dict[str, list[Evidence]] = {}
    for at, (value, published) in enumerate(readings):
        values.setdefault(value, []).append(place(f"{at}.txt", 3, WIRE, "six", published=published))
    return replace(TOLL, variants=tuple(Variant(value, value, tuple(all_)) for value, all_ in values.items()))


def test_moments_and_days() -> None:
    drawn = timeline(told(("six", "2025-03-04"), ("seven", "2025-03-05T12:00")))
    assert drawn is not None
    assert drawn.rows == ("six", "seven")
    assert [(dot.x, dot.width, dot.row, dot.numbers) for dot in drawn.dots] == [(0, 667, 0, "1"), (WIDTH, 0, 1, "2")]
    assert (drawn.first, drawn.last) == ("4 March 2025", "5 March 2025")
    assert [(one.number, one.value, one.who) for one in drawn.tellings] == [
        (1, "six", "0.txt:3"),
        (2, "seven", "1.txt:3"),
    ]


def test_tellings_at_one_time_are_one_dot() -> None:
    drawn = timeline(told(*[("six", "2025-03-04T10:00")] * 3, ("seven", "2025-03-04T18:00")))
    assert drawn is not None and [dot.numbers for dot in drawn.dots] == ["1–3", "4"]


def test_nothing_to_draw() -> None:
    assert timeline(told(("six", "2025-03-04"), ("seven", "2025-03-04"))) is None
    assert timeline(told(("six", None), ("seven", "soon"))) is None
    assert timeline(replace(told(("six", "2025-03-04"), ("seven", "2025-03-05")), category=Category.NAME)) is None
