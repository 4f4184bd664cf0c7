from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from factcheck import Document, analysing, workers
from factcheck.corpus import Analysis
from factcheck.errors import ModelError
from factcheck.store import codec
from tests.store.making import CORRECTED, EVENING, MORNING, LetterEncoder, checker

UNSOUND = "EMBARGOED UNTIL 6 p.m.\n\nThe \ud800 mill has 40 rooms.\n"  # half a character
STORY = [Document.from_text(text, name=f"{at}.txt") for at, text in enumerate((MORNING, EVENING, UNSOUND, CORRECTED))]


@pytest.fixture(autouse=True)
def one_document_a_shard(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(analysing, "SHARD", 1)


def told(found: list[list[Analysis]]) -> list[tuple[object, ...]]:
    """Everything of analyses that may not differ."""
    analyses = [one for shard in found for one in shard]
    return [(one.document.name, one.document.text, one.document.notices, codec.pack(one)) for one in analyses]


def read(processes: int) -> Iterator[list[Analysis]]:
    return workers.read(analysing.shards(STORY), processes, lambda _done, _total: None)


def test_documents_come_to_the_same_wherever_they_are_read() -> None:
    alone = told(list(read(0)))
    assert told(list(read(1))) == alone
    assert [name for name, *_ in alone] == ["0.txt", "1.txt", "2.txt", "3.txt"]


def test_what_a_process_that_died_had_in_hand_is_read_here(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workers, "_answer", dying)
    assert told(list(read(1))) == told(list(read(0)))


def dying(_shard: object) -> None:
    os._exit(3)


def test_an_error_of_another_process_is_that_of_this_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workers, "_answer", failing)
    with pytest.raises(ModelError, match="no English model"):
        list(read(1))


def failing(_shard: object) -> None:
    raise ModelError("no English model")


def test_few_documents_are_read_in_this_process_alone() -> None:
    code = "import sys; from factcheck import workers; print(workers.wanted(workers.LEAST - 1), 'loky' in sys.modules)"
    said = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)  # noqa: S603
    assert said.stdout.split() == ["0", "False"]


def test_one_processor_has_no_helpers(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LOKY_MAX_CPU_COUNT", "1")
    assert workers.wanted(1000) == 0


def test_a_check_with_helpers_finds_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    alone = checker(encoder=LetterEncoder()).check(STORY)
    monkeypatch.setattr(workers, "wanted", lambda _shards: 1)
    helped = checker(encoder=LetterEncoder()).check(STORY)
    assert helped.to_dict() == alone.to_dict()
    assert alone.findings


@pytest.mark.skipif(os.name != "posix", reason="sends a signal")
@pytest.mark.parametrize("ending", [signal.SIGINT, signal.SIGKILL])
def test_no_process_is_left_behind(tmp_path: Path, ending: signal.Signals) -> None:
    script = tmp_path / "unguarded.py"  # would be run again by processes that import the main module
    script.write_text(
        "from factcheck import Document, analysing, workers\n"
        "analysing.SHARD = 1\n"
        "documents = [Document.from_text('The mill has 40 rooms. ' * 40) for _ in range(50)]\n"
        "reading = workers.read(analysing.shards(documents), 1, lambda done, total: None)\n"
        "for n, _ in enumerate(reading):\n"
        "    print(n, flush=True)\n"
    )
    environment = os.environ | {"PYTHONPATH": str(Path(__file__).parents[1])}
    command = [sys.executable, str(script)]
    with subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, text=True) as run:  # noqa: S603
        assert run.stdout is not None
        assert run.stdout.readline() == "0\n"
        children = _below(run.pid)
        assert children
        run.send_signal(ending)
        run.communicate(timeout=60)  # the pipes close with the last process that has them
    until = time.monotonic() + 30
    while left := [child for child in children if _state(child) not in {"", "Z"}]:
        assert time.monotonic() < until, left
        time.sleep(0.1)


def _state(process: int) -> str:
    """The state of a process, "Z" for one that has ended and "" for none."""
    try:
        return Path(f"/proc/{process}/stat").read_text().rpartition(") ")[2][:1]
    except OSError:
        return ""


def _below(process: int) -> list[int]:
    return [int(child) for child in Path(f"/proc/{process}/task/{process}/children").read_text().split()]
