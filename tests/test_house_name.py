"""The check house-name, and what the desk's file of names changes for name-variant."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from factcheck.checks import house_name, name_variant
from factcheck.document import Document
from factcheck.finding import Conflict, Severity
from factcheck.grouping import findings
from factcheck.house import load
from factcheck.identity import entities
from tests.identity.making import corpus_of, mention

TEXT = """
accept = [["Borovskyy", "Borovskiy"], "Jon Marwick", "John Marwick", ["Ostrov", "Halm"]]
[reject]
"Brightford" = "Brighford"
[prefer]
"Mumbai" = ["Bombay", "Bombai"]
"""


@pytest.fixture
def conflicts(tmp_path: Path):
    (tmp_path / "names.toml").write_text(TEXT, encoding="utf-8")

    def find(*texts: str) -> tuple[list[Conflict], list[Conflict]]:
        corpus = replace(corpus_of(*texts), house=load(tmp_path / "names.toml"))
        return list(house_name.find(corpus)), list(name_variant.find(corpus))

    return find


def test_a_rejected_spelling_is_found_even_alone(conflicts) -> None:
    (found,), variants = conflicts("Police in Brighford said so.")
    assert found.title == "House style: write Brightford, not “Brighford”"
    assert found.severity is Severity.MEDIUM
    assert found.readings[0].mention.text == "Brighford"
    assert not variants
    (finding,) = findings([(house_name.CHECK.rule, found)])
    assert [(one.value, len(one.evidence)) for one in finding.variants] == [("Brighford", 1), ("Brightford", 0)]


def test_a_variant_is_a_note_and_more_where_one_document_has_both(conflicts) -> None:
    (across,), _ = conflicts("The ship left Bombay.", "The ship left Mumbai.")
    assert across.severity is Severity.LOW
    (inside,), _ = conflicts("The ship left Bombay and Bombai.\nIt came back to Mumbai.")
    assert inside.severity is Severity.MEDIUM
    assert {reading.value for reading in inside.readings} == {"Bombay", "Bombai", "Mumbai"}
    assert inside.title == "House style: write Mumbai, not “Bombay” or “Bombai”"


def test_a_quoted_spelling_says_so(conflicts) -> None:
    (found,), _ = conflicts("“We left Bombay at noon,” he said.")
    assert any("quotation" in reason for reason in found.reasons)


def test_the_two_rules_do_not_tell_the_same(conflicts) -> None:
    text = "Police in Brightford said so.\nThe mayor of Brightford agreed.\nIt rained in Brighford.\nBrightford slept."
    found, variants = conflicts(text)
    assert len(found) == 1
    assert not variants
    assert list(name_variant.find(corpus_of(text)))


def test_what_is_accepted_is_no_variant(conflicts) -> None:
    text = "President Andriy Borovskyy spoke.\nLater Borovskiy said more."
    assert conflicts(text) == ([], [])
    assert list(name_variant.find(corpus_of(text)))


def test_a_slip_of_an_accepted_name_stays_one(conflicts) -> None:
    _, (variant,) = conflicts("President Andriy Borovskyy spoke.\nLater Borovskiy said more.\nThen Borrovskyy said no.")
    assert "Borrovskyy" in {reading.value for reading in variant.readings}


def test_names_of_one_group_are_one_and_names_apart_are_two(tmp_path: Path) -> None:
    (tmp_path / "names.toml").write_text(TEXT, encoding="utf-8")
    house = load(tmp_path / "names.toml")
    corpus = replace(corpus_of("The town of Ostrov was hit.", "The town of Halm was hit."), house=house)
    linked = entities(corpus)
    assert linked.entity_of(mention(corpus, "Ostrov")) is linked.entity_of(mention(corpus, "Halm", "1.txt"))
    corpus = replace(corpus_of("Jon Marwick, 41, spoke.\nJohn Marwick, 12, slept."), house=house)
    linked = entities(corpus)
    assert linked.entity_of(mention(corpus, "Jon Marwick")) is not linked.entity_of(mention(corpus, "John Marwick"))


def test_without_a_file_nothing_is_told() -> None:
    assert not list(house_name.find(corpus_of("Police in Brighford said so.")))


def test_the_command_reads_the_file_beside_its_settings(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    from factcheck.cli import run

    (tmp_path / "names.toml").write_text(TEXT, encoding="utf-8")
    (tmp_path / "note.txt").write_text("Police in Brighford said so. It was a dark night.", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    assert run(["check", "note.txt", "--output", "-"]) == 1
    assert "write Brightford, not “Brighford”" in capsys.readouterr().out
    (tmp_path / "names.toml").write_text("acept = []", encoding="utf-8")
    assert run(["check", "note.txt", "--output", "-"]) == 3
    assert "names.toml: unknown key 'acept'" in capsys.readouterr().err
    monkeypatch.setenv("FACTCHECK_NAMES", "none.toml")
    assert run(["check", "note.txt", "--output", "-"]) == 3
    assert "none.toml: cannot be read: No such file" in capsys.readouterr().err


def test_python_takes_it_from_the_settings(tmp_path: Path) -> None:
    from factcheck.pipeline import Checker
    from factcheck.settings import Settings
    from factcheck.settings import load as load_settings

    (tmp_path / "names.toml").write_text(TEXT, encoding="utf-8")
    assert load_settings(tmp_path, {}).names == str(tmp_path / "names.toml")
    assert load_settings(tmp_path, {"FACTCHECK_NAMES": ""}).names == ""
    assert Checker(Settings(names=str(tmp_path / "names.toml"))).house
    assert not Checker().house
    assert Document.from_text("x").outlet is None
