"""One person, two ages.

Flags: two ages given to the same named person, inside a document or across documents of about the same time
("Ann Lee, 32," and "31-year-old Ann Lee"), and to a person without a name to whom the same happened in two reports of
one event ("an 11-year-old girl was struck", "a 12-year-old girl was hit"), where each age stands in one report only.

Leaves alone: an age in another form ("thirty-two", "aged 32", "in her 30s"), the ages of different people, "Mr Lee" and
"Mrs Lee" among them, ages more than ten years apart (father and son) unless the person is named in full alike, what
somebody was at another time ("then 15") or was first said to be, and ages in reports so far apart that a birthday lies
between.
"""

from __future__ import annotations

import datetime as dt
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import product

from factcheck.alignment import GATES
from factcheck.amounts import Relation, compare, describe, likely_cause
from factcheck.blocking import FAR_DAYS, pairs_of_days
from factcheck.checks import Check
from factcheck.corpus import Corpus
from factcheck.document import Document
from factcheck.events import DESCRIBED
from factcheck.finding import Accord, Category, Conflict, Reading, Rule, Severity
from factcheck.identity import fold
from factcheck.mention import Modality, Quantity
from factcheck.owners import differing, figures_by_owner
from factcheck.phrasing import either
from factcheck.stories import Stories, stories_of

BIRTHDAY_DAYS = 30  # between reports further apart than this a birthday is likely enough
GENERATION_YEARS = 10  # ages further apart are mostly of two people with one name
SLIP_YEARS = 2  # ages of people without names that lie further apart are of two people
SUFFERED = frozenset({"kill", "injure", "shoot", "strike", "hospitalise", "rescue", "missing", "crash"})
ACCUSED = frozenset({"arrest", "charge", "convict"})
_TITLE = 8  # characters of a title and the space behind it, and more
_ADDRESSED = re.compile(r"\b(?:(?P<m>Mr|Sir)|(?P<f>Mrs|Ms|Miss))\.? $")


def find(corpus: Corpus) -> Iterator[Conflict]:
    yield from _named(corpus)
    yield from _unnamed(corpus)


def _named(corpus: Corpus) -> Iterator[Conflict]:
    for person, stated in figures_by_owner(corpus, "age").items():
        ages = [age for age in stated if not _of_another_time(age)]
        years = _years_spanned(ages)
        told = differing(ages)
        once = not any(one.document is two.document for one, two in told)
        pairs = [pair for pair in told if not _birthday_between(*pair, years) and not _two_people(*pair, once=once)]
        if pairs and not any(_listed(*pair) for pair in pairs):
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
        ages = [age for age in stated if not _of_another_time(age)]
        told = {describe(age.amount) for age in ages}
        if len(told) == 1:
            readings = tuple(Reading(age, describe(age.amount), describe(age.amount)) for age in ages)
            yield Accord(Category.AGE, readings, f"Age of {person.name}", told.pop())


def _of_another_time(age: Quantity) -> bool:
    """Whether the age is told of another time: "two years ago Lee, 21, was sentenced", "then-15-year-old Lee".

    What was said first and corrected is of another time too: "police initially said Lee was 21".
    """
    if age.frame.hypothetical:
        return True
    before = age.document.text[max(age.sentence.span.start, age.span.start - 6) : age.span.start]
    if before.casefold().strip(" -–").endswith("then"):
        return True
    when, written = age.frame.when, age.sentence.section.written
    return (
        when is not None and when.last is not None and written is not None and (written.date() - when.last).days > 300
    )


def _listed(one: Quantity, two: Quantity) -> bool:
    """Whether a sentence lists the ages of several people; those before and behind one name are that person's."""
    if one.sentence is not two.sentence:
        return False
    owner = one.owner if one.owner == two.owner else None
    return owner is None or (one.span.start < owner.start) is (two.span.start < owner.start)


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


def _two_people(one: Quantity, two: Quantity, *, once: bool) -> bool:
    """Whether the ages are of a couple ("Mr Lee, 66", "Mrs Lee, 63") or a generation apart: father and son.

    A slip of a digit explains many years, and nobody is taken for his father where both are named in full alike and,
    as `once` says, no document gives two ages.
    """
    if {_address(one), _address(two)} == {"m", "f"}:
        return True
    apart = abs(one.amount.stated - two.amount.stated) > GENERATION_YEARS
    return apart and not likely_cause(one.amount, two.amount) and not (once and _named_alike_in_full(one, two))


def _address(age: Quantity) -> str:
    """The sex that the title before a name tells, empty where there is none."""
    start = age.owner.start if age.owner else 0
    found = _ADDRESSED.search(age.document.text[max(0, start - _TITLE) : start])
    return (found.lastgroup or "") if found else ""


def _named_alike_in_full(one: Quantity, two: Quantity) -> bool:
    names = [tuple(fold(word) for word in age.document.slice(age.owner).split()) for age in (one, two) if age.owner]
    return len(names) == 2 and names[0] == names[1] and len(names[0]) > 1


def _unnamed(corpus: Corpus) -> Iterator[Conflict]:
    """Ages of people without names, or of one without and one with, in two reports of one event."""
    stated = [quantity for quantity in corpus.of_kind(Quantity) if quantity.amount.dimension == "age"]
    of_document: dict[Document, list[Quantity]] = defaultdict(list)
    for age in stated:
        of_document[age.document].append(age)
    ages = [age for age in stated if _of_a_person(age)]
    told: dict[Document, list[Quantity]] = defaultdict(list)
    for age in ages:
        told[age.document].append(age)
    stories, taken = stories_of(corpus), set[int]()
    with_ages = [document for document in of_document if document in told]
    for mine, others in pairs_of_days(with_ages, lambda document: document.published, FAR_DAYS):
        for left, right in product(told[mine], told[others]):
            if (
                not {id(left), id(right)} & taken
                and _one_person(left, right)
                and _alone(left, right, of_document)
                and stories.one(mine, others)
            ):
                readings = [age for age in ages if _same_fact(age, left, right, stories)]
                taken.update(map(id, readings))
                yield _of_someone(left, right, readings)


def _of_a_person(age: Quantity) -> bool:
    amount = age.amount
    exact = amount.dimension == "age" and amount.modality is Modality.EXACT and amount.unit == "year"
    return exact and amount.stated >= 1 and not amount.stated % 1 and not _of_another_time(age)


def _one_person(left: Quantity, right: Quantity) -> bool:
    """Whether the two ages may be one person's and differ by a slip: people of one sex to whom the same happened."""
    apart = abs(left.amount.stated - right.amount.stated)
    if not 0 < apart <= SLIP_YEARS or (left.owner and right.owner) or _opposed(left, right):
        return False
    if not (GATES["place"](left, right) and GATES["time"](left, right)):
        return False
    mine, other = _part_played(left), _part_played(right)
    if _birthday_between(left, right, _years_spanned((left, right))):
        return False
    return mine == other != "" or (left.sentence.leads and right.sentence.leads and {mine, other} > {""})


def _opposed(left: Quantity, right: Quantity) -> bool:
    return {"m", "f"} <= _marks(left) | _marks(right)


def _marks(age: Quantity) -> frozenset[str]:
    """What the noun tells of the person's sex."""
    return DESCRIBED.get(age.frame.thing, frozenset()) & {"m", "f"}


def _part_played(age: Quantity) -> str:
    """What the event made of the person: victim or suspect, as far as the clause tells."""
    if age.frame.predicate in SUFFERED and age.frame.role != "agent":
        return "victim"
    return "suspect" if age.frame.predicate in ACCUSED else ""


def _alone(left: Quantity, right: Quantity, of_document: Mapping[Document, Sequence[Quantity]]) -> bool:
    """Whether neither report knows the other's age: then these are two ages of one person rather than two people."""
    return not any(
        age.amount.modality is Modality.EXACT and compare(age.amount, stated.amount) is not Relation.DIFFER
        for age, stated in (
            *((age, right) for age in of_document[left.document]),
            *((age, left) for age in of_document[right.document]),
        )
    )


def _same_fact(age: Quantity, left: Quantity, right: Quantity, stories: Stories) -> bool:
    """Whether an age repeats one of the two in a report of the event."""
    known = (known for known in (left, right) if age.amount.stated == known.amount.stated)
    return any(not _opposed(age, one) and stories.one(age.document, one.document) for one in known)


def _of_someone(left: Quantity, right: Quantity, ages: Sequence[Quantity]) -> Conflict:
    part = _part_played(left) or _part_played(right)
    nouns = {age.frame.thing for age in (left, right)} - {"person", "old", ""}
    who = f"{part} ({nouns.pop()})" if len(nouns) == 1 else part
    rising = sorted({age.amount.stated: age.amount for age in ages}.values(), key=lambda amount: amount.stated)
    return Conflict(
        category=Category.AGE,
        readings=tuple(Reading(age, describe(age.amount), describe(age.amount)) for age in ages),
        title=f"Age of the {who}: {either([describe(age) for age in rising])}?",
        reasons=(
            f"two reports of one event give the {part} these ages",
            "neither report knows the other age, so these are hardly two people",
        ),
        severity=Severity.MEDIUM,
        confidence=0.75,
    )


CHECK = Check(Rule("age-conflict", Category.AGE, "one person, two ages"), find, agreed)
