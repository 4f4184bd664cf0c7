"""Days and periods told from the moment of writing: "Friday night", "yesterday", "last week", "two days ago"."""

from __future__ import annotations

import datetime as dt
import re

from factcheck.document import Span
from factcheck.moments.atoms import DAY, HOURS, WEEKDAYS, Atom, Context, Days, Handler, Kind, whole_span
from factcheck.moments.dates import MONTH, month_of_year
from factcheck.moments.day_parts import PARTS, part_clock

_EDGE = r"(?:(?P<edge>early|late|earlier|later|mid)[\s-]{1,2}(?:on\s)?)?"
_NUMBER = r"\d{1,3}|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|a\scouple\sof"


def _read_weekday(match: re.Match[str], context: Context) -> Atom | None:
    which = re.sub(r"\s+", " ", (match["which"] or "").lower())
    after_date = which == "a" and re.search(r"\d,?\s$", context.text[max(0, match.start() - 3) : match.start()])
    if (which in _UNSPECIFIC and not after_date) or _is_title(match, context.text):
        return None
    weekday = [name.lower() for name in WEEKDAYS].index(match["weekday"].lower())
    days = None
    if context.today and which not in _NARRATED:
        ahead = context.looks_ahead(match.start("weekday"))
        days = _days_of_weekday(weekday, which, ahead, context.today)
    kept = match.start("which") if which and which not in {"that", "a"} else match.start("weekday")
    start = match.start("edge") if match["edge"] else kept
    clock = part_clock(match["edge"], match["part"])
    return Atom(Span(start, match.end("whole")), Kind.WEEKDAY, days, clock, weekday, which)


_UNSPECIFIC = frozenset({"a", "every", "each", "any", "one", "most", "another", "some"})
_NARRATED = frozenset({"the following", "the previous", "the next", "the same", "that", "the preceding"})
_TITLE_BEFORE = (
    r"(?:Black|Good|Easter|Super|Palm|Bloody|Cyber|Ash|Shrove|Holy|Maundy|Sheffield|Giving|Casual|Whit|Man|Girl|Fat|"
    r"Freaky|Blue|Spy|(?:Mail|Independent|Scotland|Wales) on)\s$"
)
_TITLE_AFTER = (
    r"\s(?:Times|Telegraph|Mirror|Express|Mail|Post|Herald|Sun|People|World|Independent|Business|Review|Magazine|"
    r"Politics|Supplement|School|Live|Football|Addams|Night\s(?:Live|Football|Lights|Fever|Baseball)|the\s13th)\b"
)


def _is_title(match: re.Match[str], text: str) -> bool:
    """Newspapers, feasts and programmes: Sunday Times, Black Friday, Saturday Night Live."""
    start, end = match.span("weekday")
    before, after = text[max(0, start - 16) : start], text[end : end + 30]
    if re.search(_TITLE_BEFORE, before) or re.match(_TITLE_AFTER, after):
        return True
    habitual = re.match(r"\s?(?:-|–|to|through)\s?(?:Friday|Saturday|Sunday)\b(?!,?\s(?:night|morning))", after)
    if match["weekday"].lower() == "monday" and habitual:
        return True
    if re.search(r"\bMonday\s?(?:-|–|to|through)\s?$", before) and not re.match(r",?\s(?:night|morning)", after):
        return True
    return bool(
        re.search(r"\b[Tt]he\s$", before)
        and re.match(r"\s[A-Z][a-z]+", after)
        and not re.match(rf"\s(?:{MONTH}|(?:{PARTS})\b)", after, re.IGNORECASE)
    )


def _days_of_weekday(weekday: int, which: str, ahead: bool, today: dt.date) -> Days:
    back = (today.weekday() - weekday) % 7
    recent = today - back * DAY
    coming = recent + 7 * DAY
    if which == "last":
        return (recent - 7 * DAY, recent if back else recent - 7 * DAY) if back <= 3 else (recent, recent)
    if which in {"next", "this coming"}:
        return coming, coming if back == 0 or which == "this coming" else coming + 7 * DAY
    if which == "this past":
        return (recent, recent) if back else (recent - 7 * DAY, recent)
    return (recent, coming if ahead or which == "this" else recent)


def _read_short_weekday(match: re.Match[str], context: Context) -> Atom | None:
    word = match["weekday"]
    if not word[0].isupper() or re.search(r"\b[Tt]he\s$", context.text[max(0, match.start() - 5) : match.start()]):
        return None
    weekday = next(number for number, name in enumerate(WEEKDAYS) if name.lower().startswith(word.lower()[:3]))
    days = _days_of_weekday(weekday, "", True, context.today) if context.today else None
    return Atom(whole_span(match), Kind.WEEKDAY, days, weekday=weekday, bound=True)


def _read_day(match: re.Match[str], context: Context) -> Atom | None:
    word = re.sub(r"\s+", " ", match["day"].lower())
    if word in {"today", "tonight"} and _is_programme(match, context.text):
        return None
    first, last, implied = _DAY_WORDS[word]
    part = match["part"] or implied
    clock = (1080, 1800) if word == "overnight" else part_clock(match["edge"], part)
    today = context.today
    days = (today + first * DAY, today + last * DAY) if today else None
    start = match.start("edge") if match["edge"] else match.start("day")
    return Atom(Span(start, match.end("whole")), Kind.DAY, days, clock)


_DAY_WORDS = {
    "the day before yesterday": (-2, -2, ""),
    "the day after tomorrow": (2, 2, ""),
    "yesterday": (-1, -1, ""),
    "today": (0, 0, ""),
    "tomorrow": (1, 1, ""),
    "tonight": (0, 0, "night"),
    "overnight": (-1, 0, ""),
    "last night": (-1, -1, "night"),
    "last evening": (-1, -1, "evening"),
    "this morning": (0, 0, "morning"),
    "this lunchtime": (0, 0, "lunchtime"),
    "this afternoon": (0, 0, "afternoon"),
    "this evening": (0, 0, "evening"),
}


def _is_programme(match: re.Match[str], text: str) -> bool:
    start, end = match.span("day")
    named = re.search(r"(?:USA|Russia|Psychology|\d['’]s|BBC['’]s|the)\s$", text[max(0, start - 12) : start])
    return text[start].isupper() and bool(
        named or re.match(r"\s(?:programme|program|show)\b", text[end : end + 11], re.IGNORECASE)
    )


def _read_period(match: re.Match[str], context: Context) -> Atom | None:
    today = context.today
    if today is None:
        return None
    which = re.sub(r"\s+", " ", (match["which"] or "this").lower())
    days = _days_of_period(which, match["unit"].lower(), today)
    edge = (match["edge"] or "").lower()
    if edge == "earlier":
        days = min(days[0], today), min(days[1], today)
    elif edge == "later":
        days = max(days[0], today), max(days[1], today)
    return Atom(whole_span(match), Kind.PERIOD, days, which=f"{which} {match['unit'].lower()}")


def _days_of_period(which: str, unit: str, today: dt.date) -> Days:
    """A calendar period; weeks begin on the Sunday before, for both customs; weekends with their Friday."""
    steps = {"last": -1, "next": 1, "this coming": 1}.get(which, 0)
    monday = today - today.weekday() * DAY
    if which in {"the past", "the last", "this past"} and unit != "weekend":
        return today - {"week": 8, "month": 32, "year": 367}[unit] * DAY, today
    if unit == "week":
        return monday + (7 * steps - 1) * DAY, monday + (7 * steps + 6) * DAY
    if unit == "weekend":
        return _weekend(which, monday, today)
    if unit == "month":
        months = today.year * 12 + today.month - 1 + steps
        return month_of_year(months % 12 + 1, months // 12) or (today, today)
    year = today.year + steps
    return dt.date(year, 1, 1), dt.date(year, 12, 31)


def _weekend(which: str, monday: dt.date, today: dt.date) -> Days:
    coming, past = monday + 4 * DAY, monday - 3 * DAY
    if which == "next":
        return coming, coming + 9 * DAY
    if which in {"last", "this past"}:
        return past, past + 2 * DAY if today.weekday() < 5 else coming + 2 * DAY
    if today.weekday() >= 4:
        return coming, coming + 2 * DAY
    return past, past + 2 * DAY if which == "the" or today.weekday() == 0 else coming + 2 * DAY


def _read_ago(match: re.Match[str], context: Context) -> Atom | None:
    today, word = context.today, match["number"].lower()
    if today is None or re.search(r"\bor\s$", context.text[max(0, match.start("whole") - 4) : match.start("whole")]):
        return None
    number = int(word) if word.isdigit() else HOURS.index(word) + 1 if word in HOURS else 2 if "couple" in word else 1
    length, slack = {"day": (1, 1), "week": (7, 3), "month": (30.44, 16), "year": (365.25, 190)}[match["unit"].lower()]
    if length == 1 and number <= 3 and not match["hedge"] and "couple" not in word:
        slack = 0
    if match["hedge"]:
        slack *= 2
    if number * length > 700 * 365:
        return None
    middle = today - round(number * length) * DAY
    return Atom(whole_span(match), Kind.DAY, (middle - slack * DAY, middle + slack * DAY), approximate=bool(slack))


def forms() -> tuple[tuple[str, Handler], ...]:
    """Patterns with their readers; a group `whole` is the stretch of text that is read."""
    return (
        (
            rf"(?<![A-Za-z])(?P<whole>{_EDGE}(?:(?P<which>this\spast|this\scoming|this|last|next|every|each|any|one|most|another|"
            rf"some|a|that|the\s(?:following|previous|next|same|preceding))\s)?(?P<weekday>{'|'.join(WEEKDAYS)})\b"
            rf"(?:[\s-](?P<part>{PARTS})\b)?)",
            _read_weekday,
        ),
        (r"(?P<whole>(?<![\w-])(?P<weekday>Mon|Tues?|Wed|Thu|Thurs?|Fri|Sat|Sun)\b\.?)", _read_short_weekday),
        (
            rf"(?<![A-Za-z-])(?P<whole>{_EDGE}(?P<day>the\sday\sbefore\syesterday|the\sday\safter\stomorrow|yesterday|today|"
            rf"tomorrow|tonight|overnight|last\s(?:night|evening)|this\s(?:morning|lunchtime|afternoon|evening))\b"
            rf"(?:\s(?P<part>{PARTS})\b)?)",
            _read_day,
        ),
        (
            rf"(?<![A-Za-z-])(?P<whole>{_EDGE}(?:in\s(?=the\s))?(?P<which>this\spast|this\scoming|this|last|next|the\spast|"
            r"the\slast|(?<=over\s)the|(?<=at\s)the|(?<=during\s)the|(?<=in\s)the(?=\s(?:week|month|year)\b))\s"
            r"(?P<unit>weekend|week|month|year)\b(?!-))",
            _read_period,
        ),
        (
            rf"(?<![\w-])(?P<whole>(?:(?P<hedge>about|around|nearly|almost|roughly|some)\s)?(?P<number>{_NUMBER})\s"
            r"(?P<unit>day|week|month|year)s?\sago)\b",
            _read_ago,
        ),
    )
