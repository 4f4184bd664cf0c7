"""What each gate of the alignment adds to precision and costs in recall.

    python benchmarks/ablation.py GOLD.jsonl FOLDER [GOLD.jsonl FOLDER …]

GOLD.jsonl holds one labelled set a line: {"set", "gold": [item], "traps": [item]}, an item being {"kind", "severity",
"sides": [{"doc", "quote", "value"}]}; FOLDER/SET/DOC are the documents. Each gate is taken out in turn, the number, age
and date findings of medium and high severity are counted again, and a Markdown table is printed. Sentences are parsed
and embedded once.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import combinations
from pathlib import Path
from typing import Any

from factcheck import alignment, grouping
from factcheck.checks import (
    age_conflict,
    arithmetic_slip,
    date_conflict,
    elapsed_time,
    identifier_conflict,
    quantity_conflict,
    record_conflict,
    sum_conflict,
)
from factcheck.clustering import Block
from factcheck.corpus import Corpus
from factcheck.finding import Finding, Severity
from factcheck.pipeline import Checker
from factcheck.sources import read_sources

CHECKS = tuple(
    module.CHECK
    for module in (
        quantity_conflict,
        age_conflict,
        arithmetic_slip,
        date_conflict,
        elapsed_time,
        identifier_conflict,
        record_conflict,
        sum_conflict,
    )
)
KINDS = {"number", "age", "date", "sum"}


@dataclass(frozen=True)
class LabelledSet:
    """A corpus with the spans (document, start, end, value) of its items' sides."""

    corpus: Corpus
    items: tuple[tuple[tuple[str, int, int, str], ...], ...]


def labelled(checker: Checker, gold: Path, folder: Path) -> Iterator[LabelledSet]:
    for line in gold.read_text(encoding="utf-8").splitlines():
        entry = json.loads(line)
        documents, _ = read_sources([folder / entry["set"] if entry["set"] else folder], checker.settings)
        texts = {Path(document.name).name: document.text for document in documents}
        items = [item for item in entry["gold"] if item["kind"] in KINDS and item["severity"] != "low"]
        yield LabelledSet(
            checker.corpus(documents, checker.encoder), tuple(tuple(sides(item, texts)) for item in items)
        )


def sides(item: dict[str, Any], texts: dict[str, str]) -> Iterator[tuple[str, int, int, str]]:
    for side in item["sides"]:
        start = texts[side["doc"]].find(side["quote"])
        while start >= 0:
            yield side["doc"], start, start + len(side["quote"]), side["value"].casefold()
            start = texts[side["doc"]].find(side["quote"], start + 1)


def hits(finding: Finding, item: tuple[tuple[str, int, int, str], ...]) -> bool:
    places = [(Path(e.document).name, e.start, e.end) for v in finding.variants for e in v.evidence]
    touched = {value for doc, s, e, value in item if any(d == doc and a < e and s < b for d, a, b in places)}
    return len(touched) >= 2


def measure(sets: list[LabelledSet]) -> tuple[int, int, int, int]:
    """Items found, items, right findings, findings."""
    found = right = shown = 0
    for labelled_set in sets:
        corpus = replace(labelled_set.corpus)  # nothing that was worked out with other gates
        conflicts = ((check.rule, conflict) for check in CHECKS for conflict in check.find(corpus))
        findings = [
            f for f in grouping.findings(conflicts, corpus.source_of) if f.severity.rank >= Severity.MEDIUM.rank
        ]
        shown += len(findings)
        right += sum(any(hits(finding, item) for item in labelled_set.items) for finding in findings)
        found += sum(any(hits(finding, item) for finding in findings) for item in labelled_set.items)
    return found, sum(len(labelled_set.items) for labelled_set in sets), right, shown


def row(name: str, figures: tuple[int, int, int, int]) -> str:
    found, items, right, shown = figures
    return f"| {name} | {found}/{items} = {found / items:.2f} | {right}/{shown} = {right / max(1, shown):.2f} |"


def main(arguments: list[str]) -> None:
    checker = Checker()
    pairs = zip(arguments[::2], arguments[1::2], strict=True)
    sets = [one for gold, folder in pairs for one in labelled(checker, Path(gold), Path(folder))]
    print("| gates | recall (number, age, date) | precision |\n|---|---|---|")
    print(row("all", measure(sets)))
    for name in [gate for gate in alignment.GATES if gate != "sentence"]:
        taken = alignment.GATES[name]
        alignment.GATES[name] = lambda *_: True
        blocked = alignment.pairs_of_one_time
        if name == "time":
            alignment.pairs_of_one_time = lambda block: combinations(block, 2)
        print(row(f"without {name}", measure(sets)), flush=True)
        alignment.GATES[name], alignment.pairs_of_one_time = taken, blocked
    kept = Block.two_facts
    Block.two_facts = lambda *_: False
    print(row("without side by side", measure(sets)))
    Block.two_facts = kept


if __name__ == "__main__":
    main(sys.argv[1:])
