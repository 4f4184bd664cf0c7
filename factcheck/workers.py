"""Other processes of this machine that read documents beside this one, where there are many.

They are loky's, which start without the caller's main module (a script needs no guard), end with this process however
that ends, and heed the processors that the run may use (also LOKY_MAX_CPU_COUNT). Shards go out and analyses come back
in the form that a kept index has. This process reads along while it waits: embedding leaves it time. What a process
that died had in hand is read here.
"""

from __future__ import annotations

import gc
import multiprocessing
import os
import signal
import sys
import threading
import time
from collections import deque
from collections.abc import Generator, Iterator, Sequence
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from typing import TYPE_CHECKING

import numpy as np

from factcheck import analysing
from factcheck.analysing import Progress
from factcheck.corpus import Analysis
from factcheck.document import Document, Sentence
from factcheck.store import codec
from factcheck.syntax import Parse

if TYPE_CHECKING:
    from concurrent.futures import Executor, Future

    Shard = tuple[Document, ...]
    Answer = list[tuple[Document, int, bytes]]  # with its sections, its number of sentences, its packed analysis

LEAST = 3  # shards for which another process is started: it takes as long to start as one shard to read
MOST = 8  # processes: each has a language model of its own in memory
AHEAD = 2  # shards that a process has at a time: one in work and one that waits
LOOK = 1.0  # seconds between two looks whether the process that started another is still there


def wanted(shards: int) -> int:
    """How many other processes help to read so many shards: two thirds of the processors, the rest for embedding."""
    if shards < LEAST:
        return 0
    from loky import cpu_count

    processors: int = cpu_count()
    return min(MOST, shards // 2, processors - 1, max(1, round(processors * 2 / 3)))


def read(
    shards: Sequence[Shard], processes: int, progress: Progress, parses: dict[Sentence, Parse] | None = None
) -> Generator[list[Analysis], None, None]:
    """The analyses of every shard without vectors, in the order of the shards, as `analysing.read` gives them.

    So many other processes help; where `parses` is to take up the syntax there can be none.
    """
    if not processes:
        yield from (analysing.read(shard, progress, parses) for shard in shards)
        return
    with _started(processes) as executor:
        waiting = deque(enumerate(shards))
        given: dict[int, Future[Answer]] = {}
        own: dict[int, list[Analysis]] = {}
        for number, shard in enumerate(shards):
            while True:
                _give_out(executor, waiting, given, AHEAD * processes)
                if number in own:
                    yield own.pop(number)
                elif number in given and (given[number].done() or not waiting):
                    yield _received(given.pop(number), shard, progress)
                else:
                    at, another = waiting.popleft()
                    own[at] = analysing.read(another, progress)
                    continue
                break


def _give_out(
    executor: Executor, waiting: deque[tuple[int, Shard]], given: dict[int, Future[Answer]], most: int
) -> None:
    while waiting and sum(not future.done() for future in given.values()) < most:
        number, shard = waiting.popleft()
        given[number] = executor.submit(_answer, shard)


def _received(future: Future[Answer], shard: Shard, progress: Progress) -> list[Analysis]:
    try:
        answer = future.result()
    except BrokenProcessPool:
        return analysing.read(shard, progress)
    return [
        codec.unpack(packed, document, np.zeros((sentences, 1), dtype=np.float32))
        for document, sentences, packed in answer
    ]


@contextmanager
def _started(processes: int) -> Iterator[Executor]:
    """An executor that is ended at once, whatever it has in hand."""
    from loky import ProcessPoolExecutor

    executor = ProcessPoolExecutor(max_workers=processes, initializer=_accompany, initargs=(os.getpid(),))
    try:
        yield executor
    finally:
        executor.shutdown(wait=False, kill_workers=True)


# What runs in the other processes.


def _accompany(starter: int) -> None:
    """End with the process that started this one, and only with it: Ctrl-C reaches every process of a terminal."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with, args=(starter,), daemon=True).start()


def _end_with(starter: int) -> None:
    parent = multiprocessing.parent_process()
    if sys.platform == "win32" and parent is not None:
        parent.join()
    while os.getppid() == starter:
        time.sleep(LOOK)
    os._exit(1)


def _answer(shard: Shard) -> Answer:
    found = analysing.read(shard, lambda _done, _total: None)
    if not gc.get_freeze_count():
        gc.freeze()  # the language model stays; the collector need not look at it again
    return [(one.document, len(one.sentences), codec.pack(one)) for one in found]
