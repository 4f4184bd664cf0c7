"""A draft that retells the sample stories with slips of its own, fact by fact."""

from __future__ import annotations

from pathlib import Path

import pytest

from factcheck.document import Document
from factcheck.settings import Settings
from factcheck.sources import read_sources
from factcheck.verdict import Verdict
from tests.verification.making import HERE, verified

SEEDS = Path(__file__).parents[2] / "seeds"
SOURCES = (
    "harbour-ferry/wire.txt harbour-ferry/release.txt council-budget/wire.txt council-budget/minutes.html"
    " council-budget/release.txt"
)
GOLDEN = {
    Verdict.SUPPORTED: """
        number Seven; statement people were killed; name Sula Maid; date Tuesday; number 92; number Twelve;
        statement rafts were launched; name Ingrid Halvorsen; name Redwick; date Tuesday evening; date Sunday night;
        quote The ferry came into the harbour mouth far too fast for that swell; name Nils Halvorsen;
        statement service for the dead will be held; date Thursday 23 October; number £412.5m; number 31; number 24;
        number 4.9 per cent; name Hugh Pemberly; age 61; name Priya Castellane; date 8 September; number 600 tonnes
    """,
    Verdict.CONFLICTING: """
        date 1989; age 45; name Joren Pyke; date June; number five; statement Tickets will not be refunded;
        number £63m; quote We will not close a single library this winter, and we will not sell a single school;
        number 5.3 per cent; statement union asks; statement budget cuts spending
    """,
    Verdict.NOT_FOUND: """
        name Oystergate; number 70; name Leonie Fairweather; place Wexbourne; number £9,000; date August;
        statement Swans nested; name Rafael Duarte; age 33; number 25 minutes; statement museum opened a hall
    """,
}


@pytest.fixture(scope="module")
def sheet():
    sources, _ = read_sources([SEEDS / name for name in SOURCES.split()], Settings())
    text = (HERE / "two-stories.txt").read_text(encoding="utf-8")
    return verified(Document.from_text(text, name="draft.txt", published="2025-10-15"), *sources)


@pytest.mark.parametrize("verdict", Verdict)
def test_every_fact_gets_its_verdict(sheet, verdict):
    for entry in " ".join(GOLDEN[verdict].split()).split(";"):
        kind, _, value = entry.strip().partition(" ")
        found = [one.verdict for one in sheet.facts() if one.kind == kind and one.value.endswith(value)]
        assert found[:1] == [verdict], entry
