"""Calendar dates, months and years: "21 July 2025", "07/21/2025", "last June", "since 2019"."""

from __future__ import annotations

import datetime as dt
import re

from factcheck.document import Span
from factcheck.moments.atoms import DAY, MONTHS, Atom, Context, Days, Handler, Kind, whole_span

MONTH = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec|May)\b\.?)"
)
_YEAR = r"(?:1[89]|20)\d\d(?!\d)"
_ORDINAL = r"(?:\s?(?:st|nd|rd|th)\b)?"


def _month_number(word: str) -> int:
    return next(number for number, name in enumerate(MONTHS, 1) if name.lower().startswith(word.lower()[:3]))


def real_date(year: int, month: int, day: int) -> dt.date | None:
    """The day, or None where the calendar has no such day."""
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None


def _read_iso(match: re.Match[str], _: Context) -> Atom | None:
    year, month, day = (int(match[name]) for name in ("year", "month", "day"))
    return _date_atom(whole_span(match), year, month, day, day)


def _read_numeric(match: re.Match[str], context: Context) -> Atom | None:
    if re.search(
        r"(?:\bv|version|release|ratio)\.?\s?$", context.text[max(0, match.start() - 9) : match.start()], re.IGNORECASE
    ):
        return None
    month, day, year = int(match["one"]), int(match["two"]), full_year(match["year"])
    if match["mark"] == "." or month > 12:
        month, day = day, month
    elif day <= 12 and day != month:  # nobody can tell which: the interval covers both
        readings = sorted(filter(None, (real_date(year, month, day), real_date(year, day, month))))
        return (
            Atom(whole_span(match), Kind.DATE, days=(readings[0], readings[-1]), approximate=True) if readings else None
        )
    return _date_atom(whole_span(match), year, month, day, day)


def full_year(digits: str) -> int:
    """A year written with two digits or four: 11 is 2011, 85 is 1985."""
    return int(digits) if len(digits) == 4 else int(digits) + (2000 if int(digits) < 70 else 1900)


def _read_date(match: re.Match[str], context: Context) -> Atom | None:
    word = match["month"].rstrip(".")
    if word[0].islower() and (len(word) < 5 or word in {"march", "august"}):
        return None
    year = match["year"] or match["short"]
    if match["short"] and re.match(r"\s?[a-z:]", context.text[match.end("short") : match.end("short") + 2]):
        year = None
    day = int(match["day"])
    end = match.end("whole") if year or not match["short"] else match.end("month")
    return _date_atom(
        Span(match.start("whole"), end),
        full_year(year) if year else None,
        _month_number(word),
        day,
        int(match["until"] or day),
    )


def _date_atom(span: Span, year: int | None, month: int, day: int, until: int) -> Atom | None:
    if until < day or not real_date(year or 2024, month, day) or not real_date(year or 2024, month, until):
        return None
    return Atom(span, Kind.DATE, calendar=(year, month, day, until))


def _read_month(match: re.Match[str], context: Context) -> Atom | None:
    word, lead = match["month"].rstrip("."), (match["lead"] or "").lower()
    year = int(match["year"]) if match["year"] else None
    of_year = re.match(r"\s(?:of\s)?(?:this|last|next)\syear\b", context.text[match.end("whole") :][:18])
    if word[0].islower() or not (year or lead or of_year):
        return None
    ambiguous = word in {"March", "May", "April", "June", "August"} or len(word) <= 4
    if year is None and not of_year and ambiguous and lead in _LOOSE_LEADS:
        return None
    number = _month_number(word)
    within = month_of_year(number, year or _year_of_month(number, lead, match.start("month"), context))
    start = match.start("lead") if lead in {"last", "next", "this"} else match.start("month")
    return Atom(
        Span(start, match.end("whole")),
        Kind.MONTH,
        days=within,
        which="year" if year else lead,
        calendar=(year, number, 1, 1),
    )


_LOOSE_LEADS = ("from", "by", "to", "and", "of", "for", "before", "after")


def month_of_year(month: int, year: int | None) -> Days | None:
    """First and last day of a month."""
    if year is None:
        return None
    following = dt.date(year + month // 12, month % 12 + 1, 1)
    return dt.date(year, month, 1), following - DAY


def _year_of_month(month: int, lead: str, offset: int, context: Context) -> int | None:
    today = context.today
    if today is None:
        return None
    if lead == "next" or (lead != "last" and month != today.month and context.surely_ahead(offset)):
        return today.year + (month <= today.month)
    past = month < today.month or (month == today.month and lead != "last")
    return today.year if past else today.year - 1


def _read_year(match: re.Match[str], context: Context) -> Atom | None:
    year = int(match["year"])
    follows = context.text[match.end("year") : match.end("year") + 12]
    if year % 100 == 0 and re.match(r"\s[a-z]", follows):
        return None
    if re.match(r"\s(?:block|people|mark|words|metres|miles)", follows):
        return None
    return Atom(
        Span(match.start("year"), match.end("year")), Kind.YEAR, days=(dt.date(year, 1, 1), dt.date(year, 12, 31))
    )


def forms() -> tuple[tuple[str, Handler], ...]:
    """Patterns with their readers; a group `whole` is the stretch of text that is read."""
    until = r"(?:\s?(?:-|–|to|and)\s?(?P<until>\d{1,2})(?:st|nd|rd|th)?(?!\d))?"
    not_a_day = r"(?!\d|,\d{3}(?!\d)|[.:]\d|\s?(?:%|per\s?cent|[mb]illion|[ap]\.?\s?m\b))"
    year_after = rf"(?:,?\s{{0,2}}(?P<year>{_YEAR})|\s['’]?(?P<short>\d\d)(?![\w:]))?"
    leads = r"in|since|until|till|during|through|throughout|last|next|this|early|late|mid|" + "|".join(_LOOSE_LEADS)
    return (
        (r"(?P<whole>(?<!\d)(?P<year>\d{4})-(?P<month>\d\d)-(?P<day>\d\d))(?!\d)", _read_iso),
        (
            r"(?P<whole>(?<![\d./-])(?P<one>\d{1,2})\s?(?P<mark>[/.])\s?(?P<two>\d{1,2})\s?(?P=mark)\s?"
            r"(?P<year>\d{4}|\d\d)(?![\d/.-]\d|\d))",
            _read_numeric,
        ),
        (
            rf"(?P<whole>(?<![\w./:$£€-])(?P<day>\d{{1,2}}){_ORDINAL}"
            rf"(?:\s?(?:-|–|to|and)\s?(?P<until>\d{{1,2}}){_ORDINAL})?(?:\sof)?\s{{0,2}}(?P<month>{MONTH})(?![a-z])"
            rf"{year_after})",
            _read_date,
        ),
        (
            rf"(?P<whole>(?<![A-Za-z])(?P<month>{MONTH})\s{{0,2}}(?:the\s)?(?P<day>\d{{1,2}}){_ORDINAL}{not_a_day}{until}"
            rf"(?:,?\s{{0,2}}(?P<year>{_YEAR}))?(?P<short>)?)",
            _read_date,
        ),
        (
            rf"(?<![A-Za-z])(?P<whole>(?:(?P<lead>{leads})[\s-])?(?P<month>{MONTH})(?![A-Za-z]|\s?\d{{1,2}}\b)"
            rf"(?:,?\s(?:of\s)?(?P<year>{_YEAR})(?!-\d))?)",
            _read_month,
        ),
        (
            rf"(?<![A-Za-z])(?:(?:in|since|until|till|during|early|late|mid|year|throughout)[\s-]|"
            rf"(?:by|from|before|after|of)\s(?={_YEAR}(?!\s[a-z]))|(?:the|its|his|her|their|our|['’]s)\s(?={_YEAR}\s[a-z]{{2,30}}"
            rf"(?<!s)\b))(?P<year>{_YEAR})(?!s\b|['’]s|[-–,.:/]\d|\s?%)",
            _read_year,
        ),
    )
