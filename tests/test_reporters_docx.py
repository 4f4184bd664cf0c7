"""A report and a verification as comments in a Word draft."""

from __future__ import annotations

import io
from dataclasses import replace
from pathlib import Path

import docx as word
import pytest

from factcheck import cli, sheets
from factcheck.decisions import decide
from factcheck.errors import ReportError
from factcheck.finding import DocumentSummary, Evidence, Finding, Report, Ruling, State, Variant
from factcheck.reporters.docx import render
from factcheck.reporters.json import render as render_json
from factcheck.verdict import Fact, FactKind, Statement, Verdict, Verification
from tests.sample_report import NAME, REPORT, TOLL
from tests.samples import docx
from tests.test_commenting import comments

SENTENCE = "Eight people were killed, said Marit Olson, who saw the quay at Port Ellery."


def here(words: str) -> Evidence:
    at = SENTENCE.index(words)
    return Evidence("draft.docx", at, at + len(words), 1, at + 1, words, SENTENCE, 0)


def joined(finding: Finding, words: str) -> Finding:
    return replace(finding, variants=(*finding.variants, Variant(words, words.lower(), (here(words),))))


@pytest.fixture
def report(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Report:
    """A report in which a Word draft departs from two other documents; the draft lies in the working folder."""
    monkeypatch.chdir(tmp_path)
    Path("draft.docx").write_bytes(docx(SENTENCE))
    documents = (*REPORT.documents, DocumentSummary("draft.docx", None, None, 1, 1))
    return replace(REPORT, documents=documents, findings=(joined(TOLL, "Eight"), joined(NAME, "Marit Olson")))


def test_a_comment_tells_the_other_readings_and_where_they_are(report: Report) -> None:
    found = {anchor: text for text, anchor in comments(render(report)).items()}
    assert set(found) == {"Eight", "Marit Olson"}
    lines = found["Eight"].splitlines()
    assert lines[0] == "HIGH: Killed at Port Ellery: at least six, or at least seven?"
    assert lines[1].startswith("“at least six”: wire.txt:3: At least six people")
    assert lines[-1] == "[quantity-conflict]"


def test_the_draft_is_not_touched(report: Report) -> None:
    before = Path("draft.docx").read_bytes()
    render(report)
    assert Path("draft.docx").read_bytes() == before


def test_settled_findings_are_left_out(report: Report) -> None:
    toll, name = report.findings
    settled = replace(toll, state=State.UNCHANGED, decision=decide(toll, Ruling.ACCEPTABLE))
    assert list(comments(render(replace(report, findings=(settled, name)))).values()) == ["Marit Olson"]


def test_a_draft_without_findings_is_copied_without_comments(report: Report) -> None:
    assert comments(render(replace(report, findings=()))) == {}


def test_a_draft_that_has_changed_is_not_commented_on(report: Report) -> None:
    Path("draft.docx").write_bytes(docx("Rain. " + SENTENCE))
    with pytest.raises(ReportError, match=r"draft\.docx: it has changed since it was checked"):
        render(report)


def test_which_draft_must_be_clear(report: Report) -> None:
    more = replace(report, documents=(*report.documents, DocumentSummary("b.docx", None, None, 1, 1)))
    with pytest.raises(ReportError, match=r"2 Word files .*--draft"):
        render(more)
    assert render(more, "draft.docx") == render(report) == render(more, str(Path("draft.docx").resolve()))
    with pytest.raises(ReportError, match=r"none of the documents is a \.docx"):
        render(REPORT)
    with pytest.raises(ReportError, match="not among the documents"):
        render(report, "c.docx")
    with pytest.raises(ReportError, match=r"only a \.docx file"):
        render(report, "draft.md")


def test_a_saved_report_comments_on_the_draft(report: Report, capsys: pytest.CaptureFixture[str]) -> None:
    Path("saved.json").write_text(render_json(report), encoding="utf-8")
    assert cli.run(["report", "saved.json", "--output", "draft-commented.docx"]) == 0
    assert len(comments(Path("draft-commented.docx").read_bytes())) == 2
    assert cli.run(["report", "saved.json", "--format", "docx", "--draft", "wire.txt", "-o", "a.docx"]) == 3
    assert capsys.readouterr().err.startswith("factcheck: cannot comment on wire.txt: ")
    assert not Path("a.docx").exists()


def test_the_draft_itself_is_never_overwritten(report: Report, capsys: pytest.CaptureFixture[str]) -> None:
    Path("saved.json").write_text(render_json(report), encoding="utf-8")
    before = Path("draft.docx").read_bytes()
    assert cli.run(["report", "saved.json", "--output", "draft.docx"]) == 3
    assert "one of the documents" in capsys.readouterr().err
    assert Path("draft.docx").read_bytes() == before


def test_a_copy_goes_to_standard_output(report: Report, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    Path("saved.json").write_text(render_json(report), encoding="utf-8")
    assert cli.run(["report", "saved.json", "--format", "docx"]) == 0
    assert len(word.Document(io.BytesIO(capfdbinary.readouterr().out)).paragraphs) == 1


def test_what_is_not_supported_in_a_verified_draft_is_commented_on(report: Report) -> None:
    toll, name = here("Eight"), here("Marit Olson")
    other = TOLL.variants[0].evidence[:1]
    facts = (
        Fact(FactKind.NUMBER, "Eight", toll.start, toll.end, Verdict.CONFLICTING, 0.9, other, "six in the wire"),
        Fact(FactKind.NAME, "Marit Olson", name.start, name.end, Verdict.NOT_FOUND, 0.8),
        Fact(FactKind.PLACE, "Port Ellery", 63, 74, Verdict.SUPPORTED, 0.9, other),
    )
    statement = Statement(0, len(SENTENCE), 1, 1, SENTENCE, 0.3, facts)
    made = Verification("0.1.0", {}, report.documents[-1], report.documents[:1], (), 0.3, (statement,))
    texts = {anchor: text for text, anchor in comments(sheets.render_docx(made)).items()}
    assert texts["Eight"].startswith("CONFLICTING: Eight\nwire.txt:3: At least six")
    assert "Six in the wire." in texts["Eight"]
    assert texts["Marit Olson"] == "NOT FOUND: Marit Olson\n[name]"
    assert len(texts) == 2
