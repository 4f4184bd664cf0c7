"""The wordings of a corpus' quotations, and which of them are versions of one quotation."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations, pairwise, product

from rapidfuzz.distance import DamerauLevenshtein

from factcheck.document import Document
from factcheck.finding import Severity
from factcheck.mention import Quote
from factcheck.quotations.alignment import SideBySide, align, differing_ranges
from factcheck.quotations.stems import is_content, stem
from factcheck.quotations.weighing import severity_of

_COMMON = 60  # versions that share a key; beyond it the key is a stock phrase
_TELLING = 10  # words in common that are one quotation wherever they stand

OneEvent = Callable[[Document, Document], bool]


def _always(_left: Document, _right: Document) -> bool:
    return True


@dataclass(frozen=True, slots=True)
class Version:
    """One wording, with every place it stands."""

    words: tuple[str, ...]
    stems: tuple[str, ...]
    quotes: tuple[Quote, ...]

    @property
    def speakers(self) -> frozenset[str]:
        """Who says it by name."""
        return frozenset(quote.speaker for quote in self.quotes if is_person(quote.speaker))


@dataclass(frozen=True, slots=True)
class Difference:
    """Words [left) of one version against words [right) of another, and how much that matters."""

    left: tuple[int, int]
    right: tuple[int, int]
    severity: Severity


@dataclass(frozen=True, slots=True)
class Match:
    """Two versions of one quotation by number: how they differ, the share and the number of words they have in common,
    and the words [first, last) of each that are the same stretch of it.
    """

    left: int
    right: int
    differences: tuple[Difference, ...]
    share: float
    common: int
    extents: tuple[tuple[int, int], tuple[int, int]]

    @property
    def severity(self) -> Severity:
        """That of the difference that matters most."""
        return max((difference.severity for difference in self.differences), key=lambda severity: severity.rank)


def distinct(quotes: Iterable[Quote]) -> list[Version]:
    """The different wordings, in the order in which they first stand."""
    places: dict[tuple[str, ...], list[Quote]] = defaultdict(list)
    for quote in quotes:
        places[quote.words].append(quote)
    return [Version(words, tuple(map(stem, words)), tuple(found)) for words, found in places.items()]


def _candidates(versions: Sequence[Version]) -> Iterator[tuple[int, int]]:
    """Pairs of versions that share two content words in a row or three words in a row, through an inverted index."""
    index: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for number, version in enumerate(versions):
        for key in _keys(version):
            index[key].append(number)
    shared = Counter(
        pair for numbers in index.values() if 2 <= len(numbers) <= _COMMON for pair in combinations(numbers, 2)
    )
    for (left, right), keys in sorted(shared.items()):
        one, other = versions[left], versions[right]
        if keys >= 3 or min(len(one.words), len(other.words)) <= 10:
            yield left, right


def _keys(version: Version) -> set[tuple[str, ...]]:
    content = [stem for word, stem in zip(version.words, version.stems, strict=True) if is_content(word)]
    stems = version.stems
    return {*pairwise(content), *zip(stems, stems[1:], stems[2:], strict=False)}


def _compare(versions: Sequence[Version], left: int, right: int) -> Match | None:
    """The differences of two versions, or None when they are not one quotation or do not differ."""
    one, other = versions[left], versions[right]
    if not _may_be_one_speaker(one, other) or _is_refrain(one, other):
        return None
    aligned = align(one.stems, other.stems)
    if aligned is None or not _is_one_quotation(one, other, aligned):
        return None
    differences = tuple(_differences(one.words, other.words, aligned))
    return Match(left, right, differences, aligned.share, aligned.common, aligned.extents) if differences else None


def _may_be_one_speaker(one: Version, other: Version) -> bool:
    return (
        not one.speakers
        or not other.speakers
        or any(same_name(name, second) for name in one.speakers for second in other.speakers)
    )


def same_name(name: str, other: str) -> bool:
    """Whether two names of speakers are spellings of one."""
    return name == other or DamerauLevenshtein.normalized_similarity(name, other) >= 0.75


def _is_refrain(one: Version, other: Version) -> bool:
    """Whether both stand in one sentence and nowhere else: somebody says it twice in other words."""
    return all(quote.sentence is second.sentence for quote in one.quotes for second in other.quotes)


def _stand_together(one: Version, other: Version) -> bool:
    """Whether every document that has one of the wordings has the other too."""
    mine, others = ({quote.document for quote in version.quotes} for version in (one, other))
    return mine <= others or others <= mine


def _is_one_quotation(one: Version, other: Version, aligned: SideBySide) -> bool:
    """Whether enough words stand in the same order in both; a fragment needs all its content words.

    Inside a document people repeat themselves, so that wordings that stand together are held to the standard of
    fragments.
    """
    share, flank, count = aligned.share, aligned.flank, aligned.common
    common = (one.words[at] for start, _, size in aligned.blocks for at in range(start, start + size))
    content = sum(map(is_content, common))
    if count >= 5 and 4 * flank <= count and share >= (0.5 if count >= 12 else 0.6):
        if _stand_together(one, other):
            alike = count >= 8 and content >= 5
        else:
            even = len(one.words) == len(other.words) and share > 0.8
            alike = content >= 3 or (content == 2 and share >= 0.7 and (not flank or even))
        if alike:
            return True
    if _stand_together(one, other) and (flank or _is_sentence(min(one, other, key=lambda version: len(version.words)))):
        return False
    shorter = min(one.words, other.words, key=len)
    whole = content == sum(map(is_content, shorter))
    return len(shorter) <= 8 and whole and content >= (3 if flank else 2) and share >= 0.55


def _is_sentence(version: Version) -> bool:
    """Whether it is quoted as a sentence of its own rather than as a fragment."""
    return any(quote.text[:1].isupper() and quote.text[-1:] in {".", "!", "?"} for quote in version.quotes)


def _differences(one: Sequence[str], other: Sequence[str], aligned: SideBySide) -> Iterator[Difference]:
    for left, right in differing_ranges(one, other, aligned):
        severity = severity_of(one[slice(*left)], other[slice(*right)])
        if severity is not None:
            yield Difference(left, right, severity)


def matching(found: Sequence[Version], perhaps_one: OneEvent = _always) -> list[list[Match]]:
    """The matches between versions; those that hang together through a version in one list.

    `perhaps_one` says whether two documents may tell of one event: what people say when something happens is much
    alike, so that a few words in common mean nothing where it is not.
    """
    pairs = list(_candidates(found))
    same = {frozenset(pair) for pair in pairs if _contains(found[pair[0]], found[pair[1]])}
    compared = (match for pair in pairs if (match := _compare(found, *pair)))
    matches = [match for match in compared if not _common_saying(found, match, perhaps_one)]
    return _connected([match for match in matches if not _better_elsewhere(found, match, same)])


def _common_saying(found: Sequence[Version], match: Match, perhaps_one: OneEvent) -> bool:
    """Whether a few words are said of two events by people whose name does not tell that they are one."""
    one, other = found[match.left], found[match.right]
    if match.common >= _TELLING or (one.speakers and other.speakers):
        return False
    pairs = product(*({quote.document: None for quote in version.quotes} for version in (one, other)))
    return not any(perhaps_one(*pair) for pair in pairs)


def _contains(one: Version, other: Version) -> bool:
    """Whether the shorter of two wordings, of five words at least, stands in the longer one word for word."""
    short, long = sorted((one.words, other.words), key=len)
    size = len(short)
    return size >= 5 and any(long[at : at + size] == short for at in range(len(long) - size + 1))


def _better_elsewhere(found: Sequence[Version], match: Match, same: set[frozenset[int]]) -> bool:
    """Whether all documents of one version have the other one too, word for word, in another quotation."""
    for mine, other in ((match.left, match.right), (match.right, match.left)):
        twins = [number for pair in same if mine in pair and other not in pair for number in pair - {mine}]
        told = {quote.document for number in twins for quote in found[number].quotes}
        if twins and {quote.document for quote in found[other].quotes} <= told:
            return True
    return False


def _connected(matches: Sequence[Match]) -> list[list[Match]]:
    """Matches that hang together through a version, in the order of their first version."""
    leader: dict[int, int] = {}

    def lead(number: int) -> int:
        while (above := leader.setdefault(number, number)) != number:
            leader[number] = leader.get(above, above)
            number = above
        return number

    for match in matches:
        first, second = sorted((lead(match.left), lead(match.right)))
        leader[second] = first
    groups: dict[int, list[Match]] = defaultdict(list)
    for match in matches:
        groups[lead(match.left)].append(match)
    return [groups[number] for number in sorted(groups)]


def is_person(speaker: str) -> bool:
    """Whether a speaker is named, not told by a role."""
    return speaker[:1].isupper()
