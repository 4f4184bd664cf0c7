"""Corpora for benchmarks: made up, or sampled from a folder of texts.

    python -m benchmarks.corpora FOLDER [--sentences 10000] [--seed 1] [--real TEXTS]

A made-up corpus has events that are told by two to five documents each, of about thirty sentences: a headline with a
dateline, the event's own facts (a toll, a second count, a measure or a sum of money, a clock time, a person's name and
age, a quotation, a home town), each told in one of several wordings, and between them background sentences put together
from a vocabulary of some thousand words. Towns, streets and people are made of syllables, so that their number grows
with the corpus as in real text. In every second event one document has one planted discrepancy; which, is written
to planted.csv. Events are spread over four years; the reports of one event over three days.
"""

from __future__ import annotations

import argparse
import csv
import datetime as dt
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from benchmarks.names import GIVENS, surname
from factcheck.document import Document
from factcheck.sections import structure
from factcheck.sentences import split

SENTENCES = 30  # of a document, about
FIRST_DAY = dt.date(2021, 1, 4)
STARTS = (
    "Ash Bar Brack Cal Cor Dun East Fal Glen Hart Kel Lang Mar Nor Oak Pen Rad Sel Thorn Ul Ver West Wil Yar".split()
)
JOINS = ["", "", "en", "er", "ing", "le", "ow"]
ENDS = (
    "bury by combe dale fell field ford gate ham haven head holt hurst ley mere mouth port stead ton vale wick".split()
)
STREETS = "Street Avenue Lane Road Drive".split()

KINDS: dict[str, dict[str, Sequence[str]]] = {
    "fire": {
        "headline": [
            "{toll} killed in {town} fire",
            "Fire in {town} kills {toll}",
            "{town} warehouse fire leaves {toll} dead",
        ],
        "lead": [
            "{Toll} people were killed in a fire at a warehouse in {town} on {weekday}, police said.",
            "A fire that swept through a warehouse on {street} in {town} killed {toll} people on {weekday}.",
        ],
        "second": [
            "Another {hurt} people were injured and taken to hospital.",
            "{Hurt} people were injured in the fire, officials said.",
        ],
        "measure": [
            "The damage to the building was put at ${money} million.",
            "The fire caused damage of ${money} million, the owners said.",
        ],
    },
    "crash": {
        "headline": ["{toll} dead as bus crashes near {town}", "Bus crash near {town} kills {toll}"],
        "lead": [
            "{Toll} people died when a bus left the road near {town} on {weekday}.",
            "A bus crashed on {street} outside {town} on {weekday}, killing {toll} people.",
        ],
        "second": ["The crash injured {hurt} passengers.", "{Hurt} passengers were injured, the hospital said."],
        "measure": [
            "The bus fell about {metres} metres down a slope.",
            "It came to rest {metres} metres below the road.",
        ],
    },
    "shooting": {
        "headline": ["{toll} killed in shooting in {town}", "{town} shooting leaves {toll} dead"],
        "lead": [
            "A gunman shot and killed {toll} people in {town} on {weekday}, police said.",
            "{Toll} people were shot dead on {street} in {town} on {weekday}.",
        ],
        "second": ["{Hurt} others were wounded in the shooting.", "Doctors treated {hurt} people who were wounded."],
        "measure": [
            "Police found {metres} cartridges at the scene.",
            "Officers seized {metres} cartridges after the shooting.",
        ],
    },
    "flood": {
        "headline": ["Floods kill {toll} in {town}", "{toll} dead after {town} floods"],
        "lead": [
            "Floods in {town} killed {toll} people on {weekday} after the river burst its banks.",
            "{Toll} people drowned in {town} on {weekday} when water swept through {street}.",
        ],
        "second": ["{Hurt} families were evacuated.", "Rescue crews evacuated {hurt} families from their homes."],
        "measure": [
            "The water rose to {metres} metres at the old bridge.",
            "At the old bridge the river reached {metres} metres.",
        ],
    },
    "raid": {
        "headline": ["Police seize {metres} kilograms of drugs in {town}", "{hurt} arrested in {town} raid"],
        "lead": [
            "Police arrested {hurt} people in raids in {town} on {weekday}.",
            "{Hurt} people were arrested on {weekday} when officers raided houses on {street} in {town}.",
        ],
        "second": ["{Toll} officers were injured in the raid.", "The raid left {toll} officers injured."],
        "measure": [
            "Officers seized {metres} kilograms of cocaine.",
            "They seized {metres} kilograms of cocaine worth ${money} million.",
        ],
    },
    "strike": {
        "headline": ["{hurt} drones launched at {town}", "Drone attack on {town} kills {toll}"],
        "lead": [
            "{Toll} people were killed in a drone attack on {town} on {weekday}, the governor said.",
            "A drone attack on {town} killed {toll} people overnight into {weekday}.",
        ],
        "second": [
            "{Hurt} drones were launched in the attack.",
            "The air force said {hurt} drones were launched at the town.",
        ],
        "measure": [
            "Repairs to the power station will cost ${money} million.",
            "The operator put the cost of repairs at ${money} million.",
        ],
    },
}
PERSON = [
    "{given} {name}, {age}, of {home}, was among the first to arrive.",
    "One of the witnesses was {given} {name}, {age}, who lives in {home}.",
    "{given} {name}, a {age}-year-old {job} from {home}, saw what happened.",
]
AGAIN = ["{name} said it took a long time for help to come.", "Later {name} went back to look for a neighbour.",
         "{name} has lived in the area for years."]  # fmt: skip
CLOCK = ["It began at about {clock}, according to the police.", "The first call came at {clock} on {weekday}."]
QUOTED = ["“{quote},” {name} said.", "{name} told reporters: “{quote}.”"]
SAID = [
    "we heard the {noun} and then everything went {adjective} for a minute",
    "nobody told us that the {noun} could be so {adjective} before the {other}",
    "the {noun} was {adjective} and the whole {other} came down behind us",
    "people carried the {noun} out to the {other} until it was too {adjective}",
]
JOBS = "baker nurse driver teacher plumber clerk farmer student welder librarian".split()
NOUNS = """council hospital committee bridge station school market library factory harbour museum railway court budget
contract inspector engineer neighbour chapel fence orchard tunnel archive garage quarry reservoir workshop theatre
stadium clinic depot ferry brewery laboratory nursery warehouse lighthouse mill terrace meadow embankment causeway
pavilion cemetery allotment boiler chimney cellar staircase window furnace pipeline cable engine ladder helmet
timetable permit petition survey report inquiry verdict appeal statement ballot meeting rehearsal festival parade
""".split()
ADJECTIVES = """narrow wooden modern crowded quiet costly late early muddy heavy broken temporary annual
northern distant
nearby former public private cautious angry hopeful busy empty damp bright dark local regional careful uneven steep
familiar unusual ordinary complicated simple patient reluctant generous strict popular forgotten rusty polished
""".split()
VERBS = """discussed repaired visited closed painted measured described defended praised criticised inspected rebuilt
postponed opened crossed photographed cleaned mapped studied emptied guarded restored replaced financed designed
questioned reviewed noticed remembered ignored supported opposed delayed finished borrowed returned sold bought
""".split()
PLAIN = [
    "The {adjective} {noun} was {verb} by the {other} last year.",
    "Members of the {noun} {verb} the {adjective} {other} again.",
    "{given} {name} of the {noun} {verb} the {adjective} {other} in {town}.",
    "In {town} the {noun} has always been {adjective}, and the {other} no less so.",
    "Some {verb} the {noun}; others thought the {other} too {adjective}.",
    "Whether the {adjective} {noun} will be {verb} is for the {other} to decide.",
    "The {noun} near the {adjective} {other} employs {count} people.",
    "“The {noun} is {adjective},” a spokesman for the {other} said.",
    "A {adjective} {noun} stands where the {other} used to be.",
    "Since {year} the {other} has {verb} every {adjective} {noun} in {town}.",
    "Residents of {town} {verb} the {noun} and the {adjective} {other}.",
    "The {other} spent ${money} million on the {adjective} {noun}.",
]


@dataclass(frozen=True)
class Event:
    """What happened, as every report of it should tell it."""

    kind: str
    day: dt.date
    town: str
    street: str
    home: str
    given: str
    name: str
    age: int
    toll: int
    hurt: int
    metres: int
    money: float
    clock: str
    quote: str


def town(rng: random.Random) -> str:
    return rng.choice(STARTS) + rng.choice(JOINS) + rng.choice(ENDS)


def event(rng: random.Random, days: int) -> Event:
    words = {"noun": rng.choice(NOUNS), "adjective": rng.choice(ADJECTIVES), "other": rng.choice(NOUNS)}
    return Event(
        kind=rng.choice(list(KINDS)),
        day=FIRST_DAY + dt.timedelta(rng.randrange(days)),
        town=town(rng),
        street=f"{town(rng)} {rng.choice(STREETS)}",
        home=town(rng),
        given=rng.choice(GIVENS),
        name=surname(rng),
        age=rng.randrange(19, 88),
        toll=rng.randrange(2, 12),
        hurt=rng.randrange(13, 90),
        metres=rng.randrange(20, 400),
        money=rng.randrange(11, 99) / 10,
        clock=f"{rng.randrange(1, 12)}:{rng.randrange(10, 59)} {rng.choice(['a.m.', 'p.m.'])}",
        quote=rng.choice(SAID).format(**words),
    )


def changed(told: Event, rng: random.Random) -> tuple[Event, str]:
    """The event with one fact told wrong, and which."""
    fact = rng.choice(["toll", "hurt", "metres", "age", "name", "clock", "home"])
    if fact == "name":
        at = rng.randrange(1, len(told.name) - 1)
        return replace(told, name=told.name[:at] + told.name[at] + told.name[at:]), fact
    if fact in {"clock", "home"}:
        other = event(rng, 1)
        return replace(told, **{fact: getattr(other, fact)}), fact
    return replace(told, **{fact: getattr(told, fact) + rng.randrange(1, 7)}), fact


def _spoken(number: int) -> str:
    return "two three four five six seven eight nine".split()[number - 2] if number < 10 else str(number)


def sentence(template: str, told: Event, rng: random.Random) -> str:
    values = {
        **vars(told),
        "toll": _spoken(told.toll),
        "Toll": _spoken(told.toll).capitalize(),
        "Hurt": str(told.hurt),
        "weekday": f"{told.day:%A}",
        "job": rng.choice(JOBS),
    }
    return template.format_map(values)


def background(told: Event, people: Sequence[tuple[str, str]], rng: random.Random) -> str:
    given, name = rng.choice(people)
    return rng.choice(PLAIN).format(
        given=given, name=name, town=told.town, noun=rng.choice(NOUNS), other=rng.choice(NOUNS),
        adjective=rng.choice(ADJECTIVES), verb=rng.choice(VERBS), count=rng.randrange(20, 900),
        year=rng.randrange(1950, 2020), money=rng.randrange(11, 99) / 10,
    )  # fmt: skip


def report(told: Event, people: Sequence[tuple[str, str]], rng: random.Random) -> str:
    """One document: a headline, a dateline and about thirty sentences in paragraphs of three."""
    kind = KINDS[told.kind]
    written = told.day + dt.timedelta(rng.randrange(3))
    facts = [sentence(rng.choice(kind[part]), told, rng) for part in ("lead", "second", "measure")]
    facts += [sentence(rng.choice(forms), told, rng) for forms in (PERSON, CLOCK, QUOTED, AGAIN)]
    for fact in facts[2:]:
        facts.remove(fact)
        facts.insert(rng.randrange(2, len(facts) + 1), fact)
    rest = [background(told, people, rng) for _ in range(rng.randrange(SENTENCES - 13, SENTENCES - 3))]
    body = facts[:2]
    for fact in facts[2:]:
        body += [*rest[: len(rest) // 5], fact]
        rest = rest[len(rest) // 5 :]
    body += rest
    paragraphs = [" ".join(body[at : at + 3]) for at in range(0, len(body), 3)]
    headline = sentence(rng.choice(kind["headline"]), told, rng)
    return (
        "\n\n".join([headline[0].upper() + headline[1:], f"{written:%A}, {written.day} {written:%B %Y}", *paragraphs])
        + "\n"
    )


def made_up(sentences: int, seed: int = 1) -> Iterator[tuple[str, str, str]]:
    """Name, text and planted discrepancy ("" for none) of documents with about so many sentences in all."""
    rng = random.Random(seed)
    wanted = max(1, round(sentences / SENTENCES))
    made, number = 0, 0
    while made < wanted:
        number += 1
        told = event(rng, 1461)
        people = [(rng.choice(GIVENS), surname(rng)) for _ in range(6)]
        tellers = rng.randrange(2, 6)
        wrong = rng.randrange(tellers) if rng.random() < 0.5 else -1
        for teller in range(tellers):
            mine, fact = changed(told, rng) if teller == wrong else (told, "")
            yield f"{number:06}-{teller}.txt", report(mine, people, rng), fact
            made += 1


def sampled(folder: Path, sentences: int) -> Iterator[tuple[str, str, str]]:
    """Texts of a folder, in the order of their paths, until they have so many sentences."""
    found = 0
    for number, path in enumerate(sorted(folder.rglob("*.txt"))):
        text = path.read_text(encoding="utf-8")
        yield f"{number:06}.txt", text, ""
        found += sum(1 for _ in split(structure(Document.from_text(text))))
        if found >= sentences:
            return


def documents(sentences: int, seed: int = 1, real: Path | None = None) -> list[Document]:
    """The corpus in memory; what is sampled comes from the folder `real`."""
    made = sampled(real, sentences) if real else made_up(sentences, seed)
    return [Document.from_text(text, name=name) for name, text, _ in made]


def write(folder: Path, sentences: int, seed: int = 1, real: Path | None = None) -> int:
    """Write a corpus as text files and planted.csv; the number of documents."""
    folder.mkdir(parents=True, exist_ok=True)
    made = list(sampled(real, sentences) if real else made_up(sentences, seed))
    for name, text, _ in made:
        folder.joinpath(name).write_text(text, encoding="utf-8")
    with folder.joinpath("planted.csv").open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([("document", "fact"), *((name, fact) for name, _, fact in made if fact)])
    return len(made)


def main() -> None:
    cli = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    cli.add_argument("folder", type=Path)
    cli.add_argument("--sentences", type=int, default=10_000)
    cli.add_argument("--seed", type=int, default=1)
    cli.add_argument("--real", type=Path, help="sample the texts of this folder instead")
    args = cli.parse_args()
    print(f"{write(args.folder, args.sentences, args.seed, args.real):,} documents in {args.folder}")


if __name__ == "__main__":
    main()
