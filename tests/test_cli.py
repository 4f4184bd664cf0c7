import json
import os
import subprocess
import sys
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from factcheck import cli, pipeline
from factcheck.cli import run
from factcheck.errors import ModelError
from factcheck.finding import Report, Severity
from factcheck.reporters.json import parse
from factcheck.settings import Settings
from tests.sample_report import EMPTY, NAME, REPORT, TOLL

ROOT = Path(__file__).parents[1]
Answer = Callable[[], Report]


@pytest.fixture(autouse=True)
def story(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A working folder with one story, and no settings from outside."""
    monkeypatch.chdir(tmp_path)
    for variable in [name for name in os.environ if name.startswith("FACTCHECK_")]:
        monkeypatch.delenv(variable)
    folder = tmp_path / "story"
    folder.mkdir()
    (folder / "wire.txt").write_text("A quay gave way.\n")
    return folder


@pytest.fixture
def answer(monkeypatch: pytest.MonkeyPatch) -> Callable[[Answer], list[object]]:
    """Put a hand-written answer in the place of the checker; what it is asked is noted."""

    def install(give: Answer) -> list[object]:
        asked: list[object] = []

        class Stub:
            def __init__(
                self, settings: Settings, progress: Callable[[str, int, int], None], **_listeners: object
            ) -> None:
                progress("reading", 1, 2)
                asked.append(settings)

            def check(self, sources: Sequence[str], index: str | None = None) -> Report:
                asked.extend([list(sources), index])
                return give()

        monkeypatch.setattr(pipeline, "Checker", Stub)
        return asked

    return install


def failing(error: BaseException) -> Answer:
    def give() -> Report:
        raise error

    return give


def test_findings_go_to_a_report_named_after_the_folder(
    answer: Callable[[Answer], list[object]], capsys: pytest.CaptureFixture[str]
) -> None:
    asked = answer(lambda: REPORT)
    assert run(["check", "story/"]) == 1
    out, err = capsys.readouterr()
    assert out == ""
    assert "2 findings in 3 documents" in err
    assert "Report: reports/story.md" in err
    assert "\x1b" not in err
    assert "reading" not in err
    assert Path("reports/story.md").read_text(encoding="utf-8").startswith("# Consistency report\n")
    assert asked == [Settings(), ["story/"], None]


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("story/wire.txt", "wire"),
        ("story/*.txt", "wire"),
        (".", None),
        ("-", "stdin"),
        ("README.md", "README-report"),
    ],
)
def test_report_names(answer: Callable[[Answer], list[object]], tmp_path: Path, path: str, name: str | None) -> None:
    answer(lambda: REPORT)
    Path("README.md").write_text("# Notes\n")
    assert run(["check", path, "--exit-zero"]) == 0
    assert Path("reports", f"{name or tmp_path.name}.md").is_file()


@pytest.mark.parametrize(
    ("flags", "code"),
    [
        ([], 1),
        (["--fail-on", "high"], 1),
        (["--fail-on", "never"], 0),
        (["--exit-zero"], 0),
        (["--min-severity", "high"], 1),
    ],
)
def test_exit_codes_of_findings(answer: Callable[[Answer], list[object]], flags: list[str], code: int) -> None:
    answer(lambda: REPORT)
    assert run(["check", "story", *flags]) == code


def test_a_lesser_finding_does_not_fail(answer: Callable[[Answer], list[object]]) -> None:
    answer(lambda: replace(REPORT, findings=(NAME,)))
    assert run(["check", "story"]) == 0
    assert run(["check", "story", "--fail-on", "low"]) == 1


def test_what_is_not_shown_still_counts(
    answer: Callable[[Answer], list[object]], capsys: pytest.CaptureFixture[str]
) -> None:
    answer(lambda: replace(REPORT, findings=(NAME, replace(TOLL, severity=Severity.MEDIUM))))
    assert run(["check", "story", "--min-severity", "high"]) == 1
    assert "Not shown: 2 findings below high" in capsys.readouterr().err
    assert "below high severity are left out" in Path("reports/story.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("flags", [[], ["--exit-zero"], ["--fail-on", "never"]])
def test_nothing_compared_is_never_clean(
    answer: Callable[[Answer], list[object]], capsys: pytest.CaptureFixture[str], flags: list[str]
) -> None:
    answer(lambda: EMPTY)
    assert run(["check", "story", *flags]) == 4
    assert capsys.readouterr().err.startswith("Nothing could be compared: no readable document (1 file skipped)\n")
    assert run(["check", "story", *flags, "--output", "-"]) == 4
    assert capsys.readouterr().err == "Nothing could be compared: no readable document (1 file skipped)\n"


def test_own_errors_are_one_line_and_code_3(
    answer: Callable[[Answer], list[object]], capsys: pytest.CaptureFixture[str]
) -> None:
    answer(failing(ModelError("the encoder\n\x1b[2J is missing")))
    assert run(["check", "story"]) == 3
    assert capsys.readouterr().err == "factcheck: the encoder ␛[2J is missing\n"


def test_unexpected_errors_do_not_look_like_findings(
    answer: Callable[[Answer], list[object]], capsys: pytest.CaptureFixture[str]
) -> None:
    answer(failing(RuntimeError("disk\x1b on fire")))
    assert run(["check", "story"]) == 3
    err = capsys.readouterr().err
    assert "Traceback" in err
    assert "please report it" in err
    assert "\x1b" not in err


def test_interrupted(answer: Callable[[Answer], list[object]], capsys: pytest.CaptureFixture[str]) -> None:
    answer(failing(KeyboardInterrupt()))
    assert run(["check", "story"]) == 130
    assert "interrupted" in capsys.readouterr().err


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["check"],
        ["check", "missing.txt"],
        ["check", "missing/*.txt"],
        ["check", "story", "--format", "papyrus"],
        ["check", "story", "--fail-on", "often"],
        ["check", "story", "--output", "-", "--format", "json", "--format", "markdown"],
        ["check", "story", "--draft", "story/a.docx"],
        ["explain", "quantity-conflit"],
        ["index"],
        ["wish"],
    ],
)
def test_wrong_usage(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert run(arguments) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert "Usage: factcheck" in err


def test_explain_knows_what_was_meant(capsys: pytest.CaptureFixture[str]) -> None:
    run(["explain", "quantity-conflit"])
    assert "did you mean quantity-conflict?" in capsys.readouterr().err


def test_bad_settings_are_code_3(story: Path, capsys: pytest.CaptureFixture[str]) -> None:
    Path("factcheck.toml").write_text("colour = 1\n")
    assert run(["check", str(story)]) == 3
    assert capsys.readouterr().err.startswith("factcheck: factcheck.toml: unknown setting 'colour'")


def test_flags_and_file_reach_the_checker(answer: Callable[[Answer], list[object]]) -> None:
    Path("factcheck.toml").write_text('neighbours = 4\nfail_on = "never"\n')
    asked = answer(lambda: REPORT)
    assert run(["check", "story", "--encoder", "models/mine", "--index", "archive"]) == 0
    assert asked == [Settings(encoder="models/mine", neighbours=4, fail_on="never"), ["story"], "archive"]


def test_standard_output_gets_the_report_and_nothing_else(
    answer: Callable[[Answer], list[object]], capsys: pytest.CaptureFixture[str]
) -> None:
    answer(lambda: REPORT)
    assert run(["check", "story", "--format", "json", "--output", "-", "--min-severity", "high"]) == 1
    out, err = capsys.readouterr()
    assert [finding.id for finding in parse(out).findings] == [TOLL.id]
    assert err == ""
    assert not Path("reports").exists()


@pytest.mark.parametrize(
    ("flags", "files"),
    [
        (["--format", "json"], ["reports/story.json"]),
        (["--format", "json", "--format", "markdown"], ["reports/story.json", "reports/story.md"]),
        (["--output", "desk/out.json"], ["desk/out.json"]),
        (["--output", "desk/out", "--format", "json"], ["desk/out"]),
        (["--output", "out.md", "--format", "json", "--format", "markdown"], ["out.json", "out.md"]),
    ],
)
def test_formats_and_files(answer: Callable[[Answer], list[object]], flags: list[str], files: list[str]) -> None:
    answer(lambda: REPORT)
    assert run(["check", "story", *flags]) == 1
    for file in files:
        text = Path(file).read_text(encoding="utf-8")
        assert text.startswith("# ") if file.endswith(".md") else parse(text) == REPORT


def test_an_output_that_cannot_be_is_told_before_the_run(
    answer: Callable[[Answer], list[object]], story: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    asked = answer(lambda: REPORT)
    for output in ("story/wire.txt/report.md", "story", "story/wire.txt"):
        assert run(["check", "story/wire.txt", "--output", output]) == 3
        assert capsys.readouterr().err.startswith(f"factcheck: cannot write {output}: ")
    assert asked == []
    assert (story / "wire.txt").read_text() == "A quay gave way.\n"


def test_a_saved_report_is_rendered_again(
    answer: Callable[[Answer], list[object]], capsys: pytest.CaptureFixture[str]
) -> None:
    answer(lambda: REPORT)
    run(["check", "story", "--format", "json", "--format", "markdown"])
    capsys.readouterr()
    assert run(["report", "reports/story.json", "--format", "markdown"]) == 0
    assert capsys.readouterr().out == Path("reports/story.md").read_text(encoding="utf-8")
    assert run(["report", "reports/story.json", "--min-severity", "high", "--output", "high.json"]) == 0
    assert len(json.loads(Path("high.json").read_text(encoding="utf-8"))["findings"]) == 1


def test_a_damaged_report_is_one_line(capsys: pytest.CaptureFixture[str]) -> None:
    Path("old.json").write_text('{"schema": "other/1"}')
    assert run(["report", "old.json"]) == 3
    assert "old.json cannot be read: not a report of schema factcheck-report/1" in capsys.readouterr().err


def test_explain(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["explain"]) == 0
    listing = capsys.readouterr().out
    assert "quantity-conflict" in listing
    assert run(["explain", "quantity-conflict"]) == 0
    assert "Leaves alone" in capsys.readouterr().out
    assert run(["explain", "--all", "--format", "markdown"]) == 0
    assert capsys.readouterr().out.count("\n## ") == len(listing.splitlines())


def test_index_list(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["index", "list"]) == 0
    assert capsys.readouterr().out == ""
    Path("indexes/broken").mkdir(parents=True)
    assert run(["index", "list"]) == 0
    assert capsys.readouterr().out.startswith("broken\t0 documents\t0 sentences\t0.0 MB\t")


@pytest.mark.parametrize(
    "command", [[], ["check"], ["report"], ["explain"], ["index"], ["index", "build"], ["index", "list"]]
)
def test_every_help_ends_with_examples(command: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert run([*command, "--help"]) == 0
    assert "  Examples:\n    factcheck " in capsys.readouterr().out


def started(code: str) -> subprocess.Popen[bytes]:
    """A Python of its own that runs the code in the repository."""
    whole = f"import sys; sys.path.insert(0, {str(ROOT)!r})\n{code}"
    return subprocess.Popen([sys.executable, "-c", whole], stdout=subprocess.PIPE, stderr=subprocess.PIPE)  # noqa: S603


@pytest.mark.parametrize(
    "code",
    [
        "import factcheck; factcheck.Document, factcheck.Settings, factcheck.Report",
        "from factcheck.cli import run; run(['check', '--help']); run(['report', 'missing.json'])",
    ],
)
def test_nothing_heavy_is_loaded_before_it_is_needed(code: str) -> None:
    heavy = {"torch", "spacy", "faiss", "numpy", "sentence_transformers", "transformers", "rapidfuzz"}
    with started(f"{code}\nsys.exit(str(sorted({heavy} & set(sys.modules))))") as process:
        _, errors = process.communicate(timeout=60)
    assert errors.decode().splitlines()[-1] == "[]"


BROKEN_PIPE = """
from dataclasses import replace
from factcheck import cli, pipeline
from tests.sample_report import REPORT, TOLL

class Checker:
    def __init__(self, settings, progress, tell): ...
    def check(self, sources, index): return replace(REPORT, findings=(TOLL,) * 500)

pipeline.Checker = Checker
sys.argv[1:] = ["check", "story", "--output", "-"]
cli.main()
"""


def test_a_reader_that_goes_away_changes_no_exit_code() -> None:
    with started(BROKEN_PIPE) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.read(10)
        process.stdout.close()
        assert process.stderr.read() == b""
        assert process.wait(60) == cli.FOUND
