"""The same story in every format: same sentences, same findings, and a place to go to in each."""

from __future__ import annotations

from pathlib import Path

import pytest

from factcheck import Checker
from factcheck.document import Document, SectionKind
from factcheck.finding import Report
from factcheck.reporters import json, markdown
from factcheck.sections import structure
from factcheck.sentences import split
from factcheck.settings import Settings
from factcheck.sources import read_sources
from tests import samples

SECOND = (
    "Nine people were hurt when the old mill beside the river burned down on Monday, the fire service said.",
    "Fifty firefighters fought the fire until late at night. The mill was built in 1878.",
    "“We have lost a large part of our heritage and nobody can replace it,” the mayor, Ines Aldous, said.",
)
SIX = ("docx", "odt", "pdf", "html", "rtf", "eml")


def made(story: tuple[str, ...], kind: str) -> bytes:
    title = samples.TITLE if story is samples.STORY else "Fire destroys historic mill"
    return {
        "txt": lambda: "\n\n".join((title, "22 July 2025", *story)).encode(),
        "docx": lambda: samples.docx(samples.paragraph(title, style="Title"), "22 July 2025", *story),
        "odt": lambda: samples.odt(f"<text:h>{title}</text:h>", "22 July 2025", *story),
        "pdf": lambda: samples.pdf(
            [(72, 790, 18, title), *samples.set_lines("\n\n".join(("22 July 2025", *story)), width=60)]
        ),
        "html": lambda: samples.html(title, ("22 July 2025", *story)),
        "rtf": lambda: samples.rtf(title, ("22 July 2025", *story)),
        "eml": lambda: samples.mail(title, ("22 July 2025", *story)),
    }[kind]()


def check(folder: Path, kind: str, checker: Checker) -> Report:
    folder.mkdir()
    (folder / f"a.{kind}").write_bytes(made(samples.STORY, kind))
    (folder / f"b.{kind}").write_bytes(made(SECOND, kind))
    return checker.check([folder])


def told(report: Report) -> list[tuple[str, list[list[str]]]]:
    return sorted(
        (finding.rule, [[evidence.quote for evidence in variant.evidence] for variant in finding.variants])
        for finding in report.findings
    )


def test_one_story_gives_the_same_findings_in_six_formats(tmp_path: Path) -> None:
    for library in ("mammoth", "pypdf", "striprtf"):
        pytest.importorskip(library)
    checker = Checker()
    expected = told(check(tmp_path / "txt", "txt", checker))
    assert len(expected) >= 2
    reports = {kind: check(tmp_path / kind, kind, checker) for kind in SIX}
    assert {kind: told(report) for kind, report in reports.items()} == dict.fromkeys(SIX, expected)
    places = {
        kind: {
            e.section for f in report.findings for v in f.variants for e in v.evidence if e.quote in {"Nine", "Seven"}
        }
        for kind, report in reports.items()
    }
    assert all(place and all(place) for place in places.values()), places
    assert places["pdf"] == {"page 1"}
    assert places["docx"] == {"paragraph 3"}


@pytest.fixture
def documents(tmp_path: Path) -> dict[str, Document]:
    for name, data in samples.every_format().items():
        (tmp_path / name).write_bytes(data)
    found, skipped = read_sources([tmp_path], Settings())
    assert skipped == ()
    return {document.name.removeprefix(f"{tmp_path.as_posix()}/"): structure(document) for document in found}


def test_every_format_gives_the_same_sentences(documents: dict[str, Document]) -> None:
    wanted = [" ".join(one.text.split()) for one in split(documents["a.txt"])]
    headless = {"a.vtt", "a.srt"}
    for name, document in documents.items():
        sentences = [" ".join(one.text.split()) for one in split(document)]
        assert sentences == (wanted[1:] if name in headless else wanted), name


def test_every_format_has_its_headline_and_its_date(documents: dict[str, Document]) -> None:
    for name, document in documents.items():
        if name in {"a.vtt", "a.srt"}:
            continue
        assert document.title == samples.TITLE, name
        kinds = [section.kind for section in document.sections if section.kind is not SectionKind.FURNITURE]
        assert kinds[0] is SectionKind.HEADLINE, name
    dated = {name for name, document in documents.items() if str(document.published) == "2025-07-22"}
    assert dated == {"a.eml", "a.rss#1", "a.nitf", "a.newsml", "a.json"}


def test_every_sentence_has_a_place_to_go_to(documents: dict[str, Document]) -> None:
    places = {
        name: [document.anchor(sentence.span.start) for sentence in split(document)]
        for name, document in documents.items()
    }
    lines = {"a.txt", "a.md", "a.zip/in/a.txt"}
    assert {name for name, found in places.items() if not all(found)} == lines
    assert places["a.vtt"] == ["00:00:00", "00:00:10", "00:00:13", "00:00:20"]
    assert places["a.pdf"] == ["page 1"] * 5
    assert places["a.docx"] == ["paragraph 1", "paragraph 2", "paragraph 3", "paragraph 3", "paragraph 4"]


def test_marks_and_blanks_of_word_processors_make_no_difference(tmp_path: Path) -> None:
    plain = 'The mayor, Ines Aldous, said: "We\'ve lost 1,200 books." The library cost 4 million euros in 1999.\n'
    fancy = (
        plain.replace(' "', " “")
        .replace('."', ".”")
        .replace("'", "’")
        .replace("4 million", "4\N{NO-BREAK SPACE}million")
    )
    other = fancy.replace("1999", "1998")
    for name, text in (("a.txt", plain), ("b.txt", fancy), ("c.txt", other)):
        (tmp_path / name).write_text(text, encoding="utf-8")
    report = Checker().check([tmp_path])
    quotes = {evidence.quote for f in report.findings for variant in f.variants for evidence in variant.evidence}
    assert all("1998" in quote or "1999" in quote for quote in quotes), quotes


def test_copies_are_named_in_every_report_and_still_compared(tmp_path: Path) -> None:
    for name, story in (
        ("a.txt", samples.STORY),
        ("b.txt", (samples.STORY[0].replace("Seven", "Nine"), *samples.STORY[1:])),
    ):
        (tmp_path / name).write_text("\n\n".join(story), encoding="utf-8")
    report = Checker().check([tmp_path])
    assert [[Path(path).name for path in group] for group in report.copies] == [["a.txt", "b.txt"]]
    assert {"Seven", "Nine"} <= {e.quote for f in report.findings for v in f.variants for e in v.evidence}
    assert "Copies of one another, so one source and not several: `" in markdown.render(report)
    assert json.from_dict(report.to_dict()).copies == report.copies


def test_a_slip_that_copies_repeat_is_no_less_a_slip(tmp_path: Path) -> None:
    slip = "\n\n".join((*samples.STORY, "The fire hurt nine people when the old mill burned down on Monday."))
    other = "Fire in Oakford\n\nNine people were hurt when the old mill burned down on Monday, the hospital said."
    (tmp_path / "0.txt").write_text(slip, encoding="utf-8")
    checker = Checker()
    alone = told(checker.check([tmp_path]))
    assert [quotes for _, quotes in alone] == [[["Seven"], ["nine"]]]
    for name in ("1.txt", "2.txt"):
        (tmp_path / name).write_text(slip, encoding="utf-8")
    (tmp_path / "other.txt").write_text(other, encoding="utf-8")
    report = checker.check([tmp_path])
    (finding,) = report.findings
    assert [(variant.evidence[0].quote, variant.sources) for variant in finding.variants] == [("nine", 2), ("Seven", 1)]
    shown = markdown.render(report)
    assert "4 times in 2 sources and 2 copies" in shown
    assert "3 times in 1 source and 2 copies" in shown
