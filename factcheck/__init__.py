"""Shows editors every place where the documents behind a story disagree.

    import factcheck

    report = factcheck.check(["notes/", "draft.md"])
    for finding in report.findings:
        print(finding.severity, finding.title)

Importing the package is cheap: models and their libraries are loaded when a check first needs them.
"""

from __future__ import annotations

import importlib
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from factcheck.document import Document
    from factcheck.errors import FactcheckError
    from factcheck.finding import Category, Evidence, Finding, Report, Severity, Skipped, Variant
    from factcheck.pipeline import Checker
    from factcheck.settings import Settings

__version__ = "0.1.0"

__all__ = [
    "Category",
    "Checker",
    "Document",
    "Evidence",
    "FactcheckError",
    "Finding",
    "Report",
    "Settings",
    "Severity",
    "Skipped",
    "Variant",
    "__version__",
    "check",
]

_HOMES = {
    "Checker": "pipeline",
    "Document": "document",
    "FactcheckError": "errors",
    "Settings": "settings",
    **dict.fromkeys(("Category", "Evidence", "Finding", "Report", "Severity", "Skipped", "Variant"), "finding"),
}


def check(sources: Sequence[str | Path | Document], settings: Settings | None = None) -> Report:
    """Check documents once; for several sets make one Checker, which loads the models only once.

    `sources` are files, folders, globs or Documents. Raises FactcheckError when the run cannot go on.
    """
    from factcheck.pipeline import Checker

    return Checker(settings).check(sources)


def __getattr__(name: str) -> object:
    """Public names from their modules, when first used (PEP 562)."""
    if name not in _HOMES:
        raise AttributeError(f"module 'factcheck' has no attribute {name!r}")
    return getattr(importlib.import_module(f"factcheck.{_HOMES[name]}"), name)


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
