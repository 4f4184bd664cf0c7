"""CSV for spreadsheets: one row for each place of each reading.

Every cell is quoted, and one that a spreadsheet would take for a formula gets an apostrophe before it.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from factcheck.finding import Evidence, Finding, Report, Variant
from factcheck.output.visible import one_line
from factcheck.output.wording import worst_first
from factcheck.reporters import Reporter

if TYPE_CHECKING:
    import pandas

COLUMNS = (
    *("number", "finding", "severity", "category", "rule", "confidence", "title", "state", "decision", "note"),
    *("reading", "quote", "document", "line", "column", "section", "published", "attribution", "sentence"),
)
_FORMULA = tuple("=+-@＝＋－＠|%")  # with the full-width forms that some spreadsheets take for them

Cell = str | int | float


def rows(report: Report) -> Iterator[dict[str, Cell]]:
    """One dict of COLUMNS for each place; `number` counts the findings from 1, worst first."""
    for number, finding in enumerate(worst_first(report.findings), 1):
        for variant in finding.variants:
            for evidence in variant.evidence:
                yield _row(number, finding, variant, evidence)


def _row(number: int, finding: Finding, variant: Variant, evidence: Evidence) -> dict[str, Cell]:
    decision = finding.decision
    cells: tuple[Cell, ...] = (
        *(number, finding.id, finding.severity.value, finding.category.value, finding.rule, finding.confidence),
        *(finding.title, finding.state.value, decision.ruling.value if decision else ""),
        *(decision.note if decision else "", variant.value, evidence.quote, evidence.document, evidence.line),
        *(evidence.column, evidence.section, evidence.published or "", evidence.attribution or "", evidence.sentence),
    )
    return dict(zip(COLUMNS, cells, strict=True))


def cell(value: Cell) -> Cell:
    """Text on one line that no spreadsheet computes; numbers stay."""
    if not isinstance(value, str):
        return value
    text = one_line(value)
    return f"'{text}" if text.startswith(_FORMULA) else text


def frame(rows: Iterable[Mapping[str, Cell]], columns: Sequence[str]) -> pandas.DataFrame:
    """Rows as a data frame. Raises ImportError without pandas."""
    try:
        import pandas
    except ImportError as error:
        raise ImportError("a data frame needs pandas: pip install 'factcheck[pandas]'") from error
    return pandas.DataFrame(rows, columns=list(columns))


def render(report: Report) -> str:
    text = io.StringIO()
    writer = csv.writer(text, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    writer.writerows([cell(value) for value in row.values()] for row in rows(report))
    return text.getvalue()


REPORTER = Reporter(format="csv", suffix=".csv", render=render)
