"""Conflicts → findings: one finding for each fact, all its readings, a stable identity, worst first."""

from __future__ import annotations

import datetime as dt
import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from factcheck import fingerprints
from factcheck.document import Document, Sentence
from factcheck.finding import Category, Conflict, Evidence, Finding, Reading, Rule, Variant
from factcheck.mention import Quantity, Quote, Time

SourceOf = Callable[[Document], Document]


def _itself(document: Document) -> Document:
    return document


def findings(conflicts: Iterable[tuple[Rule, Conflict]], source_of: SourceOf = _itself) -> tuple[Finding, ...]:
    """Merge conflicts of one rule that share a mention, and order the findings: worst and surest first.

    `source_of` gives one document for all that are copies of one another (`Corpus.source_of`).
    """
    by_rule: dict[Rule, list[Conflict]] = defaultdict(list)
    for rule, conflict in conflicts:
        by_rule[rule].append(conflict)
    return ordered(
        _finding(rule, conflict, source_of) for rule, found in by_rule.items() for conflict in _merged(found)
    )


def ordered(found: Iterable[Finding]) -> tuple[Finding, ...]:
    """Findings in the order of a report: worst and surest first."""
    return tuple(
        sorted(found, key=lambda f: (-f.severity.rank, -round(f.confidence, 3), f.rule, _first_place(f), f.id))
    )


def _first_place(finding: Finding) -> tuple[str, int]:
    return min((evidence.document, evidence.start) for variant in finding.variants for evidence in variant.evidence)


def _merged(conflicts: Sequence[Conflict]) -> list[Conflict]:
    """Conflicts that share a place in a document and a category become one; the surest gives the title."""
    ranked = sorted(conflicts, key=lambda c: (-c.severity.rank, -c.confidence))
    groups: list[list[Conflict]] = []
    home_of: dict[tuple[Category, tuple[int, int, int]], int] = {}  # the first group with the place
    for conflict in ranked:
        mine = [(conflict.category, _place(reading)) for reading in conflict.readings]
        home = min((home_of[place] for place in mine if place in home_of), default=len(groups))
        if home == len(groups):
            groups.append([])
        groups[home].append(conflict)
        home_of.update(dict.fromkeys(mine, home))
    return [_union(group) for group in groups]


def _place(reading: Reading) -> tuple[int, int, int]:
    return id(reading.mention.document), reading.mention.span.start, reading.mention.span.end


def _union(group: Sequence[Conflict]) -> Conflict:
    if len(group) == 1:
        return group[0]
    readings: dict[tuple[int, int, int], Reading] = {}
    for conflict in group:
        for reading in conflict.readings:
            readings.setdefault(_place(reading), reading)
    return replace(
        group[0],
        readings=tuple(readings.values()),
        notes=tuple(dict.fromkeys(note for conflict in group for note in conflict.notes)),
        may_supersede=any(conflict.may_supersede for conflict in group),
    )


def _finding(rule: Rule, conflict: Conflict, source_of: SourceOf) -> Finding:
    variants = _variants(conflict.readings, source_of)
    if conflict.expected and conflict.expected not in {variant.normalized for variant in variants}:
        variants += (Variant(conflict.expected, conflict.expected, ()),)
    return Finding(
        id=fingerprints.finding(rule.name, variants),
        rule=rule.name,
        category=conflict.category,
        severity=conflict.severity,
        confidence=round(conflict.confidence, 3),
        title=conflict.title,
        explanation="; ".join(conflict.reasons),
        variants=variants,
        notes=conflict.notes,
        may_supersede=conflict.may_supersede,
    )


def _variants(readings: Sequence[Reading], source_of: SourceOf) -> tuple[Variant, ...]:
    """Readings of equal value together: first what most sources give, then what stands in most places."""
    grouped: dict[str, list[Reading]] = {}
    for reading in readings:
        grouped.setdefault(reading.normalized, []).append(reading)
    sources = {
        normalized: len({source_of(reading.mention.document) for reading in group})
        for normalized, group in grouped.items()
    }
    ordered = sorted(grouped.items(), key=lambda item: (-sources[item[0]], -len(item[1]), item[0]))
    return tuple(
        Variant(
            value=group[0].value,
            normalized=normalized,
            evidence=tuple(
                sorted({evidence(reading) for reading in group}, key=lambda e: (e.document, e.start, e.end))
            ),
            sources=sources[normalized],
        )
        for normalized, group in ordered
    )


def evidence(reading: Reading) -> Evidence:
    """Where a reading stands, as a report shows it."""
    mention = reading.mention
    sentence = mention.sentence
    line, column = mention.document.position(mention.span.start)
    return Evidence(
        document=mention.document.name,
        start=mention.span.start,
        end=mention.span.end,
        line=line,
        column=column,
        quote=mention.text,
        sentence=sentence.text,
        sentence_start=sentence.span.start,
        section=sentence.place(mention.span.start),
        published=_written(sentence),
        attribution=_attribution(reading),
    )


def _written(sentence: Sentence) -> str | None:
    section, day = sentence.section, sentence.document.published
    if section.written is not None:
        return section.written.isoformat(timespec="minutes") if section.has_time else section.written.date().isoformat()
    return day.isoformat() if isinstance(day, dt.date) else None


def _attribution(reading: Reading) -> str | None:
    mention = reading.mention
    if isinstance(mention, Quantity | Time):
        return mention.frame.attribution or None
    if isinstance(mention, Quote):
        return _speaker(mention) or None
    return None


def _speaker(quote: Quote) -> str:
    """Who says it as the sentence has it: a name, or a role with its article."""
    words = re.findall(r"[^\W\d_][\w’'-]*", quote.sentence.text)
    written = next((word for word in words if word.casefold() == quote.speaker.casefold()), quote.speaker)
    return f"the {written}" if written.islower() else written
