"""What a command tells the shell."""

from __future__ import annotations

FOUND, USAGE, FAILED, NOTHING_COMPARED, INTERRUPTED = 1, 2, 3, 4, 130
