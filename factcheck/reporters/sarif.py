"""SARIF 2.1.0 for editors and code-scanning pages (OASIS Standard, 27 March 2020).

A finding is located at its first place, all others are related locations. Its identity is a partial fingerprint; a
decision that holds is a suppression, the other states are the baseline states of the standard.
"""

from __future__ import annotations

import inspect
import json
import posixpath
from typing import Any
from urllib.parse import quote

from factcheck import plugins
from factcheck.finding import Decision, Evidence, Finding, Report, Severity, State
from factcheck.output.visible import visible
from factcheck.output.wording import decided, sentence, worst_first
from factcheck.reporters import Reporter

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_LEVELS = {Severity.HIGH: "error", Severity.MEDIUM: "warning", Severity.LOW: "note"}
_STATES = {State.NEW: "new", State.UNCHANGED: "unchanged", State.CHANGED: "updated"}

Entry = dict[str, Any]


def to_dict(report: Report) -> Entry:
    """The log as plain dicts, lists, texts and numbers."""
    findings = worst_first(report.findings)
    rules = sorted({one.rule for one in findings} | {one.rule for one in report.resolved})
    told = _documentation()
    run: Entry = {
        "tool": {
            "driver": {"name": "factcheck", "version": report.version, "rules": [_rule(one, told) for one in rules]}
        },
        "columnKind": "unicodeCodePoints",
        "artifacts": [{"location": {"uri": uri(document.path)}} for document in report.documents],
        "invocations": [{"executionSuccessful": report.comparable, "toolExecutionNotifications": _notices(report)}],
        "results": [
            *(_result(one, rules.index(one.rule)) for one in findings),
            *(_absent(one, rules.index(one.rule)) for one in report.resolved),
        ],
    }
    return {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}


def _documentation() -> dict[str, tuple[str, str]]:
    """By rule, its summary and the documentation of its check."""
    found = [(getattr(module, "CHECK", None), module) for module in plugins.modules("factcheck.checks")]
    return {
        check.rule.name: (check.rule.summary, inspect.cleandoc(module.__doc__ or check.rule.summary))
        for check, module in found
        if check is not None
    }


def _rule(name: str, told: dict[str, tuple[str, str]]) -> Entry:
    """A rule's descriptor, with the texts that code-scanning pages show where the rule is known."""
    if name not in told:
        return {"id": name}
    summary, text = told[name]
    return {
        "id": name,
        "name": name.title().replace("-", ""),
        "shortDescription": {"text": sentence(summary)},
        "fullDescription": {"text": text.partition("\n")[0]},
        "help": {"text": text, "markdown": text},
    }


def uri(path: str) -> str:
    """A path as a URI reference: relative where it is relative, and never with a scheme of its own."""
    plain = path.replace("\\", "/")
    if plain.startswith("/"):
        return "file://" + quote(posixpath.normpath("/" + plain.lstrip("/")), errors="replace")
    return quote(plain, safe="/", errors="replace") or "-"


def _notices(report: Report) -> list[Entry]:
    return [
        {"level": "warning", "message": {"text": visible(f"not checked: {one.path}: {one.reason}")}}
        for one in report.skipped
    ]


def _result(finding: Finding, rule: int) -> Entry:
    places = [(variant.value, evidence) for variant in finding.variants for evidence in variant.evidence]
    result: Entry = {
        "ruleId": finding.rule,
        "ruleIndex": rule,
        "level": _LEVELS[finding.severity],
        "message": {"text": visible(" — ".join(filter(None, [finding.title, finding.explanation])))},
        "locations": [_location(*place) for place in places[:1]],
        "relatedLocations": [_location(*place) | {"id": number} for number, place in enumerate(places[1:], 1)],
        "partialFingerprints": {"factcheckFinding/v1": finding.id},
        "baselineState": _STATES[finding.state],
        "rank": round(100 * finding.confidence, 1),
        "properties": {"category": finding.category.value, "confidence": finding.confidence},
    }
    if finding.suppressed:
        kind = "inSource" if finding.ignore else "external"
        suppression = {"kind": kind, "status": "accepted", "justification": visible(decided(finding))}
        result["suppressions"] = [suppression]
    return result


def _absent(decision: Decision, rule: int) -> Entry:
    return {
        "ruleId": decision.rule,
        "ruleIndex": rule,
        "level": "note",
        "message": {"text": visible(decision.title or "a finding that is no longer there")},
        "partialFingerprints": {"factcheckFinding/v1": decision.finding},
        "baselineState": "absent",
    }


def _location(value: str, evidence: Evidence) -> Entry:
    region: Entry = {
        "startLine": evidence.line,
        "startColumn": evidence.column,
        "charOffset": evidence.start,
        "charLength": max(0, evidence.end - evidence.start),
        "snippet": {"text": visible(evidence.quote)},
    }
    if "\n" not in evidence.quote and len(evidence.quote) == evidence.end - evidence.start:
        region |= {"endLine": evidence.line, "endColumn": evidence.column + len(evidence.quote)}
    physical = {
        "artifactLocation": {"uri": uri(evidence.document)},
        "region": region,
        "contextRegion": {"startLine": evidence.line, "snippet": {"text": visible(evidence.sentence)}},
    }
    said = f" ({evidence.attribution})" if evidence.attribution else ""
    return {"physicalLocation": physical, "message": {"text": visible(f"“{value}”{said}")}}


def render(report: Report) -> str:
    return json.dumps(to_dict(report), ensure_ascii=False, indent=2) + "\n"


REPORTER = Reporter(format="sarif", suffix=".sarif", render=render)
