"""Date lines, date prefixes and the time stamps of live blogs: when a document or a part of it was written."""

from __future__ import annotations

import bisect
import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass

from factcheck.moments import find_date

MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
    r"|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
_WEEKDAY = r"(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?\b\.?"
_ORDINAL = r"\d{1,2}(?:st|nd|rd|th)?"
_DATE = (
    rf"(?:{MONTH} ?{_ORDINAL} ?,? ?\d{{4}}(?!\d)|{_ORDINAL} ?(?:of )?{MONTH},? ?\d{{4}}(?!\d)"
    r"|\d{4}-\d\d-\d\d(?:T[\d:.]+(?:Z|[+-][\d:]+)?)?"
    r"|\d{4}/\d\d/\d\d(?!\d)|\d{1,2}\.\d{1,2}\.\d{4}(?!\d)|\d{1,2} ?/ ?\d{1,2} ?/ ?(?:\d{4}|\d\d)(?!\d))"
)
ZONE = (
    r"(?:GMT|UTC|BST|IST|CES?T|EES?T|WES?T|[ECMP][SD]?T|AE[SD]T|AW?ST|NZ[SD]T|HKT|SGT|JST|KST|MSK|WAT|CAT|EAT"
    r"|SAST|PKT)"
    r"(?: ?[+-] ?\d{1,2}(?: ?: ?\d\d)?)?"
)
_CLOCK = (
    r"(?:\d{1,2} ?[:.h] ?\d\d(?: ?[:.] ?\d\d)?(?: ?[ap]\.? ?m\b\.?)?"
    rf"|\d{{1,2}} ?[ap]\.?m\b\.?)(?: ?hrs\b)?(?: {ZONE}\b)?"
)
_LABEL = (
    r"(?:date(?:line)?|(?:last|first|originally|article)? ?(?:posted|published|updated|modified|created"
    r"|reported|filed|aired)"
    r"|publication date)"
)
_FILLER = re.compile(
    rf"\b(?:{_LABEL}|\d+[ -]min(?:ute)?s?[ -]read|at|on|in|uk|us|local|time|and|edition|hours|ago|am|pm|hrs|{ZONE})\b",
    re.IGNORECASE,
)
_DATES = re.compile(_DATE, re.IGNORECASE)
_TIMES = re.compile(_CLOCK, re.IGNORECASE)
_WEEKDAYS = re.compile(rf"\b{_WEEKDAY}", re.IGNORECASE)
_LABELLED = re.compile(rf"(?:{_LABEL}\b|on behalf of |by [A-Z])", re.IGNORECASE)
_FILED = re.compile(r"\b(?:posted|filed|published) (?:in|under|by)\b", re.IGNORECASE)
_PREFIX = re.compile(rf"(?:{_WEEKDAY},? ?)?{_DATE}(?:{_DATE})?", re.IGNORECASE)
_SUFFIX = re.compile(rf"(?<=[^\s(]) *\(?(?:{_LABEL}) ?(?:on|at)?:? ?(?:on )?(?:{_WEEKDAY},? ?)?{_DATE}", re.IGNORECASE)
_LINKING = frozenset({"by", "of", "the", "for", "to", "a", "an", "est", "from", "th", "s", "m", "p"})
_NUMBER = re.compile(r"\d{4}|\d ?/ ?\d")
_BIG_ENDIAN = re.compile(r"(?<!\d)(\d{4})/(\d\d)/(\d\d)(?!\d)")
_DOTTED = re.compile(r"(?<!\d)(\d{1,2})\.(\d{1,2})\.(\d{4})(?!\d)")
_LINE = 160  # characters; date lines are short


def day(words: str) -> dt.date | None:
    """The day of a date line, also in the forms 2025/07/21 and 21.07.2025, which running text has for other things."""
    plain = _BIG_ENDIAN.sub(r"\1-\2-\3", words)
    return find_date(_DOTTED.sub(lambda found: f"{found[3]}-{found[2]:0>2}-{found[1]:0>2}", plain))


def is_date_line(line: str) -> bool:
    """Whether a line says nothing but when (and at most by whom or where) something was published."""
    if len(line) > _LINE or not _dated(line):
        return False
    rest = _WEEKDAYS.sub(" ", _TIMES.sub(" ", _DATES.sub(" ", line)))
    words = re.findall(r"[^\W\d_]+", _FILLER.sub(" ", rest))
    if not words:
        return True
    if _LABELLED.match(line):
        lower = [word for word in words if word.islower() and word not in _LINKING]
        return (len(words) <= 8 and not lower) or (len(words) <= 14 and bool(_FILED.search(line)))
    return len(words) <= 3 and all(word.isupper() for word in words)


def _dated(line: str) -> bool:
    return bool(_NUMBER.search(line)) and bool(_DATES.search(line))


def prefix_end(line: str, *, first: bool) -> int:
    """Length of the date that is glued to the front of a line, or labelled there ("date 2025-04-11 …"); else 0.

    Only the first line of a text can begin with a date that is set off by nothing but a space.
    """
    labelled = re.match(rf" *(?:{_LABEL}) ?:? *{_DATE} *", line[:_LINE], re.IGNORECASE)
    if first and labelled and labelled.end() < len(line):
        return labelled.end()
    iso = re.match(r" *\d{4}-\d\d-\d\d +(?=\S)", line[:_LINE])
    if first and iso:
        return iso.end()
    glued = _PREFIX.match(line[:_LINE])
    if glued and line[glued.end() : glued.end() + 1].isalpha():
        return glued.end()
    return 0


def suffix_start(line: str) -> int:
    """Where a publication date at the end of a short line begins ("Title Posted: May 3, 2014"); else its length."""
    if len(line) > 2 * _LINE or not _dated(line):
        return len(line)
    labelled = _SUFFIX.search(line)
    if labelled and is_date_line(line[labelled.start() :].strip()):
        return labelled.start()
    for found in _DATES.finditer(line):
        if found.end() == len(line) and line[found.start() - 1 : found.start()].isalpha():
            return found.start()
    return len(line)


_UPDATE = re.compile(
    rf"(?:(?:update|updated|correction|new)\b[^\w(]*\(?(?:{_WEEKDAY},? ?)?({MONTH} ?\d{{1,2}}|\d{{1,2}} ?/ ?\d{{1,2}})"
    rf"(?:,? ?\d{{4}}|/\d{{2,4}})?\)?(?:,? ?(?:at )?{_CLOCK})?\)?\s*[:–—-]?)$",
    re.IGNORECASE,
)


def update_day(line: str, published: dt.date | None) -> dt.date | None:
    """The day of a heading such as "Update (Feb. 20):"; the year is the document's where none is written."""
    if len(line) > 60 or not (found := _UPDATE.fullmatch(line)):
        return None
    full = find_date(line)
    if full or not published:
        return full
    words = found[1]
    return find_date(f"{words}/{published.year}" if "/" in words else f"{words}, {published.year}")


_TODAY = re.compile(rf"\b(?:it[’']s|it is|today is)\s+((?:{_WEEKDAY},? )?(?:the )?{_DATE})", re.IGNORECASE)


def stated_today(text: str) -> dt.date | None:
    """The day a live blog greets its readers with: "It's Tuesday, 25 November 2025"."""
    found = _TODAY.search(text)
    return find_date(found[1]) if found else None


@dataclass(frozen=True, slots=True)
class Stamp:
    """The time stamp that begins an entry of a live blog: offsets, minutes after midnight and the stamp as written."""

    start: int
    end: int
    minutes: int
    label: str
    sure: bool  # it begins a line or follows the end of a sentence


_STAMP = re.compile(
    rf"(?<![\w.:,£$€(\[-])(\d{{1,2}})[.:](\d\d) ?([ap])?\.?(?:m\b\.?)? ?({ZONE})\b(?=\s+[A-Z\"“‘'\d@#]|\s*$)",
    re.MULTILINE,
)
_BARE = re.compile(
    rf"^[ \t]*[\[(]?(\d{{1,2}})[.:](\d\d)[ \t]?([ap])?\.?(?:m\b\.?)?[ \t]?({ZONE}\b)?[\])]?[ \t]*(?:$|[-–—:|][ \t])",
    re.MULTILINE,
)
_MERIDIEM = re.compile(r"\.?m\.?")
_RUNNING = re.compile(
    r"(?:\b(?:at|by|from|until|till|to|since|before|after|around|about|past|between|and|or|see|about|on|of|the|for|"
    r"today|yesterday|tomorrow|" + _WEEKDAY.replace(r"\.?", "") + r")|[,(])\s*$",
    re.IGNORECASE,
)
_ENDED = re.compile(r"(?:[.!?…][\"”’')\]]*|[\"”]|\b(?:Interactive|Related|GMT|UTC|[A-Z]{2,4}T))\s*$")


def stamps(text: str, start: int = 0, end: int | None = None) -> list[Stamp]:
    """Stamps that begin entries, in text order; empty unless there are two or more that keep one order of time.

    A time in running text ("at 4.58pm GMT", "(see 1.34pm GMT)") and an "Updated at …" stamp are none.
    """
    end = len(text) if end is None else end
    found = sorted(
        {stamp.start: stamp for stamp in _candidates(text, start, end)}.values(), key=lambda stamp: stamp.start
    )
    sure = [stamp for stamp in found if stamp.sure]
    if len(sure) < 2:
        return []
    return [stamp for stamp in found if stamp.sure or _in_order(stamp, sure)]


def _candidates(text: str, start: int, end: int) -> Iterator[Stamp]:
    for pattern in (_BARE, _STAMP):
        for found in pattern.finditer(text, start, end):
            at = found.start(1)
            before = text[max(start, at - 24) : at]
            minutes = _minutes(int(found[1]), int(found[2]), found[3])
            if minutes is None or _RUNNING.search(before):
                continue
            line_start = not before.rsplit("\n", 1)[-1].strip(" \t[(")
            label = text[at : found.end(4) if found[4] else max(found.end(2), found.end(3))]
            stop = found.end() if pattern is _BARE else found.end(4)
            yield Stamp(at, stop, minutes, _label(text, at, label), line_start or bool(_ENDED.search(before)))


def _label(text: str, at: int, label: str) -> str:
    meridiem = _MERIDIEM.match(text, at + len(label))
    return label + (meridiem.group() if meridiem and label[-1:] in "apAP" else "")


def _minutes(hour: int, minute: int, meridiem: str | None) -> int | None:
    if minute > 59 or hour > (12 if meridiem else 23):
        return None
    if meridiem:
        hour = hour % 12 + (12 if meridiem.lower() == "p" else 0)
    return hour * 60 + minute


def _in_order(stamp: Stamp, sure: list[Stamp]) -> bool:
    """Whether an unsure stamp lies, in time as in place, between its sure neighbours."""
    at = bisect.bisect_left(sure, stamp.start, key=lambda other: other.start)
    times = [other.minutes for other in (*sure[max(0, at - 1) : at], stamp, *sure[at : at + 1])]
    return times in (sorted(times), sorted(times, reverse=True))
