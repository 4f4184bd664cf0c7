import csv
import io

from factcheck.reporters.csv import COLUMNS, REPORTER, cell
from tests.sample_report import EMPTY, REPORT


def table(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text, newline="")))


def test_one_row_a_place() -> None:
    rows = table(REPORTER.render(REPORT))
    assert [(row["number"], row["reading"], row["document"], row["line"]) for row in rows] == [
        ("1", "at least six", "wire.txt", "3"),
        ("1", "at least six", "draft.md", "9"),
        ("1", "at least seven", "late.txt", "5"),
        ("2", "Marit Olsen", "wire.txt", "4"),
        ("2", "Marit Ohlsen", "late.txt", "8"),
    ]


def test_no_findings_leave_the_header() -> None:
    assert REPORTER.render(EMPTY) == ",".join(f'"{name}"' for name in COLUMNS) + "\r\n"


def test_only_what_would_be_computed_gets_an_apostrophe() -> None:
    assert [cell(text) for text in ("=1+1", " \t-2", "＝1", "six - seven", "'6", 7)] == [
        "'=1+1",
        "'-2",
        "'＝1",
        "six - seven",
        "'6",
        7,
    ]
