from __future__ import annotations

import json
import re

import pytest

from factcheck.cli import verify
from factcheck.finding import DocumentSummary, Evidence, Skipped
from factcheck.sheets import FORMATS, render_json, render_markdown, summary
from factcheck.verdict import Fact, FactKind, Statement, Verdict, Verification

PLACE = Evidence("notes|1.txt", 4, 6, 1, 5, "17", "The 17 | <b>buses</b> burned.", 0)
FACTS = (
    Fact(FactKind.NUMBER, "27", 4, 6, Verdict.CONFLICTING, 0.9, (PLACE,), "the source has 17"),
    Fact(FactKind.STATEMENT, "The 27 buses burned", 0, 19, Verdict.NOT_FOUND, 0.6),
)
TEXT = "The 27 buses burned [x](http://evil.example) <script>"


def sheet(text: str = TEXT, facts: tuple[Fact, ...] = FACTS) -> Verification:
    draft, source = DocumentSummary("draft.md", None, None, 1, 1), DocumentSummary("notes|1.txt", None, None, 1, 1)
    skipped = (Skipped("scan.xyz", "no reader for .xyz files"),)
    return Verification("1", {}, draft, (source,), skipped, 0.2, (Statement(0, len(text), 1, 1, text, 0.1, facts),))


def test_every_fact_is_marked_numbered_and_in_the_table():
    text = render_markdown(sheet())
    assert "The **27** \\[1 ✗\\] buses burned \\[2 ?\\]" in text
    assert re.search(r"^\| 1 \| 27 \| number \| ✗ conflicting \(0.90\) \| `notes\\\|1.txt:1`", text, re.MULTILINE)
    assert "the source has 17" in text


def test_the_list_for_a_human_has_conflicts_then_gaps_then_unread_files():
    text = render_markdown(sheet()).partition("## Needs a human")[2]
    order = [text.index(part) for part in ("Resolve 1", "Find a source for 2", "Read `scan.xyz`")]
    assert order == sorted(order)


def test_a_notebook_and_a_data_frame_have_a_row_for_each_fact():
    shown = sheet()._repr_html_()
    assert shown.count("<tr>") == 3
    assert "<td>conflicting</td><td>number</td><td>27</td><td>notes|1.txt</td><td>the source has 17</td>" in shown
    assert sheet()._repr_markdown_() == render_markdown(sheet())
    hostile = (Fact(FactKind.NAME, "<img src=x onerror=alert(1)>", 0, 3, Verdict.NOT_FOUND, 0.6),)
    assert "<img" not in sheet(facts=hostile)._repr_html_()
    pandas = pytest.importorskip("pandas")
    frame = sheet().to_pandas()
    assert isinstance(frame, pandas.DataFrame)
    assert list(frame["verdict"]) == ["conflicting", "not-found"]
    assert list(frame["line"]) == [1, 0]


def test_markup_of_documents_is_inert():
    text = render_markdown(sheet())
    assert "<script>" not in text
    assert "<b>" not in text
    assert "](http" not in text
    for row in re.findall(r"^\|.*\|$", text, re.MULTILINE):
        assert len(re.findall(r"(?<!\\)\|", row)) == 7


def test_facts_with_offsets_out_of_the_sentence_do_no_harm():
    stray = Fact(FactKind.NAME, "x", 900, 950, Verdict.NOT_FOUND, 0.5)
    assert "\\[1 ?\\]" in render_markdown(sheet(facts=(stray,)))


def test_json_is_the_contract():
    found = json.loads(render_json(sheet(TEXT + "\u202e")))
    assert found["schema"] == "factcheck-verification/1"
    assert {"draft", "sources", "skipped", "consistency", "statements"} <= found.keys()
    statement = found["statements"][0]
    assert {"start", "end", "line", "column", "sentence", "support", "facts"} <= statement.keys()
    first = statement["facts"][0]
    assert {"kind", "value", "start", "end", "verdict", "confidence", "evidence"} <= first.keys()
    assert first["verdict"] == "conflicting"
    assert first["evidence"][0]["line"] == 1
    assert "\u202e" not in render_json(sheet(TEXT + "\u202e"))
    assert sheet().to_dict()["consistency"] == 0.2


def test_summary_counts_verdicts():
    assert summary(sheet()) == "2 facts in 1 sentence: 0 supported, 1 conflicting, 1 not found"
    assert "Nothing could be verified" in summary(Verification("1", {}, sheet().draft, (), (), 1.0, ()))
    assert tuple(FORMATS) == verify.FORMATS
