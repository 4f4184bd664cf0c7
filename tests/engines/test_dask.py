from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest

from factcheck import Checker, Settings, analysing, plugins
from factcheck.document import Document
from factcheck.engines import Engine
from factcheck.engines import dask as engine
from factcheck.errors import EngineError
from factcheck.settings import ENGINES
from factcheck.store import codec
from tests.store.making import CORRECTED, EVENING, MORNING, LetterEncoder

distributed = pytest.importorskip("distributed")
ROOT = Path(__file__).parents[2]
STORY = [Document.from_text(text, name=f"{at}.txt") for at, text in enumerate((MORNING, EVENING, CORRECTED) * 2)]


@pytest.fixture(scope="module")
def cluster() -> Iterator[distributed.LocalCluster]:
    with distributed.LocalCluster(
        n_workers=2, threads_per_worker=1, dashboard_address=engine.OWN, silence_logs=50
    ) as cluster:
        yield cluster


@pytest.fixture
def settings(cluster: distributed.LocalCluster) -> Settings:
    return Settings(engine="dask", scheduler=cluster.scheduler_address)


@pytest.fixture
def one_document_a_shard(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(analysing, "SHARD", 1)


def found(checker: Checker, sources: list[Document] | list[str]) -> dict[str, object]:
    return {**checker.check(sources).to_dict(), "settings": None}


@pytest.mark.usefixtures("one_document_a_shard")
def test_findings_are_those_of_a_local_run(settings: Settings) -> None:
    own = sorted(str(path) for path in (ROOT / "seeds").rglob("*.txt"))[:3]
    assert own
    assert found(Checker(settings), own) == found(Checker(), own)


@pytest.mark.usefixtures("one_document_a_shard")
def test_a_worker_killed_in_the_middle_costs_only_its_shard(
    settings: Settings, cluster: distributed.LocalCluster
) -> None:
    killed: list[int] = []

    def kill(_stage: str, done: int, _total: int) -> None:
        if done == 1 and not killed:
            killed.append(next(iter(cluster.workers.values())).pid)
            os.kill(killed[0], signal.SIGKILL)

    whole = found(Checker(encoder=LetterEncoder()), STORY)
    assert found(Checker(settings, progress=kill, encoder=LetterEncoder()), STORY) == whole
    assert killed


def test_it_starts_and_ends_workers_of_its_own() -> None:
    checker = Checker(Settings(engine="dask"), encoder=LetterEncoder())
    assert found(checker, STORY) == found(Checker(encoder=LetterEncoder()), STORY)


def test_a_worker_of_another_version_is_refused(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    checker = Checker(settings, encoder=LetterEncoder())
    with monkeypatch.context() as patched, pytest.raises(EngineError, match="another version of factcheck"):
        patched.setattr(engine, "_signature", lambda _encoder: ("another program", ""))
        checker.check(STORY)
    program, _ = engine._signature(LetterEncoder())
    with monkeypatch.context() as patched, pytest.raises(EngineError, match="other vectors"):
        patched.setattr(engine, "_signature", lambda _encoder: (program, "other bits"))
        checker.check(STORY)


def test_an_unreachable_scheduler_and_one_without_workers_are_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engine, "ANSWERS", 0.5)
    monkeypatch.setattr(engine, "PATIENCE", 0.5)
    with pytest.raises(EngineError, match=r"no Dask scheduler can be reached at tcp://127.0.0.1:9"):
        Checker(Settings(engine="dask", scheduler="tcp://127.0.0.1:9"), encoder=LetterEncoder()).check(STORY)
    with pytest.raises(EngineError, match="no Dask scheduler can be reached at nonsense"):
        Checker(Settings(engine="dask", scheduler="nonsense://?"), encoder=LetterEncoder()).check(STORY)
    with distributed.LocalCluster(n_workers=0, processes=False, dashboard_address=engine.OWN, silence_logs=50) as empty:
        address = empty.scheduler_address
        with pytest.raises(EngineError, match="has no workers"):
            Checker(Settings(engine="dask", scheduler=address), encoder=LetterEncoder()).check(STORY)


def test_an_encoder_that_cannot_travel_is_told(settings: Settings) -> None:
    class Bound(LetterEncoder):
        def __init__(self) -> None:
            super().__init__()
            self.stuck = (number for number in range(3))

    with pytest.raises(EngineError, match="cannot be sent"):
        Checker(settings, encoder=Bound()).check(STORY)


def test_documents_travel_whole() -> None:
    given = Document("a.txt", "one \ud800 lone", title="One", notices=("late",), anchors=((3, "page 2"),))
    (back,) = codec.unpack_documents(codec.pack_documents([given]))
    assert vars(back) == vars(given)


def test_the_settings_know_every_engine() -> None:
    assert plugins.names("factcheck.engines") == ENGINES
    assert [one.name for one in plugins.collect("factcheck.engines", "ENGINE", Engine)] == list(ENGINES)
