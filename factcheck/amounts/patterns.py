"""Patterns of this package are compiled when first needed, so that importing stays cheap."""

from __future__ import annotations

import re
from functools import cache

LEFT = 48  # code points before a figure in which its hedge, currency and cue words are looked for


@cache
def compiled(pattern: str) -> re.Pattern[str]:
    """A regular expression, compiled once, when first needed: importing stays cheap."""
    return re.compile(pattern)
