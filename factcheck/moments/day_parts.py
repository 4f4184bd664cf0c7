"""The parts of a day and the minutes they may cover: "early morning", "night", "small hours"."""

from __future__ import annotations

from factcheck.moments.atoms import Clock

PARTS = r"morning|afternoon|evening|night|lunchtime"
PART_CLOCKS: dict[tuple[str, str], Clock] = {
    ("", "morning"): (0, 720),
    ("early", "morning"): (0, 540),
    ("late", "morning"): (600, 720),
    ("mid", "morning"): (540, 690),
    ("", "lunchtime"): (690, 870),
    ("", "afternoon"): (720, 1080),
    ("early", "afternoon"): (720, 900),
    ("late", "afternoon"): (900, 1080),
    ("mid", "afternoon"): (840, 960),
    ("", "evening"): (1020, 1320),
    ("early", "evening"): (1020, 1170),
    ("late", "evening"): (1200, 1440),
    ("", "night"): (1080, 1680),
    ("early", "night"): (1080, 1260),
    ("late", "night"): (1260, 1680),
    ("early", "hours"): (0, 360),
    ("small", "hours"): (0, 360),
    ("early", ""): (0, 480),
    ("late", ""): (1020, 1500),
}


def part_clock(edge: str | None, part: str | None) -> Clock | None:
    """The minutes of a part of the day ("night") with or without its edge ("early"); None for what is none."""
    edge, part = (edge or "").lower(), (part or "").lower()
    return PART_CLOCKS.get((edge, part)) or PART_CLOCKS.get(("", part))
