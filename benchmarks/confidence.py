"""Recall and precision by least confidence, over all rules.

    python benchmarks/confidence.py GOLD.jsonl FOLDER [GOLD.jsonl FOLDER …]

GOLD.jsonl and FOLDER as in benchmarks/ablation.py. Findings of medium and high severity are counted; an item is found
when a finding has evidence in two of its sides with different values. A Markdown table is printed for each pair.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

from benchmarks.ablation import hits, sides
from factcheck.finding import Finding, Severity
from factcheck.pipeline import Checker

LEAST = (0.0, 0.6, 0.65, 0.7, 0.75, 0.8, 0.85, 0.9)
Item = tuple[tuple[str, int, int, str], ...]


def judged(checker: Checker, gold: Path, folder: Path) -> tuple[list[tuple[Finding, list[int]]], int]:
    """Every finding with the numbers of the items it answers, and how many items there are."""
    found: list[tuple[Finding, list[int]]] = []
    items: list[Item] = []
    for line in gold.read_text(encoding="utf-8").splitlines():
        entry = json.loads(line)
        home = folder / entry["set"] if entry["set"] else folder
        texts = {path.name: path.read_bytes().decode() for path in home.glob("*.txt")}
        own = {len(items) + at: tuple(sides(item, texts)) for at, item in enumerate(_important(entry))}
        items += own.values()
        found += [
            (finding, [number for number, item in own.items() if hits(finding, item)])
            for finding in checker.check([home]).findings
            if finding.severity.rank >= Severity.MEDIUM.rank
        ]
    return found, len(items)


def _important(entry: dict[str, list[dict[str, str]]]) -> list[dict[str, str]]:
    return [item for item in entry["gold"] if item["severity"] != "low"]


def main(arguments: list[str]) -> None:
    checker = Checker()
    for gold, folder in zip(arguments[::2], arguments[1::2], strict=True):
        found, items = judged(checker, Path(gold), Path(folder))
        print(f"\n{folder}\n\n| least confidence | recall | right of those shown |\n|---:|---:|---:|")
        for least in LEAST:
            shown = [(finding, answered) for finding, answered in found if finding.confidence >= least]
            right = sum(bool(answered) for _, answered in shown)
            answered = {number for _, numbers in shown for number in numbers}
            print(f"| {least:.2f} | {len(answered)}/{items} = {len(answered) / items:.2f} | {right}/{len(shown)} |")


if __name__ == "__main__":
    main(sys.argv[1:])
