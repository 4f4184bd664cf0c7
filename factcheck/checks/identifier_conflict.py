"""A telephone number or an address that is not the same everywhere.

Flags: telephone numbers with a digit too few, too many or swapped ("0845 125 222", "0845 125 2222"), as a note those
with another digit, which may be another extension, and two house or block numbers of the same street ("the 200 block
of Alder Avenue", "the 300 block of North Alder Avenue").

Leaves alone: numbers written with other spaces or hyphens, numbers of different offices, a house number inside its
block ("5751" and "the 5700 block"), numbers of different streets, and where somebody lives beside where it happened.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations

from rapidfuzz.distance import OSA

from factcheck.checks import Check
from factcheck.corpus import Corpus
from factcheck.finding import Category, Conflict, Reading, Rule, Severity
from factcheck.mention import Quantity
from factcheck.phrasing import either
from factcheck.stories import stories_of

PHONE_SLIPS = 2  # digits in which two telephone numbers of one office may differ by a slip
PHONE_DIGITS = 7
NUMBERS = 3  # of one street that reports give at most for one place; more are of several
PLACES = frozenset({"block", "house"})
_AGED = re.compile(r"\b\d{1,3}, of (?:the )?\Z")


def find(corpus: Corpus) -> Iterator[Conflict]:
    identifiers = [quantity for quantity in corpus.of_kind(Quantity) if quantity.amount.dimension == "identifier"]
    yield from _telephones([i for i in identifiers if i.amount.unit == "phone"])
    yield from _addresses(corpus, [i for i in identifiers if i.amount.unit in PLACES and i.street])


def _telephones(phones: Sequence[Quantity]) -> Iterator[Conflict]:
    by_number: dict[str, list[Quantity]] = defaultdict(list)
    for phone in phones:
        by_number[phone.amount.exact_text].append(phone)
    for (one, first), (two, second) in combinations(by_number.items(), 2):
        slips = OSA.distance(one, two, score_cutoff=PHONE_SLIPS)
        slip = slips <= PHONE_SLIPS and one[:3] == two[:3] and min(len(one), len(two)) >= PHONE_DIGITS
        if slip and not _in_one_document(first, second):
            # one digit for another is mostly another extension; a digit too few, too many or swapped is a slip
            another = len(one) == len(two) and sorted(one) != sorted(two)
            yield Conflict(
                category=Category.NUMBER,
                readings=tuple(Reading(phone, phone.text, phone.amount.exact_text) for phone in (*first, *second)),
                title=f"Telephone number: {first[0].text} or {second[0].text}?",
                reasons=(f"the numbers are the same but for {slips} of {len(two)} digits, and no document gives both",),
                severity=Severity.LOW if another else Severity.HIGH,
                confidence=0.4 if another else 0.9,
            )


def _in_one_document(first: Sequence[Quantity], second: Sequence[Quantity]) -> bool:
    """Whether a document gives both, so that both exist."""
    return bool({id(one.document) for one in first} & {id(two.document) for two in second})


def _addresses(corpus: Corpus, addresses: Sequence[Quantity]) -> Iterator[Conflict]:
    by_street: dict[tuple[str, str, bool], list[Quantity]] = defaultdict(list)
    for address in addresses:
        by_street[address.amount.unit, address.street, _home(address)].append(address)
    stories = stories_of(corpus)
    for found in (told for places in by_street.values() for told in stories.by_event(places)):
        by_number: dict[str, list[Quantity]] = defaultdict(list)
        for address in found:
            by_number[address.amount.exact_text].append(address)
        single = not any(_in_one_document(*pair) for pair in combinations(by_number.values(), 2))
        if 1 < len(by_number) <= NUMBERS and single:
            street = found[0].street.title()
            yield Conflict(
                category=Category.PLACE,
                readings=tuple(Reading(each, each.text, each.amount.exact_text) for each in found),
                title=f"{found[0].amount.unit.capitalize()} number in {street}: {either(list(by_number))}?",
                reasons=(f"both are {found[0].amount.unit} numbers of {street}, and no document gives both",),
                severity=Severity.MEDIUM,
                confidence=0.75,
            )


def _home(address: Quantity) -> bool:
    """Whether it says where a person of some age lives: "Ruth Hallam, 54, of 12 Alder Street"."""
    return bool(_AGED.search(address.document.text, max(0, address.span.start - 60), address.span.start))


CHECK = Check(Rule("identifier-conflict", Category.NUMBER, "a telephone number or an address that differs"), find)
