"""JSON of schema factcheck-report/1: for programs, and for rendering a saved report again.

Fields are described in docs/report-format.md, the JSON Schema is docs/report.schema.json.
"""

from __future__ import annotations

import datetime as dt
import json
import re
from collections.abc import Mapping
from dataclasses import asdict
from typing import TypeVar

from factcheck.errors import ReportError
from factcheck.finding import (
    AgreedFact,
    Category,
    Decision,
    DocumentSummary,
    Evidence,
    Finding,
    Ignore,
    Report,
    Ruling,
    Severity,
    Skipped,
    State,
    Variant,
)
from factcheck.reporters import Reporter

SCHEMA = "factcheck-report/1"
# Valid inside JSON strings, but they act on terminals, reorder lines or (surrogates) cannot be encoded.
_ACTIVE = re.compile("[\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ud800-\udfff]")

T = TypeVar("T")
Entry = Mapping[str, object]


def to_dict(report: Report) -> dict[str, object]:
    """The report as plain dicts, lists, texts and numbers."""
    return {
        "schema": SCHEMA,
        "version": report.version,
        "settings": dict(report.settings),
        "documents": [_document_entry(document) for document in report.documents],
        "skipped": [asdict(skipped) for skipped in report.skipped],
        "copies": [list(group) for group in report.copies],
        "findings": [_finding_entry(finding) for finding in report.findings],
        "resolved": [decision_entry(decision) for decision in report.resolved],
        "agreed": [_agreed_entry(fact) for fact in report.agreed],
    }


def _document_entry(document: DocumentSummary) -> dict[str, object]:
    published = document.published.isoformat() if document.published else None
    return asdict(document) | {"published": published, "notices": list(document.notices)}


def _finding_entry(finding: Finding) -> dict[str, object]:
    return asdict(finding) | {
        "category": finding.category.value,
        "severity": finding.severity.value,
        "confidence": round(finding.confidence, 4),
        "variants": [
            asdict(variant) | {"evidence": [asdict(evidence) for evidence in variant.evidence]}
            for variant in finding.variants
        ],
        "notes": list(finding.notes),
        "state": finding.state.value,
        "suppressed": finding.suppressed,
        "decision": decision_entry(finding.decision) if finding.decision else None,
        "ignore": asdict(finding.ignore) | {"rules": list(finding.ignore.rules)} if finding.ignore else None,
    }


def _agreed_entry(fact: AgreedFact) -> dict[str, object]:
    return asdict(fact) | {"category": fact.category.value, "evidence": [asdict(one) for one in fact.evidence]}


def decision_entry(decision: Decision) -> dict[str, object]:
    """A decision as one flat object."""
    digests = {"values": list(decision.values), "sides": list(decision.sides)}
    return asdict(decision) | {"ruling": decision.ruling.value} | digests


def render(report: Report) -> str:
    text = json.dumps(to_dict(report), ensure_ascii=False, indent=2)
    return _ACTIVE.sub(lambda match: f"\\u{ord(match[0]):04x}", text) + "\n"


def parse(text: str) -> Report:
    """The report of a saved JSON text. Raises ReportError."""
    try:
        entry = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise ReportError(f"not JSON: {error}") from error
    if not isinstance(entry, dict):
        raise ReportError("not a factcheck report: the outermost value is not an object")
    return from_dict(entry)


def from_dict(entry: Entry) -> Report:
    """The inverse of `to_dict`; fields that are not known are passed over.

    Raises ReportError when the schema is another one, or a field is missing or of the wrong kind.
    """
    schema = entry.get("schema")
    if schema != SCHEMA:
        raise ReportError(f"not a report of schema {SCHEMA}: its schema is {schema!r}")
    return Report(
        version=_get(entry, "version", str),
        settings=_get(entry, "settings", dict),
        documents=tuple(_document(document) for document in _entries(entry, "documents")),
        skipped=tuple(Skipped(_get(one, "path", str), _get(one, "reason", str)) for one in _entries(entry, "skipped")),
        copies=_copies(entry),
        findings=tuple(_finding(finding) for finding in _entries(entry, "findings")),
        resolved=tuple(decision(one) for one in (_entries(entry, "resolved") if "resolved" in entry else [])),
        agreed=tuple(_agreed(one) for one in (_entries(entry, "agreed") if "agreed" in entry else [])),
    )


def _document(entry: Entry) -> DocumentSummary:
    published = _optional(entry, "published")
    sentences = _get(entry, "sentences", int)
    try:
        day = dt.date.fromisoformat(published) if published else None
    except ValueError as error:
        raise ReportError(f"published: {error}") from error
    return DocumentSummary(
        path=_get(entry, "path", str),
        title=_optional(entry, "title"),
        published=day,
        sentences=sentences,
        compared=_get(entry, "compared", int) if "compared" in entry else sentences,
        notices=_texts(entry, "notices"),
        group=_get(entry, "group", int) if "group" in entry else 0,
    )


def _finding(entry: Entry) -> Finding:
    try:
        category, severity = Category(_get(entry, "category", str)), Severity(_get(entry, "severity", str))
        state = State(_optional(entry, "state") or "new")
    except ValueError as error:
        raise ReportError(str(error)) from error
    return Finding(
        id=_get(entry, "id", str),
        rule=_get(entry, "rule", str),
        category=category,
        severity=severity,
        confidence=_get(entry, "confidence", float),
        title=_get(entry, "title", str),
        explanation=_get(entry, "explanation", str),
        variants=tuple(_variant(variant) for variant in _entries(entry, "variants")),
        notes=_texts(entry, "notes"),
        may_supersede=entry.get("may_supersede") is True,
        state=state,
        decision=decision(_get(entry, "decision", dict)) if entry.get("decision") is not None else None,
        topic=_optional(entry, "topic") or "",
        ignore=_ignore(_get(entry, "ignore", dict)) if entry.get("ignore") is not None else None,
    )


def _ignore(entry: Entry) -> Ignore:
    return Ignore(
        _get(entry, "document", str), _get(entry, "line", int), _texts(entry, "rules"), _get(entry, "reason", str)
    )


def _agreed(entry: Entry) -> AgreedFact:
    try:
        category = Category(_get(entry, "category", str))
    except ValueError as error:
        raise ReportError(str(error)) from error
    return AgreedFact(
        category=category,
        subject=_get(entry, "subject", str),
        value=_get(entry, "value", str),
        sources=_get(entry, "sources", int),
        evidence=tuple(_evidence(evidence) for evidence in _entries(entry, "evidence")),
    )


def decision(entry: Entry) -> Decision:
    """The inverse of `decision_entry`. Raises ReportError."""
    try:
        ruling = Ruling(_get(entry, "ruling", str))
    except ValueError as error:
        raise ReportError(str(error)) from error
    return Decision(
        finding=_get(entry, "finding", str),
        rule=_get(entry, "rule", str),
        ruling=ruling,
        note=_optional(entry, "note") or "",
        reviewer=_optional(entry, "reviewer") or "",
        time=_get(entry, "time", str),
        title=_optional(entry, "title") or "",
        values=_texts(entry, "values"),
        sides=_texts(entry, "sides"),
    )


def _variant(entry: Entry) -> Variant:
    return Variant(
        value=_get(entry, "value", str),
        normalized=_get(entry, "normalized", str),
        evidence=tuple(_evidence(evidence) for evidence in _entries(entry, "evidence")),
        sources=_get(entry, "sources", int) if "sources" in entry else 0,
    )


def _evidence(entry: Entry) -> Evidence:
    start = _get(entry, "start", int)
    return Evidence(
        document=_get(entry, "document", str),
        start=start,
        end=_get(entry, "end", int),
        line=_get(entry, "line", int),
        column=_get(entry, "column", int),
        quote=_get(entry, "quote", str),
        sentence=_get(entry, "sentence", str),
        sentence_start=_get(entry, "sentence_start", int) if "sentence_start" in entry else start,
        section=_optional(entry, "section") or "",
        published=_optional(entry, "published"),
        attribution=_optional(entry, "attribution"),
    )


def _get(entry: Entry, key: str, kind: type[T]) -> T:
    value = entry.get(key)
    if kind is float and type(value) is int:
        return kind(value)  # type: ignore[call-arg]
    if isinstance(value, kind) and (kind is bool or not isinstance(value, bool)):
        return value
    raise ReportError(f"not a factcheck report: {key} should be {kind.__name__}, is {type(value).__name__}")


def _optional(entry: Entry, key: str) -> str | None:
    return None if entry.get(key) is None else _get(entry, key, str)


def _texts(entry: Entry, key: str) -> tuple[str, ...]:
    texts = _get(entry, key, list) if key in entry else []
    if not all(isinstance(text, str) for text in texts):
        raise ReportError(f"not a factcheck report: {key} should hold texts only")
    return tuple(texts)


def _copies(entry: Entry) -> tuple[tuple[str, ...], ...]:
    groups = _get(entry, "copies", list) if "copies" in entry else []
    return tuple(_texts({"copies": group}, "copies") for group in groups)


def _entries(entry: Entry, key: str) -> list[Entry]:
    entries = _get(entry, key, list)
    if not all(isinstance(one, dict) for one in entries):
        raise ReportError(f"not a factcheck report: {key} should hold objects only")
    return entries


REPORTER = Reporter(format="json", suffix=".json", render=render)
