"""Time of a draft of 60 sentences against 10 sources of 100: python benchmarks/verify_time.py

Made-up sentences; the command is run cold, then twice with an index (the first run builds it).
"""

from __future__ import annotations

import os
import random
import subprocess
import sys
import tempfile
import time
from pathlib import Path

TOWNS = "Almsford Brennport Castlebridge Dunmarsh Elverton Farrowby Gorsley Haverham Iverstone Kelsby".split()
PEOPLE = "Ada Marwood|Bela Strand|Cora Whitlock|Dan Pemberly|Edda Olsen|Finn Redwick|Gus Pillai|Hana Brandt".split("|")
TOLD = (
    "{person}, {age}, told the council of {town} that {count} houses were flooded on {day}.",
    "The fire service of {town} sent {count} engines to a barn that burned down on {day}.",
    "A bridge near {town} will stay closed for {count} weeks, said {person} of the county's road office.",
    "“We asked for {count} more beds and nobody answered us,” {person} said in {town} on {day}.",
    "The school in {town} has {count} pupils and was built in {year}.",
    "{person} was elected mayor of {town} in {year} with a majority of {count} votes.",
)
DAYS = "Monday Tuesday Wednesday Thursday Friday".split()


def sentence(rng: random.Random) -> str:
    return rng.choice(TOLD).format(
        person=rng.choice(PEOPLE),
        age=rng.randint(30, 70),
        town=rng.choice(TOWNS),
        count=rng.randint(3, 900),
        day=rng.choice(DAYS),
        year=rng.randint(1950, 2020),
    )


def timed(arguments: list[str]) -> str:
    before, began = os.times(), time.perf_counter()
    subprocess.run([sys.executable, "-m", "factcheck", *arguments], check=False, stdout=subprocess.DEVNULL)
    after = os.times()
    busy = after.children_user + after.children_system - before.children_user - before.children_system
    return f"{time.perf_counter() - began:.1f} s, {busy:.1f} s of processor time"


def main() -> None:
    rng = random.Random(1)
    with tempfile.TemporaryDirectory() as name:
        os.chdir(name)
        told = [[sentence(rng) for _ in range(100)] for _ in range(10)]
        for number, sentences in enumerate(told):
            Path(f"source{number}.txt").write_text("\n\n".join(sentences), encoding="utf-8")
        draft = rng.sample([one for sentences in told for one in sentences], 40) + [sentence(rng) for _ in range(20)]
        Path("draft.txt").write_text("\n\n".join(draft), encoding="utf-8")
        arguments = ["verify", "draft.txt", *(f"--against=source{number}.txt" for number in range(10))]
        print("cold:", timed(arguments))
        print("building the index:", timed([*arguments, "--index", "sources"]))
        print("with the index:", timed([*arguments, "--index", "sources"]))


if __name__ == "__main__":
    main()
