"""Times of the clock: "4.58pm GMT", "just after noon", "between 2 and 3 p.m.", "in the early hours"."""

from __future__ import annotations

import re
from dataclasses import replace

from factcheck.document import Span
from factcheck.moments.atoms import HOURS, MIDNIGHT, WEEKDAYS, Atom, Clock, Context, Handler, Kind, whole_span
from factcheck.moments.day_parts import PARTS, part_clock

_HALF = r"(?P<half>[ap])(?:\.\s?m(?!\w)\.?|m\b)"
_ZONE = (
    r"(?:\s{0,2}(?-i:GMT|UTC|BST|CES?T|E[SD]?T|C[SD]T|M[SD]T|P[SD]T|IST|AE[SD]T|NZ[SD]T|JST|MSK|EES?T|SAST|UK)\b"
    r"|\slocal\stime\b)"
)
_HEDGE = (
    r"(?:(?P<hedge>about|around|approximately|approx\.?|roughly|circa|nearly|almost|close\sto"
    r"|(?:just|shortly|soon|a\slittle|slightly|moments|minutes|a\sfew\sminutes)\s(?:after|before|past)"
    r"|after|before|by)\s{1,2})?"
)
_DIGITS_BEFORE = r"(?<![\w:./$£€])(?<!\d[,–-])"
_SHORTLY = 15  # minutes that "shortly before" and "just after" reach at most


def _read_clock(match: re.Match[str], _: Context) -> Atom | None:
    """With a.m. or p.m.; a start without its own half takes that of the end, unless that would turn it round."""
    high = _minutes(match["hour"], match["minute"], match["half"])
    if high is None:
        return None
    low = high
    if match["from"]:
        other = _minutes(match["from"], match["from_minute"], match["from_half"] or match["half"])
        if other is not None and other > high and not match["from_half"]:
            other = _minutes(match["from"], match["from_minute"], "a")
        low = high if other is None else other
        high = high + MIDNIGHT if low > high else high
    return _hedged(whole_span(match), (low, high), match["hedge"])


def _minutes(hour: str, minute: str | None, half: str | None) -> int | None:
    hours, minutes = int(hour), int(minute or 0)
    if hours > 24 or minutes > 59:
        return None
    if half and hours <= 12:
        hours = hours % 12 + (12 if half.lower() == "p" else 0)
    return hours * 60 + minutes


def _read_day_clock(match: re.Match[str], context: Context) -> Atom | None:
    """Without a.m. or p.m.: of twenty-four hours when it must be, else open until a part of the day stands near."""
    hour, minute = (match["hour"], match["minute"]) if match["hour"] else (match["four"][:2], match["four"][2:])
    minutes = _minutes(hour, minute, None)
    if minutes is None:
        return None
    marked = bool(match["mark"] or match["four"])
    of_day = marked or int(hour) > 12 or hour.startswith("0")
    before = context.text[max(0, match.start("whole") - 9) : match.start("whole")]
    placed = (
        marked
        or match["hedge"]
        or re.search(r"\b(?:at|from|until|till|since|to|and|between)\s$", before, re.IGNORECASE)
    )
    found = _hedged(whole_span(match), (minutes, minutes), match["hedge"])
    return replace(found, bound=not (of_day and placed), twelve=not of_day)


def _read_hour(match: re.Match[str], _: Context) -> Atom | None:
    word = match["hour"].lower()
    hour = int(word) if word.isdigit() else HOURS.index(word) + 1
    if not 1 <= hour <= 12:
        return None
    return replace(_hedged(whole_span(match), (hour * 60, hour * 60), match["hedge"]), bound=True, twelve=True)


def _read_spoken(match: re.Match[str], _: Context) -> Atom | None:
    """ "half past nine", "a quarter to six": open until a half or a part of the day stands near."""
    word = match["hour"].lower()
    hour = int(word) if word.isdigit() else HOURS.index(word) + 1
    if not 1 <= hour <= 12:
        return None
    share = (
        30 if match["share"].lower() == "half" else 15 if "quarter" in match["share"].lower() else int(match["count"])
    )
    if match["side"].lower() == "to":
        hour, share = (hour - 2) % 12 + 1, 60 - share
    minutes = _minutes(str(hour), str(share), match["half"])
    if minutes is None:
        return None
    found = _hedged(whole_span(match), (minutes, minutes), match["hedge"])
    return found if match["half"] else replace(found, bound=True, twelve=True)


def _read_noon(match: re.Match[str], _: Context) -> Atom | None:
    minutes = MIDNIGHT if match["word"].lower() == "midnight" else 720
    return _hedged(whole_span(match), (minutes, minutes), match["hedge"])


def _hedged(span: Span, clock: Clock, hedge: str | None) -> Atom:
    words = (hedge or "").lower().split()
    low, high = clock
    if "after" in words or "past" in words:
        high = low + _SHORTLY if len(words) > 1 else max(low, MIDNIGHT)
    elif "before" in words:
        low = high - _SHORTLY if len(words) > 1 else 0
    elif "by" in words:
        low = 0
    return Atom(span, Kind.CLOCK, clock=(max(low, 0), high), approximate=bool(words))


def _read_part(match: re.Match[str], _: Context) -> Atom | None:
    clock = part_clock(match["edge"], match["part"])
    return Atom(whole_span(match), Kind.PART, clock=clock, bound=True) if clock else None


def forms() -> tuple[tuple[str, Handler], ...]:
    """Patterns with their readers; a group `whole` is the stretch of text that is read."""
    return (
        (
            rf"(?<![\w])(?P<whole>{_HEDGE}{_DIGITS_BEFORE}(?:(?P<from>\d{{1,2}})(?:[:.](?P<from_minute>\d\d))?\s?"
            rf"(?:(?P<from_half>[ap])\.?m\b\.?\s?)?(?:-|–|to\s|and\s)\s?)?(?P<hour>\d{{1,2}})(?:(?:\s?:\s?|\.)(?P<minute>\d\d)"
            rf"(?:\s?:\s?\d\d)?)?\s{{0,2}}{_HALF}{_ZONE}?)",
            _read_clock,
        ),
        (
            rf"(?<![\w])(?P<whole>{_HEDGE}{_DIGITS_BEFORE}(?:(?P<hour>\d{{1,2}})(?:\s?:\s?|\.(?=\d\d(?:\s?(?:hours|hrs)\b|"
            rf"{_ZONE})))(?P<minute>\d\d)(?::\d\d)?(?![\d:%]|\s?[:/]|\.\d)|(?P<four>[012]\d[0-5]\d)(?=\s?(?:hours|hrs)\b|{_ZONE}))(?P<mark>\s?(?:hours|hrs)\b|{_ZONE})?)",
            _read_day_clock,
        ),
        (
            rf"(?<![\w])(?:at\s)?(?P<whole>{_HEDGE}(?<![.,:$£€])(?P<hour>\d{{1,2}}|{'|'.join(HOURS)})(?:\so['’]clock)?)"
            rf"(?=\s(?:{'|'.join(WEEKDAYS)}|on\s|in\sthe\s|at\snight|last\snight|yesterday|this\s|tomorrow))",
            _read_hour,
        ),
        (
            rf"(?<![\w-])(?:at\s)?(?P<whole>{_HEDGE}(?P<share>half|(?:a\s)?quarter|(?P<count>[1-5]?\d)\sminutes)\s"
            rf"(?P<side>past|to)\s(?P<hour>\d{{1,2}}|{'|'.join(HOURS)})\b(?:\so['’]clock)?(?:\s?{_HALF})?)",
            _read_spoken,
        ),
        (rf"(?<![A-Za-z-])(?P<whole>{_HEDGE}(?:12\s)?(?P<word>noon|midday|midnight))\b", _read_noon),
        (
            r"(?<![A-Za-z-])(?:(?:(?:in|during|on|at)\s)?the\s|at\s(?=night))?(?P<whole>(?:(?P<edge>early|late|mid|small)[\s-])?"
            rf"(?P<part>{PARTS}|(?<=early\s)hours|(?<=small\s)hours))\b",
            _read_part,
        ),
    )
