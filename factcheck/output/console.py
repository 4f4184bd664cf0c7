"""Standard output for data, standard error for people; a reader that goes away is no error."""

from __future__ import annotations

import os
import sys
import time
from types import TracebackType
from typing import Self, TextIO

from factcheck.finding import Severity
from factcheck.output.visible import one_line, shortened

_COLOURS = {Severity.HIGH: "\x1b[1;31m", Severity.MEDIUM: "\x1b[33m", Severity.LOW: "\x1b[36m"}
_CLEAR = "\r\x1b[K"
_PAUSE = 0.1  # seconds between two lines of progress


def put(content: str | bytes) -> None:
    """Data; text as UTF-8 whatever the locale."""
    _send(sys.stdout, content)


def say(text: str) -> None:
    """One or more lines for the person at the terminal."""
    _send(sys.stderr, text.rstrip("\n") + "\n")


def _send(stream: TextIO, content: str | bytes) -> None:
    try:
        stream.flush()
        stream.buffer.write(content.encode("utf-8", "backslashreplace") if isinstance(content, str) else content)
        stream.flush()
    except BrokenPipeError:
        with open(os.devnull, "wb") as nowhere:  # noqa: PTH123 -- else the interpreter complains when it flushes at exit
            os.dup2(nowhere.fileno(), stream.fileno())


def is_terminal() -> bool:
    """Whether a person watches standard error."""
    return sys.stderr.isatty() and os.environ.get("TERM") != "dumb"


def paint(text: str, severity: Severity) -> str:
    """The text in the colour of a severity, where colour is seen and wanted (NO_COLOR)."""
    if not is_terminal() or os.environ.get("NO_COLOR"):
        return text
    return f"{_COLOURS[severity]}{text}\x1b[0m"


class Status:
    """One line of progress that rewrites itself on a terminal and does nothing elsewhere."""

    def __init__(self) -> None:
        self._shown = is_terminal()
        self._last = 0.0

    def __call__(self, stage: str, done: int, total: int) -> None:
        now = time.monotonic()
        if self._shown and now - self._last >= _PAUSE:
            self._last = now
            amount = f" {done:,} of {total:,}" if total else ""
            _send(sys.stderr, _CLEAR + shortened(one_line(stage) + amount, 76))

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._shown and self._last:
            _send(sys.stderr, _CLEAR)
