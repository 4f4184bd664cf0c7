"""Kill runs that build and update an index at random moments and look at what they leave.

    python benchmarks/kill_index.py --kills 200

Every run is the command itself on generated documents, two to an event, of which some change each time, in a copy of
this process (with more than 25 of them the index also keeps the findings of each event); only the encoder is replaced
by a quick one, so that a run spends its time on the index. After each kill the index must be sound (`problems` computes
every digest); at the end a check with the index must find what a check without it finds.
"""

from __future__ import annotations

import argparse
import collections
import os
import random
import signal
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from factcheck import pipeline, store
from factcheck.cli import run
from factcheck.errors import StoreError
from factcheck.pipeline import Checker
from factcheck.store import kept
from tests.store.making import LetterEncoder

EVENTS = [one + two for one in ("Kel", "Bran", "Tor", "Ost", "Lin", "Hag", "Sol") for two in ("do", "fa", "mi", "re")]
ROOT = Path(__file__).parents[1]
COMMANDS = (["index", "build", "desk", "notes"], ["index", "update", "desk"], ["check", "notes", "--index", "desk"])


def changed(notes: Path, chance: random.Random, number: int, places: Sequence[int]) -> None:
    """Write, rewrite or delete documents."""
    for at in places:
        path = notes / f"{at}.txt"
        if path.exists() and chance.random() < 0.25:
            path.unlink()
        else:
            path.write_text(
                f"Officers arrested {number % 7 + 2} men near {EVENTS[at // 2]} Mill on 3 March 2021.\n"
                f"Mayor Ruth {EVENTS[at // 2]}by and Owen {EVENTS[at // 2]}son of {EVENTS[at // 2]}ham spoke.\n",
                encoding="utf-8",
            )


def killed(command: list[str], seconds: float) -> str:
    """Run a command in a copy of this process, in which everything is loaded, and kill it."""
    child = os.fork()
    if child == 0:
        with Path(os.devnull).open("w") as nowhere:
            os.dup2(nowhere.fileno(), 2)
        os._exit(run(command))
    time.sleep(seconds)
    ended = os.waitpid(child, os.WNOHANG)[0] == child
    if not ended:
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
    return "ended before" if ended else "killed"


def state() -> str:
    """Sound, none yet, or what is wrong."""
    if not Path("indexes/desk/manifest.json").exists():
        return "no index yet"
    try:
        wrong = list(store.problems("desk"))
    except StoreError as error:
        return str(error)
    return wrong[0] if wrong else "sound"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--kills", type=int, default=200)
    parser.add_argument("--documents", type=int, default=40)
    parser.add_argument("--longest", type=float, default=0.4, help="seconds after which the latest kill comes")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    chance = random.Random(options.seed)
    seen: collections.Counter[tuple[str, str]] = collections.Counter()
    with tempfile.TemporaryDirectory() as folder:
        os.chdir(folder)
        notes = Path("notes")
        notes.mkdir()
        pipeline.SentenceEncoder = lambda _model: LetterEncoder()
        kept.CHECKPOINT = 0.02
        changed(notes, random.Random(0), 0, range(options.documents))
        plain = Checker(encoder=LetterEncoder()).check(["notes"])  # loads what the runs need
        for number in range(options.kills):
            changed(notes, chance, number, chance.sample(range(options.documents), 3))
            command = COMMANDS[number % len(COMMANDS)]
            outcome = killed(command, chance.uniform(0, options.longest))
            seen[outcome, state()] += 1
        for (outcome, found), count in sorted(seen.items()):
            print(f"{count:4}  {outcome}: {found}")
        plain = Checker(encoder=LetterEncoder()).check(["notes"])
        same = Checker(encoder=LetterEncoder()).check(["notes"], index="desk").to_dict() == plain.to_dict()
        print("findings with and without the index are", "the same" if same else "DIFFERENT")
        os.chdir(ROOT)
    sys.exit(0 if same and {found for _, found in seen} <= {"sound", "no index yet"} else 1)


if __name__ == "__main__":
    main()
