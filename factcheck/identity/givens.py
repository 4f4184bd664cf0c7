"""One person under two given names or middle initials: surname, event, and age or office agree."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations

from rapidfuzz.distance import OSA

from factcheck.identity.spelling import same_given
from factcheck.identity.surnames import apart, full_names, shared_fact, words_of_names
from factcheck.identity.uses import Uses, name_keys
from factcheck.identity.variation import Spelling, Variation, commonest_first
from factcheck.mention import Name

Bearers = dict[str, list[Name]]  # full names with one surname, by given name


def other_givens(names: Sequence[Name], uses: Uses) -> Iterator[Variation]:
    """People of one surname and age, or office, who have one given name in some documents and another in the others.

    Given names one letter apart are judged as slips; initials, nicknames and sounds alike are one given name.
    """
    words = words_of_names(names)
    bearers: dict[str, Bearers] = defaultdict(lambda: defaultdict(list))
    for name, given, surname in full_names(names, uses):
        bearers[surname][given].append(name)
    for surname, by_given in bearers.items():
        for left, right in combinations(sorted(by_given), 2):
            mine, other = by_given[left], by_given[right]
            reason = shared_fact(uses, mine, other)
            if reason and not _one_given(mine, other) and apart(left, right, mine, other, words):
                yield _variation(uses.spelling(surname), reason, mine, other)


def _one_given(left: Sequence[Name], right: Sequence[Name]) -> bool:
    """Whether the given names may be one, or differ by a slip."""
    one, other = left[0], right[0]
    mine, others = name_keys(one)[0], name_keys(other)[0]
    if same_given(mine, others) or OSA.distance(mine, others) <= 1:
        return True
    return any(_initials(short, long) for short in left for long in right) or any(
        _initials(short, long) for short in right for long in left
    )


def _initials(short: Name, long: Name) -> bool:
    """Whether the given name of one is written as initials of the other's: "J.T." of "John Thomas"."""
    first, letters = short.words[0], name_keys(short)[0]
    written = "".join(key[0] for key in name_keys(long)[:-1])
    return len(letters) <= 3 and first.upper() == first and letters[: len(written)] == written[: len(letters)]


def middle_initials(names: Sequence[Name], uses: Uses) -> Iterator[Variation]:
    """A person of one given name and surname with two middle initials, each in reports of its own of one event."""
    bearers: dict[tuple[str, str], Bearers] = defaultdict(lambda: defaultdict(list))
    for name in names:
        keys = name_keys(name)
        if uses.person(name) == (keys[0], keys[-1]) and len(keys) == 3 and len(keys[0]) > 1:
            bearers[keys[0], keys[-1]][keys[1]].append(name)
    for by_middle in bearers.values():
        for left, right in combinations(sorted(by_middle), 2):
            mine, other = by_middle[left], by_middle[right]
            if left[0] != right[0] and min(len(left), len(right)) == 1 and uses.of_one_event(mine, other):
                spellings = [Spelling(" ".join(each[0].words), tuple(each)) for each in (mine, other)]
                reason = "the given name and the surname are the same, and no text has both middle initials"
                yield Variation(commonest_first(spellings), (reason,), 0.75, person=True)


def _variation(surname: str, told: str, left: Sequence[Name], right: Sequence[Name]) -> Variation:
    spellings = [Spelling(names[0].words[0], tuple(names)) for names in (left, right)]
    reason = f"{surname} is {told} under both given names, and no text has both"
    return Variation(commonest_first(spellings), (reason,), 0.75, given=True, person=True)
