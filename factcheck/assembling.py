"""The reports on groups of documents put together to the report on all of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import chain

from factcheck import agreement, grouping
from factcheck.document import Document
from factcheck.finding import DocumentSummary, Report


def assembled(parts: Sequence[tuple[Sequence[int], Report]], version: str) -> Report:
    """One report of several, each with the numbers of its documents among all; every document is in one of them."""
    summaries: dict[int, DocumentSummary] = {}
    sources: dict[int, Document] = {}
    for group, (numbers, report) in enumerate(parts, 1):
        summaries.update(zip(numbers, (replace(one, group=group) for one in report.documents), strict=True))
        sources.update(zip(numbers, report.sources, strict=True))
    first: dict[str, int] = {}
    for number in sorted(summaries):
        first.setdefault(summaries[number].path, number)
    reports = [report for _, report in parts]
    return Report(
        version=version,
        settings={},
        documents=tuple(summaries[number] for number in sorted(summaries)),
        skipped=(),
        findings=grouping.ordered(chain.from_iterable(report.findings for report in reports)),
        agreed=agreement.ordered(chain.from_iterable(report.agreed for report in reports)),
        copies=tuple(sorted((group for report in reports for group in report.copies), key=lambda own: first[own[0]])),
        sources=tuple(sources[number] for number in sorted(sources)),
    )
