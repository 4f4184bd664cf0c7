"""What docs/pipelines.md promises: the hook run by pre-commit itself, the workflow, shell completion."""

from __future__ import annotations

import importlib.util
import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from factcheck.cli import cli

ROOT = Path(__file__).parents[1]
GIT = shutil.which("git") or ""
PAGE = (ROOT / "docs" / "pipelines.md").read_text(encoding="utf-8")
FACTCHECK = """
import sys
sys.path.insert(0, {root!r})
from pathlib import Path
from factcheck import cli, pipeline
from tests.sample_report import REPORT
from dataclasses import replace

class Checker:
    def __init__(self, *_given, **_named): ...
    def check(self, sources, index):
        assert list(sources) == ["story/"], sources
        six = "six" in Path("story/wire.txt").read_text()
        return REPORT if six else replace(REPORT, findings=())

pipeline.Checker = Checker
cli.main()
"""


def git(folder: Path, *arguments: str) -> None:
    named = ["-c", "user.name=Desk", "-c", "user.email=desk@example.org", "-c", "commit.gpgsign=false"]
    subprocess.run([GIT, *named, *arguments], cwd=folder, check=True, capture_output=True)  # noqa: S603


def repository(folder: Path, files: dict[str, str]) -> Path:
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    git(folder, "init", "--quiet", "--initial-branch=main")
    git(folder, "add", "--all")
    git(folder, "commit", "--quiet", "--message=first", "--no-verify")
    return folder


@pytest.mark.skipif(not GIT, reason="no git")
def test_the_hook_is_run_by_pre_commit(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("pre_commit")
    hooks = repository(
        tmp_path / "hooks", {".pre-commit-hooks.yaml": (ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8")}
    )
    config = (
        f"repos:\n- repo: {hooks.as_uri()}\n  rev: main\n  hooks:\n"
        "  - id: factcheck-system\n    args: [story/, --fail-on, high]\n"
    )
    story = repository(
        tmp_path / "desk", {".pre-commit-config.yaml": config, "story/wire.txt": "six died", "notes.py": ""}
    )
    program = tmp_path / "bin" / "factcheck"
    program.parent.mkdir()
    program.write_text(f"#!{sys.executable}\n{FACTCHECK.format(root=str(ROOT))}")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{program.parent}{os.pathsep}{os.environ['PATH']}")
    monkeypatch.setenv("PRE_COMMIT_HOME", str(tmp_path / "cache"))
    for variable in [name for name in os.environ if name.startswith(("GIT_", "FACTCHECK_"))]:
        monkeypatch.delenv(variable)

    def committed() -> tuple[int, str]:
        git(story, "add", "--all")
        run = subprocess.run(
            [sys.executable, "-m", "pre_commit", "run"], cwd=story, capture_output=True, text=True, check=False
        )
        return run.returncode, run.stdout

    (story / "story/wire.txt").write_text("six were killed")
    code, said = committed()
    assert code == 1
    assert "high: Killed at Port Ellery: at least six, or at least seven?" in said
    (story / "story/wire.txt").write_text("seven were killed")
    code, said = committed()
    assert (code, "Passed" in said) == (0, True), said
    git(story, "commit", "--quiet", "--message=second", "--no-verify")
    (story / "notes.py").write_text("pass")
    code, said = committed()
    assert (code, "no files to check" in said) == (0, True), said


def blocks(language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```$", PAGE, re.DOTALL | re.MULTILINE)


@pytest.mark.skipif(importlib.util.find_spec("check_jsonschema") is None, reason="no check-jsonschema")
def test_the_workflow_fits_githubs_schema(tmp_path: Path) -> None:
    workflow = next(block for block in blocks("yaml") if "jobs:" in block)
    (tmp_path / "workflow.yml").write_text(workflow)
    command = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", "vendor.github-workflows", "workflow.yml"]
    checked = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)  # noqa: S603
    assert checked.returncode == 0, checked.stdout


def test_commands_in_the_page_are_known_to_the_command_line() -> None:
    commands = re.findall(r"(?:^\$ |- run: |`)(factcheck [a-z]+ [^`\n]+)", PAGE, re.MULTILINE)
    assert len(commands) >= 2
    for command in commands:
        name, *arguments = shlex.split(command, comments=True)[1:]
        known = {option for one in cli.commands[name].params for option in one.opts}
        assert {one for one in arguments if one.startswith("--")} <= known, command


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion_scripts_are_made(shell: str) -> None:
    made = CliRunner().invoke(cli, prog_name="factcheck", env={"_FACTCHECK_COMPLETE": f"{shell}_source"})
    if "Couldn't detect Bash version" in made.output:
        pytest.skip("no bash")
    assert made.exit_code == 0
    assert "_FACTCHECK_COMPLETE" in made.output
    assert f"_FACTCHECK_COMPLETE={shell}_source" in PAGE


@pytest.mark.parametrize(
    ("words", "last", "offered"),
    [
        ("factcheck", "ver", {"verify"}),
        ("factcheck check --format", "ju", {"junit"}),
        ("factcheck check --fail-on", "", {"never", "low", "medium", "high"}),
        ("factcheck verify", "--ag", {"--against"}),
    ],
)
def test_completion_offers_commands_options_and_choices(words: str, last: str, offered: set[str]) -> None:
    asked = {
        "_FACTCHECK_COMPLETE": "bash_complete",
        "COMP_WORDS": f"{words} {last}",
        "COMP_CWORD": str(len(words.split())),
    }
    answer = CliRunner().invoke(cli, prog_name="factcheck", env=asked).output
    assert {line.partition(",")[2] for line in answer.splitlines()} == offered
