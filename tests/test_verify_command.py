"""`factcheck verify` and Checker.verify: a draft against its sources, from the outside."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path

import pytest

import factcheck
from factcheck.cli import run
from factcheck.errors import DocumentError

SEEDS = Path(__file__).parents[1] / "seeds"
SOURCE = (
    "Six people were killed when a quay at Port Ellery collapsed on Tuesday, the harbour master, Marit Olsen, said."
)


@cache
def checker() -> factcheck.Checker:
    return factcheck.Checker()


def verdicts(draft: str, source: str = SOURCE) -> dict[str, str]:
    document = factcheck.Document.from_text
    found = checker().verify(document(draft, name="draft"), against=[document(source, name="source")])
    return {fact.value: fact.verdict.value for fact in found.facts()}


def test_figures_are_supported_conflicting_or_not_found() -> None:
    assert verdicts("Six people were killed when a quay at Port Ellery collapsed.")["Six"] == "supported"
    assert verdicts("Seven people were killed when a quay at Port Ellery collapsed.")["Seven"] == "conflicting"
    assert verdicts("The council sold 40 boats.")["40"] == "not-found"


def test_the_same_number_of_another_thing_is_no_support() -> None:
    assert verdicts("Six ferries were sold by the council of Brennport.")["Six"] != "supported"


def test_the_command_writes_a_sheet_and_exits_with_1_on_a_conflict(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    story = str(SEEDS / "council-budget")
    arguments = ["verify", f"{story}/draft.md", "--against", story]
    assert run(arguments) == 1
    assert "£3.6m" in (tmp_path / "reports" / "draft-facts.md").read_text(encoding="utf-8")
    assert run([*arguments, "--format", "json", "--output", "-", "--exit-zero"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert found["schema"] == "factcheck-verification/1"
    assert 0 <= found["consistency"] <= 1
    assert all(Path(source["path"]).name != "draft.md" for source in found["sources"])


def test_a_draft_that_cannot_be_read_gives_one_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    draft, source = tmp_path / "draft.txt", tmp_path / "source.txt"
    draft.write_bytes(b"\0\1\2")
    source.write_text(SOURCE, encoding="utf-8")
    with pytest.raises(DocumentError, match=r"draft\.txt"):
        checker().verify(draft, against=[source])
    assert run(["verify", str(draft), "--against", str(source)]) == 3
    assert run(["verify", str(tmp_path / "nothing.txt"), "--against", str(source)]) == 2
    assert "Traceback" not in capsys.readouterr().err


def test_no_readable_source_is_never_clean(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "draft.txt").write_text(SOURCE, encoding="utf-8")
    (tmp_path / "source.txt").write_text("", encoding="utf-8")
    assert run(["verify", "draft.txt", "--against", "source.txt"]) == 4


def test_an_index_keeps_the_sources_and_not_the_draft(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "draft.txt").write_text("Six people were killed when a quay collapsed.", encoding="utf-8")
    (tmp_path / "source.txt").write_text(SOURCE, encoding="utf-8")
    arguments = [
        "verify",
        "draft.txt",
        "--against",
        "source.txt",
        "--index",
        "quay",
        "--format",
        "json",
        "--output",
        "-",
    ]
    assert run(arguments) == run(arguments) == 0
    kept = json.loads((tmp_path / "indexes" / "quay" / "manifest.json").read_text(encoding="utf-8"))
    assert [Path(one["name"]).name for one in kept["index"]["documents"]] == ["source.txt"]
