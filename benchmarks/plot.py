"""The plot of docs/scale.md from the figures beside it.

python -m benchmarks.plot [docs/scale.json] [docs/scale.svg]
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path

import matplotlib as mpl

mpl.use("svg")
mpl.rcParams["svg.hashsalt"] = "scale"  # the same figures, the same file
from matplotlib import pyplot as plt  # noqa: E402


def drawn(figures: dict[str, dict[str, list[float]]], target: Path) -> None:
    """Seconds of a whole check by the number of sentences, both in powers, with a line of linear growth."""
    figure, axes = plt.subplots(figsize=(6.4, 4.0))
    for (name, told), colour in zip(figures.items(), ("#b0413e", "#1f5f8b"), strict=True):
        axes.loglog(told["sentences"], told["seconds"], "o-", color=colour, label=name)
    told = list(figures.values())[-1]
    first, last = min(told["sentences"]), max(max(one["sentences"]) for one in figures.values())
    start = told["seconds"][0]
    axes.loglog([first, last], [start, start * last / first], ":", color="#666666", label="linear growth")
    axes.set_xlabel("sentences")
    axes.set_ylabel("seconds of a check")
    axes.grid(visible=True, which="both", alpha=0.25)
    axes.legend(frameon=False)
    figure.tight_layout()
    figure.savefig(target, metadata={"Date": None})


def main() -> None:
    cli = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    cli.add_argument("figures", type=Path, nargs="?", default=Path("docs/scale.json"))
    cli.add_argument("target", type=Path, nargs="?", default=Path("docs/scale.svg"))
    args = cli.parse_args()
    drawn(json.loads(args.figures.read_text(encoding="utf-8")), args.target)


if __name__ == "__main__":
    main()
