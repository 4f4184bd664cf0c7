"""Train the packaged judge: python -m benchmarks.judge REPORTS.jsonl PAIRS_FOLDER OUT [--seed 1 2]

REPORTS.jsonl holds groups of news reports of one event, {"set", "documents": [{"title", "text"}]} a line; nothing of
them is shipped. PAIRS_FOLDER holds nli_mnli_dev.jsonl (MultiNLI: OANC and others), nli_snli_dev.jsonl (SNLI: CC BY-SA
4.0), cad_nli.jsonl (counterfactual SNLI: Apache-2.0) and fever_symmetric.jsonl (CC BY-SA 3.0): {"premise",
"hypothesis", "label"} a line. OUT is a folder: it gets words.pt, claims.jsonl, a folder for each seed with
weights.safetensors and metrics.json, and judge.safetensors, the mean of the seeds, which is what factcheck ships.

What is there already is not made again, and a run that was stopped goes on from its last checkpoint. Of every
fourteenth group, story and pair nothing is trained on; metrics.json is measured there. The stories of the last phase
are those in benchmarks/judge/data.
"""

from __future__ import annotations

import argparse
import time
from pathlib import Path

from benchmarks.judge import claims, packing, train, words

SEED = 7  # of the claims


def main() -> None:
    cli = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    cli.add_argument("reports", type=Path)
    cli.add_argument("pairs", type=Path)
    cli.add_argument("out", type=Path)
    cli.add_argument("--seed", type=int, nargs="+", default=[1, 2])
    cli.add_argument("--start", type=Path, help="only the last phase, from this judge.safetensors; REPORTS is not read")
    args = cli.parse_args()
    args.out.mkdir(parents=True, exist_ok=True)
    began = time.perf_counter()

    def say(text: str) -> None:
        print(f"{time.perf_counter() - began:6.0f} s  {text}", flush=True)

    given = args.start or args.out / "claims.jsonl"
    if not args.start:
        words.train(args.reports, args.out / "words.pt", SEED, say)
        claims.write(args.reports, args.out / "words.pt", given, SEED, say)
    runs = [args.out / f"seed-{seed}" for seed in args.seed]
    for seed, run in zip(args.seed, runs, strict=True):
        train.train(given, args.pairs, run, seed, say)
    say(f"judge.safetensors: SHA-256 {packing.pack(runs, args.out / 'judge.safetensors')}")


if __name__ == "__main__":
    main()
