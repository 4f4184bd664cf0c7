"""The HTML report's parts: its template, style and script, and what is worked out for them.

`places` has readings in their sentences and paragraphs, `timeline` who said how many and when, `matrix` who disagrees
with whom.
"""

from __future__ import annotations

from importlib import resources


def own(name: str) -> str:
    """The text of the template, the style or the script."""
    return (resources.files(__name__) / name).read_text(encoding="utf-8")
