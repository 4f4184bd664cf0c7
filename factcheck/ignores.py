"""Comments by which an editor settles a finding where it stands, in Markdown and HTML.

    <!-- factcheck-ignore: quantity-conflict -- the tonnage is of another year -->

The comment is about the paragraph it stands in or, on a line of its own, the next one; several rules are separated by
commas; the reason behind two hyphens is required (the form of ESLint's and markdownlint's comments). What it covers
stays listed with the reason. A comment that cannot be followed or covers nothing is told as a notice of its document.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from factcheck.document import Document, Span
from factcheck.finding import Evidence, Finding, Ignore, Report
from factcheck.output.visible import one_line, shortened

LONGEST = 300  # code points of a reason
_FORM = re.compile(
    r"factcheck-(?P<verb>[\w-]+?)\s*:?(?:\s+(?P<rules>.*?))?(?:\s+(?:--+|[–—])\s+(?P<reason>.*))?\s*", re.DOTALL
)
_EXAMPLE = "<!-- factcheck-ignore: RULE -- reason -->"


@dataclass(slots=True)
class _Comment:
    """A comment that can be followed, and the findings it has covered."""

    about: Span
    ignore: Ignore
    covered: set[str] = field(default_factory=set)

    def covers(self, finding: Finding, evidence: Evidence) -> bool:
        own = evidence.document == self.ignore.document and finding.rule in self.ignore.rules
        return own and self.about.overlaps(Span(evidence.start, max(evidence.end, evidence.start + 1)))


def applied(report: Report, rules: Sequence[str]) -> Report:
    """The report with what comments in its sources ignore, and a notice for each comment that could not be followed.

    A finding is ignored when without the places covered fewer than two readings are left; otherwise it stays open
    and says which places were passed over. `rules` are the names of all rules.
    """
    comments: list[_Comment] = []
    notices: dict[str, list[str]] = {}
    for document in report.sources:
        for about, text in document.comments:
            line = document.position(about.start)[0]
            found = _read(document, line, text, rules)
            if isinstance(found, str):
                notices.setdefault(document.name, []).append(f"line {line}: {found}")
            else:
                comments.append(_Comment(about, found))
    if not comments and not notices:
        return report
    findings = tuple(_settled(finding, comments) for finding in report.findings)
    for one in comments:
        if idle := [rule for rule in one.ignore.rules if rule not in one.covered]:
            told = f"line {one.ignore.line}: factcheck-ignore covers no finding of {', '.join(idle)}: take it out"
            notices.setdefault(one.ignore.document, []).append(told)
    documents = tuple(
        replace(one, notices=(*one.notices, *notices[one.path])) if one.path in notices else one
        for one in report.documents
    )
    return replace(report, findings=findings, documents=documents)


def _read(document: Document, line: int, text: str, rules: Sequence[str]) -> Ignore | str:
    """What a comment asks for, or why it cannot be followed."""
    parts = _FORM.fullmatch(text.strip())
    if parts is None or parts["verb"] != "ignore":
        word = re.match(r"[\w-]+", text.strip())
        return f"no such comment: {word[0] if word else ''}; the form is {_EXAMPLE}"
    named = tuple(dict.fromkeys(re.findall(r"[^\s,]+", parts["rules"] or "")))
    reason = shortened(one_line(parts["reason"] or ""), LONGEST)
    if not named:
        return f"factcheck-ignore names no rule; the form is {_EXAMPLE}"
    if unknown := [rule for rule in named if rule not in rules]:
        return f"factcheck-ignore: {_unknown(unknown[0], rules)}; nothing is ignored"
    if not reason:
        return f"factcheck-ignore gives no reason; the form is {_EXAMPLE}; nothing is ignored"
    return Ignore(document.name, line, named, reason)


def _unknown(rule: str, rules: Sequence[str]) -> str:
    near = difflib.get_close_matches(rule, rules, n=1)
    return f"there is no rule {one_line(rule)[:60]!r}" + (f", did you mean {near[0]}?" if near else "")


def _settled(finding: Finding, comments: Iterable[_Comment]) -> Finding:
    """The finding as the comments leave it."""
    passed: list[_Comment] = []
    left = 0
    for variant in finding.variants:
        remaining = 0
        for evidence in variant.evidence:
            over = next((one for one in comments if one.covers(finding, evidence)), None)
            if over is None:
                remaining += 1
            elif over not in passed:
                passed.append(over)
        left += remaining > 0
    if not passed:
        return finding
    for one in passed:
        one.covered.add(finding.rule)
    if left < 2:
        return replace(finding, ignore=passed[0].ignore)
    told = (f"ignored in {one.ignore.document}, line {one.ignore.line}: {one.ignore.reason}" for one in passed)
    return replace(finding, notes=(*finding.notes, *(f"{words}; other places still disagree" for words in told)))
