"""Many documents with an index: only the groups that a change touches are compared again."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from factcheck import pipeline, relation, store
from factcheck.corpus import Corpus
from factcheck.document import Document
from factcheck.finding import Report
from factcheck.relation import FEW
from factcheck.reporters import html, markdown
from factcheck.reporters import json as json_report
from tests.store.making import checker

DESK = Path("indexes/desk")
OBJECTS = DESK / "objects"
PLACES = (
    "Kelsby Fjordby Holmstad Brandvik Solheim Nordby Ostvik Lindal Torsund Vestby Grimsby Hagan Eidsvold Marnes".split()
)
PEOPLE = "Reinholt Olsen Marit Tangen Ness Bakke Dahl Lunde Haugen Moen Strand Berg Lien Foss".split()


def report_of(number: int, killed: str) -> str:
    place, person = PLACES[number], PEOPLE[number]
    return (
        f"{killed} people were killed in a fire at the {place} mill on 3 March 2021.\n\n"
        f"{person} {place} of {place} {person} Street had called the brigade.\n"
    )


@pytest.fixture
def archive() -> Path:
    """Two reports each of fourteen fires; those of the second one disagree."""
    folder = Path("archive")
    folder.mkdir()
    for number in range(len(PLACES)):
        for teller, killed in enumerate(("Six", "Seven" if number == 1 else "Six")):
            folder.joinpath(f"{number:02}-{teller}.txt").write_text(report_of(number, killed), encoding="utf-8")
    return folder


@pytest.fixture
def compared(monkeypatch: pytest.MonkeyPatch) -> list[list[str]]:
    """The names of the documents of every corpus that is compared."""
    found: list[list[str]] = []
    real = pipeline.Checker._report

    def watched(self: pipeline.Checker, corpus: Corpus, done: int, documents: int) -> Report:
        found.append([Path(one.name).name for one in corpus.documents])
        return real(self, corpus, done, documents)

    monkeypatch.setattr(pipeline.Checker, "_report", watched)
    return found


def as_json(report: Report) -> str:
    return json.dumps(report.to_dict(), sort_keys=True)


def test_documents_that_have_nothing_to_do_with_one_another_are_not_compared(
    archive: Path, compared: list[list[str]]
) -> None:
    report = checker().check([archive])
    assert compared == [[f"{number:02}-0.txt", f"{number:02}-1.txt"] for number in range(len(PLACES))]
    assert [one.title for one in report.findings] == ["Killed: six or seven?"]
    assert [Path(one.path).name for one in report.documents] == sorted(path.name for path in archive.iterdir())
    assert [one.text[:3] for one in report.sources] == ["Six", "Six", "Six", "Sev", *["Six"] * 24]
    assert [one.value for one in report.agreed if one.subject == "Killed"] == ["six"] * (len(PLACES) - 1)


def test_a_new_document_is_compared_with_those_it_has_to_do_with(archive: Path, compared: list[list[str]]) -> None:
    checker().check([archive], index="desk")
    compared.clear()
    (archive / "late.txt").write_text(report_of(4, "Nine"), encoding="utf-8")
    report = checker().check([archive], index="desk")
    assert compared == [["04-0.txt", "04-1.txt", "late.txt"]]
    assert len(report.findings) == 2
    assert as_json(report) == as_json(checker().check([archive]))
    compared.clear()
    (archive / "late.txt").unlink()
    assert len(checker().check([archive], index="desk").findings) == 1
    assert compared == []


def test_an_index_that_was_only_built_gives_the_same_findings(archive: Path) -> None:
    checker().build([archive], "desk")
    assert as_json(checker().check([archive], index="desk")) == as_json(checker().check([archive]))


def test_a_document_that_links_two_groups_makes_them_one(archive: Path, compared: list[list[str]]) -> None:
    checker().check([archive], index="desk")
    compared.clear()
    (archive / "both.txt").write_text(report_of(2, "Six") + "\n" + report_of(3, "Six"), encoding="utf-8")
    checker().check([archive], index="desk")
    assert compared == [["02-0.txt", "02-1.txt", "03-0.txt", "03-1.txt", "both.txt"]]


def test_a_few_documents_are_one_story(archive: Path, compared: list[list[str]]) -> None:
    paths = sorted(archive.iterdir())[:FEW]
    checker().check(paths, index="desk")
    assert [len(names) for names in compared] == [FEW]
    assert store.opened("desk").parts == ()


DAMAGE: dict[str, Callable[[Path], object]] = {
    "gone": lambda path: path.unlink(),
    "cut": lambda path: path.write_bytes(path.read_bytes()[:-9]),
    "another": lambda path: path.write_bytes(b"\x80"),
}


@pytest.mark.parametrize("kind", DAMAGE)
def test_a_damaged_part_is_named_and_made_good(archive: Path, compared: list[list[str]], kind: str) -> None:
    plain = as_json(checker().check([archive], index="desk"))
    found = store.opened("desk")
    DAMAGE[kind](OBJECTS / found.parts[5].report)
    DAMAGE[kind](OBJECTS / found.runs[-1].report)
    assert len(list(store.problems("desk"))) == 2
    compared.clear()
    told: list[str] = []
    assert as_json(checker(told).check([archive], index="desk")) == plain
    assert (len(compared), len(told)) == (1, 2)
    assert list(store.problems("desk")) == []


def test_a_part_that_another_run_has_removed_is_left_out(archive: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    checker().check([archive], index="desk")
    gone = store.opened("desk").parts[0].report
    real = pipeline.Checker._keep

    def meanwhile(self: pipeline.Checker, *given: object) -> None:
        (OBJECTS / gone).unlink()
        real(self, *given)  # type: ignore[arg-type]

    monkeypatch.setattr(pipeline.Checker, "_keep", meanwhile)
    (archive / "late.txt").write_text(report_of(4, "Nine"), encoding="utf-8")
    assert len(checker().check([archive], index="desk").findings) == 2
    assert gone not in {part.report for part in store.opened("desk").parts}
    assert list(store.problems("desk")) == []


def test_a_document_that_another_run_has_removed_is_left_out(archive: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    checker().check([archive], index="desk")
    gone = store.opened("desk").documents[0]
    real = pipeline.Checker._keep

    def meanwhile(self: pipeline.Checker, *given: object) -> None:
        (OBJECTS / gone.analysis).unlink(missing_ok=True)
        real(self, *given)  # type: ignore[arg-type]

    monkeypatch.setattr(pipeline.Checker, "_keep", meanwhile)
    (archive / "late.txt").write_text(report_of(4, "Nine"), encoding="utf-8")
    checker().check([archive], index="desk")
    assert gone.name not in {one.name for one in store.opened("desk").documents}
    assert list(store.problems("desk")) == []
    assert len(checker().check([archive], index="desk").documents) == 29


def test_the_report_tells_of_groups_and_of_documents_that_stand_alone(archive: Path) -> None:
    (archive / "lone.txt").write_text("Ships sailed.\n\nBells rang at noon.\n", encoding="utf-8")
    report = checker().check([archive])
    assert [one.group for one in report.documents] == [*(n // 2 + 1 for n in range(28)), 15]
    assert report.alone == 1
    for shown in (markdown.render(report), html.render(report)):
        assert shown.count("were compared: 14 groups; 1 of 29 documents stood alone.") == 2
        assert "Documents of one group share rare names" in shown
        assert "Group" in shown
    few = checker().check(sorted(archive.iterdir())[:4])
    assert (few.alone, [one.group for one in few.documents]) == (0, [0] * 4)
    assert "Group" not in markdown.render(few)
    assert json_report.parse(json_report.render(report)).documents == report.documents


def test_documents_that_are_twins_stay_two(archive: Path) -> None:
    """Two of one name and text, as two members of an archive can be: each counts as a source of its own."""
    documents = [Document.from_text(path.read_text(encoding="utf-8"), path.name) for path in sorted(archive.iterdir())]
    twins = [*documents, *(Document.from_text(documents[0].text, documents[0].name) for _ in range(2))]
    plain = as_json(checker().check(twins))
    for _ in range(2):
        assert as_json(checker().check(twins, index="desk")) == plain
    noticed = [*twins, replace(documents[0], notices=("seen twice",))]
    assert as_json(checker().check(noticed, index="desk")) == as_json(checker().check(noticed))


def test_a_group_and_a_run_of_the_same_documents_are_two_reports(
    archive: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is one group among many may be several alone: rarity depends on how many documents there are."""
    paths = sorted(archive.iterdir())
    checker().check(paths, index="desk")
    real = relation.groups
    monkeypatch.setattr(
        relation, "groups", lambda outlines: [list(range(28)), *([n] for n in range(28, len(outlines)))]
    )
    (archive / "late.txt").write_text(report_of(4, "Nine"), encoding="utf-8")
    together = checker().check([archive], index="desk")
    assert [one.group for one in together.documents] == [1] * 28 + [2]
    monkeypatch.setattr(relation, "groups", real)
    (archive / "late.txt").unlink()
    assert len({one.group for one in checker().check(paths, index="desk").documents}) == len(PLACES)


def test_a_few_documents_leave_the_parts_of_an_archive(archive: Path, compared: list[list[str]]) -> None:
    checker().check([archive], index="desk")
    Path("draft.txt").write_text(report_of(0, "Six"), encoding="utf-8")
    checker().check(["draft.txt"], index="desk")
    compared.clear()
    (archive / "late.txt").write_text(report_of(4, "Nine"), encoding="utf-8")
    checker().check([archive], index="desk")
    assert compared == [["04-0.txt", "04-1.txt", "late.txt"]]


@pytest.mark.parametrize("field", ["name", "item", "version"])
def test_half_a_character_costs_a_line_and_not_the_report(field: str) -> None:
    document = replace(Document.from_text(report_of(0, "Six"), "a.txt"), **{field: "\udc80"})
    told: list[str] = []
    assert checker(told).check([document, Document.from_text(report_of(0, "Seven"), "b.txt")], index="desk").findings
    assert [line.split(":")[0] for line in told] in ([], ["Nothing was kept"])


@pytest.mark.parametrize("field", ["item", "version", "notices"])
def test_half_a_character_in_an_archive_changes_no_finding(archive: Path, field: str) -> None:
    documents = [Document.from_text(path.read_text(encoding="utf-8"), path.name) for path in sorted(archive.iterdir())]
    documents[3] = replace(documents[3], **{field: ("\udc80",) if field == "notices" else "\udc80"})
    told: list[str] = []
    found = checker(told).check(documents, index="desk")
    assert as_json(found) == as_json(checker().check(documents))
    assert len(told) == 1


def test_days_and_moments_of_publication_go_together(archive: Path) -> None:
    documents = [Document.from_text(path.read_text(encoding="utf-8"), path.name) for path in sorted(archive.iterdir())]
    days: list[dt.date] = [dt.date(2021, 3, 3), dt.datetime(2021, 3, 4, 9)]
    dated = [replace(one, published=days[number % 2]) for number, one in enumerate(documents)]
    assert len(checker().check(dated).findings) == 1


def test_a_name_that_no_file_can_have_is_let_go() -> None:
    told: list[str] = []
    checker(told).check([Document.from_text(report_of(0, "Six"), "q" * 5000)], index="desk")
    checker(told).check([Document.from_text(report_of(0, "Six"), "a.txt")], index="desk")
    assert told == []
