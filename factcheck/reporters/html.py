"""One self-contained HTML file to work in: filter, compare the readings, look at the sources, decide, export.

Nothing is loaded and nothing is sent. The page's own script and styles run by their hashes only (Content Security
Policy level 2), all text of documents is escaped, and what would reorder or hide text in a line is written out. The
only import of jinja2.
"""

from __future__ import annotations

import base64
import hashlib
import html
import json
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import asdict

from factcheck import fingerprints
from factcheck.finding import AgreedFact, Category, Finding, Report, Severity, State
from factcheck.output.visible import one_line, shortened, visible
from factcheck.output.wording import (
    ADVICE,
    GROUPED,
    KINDS,
    MOVING,
    confidence,
    counted,
    day,
    decided,
    later_reading,
    parted,
    sentence,
    summary,
    times,
    worst_first,
)
from factcheck.page import own
from factcheck.page.matrix import matrix
from factcheck.page.places import Passages, reading
from factcheck.page.timeline import timeline
from factcheck.reporters import Reporter
from factcheck.settings import Settings

MOST_PLACES = 20  # of an agreed fact
MOST_LETTERS = 400  # of a sentence in which one stands
_HISTORY = (State.NEW, State.CHANGED, State.UNCHANGED)


def render(report: Report) -> str:
    import jinja2
    from markupsafe import Markup

    style, script = (own(name) for name in ("report.css", "report.js"))
    page = jinja2.Environment(
        autoescape=True, undefined=jinja2.StrictUndefined, trim_blocks=True, lstrip_blocks=True
    ).from_string(own("report.html.jinja"))
    passages = Passages({document.name: document for document in report.sources})
    findings = worst_first(report.findings)
    names = _names(report)
    groups = _groups(findings, names, passages)
    return (
        page.render(
            policy=_policy(style, script),
            style=Markup(style),  # noqa: S704 -- the page's own
            script=Markup(script),  # noqa: S704
            report=report,
            summary=summary(report),
            groups=groups,
            topics=[group["topic"] for group in groups if group["topic"]],
            names=names,
            rules=sorted({finding.rule for finding in findings}),
            severities=[severity.value for severity in reversed(Severity)],
            history=_history(report),
            matrix=matrix(findings, names),
            agreed=[_agreed(fact) for fact in report.agreed],
            passages=passages.texts,
            settings=_settings(report),
            visible=visible,
            one_line=one_line,
            parted=parted(report),
            grouped=any(document.group for document in report.documents),
            GROUPED=GROUPED,
            day=day,
            decided=decided,
            counted=counted,
        )
        + "\n"
    )


def _settings(report: Report) -> str:
    """The settings that are not the usual ones."""
    usual = asdict(Settings())
    changed = {key: value for key, value in sorted(report.settings.items()) if usual.get(key) != value}
    return json.dumps(changed, default=str) if changed else "the usual ones"


def _history(report: Report) -> str:
    """How the findings stand beside the decisions taken; empty where none was."""
    if not report.resolved and not any(finding.decision for finding in report.findings):
        return ""
    counts = Counter(finding.state for finding in report.findings)
    told = [f"{counts[state]:,} {state.value}" for state in _HISTORY if counts[state]]
    return ", ".join([*told, *([f"{len(report.resolved):,} resolved"] if report.resolved else [])])


def _policy(style: str, script: str) -> str:
    def source(text: str) -> str:
        return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"

    return (
        f"default-src 'none'; style-src {source(style)}; script-src {source(script)}; "
        "base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'; trusted-types 'none'"
    )


def _names(report: Report) -> list[str]:
    """Every document once: those that were read, then those that only findings name."""
    read = [document.path for document in report.documents]
    found = [evidence.document for finding in report.findings for one in finding.variants for evidence in one.evidence]
    return list(dict.fromkeys([*read, *found]))


def _groups(findings: Sequence[Finding], names: Sequence[str], passages: Passages) -> list[dict[str, object]]:
    """Findings of one topic together, by the worst of them; a finding alone has no heading. Numbered as shown."""
    by_topic: dict[str, list[tuple[int, Finding]]] = {}
    for rank, finding in enumerate(findings):
        by_topic.setdefault(one_line(finding.topic) or f"\0{rank}", []).append((rank, finding))
    groups: list[dict[str, object]] = []
    number = 0
    for topic, members in by_topic.items():
        shown = [_shown(number + at, rank, finding, names, passages) for at, (rank, finding) in enumerate(members, 1)]
        number += len(members)
        groups.append({"topic": topic if len(members) > 1 else "", "findings": shown})
    return groups


def _shown(number: int, rank: int, finding: Finding, names: Sequence[str], passages: Passages) -> dict[str, object]:
    documents = {evidence.document for variant in finding.variants for evidence in variant.evidence}
    decision = finding.decision
    return {
        "number": number,
        "rank": rank,
        "finding": finding,
        "documents": " ".join(str(at) for at, name in enumerate(names) if name in documents),
        "kind": KINDS[finding.category],
        "advice": ADVICE[finding.severity],
        "confidence": confidence(finding.confidence),
        "why": sentence(finding.explanation),
        "notes": [*_moving(finding), *(sentence(note) for note in finding.notes)],
        "decided": decided(finding),
        "ruling": _ruling(finding),
        "decided_at": decision.time if decision else "",
        "value_digests": " ".join(fingerprints.values(finding.variants)),
        "side_digests": " ".join(fingerprints.sides(finding.variants)),
        "readings": [reading(at, finding.variants, passages) for at in range(len(finding.variants))],
        "timeline": timeline(finding),
    }


def _ruling(finding: Finding) -> str:
    """What holds of a finding: a ruling, "ignored", or nothing."""
    if finding.ignore is not None:
        return "ignored"
    return finding.decision.ruling.value if finding.decision and finding.state is State.UNCHANGED else ""


def _moving(finding: Finding) -> Iterator[str]:
    """What to say of readings that may be stages of a moving story."""
    if finding.may_supersede:
        when, values = later_reading(finding)
        told = " and ".join(one_line(value) for value in values)
        yield (f"The later report ({when}) has {told}. " if values else "") + MOVING


def _agreed(fact: AgreedFact) -> dict[str, object]:
    documents = len({one.document for one in fact.evidence})
    among = f" in {documents} documents" if documents > 1 else ""
    shown = fact.evidence[:MOST_PLACES] if fact.category is not Category.NAME else ()
    return {
        "name": fact.category is Category.NAME,
        "subject": one_line(fact.subject),
        "value": one_line(fact.value),
        "sources": fact.sources,
        "summary": f"{times(len(fact.evidence))}{among}",
        "places": [
            (f"{one_line(one.document)}:{one.line}", shortened(one_line(one.sentence), MOST_LETTERS)) for one in shown
        ],
    }


def notebook(report: Report) -> str:
    """A short table of the findings, for a notebook: no script, all text escaped."""
    rows = "".join(
        f"<tr><td>{finding.severity.value}</td><td>{html.escape(one_line(finding.title))}</td>"
        f"<td>{html.escape('; '.join(one_line(variant.value) for variant in finding.variants))}</td>"
        f"<td>{html.escape(one_line(finding.rule))}</td></tr>"
        for finding in worst_first(report.findings)[:50]
    )
    more = f"<p>… and {len(report.findings) - 50:,} more</p>" if len(report.findings) > 50 else ""
    head = "<tr><th>Severity</th><th>Disagreement</th><th>Readings</th><th>Rule</th></tr>"
    table = f"<table><thead>{head}</thead><tbody>{rows}</tbody></table>" if rows else ""
    return f"<div><p><strong>{html.escape(summary(report))}</strong></p>{table}{more}</div>"


REPORTER = Reporter(format="html", suffix=".html", render=render)
