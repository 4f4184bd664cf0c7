import csv
import io
import sys
from dataclasses import replace

import pytest

from factcheck.reporters.csv import COLUMNS, REPORTER, cell
from tests.sample_report import EMPTY, REPORT, TOLL


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


def test_without_pandas_the_error_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pandas", None)
    with pytest.raises(ImportError, match=r"pip install 'factcheck\[pandas\]'"):
        REPORT.to_pandas()


def test_pandas_reads_the_file_as_it_was_meant() -> None:
    pandas = pytest.importorskip("pandas")
    hostile = replace(
        REPORT, findings=(replace(TOLL, title='=HYPERLINK("http://x.example", "six; ""seven""")\n,next'),)
    )
    frame = pandas.read_csv(io.StringIO(REPORTER.render(hostile)), keep_default_na=False)
    assert list(frame.columns) == list(COLUMNS)
    assert list(frame["document"]) == ["wire.txt", "draft.md", "late.txt"]
    assert set(frame["title"]) == {'\'=HYPERLINK("http://x.example", "six; ""seven""") ,next'}
    assert list(frame["line"]) == [3, 9, 5]


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
