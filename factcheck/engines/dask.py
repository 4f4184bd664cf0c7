"""Documents are analysed by the workers of a Dask cluster: one that runs already, or processes of this machine.

Shards of documents go out, analyses come back in the form that a kept index has; both are encrypted where the cluster
is, as the one of this machine always is. Every answer says which program and which arithmetic it rests on, and is
refused unless both are the caller's: findings are then those of a local run, byte for byte. The shard of a worker that
dies is given to another one (Rocklin, "Dask: parallel computation with blocked algorithms and task scheduling", 2015).
"""

from __future__ import annotations

import dataclasses
import hashlib
import logging
import threading
import time
import warnings
from collections import deque
from collections.abc import Generator, Iterator, Sequence
from concurrent.futures import CancelledError
from contextlib import ExitStack, contextmanager
from queue import Empty, SimpleQueue
from typing import TYPE_CHECKING

from factcheck import analysing
from factcheck.corpus import Analysis
from factcheck.document import Document
from factcheck.embedding import Encoder, SentenceEncoder
from factcheck.engines import Engine, Work
from factcheck.errors import DamagedIndexError, EngineError
from factcheck.store import codec, keys

if TYPE_CHECKING:
    from distributed import Client, Future, LocalCluster

ANSWERS = 10.0  # seconds that a scheduler may take to answer
PATIENCE = 30.0  # seconds that a cluster may be without workers
LOOK = 2.0  # seconds between two looks at a cluster that is working
OWN = "127.0.0.1:0"  # where processes of this machine tell how they are
AHEAD = 3  # shards for each worker that are out at a time: documents and answers take memory
_PROBE = ("Two.", "The harbour wall gave way at noon.", "Nobody could say why the gate had been left open, " * 6)

Shard = tuple[Document, ...]
Signature = tuple[str, str]  # of the program, of the encoder's arithmetic
Answer = tuple[Signature, list[tuple[bytes, bytes]]]  # with the packed analysis and vectors of every document

_alone = threading.Lock()  # a worker with several threads analyses one shard at a time
_encoders: dict[str, Encoder] = {}
_signatures: dict[str, Signature] = {}


def answer(documents: bytes, encoder: Encoder) -> Answer:
    """What a worker does with one shard: documents as `codec.pack_documents` gives them."""
    with _alone:
        own = _encoders.setdefault(encoder.identity, encoder)
        shard = codec.unpack_documents(documents)
        found = analysing.with_vectors(analysing.read(shard, _unwatched), own)
        return _signature(own), codec.pack_analyses(shard, found)


def _unwatched(_done: int, _total: int) -> None:
    """The progress of a worker; the caller counts shards."""


def _signature(encoder: Encoder) -> Signature:
    if encoder.identity not in _signatures:
        vectors = hashlib.sha256(encoder.identity.encode() + encoder.encode(_PROBE).tobytes())
        _signatures[encoder.identity] = (keys.program(), vectors.hexdigest())
    return _signatures[encoder.identity]


def analyse(documents: Sequence[Document], work: Work) -> Generator[Analysis, None, None]:
    """Analyses in the order of the documents. Raises EngineError, and whatever an analysis raises here too."""
    shards = deque(analysing.shards(documents))
    if not shards:
        return
    encoder = dataclasses.replace(work.encoder) if isinstance(work.encoder, SentenceEncoder) else work.encoder
    done, out = 0, deque[tuple[Shard, "Future"]]()
    with _connected(work.scheduler, len(shards)) as client:
        while shards or out:
            while shards and len(out) < AHEAD * max(1, _workers(client)):
                out.append((shards[0], _given_out(client, shards.popleft(), encoder)))
            work.progress("reading documents", done, len(documents))
            shard, future = out.popleft()
            yield from _checked(shard, _awaited(client, future, shard), work.encoder)
            future.release()
            done += len(shard)


@contextmanager
def _connected(scheduler: str, shards: int) -> Iterator[Client]:
    """A client of the cluster at an address, or of one of this machine that ends with it."""
    try:
        import distributed  # noqa: F401 -- whether it is there
    except ImportError as error:
        raise EngineError(_missing(error)) from None
    _silence()
    with ExitStack() as ends:
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")  # of versions that differ: answers are checked
                place = scheduler or ends.enter_context(_of_this_machine(shards))
                client = ends.enter_context(_client(place))
            client.wait_for_workers(1, timeout=PATIENCE)
        except (OSError, TimeoutError, ValueError, TypeError, RuntimeError, ImportError) as error:
            raise EngineError(_unreachable(scheduler, error)) from None
        yield client


def _client(place: str | LocalCluster) -> Client:
    """A client of a cluster. Raises TimeoutError also for what takes the connection and then says nothing."""
    from distributed import Client

    made: SimpleQueue[Client | Exception] = SimpleQueue()

    def make() -> None:
        try:
            made.put(Client(place, timeout=ANSWERS, set_as_default=False))
        except Exception as error:  # noqa: BLE001 -- raised again where it is waited for
            made.put(error)

    threading.Thread(target=make, daemon=True).start()
    try:
        found = made.get(timeout=2 * ANSWERS)
    except Empty:
        raise TimeoutError(f"what is there has not answered as one within {2 * ANSWERS:.0f} seconds") from None
    if isinstance(found, Exception):
        raise found
    return found


def _silence() -> None:
    """What workers say of one another is for their own logs; what matters here is raised."""
    for name in ("distributed", *logging.root.manager.loggerDict):
        if name.startswith("distributed"):
            logging.getLogger(name).setLevel(logging.CRITICAL)


def _of_this_machine(shards: int) -> LocalCluster:
    """A process for each processor, reachable from this run alone: TLS with credentials made for it."""
    from dask.system import CPU_COUNT
    from distributed import LocalCluster

    try:
        return LocalCluster(
            n_workers=min(CPU_COUNT, shards),
            threads_per_worker=1,
            dashboard_address=OWN,
            worker_dashboard_address=OWN,
            silence_logs=logging.CRITICAL,
            security=True,
        )
    except ImportError as error:
        raise EngineError(_missing(error)) from None


def _missing(error: ImportError) -> str:
    return f"the engine dask is not installed ({error.name} is missing): pip install 'factcheck[dask]'"


def _unreachable(scheduler: str, error: Exception) -> str:
    if not scheduler:
        return f"no workers can be started on this machine: {_told(error)}"
    if isinstance(error, TimeoutError) and "workers" in str(error):
        return f"the scheduler at {scheduler} has no workers; start one: dask worker {scheduler} --nthreads 1"
    return f"no Dask scheduler can be reached at {scheduler}: {_told(error)}"


def _told(error: BaseException) -> str:
    return next(iter(str(error).strip().splitlines()), "") or type(error).__name__


def _workers(client: Client) -> int:
    return len(client.scheduler_info(n_workers=-1)["workers"])


def _given_out(client: Client, shard: Shard, encoder: Encoder) -> Future:
    try:
        return client.submit(answer, codec.pack_documents(shard), encoder, pure=False)
    except (TypeError, AttributeError, ValueError) as error:  # whatever pickle says of what it cannot do
        raise EngineError(f"the encoder cannot be sent to workers: {_told(error)}") from None


def _awaited(client: Client, future: Future, shard: Shard) -> Answer:
    """The answer on a shard. Raises EngineError when none can come any more."""
    seen = time.monotonic()
    while True:
        try:
            return _result(future, shard)
        except TimeoutError:
            if future.status == "error":  # the analysis' own
                raise
        if client.status == "running" and _workers(client):
            seen = time.monotonic()
        elif time.monotonic() - seen > PATIENCE:
            raise EngineError(f"the cluster has had no workers for {PATIENCE:.0f} seconds")


def _result(future: Future, shard: Shard) -> Answer:
    """What a shard comes to: an error of the analysis itself is the caller's as in a local run.

    Raises TimeoutError while there is nothing, also where a worker died before its answer was fetched.
    """
    from distributed import KilledWorker

    try:
        found: Answer = future.result(timeout=LOOK)
    except CancelledError:
        raise EngineError("the Dask scheduler has gone") from None
    except KilledWorker:
        raise EngineError(f"every worker that was given {_named(shard)} died; is there memory enough?") from None
    except (ImportError, AttributeError) as error:
        raise EngineError(f"a worker cannot load this factcheck: {_told(error)}") from None
    except RuntimeError as error:
        if "deserialization" not in str(error):
            raise
        raise EngineError("the scheduler or a worker cannot load this factcheck; install the same everywhere") from None
    return found


def _named(shard: Shard) -> str:
    first, *others = (document.name for document in shard)
    return f"{first} to {others[-1]}" if others else first


def _checked(shard: Shard, found: Answer, encoder: Encoder) -> Iterator[Analysis]:
    """The analyses of an answer. Raises EngineError for one that another program or other arithmetic gave."""
    (program, vectors), packed = found
    here = _signature(encoder)
    if program != here[0]:
        raise EngineError(
            "a worker has another version of factcheck, of Python or of a library; install the same everywhere"
        )
    if vectors != here[1]:
        raise EngineError("a worker computes other vectors: it has another encoder, or a processor of another kind")
    try:
        yield from codec.unpack_analyses(shard, packed)
    except (DamagedIndexError, ValueError) as error:
        raise EngineError(f"what a worker answered cannot be read: {error}") from None


ENGINE = Engine("dask", analyse)
