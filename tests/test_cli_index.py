from __future__ import annotations

import json
from pathlib import Path

import pytest

from factcheck import pipeline
from factcheck.cli import FAILED, USAGE, run
from tests.store.making import CORRECTED, LetterEncoder, story


@pytest.fixture(autouse=True)
def _light(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(pipeline, "SentenceEncoder", lambda model: LetterEncoder(f"letters:{model}"))


@pytest.fixture
def notes() -> Path:
    return story()


def test_build_update_and_status_tell_what_has_changed(notes: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["index", "build", "desk", "notes"]) == 0
    assert capsys.readouterr().err == "Index desk: 2 documents, 4 sentences (2 new)\n"
    assert run(["index", "status", "desk"]) == 0
    assert capsys.readouterr() == (
        "",
        "Index desk: 2 documents, 4 sentences\nMade of: notes\nNothing has changed since.\n",
    )
    (notes / "evening.txt").write_text(CORRECTED, encoding="utf-8")
    (notes / "morning.txt").rename(notes / "dawn.txt")
    (notes / "late.txt").write_text("Nine men were held.", encoding="utf-8")
    assert run(["index", "status", "desk"]) == 0
    states = "renamed\tnotes/dawn.txt\nchanged\tnotes/evening.txt\nnew\tnotes/late.txt\n"
    assert capsys.readouterr().out == states
    assert run(["index", "update", "desk"]) == 0
    assert "(1 new, 1 changed, 1 renamed)" in capsys.readouterr().err
    (notes / "late.txt").unlink()
    run(["index", "status", "desk"])
    assert capsys.readouterr().out == "gone\tnotes/late.txt\n"
    run(["index", "update", "desk"])
    assert "(1 gone)" in capsys.readouterr().err
    run(["index", "update", "desk"])
    assert "(nothing has changed)" in capsys.readouterr().err


def test_update_takes_more_paths_and_knows_them_from_then_on(capsys: pytest.CaptureFixture[str]) -> None:
    story()
    Path("draft.txt").write_text("Ten men were held.", encoding="utf-8")
    run(["index", "build", "desk", "notes"])
    assert run(["index", "update", "desk", "draft.txt"]) == 0
    assert "3 documents" in capsys.readouterr().err
    run(["index", "update", "desk"])
    assert "3 documents" in capsys.readouterr().err


def test_update_goes_on_without_what_is_gone(notes: Path, capsys: pytest.CaptureFixture[str]) -> None:
    Path("draft.txt").write_text("Ten men were held.", encoding="utf-8")
    run(["index", "build", "desk", "notes", "draft.txt"])
    Path("draft.txt").unlink()
    capsys.readouterr()
    assert run(["index", "update", "desk"]) == 0
    assert capsys.readouterr().err.startswith("Not there any more: draft.txt\nIndex desk: 2 documents")
    for path in notes.iterdir():
        path.unlink()
    notes.rmdir()
    assert run(["index", "update", "desk"]) == FAILED
    assert "nothing that index 'desk' was made of" in capsys.readouterr().err


def test_verify_and_remove(notes: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run(["index", "build", "desk", str(notes)])
    assert run(["index", "verify", "desk"]) == 0
    assert capsys.readouterr().err.endswith("Index desk is as it was written.\n")
    next(Path("indexes/desk/objects").iterdir()).write_bytes(b"")
    assert run(["index", "verify", "desk"]) == FAILED
    said = capsys.readouterr()
    assert said.out.count("\n") == 1 and "was cut or changed" in said.out
    assert said.err == "factcheck: index 'desk' is damaged in 1 place; build it again\n"
    assert run(["index", "remove", "desk"]) == 0
    assert not Path("indexes/desk").exists()
    assert run(["index", "remove", "desk"]) == FAILED
    assert "there is no index 'desk'" in capsys.readouterr().err


@pytest.mark.parametrize("command", ["update", "status", "verify", "remove"])
@pytest.mark.parametrize("name", ["../notes", "a/b", ".", "..", "", "a\\b", ".hidden", "a" * 80, "nul\0", "-"])
def test_names_that_are_paths_are_refused(command: str, name: str, capsys: pytest.CaptureFixture[str]) -> None:
    story()
    assert run(["index", command, "--", name]) == FAILED
    assert "cannot name an index" in capsys.readouterr().err
    assert run(["check", "notes", "--index", name]) == FAILED
    assert len(list(Path("notes").iterdir())) == 2


def test_a_missing_index_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    for command in ("update", "status", "verify", "remove"):
        assert run(["index", command, "desk"]) == FAILED
        assert "there is no index 'desk'" in capsys.readouterr().err
    assert run(["index", "build", "desk"]) == USAGE
    assert run(["index", "build", "desk", "nowhere"]) == USAGE


def test_listing_shows_sizes_and_problems(notes: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run(["index", "build", "desk", str(notes)])
    Path("indexes/broken").mkdir()
    capsys.readouterr()
    assert run(["index", "list"]) == 0
    broken, desk = capsys.readouterr().out.splitlines()
    assert broken.startswith("broken\t0 documents\t0 sentences\t0.0 MB\t") and "no manifest" in broken
    assert desk.split("\t")[:3] == ["desk", "2 documents", "4 sentences"]


def test_what_is_wrong_with_an_index_is_told_and_the_report_is_given(
    notes: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    arguments = ["check", str(notes), "--index", "desk", "--format", "json", "--output", "-"]
    run(arguments)
    first = capsys.readouterr()
    for path in Path("indexes/desk/objects").iterdir():
        path.write_bytes(b"")
    assert run(arguments) == 1
    second = capsys.readouterr()
    assert json.loads(second.out) == json.loads(first.out)
    assert second.err.splitlines()[0].startswith("Index desk: findings worked out anew: objects/")
