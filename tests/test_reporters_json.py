import json
from dataclasses import replace
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from factcheck.errors import ReportError
from factcheck.finding import AgreedFact, Category, Ignore, Report, Skipped
from factcheck.reporters.json import from_dict, parse, render, to_dict
from tests.sample_report import EMPTY, REPORT, TOLL

SCHEMA = json.loads((Path(__file__).parents[1] / "docs" / "report.schema.json").read_text(encoding="utf-8"))


PLACES = TOLL.variants[0].evidence
FULL = replace(
    REPORT,
    findings=(replace(TOLL, topic="The quay", ignore=Ignore("draft.md", 3, ("quantity-conflict",), "two nights")),),
    agreed=(AgreedFact(Category.NUMBER, "Boats", "three", 2, PLACES),),
)


@pytest.mark.parametrize("report", [REPORT, EMPTY, FULL])
def test_reports_are_valid_and_survive_the_way_there_and_back(report: Report) -> None:
    Draft202012Validator.check_schema(SCHEMA)
    Draft202012Validator(SCHEMA).validate(json.loads(render(report)))
    assert parse(render(report)) == report


def test_the_schema_describes_every_field() -> None:
    def fields(entry: dict[str, object]) -> set[str]:
        return set(entry)

    entry = json.loads(render(FULL))
    finding = entry["findings"][0]
    described = SCHEMA["$defs"]
    assert fields(entry) == fields(SCHEMA["properties"])
    assert fields(entry["documents"][0]) == fields(described["document"]["properties"])
    assert fields(finding) == fields(described["finding"]["properties"])
    assert fields(finding["ignore"]) == fields(described["ignore"]["properties"])
    assert fields(entry["agreed"][0]) == fields(described["agreed"]["properties"])
    assert fields(finding["variants"][0]) == fields(described["variant"]["properties"])
    assert fields(finding["variants"][0]["evidence"][0]) == fields(described["evidence"]["properties"])


def test_active_characters_and_lone_surrogates_are_written_as_escapes() -> None:
    hostile = "a\x1b[2J\x9b\u202eb\ud800"
    report = replace(EMPTY, skipped=(Skipped(hostile, "é"),))
    text = render(report)
    assert text.encode("utf-8")
    assert not set(text) & set("\x1b\x9b\u202e\ud800")
    assert "é" in text
    assert parse(text).skipped[0].path == hostile


def test_fields_that_may_be_missing_have_defaults() -> None:
    entry = to_dict(REPORT)
    slim = json.loads(json.dumps(entry))
    for document in slim["documents"]:
        del document["compared"], document["notices"]
    for finding in slim["findings"]:
        del finding["notes"], finding["may_supersede"]
        for variant in finding["variants"]:
            for evidence in variant["evidence"]:
                del evidence["sentence_start"], evidence["section"]
    report = from_dict(slim)
    assert [document.compared for document in report.documents] == [12, 7, 9]
    assert report.findings[0].variants[0].evidence[0].section == ""


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        "{",
        "{}",
        '{"schema": "factcheck-report/2"}',
        '{"schema": "factcheck-report/1", "version": 1}',
        "[" * 100_000,
        json.dumps(to_dict(REPORT)).replace('"high"', '"huge"'),
        json.dumps(to_dict(REPORT)).replace("2025-03-04", "yesterday", 1),
        json.dumps(to_dict(REPORT)).replace('"start": 109', '"start": "109"'),
        json.dumps(to_dict(REPORT)).replace('"notes": []', '"notes": [1]'),
        json.dumps(to_dict(REPORT) | {"findings": [3]}),
    ],
)
def test_what_is_no_report_is_refused(text: str) -> None:
    with pytest.raises(ReportError):
        parse(text)
