"""A stated count of days, weeks, months or years that the document's own dates contradict.

Flags: "412 days into the siege" in a text of 20 May 2024 that dates the start of the siege to 1 April 2023 (415 days),
"day 412 of the siege", "412 days since 1 April 2023". The reasons show the sum.

Leaves alone: counts that fit with or without the first day, rounded months and years, hedged figures that may be meant
so, events dated differently or not at all in the same document, counts up to another moment than the writing ("was
freed 40 days after the attack"), and misses too wide for a slip of counting.

Source for counting: both usages are current in news, so the first day may count or not; a day either way is allowed.
"""

from __future__ import annotations

import datetime as dt
import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from factcheck.checks import Check
from factcheck.corpus import Corpus
from factcheck.document import Document, Span
from factcheck.finding import Category, Conflict, Reading, Rule, Severity
from factcheck.mention import Modality, Quantity, Time
from factcheck.moments import describe, spoken

DAYS = {"day": 1.0, "week": 7.0, "month": 365.2425 / 12, "year": 365.2425}
SLACK = {"day": 1, "week": 7, "month": 31, "year": 366}  # days a count may be off by its way of counting or rounding

_LASTING = (
    "war|invasion|siege|occupation|blockade|conflict|lockdown|ceasefire|truce|offensive|strike|walkout|shutdown|"
    "campaign|uprising|crisis|pandemic|captivity|detention|trial|mission|search|boycott|curfew"
)
_SUDDEN = (
    "attack|assault|raid|shooting|bombing|massacre|explosion|crash|collapse|earthquake|flood|fire|disaster|coup|"
    "election|referendum|verdict|disappearance|abduction|kidnapping|killing|murder|death"
)
_STARTED = (
    r"launch(?:ed|es|ing)?|beg[aiu]n|beginning|start(?:ed|s|ing)?|erupted|broke out|declared|unleashed|opened|"
    r"imposed|went on|walked out|invaded|besieged|occupied|attacked|since|came into force|took effect"
)


@dataclass(frozen=True, slots=True)
class _Count:
    """A stated count of elapsed time: low and high in days, the event counted from, or the date itself."""

    quantity: Quantity
    unit: str
    low: float
    high: float
    event: str
    about: Span  # where the event's words stand
    start: Time | None = None
    ordinal: bool = False


def find(corpus: Corpus) -> Iterator[Conflict]:
    times: dict[Document, list[Time]] = defaultdict(list)
    for time in corpus.of_kind(Time):
        if time.moment.first is not None and time.moment.explicit:
            times[time.document].append(time)
    for quantity in corpus.of_kind(Quantity):
        dated = times.get(quantity.document)
        count = _count(quantity, dated) if dated else None
        if count is not None and dated is not None:
            yield from _conflicts(count, dated)


@cache
def _after() -> re.Pattern[str]:
    unit, link = r"(?:[\s-](?P<unit>day|week|month|year)s?)?", r"(?P<link>into|since|after|of)"
    return re.compile(rf"{unit}\s{link}\s(?P<event>[^.;!?\n]{{3,90}})", re.IGNORECASE)


def _count(quantity: Quantity, dated: list[Time]) -> _Count | None:
    """The elapsed time a quantity states, when it stands in a construction that counts up to the writing."""
    sentence, amount = quantity.sentence, quantity.amount
    after = quantity.document.text[quantity.span.end : sentence.span.end]
    before = quantity.document.text[sentence.span.start : quantity.span.start]
    found = _after().match(after)
    if found is None or amount.modality is Modality.VAGUE:
        return None
    ordinal = re.search(r"\bday\s$", before, re.IGNORECASE) is not None or amount.dimension == "ordinal"
    unit = "day" if ordinal else amount.unit
    if unit not in DAYS or (amount.dimension != "duration" and not ordinal):
        return None
    if ordinal and (found["link"].lower() != "of" or (found["unit"] or "day").lower() != "day"):
        return None
    return _counted(quantity, unit, found, ordinal, dated)


def _counted(quantity: Quantity, unit: str, found: re.Match[str], ordinal: bool, dated: list[Time]) -> _Count | None:
    link, rest = found["link"].lower(), found["event"]
    if (link == "after" and not _present(quantity)) or _is_told_of_the_past(quantity):
        return None
    about = Span(quantity.span.end + found.start("event"), quantity.span.end + found.end("event"))
    factor = DAYS[unit] if quantity.amount.dimension != "duration" else 1.0
    low, high = quantity.amount.low * factor, quantity.amount.high * factor
    if link in {"since", "after"}:
        start = next((time for time in dated if about.start <= time.span.start <= about.start + 4), None)
        if start is not None:
            return _Count(quantity, unit, low, high, "", about, start, ordinal)
    kinds = _LASTING if link in {"of", "into"} else f"{_LASTING}|{_SUDDEN}"
    event = re.search(rf"^(?:[\w'’-]+\s){{0,5}}?(?P<noun>{kinds})s?\b", rest, re.IGNORECASE)
    if event is None:
        return None
    return _Count(quantity, unit, low, high, event["noun"].lower(), about, None, ordinal)


def _present(quantity: Quantity) -> bool:
    """Whether the sentence speaks of the time of writing."""
    words = r"is|are|has|have|now|still|continues?|remains?|today|keeps?"
    return re.search(rf"\b(?:{words})\b", quantity.sentence.text, re.IGNORECASE) is not None


def _is_told_of_the_past(quantity: Quantity) -> bool:
    return re.search(r"\b(?:had|would|was then|were then|by then)\b", quantity.sentence.text, re.IGNORECASE) is not None


def _conflicts(count: _Count, dated: list[Time]) -> Iterator[Conflict]:
    written = count.quantity.sentence.section.written
    starts = [count.start] if count.start else [time for time in dated if _starts(time, count)]
    if written is None or not starts:
        return
    today = written.date()
    misses = [_miss(count, time, today) for time in starts]
    widest = 0.5 if _present(count.quantity) or count.start else 0.1
    first = starts[0].moment.first
    assert first is not None  # noqa: S101 - only dated times are kept
    if any(miss == 0 for miss in misses) or len({time.moment.first for time in starts}) > 1:
        return
    if misses[0] <= max(widest * (today - first).days, SLACK[count.unit]):
        yield _conflict(count, starts, today, [time for time in dated if _is_dateline(time, today)])


def _miss(count: _Count, start: Time, today: dt.date) -> float:
    """Days between what is stated and what the calendar gives, beyond every usual way of counting; 0 when it fits."""
    first, last = start.moment.first, start.moment.last
    if first is None or last is None or first > today:
        return 0
    slack = float(SLACK[count.unit])
    amount = count.quantity.amount
    if amount.modality is Modality.ABOUT:
        slack = 2 * slack + 0.1 * count.high
    elif amount.stated >= 10 and amount.stated % (100 if amount.stated > 100 else 10) == 0:
        slack += 0.05 * amount.stated * DAYS[count.unit] if amount.dimension != "duration" else 0.05 * count.low
    least, most = (today - last).days - slack, (today - first).days + slack
    return max(0.0, least - count.high, count.low - most)


def _starts(time: Time, count: _Count) -> bool:
    """Whether a date is that of the event's start: its sentence has the event and a word of beginning beside it."""
    moment, sentence = time.moment, time.sentence
    if moment.first is None:
        return False
    text = sentence.document.text
    if sentence is count.quantity.sentence:  # "68 days into the strike, which began on 8 September"
        between = text[count.about.start : time.span.start]
        return re.search(rf"\b{count.event}\b[^.;]*,\swhich\s(?:{_STARTED})\b[^.;]{{0,20}}$", between) is not None
    if time.span.overlaps(count.about):
        return False
    before = text[max(sentence.span.start, time.span.start - 110) : time.span.start]
    after = text[time.span.end : min(sentence.span.end, time.span.end + 110)]
    noun = rf"\b{count.event}\b"
    clause = re.split(r"[;:]|\b\d{4}\b", before)[-1]
    began = re.search(rf"\b(?:{_STARTED})\b", clause, re.IGNORECASE) and re.search(noun, clause, re.IGNORECASE)
    adjoining = re.search(rf"{noun}\W{{1,3}}(?:(?:of|on|in)\s)?$", before, re.IGNORECASE) or re.match(
        rf",?\s{noun}", after, re.IGNORECASE
    )
    fronted = not before.strip() or re.fullmatch(r"(?:on|in|since)\s", before.strip() + " ", re.IGNORECASE)
    opened = fronted and re.match(rf",?\s[^.;:]{{0,60}}\b(?:{_STARTED})\b[^.;:]{{0,30}}{noun}", after, re.IGNORECASE)
    if not (began or opened or (adjoining and count.event in _SUDDEN.split("|"))):
        return False
    return _same_names(before + after, text[count.about.start : count.about.end], count.event)


def _same_names(one: str, other: str, noun: str) -> bool:
    """Whether the names around the two mentions of the event allow one event."""
    mine, theirs = _names(one, noun), _names(other, noun)
    return not mine or not theirs or bool(mine & theirs)


def _names(text: str, noun: str) -> set[str]:
    found = re.search(rf"((?:\S+\s){{0,3}})\b{noun}\b((?:\s\S+){{0,4}})", text, re.IGNORECASE)
    near = (found[1] + found[2]) if found else ""
    return {
        word.removesuffix("'s").removesuffix("’s").lower() for word in re.findall(r"\b[A-Z][\w'’-]{2,}", near)
    } - _PLAIN


_PLAIN = {"the", "its", "since", "when", "after", "his", "her", "their", "this", "that", "and", "but", "launched"}


def _is_dateline(time: Time, today: dt.date) -> bool:
    return time.moment.first == time.moment.last == today


def _conflict(count: _Count, starts: list[Time], today: dt.date, datelines: list[Time]) -> Conflict:
    stated = f"{count.quantity.amount.stated:,.0f} {count.unit}s" if not count.ordinal else count.quantity.text
    since = _told(starts[0])
    elapsed = _elapsed(starts[0], today)
    readings = [Reading(count.quantity, stated, f"{count.low:g} to {count.high:g} days")]
    readings += [Reading(time, since, f"{elapsed} before {spoken(today)}") for time in starts]
    readings += [Reading(time, spoken(today), f"{elapsed} after {since}") for time in datelines[:1]]
    return Conflict(
        category=Category.SUM,
        readings=tuple(readings),
        title=f"“{count.quantity.text}”, but {since} to {spoken(today)} is {elapsed}",
        reasons=(
            f"the text is dated {spoken(today)}"
            + (f" and dates the start of the {count.event} to {since}" if count.event else ""),
            f"from {since} to {spoken(today)} it is {elapsed}" + _in_unit(starts[0], today, count.unit),
        ),
        severity=Severity.MEDIUM,
        confidence=0.85 if count.unit == "day" else 0.7,
    )


def _told(start: Time) -> str:
    first = start.moment.first
    return spoken(first) if first is not None and first == start.moment.last else describe(start.moment)


def _elapsed(start: Time, today: dt.date) -> str:
    first, last = start.moment.first or today, start.moment.last or today
    least, most = (today - last).days, (today - first).days
    return f"{most:,} days" if least == most else f"{least:,} to {most:,} days"


def _in_unit(start: Time, today: dt.date, unit: str) -> str:
    days = (today - (start.moment.first or today)).days
    if unit == "day":
        return (
            f" ({days + 1:,} counting both the first and the last)" if start.moment.first == start.moment.last else ""
        )
    return f", that is about {days / DAYS[unit]:.1f} {unit}s"


CHECK = Check(Rule("elapsed-time", Category.SUM, "an elapsed time that the document's own dates contradict"), find)
