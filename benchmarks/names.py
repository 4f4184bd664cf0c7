"""Names under stress: recall on made-up misspellings, false merges of look-alike people, and speed.

    python -m benchmarks.names [--people 200] [--distinct 5000]

200 made-up people get one realistic slip each in a report of their own; 200 pairs of different people with nearly equal
surnames stand in one report each. Everything is generated from syllables with a fixed seed.
"""

from __future__ import annotations

import argparse
import random
import time
from collections.abc import Callable, Iterator, Sequence

from factcheck.checks.name_variant import CHECK
from factcheck.corpus import Corpus
from factcheck.document import Document, Section, Sentence, Span
from factcheck.extractors.names import extract
from factcheck.finding import Conflict
from factcheck.identity import fold, nominated
from factcheck.syntax import parse


def listed(words: str) -> list[str]:
    return words.split()


ONSETS = listed("B Br C Ch D Dr F Fl G Gr H K Kl L M N P Pr R S Sh St T Tr V W Z")
MIDDLES = listed("a e i o u ai ea ou")
CODAS = listed("ll m n nd r rn rt s sk ck l dd v th")
ENDINGS = listed("er man son ley well ford ov sky ic elli ham wick more den ton")
GIVENS = listed(
    """Ruth Owen Ellen Mark Daniel Laura Peter Helen Simon Carol Victor Diana Martin Julia Oscar Nora Felix Irene
Hugo Alice Edgar Clara Ivan Paula Leon Grace Walter Edith Oliver Marta"""
)
ROLES = ["Sergeant", "Councillor", "Detective", "Mayor", "Dr.", "Captain", "Judge", "Senator"]
JOBS = ["a baker", "a nurse", "a driver", "a teacher", "a plumber", "a clerk"]


def surname(rng: random.Random) -> str:
    return rng.choice(ONSETS) + rng.choice(MIDDLES) + rng.choice(CODAS) + rng.choice(ENDINGS)


def dropped(word: str, rng: random.Random) -> str:
    at = rng.randrange(1, len(word))
    return word[:at] + word[at + 1 :]


def doubled(word: str, rng: random.Random) -> str:
    at = rng.randrange(1, len(word))
    return word[:at] + word[at] + word[at:]


def swapped(word: str, rng: random.Random) -> str:
    places = [at for at in range(1, len(word) - 1) if word[at] != word[at + 1]]
    at = rng.choice(places)
    return word[:at] + word[at + 1] + word[at] + word[at + 2 :]


def substituted(word: str, rng: random.Random) -> str:
    at = rng.randrange(1, len(word))
    letters = [letter for letter in ("aeiou" if word[at] in "aeiou" else "bcdfgklmnprstv") if letter != word[at]]
    return word[:at] + rng.choice(letters) + word[at + 1 :]


def transliterated(word: str, rng: random.Random) -> str:
    return rng.choice([word + "skyy", word + "skiy"])


SLIPS: Sequence[Callable[[str, random.Random], str]] = (dropped, doubled, swapped, substituted)


def lines(document: Document) -> Iterator[Sentence]:
    start = 0
    for number, line in enumerate(document.text.split("\n")):
        span = Span(start, start + len(line))
        yield Sentence(document, span, Section(span), number)
        start += len(line) + 1


def conflicts(*texts: str) -> list[Conflict]:
    documents = tuple(Document.from_text(text, name=str(number)) for number, text in enumerate(texts))
    sentences = tuple(sentence for document in documents for sentence in lines(document))
    names = tuple(name for parsed in parse(sentences) for name in extract(parsed))
    return list(CHECK.find(Corpus(documents, sentences, names)))


def story(given: str, name: str, wrong: str, rng: random.Random) -> str:
    role = rng.choice(ROLES)
    return "\n".join(
        [
            f"{role} {given} {name} spoke to residents on Friday.",
            f"The road was closed after the fire, {name} said.",
            rng.choice([f"{wrong} said nobody was hurt.", f"The crowd thanked Mr. {wrong} for the help."]),
            f"It is not clear when {name} will return.",
        ]
    )


def made_up(people: int, rng: random.Random) -> list[tuple[str, str, str, str]]:
    """Kind of slip, right spelling, wrong spelling and report for each person."""
    made = []
    for number in range(people):
        slip = [*SLIPS, transliterated][number % (len(SLIPS) + 1)]
        stem = surname(rng)
        name, wrong = stem, slip(stem, rng)
        if slip is transliterated:
            name = stem + "sky"
        made.append((slip.__name__, name, wrong, story(rng.choice(GIVENS), name, wrong, rng)))
    return made


def recall(made: Sequence[tuple[str, str, str, str]]) -> dict[str, tuple[int, int]]:
    """Found and made variants for every kind of slip, each report on its own."""
    counts: dict[str, tuple[int, int]] = {}
    for kind, name, wrong, text in made:
        found = any({name, wrong} <= _spellings(conflict) for conflict in conflicts(text))
        done, all_made = counts.get(kind, (0, 0))
        counts[kind] = (done + found, all_made + 1)
    return counts


def together(made: Sequence[tuple[str, str, str, str]]) -> tuple[int, int, int]:
    """All reports in one corpus: variants found, findings, and findings that join two people's names."""
    found = [_spellings(conflict) for conflict in conflicts(*(text for *_, text in made))]
    pairs = [{name, wrong} for _, name, wrong, _ in made]
    mixed = [words for words in found if not any(words <= pair for pair in pairs)]
    return sum(any(pair <= words for words in found) for pair in pairs), len(found), len(mixed)


def _spellings(conflict: Conflict) -> set[str]:
    return {reading.value for reading in conflict.readings}


def false_merges(pairs: int, rng: random.Random) -> int:
    """Reports on two different people of nearly equal surnames in which a finding is made."""
    merged = 0
    for _ in range(pairs):
        left = surname(rng)
        right = rng.choice(SLIPS)(left, rng)
        first, second = rng.sample(GIVENS, 2)
        job, other = rng.sample(JOBS, 2)
        text = (
            f"{first} {left}, {job}, was driving home on Friday.\n{second} {right}, {other}, saw the crash.\n"
            f"{right} said it was dark.\nMr. {left} was not hurt."
        )
        merged += bool(conflicts(text))
    return merged


def seconds_for(distinct: int, rng: random.Random) -> tuple[float, int]:
    """Seconds of processor time to compare distinct names, and how many pairs are nominated."""
    words: set[str] = set()
    while len(words) < distinct:
        words.add(fold(surname(rng) + rng.choice(["", "", "e", "s", "a"])))
    began = time.process_time()
    pairs = len(list(nominated(words)))
    return time.process_time() - began, pairs


def main() -> None:
    cli = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    cli.add_argument("--people", type=int, default=200)
    cli.add_argument("--distinct", type=int, default=5000)
    args = cli.parse_args()
    rng = random.Random(20)
    made_people = made_up(args.people, rng)
    counts = recall(made_people)
    for label, (found, made) in counts.items():
        print(f"{label:16} {found}/{made}")
    found, made = (sum(column) for column in zip(*counts.values(), strict=True))
    print(f"recall           {found / made:.3f}")
    found, findings, mixed = together(made_people)
    print(f"in one corpus    {found}/{args.people} found, {mixed} of {findings} findings join two people")
    print(f"false merges     {false_merges(args.people, rng)}/{args.people}")
    took, pairs = seconds_for(args.distinct, rng)
    print(f"{args.distinct} distinct names compared in {took:.2f} s ({pairs} pairs nominated)")


if __name__ == "__main__":
    main()
