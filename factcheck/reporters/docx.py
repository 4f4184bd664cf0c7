"""A copy of a Word draft with a comment at every place of it that a finding rests on; findings settled are left out."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from pathlib import Path

from factcheck.archives import parts
from factcheck.commenting import Remark, commented
from factcheck.document import Document
from factcheck.errors import DocumentError, ReportError
from factcheck.finding import Evidence, Finding, Report, Variant
from factcheck.output.visible import one_line, shortened
from factcheck.output.wording import MOVING, counted, decided, sentence, worst_first
from factcheck.quarantine import Quarantine
from factcheck.readers.docx import READER
from factcheck.reporters import Reporter
from factcheck.settings import Settings

LONGEST = 300  # code points of another document's sentence
MOST = 5  # places of one reading


def render(report: Report, draft: str = "") -> bytes:
    """The commented copy of `draft`, or of the only Word file in the report.

    Raises ReportError where there is none or a choice, and for a draft that cannot be read or has changed since.
    """
    path = _named(report, draft) if draft else _only(report)
    known = next((source for source in report.sources if source.name == path), None)
    findings = [finding for finding in worst_first(report.findings) if not finding.suppressed]
    places = [place for finding in findings for place in _places(finding, path)]
    remarks = [_remark(*place) for place in places]
    return copy_of(path, remarks, [(one.start, one.end, one.quote) for _, _, one in places], known)


Place = tuple[int, int, str]


def copy_of(path: str, remarks: Sequence[Remark], checked: Sequence[Place], known: Document | None = None) -> bytes:
    """A commented copy of the Word file at `path`, of which `known` is the document when it was just read.

    Raises ReportError for a file that cannot be read, or that no longer has the words of `checked` at [start, end).
    """
    if Path(path).suffix.lower() != ".docx" or not Path(path).is_file():
        raise ReportError(f"cannot comment on {path}: only a .docx file that lies in a folder can be commented on")
    try:
        data = Path(path).read_bytes()
        parts(data, Settings())
        text = (known or _read(path, data)).text
    except (OSError, DocumentError) as error:
        raise ReportError(f"cannot comment on {path}: {error}") from error
    if any(text[start:end] != words for start, end, words in checked):
        raise ReportError(f"cannot comment on {path}: it has changed since it was checked; check it again")
    try:
        return commented(data, text, remarks)
    except ReportError as error:
        raise ReportError(f"{path}: {error}") from error


def _read(path: str, data: bytes) -> Document:
    with Quarantine(Settings()) as quarantine:
        read = quarantine.read(READER, path, data)
    return next(part for part in read if isinstance(part, Document))


def _named(report: Report, draft: str) -> str:
    """The document's own path for the file that was named, in whatever way."""
    wanted = os.path.realpath(draft)
    for document in report.documents:
        if document.path == draft or os.path.realpath(document.path) == wanted:
            return document.path
    raise ReportError(f"cannot comment on {draft}: it is not among the documents of the report")


def _only(report: Report) -> str:
    found = [document.path for document in report.documents if document.path.lower().endswith(".docx")]
    if len(found) == 1:
        return found[0]
    if not found:
        raise ReportError("there is no Word file to comment on: none of the documents is a .docx")
    raise ReportError(f"{len(found)} Word files were checked ({', '.join(found)}): name one with --draft")


def _places(finding: Finding, path: str) -> Iterator[tuple[Finding, Variant, Evidence]]:
    for variant in finding.variants:
        for evidence in variant.evidence:
            if evidence.document == path:
                yield finding, variant, evidence


def _remark(finding: Finding, here: Variant, evidence: Evidence) -> Remark:
    lines = [f"{finding.severity.upper()}: {one_line(finding.title)}"]
    for variant in finding.variants:
        others = [place for place in variant.evidence if place != evidence]
        label = f"“{one_line(variant.value)}”{' too' if variant is here else ''}"
        lines += [f"{label}: {where(place)}" for place in others[:MOST]]
        lines += [f"{label}: {counted(len(others) - MOST, 'more place')}"] if len(others) > MOST else []
    lines += [sentence(one_line(text)) for text in (finding.explanation, *finding.notes) if text.strip()]
    lines += [MOVING] if finding.may_supersede else []
    lines += [sentence(one_line(decided(finding)))] if finding.decision else []
    return Remark(evidence.start, evidence.end, "\n".join([*lines, f"[{finding.rule}]"]))


def where(evidence: Evidence) -> str:
    """A place in another document with the sentence there."""
    section = f", {one_line(evidence.section)}" if evidence.section else ""
    told = shortened(one_line(evidence.sentence), LONGEST)
    return f"{one_line(evidence.document)}:{evidence.line}{section}: {told}"


REPORTER = Reporter(format="docx", suffix=".docx", render=render)
