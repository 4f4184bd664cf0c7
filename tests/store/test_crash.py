"""Runs that are killed, that meet, or that have a disk which takes nothing."""

from __future__ import annotations

import os
import random
import resource
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from factcheck import store
from factcheck.errors import StoreError
from factcheck.store import lock
from tests.store.making import CORRECTED, checker, kept_files, story

DESK = Path("indexes/desk")
ROOT = Path(__file__).parents[2]
WRITER = """
import pathlib, sys
from factcheck.document import Document
from factcheck.store import lock
from factcheck.store.kept import Kept
from tests.store.making import checker
texts = [f"Officers arrested {number} men near Oldham Mill." for number in range(int(sys.argv[1]))]
documents = [Document.from_text(text, f"{number}.txt") for number, text in enumerate(texts)]
one = checker()
made = [(document, one.analysis(document)) for document in documents]
print("ready", flush=True)
while True:
    for shown in (made[: len(made) // 2], made):
        kept = Kept(pathlib.Path("indexes/desk"), one.encoder.identity, [], print)
        for document, analysis in shown:
            kept.add(document, analysis)
        kept.save(whole=True, exact=True)
"""


def process(code: str, *arguments: str) -> subprocess.Popen[str]:
    environment = os.environ | {"PYTHONPATH": str(ROOT)}
    return subprocess.Popen(  # noqa: S603 - this interpreter and code of this module
        [sys.executable, "-c", code, *arguments], env=environment, stdout=subprocess.PIPE, text=True
    )


def killed_after(seconds: float, documents: int) -> None:
    writer = process(WRITER, str(documents))
    assert writer.stdout is not None and writer.stdout.readline() == "ready\n"
    time.sleep(seconds)
    writer.send_signal(signal.SIGKILL)
    writer.wait()
    writer.stdout.close()


def test_a_killed_writer_leaves_the_old_or_the_new_index() -> None:
    chance = random.Random(7)  # noqa: S311 - nothing secret
    for _ in range(5):
        killed_after(chance.uniform(0.01, 0.2), documents=6)
        if DESK.exists() and (DESK / "manifest.json").exists():
            assert list(store.problems("desk")) == []
            assert len(store.opened("desk").documents) in {3, 6}
    checker().build([story()], "desk")  # the lock of the killed writer is free
    assert list(store.problems("desk")) == []


def test_two_writers_at_once_leave_one_whole_index() -> None:
    writers = [process(WRITER, "4"), process(WRITER, "6")]
    for writer in writers:
        assert writer.stdout is not None and writer.stdout.readline() == "ready\n"
    time.sleep(0.3)
    for writer in writers:
        assert writer.poll() is None
        writer.kill()
        writer.communicate()
    assert list(store.problems("desk")) == []


def test_a_held_lock_is_told_and_a_check_goes_on(monkeypatch: pytest.MonkeyPatch) -> None:
    notes = story()
    monkeypatch.setattr(lock, "WAIT", 0.05)
    told: list[str] = []
    with lock.locked(DESK):
        with pytest.raises(StoreError, match="another run"):
            checker().build([notes], "desk")
        assert checker(told).check([notes], index="desk").findings
    assert told == ["Nothing was kept: index 'desk' is being written by another run; try again when that has ended"]


def test_a_reader_needs_no_lock() -> None:
    notes = story()
    checker().check([notes], index="desk")
    with lock.locked(DESK):
        assert checker().check([notes], index="desk").findings


@pytest.mark.parametrize("place", ["replace", "put", "sweep"])
def test_a_run_that_ends_between_two_steps_leaves_a_whole_index(place: str, monkeypatch: pytest.MonkeyPatch) -> None:
    notes = story()
    checker().check([notes], index="desk")
    (notes / "evening.txt").write_text(CORRECTED, encoding="utf-8")

    def ended(*_arguments: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(f"factcheck.store.files.{place}", ended)
        with pytest.raises(KeyboardInterrupt):
            checker().check([notes], index="desk")
    assert list(store.problems("desk")) == []
    assert not checker().check([notes], index="desk").findings


@pytest.mark.skipif(sys.platform == "win32", reason="limits of a process are a thing of POSIX")
def test_a_disk_that_takes_no_more_gives_one_line() -> None:
    notes = story()
    checker().check([notes], index="desk")
    before = kept_files(DESK)
    (notes / "evening.txt").write_text(CORRECTED, encoding="utf-8")
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    old = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (200, hard))
    try:
        with pytest.raises(StoreError, match="File too large") as caught:
            checker().build([notes], "desk")
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
        signal.signal(signal.SIGXFSZ, old)
    assert "\n" not in str(caught.value)
    assert kept_files(DESK) == before


def test_a_folder_that_cannot_be_written_gives_one_line(monkeypatch: pytest.MonkeyPatch) -> None:
    notes = story()

    def refused(*_arguments: object, **_options: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "mkdir", refused)
    with pytest.raises(StoreError, match="cannot be written to indexes/desk: Permission denied"):
        checker().build([notes], "desk")
