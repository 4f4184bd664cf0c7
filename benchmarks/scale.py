"""Time and memory of a whole check by the number of sentences, with floors in the same run.

    python -m benchmarks.scale [--sizes 1000 10000 100000] [--real TEXTS]

Every size is a process of its own, so that its peak memory is its own. `check` is time by the clock, `cpu` that of the
processors, which depends less on what else they do. Floors: plain float32
SentenceTransformer.encode of the same sentences (up to --floor of them, then in proportion), and difflib over up to
2,000 pairs of sentences.
"""

from __future__ import annotations

import argparse
import difflib
import json
import resource
import subprocess
import sys
import time
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path
from typing import Any

from benchmarks.corpora import documents

COLUMNS = ("sentences", "documents", "findings", "check", "cpu", "encode", "ratio", "difflib", "megabytes")


def seconds(work: Callable[[], Any]) -> tuple[float, Any]:
    begun = time.perf_counter()
    result = work()
    return time.perf_counter() - begun, result


def stages(checker: Any, given: list[Any]) -> tuple[dict[str, float], Any]:
    """Seconds by stage, as the progress of the check tells them, and the report."""
    spent: dict[str, float] = {}
    last = ["start", time.perf_counter()]

    def progress(stage: str, _done: int, _total: int) -> None:
        now = time.perf_counter()
        spent[str(last[0])] = spent.get(str(last[0]), 0.0) + now - float(last[1])
        last[:] = [stage, now]

    checker._progress = progress
    report = checker.check(given)
    progress("end", 0, 0)
    return spent, report


def measured(sentences: int, real: Path | None, floor: int) -> dict[str, Any]:
    from factcheck import Checker

    given = documents(sentences, real=real)
    begun = time.process_time()
    took, (spent, report) = seconds(lambda: stages(Checker(), given))
    worked = time.process_time() - begun
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000
    texts = [line for one in given for line in one.text.replace(". ", ".\n").splitlines() if line.strip()]
    encode = floor_of_encoding(texts[:floor]) * len(texts) / min(floor, len(texts))
    return {
        "sentences": sum(one.sentences for one in report.documents),
        "documents": len(given),
        "findings": len(report.findings),
        "check": took,
        "cpu": worked,
        "encode": encode,
        "ratio": took / encode,
        "difflib": floor_of_comparing(texts[:2001]),
        "megabytes": memory,
        "stages": spent,
    }


def floor_of_encoding(texts: list[str]) -> float:
    from sentence_transformers import SentenceTransformer

    from factcheck.embedding import packaged_model

    model = SentenceTransformer(str(packaged_model()), device="cpu", local_files_only=True)
    model.encode(texts[:8])
    return seconds(lambda: model.encode(texts, batch_size=32, show_progress_bar=False))[0]


def floor_of_comparing(texts: list[str]) -> float:
    pairs = pairwise(texts)
    return seconds(lambda: [difflib.SequenceMatcher(None, one, two).ratio() for one, two in pairs])[0]


def table(rows: list[dict[str, Any]]) -> str:
    lines = ["| " + " | ".join(COLUMNS) + " |", "|" + "---:|" * len(COLUMNS)]
    lines += ["| " + " | ".join(_shown(row[name]) for name in COLUMNS) + " |" for row in rows]
    for row in rows:
        longest = sorted(row["stages"].items(), key=lambda item: -item[1])[:6]
        lines.append(
            f"\n{row['sentences']:,} sentences: " + ", ".join(f"{name} {took:.1f} s" for name, took in longest)
        )
    return "\n".join(lines)


def _shown(value: float) -> str:
    return f"{value:,}" if isinstance(value, int) else f"{value:,.2f}"


def main() -> None:
    cli = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    cli.add_argument("--sizes", type=int, nargs="+", default=[1_000, 10_000])
    cli.add_argument("--real", type=Path)
    cli.add_argument("--floor", type=int, default=2_000)
    cli.add_argument("--one", action="store_true", help=argparse.SUPPRESS)
    args = cli.parse_args()
    if args.one:
        print(json.dumps(measured(args.sizes[0], args.real, args.floor)))
        return
    rows = []
    for size in args.sizes:
        command = [sys.executable, "-m", "benchmarks.scale", "--one", "--sizes", str(size)]
        command += ["--floor", str(args.floor), *(["--real", str(args.real)] if args.real else [])]
        rows.append(json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout))
    print(table(rows))


if __name__ == "__main__":
    main()
