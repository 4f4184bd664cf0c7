"""Documents are analysed by a process that stays when a run has ended, so that the next run finds its models loaded.

Loading torch and spaCy takes seconds, reading a page a tenth of one. The process belongs to one user, one program (a
digest of all that findings rest on) and one encoder. It listens at a socket in a folder that nobody else may enter and
asks for a key that lies there, takes documents and gives analyses in the form of a kept index (bytes of checked types,
no pickle), forgets both, and ends after ten minutes without work or when its socket is taken away. Many documents, and
whatever it does not answer, are worked out as the engine "local" does; analyses are the same.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import secrets
import shutil
import socket
import stat
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Generator, Sequence
from functools import partial
from multiprocessing import AuthenticationError
from multiprocessing.connection import Client, Connection, Listener, answer_challenge, deliver_challenge
from pathlib import Path
from queue import Empty, SimpleQueue
from typing import TypeVar, cast

import msgspec
from filelock import FileLock, Timeout

from factcheck import analysing
from factcheck.corpus import Analysis
from factcheck.document import Document
from factcheck.embedding import SentenceEncoder
from factcheck.engines import Engine, Work, local
from factcheck.errors import DamagedIndexError, FactcheckError
from factcheck.store import codec, keys

IDLE = 600.0  # seconds without work after which the process ends
LOOK = 1.0  # seconds between two looks whether that is so
STARTING = 60.0  # seconds that it may take to load its models
PATIENCE = 20.0  # seconds that it may take to answer
MOST = 2  # shards: more are worked out by all processors of this machine sooner
_LONGEST = 50_000_000  # bytes of a request
_PATH = 100  # bytes of a socket's path that every system takes
_SOCKET, _KEY = "socket", "key"
_START = (
    "import json,sys;sys.path[:]=json.loads(sys.argv[1]);from factcheck.engines.resident import serve;"
    "serve(*sys.argv[2:])"
)
_LOST = (OSError, EOFError, Empty, Timeout, AuthenticationError, DamagedIndexError, msgspec.MsgspecError, ValueError)

_outliving: list[subprocess.Popen[bytes]] = []  # what this run has started and does not wait for

Answer = list[tuple[bytes, bytes]]  # the packed analysis and vectors of every document
T = TypeVar("T")
_FAILED = msgspec.msgpack.encode([])


def analyse(documents: Sequence[Document], work: Work) -> Generator[Analysis, None, None]:
    """Analyses in the order of the documents. Raises what an analysis raises."""
    shards, encoder = analysing.shards(documents), work.encoder
    folder = _folder(encoder) if work.parses is None and isinstance(encoder, SentenceEncoder) else None
    if folder is None or not isinstance(encoder, SentenceEncoder):
        yield from local.analyse(documents, work)
        return
    if len(shards) > MOST:
        try:
            yield from local.analyse(documents, work)
        finally:
            with contextlib.suppress(*_LOST):
                _started(folder, encoder)  # for the next run
        return
    found: list[Analysis] = []
    with contextlib.suppress(*_LOST), _connected(folder, encoder) as connection:
        for shard in shards:
            work.progress("reading sentences", len(found), len(documents))
            found += _within(PATIENCE, partial(_asked, connection, shard))
    yield from found
    yield from local.analyse(documents[len(found) :], work) if len(found) < len(documents) else ()


def _within(seconds: float, work: Callable[[], T]) -> T:
    """What work gives in that time. Raises Empty when it takes longer, as a stopped process does, else what it raises.

    Work that has not ended then is left to itself, in a thread that ends with this process.
    """
    made: SimpleQueue[tuple[T | None, Exception | None]] = SimpleQueue()

    def do() -> None:
        try:
            made.put((work(), None))
        except Exception as error:  # noqa: BLE001 -- raised again where it is waited for
            made.put((None, error))

    threading.Thread(target=do, daemon=True).start()
    found, error = made.get(timeout=seconds)
    if error is not None:
        raise error
    return cast("T", found)


def _asked(connection: Connection, shard: Sequence[Document]) -> list[Analysis]:
    """What the process makes of some documents. Raises one of _LOST where it does not answer or cannot."""
    connection.send_bytes(codec.pack_documents(shard))
    answer = msgspec.msgpack.decode(connection.recv_bytes(), type=Answer)
    return list(codec.unpack_analyses(shard, answer))


def _folder(encoder: SentenceEncoder) -> Path | None:
    """The folder of the process, made if need be; None where a socket cannot be kept to one user."""
    if not hasattr(socket, "AF_UNIX") or not hasattr(os, "getuid"):
        return None
    home = Path(os.environ.get("XDG_RUNTIME_DIR", ""))
    root = (home if home.is_absolute() and home.is_dir() else Path(tempfile.gettempdir())) / f"factcheck-{os.getuid()}"
    told = json.dumps([keys.program(), sys.executable, encoder.identity, encoder.bfloat16])
    folder = root / hashlib.sha256(told.encode()).hexdigest()[:16]
    if len(os.fsencode(folder / _SOCKET)) >= _PATH:
        return None
    try:
        for path in (root, folder):
            path.mkdir(mode=0o700, parents=True, exist_ok=True)
            kind = path.lstat()
            if not stat.S_ISDIR(kind.st_mode) or kind.st_uid != os.getuid() or kind.st_mode & 0o077:
                return None
    except OSError:
        return None
    return folder


def _connected(folder: Path, encoder: SentenceEncoder) -> Connection:
    """A connection to the process, which is started if it is not there. Raises OSError, EOFError or Timeout."""
    process = _started(folder, encoder)
    until = time.monotonic() + STARTING
    while True:
        try:
            return _within(PATIENCE, partial(Client, str(folder / _SOCKET), "AF_UNIX", _key(folder)))
        except (FileNotFoundError, ConnectionRefusedError):
            if time.monotonic() > until or (process is not None and process.poll() is not None):
                raise
            time.sleep(0.02)


def _started(folder: Path, encoder: SentenceEncoder) -> subprocess.Popen[bytes] | None:
    """Start the process unless it is there; None where it is. Raises OSError or Timeout."""
    for process in _outliving:
        process.poll()  # one that has ended is not left behind
    with FileLock(folder / ".lock", timeout=STARTING):
        if _is_there(folder / _SOCKET):
            return None
        (folder / _SOCKET).unlink(missing_ok=True)
        if not (folder / _KEY).exists():
            with os.fdopen(os.open(folder / _KEY, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
                file.write(secrets.token_bytes(32))
        own = bool(encoder.model) and Path(encoder.model).exists()
        model = str(Path(encoder.model).absolute()) if own else encoder.model
        process = subprocess.Popen(  # noqa: S603 - our own interpreter and code; data comes by the socket
            [sys.executable, "-c", _START, json.dumps(_paths()), str(folder), model, json.dumps(encoder.bfloat16)],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            cwd=folder,
            start_new_session=True,
        )
        _outliving.append(process)
        return process


def _paths() -> list[str]:
    """Where the process finds modules: where this one does, but never in the folder it happens to stand in."""
    own = str(Path(__file__).resolve().parents[2])
    return list(dict.fromkeys([own, *(str(Path(path).absolute()) for path in sys.path if path)]))


def _is_there(path: Path) -> bool:
    """Whether somebody listens at a socket."""
    with socket.socket(socket.AF_UNIX) as one:
        try:
            one.connect(str(path))
        except OSError:
            return False
        return True


def _key(folder: Path) -> bytes:
    return (folder / _KEY).read_bytes()


# What runs in the process that stays.


class _Rest:
    """When the process last had something to do; it does one thing at a time."""

    def __init__(self) -> None:
        self._since = time.monotonic()
        self.work = threading.Lock()

    def over(self, path: Path) -> bool:
        """Whether it has waited long enough, or nobody can reach it any more."""
        return not path.is_socket() or (not self.work.locked() and time.monotonic() - self._since > IDLE)

    @contextlib.contextmanager
    def interrupted(self) -> Generator[None, None, None]:
        with self.work:
            try:
                yield
            finally:
                self._since = time.monotonic()


def serve(folder: str, model: str, bfloat16: str) -> None:
    """Load the models, then answer callers until there has been none for a while."""
    encoder = SentenceEncoder(model, bfloat16=json.loads(bfloat16))
    if _answered(codec.pack_documents([Document.from_text("The harbour wall gave way.")]), encoder) == _FAILED:
        return
    path, key, rest = Path(folder) / _SOCKET, _key(Path(folder)), _Rest()
    with Listener(str(path), family="AF_UNIX", backlog=16) as listener:
        threading.Thread(target=_end_after, args=(path, rest), daemon=True).start()
        while True:
            with contextlib.suppress(*_LOST):
                connection = listener.accept()
                threading.Thread(target=_talk, args=(connection, key, encoder, rest), daemon=True).start()


def _talk(connection: Connection, key: bytes, encoder: SentenceEncoder, rest: _Rest) -> None:
    """Answer one caller, who must know the key; one that says nothing keeps nobody else waiting."""
    with contextlib.suppress(*_LOST), connection:
        deliver_challenge(connection, key)
        answer_challenge(connection, key)
        while True:
            request = connection.recv_bytes(_LONGEST)
            with rest.interrupted():
                answer = _answered(request, encoder)
            connection.send_bytes(answer)


def _end_after(path: Path, rest: _Rest) -> None:
    while not rest.over(path):
        time.sleep(LOOK)
    shutil.rmtree(path.parent, ignore_errors=True)
    os._exit(0)


def _answered(request: bytes, encoder: SentenceEncoder) -> bytes:
    """The packed answer; an empty one where an analysis fails, which the caller will see for itself."""
    try:
        shard = codec.unpack_documents(request)
        found = analysing.with_vectors(analysing.read(shard, lambda _done, _total: None), encoder)
    except FactcheckError:
        return _FAILED
    return msgspec.msgpack.encode(codec.pack_analyses(shard, found))


ENGINE = Engine("resident", analyse)
