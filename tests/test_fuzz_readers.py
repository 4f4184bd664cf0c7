"""Two hundred damaged files of all formats: the benchmark fuzz_readers runs thousands."""

from __future__ import annotations

import pytest

from benchmarks.fuzz_readers import run


def test_damaged_files_end_as_documents_or_with_a_reason() -> None:
    for library in ("feedparser", "mammoth", "pypdf", "striprtf"):
        pytest.importorskip(library)
    outcomes, reasons, _ = run(files=200, seed=7)
    assert sum(outcomes.values()) >= 200
    assert sum(count for kind, count in outcomes.items() if kind.endswith("read")) >= 50
    assert not any("broke off" in reason or "seconds" in reason for reason in reasons), reasons
