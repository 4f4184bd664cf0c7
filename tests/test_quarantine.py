"""Foreign files are read in a process of their own, which they can take down but not the run."""

from __future__ import annotations

import contextlib
import datetime as dt
import subprocess
import sys
from pathlib import Path

import pytest

from factcheck.document import Document, Section, SectionKind, Span
from factcheck.errors import DocumentError
from factcheck.quarantine import Quarantine, _document, _entry
from factcheck.readers import Reader
from factcheck.readers.html import READER as HTML
from factcheck.settings import Settings


def test_a_document_survives_the_journey_with_everything_that_is_known_of_it() -> None:
    written = dt.datetime(2025, 7, 21, 16, 58)
    document = Document(
        name="a.xml#2",
        text="Six \ud800 hurt.",
        title="Fire",
        published=dt.date(2025, 7, 21),
        outlet="Gazette",
        sections=(Section(Span(0, 11), SectionKind.ENTRY, written, True, "4.58pm"),),
        notices=("under embargo",),
        anchors=((0, "page 1"), (4, "page 2")),
        item="urn:x:1",
        version="2",
    )
    assert vars(_document(_entry(document))) == vars(document)


def test_several_files_are_read_by_one_process() -> None:
    with Quarantine(Settings()) as quarantine:
        first = quarantine.read(HTML, "a.html", b"<p>Six were hurt.</p>")
        process = quarantine._process
        second = quarantine.read(HTML, "b.html", b"<p>Seven were hurt.</p>")
        assert process is quarantine._process
    assert [document.text for document in (*first, *second)] == ["Six were hurt.", "Seven were hurt."]
    assert process is not None and process.poll() is not None


def test_reasons_come_back_and_the_next_file_is_read() -> None:
    with Quarantine(Settings()) as quarantine:
        with pytest.raises(DocumentError, match="no text in the page"):
            quarantine.read(HTML, "a.html", b"<script>x</script>")
        assert quarantine.read(HTML, "b.html", b"<p>Six</p>")[0].text == "Six"


def test_a_file_that_takes_too_long_ends_its_process_only() -> None:
    with Quarantine(Settings(max_seconds=0.01)) as slow, pytest.raises(DocumentError, match=r"0\.01 seconds"):
        slow.read(HTML, "a.html", b"<p>Six</p>" * 100_000)


def test_a_reader_that_dies_is_replaced() -> None:
    with Quarantine(Settings()) as quarantine:
        quarantine.read(HTML, "a.html", b"<p>Six</p>")
        assert quarantine._process is not None
        quarantine._process.kill()
        with contextlib.suppress(DocumentError):  # the kill may be noticed before the file is sent, or after
            quarantine.read(HTML, "b.html", b"<p>Six</p>" * 100_000)
        assert quarantine.read(HTML, "c.html", b"<p>Seven</p>")[0].text == "Seven"


def test_text_beyond_the_size_of_a_file_is_refused() -> None:
    expanding = Reader("x", (".x",), lambda name, _data, _settings: Document(name, "word " * 30_000), isolated=False)
    with pytest.raises(DocumentError, match=r"longer than 0.1 MB \(max_file_mb\)"):
        Quarantine(Settings(max_file_mb=0.1)).read(expanding, "a.x", b"x")


def test_nothing_in_the_working_folder_is_imported(tmp_path: Path) -> None:
    for name in ("lxml", "json", "factcheck"):
        (tmp_path / f"{name}.py").write_text("raise SystemExit('imported from the working folder')")
    (tmp_path / "a.html").write_text("<p>Six were hurt.</p>")
    program = (
        "from factcheck.sources import read_sources; from factcheck.settings import Settings; import os;"
        f"os.chdir({str(tmp_path)!r}); print(read_sources(['a.html'], Settings())[0][0].text)"
    )
    root = Path(__file__).parents[1]
    done = subprocess.run(  # noqa: S603 - a program of this test
        [sys.executable, "-c", program], capture_output=True, text=True, cwd=root, check=False
    )
    assert done.stdout.strip() == "Six were hurt.", done.stderr
