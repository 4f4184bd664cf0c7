"""The documentation as a site, and what in it is made."""

from __future__ import annotations

import importlib.util
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="module")
def make() -> ModuleType:
    pytest.importorskip("click_man")
    spec = importlib.util.spec_from_file_location("make", ROOT / "docs" / "make.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    pytest.importorskip("mkdocs")
    folder = tmp_path_factory.mktemp("site")
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet", "--site-dir", str(folder)]
    quiet = os.environ | {"NO_MKDOCS_2_WARNING": "1"}
    built = subprocess.run(command, cwd=ROOT, env=quiet, capture_output=True, text=True, check=False)  # noqa: S603
    assert built.returncode == 0, built.stdout + built.stderr
    return folder


def test_every_page_is_built_and_nothing_is_fetched_from_elsewhere(site: Path) -> None:
    pages = {page.stem for page in site.glob("*.html")} - {"404"}
    assert pages == {page.stem for page in (ROOT / "docs").glob("*.md")}
    for page in site.rglob("*.html"):
        loaded = re.findall(r"<(?:script|link|img|iframe)[^>]*(?:src|href)=[\"']?([^\"' >]+)", page.read_text())
        assert [one for one in loaded if re.match(r"(?:https?:)?//", one)] == [], page.name
    styles = "".join(style.read_text() for style in site.rglob("*.css"))
    assert not re.search(r"(?:@import|url\()\s*[\"']?(?:https?:)?//", styles)


def test_made_pages_are_fresh(make: ModuleType) -> None:
    stale = [path.name for path, text in make.pages().items() if not path.exists() or path.read_text() != text]
    assert stale == [], "run: make docs"
    assert {path.name for path in make.pages()} - {"rules.md"} == {page.name for page in (ROOT / "man").glob("*.1")}


def test_the_tutorial_is_what_the_commands_say(make: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    for variable in [name for name in os.environ if name.startswith("FACTCHECK_")]:
        monkeypatch.delenv(variable)
    text = (ROOT / "docs" / "tutorial.md").read_text(encoding="utf-8")
    assert make.tutorial(text) == text, "run: make docs"


def test_manual_pages_are_sound() -> None:
    groff = shutil.which("groff")
    if groff is None:
        pytest.skip("no groff")
    for page in (ROOT / "man").glob("*.1"):
        shown = subprocess.run(  # noqa: S603
            [groff, "-man", "-Tutf8", "-ww", "-Kutf8", str(page)], capture_output=True, text=True, check=True
        )
        assert shown.stderr == "", page.name
        assert "FACTCHECK" in shown.stdout


def test_manual_pages_have_examples_and_exit_codes(make: ModuleType) -> None:
    page: str = make.pages()[ROOT / "man" / "factcheck-check.1"]
    assert ".SH EXAMPLES" in page
    assert ".SH EXIT STATUS" in page
    assert "130  interrupted" in page
    assert "between and inside documents." in page.partition(".SH SYNOPSIS")[0]


def figures(name: str) -> set[str]:
    return set(re.findall(r"\b\d+/\d+\b", (ROOT / "docs" / name).read_text(encoding="utf-8")))


def test_the_figures_of_why_are_those_of_the_evaluation() -> None:
    assert figures("why.md") <= figures("evaluation.md")
