"""Markdown for an editor: the findings worst first, every reading with its places, and what was not checked.

Made for a plain viewer as well as for GitHub. All text of documents is escaped: markup, HTML and links in it are inert.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import asdict

from factcheck.finding import AgreedFact, Category, Evidence, Finding, Report, Variant
from factcheck.output.visible import one_line, shortened
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
    spread,
    summary,
    times,
    worst_first,
)
from factcheck.reporters import Reporter
from factcheck.settings import Settings

MARK = "<!-- factcheck-report/1 -->"  # by which a report is known when it lies among the documents
PLACES = 4  # shown in full for each reading
MORE_PLACES = 20  # named by file and line after that
NAMES = 60  # spelt alike everywhere that are listed, those of most sources first
AROUND = 140  # code points of a sentence kept on either side of the differing words
LONGEST = 300  # code points of a value or a mark

_ESCAPED = str.maketrans({char: f"\\{char}" for char in "\\`*_[]|~#"} | {"&": "&amp;", "<": "&lt;", ">": "&gt;"})
_ACTIVE = (
    (re.compile(r"\\\]\("), r"\\]\\("),  # no link even for a viewer that forgets an escape
    (re.compile(r"(?<=[a-zA-Z]):(?=//)"), r"\\:"),  # no automatic links
    (re.compile(r"(www)\.", re.IGNORECASE), r"\1\\."),
    (re.compile(r"@(?=\w)"), "@<!-- -->"),  # nor mail addresses or mentions
)
_MARKER = re.compile(r"^(\d{1,9}(?=[.)](?:\s|$))|(?=[-+](?:\s|$)|--|=))")  # of a list, a rule or a heading


def escape(text: str) -> str:
    """Text of a document on one line, standing anywhere in a line of Markdown as what it is."""
    escaped = one_line(text).translate(_ESCAPED)
    for pattern, replacement in _ACTIVE:
        escaped = pattern.sub(replacement, escaped)
    return _MARKER.sub(r"\1\\", escaped)


def code(text: str) -> str:
    """Text as a code span, with a fence longer than any run of backticks in it; bars are escaped for tables."""
    shown = one_line(text) or "–"  # an empty span would open another
    fence = "`" * (1 + max((len(run) for run in re.findall("`+", shown)), default=0))
    blank = " " if shown.startswith("`") or shown.endswith("`") else ""
    return f"{fence}{blank}{shown}{blank}{fence}"


def bold(text: str, before: str = "", after: str = "") -> str:
    """The text in bold, as HTML where asterisks would not be read as emphasis between their neighbours."""
    opens = text[:1].isalnum() or not before[-1:].isalnum()
    closes = text[-1:].isalnum() or not after[:1].isalnum()
    escaped = escape(text)
    return f"**{escaped}**" if opens and closes else f"<strong>{escaped}</strong>"


def render(report: Report) -> str:
    findings = worst_first(report.findings)
    blocks = [
        f"# Consistency report\n\n{MARK}",
        *_opening(report),
        *_table(findings),
        *(block for number, finding in enumerate(findings, 1) for block in _section(number, finding)),
        *_agreed(report.agreed),
        *_not_checked(report),
        *_documents(report),
        _footer(report),
    ]
    return "\n\n".join(blocks) + "\n"


def _opening(report: Report) -> Iterator[str]:
    yield f"**{summary(report)}.**" + _left_out(report)
    if told := parted(report):
        yield f"{told} The group of each is under [Documents](#documents)."
    if report.skipped:
        skipped = counted(len(report.skipped), "file")
        yield f"**Not everything was checked:** {skipped} skipped, see [What was not checked](#what-was-not-checked)."
    notices = [(document.path, notice) for document in report.documents for notice in document.notices]
    if notices:
        yield "> **Notices**\n>\n" + "\n".join(f"> - {code(path)}: {escape(notice)}" for path, notice in notices)
    if report.findings:
        yield (
            "Each finding shows readings of what is held to be one fact. It does not say which one is right: "
            "go back to the sources, or attribute the figure and give the range."
        )


def _left_out(report: Report) -> str:
    least = report.settings.get("min_severity", "low")
    return "" if least == "low" else f" Findings below {escape(str(least))} severity are left out, as asked."


def _table(findings: Sequence[Finding]) -> Iterator[str]:
    if not findings:
        return
    rows = ["| № | Severity | Kind | Disagreement | Where |", "|---:|---|---|---|---|"]
    for number, finding in enumerate(findings, 1):
        cells = (f"[{number}](#finding-{number})", str(finding.severity), KINDS[finding.category])
        rows.append(f"| {' | '.join(cells)} | {escape(finding.title)} | {_where(finding)} |")
    yield "\n".join(rows)


def _where(finding: Finding) -> str:
    """The first place of each reading, at most three."""
    firsts = [_place(variant.evidence[0]) for variant in finding.variants if variant.evidence]
    more = " …" if len(firsts) > 3 else ""
    return ", ".join(dict.fromkeys(firsts[:3])).replace("|", "\\|") + more


def _place(evidence: Evidence) -> str:
    return code(f"{evidence.document}:{evidence.line}")


def _section(number: int, finding: Finding) -> Iterator[str]:
    yield f'<a id="finding-{number}"></a>'
    yield f"## {number}. {escape(finding.title)}"
    yield (
        f"**{finding.severity.capitalize()}** ({ADVICE[finding.severity]}) · {KINDS[finding.category]}"
        f" · confidence {finding.confidence:.2f} ({confidence(finding.confidence)})"
    )
    if decided(finding):
        yield f"**Decided:** {escape(decided(finding))}"
    yield "\n".join(line for variant in finding.variants for line in _reading(variant))
    if finding.explanation:
        yield f"*Why this is shown:* {escape(sentence(finding.explanation))}"
    notes = [*_superseding(finding), *(escape(sentence(note)) for note in finding.notes)]
    if notes:
        yield "\n".join(f"- {note}" for note in notes)
    yield f"Rule {code(finding.rule)}: {code('factcheck explain ' + finding.rule)} · finding {code(finding.id)}"


def _superseding(finding: Finding) -> Iterator[str]:
    """What to say of readings that may be stages of a moving story."""
    if not finding.may_supersede:
        return
    when, values = later_reading(finding)
    told = " and ".join(bold(shortened(one_line(value), LONGEST)) for value in values)
    yield (f"The later report ({escape(when)}) has {told}. " if values else "") + MOVING


def _reading(variant: Variant) -> Iterator[str]:
    yield f"- {bold(shortened(one_line(variant.value), LONGEST))} — {spread(variant)}"
    shown, rest = _chosen(variant.evidence)
    copies: dict[str, str] = {}
    for evidence in shown:
        yield f"  - {_circumstances(evidence)}"
        first = copies.setdefault(one_line(evidence.sentence), _place(evidence))
        yield f"    > {_marked(evidence) if first == _place(evidence) else f'the same sentence as in {first}'}"
    if rest:
        lines = Counter(_place(evidence) for evidence in rest)
        named = ", ".join(
            f"{line} ({times(count)})" if count > 1 else line for line, count in list(lines.items())[:MORE_PLACES]
        )
        others = f" and {counted(len(lines) - MORE_PLACES, 'more line')}" if len(lines) > MORE_PLACES else ""
        yield f"  - and {len(rest):,} more: {named}{others}"


def _chosen(evidence: Sequence[Evidence]) -> tuple[list[Evidence], list[Evidence]]:
    """The places shown in full and the rest, both in order: as many different documents as there is room for."""
    nth: Counter[str] = Counter()
    ranked: list[tuple[int, int]] = []
    for at, one in enumerate(evidence):
        ranked.append((nth[one.document], at))
        nth[one.document] += 1
    first = {at for _, at in sorted(ranked)[:PLACES]}
    shown = [one for at, one in enumerate(evidence) if at in first]
    return shown, [one for at, one in enumerate(evidence) if at not in first]


def _circumstances(evidence: Evidence) -> str:
    """Where a reading stands, when it was published and who says so."""
    parts = [_place(evidence)]
    if evidence.section:
        parts.append(escape(evidence.section))
    if evidence.published:
        parts.append(f"published {escape(day(evidence.published))}")
    if evidence.attribution:
        parts.append(f"attributed: {escape(shortened(one_line(evidence.attribution), LONGEST))}")
    return " · ".join(parts)


def _marked(evidence: Evidence) -> str:
    """The sentence with the differing words in bold; what is far from them is left out."""
    start = evidence.start - evidence.sentence_start
    end = min(evidence.end - evidence.sentence_start, len(evidence.sentence))
    if not 0 <= start < end:
        return escape(shortened(one_line(evidence.sentence), 2 * AROUND + LONGEST))
    before, mark, after = evidence.sentence[:start], evidence.sentence[start:end], evidence.sentence[end:]
    left, right = _tail(before), _head(after)
    shown = bold(shortened(one_line(mark), LONGEST), left, right)
    return escape(left) + " " * left.endswith(" ") + shown + _escaped_inside(right)


def _tail(text: str) -> str:
    """The end of the text before a mark, from the beginning of a word, with its last blank kept."""
    line = " ".join(text.split())
    if len(line) > AROUND:
        kept = line[-AROUND:]
        line = "…" + kept[kept.find(" ") + 1 :]
    return line + " " if text[-1:].isspace() else line


def _head(text: str) -> str:
    """The beginning of the text after a mark, with its first blank kept."""
    line = shortened(" ".join(text.split()), AROUND)
    return " " + line if text[:1].isspace() else line


def _escaped_inside(text: str) -> str:
    """Text after a mark, where no marker of a list can stand, with the blank at its beginning."""
    return " " * text.startswith(" ") + escape("x" + text.strip())[1:]


def _agreed(facts: Sequence[AgreedFact]) -> Iterator[str]:
    """What independent sources state alike; names in one line, as there may be many."""
    if not facts:
        return
    yield "## Agreed facts"
    yield (
        "Stated alike by two or more independent sources: copies of one text, one outlet's articles and reports that "
        "rest on one person's word count once. Agreement is not truth; sources can share a mistake."
    )
    names = [fact for fact in facts if fact.category is Category.NAME]
    rows = ["| Fact | Stated alike | Independent sources | Where |", "|---|---|---:|---|"]
    for fact in facts:
        if fact.category is not Category.NAME:
            places = list(dict.fromkeys(_place(one) for one in fact.evidence))
            where = ", ".join(places[:3]).replace("|", "\\|") + (" …" if len(places) > 3 else "")
            rows.append(f"| {escape(fact.subject)} | {bold(one_line(fact.value))} | {fact.sources} | {where} |")
    if len(rows) > 2:
        yield "\n".join(rows)
    if names:
        told = ", ".join(f"{escape(name.value)} ({name.sources})" for name in names[:NAMES])
        more = f" and {len(names) - NAMES:,} more" if len(names) > NAMES else ""
        yield f"Names spelt alike (independent sources): {told}{more}."


def _not_checked(report: Report) -> Iterator[str]:
    yield "## What was not checked"
    lines = [f"- {code(skipped.path)}: {escape(skipped.reason)}" for skipped in report.skipped]
    lines += [
        f"- {code(document.path)}: no sentence in it could be compared"
        for document in report.documents
        if not document.compared
    ]
    lines += [f"- {parted(report)}"] if parted(report) else []
    lines += [
        "- Only disagreement shows: what stands in one place alone, or is wrong everywhere alike, is not found here.",
        "- Written English is read: pictures, sound, charts and irony are not, and no finding says who is right.",
    ]
    yield "\n".join(lines)


def _documents(report: Report) -> Iterator[str]:
    yield "## Documents"
    if not report.documents:
        yield "None could be read."
        return
    grouped = any(document.group for document in report.documents)
    rows = ["| Document | Title | Dated | Sentences | Compared |", "|---|---|---|---:|---:|"]
    if grouped:
        rows = [f"{rows[0]} Group |", f"{rows[1]}---:|"]
    for document in report.documents:
        path = code(document.path).replace("|", "\\|")
        title = escape(shortened(one_line(document.title or ""), LONGEST))
        dated = day(document.published) or "no date found"
        row = f"| {path} | {title} | {dated} | {document.sentences:,} | {document.compared:,} |"
        rows.append(f"{row} {document.group} |" if grouped else row)
    yield "\n".join(rows)
    if grouped:
        yield sentence(GROUPED)
    if report.copies:
        groups = "; ".join(", ".join(map(code, group)) for group in report.copies)
        yield f"Copies of one another, so one source and not several: {groups}."


def _footer(report: Report) -> str:
    """The version and the settings that are not the usual ones."""
    usual = asdict(Settings())
    changed = {key: value for key, value in sorted(report.settings.items()) if usual.get(key) != value}
    settings = ", ".join(f"{key} = {json.dumps(value, default=str)}" for key, value in changed.items())
    return f"factcheck {escape(report.version)} · settings: {code(settings) if settings else 'the usual ones'}"


REPORTER = Reporter(format="markdown", suffix=".md", render=render)
