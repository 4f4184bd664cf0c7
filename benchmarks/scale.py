"""Time and memory of a whole check by the number of sentences, with floors in the same run.

    python -m benchmarks.scale [--sizes 1000 10000 100000] [--real TEXTS]

Every size is a process of its own, so that its peak memory is its own. `check` is time by the clock, `cpu` that of
this process's processors, which depends less on what else they do (LOKY_MAX_CPU_COUNT=1 keeps all work in it). Floors,
in the same process: loading plain float32 SentenceTransformer and its encode, with its own defaults, of exactly the
sentences that were checked (up to --floor of them, then in proportion), and difflib over up to 2,000 pairs of them.
`check` loads its models too. `added` is what a check costs with an index of all when one more document of about 30
sentences is named with them (--kept).
"""

from __future__ import annotations

import argparse
import contextlib
import dataclasses
import difflib
import json
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path
from typing import Any

from benchmarks.corpora import documents
from factcheck.sections import structure
from factcheck.sentences import split

COLUMNS = (
    "sentences",
    "documents",
    "findings",
    "check",
    "cpu",
    "encode",
    "encode cpu",
    "ratio",
    "cpu ratio",
    "added",
    "difflib",
    "megabytes",
)


def seconds(work: Callable[[], Any]) -> tuple[float, Any]:
    begun = time.perf_counter()
    result = work()
    return time.perf_counter() - begun, result


def stages(checker: Any, given: list[Any], index: str | None = None) -> tuple[dict[str, float], Any]:
    """Seconds by stage, as the progress of the check tells them, and the report."""
    spent: dict[str, float] = {}
    last = ["start", time.perf_counter()]

    def progress(stage: str, _done: int, _total: int) -> None:
        now = time.perf_counter()
        spent[str(last[0])] = spent.get(str(last[0]), 0.0) + now - float(last[1])
        last[:] = [stage, now]

    checker._progress = progress
    report = checker.check(given, index=index)
    progress("end", 0, 0)
    return spent, report


def measured(sentences: int, real: Path | None, floor: int, kept: bool, indexed: bool) -> dict[str, Any]:
    from factcheck import Checker

    given = documents(sentences, real=real)
    begun = time.process_time()
    with tempfile.TemporaryDirectory() as folder, contextlib.chdir(folder):
        took, (spent, report) = seconds(lambda: stages(Checker(), given, "all" if indexed else None))
    worked = time.process_time() - begun
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000
    texts = [sentence.text for one in given for sentence in split(structure(one))]
    part = len(texts) / min(floor, len(texts))
    begun = time.process_time()
    encode = floor_of_encoding(texts[:floor], part)
    encoded = (time.process_time() - begun) * part
    return {
        "sentences": sum(one.sentences for one in report.documents),
        "documents": len(given),
        "findings": len(report.findings),
        "check": took,
        "cpu": worked,
        "encode": encode,
        "encode cpu": encoded,
        "ratio": took / encode,
        "cpu ratio": worked / encoded,
        "added": added(given) if kept else float("nan"),
        "difflib": floor_of_comparing(texts[:2001]),
        "megabytes": memory,
        "stages": spent,
    }


def added(given: list[Any]) -> float:
    """Seconds of a check of all with an index when one document is new."""
    from factcheck import Checker

    known, new = given, dataclasses.replace(documents(1, seed=2)[0], name="added.txt")
    with tempfile.TemporaryDirectory() as folder, contextlib.chdir(folder):
        Checker().check(known, index="all")
        return seconds(lambda: Checker().check([*known, new], index="all"))[0]


def floor_of_encoding(texts: list[str], part: float) -> float:
    """Seconds to load the model and to encode `part` times the texts."""
    from factcheck.embedding import packaged_model

    def loaded() -> Any:
        from sentence_transformers import SentenceTransformer

        return SentenceTransformer(str(packaged_model()), device="cpu", local_files_only=True)

    loading, model = seconds(loaded)
    return loading + seconds(lambda: model.encode(texts))[0] * part


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
    cli.add_argument("--floor", type=int, default=10_000)
    cli.add_argument("--kept", action="store_true", help="also with an index to which a document is added")
    cli.add_argument("--index", action="store_true", help="check with an index, which takes up what memory need not")
    cli.add_argument("--one", action="store_true", help=argparse.SUPPRESS)
    args = cli.parse_args()
    if args.one:
        print(json.dumps(measured(args.sizes[0], args.real, args.floor, args.kept, args.index)))
        return
    rows = []
    for size in args.sizes:
        command = [sys.executable, "-m", "benchmarks.scale", "--one", "--sizes", str(size)]
        command += ["--floor", str(args.floor), *(["--real", str(args.real)] if args.real else [])]
        command += [*(["--kept"] if args.kept else []), *(["--index"] if args.index else [])]
        rows.append(json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout))
    print(table(rows))


if __name__ == "__main__":
    main()
