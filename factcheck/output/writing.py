"""Reports as files: whole or not at all."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path

from factcheck.errors import ReportError
from factcheck.replacing import replace


def ready(path: Path, sources: Iterable[str] = ()) -> None:
    """Make the folder of a file to be written, and refuse a file that is itself one of the sources.

    Raises ReportError, so that a long run is not made in vain.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        if path.is_dir():
            raise ReportError(f"cannot write {path}: it is a folder")
        if any(path.exists() and Path(source).exists() and path.samefile(source) for source in sources):
            raise ReportError(f"cannot write {path}: it is one of the documents to be checked")
    except OSError as error:
        raise ReportError(f"cannot write {path}: {error.strerror or error}") from error
    if not os.access(path.parent, os.W_OK):
        raise ReportError(f"cannot write {path}: no permission for its folder")


def write(path: Path, content: str | bytes) -> None:
    """Write bytes, or text as UTF-8, beside the file and put it in its place; no regular file: straight.

    The mode is the one the umask gives. Raises ReportError; then the file is as it was.
    """
    data = content.encode("utf-8") if isinstance(content, str) else content
    try:
        place = path.resolve()
        if place.exists() and not place.is_file():
            place.write_bytes(data)  # a pipe or a device must not be replaced
        else:
            replace(place, data)
    except OSError as error:
        raise ReportError(f"cannot write {path}: {error.strerror or error}") from error
