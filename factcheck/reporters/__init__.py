"""Reporters turn a report into a file: one file a format, each ending with REPORTER."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from factcheck.finding import Report


@dataclass(frozen=True, slots=True)
class Reporter:
    """A reporter: `render(report)` gives the whole file; `suffix` is the file ending with its dot."""

    format: str
    suffix: str
    render: Callable[[Report], str | bytes]
