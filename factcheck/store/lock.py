"""One writer at a time: a lock that the system frees when its holder ends, however it ends (flock, by filelock)."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from factcheck.errors import StoreError

WAIT = 20.0  # seconds; another run holds the lock only while it writes


@contextmanager
def locked(folder: Path) -> Iterator[None]:
    """Hold the lock of an index; what the disk refuses inside becomes a StoreError too.

    The lock lies beside the folder, so that the folder can be removed under it.
    """
    from filelock import FileLock, Timeout

    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        with FileLock(folder.parent / f".{folder.name}.lock", timeout=WAIT):
            yield
    except Timeout:
        raise StoreError(
            f"index {folder.name!r} is being written by another run; try again when that has ended"
        ) from None
    except UnicodeError as error:
        told = "a document's name, item or notice has a character that cannot be written"
        raise StoreError(f"index {folder.name!r} cannot be written to {folder}: {told}") from error
    except (OSError, NotImplementedError) as error:
        reason = getattr(error, "strerror", None) or error
        raise StoreError(f"index {folder.name!r} cannot be written to {folder}: {reason}") from error
