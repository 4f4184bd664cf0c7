"""A report written by hand: reporters and the command line are tested without running a check."""

import datetime as dt

from factcheck.finding import (
    Category,
    DocumentSummary,
    Evidence,
    Finding,
    Report,
    Severity,
    Skipped,
    Variant,
)

WIRE = "At least six people were killed when the quay at Port Ellery gave way, the harbour master said."
LATE = "Rescuers have now recovered the bodies of at least seven people from the water below the quay."


def place(document: str, line: int, sentence: str, quote: str, **more: str | None) -> Evidence:
    """Where `quote` stands in `sentence`, which begins at offset 100."""
    at = sentence.index(quote)
    return Evidence(
        document=document,
        start=100 + at,
        end=100 + at + len(quote),
        line=line,
        column=at + 1,
        quote=quote,
        sentence=sentence,
        sentence_start=100,
        **more,  # type: ignore[arg-type]
    )


TOLL = Finding(
    id="v1-0f3a",
    rule="quantity-conflict",
    category=Category.NUMBER,
    severity=Severity.HIGH,
    confidence=0.93,
    title="Killed at Port Ellery: at least six, or at least seven?",
    explanation="both count people killed when the quay gave way",
    variants=(
        Variant(
            "at least six",
            "count 6 at least",
            (
                place("wire.txt", 3, WIRE, "six", published="2025-03-04", attribution="the harbour master said"),
                place("draft.md", 9, WIRE, "six", section="headline"),
            ),
        ),
        Variant(
            "at least seven",
            "count 7 at least",
            (place("late.txt", 5, LATE, "seven", section="4.58pm GMT", published="2025-03-05T16:58"),),
        ),
    ),
    notes=("six and seven differ by one",),
    may_supersede=True,
)
NAME = Finding(
    id="v1-77aa",
    rule="name-conflict",
    category=Category.NAME,
    severity=Severity.LOW,
    confidence=0.5,
    title="Harbour master: Marit Olsen, or Marit Ohlsen?",
    explanation="same first name and office",
    variants=(
        Variant("Marit Olsen", "marit olsen", (place("wire.txt", 4, "Marit Olsen spoke.", "Marit Olsen"),)),
        Variant("Marit Ohlsen", "marit ohlsen", (place("late.txt", 8, "Said Marit Ohlsen.", "Marit Ohlsen"),)),
    ),
)
REPORT = Report(
    version="0.1.0",
    settings={"min_severity": "low", "neighbours": 20},
    documents=(
        DocumentSummary("wire.txt", "Quay collapse at Port Ellery", dt.date(2025, 3, 4), 12, 11),
        DocumentSummary("late.txt", None, dt.date(2025, 3, 5), 7, 7, ("embargoed until 6 March 2025",)),
        DocumentSummary("draft.md", "Port Ellery | what we know", None, 9, 0),
    ),
    skipped=(Skipped("scan.pdf", "no reader for .pdf"),),
    findings=(TOLL, NAME),
)
EMPTY = Report(version="0.1.0", settings={}, documents=(), skipped=REPORT.skipped, findings=())
