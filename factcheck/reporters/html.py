"""One self-contained HTML file to work in: filter, compare the readings, look at the sources, decide, export.

Nothing is loaded and nothing is sent. The page's own script and styles run by their hashes only (Content Security
Policy level 2), all text of documents is escaped, and what would reorder or hide text in a line is written out. The
only import of jinja2.
"""

from __future__ import annotations

import base64
import datetime as dt
import difflib
import hashlib
import html
import json
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass, field
from importlib import resources
from itertools import combinations

from factcheck import fingerprints
from factcheck.document import Document
from factcheck.finding import Category, Evidence, Finding, Report, Severity, Variant
from factcheck.output.visible import one_line, shortened, visible
from factcheck.output.wording import (
    ADVICE,
    KINDS,
    MOVING,
    confidence,
    counted,
    day,
    decided,
    later_reading,
    sentence,
    spread,
    summary,
    worst_first,
)
from factcheck.reporters import Reporter
from factcheck.settings import Settings

PLACES = 4  # of a reading, before the others are folded away
AROUND = 600  # code points of the source shown on either side of a sentence
MOST_WORDS = 300  # of a reading, for comparing word by word
MOST_DOCUMENTS = 30  # in the matrix
_INSTANT = dt.timedelta(seconds=1)
_MOVING = {Category.NUMBER, Category.SUM}
_PAGE = resources.files("factcheck.reporters") / "page"


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a sentence: outside the reading, in it, or a word in it that the other reading has not."""

    text: str
    marked: bool = False
    differs: bool = False


@dataclass(frozen=True, slots=True)
class Place:
    """A place of a reading; `passage` is its paragraph's number or none, with the offsets of the reading in it."""

    where: str
    circumstances: str
    pieces: tuple[Piece, ...]
    passage: int | None
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Dot:
    """A reading on a timeline; x and width from 0 to 1000, no width for a moment, a day's for a day."""

    x: int
    width: int
    row: int
    when: str
    value: str
    who: str


@dataclass(frozen=True, slots=True)
class Cell:
    """Two documents of the matrix and how many open findings hold them apart."""

    left: int
    right: int
    count: int


@dataclass(slots=True)
class Passages:
    """Paragraphs of the sources, each kept once."""

    sources: dict[str, Document]
    texts: list[str] = field(default_factory=list)
    _known: dict[tuple[str, int, int], int] = field(default_factory=dict)

    def around(self, evidence: Evidence) -> tuple[int | None, int, int]:
        """The number of the paragraph about a place, and the place's offsets in the text shown."""
        document = self.sources.get(evidence.document)
        if document is None or not 0 <= evidence.start <= evidence.end <= len(document.text):
            return None, 0, 0
        begin, stop = _paragraph(document.text, evidence)
        number = self._known.setdefault((evidence.document, begin, stop), len(self.texts))
        if number == len(self.texts):
            self.texts.append(visible(document.text[begin:stop]))
        start = len(visible(document.text[begin : evidence.start]))
        return number, start, start + len(visible(document.text[evidence.start : evidence.end]))


def _paragraph(text: str, evidence: Evidence) -> tuple[int, int]:
    """From the blank line before a sentence to the one after it, within AROUND."""
    start, end = min(evidence.sentence_start, evidence.start), evidence.end
    low, high = max(0, start - AROUND), min(len(text), end + AROUND)
    before = text.rfind("\n\n", low, start)
    after = text.find("\n\n", end, high)
    return (before + 2 if before >= 0 else low), (after if after >= 0 else high)


def render(report: Report) -> str:
    import jinja2
    from markupsafe import Markup

    style, script = (_own(name) for name in ("report.css", "report.js"))
    page = jinja2.Environment(
        autoescape=True, undefined=jinja2.StrictUndefined, trim_blocks=True, lstrip_blocks=True
    ).from_string(_own("report.html.jinja"))
    passages = Passages({document.name: document for document in report.sources})
    findings = worst_first(report.findings)
    names = _names(report)
    shown = [_shown(number, finding, names, passages) for number, finding in enumerate(findings, 1)]
    return (
        page.render(
            policy=_policy(style, script),
            style=Markup(style),  # noqa: S704 -- the page's own
            script=Markup(script),  # noqa: S704
            report=report,
            summary=summary(report),
            findings=shown,
            names=names,
            rules=sorted({finding.rule for finding in findings}),
            severities=[severity.value for severity in reversed(Severity)],
            history=any(finding.decision for finding in findings) or bool(report.resolved),
            matrix=_matrix(findings, names),
            passages=passages.texts,
            settings=_settings(report),
            visible=visible,
            one_line=one_line,
            day=day,
            counted=counted,
        )
        + "\n"
    )


def _settings(report: Report) -> str:
    """The settings that are not the usual ones."""
    usual = asdict(Settings())
    changed = {key: value for key, value in sorted(report.settings.items()) if usual.get(key) != value}
    return json.dumps(changed, default=str) if changed else "the usual ones"


def _own(name: str) -> str:
    return (_PAGE / name).read_text(encoding="utf-8")


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


def _shown(number: int, finding: Finding, names: Sequence[str], passages: Passages) -> dict[str, object]:
    documents = {evidence.document for variant in finding.variants for evidence in variant.evidence}
    decision = finding.decision
    return {
        "number": number,
        "finding": finding,
        "documents": " ".join(str(at) for at, name in enumerate(names) if name in documents),
        "kind": KINDS[finding.category],
        "advice": ADVICE[finding.severity],
        "confidence": confidence(finding.confidence),
        "why": sentence(finding.explanation),
        "notes": [*_moving(finding), *(sentence(note) for note in finding.notes)],
        "decided": decided(finding),
        "ruling": decision.ruling.value if decision and finding.state.value == "unchanged" else "",
        "decided_at": decision.time if decision else "",
        "value_digests": " ".join(fingerprints.values(finding.variants)),
        "side_digests": " ".join(fingerprints.sides(finding.variants)),
        "readings": [_reading(at, finding.variants, passages) for at in range(len(finding.variants))],
        "timeline": _timeline(finding),
    }


def _moving(finding: Finding) -> Iterator[str]:
    """What to say of readings that may be stages of a moving story."""
    if finding.may_supersede:
        when, values = later_reading(finding)
        told = " and ".join(one_line(value) for value in values)
        yield (f"The later report ({when}) has {told}. " if values else "") + MOVING


def _reading(at: int, variants: Sequence[Variant], passages: Passages) -> dict[str, object]:
    variant = variants[at]
    other = variants[0 if at else 1].evidence if len(variants) > 1 else ()
    against = other[0].sentence if other else ""
    places = [_place(evidence, against, passages) for evidence in variant.evidence]
    return {
        "value": one_line(variant.value),
        "spread": spread(variant),
        "first": places[:PLACES],
        "more": places[PLACES:],
    }


def _place(evidence: Evidence, against: str, passages: Passages) -> Place:
    parts = [
        one_line(evidence.section),
        f"published {day(evidence.published)}" if evidence.published else "",
        f"attributed: {shortened(one_line(evidence.attribution), 300)}" if evidence.attribution else "",
    ]
    return Place(
        f"{one_line(evidence.document)}:{evidence.line}",
        " · ".join(filter(None, parts)),
        tuple(_pieces(evidence, against)),
        *passages.around(evidence),
    )


def _pieces(evidence: Evidence, against: str) -> Iterator[Piece]:
    """The sentence in pieces; nothing is marked where the offsets do not lie in it."""
    start = evidence.start - evidence.sentence_start
    end = min(evidence.end - evidence.sentence_start, len(evidence.sentence))
    if not 0 <= start < end:
        yield Piece(visible(evidence.sentence))
        return
    yield Piece(visible(evidence.sentence[:start]))
    yield from _compared(evidence.sentence[start:end], against)
    yield Piece(visible(evidence.sentence[end:]))


def _compared(mark: str, against: str) -> Iterator[Piece]:
    """The words of a reading, those that the other's sentence has not as such; all of it where that tells nothing."""
    own, other = re.findall(r"\S+\s*", mark), against.split()
    if not 1 < len(own) <= MOST_WORDS or not 0 < len(other) <= MOST_WORDS:
        yield Piece(visible(mark), marked=True, differs=True)
        return
    matcher = difflib.SequenceMatcher(None, [_bare(word) for word in own], [_bare(word) for word in other], False)
    stretches = [(kind, own[begin:stop]) for kind, begin, stop, _, _ in matcher.get_opcodes() if begin < stop]
    same = all(kind == "equal" for kind, _ in stretches)
    for kind, words in stretches:
        yield Piece(visible("".join(words)), marked=True, differs=same or kind != "equal")


def _bare(word: str) -> str:
    """A word without its case and the marks around it."""
    return re.sub(r"^\W+|\W+$", "", word).casefold() or word.strip()


def _timeline(finding: Finding) -> dict[str, object] | None:
    """Who said how many and when, for a figure given at two or more times; a day without a clock time is a stretch."""
    if finding.category not in _MOVING:
        return None
    told = sorted(
        (
            (*span, variant, evidence)
            for variant in finding.variants
            for evidence in variant.evidence
            if (span := _times(evidence.published))
        ),
        key=lambda item: (*item[:2], item[3].document, item[3].start),
    )
    if len({item[:2] for item in told}) < 2:
        return None
    first, last = told[0][0], max(item[1] for item in told)
    rows = list(dict.fromkeys(one_line(variant.value) for _, _, variant, _ in told))

    def dot(begin: dt.datetime, end: dt.datetime, variant: Variant, evidence: Evidence) -> Dot:
        x, stop = (round(1000 * ((moment - first) / (last - first))) for moment in (begin, end))
        value = one_line(variant.value)
        return Dot(x, stop - x, rows.index(value), day(evidence.published), value, _who(evidence))

    ends = [day(first.date()), day((last - _INSTANT).date())]
    return {
        "rows": [shortened(row, 24) for row in rows],
        "from": ends[0],
        "to": ends[1] if ends[1] != ends[0] else "",
        "dots": [dot(*item) for item in told],
    }


def _times(published: str | None) -> tuple[dt.datetime, dt.datetime] | None:
    """Begin and end of a moment or a day; nothing for what is neither."""
    try:
        moment = dt.datetime.fromisoformat(published or "").replace(tzinfo=None)
        return moment, moment if "T" in str(published) else moment + dt.timedelta(days=1)
    except (ValueError, OverflowError):
        return None


def _who(evidence: Evidence) -> str:
    place = f"{one_line(evidence.document)}:{evidence.line}"
    return f"{shortened(one_line(evidence.attribution), 120)}, {place}" if evidence.attribution else place


def _matrix(findings: Sequence[Finding], names: Sequence[str]) -> dict[str, object] | None:
    """Open findings by pairs of documents with different readings; the documents that disagree most, in their order."""
    pairs = Counter[tuple[int, int]]()
    place = {name: at for at, name in enumerate(names)}
    for finding in findings:
        if not finding.suppressed:
            pairs.update(_apart(finding, place))
    involved = Counter[int]()
    for (left, right), count in pairs.items():
        involved[left] += count
        involved[right] += count
    if not involved:
        return None
    kept = sorted(number for number, _ in involved.most_common(MOST_DOCUMENTS))
    rows = [(left, [Cell(left, right, pairs[min(left, right), max(left, right)]) for right in kept]) for left in kept]
    return {"documents": kept, "rows": rows, "left_out": len(involved) - len(kept)}


def _apart(finding: Finding, place: dict[str, int]) -> set[tuple[int, int]]:
    held = [{place[evidence.document] for evidence in variant.evidence} for variant in finding.variants]
    return {
        (min(left, right), max(left, right)) for one, other in combinations(held, 2) for left in one for right in other
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
