"""What the documents say is so."""

import json
import re
import shutil
import stat
import subprocess
import tomllib
from pathlib import Path

import pytest

import factcheck
from factcheck import rules
from factcheck.settings import Settings

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
PAGES = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", ROOT / "CHANGELOG.md", *sorted((ROOT / "docs").glob("*.md"))]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_lead_somewhere(page: Path) -> None:
    text = re.sub(r"`[^`\n]*`", "", re.sub(r"(?s)```.*?```", "", page.read_text(encoding="utf-8")))
    targets = re.findall(r"\]\(([^)#]+)[^)]*\)", text)
    missing = [target for target in targets if "://" not in target and not (page.parent / target).exists()]
    assert missing == []


def test_the_page_of_rules_is_fresh() -> None:
    assert (ROOT / "docs" / "rules.md").read_text(encoding="utf-8") == rules.page("markdown") + "\n", "run: make docs"


def test_the_readme_names_every_rule_and_every_setting() -> None:
    listed = set(re.findall(r"^\| `([a-z-]+)` \|", README, re.MULTILINE))
    assert {one.rule.name for one in rules.explanations()} <= listed
    assert set(re.findall(r"^\| `([a-z_]+)` \| `FACTCHECK_", README, re.MULTILINE)) == set(Settings.__slots__)


def test_the_readme_example_is_what_the_command_says(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    from factcheck.cli import run

    agency, evening = re.findall(r"(?s)```text\n(.*?)```", README)[:2]
    shown = re.search(r"(?s)\$ factcheck check story/\n(.*?)```", README)
    assert shown is not None
    (tmp_path / "story").mkdir()
    (tmp_path / "story" / "agency.txt").write_text(agency, encoding="utf-8")
    (tmp_path / "story" / "evening.txt").write_text(evening, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    assert run(["check", "story/"]) == 1
    assert shown[1] in capsys.readouterr().err


def test_one_version() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert project["version"] == factcheck.__version__


def test_every_dependency_is_pinned() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    wanted = [*project["dependencies"], *project["optional-dependencies"]["dev"], "torch"]
    pins = re.findall(r"^([a-z0-9-]+)==\S+$", (ROOT / "constraints.txt").read_text(encoding="utf-8"), re.MULTILINE)
    assert {re.split(r"[<>=~\[ ]", one)[0].lower() for one in wanted} <= set(pins)


def test_public_names_exist() -> None:
    assert all(hasattr(factcheck, name) for name in factcheck.__all__)
    assert set(factcheck.__all__) <= set(dir(factcheck))
    with pytest.raises(AttributeError, match="nothing"):
        factcheck.nothing  # noqa: B018


def test_ci_runs_the_command_of_the_readme() -> None:
    script = ROOT / ".ci" / "run"
    assert script.stat().st_mode & stat.S_IXUSR
    assert "make test" in script.read_text(encoding="utf-8")
    assert "make test" in README


@pytest.mark.skipif(shutil.which("make") is None, reason="no make")
def test_make_lists_its_commands_and_wants_a_python() -> None:
    make = shutil.which("make") or ""
    listing = subprocess.run([make, "-C", str(ROOT), "help"], capture_output=True, text=True, check=True)  # noqa: S603
    assert {"demo", "test", "clean"} <= set(re.findall(r"make (\w+) ", listing.stdout))


def test_the_schema_is_json() -> None:
    assert json.loads((ROOT / "docs" / "report.schema.json").read_text(encoding="utf-8"))["type"] == "object"
