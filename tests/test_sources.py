"""Sources: files, folders, patterns, standard input and documents."""

from __future__ import annotations

import io
import os
import sys
import time
from pathlib import Path
from types import SimpleNamespace

import pytest

from factcheck.document import Document
from factcheck.errors import DocumentError
from factcheck.settings import Settings
from factcheck.sources import read_sources
from tests import samples


def names(*sources: str | Path | Document, settings: Settings | None = None) -> list[str]:
    return [document.name for document in read_sources(sources, settings or Settings())[0]]


def reasons(*sources: str | Path, settings: Settings | None = None) -> dict[str, str]:
    return {Path(skip.path).name: skip.reason for skip in read_sources(sources, settings or Settings())[1]}


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    story = tmp_path / "story"
    (story / "wire").mkdir(parents=True)
    (story / "b.txt").write_text("Six people were hurt.")
    (story / "a.md").write_text("Seven people were hurt.")
    (story / "wire" / "c.txt").write_text("Eight people were hurt.")
    (story / "README.md").write_text("About these files.")
    (story / "LICENSE").write_text("Do as you like.")
    (story / ".hidden.txt").write_text("Nobody was hurt.")
    (story / "table.xyz").write_text("1,2,3")
    return story


@pytest.mark.usefixtures("folder")
def test_a_folder_is_read_in_the_order_of_names_without_hidden_files_and_readme() -> None:
    assert names("story") == ["story/a.md", "story/b.txt", "story/wire/c.txt"]
    assert names("story/") == names("story")


@pytest.mark.usefixtures("folder")
def test_a_file_of_unknown_kind_is_skipped_with_a_reason() -> None:
    assert reasons("story") == {"table.xyz": "no reader for .xyz files"}
    assert reasons("story/table.xyz") == {"table.xyz": "no reader for .xyz files"}


@pytest.mark.usefixtures("folder")
def test_a_readme_named_by_its_path_is_read() -> None:
    assert names("story/README.md") == ["story/README.md"]


def test_a_file_named_twice_is_read_once(folder: Path) -> None:
    assert names("story/b.txt", "story", folder / "b.txt") == ["story/b.txt", "story/a.md", "story/wire/c.txt"]


@pytest.mark.usefixtures("folder")
def test_patterns_are_expanded() -> None:
    assert names("story/*.txt") == ["story/b.txt"]
    assert names("story/**/*.txt") == ["story/b.txt", "story/wire/c.txt"]


@pytest.mark.usefixtures("folder")
def test_a_missing_path_is_never_ignored() -> None:
    with pytest.raises(DocumentError, match=r"no such file or folder: story/d\.txt"):
        read_sources(["story", "story/d.txt"], Settings())
    with pytest.raises(DocumentError, match=r"no file matches story/\*\.pdf"):
        read_sources(["story/*.pdf"], Settings())


def test_standard_input_is_a_document(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO("Six wére hurt.".encode())))
    documents, skipped = read_sources(["-"], Settings())
    assert [(document.name, document.text) for document in documents] == [("stdin", "Six wére hurt.")]
    assert skipped == ()


@pytest.mark.parametrize(
    "name", ["a.docx", "a.odt", "a.pdf", "a.rtf", "a.html", "a.vtt", "a.nitf", "a.newsml", "a.zip"]
)
def test_standard_input_tells_its_format_by_its_beginning(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    for library in ("mammoth", "pypdf", "striprtf"):
        pytest.importorskip(library)
    data = samples.every_format()[name]
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(data)))
    documents, skipped = read_sources(["-"], Settings())
    assert skipped == ()
    assert "Forty firefighters fought the fire until late at night." in documents[0].text


def test_documents_pass_through() -> None:
    document = Document.from_text("Six people were hurt.", name="note")
    assert read_sources([document], Settings())[0] == (document,)


def test_unreadable_contents_are_skipped_with_their_reasons(tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_bytes(b"")
    (tmp_path / "blank.txt").write_bytes(b" \n\t\r\n")
    (tmp_path / "binary.txt").write_bytes(b"PK\x03\x04\0\0\x08")
    (tmp_path / "large.txt").write_bytes(b"word " * 50_000)
    (tmp_path / "gone.txt").symlink_to(tmp_path / "nowhere.txt")
    os.mkfifo(tmp_path / "pipe.txt")
    assert reasons(tmp_path, settings=Settings(max_file_mb=0.1)) == {
        "empty.txt": "empty file",
        "blank.txt": "empty file",
        "binary.txt": "binary file, not text",
        "large.txt": "larger than 0.1 MB (max_file_mb)",
        "gone.txt": "a link to nothing",
        "pipe.txt": "not a regular file",
    }


def test_a_file_that_may_not_be_read_is_skipped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.txt").write_text("Six people were hurt.")

    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", refuse)
    assert reasons(tmp_path) == {"a.txt": "permission denied"}


def test_links_that_run_in_a_circle_are_survived(folder: Path) -> None:
    (folder / "wire" / "back").symlink_to(folder, target_is_directory=True)
    (folder / "wire" / "again.txt").symlink_to(folder / "b.txt")
    (folder / "self").symlink_to(folder / "self")
    assert names("story") == ["story/a.md", "story/b.txt", "story/wire/c.txt"]


@pytest.mark.usefixtures("folder")
def test_files_beyond_the_limit_are_counted_not_forgotten() -> None:
    documents, skipped = read_sources(["story"], Settings(max_files=2))
    assert [document.name for document in documents] == ["story/a.md", "story/b.txt"]
    assert [(skip.path, skip.reason) for skip in skipped] == [("2 more files", "more than 2 files (max_files)")]


@pytest.mark.skipif(sys.platform == "win32", reason="names are text there")
def test_names_that_are_no_utf8_can_be_shown(tmp_path: Path) -> None:
    odd = os.fsencode(tmp_path) + b"/caf\xe9.txt"
    try:
        with open(odd, "wb") as file:  # noqa: PTH123 - a name of bytes
            file.write(b"Six people were hurt.")
    except OSError:
        pytest.skip("this file system wants UTF-8 names")
    assert all(name.encode("utf-8") for name in names(tmp_path))


def test_a_file_of_a_gigabyte_is_known_by_its_size_and_not_read(tmp_path: Path) -> None:
    path = tmp_path / "large.txt"
    with path.open("wb") as file:
        file.truncate(1_000_000_000)
    start = time.perf_counter()
    assert reasons(path) == {"large.txt": "larger than 20 MB (max_file_mb)"}
    assert time.perf_counter() - start < 0.5


def test_formats_that_share_a_suffix_are_told_apart(tmp_path: Path) -> None:
    (tmp_path / "a.xml").write_bytes(samples.nitf("NITF"))
    (tmp_path / "b.xml").write_bytes(samples.newsml("NewsML"))
    (tmp_path / "expected.json").write_bytes(b'{"findings": []}')
    (tmp_path / "c.xml").write_bytes(b"<?xml version='1.0'?><!-- <rss> --><invoice/>")
    documents, _ = read_sources([tmp_path], Settings())
    assert [document.title for document in documents] == ["NITF", "NewsML"]
    assert reasons(tmp_path) == {
        "c.xml": "no news item: .xml files are read where they are feed or newsml or nitf",
        "expected.json": "no news item: .json files are read where they are ninjs",
    }


def test_a_missing_library_is_named_with_the_way_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    from factcheck.readers import docx, feed, pdf, rtf

    for library in ("feedparser", "mammoth", "pypdf", "striprtf", "striprtf.striprtf"):
        monkeypatch.setitem(sys.modules, library, None)
    for read, data, wanted in (
        (rtf.READER.read, samples.rtf(), r"pip install 'factcheck\[rtf\]'"),
        (feed.READER.read, samples.rss(), r"pip install 'factcheck\[feeds\]'"),
        (docx.READER.read, samples.docx("Six"), "pip install mammoth"),
        (pdf.READER.read, samples.pdf([]), "pip install pypdf"),
    ):
        with pytest.raises(DocumentError, match=wanted):
            read("a", data, Settings())


def test_newer_versions_are_told_over_all_sources(tmp_path: Path) -> None:
    (tmp_path / "a.newsml").write_bytes(samples.newsml(version="1"))
    (tmp_path / "b.newsml").write_bytes(samples.newsml(version="2"))
    notices = [document.notices for document in read_sources([tmp_path], Settings())[0]]
    assert [notice[0].split(":")[0] for notice in notices] == [
        "superseded by a newer version of this item",
        "replaces an older version of this item",
    ]


@pytest.mark.usefixtures("folder")
def test_a_folder_that_may_not_be_entered_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    entered = os.scandir

    def refuse(path: str) -> object:
        if str(path).endswith("wire"):
            raise PermissionError(13, "Permission denied", path)
        return entered(path)

    monkeypatch.setattr(os, "scandir", refuse)
    documents, skipped = read_sources(["story"], Settings())
    assert [document.name for document in documents] == ["story/a.md", "story/b.txt"]
    assert ("story/wire", "permission denied") in [(skip.path, skip.reason) for skip in skipped]


def test_reports_and_decisions_of_our_own_are_no_documents(tmp_path: Path) -> None:
    (tmp_path / "story.txt").write_text("A quay collapsed.", encoding="utf-8")
    (tmp_path / "story.md").write_text("# Consistency report\n\n<!-- factcheck-report/1 -->\n", encoding="utf-8")
    (tmp_path / "decided.jsonl").write_text('{"schema": "factcheck-decision/1"}\n', encoding="utf-8")
    documents, skipped = read_sources([tmp_path], Settings())
    assert [Path(document.name).name for document in documents] == ["story.txt"]
    assert skipped == ()
