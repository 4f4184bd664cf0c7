import json
import shutil
import subprocess
from dataclasses import replace
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from factcheck import decisions
from factcheck.finding import Ignore, Ruling
from factcheck.reporters.sarif import REPORTER, uri
from tests.sample_report import NAME, REPORT, TOLL

SCHEMA = json.loads((Path(__file__).parent / "sarif-subset.schema.json").read_text(encoding="utf-8"))


def log(*changes: object) -> dict[str, Any]:
    report = changes[0] if changes else REPORT
    found: dict[str, Any] = json.loads(REPORTER.render(report))  # type: ignore[arg-type]
    jsonschema.validate(found, SCHEMA, cls=jsonschema.Draft7Validator)
    return found


def test_a_finding_has_one_location_and_its_other_places_are_related() -> None:
    results = log()["runs"][0]["results"]
    assert [(one["ruleId"], one["level"]) for one in results] == [
        ("quantity-conflict", "error"),
        ("name-conflict", "note"),
    ]
    first = results[0]
    assert first["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == "wire.txt"
    region = first["locations"][0]["physicalLocation"]["region"]
    assert (region["startLine"], region["endColumn"] - region["startColumn"], region["charLength"]) == (3, 3, 3)
    assert len(first["relatedLocations"]) == 2
    assert first["partialFingerprints"] == {"factcheckFinding/v1": TOLL.id}


def test_rules_are_found_by_their_index() -> None:
    run = log()["runs"][0]
    rules = run["tool"]["driver"]["rules"]
    assert all(rules[one["ruleIndex"]]["id"] == one["ruleId"] for one in run["results"])


def test_a_rule_is_described_and_one_of_another_version_is_not() -> None:
    rules = {one["id"]: one for one in log()["runs"][0]["tool"]["driver"]["rules"]}
    assert rules["name-conflict"] == {"id": "name-conflict"}
    told = rules["quantity-conflict"]
    assert told["name"] == "QuantityConflict"
    assert told["fullDescription"]["text"] in told["help"]["text"]


@pytest.mark.skipif(
    shutil.which("sarif-multitool") is None, reason="no sarif-multitool (npm @microsoft/sarif-multitool)"
)
def test_microsofts_validator_finds_no_error(tmp_path: Path) -> None:
    settled = decisions.applied(REPORT, [decisions.decide(NAME, Ruling.ACCEPTABLE)])
    (tmp_path / "a.sarif").write_text(REPORTER.render(settled), encoding="utf-8")
    command = ["sarif-multitool", "validate", "a.sarif", "--level", "Error", "--output", "validated.sarif"]
    subprocess.run(command, cwd=tmp_path, check=True, capture_output=True)  # noqa: S603
    found = json.loads((tmp_path / "validated.sarif").read_text(encoding="utf-8-sig"))
    assert found["runs"][0]["invocations"][0]["executionSuccessful"]
    assert not found["runs"][0].get("results")


def test_states_and_suppressions() -> None:
    later = replace(
        NAME, variants=(NAME.variants[0], replace(NAME.variants[1], normalized="marit olson")), id="v1-9999"
    )
    taken = [decisions.decide(TOLL, Ruling.SUPERSEDED, "the later toll stands"), decisions.decide(NAME, Ruling.LATER)]
    gone = replace(decisions.decide(NAME, Ruling.CONFIRMED), finding="v1-aaaa", sides=("0000",), title="gone")
    results = log(decisions.applied(replace(REPORT, findings=(TOLL, later)), [*taken, gone]))["runs"][0]["results"]
    assert [one["baselineState"] for one in results] == ["updated", "unchanged", "absent"]
    assert [one.get("suppressions") is not None for one in results] == [False, True, False]
    assert "the later toll stands" in results[1]["suppressions"][0]["justification"]


def test_what_was_skipped_is_a_notification() -> None:
    invocation = log()["runs"][0]["invocations"][0]
    assert "scan.pdf" in invocation["toolExecutionNotifications"][0]["message"]["text"]


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("notes/a b.txt", "notes/a%20b.txt"),
        ("javascript:alert(1)", "javascript%3Aalert%281%29"),
        ("/home/desk/a.txt", "file:///home/desk/a.txt"),
        ("//server/share/a.txt", "file:///server/share/a.txt"),
        ("notes\\a.txt", "notes/a.txt"),
        ("é.txt", "%C3%A9.txt"),
    ],
)
def test_paths_become_uris(path: str, expected: str) -> None:
    assert uri(path) == expected


def test_a_comment_in_the_document_is_a_suppression_in_the_source() -> None:
    first, *others = REPORT.findings
    told = replace(first, ignore=Ignore("wire.txt", 4, (first.rule,), "checked by telephone"), decision=None)
    results = log(replace(REPORT, findings=(told, *others)))["runs"][0]["results"]
    kinds = [one["suppressions"][0]["kind"] for one in results if one.get("suppressions")]
    assert kinds.count("inSource") == 1
