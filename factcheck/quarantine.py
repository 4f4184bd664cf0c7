"""Files from strangers are read in a process of their own, with limits on time and memory, and can take only it down.

The process is an interpreter that knows this package and nothing of the caller's program: multiprocessing's "spawn"
would import the caller's main module a second time, which breaks scripts without a guard. It is started when first
needed, reads one file after the other, and is ended and replaced when a file exhausts it. What it sends back is JSON,
so that even a reader that was taken over can only hand over text.
"""

from __future__ import annotations

import base64
import contextlib
import datetime as dt
import json
import os
import subprocess
import sys
import threading
from collections.abc import Sequence
from dataclasses import asdict, replace
from pathlib import Path
from types import TracebackType
from typing import IO, Any

from factcheck.document import Document, Section, SectionKind, Span
from factcheck.errors import DocumentError
from factcheck.plugins import collect
from factcheck.readers import Attachment, Reader
from factcheck.settings import Settings

_MEGABYTE = 1_000_000
_LENGTH = 8  # bytes that give the length of a message
_START = "import json,sys;sys.path[:]=json.loads(sys.argv[1]);from factcheck.quarantine import serve;serve()"


class Quarantine:
    """Reads files through readers, those that are isolated in another process; to be closed, or used with `with`."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._process: subprocess.Popen[bytes] | None = None

    def __enter__(self) -> Quarantine:
        return self

    def __exit__(
        self, _kind: type[BaseException] | None, _error: BaseException | None, _trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """End the other process, if there is one."""
        if self._process is not None:
            self._process.kill()
            for stream in (self._process.stdin, self._process.stdout):
                with contextlib.suppress(OSError):
                    stream.close()  # type: ignore[union-attr]
            self._process.wait()
            self._process = None

    def read(self, reader: Reader, name: str, data: bytes) -> tuple[Document | Attachment, ...]:
        """The documents of a file and the files in it.

        Raises DocumentError with the reason, also when a limit was reached.
        """
        if not reader.isolated:
            return _documents(reader, name, data, self._settings)
        reply = self._asked({"format": reader.format, "name": name, "settings": asdict(self._settings)}, data)
        if "error" in reply:
            raise DocumentError(str(reply["error"]))
        return tuple(_document(entry) if "text" in entry else _attachment(entry) for entry in reply["documents"])

    def _asked(self, request: dict[str, object], data: bytes) -> dict[str, Any]:
        process = self._running()
        assert process.stdin is not None and process.stdout is not None  # noqa: S101 - both are pipes
        late = threading.Event()

        def end() -> None:
            late.set()
            process.kill()

        timer = threading.Timer(self._settings.max_seconds, end)
        timer.daemon = True
        timer.start()
        try:
            _send(process.stdin, json.dumps(request).encode())
            _send(process.stdin, data)
            reply = json.loads(_received(process.stdout, self._most()))
        except (OSError, EOFError, ValueError) as error:
            self.close()
            slow = f"took longer than {self._settings.max_seconds:g} seconds (max_seconds)"
            raise DocumentError(slow if late.is_set() else "the reader broke off on this file") from error
        except BaseException:
            self.close()
            raise
        finally:
            timer.cancel()
        return reply if isinstance(reply, dict) else {"error": "the reader broke off on this file"}

    def _most(self) -> int:
        """Bytes of the longest reply: text within max_file_mb, every character of it escaped."""
        return int(self._settings.max_file_mb * _MEGABYTE) * 12 + _MEGABYTE * 50

    def _running(self) -> subprocess.Popen[bytes]:
        if self._process is None or self._process.poll() is not None:
            self.close()
            command = [sys.executable, "-P", "-B", "-X", "utf8", "-c", _START, json.dumps(_path())]
            try:
                self._process = subprocess.Popen(  # noqa: S603 - our own interpreter and code; data comes by the pipe
                    command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
                )
            except OSError as error:
                raise DocumentError(f"the process that reads such files cannot be started: {error.strerror}") from error
        return self._process


def _path() -> list[str]:
    """Where the other process finds modules: where this one does, but never in the folder it happens to stand in."""
    own = str(Path(__file__).resolve().parents[1])
    path = [entry for entry in sys.path if entry and Path(entry).is_absolute()]
    return path if own in path else [*path, own]


def _send(stream: IO[bytes], message: bytes) -> None:
    stream.write(len(message).to_bytes(_LENGTH, "big"))
    stream.write(message)
    stream.flush()


def _received(stream: IO[bytes], most: int) -> bytes:
    """One message; raises EOFError where the other side ended and ValueError for one that is too long."""
    length = int.from_bytes(_exactly(stream, _LENGTH), "big")
    if length > most:
        raise ValueError("message too long")
    return _exactly(stream, length)


def _exactly(stream: IO[bytes], count: int) -> bytes:
    data = stream.read(count)
    if len(data) < count:
        raise EOFError
    return data


def _documents(reader: Reader, name: str, data: bytes, settings: Settings) -> tuple[Document | Attachment, ...]:
    outcome = reader.read(name, data, settings)
    found = (outcome,) if isinstance(outcome, Document) else tuple(outcome)
    if (
        sum(len(one.text) if isinstance(one, Document) else len(one.data) for one in found)
        > settings.max_file_mb * _MEGABYTE
    ):
        raise DocumentError(f"its text is longer than {settings.max_file_mb:g} MB (max_file_mb)")
    return found


# What runs in the other process.


def serve() -> None:
    """Read files as told on standard input until it ends; nothing but replies reaches standard output."""
    replies = os.fdopen(os.dup(1), "wb")
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
    readers = {reader.format: reader for reader in collect("factcheck.readers", "READER", Reader)}
    requests = sys.stdin.buffer
    while True:
        try:
            request = json.loads(_received(requests, _MEGABYTE * 10))
        except EOFError:
            return
        settings = Settings(**request["settings"])
        data = _received(requests, sys.maxsize)
        _confine(settings)
        reply, sound = _reply(readers[request["format"]], request["name"], data, settings)
        _send(replies, json.dumps(reply).encode())
        if not sound:
            return


def _confine(settings: Settings) -> None:
    """Limits of the operating system, where it has them: memory, processor time, and no file can be written."""
    try:
        import resource
    except ImportError:
        return
    used = resource.getrusage(resource.RUSAGE_SELF)
    seconds = int(used.ru_utime + used.ru_stime + settings.max_seconds) + 5
    for limit, value in (
        (resource.RLIMIT_AS, int(settings.max_memory_mb * _MEGABYTE)),
        (resource.RLIMIT_CPU, seconds),
        (resource.RLIMIT_FSIZE, 0),
    ):
        hard = resource.getrlimit(limit)[1]
        most = value if hard == resource.RLIM_INFINITY else min(value, hard)
        with contextlib.suppress(ValueError, OSError):
            resource.setrlimit(limit, (most, hard))


def _reply(reader: Reader, name: str, data: bytes, settings: Settings) -> tuple[dict[str, Any], bool]:
    """The reply to one request, and whether the process can go on."""
    try:
        return {"documents": [_entry(found) for found in _documents(reader, name, data, settings)]}, True
    except DocumentError as error:
        return {"error": str(error)}, True
    except MemoryError:
        return {"error": f"needs more than {settings.max_memory_mb:g} MB of memory (max_memory_mb)"}, False
    except RecursionError:
        return {"error": "nested too deeply"}, True
    except Exception as error:  # noqa: BLE001 - whatever a library raises on a damaged file
        return {"error": f"damaged or not of its kind ({type(error).__name__} while reading)"}, True


def _entry(document: Document | Attachment) -> dict[str, Any]:
    if isinstance(document, Attachment):
        return {"name": document.name, "data": base64.b64encode(document.data).decode("ascii")}
    entry = {name: getattr(document, name) for name in ("name", "text", "title", "outlet", "item", "version")}
    return entry | {
        "published": document.published.isoformat() if document.published else None,
        "notices": document.notices,
        "anchors": document.anchors,
        "comments": [(about.start, about.end, text) for about, text in document.comments],
        "sections": [_section_entry(section) for section in document.sections],
    }


def _section_entry(section: Section) -> Sequence[Any]:
    written = section.written.isoformat() if section.written else None
    return (section.span.start, section.span.end, section.kind.value, written, section.has_time, section.label)


def _document(entry: dict[str, Any]) -> Document:
    published = entry.pop("published")
    return replace(
        Document(**entry),
        published=dt.date.fromisoformat(published) if published else None,
        notices=tuple(entry["notices"]),
        anchors=tuple((offset, place) for offset, place in entry["anchors"]),
        comments=tuple((Span(start, end), text) for start, end, text in entry["comments"]),
        sections=tuple(_section(values) for values in entry["sections"]),
    )


def _attachment(entry: dict[str, Any]) -> Attachment:
    return Attachment(str(entry["name"]), base64.b64decode(entry["data"]))


def _section(entry: Sequence[Any]) -> Section:
    start, end, kind, written, has_time, label = entry
    moment = dt.datetime.fromisoformat(written) if written else None
    return Section(Span(start, end), SectionKind(kind), moment, has_time, label)
