import base64
import datetime as dt
import hashlib
import re
import subprocess
import sys
import tomllib
from dataclasses import replace
from html import unescape
from pathlib import Path

import pytest

from factcheck import decisions
from factcheck.document import Document
from factcheck.finding import Category, Evidence, Ruling, Variant
from factcheck.reporters.html import REPORTER, notebook
from tests.sample_report import EMPTY, LATE, NAME, REPORT, TOLL, WIRE, place


def test_nothing_is_loaded_and_only_its_own_code_runs() -> None:
    page = REPORTER.render(REPORT)
    policy = unescape(re.search(r'Content-Security-Policy" content="([^"]+)"', page)[1])  # type: ignore[index]
    assert policy.startswith("default-src 'none'; ")
    for element, directive in (("style", "style-src"), ("script", "script-src")):
        text = re.findall(rf"(?s)<{element}>(.*?)</{element}>", page)
        assert len(text) == 1
        digest = base64.b64encode(hashlib.sha256(text[0].encode()).digest()).decode()
        assert f"{directive} 'sha256-{digest}'" in policy
    assert not re.search(r"https?://|url\(|@import|\bsrc=|\bon\w+=\"", page)


def test_same_report_same_bytes() -> None:
    assert REPORTER.render(REPORT) == REPORTER.render(REPORT)


def test_differing_words_are_marked_and_shared_words_are_not() -> None:
    first, second = "“We will not close a single library this year”", "“We will not close a single library this winter”"
    quote = replace(
        TOLL,
        category=Category.QUOTE,
        variants=(
            Variant(first, "a", (place("wire.txt", 3, f"She said: {first}.", first),)),
            Variant(second, "b", (place("late.txt", 5, f"She said: {second}.", second),)),
        ),
    )
    page = re.sub(r'<span class="unseen">.*?</span>', "", REPORTER.render(replace(REPORT, findings=(quote,))))
    assert re.findall(r"<mark>(.*?)</mark>", page) == ["year”", "winter”"]
    assert REPORTER.render(REPORT).count("<mark>") == 5


def test_only_the_paragraphs_needed_are_embedded() -> None:
    text = f"Far above.\n\n{'x' * (100 - 12)}{WIRE}\n\nFar below."
    around = REPORTER.render(replace(REPORT, sources=(Document.from_text(text, "wire.txt"),)))
    start = 100 + WIRE.index("six") - 12
    assert f'data-start="{start}" data-end="{start + 3}"' in around
    assert "Far above" not in around and "Far below" not in around
    assert "data-passage=" not in REPORTER.render(REPORT)


@pytest.mark.parametrize("text", ["", "\u202e" * 300, "six"])
def test_sources_that_do_not_fit_the_findings(text: str) -> None:
    assert "<article" in REPORTER.render(replace(REPORT, sources=(Document.from_text(text, "wire.txt"),)))


def at(published: str | None) -> Evidence:
    return place("late.txt", 5, LATE, "seven", published=published)


@pytest.mark.parametrize(
    ("first", "second", "drawn"),
    [
        ("2025-03-04", "2025-03-05", True),
        ("2025-03-04T09:00", "2025-03-04T16:30", True),
        ("2025-03-04", "2025-03-04T16:30", True),
        ("2025-03-04", "2025-03-04", False),
        ("2025-03-04", None, False),
        ("9999-12-31", "once upon a time", False),
    ],
)
def test_a_moving_figure_has_a_timeline(first: str, second: str | None, drawn: bool) -> None:
    moving = replace(TOLL, variants=(Variant("six", "6", (at(first),)), Variant("seven", "7", (at(second),))))
    page = REPORTER.render(replace(REPORT, findings=(moving,)))
    assert ("Who said how many, when" in page) is drawn


def test_the_matrix_counts_pairs_with_different_readings() -> None:
    page = re.sub(r"\s+", " ", REPORTER.render(REPORT))
    row = re.search(r'<tr><th scope="row">late.txt</th>(.*?)</tr>', page)
    assert row is not None
    assert re.findall(r">(\d+)<span", row[1]) == ["2", "1"]  # with wire.txt, with draft.md


def test_decisions_that_hold_and_those_that_do_not() -> None:
    changed = replace(NAME, id="v1-9999", variants=(NAME.variants[0], replace(NAME.variants[1], normalized="olson")))
    taken = [decisions.decide(one, Ruling.FALSE_ALARM, "no <b>", "M.", dt.datetime.now(dt.UTC)) for one in (TOLL, NAME)]
    page = REPORTER.render(decisions.applied(replace(REPORT, findings=(TOLL, changed)), taken))
    assert page.index("v1-9999") < page.index(TOLL.id)
    assert 'data-ruling="false-alarm"' in page and "no &lt;b&gt;" in page
    assert "open again, its readings have changed" in page


def test_nothing_compared_says_so() -> None:
    assert "Nothing could be compared" in REPORTER.render(EMPTY)


def test_a_notebook_shows_a_short_escaped_table() -> None:
    shown = REPORT._repr_html_()
    assert shown == notebook(REPORT)
    assert shown.count("<tr>") == 3
    hostile = replace(REPORT, findings=(replace(TOLL, title="<img src=x onerror=alert(1)>"),))
    assert "<img" not in notebook(hostile)


def test_pandas_has_a_row_for_each_place() -> None:
    pytest.importorskip("pandas")
    frame = REPORT.to_pandas()
    assert list(frame["document"]) == ["wire.txt", "draft.md", "late.txt", "wire.txt", "late.txt"]


def test_the_page_is_in_the_package_and_jinja_is_loaded_late() -> None:
    from importlib import resources

    names = {one.name for one in resources.files("factcheck.page").iterdir()}
    assert {"report.html.jinja", "report.css", "report.js"} <= names
    project = tomllib.loads((Path(__file__).parents[1] / "pyproject.toml").read_text(encoding="utf-8"))
    assert project["tool"]["hatch"]["build"]["targets"]["wheel"]["packages"] == ["factcheck"]
    code = "import sys, factcheck.cli; sys.exit('jinja2' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0  # noqa: S603
