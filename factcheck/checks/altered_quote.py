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

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import combinations, islice
from textwrap import shorten

from factcheck.checks import Check
from factcheck.corpus import Corpus
from factcheck.document import Span
from factcheck.finding import Category, Conflict, Reading, Rule, Severity
from factcheck.mention import Quote
from factcheck.phrasing import either
from factcheck.quotations import GAP, Match, Version, Word, distinct, is_person, matching, same_name, words_of
from factcheck.stories import stories_of

_NOTES = 6  # differences that are shown word for word


def find(corpus: Corpus) -> Iterator[Conflict]:
    """Conflicts between quotations of the corpus; one for each quotation, with all its versions."""
    versions = distinct(quote for quote in corpus.of_kind(Quote) if not quote.scare)
    for group in matching(versions, stories_of(corpus).perhaps_one):
        yield _conflict(versions, group)
    for version in versions:
        if conflict := _two_speakers(version):
            yield conflict


def _conflict(versions: Sequence[Version], group: Sequence[Match]) -> Conflict:
    ranges, extents = _differing_words(group), _common_stretches(group)
    readings: list[Reading] = []
    for number in sorted(ranges):
        readings.extend(_reading(quote, ranges[number], extents[number]) for quote in versions[number].quotes)
    severity = max((match.severity for match in group), key=lambda level: level.rank)
    wordings = [f"“{shorten(reading.value, 90, placeholder=' …')}”" for reading in readings]
    return Conflict(
        category=Category.QUOTE,
        readings=tuple(readings),
        title=f"Quoted: {either(wordings, most=3)}?",
        reasons=_reasons(versions, group),
        severity=severity,
        confidence=_confidence(group),
        notes=tuple(islice(_unlike(f"word for word: “… {_word_diff(versions, match)} …”" for match in group), _NOTES)),
    )


def _unlike(notes: Iterable[str]) -> Iterator[str]:
    """Each note once, made when it is asked for."""
    told: set[str] = set()
    for note in notes:
        if note not in told:
            told.add(note)
            yield note


def _differing_words(group: Sequence[Match]) -> dict[int, tuple[int, int]]:
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


def _common_stretches(group: Sequence[Match]) -> dict[int, tuple[int, int]]:
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


def _reasons(versions: Sequence[Version], group: Sequence[Match]) -> tuple[str, ...]:
    share = max(match.share for match in group)
    named = sorted({name for match in group for at in (match.left, match.right) for name in versions[at].speakers})
    said = [f"the speaker is named as {either(named)}"] if named else []
    if share > 0.995:
        return ("the words are the same but for their endings", *said)
    return (f"{share:.0%} of the words stand in the same order", *said)


def _confidence(group: Sequence[Match]) -> float:
    return round(min(0.95, 0.4 + 0.5 * max(match.share for match in group)), 2)


def _word_diff(versions: Sequence[Version], match: Match) -> str:
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


def _written(version: Version, first: int, last: int) -> list[str]:
    text = version.quotes[0].text
    places = dict.fromkeys((word.start, word.end) for word in words_of(text)[first:last])
    return [text[start:end] for start, end in places]


def _two_speakers(version: Version) -> Conflict | None:
    """A conflict when the same six or more words are given to two people by name."""
    if sum(word != GAP for word in version.words) < 6 or len(version.speakers) < 2:
        return None
    said = [quote for quote in version.quotes if is_person(quote.speaker)]
    names = list(dict.fromkeys(quote.speaker for quote in said))
    if any(_may_be_one_person(one, other, said) for one, other in combinations(names, 2)):
        return None
    opening = " ".join(_written(version, 0, 8))
    return Conflict(
        category=Category.QUOTE,
        readings=tuple(Reading(quote, quote.speaker, quote.speaker.casefold()) for quote in said),
        title=f"Who said “{opening} …”: {either(names)}?",
        reasons=(f"the same {len(version.words)} words are given to each of them",),
        severity=Severity.MEDIUM,
        confidence=0.6,
    )


def _may_be_one_person(name: str, other: str, said: Sequence[Quote]) -> bool:
    """Whether the names are spellings of one, or somebody is called by both: a first name and a surname."""
    both = (f"{name} {other}", f"{other} {name}")
    return same_name(name, other) or any(full in quote.document.text for quote in said for full in both)


CHECK = Check(
    Rule("altered-quote", Category.QUOTE, "one quotation in different words, or the same words given to two people"),
    find,
)
