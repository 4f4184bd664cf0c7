"""Damaged files of every format: does each end as a document or with a reason, in what time and memory?

    python benchmarks/fuzz_readers.py [FILES] [SEED]

Takes three files of each format (tests/samples.py, tests/test_sample_corpus.py), damages them in one of seven ways and
reads them as a user's files are read. Prints what became of the files and fails if anything was raised. Needs the
repository, not only the package.
"""

from __future__ import annotations

import io
import random
import resource
import sys
import tempfile
import time
import zipfile
from collections import Counter
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from factcheck.document import Document
from factcheck.finding import Skipped
from factcheck.sections import structure
from factcheck.sentences import split
from factcheck.settings import Settings
from factcheck.sources import read_sources
from tests.samples import archive, every_format
from tests.test_sample_corpus import SAMPLES

BATCH = 100
_NASTY = (
    b"\0",
    b"\xff\xfe",
    b"<![CDATA[",
    b"<!DOCTYPE x [",
    b"&#x202e;",
    b"PK\x01\x02",
    b"stream\n",
    b"\\u-1?",
    b"\x1b[2J",
)
_NUMBERS = (b"0", b"-1", b"4294967295", b"99999999999999999999")


def damaged(data: bytes, chance: random.Random) -> bytes:
    """The bytes with one to eight small damages, or cut short, or with a stretch twice; or a part of an archive so."""
    if data.startswith(b"PK") and chance.random() < 0.8:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            parts = {name: packed.read(name) for name in packed.namelist()}
        name = max(parts, key=lambda name: (chance.random() < 0.7, len(parts[name])))
        return archive(parts | {name: damaged(parts[name], chance)})
    made = bytearray(data)
    for _ in range(chance.choice((1, 1, 2, 8))):
        at = chance.randrange(len(made) + 1)
        length = min(chance.choice((1, 2, 8, 64)), len(made) - at)
        match chance.randrange(7):
            case 0:
                made[at : at + length] = chance.randbytes(length)
            case 1:
                del made[at : at + length]
            case 2:
                made[at:at] = made[max(0, at - 200) : at] * chance.choice((1, 3, 30))
            case 3:
                made[at:at] = chance.choice(_NASTY)
            case 4:
                del made[max(at, 10) :]
            case 5:
                made[at : at + length] = chance.choice(_NUMBERS)
            case _ if length:
                made[at] ^= 1 << chance.randrange(8)
    return bytes(made)


def run(files: int, seed: int, settings: Settings | None = None) -> tuple[Counter[str], Counter[str], float]:
    """What became of the files by suffix and by reason, and the seconds of the slowest batch. Raises what is raised."""
    chance = random.Random(seed)
    sound = [*every_format().items(), *((sample.name, sample.data) for sample in SAMPLES)]
    outcomes: Counter[str] = Counter()
    reasons: Counter[str] = Counter()
    slowest = 0.0
    for start in range(0, files, BATCH):
        with tempfile.TemporaryDirectory() as folder:
            for number in range(start, min(start + BATCH, files)):
                name, data = sound[number % len(sound)]
                Path(folder, f"{number:06}{Path(name).suffix}").write_bytes(damaged(data, chance))
            begun = time.perf_counter()
            documents, skipped = read_sources([folder], settings or Settings())
            for document in documents:
                _checked(document)
            slowest = max(slowest, time.perf_counter() - begun)
        outcomes.update(f"{_suffix(document.name)} read" for document in documents)
        outcomes.update(f"{_suffix(one.path)} skipped" for one in skipped)
        reasons.update(_plain(one) for one in skipped)
    return outcomes, reasons, slowest


def _checked(document: Document) -> None:
    """Later stages can use the document: sections tile its text, sentences and anchors lie in it."""
    made = structure(document)
    assert "".join(made.slice(section.span) for section in made.sections) == made.text
    assert all(0 <= at <= len(made.text) for at, _ in made.anchors)
    for sentence in split(made):
        assert sentence.text.strip()
        made.anchor(sentence.span.start).encode("utf-8")


def _suffix(name: str) -> str:
    return Path(name.partition("#")[0]).suffix


def _plain(skipped: Skipped) -> str:
    return "".join("#" if char.isdigit() else char for char in skipped.reason)


def main() -> None:
    files = int(sys.argv[1]) if len(sys.argv) > 1 else 2_000
    begun = time.perf_counter()
    outcomes, reasons, slowest = run(files, int(sys.argv[2]) if len(sys.argv) > 2 else 1)
    seconds = time.perf_counter() - begun
    for kind, count in sorted(outcomes.items()):
        print(f"{count:7,}  {kind}")
    print("reasons:")
    for reason, count in reasons.most_common():
        print(f"{count:7,}  {reason}")
    own, other = (resource.getrusage(who).ru_maxrss / 1000 for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    print(f"{files:,} files in {seconds:.0f} s, slowest {BATCH} in {slowest:.1f} s; at most {own:.0f} + {other:.0f} MB")


if __name__ == "__main__":
    main()
