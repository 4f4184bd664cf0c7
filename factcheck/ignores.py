"""Comments by which an editor settles a finding where it stands, in Markdown and HTML.

    <!-- factcheck-ignore: quantity-conflict -- the tonnage is of another year -->

The comment is about the paragraph it stands in or, on a line of its own, the next one; several rules are separated by
commas; the reason behind two hyphens is required (the form of ESLint's and markdownlint's comments). What it covers
stays listed with the reason. A comment that cannot be followed or covers nothing is told as a notice of its document.
"""

from __future__ import annotations

import difflib
import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from factcheck.document import Document, Span
from factcheck.finding import Evidence, Finding, Ignore, Report
from factcheck.output.visible import one_line, shortened

MOST = 1_000  # comments of a document that are followed
MOST_NOTICES = 20
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
        return finding.rule in self.ignore.rules and self.about.overlaps(
            Span(evidence.start, max(evidence.end, evidence.start + 1))
        )


def applied(report: Report, rules: Sequence[str]) -> Report:
    """The report with what comments in its sources ignore, and a notice for each comment that could not be followed.

    A finding is ignored when without the places covered fewer than two readings are left; otherwise it stays open
    and says which places were passed over. `rules` are the names of all rules.
    """
    notices: dict[str, list[str]] = defaultdict(list)
    comments = {document.name: _followed(document, rules, notices[document.name]) for document in report.sources}
    findings = tuple(_settled(finding, comments) for finding in report.findings)
    for name, followed in comments.items():
        notices[name] += [_idle(one) for one in followed if not one.covered.issuperset(one.ignore.rules)]
    documents = tuple(replace(one, notices=(*one.notices, *_first(notices[one.path]))) for one in report.documents)
    return replace(report, findings=findings, documents=documents)


def _followed(document: Document, rules: Sequence[str], notices: list[str]) -> list[_Comment]:
    """The comments of a document that can be followed; of the others `notices` tells."""
    followed: list[_Comment] = []
    if len(document.comments) > MOST:
        notices.append(f"only the first {MOST:,} of {len(document.comments):,} comments to factcheck are followed")
    for about, text in document.comments[:MOST]:
        line = document.position(about.start)[0]
        found = _read(document, line, text, rules)
        if isinstance(found, Ignore):
            followed.append(_Comment(about, found))
        else:
            notices.append(f"line {line}: {found}")
    return followed


def _idle(comment: _Comment) -> str:
    rules = ", ".join(rule for rule in comment.ignore.rules if rule not in comment.covered)
    return f"line {comment.ignore.line}: factcheck-ignore covers no finding of {rules}: take it out"


def _first(notices: Sequence[str]) -> list[str]:
    more = len(notices) - MOST_NOTICES
    return [*notices[:MOST_NOTICES], *([f"and {more:,} more such comments"] if more > 0 else [])]


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


def _settled(finding: Finding, comments: Mapping[str, Sequence[_Comment]]) -> Finding:
    """The finding as the comments leave it."""
    passed: list[_Comment] = []
    left = 0
    for variant in finding.variants:
        remaining = 0
        for evidence in variant.evidence:
            own = comments.get(evidence.document, ())
            over = next((one for one in own if one.covers(finding, evidence)), None)
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
