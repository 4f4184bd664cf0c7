"""The process that stays: analyses are those of a local run, whatever becomes of it."""

from __future__ import annotations

import contextlib
import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from multiprocessing.connection import Listener
from pathlib import Path

import pytest

from factcheck import Checker, Settings, analysing
from factcheck.document import Document
from factcheck.embedding import SentenceEncoder
from factcheck.engines import local, resident
from factcheck.errors import ModelError
from tests.store.making import CORRECTED, EVENING, MORNING, LetterEncoder

pytestmark = pytest.mark.skipif(not hasattr(socket, "AF_UNIX"), reason="needs sockets of the file system")
ROOT = Path(__file__).parents[2]
STORY = [Document.from_text(text, name=f"{at}.txt") for at, text in enumerate((MORNING, EVENING, CORRECTED))]
SETTINGS = Settings(engine="resident")


@pytest.fixture(scope="module")
def shared_home() -> Iterator[Path]:
    """A place of its own for sockets, whose path is short; the process ends when it is gone."""
    folder = Path(tempfile.mkdtemp(prefix="fc"))
    yield folder
    shutil.rmtree(folder)
    for process in resident._outliving:
        process.wait(60)


@pytest.fixture
def home(shared_home: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(shared_home))
    return shared_home


@pytest.fixture
def here(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """How many documents are analysed in this process."""
    counts: list[int] = []
    real = local.analyse

    def watched(documents, work):  # type: ignore[no-untyped-def]
        counts.append(len(documents))
        return real(documents, work)

    monkeypatch.setattr(local, "analyse", watched)
    return counts


def found(checker: Checker) -> dict[str, object]:
    return {**checker.check(STORY).to_dict(), "settings": None}


def folder_of() -> Path:
    folder = resident._folder(SentenceEncoder())
    assert folder is not None
    return folder


@pytest.mark.usefixtures("home")
def test_findings_are_those_of_a_local_run(here: list[int]) -> None:
    plain = found(Checker())
    here.clear()
    assert plain["findings"]
    assert found(Checker(SETTINGS)) == plain
    assert found(Checker(SETTINGS)) == plain
    assert here == []


@pytest.mark.usefixtures("home")
def test_the_run_itself_loads_no_model() -> None:
    Checker(SETTINGS).check(STORY)  # the process is there
    code = (
        "import json,sys; from tests.engines.test_resident import SETTINGS, STORY; from factcheck import Checker;"
        "found = Checker(SETTINGS).check(STORY).findings;"
        "print(json.dumps([len(found), sorted({'torch', 'spacy', 'faiss'} & set(sys.modules))]))"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)  # noqa: S603
    assert json.loads(done.stdout) == [1, []]


@pytest.mark.usefixtures("home")
def test_many_documents_are_worked_out_here(here: list[int], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(analysing, "SHARD", 1)
    started: list[Path] = []
    monkeypatch.setattr(resident, "_started", lambda folder, _encoder: started.append(folder))
    assert found(Checker(SETTINGS)) == found(Checker())
    assert here == [3]
    assert started == [folder_of()]  # for the next run


@pytest.mark.usefixtures("home")
def test_an_encoder_of_the_caller_s_own_stays_with_the_caller(here: list[int]) -> None:
    Checker(SETTINGS, encoder=LetterEncoder()).check(STORY)
    assert here == [3]


@pytest.mark.usefixtures("home")
def test_verifying_a_draft_stays_with_the_caller(here: list[int]) -> None:
    assert Checker(SETTINGS).verify(STORY[0], STORY[1:]).statements
    assert here


class Answering:
    """Something else at the socket that answers every request with the same bytes, or hangs up."""

    def __init__(self, folder: Path, answer: bytes | None) -> None:
        (folder / "key").write_bytes(b"key")
        self._listener = Listener(str(folder / "socket"), family="AF_UNIX", authkey=b"key")
        self._answer, self._over = answer, False
        self._thread = threading.Thread(target=self._serve, daemon=True)

    def __enter__(self) -> None:
        self._thread.start()

    def __exit__(self, *_error: object) -> None:
        self._over = True
        with socket.socket(socket.AF_UNIX) as one:
            one.connect(str(self._listener.address))
        self._thread.join(10)
        self._listener.close()

    def _serve(self) -> None:
        while not self._over:
            with contextlib.suppress(EOFError, OSError), self._listener.accept() as connection:
                connection.recv_bytes()
                if self._answer is not None:
                    connection.send_bytes(self._answer)


@pytest.mark.parametrize("answer", [None, b"", b"\x90", b"\xff" * 40, b"\x93" + b"\x92\xc4\x00\xc4\x00" * 3])
def test_what_answers_wrongly_costs_nothing(
    answer: bytes | None, here: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = Path(tempfile.mkdtemp(prefix="fc"))
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(folder))
    with Answering(folder_of(), answer):
        assert found(Checker(SETTINGS)) == found(Checker())
        assert here == [3]
    shutil.rmtree(folder)


def test_a_process_that_cannot_start_costs_nothing(here: list[int], monkeypatch: pytest.MonkeyPatch) -> None:
    folder = Path(tempfile.mkdtemp(prefix="fc"))
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(folder))
    monkeypatch.setattr(resident, "_START", "raise SystemExit(1)")
    try:
        (folder_of() / "socket").write_bytes(b"left by a process that was killed")
        Checker(SETTINGS).check(STORY)
        assert here == [3]
    finally:
        shutil.rmtree(folder)


def test_a_folder_that_others_may_enter_is_not_used(here: list[int], monkeypatch: pytest.MonkeyPatch) -> None:
    folder = Path(tempfile.mkdtemp(prefix="fc"))
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(folder))
    try:
        own = folder / f"factcheck-{os.getuid()}"
        own.mkdir()
        own.chmod(0o755)
        assert resident._folder(SentenceEncoder()) is None
        own.rmdir()
        own.symlink_to(tempfile.gettempdir())
        assert resident._folder(SentenceEncoder()) is None
        Checker(SETTINGS).check(STORY)
        assert here == [3]
        long = folder / ("long" * 30)
        long.mkdir()
        monkeypatch.setenv("XDG_RUNTIME_DIR", str(long))
        assert resident._folder(SentenceEncoder()) is None
        assert list(long.iterdir()) == []
    finally:
        shutil.rmtree(folder)


@pytest.mark.usefixtures("home")
def test_only_the_owner_may_enter_and_read_the_key() -> None:
    Checker(SETTINGS).check(STORY)
    folder = folder_of()
    modes = [(folder / name).stat().st_mode & 0o077 for name in ("", "key")]
    assert modes == [0, 0]
    with socket.socket(socket.AF_UNIX) as stranger:  # who does not know the key gets a question and no answer
        stranger.connect(str(folder / "socket"))
        stranger.sendall(b"\0\0\0\4abcd")
        assert len(stranger.recv(4096)) < 200


def test_it_ends_when_its_socket_is_gone(monkeypatch: pytest.MonkeyPatch) -> None:
    folder = Path(tempfile.mkdtemp(prefix="fc"))
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(folder))
    process = resident._started(folder_of(), SentenceEncoder())
    assert process is not None
    until = time.monotonic() + 60
    while not (folder_of() / "socket").is_socket() and time.monotonic() < until:
        time.sleep(0.05)
    shutil.rmtree(folder)
    assert process.wait(30) == 0


@pytest.mark.parametrize(
    ("working", "since", "over"), [(False, 0.0, False), (False, 601.0, True), (True, 601.0, False)]
)
def test_it_ends_when_it_has_had_nothing_to_do(
    working: bool, since: float, over: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    with tempfile.TemporaryDirectory(prefix="fc") as folder, socket.socket(socket.AF_UNIX) as one:
        one.bind(f"{folder}/socket")
        rest = resident._Rest()
        if working:
            rest.work.acquire()
        later = time.monotonic() + since
        monkeypatch.setattr(time, "monotonic", lambda: later)
        assert rest.over(Path(folder) / "socket") is over


@pytest.mark.usefixtures("home")
def test_one_who_says_nothing_keeps_nobody_waiting(here: list[int]) -> None:
    Checker(SETTINGS).check(STORY)
    with socket.socket(socket.AF_UNIX) as silent:
        silent.connect(str(folder_of() / "socket"))
        assert Checker(SETTINGS).check(STORY).findings
    assert here == []


@pytest.mark.usefixtures("home")
def test_a_process_that_is_stopped_is_not_waited_for(here: list[int], monkeypatch: pytest.MonkeyPatch) -> None:
    Checker(SETTINGS).check(STORY)
    monkeypatch.setattr(resident, "PATIENCE", 0.3)
    stopped = next(one for one in resident._outliving if str(folder_of()) in one.args)  # type: ignore[operator]
    stopped.send_signal(signal.SIGSTOP)
    try:
        assert Checker(SETTINGS).check(STORY).findings
        assert here == [3]
    finally:
        stopped.send_signal(signal.SIGCONT)


def test_an_encoder_that_is_not_there_leaves_no_process(monkeypatch: pytest.MonkeyPatch) -> None:
    folder = Path(tempfile.mkdtemp(prefix="fc"))
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(folder))
    with pytest.raises(ModelError):
        Checker(Settings(engine="resident", encoder="/no/such")).check(STORY)
    assert resident._outliving[-1].wait(60) == 0
    shutil.rmtree(folder)
