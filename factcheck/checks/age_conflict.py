"""One person, two ages.

Flags: two ages given to the same named person, inside a document or across documents of about the same time
("Ann Lee, 32," and "31-year-old Ann Lee").

Leaves alone: an age in another form ("thirty-two", "aged 32", "in her 30s"), the ages of different people, and ages in
reports so far apart that a birthday lies between.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence

from factcheck.amounts import describe, likely_cause
from factcheck.checks import Check
from factcheck.corpus import Corpus
from factcheck.finding import Accord, Category, Conflict, Reading, Rule, Severity
from factcheck.mention import Quantity
from factcheck.owners import differing, figures_by_owner
from factcheck.phrasing import either

BIRTHDAY_DAYS = 30  # between reports further apart than this a birthday is likely enough
GENERATION_YEARS = 10  # ages further apart are mostly of two people with one name


def find(corpus: Corpus) -> Iterator[Conflict]:
    for person, stated in figures_by_owner(corpus, "age").items():
        ages = [age for age in stated if not _of_another_year(age)]
        years = _years_spanned(ages)
        pairs = [pair for pair in differing(ages) if not _birthday_between(*pair, years) and not _two_people(*pair)]
        if pairs and not any(one.sentence is two.sentence for one, two in pairs):
            rising = sorted((age.amount for pair in pairs for age in pair), key=lambda age: age.stated)
            yield Conflict(
                category=Category.AGE,
                readings=tuple(Reading(age, describe(age.amount), describe(age.amount)) for age in ages),
                title=f"Age of {person.name}: {either([describe(age) for age in rising])}?",
                reasons=(f"{person.name} is given each of these ages by name",),
                severity=Severity.HIGH,
                confidence=0.9,
            )


def agreed(corpus: Corpus) -> Iterator[Accord]:
    """Ages of people who are given one age everywhere."""
    for person, stated in figures_by_owner(corpus, "age").items():
        ages = [age for age in stated if not _of_another_year(age)]
        told = {describe(age.amount) for age in ages}
        if len(told) == 1:
            readings = tuple(Reading(age, describe(age.amount), describe(age.amount)) for age in ages)
            yield Accord(Category.AGE, readings, f"Age of {person.name}", told.pop())


def _of_another_year(age: Quantity) -> bool:
    """Whether the age is told of a time long before the report: "two years ago Lee, 21, was sentenced"."""
    when, written = age.frame.when, age.sentence.section.written
    return (
        when is not None and when.last is not None and written is not None and (written.date() - when.last).days > 300
    )


def _years_spanned(ages: Sequence[Quantity]) -> float:
    """Years between the first and the last dated report."""
    written = [age.sentence.section.written for age in ages if age.sentence.section.written is not None]
    return (max(written) - min(written)).days / 365.25 if written else 0.0


def _birthday_between(one: Quantity, two: Quantity, spanned: float) -> bool:
    """Whether the time between the reports explains the ages: as many birthdays as years, one more or one less."""
    earlier, later = sorted((one, two), key=lambda age: age.sentence.section.written or dt.datetime.min)
    mine, other = earlier.sentence.section.written, later.sentence.section.written
    if mine is None or other is None:  # an undated report may be years older or younger
        return spanned > 0.5 and abs(later.amount.stated - earlier.amount.stated) < spanned + 1
    years = (other - mine).days / 365.25
    return years > BIRTHDAY_DAYS / 365.25 and abs(later.amount.stated - earlier.amount.stated - years) < 1


def _two_people(one: Quantity, two: Quantity) -> bool:
    """Whether the ages are a generation apart: father and son rather than a slip (unless a digit explains it)."""
    apart = abs(one.amount.stated - two.amount.stated) > GENERATION_YEARS
    return apart and not likely_cause(one.amount, two.amount)


CHECK = Check(Rule("age-conflict", Category.AGE, "one person, two ages"), find, agreed)
