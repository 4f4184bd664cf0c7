"""Time of comparing alone, check by check, on a made-up corpus as one group, whose analyses an index keeps.

    python -m benchmarks.comparing [--sentences 10000] [--index comparing]

The first run of a size analyses the documents and keeps what they come to under indexes/; later ones read it back, so
that changes of comparing are measured without waiting for the syntax. (An edited program makes the index outdated.)
"""

from __future__ import annotations

import argparse
import resource
import time
from collections.abc import Callable
from typing import Any, TypeVar

from benchmarks.corpora import documents
from factcheck import Checker, agreement, grouping, plugins, topics
from factcheck.checks import Check
from factcheck.document import Document
from factcheck.identity import entities

T = TypeVar("T")


def row(name: str, work: Callable[[], T]) -> T:
    begun = time.perf_counter()
    result = work()
    print(f"| {name} | {time.perf_counter() - begun:.2f} |", flush=True)
    return result


def found(checker: Checker, given: list[Document], index: str) -> None:
    kept = checker._opened(index, given)
    analyses = row("reading the index", lambda: tuple(checker._analyses(given, checker.encoder, kept)))
    checker._analyses = lambda *_arguments, **_names: iter(analyses)  # type: ignore[method-assign]
    corpus = row("copies", lambda: checker.corpus(given, checker.encoder, nominated=False))
    print(f"| sentences | {len(corpus.sentences):,} |")
    row("names", lambda: entities(corpus))
    checks: tuple[Check, ...] = plugins.collect("factcheck.checks", "CHECK", Check)
    conflicts: list[Any] = []
    for check in checks:
        conflicts += row(check.rule.name, lambda one=check: [(one.rule, each) for each in one.find(corpus)])
    findings = row("grouping", lambda: grouping.findings(conflicts, corpus.source_of))
    findings = row("topics", lambda: topics.named(findings, corpus))
    row("agreement", lambda: agreement.agreed(corpus, checks, findings, corpus.copies))
    print(f"| findings | {len(findings):,} |")
    print(f"| peak megabytes | {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000:,.0f} |")


def main() -> None:
    cli = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    cli.add_argument("--sentences", type=int, default=10_000)
    cli.add_argument("--index", default="comparing")
    args = cli.parse_args()
    checker, given = Checker(), documents(args.sentences)
    name = f"{args.index}-{args.sentences}"
    checker.build(given, name)
    print("| stage | seconds |\n|---|---:|")
    found(checker, given, name)


if __name__ == "__main__":
    main()
