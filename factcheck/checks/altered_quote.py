"""The same quotation in different words, or the same words in two mouths.

Flags:

- one quotation worded differently in two places: "we will rebuild the pier by spring" in one report, "we will reopen
  the pier by spring" in another;
- words in quotation marks that the fuller quotation does not contain: a headline's "appears unlikely to sail" where
  the captain said "appears to be unlikely to sail";
- six or more words given to two people by name.

Leaves alone: a quotation that is merely cut short, an ellipsis, an insertion in brackets, a quotation broken by
"she said", capitals, typography, British and American spelling, contractions, figures for number words; one or two
words in quotation marks, titles and nicknames; reported speech without quotation marks; what two officials without a
name are said to have said.

A figure, or a "not", that differs is high; other words that differ are medium; an article, an inflection ("dragging"
for "drag"), an auxiliary or a slip of typing is low. The notes show the difference: words that only the fuller version
has stand in [+…+], words that only the other has in [-…-].
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from functools import cache
from itertools import combinations, pairwise
from textwrap import shorten

from rapidfuzz.distance import DamerauLevenshtein

from factcheck.checks import Check
from factcheck.corpus import Corpus
from factcheck.document import Span
from factcheck.extractors.quotes import GAP, Word, words_of
from factcheck.finding import Category, Conflict, Reading, Rule, Severity
from factcheck.mention import Quote


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


_LIGHT = _set(
    "a an the that this it which there have has had been and but so um uh er well also just "
    "of in on at to for from by with within as what who"
)
_FUNCTION = _LIGHT | _set(
    "i you he she we they me him her us them my your his its our their of in on at to for from by with as is are was "
    "were be am being do does did will would can could should may might must or if not no into out up about what who "
    "when where how than then these those some any all very really around here now over down off got get"
)
_NEGATIONS = _set("not no never none nobody nothing neither nor without")
_SCALES = _set("hundred thousand million billion trillion dozen percent half quarter")
_IRREGULAR = {
    **dict.fromkeys(_set("is are was were be am being been"), "be"),
    **dict.fromkeys(_set("has have had having"), "have"),
    **dict.fromkeys(_set("does did do doing done"), "do"),
}
_SOUND_ALIKE = tuple(map(_set, ("then than", "there their", "to too", "lose loose", "affect effect", "its it")))

_COMMON = 60  # versions that share a key; beyond it the key is a stock phrase
_WINDOW = 160  # words of a quotation that are aligned at once


@dataclass(frozen=True, slots=True)
class _Version:
    """One wording, with every place it stands."""

    words: tuple[str, ...]
    stems: tuple[str, ...]
    quotes: tuple[Quote, ...]

    @property
    def speakers(self) -> frozenset[str]:
        return frozenset(quote.speaker for quote in self.quotes if _is_person(quote.speaker))


@dataclass(frozen=True, slots=True)
class _Difference:
    """Words [left) of one version against words [right) of another, and how much that matters."""

    left: tuple[int, int]
    right: tuple[int, int]
    severity: Severity


@dataclass(frozen=True, slots=True)
class _Match:
    """Two versions of one quotation by number: their differences, the share of words they have in common, and the words
    [first, last) of each that are the same stretch of it.
    """

    left: int
    right: int
    differences: tuple[_Difference, ...]
    share: float
    extents: tuple[tuple[int, int], tuple[int, int]]

    @property
    def severity(self) -> Severity:
        return max((difference.severity for difference in self.differences), key=lambda severity: severity.rank)


def find(corpus: Corpus) -> Iterator[Conflict]:
    """Conflicts between quotations of the corpus; one for each quotation, with all its versions."""
    versions = _versions(quote for quote in corpus.of_kind(Quote) if not quote.scare)
    matches = [match for pair in _candidates(versions) if (match := _compare(versions, *pair))]
    for group in _groups(matches):
        yield _conflict(versions, group)
    for version in versions:
        if conflict := _two_speakers(version):
            yield conflict


def _versions(quotes: Iterable[Quote]) -> list[_Version]:
    places: dict[tuple[str, ...], list[Quote]] = defaultdict(list)
    for quote in quotes:
        places[quote.words].append(quote)
    return [_Version(words, tuple(map(_stem, words)), tuple(found)) for words, found in places.items()]


@cache
def _stem(word: str) -> str:
    """A spelling-neutral stem: inflections and British or American spelling fall together."""
    if word in _IRREGULAR:
        return _IRREGULAR[word]
    if len(word) < 4 or not word.isalpha():
        return word
    word = re.sub(r"is(e[sd]?|ing|ation)$", r"iz\1", word)
    word = re.sub(r"(?<=[^aeiou])our", "or", word).replace("fence", "fense").replace("programme", "program")
    word = re.sub(r"(?<=[bt])re$", "er", word).replace("grey", "gray")
    stem = re.sub(r"(?:ies|ied)$", "y", word)
    stem = re.sub(r"(?<=..[^s])(?:ing|ed|es|s|e)$", "", stem)
    return re.sub(r"([b-df-hj-np-tv-z])\1$", r"\1", stem)


def _candidates(versions: Sequence[_Version]) -> Iterator[tuple[int, int]]:
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


def _keys(version: _Version) -> set[tuple[str, ...]]:
    content = [stem for word, stem in zip(version.words, version.stems, strict=True) if _is_content(word)]
    stems = version.stems
    return {*pairwise(content), *zip(stems, stems[1:], stems[2:], strict=False)}


def _is_content(word: str) -> bool:
    return word not in _FUNCTION and word != GAP


def _compare(versions: Sequence[_Version], left: int, right: int) -> _Match | None:
    """The differences of two versions, or None when they are not one quotation or do not differ."""
    one, other = versions[left], versions[right]
    if not _may_be_one_speaker(one, other) or _is_refrain(one, other):
        return None
    aligned = _align(one.stems, other.stems)
    if aligned is None:
        return None
    blocks, flanks = aligned
    share = _share(blocks, flanks)
    if not _is_one_quotation(one, other, blocks, flanks):
        return None
    differences = tuple(_differences(one, other, blocks, flanks))
    return _Match(left, right, differences, share, _extents(flanks)) if differences else None


def _may_be_one_speaker(one: _Version, other: _Version) -> bool:
    return (
        not one.speakers
        or not other.speakers
        or any(_same_name(name, second) for name in one.speakers for second in other.speakers)
    )


def _same_name(name: str, other: str) -> bool:
    return name == other or DamerauLevenshtein.normalized_similarity(name, other) >= 0.75


def _is_refrain(one: _Version, other: _Version) -> bool:
    """Whether both stand in one sentence and nowhere else: somebody says it twice in other words."""
    return all(quote.sentence is second.sentence for quote in one.quotes for second in other.quotes)


def _is_one_document(one: _Version, other: _Version) -> bool:
    return len({quote.document for quote in (*one.quotes, *other.quotes)}) == 1


_Block = tuple[int, int, int]  # start in one, start in the other, words in common


def _align(one: Sequence[str], other: Sequence[str]) -> tuple[list[_Block], list[_Block]] | None:
    """Blocks in common, and the flanks [outer, inner) that both versions have beyond the first and last block."""
    apart = [word if word != GAP else "" for word in other[:_WINDOW]]  # a gap is not a word in common
    matcher = SequenceMatcher(None, one[:_WINDOW], apart, autojunk=False)
    blocks = _without_strays([(a, b, size) for a, b, size in matcher.get_matching_blocks() if size])
    if not blocks:
        return None
    (first, second, _), (last, final, size) = blocks[0], blocks[-1]
    ahead = min(_reach(one[:first][::-1]), _reach(other[:second][::-1]))
    behind = min(_reach(one[last + size :]), _reach(other[final + size :]))
    return blocks, [(first - ahead, second - ahead, ahead), (last + size, final + size, behind)]


def _reach(words: Sequence[str]) -> int:
    """Words up to the next gap."""
    return next((at for at, word in enumerate(words) if word == GAP), len(words))


def _without_strays(blocks: list[_Block]) -> list[_Block]:
    """Drop short blocks at the ends that a wide gap parts from the rest: words that agree by chance."""
    while len(blocks) > 1 and _is_stray(blocks[0], _between(blocks[0], blocks[1])):
        blocks = blocks[1:]
    while len(blocks) > 1 and _is_stray(blocks[-1], _between(blocks[-2], blocks[-1])):
        blocks = blocks[:-1]
    return blocks


def _between(block: _Block, following: _Block) -> int:
    return max(following[0] - block[0], following[1] - block[1]) - block[2]


def _is_stray(block: _Block, gap: int) -> bool:
    return gap > 2 * block[2]


def _extents(flanks: Sequence[_Block]) -> tuple[tuple[int, int], tuple[int, int]]:
    (start, second, _), (end, final, behind) = flanks
    return (start, end + behind), (second, final + behind)


def _share(blocks: Sequence[_Block], flanks: Sequence[_Block]) -> float:
    common = sum(size for _, _, size in blocks)
    between = sum(_between(block, following) for block, following in pairwise(blocks))
    return common / (common + between + sum(size for _, _, size in flanks))


def _is_one_quotation(one: _Version, other: _Version, blocks: Sequence[_Block], flanks: Sequence[_Block]) -> bool:
    """Whether enough words stand in the same order in both; a fragment needs all its content words.

    Inside one document people repeat themselves, so that there everything is held to the standard of fragments.
    """
    share = _share(blocks, flanks)
    common = [one.words[at] for start, _, size in blocks for at in range(start, start + size)]
    content = sum(map(_is_content, common))
    flank = sum(size for _, _, size in flanks)
    count = len(common)
    if count >= 5 and 4 * flank <= count and share >= (0.5 if count >= 12 else 0.6):
        if _is_one_document(one, other):
            alike = count >= 8 and content >= 5
        else:
            alike = content >= 3 or (content == 2 and not flank and share >= 0.7)
        if alike:
            return True
    shorter = min(one.words, other.words, key=len)
    whole = content == sum(map(_is_content, shorter))
    return len(shorter) <= 8 and whole and content >= (3 if flank else 2) and share >= 0.55


def _differences(
    one: _Version, other: _Version, blocks: Sequence[_Block], flanks: Sequence[_Block]
) -> Iterator[_Difference]:
    for left, right in _differing_ranges(one, other, blocks, flanks):
        severity = _severity(one.words[slice(*left)], other.words[slice(*right)])
        if severity is not None:
            yield _Difference(left, right, severity)


_Range = tuple[int, int]


def _differing_ranges(
    one: _Version, other: _Version, blocks: Sequence[_Block], flanks: Sequence[_Block]
) -> list[tuple[_Range, _Range]]:
    """Words [first, last) of both that are not the same, neighbouring ones together."""
    ranges = [((start, start + size), (second, second + size)) for start, second, size in flanks if size]
    for (start, second, size), following in pairwise(blocks):
        ranges.append(((start + size, following[0]), (second + size, following[1])))
    for start, second, size in blocks:
        unlike = (at for at in range(size) if one.words[start + at] != other.words[second + at])
        ranges.extend(((start + at, start + at + 1), (second + at, second + at + 1)) for at in unlike)
    merged: list[tuple[_Range, _Range]] = []
    for left, right in sorted(ranges):
        if merged and merged[-1][0][1] == left[0] and merged[-1][1][1] == right[0]:
            (first, _), (second, _) = merged.pop()
            merged.append(((first, left[1]), (second, right[1])))
        else:
            merged.append((left, right))
    return merged


def _severity(left: Sequence[str], right: Sequence[str]) -> Severity | None:
    """How much it matters that one has these words and the other those; None when they are the same."""
    if GAP in left or GAP in right or _run_together(left) == _run_together(right):
        return None
    if list(map(_spelling, left)) == list(map(_spelling, right)):
        return None
    figures, others = _figures(left), _figures(right)
    if (figures and others and figures != others) or bool(_NEGATIONS & set(left)) != bool(_NEGATIONS & set(right)):
        return Severity.HIGH
    if figures != others:
        return Severity.MEDIUM
    if _essence(left) == _essence(right) or _is_slip("".join(left), "".join(right)) or _is_short_form(left, right):
        return Severity.LOW
    return Severity.MEDIUM


def _run_together(words: Iterable[str]) -> str:
    """The words without spaces, hyphens and the apostrophe of "the crew's ready"."""
    return "".join("s" if word in {"is", "has"} else word for word in words)


def _spelling(word: str) -> str:
    """A word with its inflection and without British or American spelling."""
    ending = re.search(r"(?:ing|ed|s)$", word)
    return _stem(word) + (ending.group() if ending and len(word) > 3 else "") if word not in _IRREGULAR else word


def _figures(words: Iterable[str]) -> Counter[str]:
    return Counter(word for word in words if word[0].isdigit() or word.removesuffix("s") in _SCALES)


def _essence(words: Iterable[str]) -> list[str]:
    return [_stem(word) for word in words if word not in _LIGHT]


def _is_slip(left: str, right: str) -> bool:
    return {left, right} in _SOUND_ALIKE or (
        min(len(left), len(right)) >= 5 and DamerauLevenshtein.distance(left, right, score_cutoff=1) <= 1
    )


def _is_short_form(left: Sequence[str], right: Sequence[str]) -> bool:
    """Whether one is the other's initials."""
    return any(
        len(short) == 1 and len(long) >= 2 and short[0] == "".join(word[0] for word in long)
        for short, long in ((left, right), (right, left))
    )


def _groups(matches: Sequence[_Match]) -> list[list[_Match]]:
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
    groups: dict[int, list[_Match]] = defaultdict(list)
    for match in matches:
        groups[lead(match.left)].append(match)
    return [groups[number] for number in sorted(groups)]


def _conflict(versions: Sequence[_Version], group: Sequence[_Match]) -> Conflict:
    ranges, extents = _differing_words(group), _common_stretches(group)
    readings: list[Reading] = []
    for number in sorted(ranges):
        readings.extend(_reading(quote, ranges[number], extents[number]) for quote in versions[number].quotes)
    severity = max((match.severity for match in group), key=lambda level: level.rank)
    wordings = list(dict.fromkeys(reading.value for reading in readings))
    return Conflict(
        category=Category.QUOTE,
        readings=tuple(readings),
        title="Quotation differs: "
        + " or ".join(f"“{shorten(wording, 90, placeholder=' …')}”" for wording in wordings[:3])
        + "?",
        reasons=_reasons(versions, group),
        severity=severity,
        confidence=_confidence(group),
        notes=tuple(dict.fromkeys(_word_diff(versions, match) for match in group))[:6],
    )


def _differing_words(group: Sequence[_Match]) -> dict[int, tuple[int, int]]:
    """For every version the words [first, last) that hold its differences from the others."""
    ranges: dict[int, tuple[int, int]] = {}
    for match in group:
        for number, spans in (
            (match.left, [difference.left for difference in match.differences]),
            (match.right, [difference.right for difference in match.differences]),
        ):
            first, last = ranges.get(number, spans[0])
            ranges[number] = min(first, *(start for start, _ in spans)), max(last, *(end for _, end in spans))
    return ranges


def _common_stretches(group: Sequence[_Match]) -> dict[int, tuple[int, int]]:
    """For every version the words [first, last) that all its partners have too, changed or not."""
    stretches: dict[int, tuple[int, int]] = {}
    for match in group:
        for number, (start, end) in zip((match.left, match.right), match.extents, strict=True):
            first, last = stretches.get(number, (start, end))
            stretches[number] = max(first, start), min(last, end)
    return stretches


def _reading(quote: Quote, differing: tuple[int, int], stretch: tuple[int, int]) -> Reading:
    """The differing words with one word to either side as evidence, with up to three as the value shown."""
    words = words_of(quote.text)
    first, last = differing
    start, end = max(first - 3, min(first, stretch[0])), min(last + 3, max(last, stretch[1]))
    value = " ".join(quote.document.slice(_span_of(quote, words, start, end)).split())
    normalized = " ".join(word.text for word in words[start:end])
    return Reading(replace(quote, span=_span_of(quote, words, first - 1, last + 1)), value.strip(" ,.;:"), normalized)


def _span_of(quote: Quote, words: Sequence[Word], first: int, last: int) -> Span:
    within = words[max(0, first) : max(1, last)] or words[-1:]
    return Span(quote.span.start + within[0].start, quote.span.start + within[-1].end)


def _reasons(versions: Sequence[_Version], group: Sequence[_Match]) -> tuple[str, ...]:
    share = max(match.share for match in group)
    named = sorted({name for match in group for at in (match.left, match.right) for name in versions[at].speakers})
    said = [f"given to {' / '.join(named)}"] if named else []
    return (f"{share:.0%} of the words stand in the same order in both", *said)


def _confidence(group: Sequence[_Match]) -> float:
    return round(min(0.95, 0.4 + 0.5 * max(match.share for match in group)), 2)


def _word_diff(versions: Sequence[_Version], match: _Match) -> str:
    """The longer version with what the other lacks in [+ +] and what only the other has in [- -]."""
    one, other = versions[match.left], versions[match.right]
    pairs = [(difference.left, difference.right) for difference in match.differences]
    if len(one.words) < len(other.words):
        one, other = other, one
        pairs = [(right, left) for left, right in pairs]
    start, end = max(0, pairs[0][0][0] - 5), pairs[-1][0][1] + 5
    shown: list[str] = []
    at = start
    for (first, last), (second, final) in pairs:
        shown.extend(_written(one, at, first))
        shown.extend(f"[-{' '.join(_written(other, second, final))}-]" for _ in range(second < final))
        shown.extend(f"[+{' '.join(_written(one, first, last))}+]" for _ in range(first < last))
        at = last
    return " ".join([*shown, *_written(one, at, end)])


def _written(version: _Version, first: int, last: int) -> list[str]:
    text = version.quotes[0].text
    places = dict.fromkeys((word.start, word.end) for word in words_of(text)[first:last])
    return [text[start:end] for start, end in places]


def _is_person(speaker: str) -> bool:
    return speaker[:1].isupper()


def _two_speakers(version: _Version) -> Conflict | None:
    """A conflict when the same six or more words are given to two people by name."""
    if sum(word != GAP for word in version.words) < 6 or len(version.speakers) < 2:
        return None
    said = [quote for quote in version.quotes if _is_person(quote.speaker)]
    names = list(dict.fromkeys(quote.speaker for quote in said))
    if any(_may_be_one_person(one, other, said) for one, other in combinations(names, 2)):
        return None
    opening = " ".join(_written(version, 0, 8))
    return Conflict(
        category=Category.QUOTE,
        readings=tuple(Reading(quote, quote.speaker, quote.speaker.casefold()) for quote in said),
        title=f"The same words, two speakers: “{opening} …”: {' or '.join(names)}?",
        reasons=(f"the same {len(version.words)} words are given to {' and to '.join(names)}",),
        severity=Severity.MEDIUM,
        confidence=0.6,
    )


def _may_be_one_person(name: str, other: str, said: Sequence[Quote]) -> bool:
    """Whether the names are spellings of one, or somebody is called by both: a first name and a surname."""
    both = (f"{name} {other}", f"{other} {name}")
    return _same_name(name, other) or any(full in quote.document.text for quote in said for full in both)


CHECK = Check(
    Rule("altered-quote", Category.QUOTE, "one quotation in different words, or the same words given to two people"),
    find,
)
