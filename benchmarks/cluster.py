"""A check by the workers of a Dask cluster against the same check in one process: time, and whether findings are equal.

    python -m benchmarks.cluster [--sentences 3000] [--workers 2]

Each run is told with its time by the clock: in one process; by workers that wait already; by workers that the run
starts and ends; by workers one of which is killed when a third of the documents is done. Models are loaded in each run
but that of waiting workers, who have answered before.
"""

from __future__ import annotations

import argparse
import os
import signal
import time
from collections.abc import Callable
from typing import Any

from distributed import LocalCluster

from benchmarks.corpora import documents
from factcheck import Checker, Settings
from factcheck.document import Document

Progress = Callable[[str, int, int], None]


def timed(settings: Settings, given: list[Document], progress: Progress | None = None) -> tuple[float, dict[str, Any]]:
    begun = time.perf_counter()
    report = Checker(settings, progress=progress).check(given).to_dict()
    return time.perf_counter() - begun, {**report, "settings": None}


def killing(cluster: LocalCluster) -> tuple[Progress, list[int]]:
    """A progress that kills a worker when a third is done, and the process it has killed."""
    killed: list[int] = []

    def progress(_stage: str, done: int, total: int) -> None:
        if not killed and total and done > total / 3:
            killed.append(next(iter(cluster.workers.values())).pid)
            os.kill(killed[0], signal.SIGKILL)

    return progress, killed


def main() -> None:
    cli = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    cli.add_argument("--sentences", type=int, default=3_000)
    cli.add_argument("--workers", type=int, default=2)
    args = cli.parse_args()
    given = documents(args.sentences)
    base, expected = timed(Settings(), given)
    print(f"| {args.sentences:,} sentences | seconds | to one process | findings |\n|---|---:|---:|---|")
    print(f"| one process | {base:.1f} | 1.00 | {len(expected['findings'])} |", flush=True)

    def row(name: str, run: tuple[float, dict[str, Any]]) -> None:
        took, found = run
        equal = "equal" if found == expected else "DIFFERENT"
        print(f"| {name} | {took:.1f} | {took / base:.2f} | {equal} |", flush=True)

    with LocalCluster(
        n_workers=args.workers, threads_per_worker=1, dashboard_address="127.0.0.1:0", silence_logs=50
    ) as cluster:
        ready = Settings(engine="dask", scheduler=cluster.scheduler_address)
        timed(ready, given[: 2 * args.workers])
        row(f"{args.workers} workers that wait", timed(ready, given))
        progress, killed = killing(cluster)
        row(f"{args.workers} workers, one killed", timed(ready, given, progress))
        assert killed, "no worker was killed"
    row("workers of its own", timed(Settings(engine="dask"), given))


if __name__ == "__main__":
    main()
