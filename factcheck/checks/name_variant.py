"""One name spelt in two or more ways.

Flags a person, place or organisation whose name is spelt differently inside one document or across documents, once
for each name, with every place and the commonest form first:

- "Councillor Ruth Hallam opened the hall. … Halam said …": a surname nobody introduces beside one that is introduced.
- "John Maddern" in one report, "John Madden" in another: the same given name, nearly the same surname.
- "The Orlov Club" and "The Orlof Club": the rest of the name is the same.
- "Brightford" eleven times and "Brighford" once: a word no dictionary knows in the place of a frequent name.
- "Ruth Hallam" and "toHallam", "RuthHallam", "hallam": run together in typing, or without the capital.
- "Brunhilvara" here and "Brunhilwara" there: two strange words that hardly differ; "Oldenvarth" and "Oldenwarth" of one
  family in one report; "Okafors said so" where Elias Okafor is introduced.
- "Sean Orwick" and "Shawn Orwick", "O'Brannick" and "Obrannick": they sound alike, or lack an apostrophe.
- "Provident Street" and "Providence Street"; "chief inspector M.R. Hallam" and "chief inspector M.R. Orwick";
  "Nadia Hallam, 31," and "Nerida Hallam, 31,"; "Owen J. Marwick" and "Owen P. Marwick", each in reports of its own.
- "Harbour Pilot Association" here and "Harbour Pilots Association" there; "Navigation Ltd." and "Navigators Ltd.".
- "Harbour Safety Board (HSB)" and "Harbour Survey Board (HSB)", or "the HBS" where only an HSB is explained.

Inside one document a person's two spellings are of high severity. Across documents a known transliteration ("Kyiv",
"Kiev"; "Zelenskyy", "Zelensky"; "Sergei", "Serhii"; "Mohammed", "Muhammad") is house style and of low severity; a
given name that differs by a doubled letter only may be a slip too and is of medium severity. A spelling that stands in
a quotation says so. An acronym that does not fit its name, or a name given without one of its inner words, is a note.

Leaves alone: nicknames and initials (Dan, Daniel), plurals and derived words (Russia, Russian) but inside one longer
name of two reports, British and American spelling (Defence, Defense), capitals (NATO, Nato), diacritics, middle names,
titles, short forms of a longer name; people who merely have similar names: "Mark Johnson" and "Ellen Johnston",
brothers, two Smiths of one story; and what the desk's file of names accepts or already rules on (house-name).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from factcheck.checks import Check
from factcheck.corpus import Corpus
from factcheck.document import Document
from factcheck.finding import Accord, Category, Conflict, Reading, Rule, Severity
from factcheck.identity import Spelling, Variation, doubled, entities, fold, told
from factcheck.phrasing import either

RULE = Rule("name-variant", Category.NAME, "One name spelt in two or more ways")


def find(corpus: Corpus) -> Iterator[Conflict]:
    """One conflict for each name with more than one spelling; readings are all places of all spellings."""
    elsewhere = told(corpus)
    for variation in entities(corpus).variations:
        own = [
            one for one in variation.spellings if not one.places or not all(place in elsewhere for place in one.places)
        ]
        if len(own) > 1:
            yield _conflict(replace(variation, spellings=tuple(own)))


def agreed(corpus: Corpus) -> Iterator[Accord]:
    """People whose full name is spelt in one way wherever it stands in full."""
    for person in entities(corpus).entities:
        full = [mention for mention in person.mentions if len(mention.words) > 1]
        if person.given and person.surname and len({" ".join(mention.words) for mention in full}) == 1:
            readings = tuple(Reading(mention, person.name, fold(person.name)) for mention in full)
            yield Accord(Category.NAME, readings, "Name", person.name)


def _conflict(variation: Variation) -> Conflict:
    folded = [fold(spelling.word) for spelling in variation.spellings]
    plain = len(set(folded)) == len(folded)  # else only a capital differs
    return Conflict(
        category=Category.NAME,
        readings=tuple(
            Reading(place, spelling.word, key if plain else spelling.word)
            for spelling, key in zip(variation.spellings, folded, strict=True)
            for place in spelling.places
        ),
        title=_title(variation),
        reasons=(*variation.reasons, *_quoted(variation.spellings)),
        severity=_severity(variation),
        confidence=variation.confidence,
        expected=next((spelling.word for spelling in variation.spellings if not spelling.places), ""),
    )


def _title(variation: Variation) -> str:
    """The spellings as a choice, with the other name of a person where the commonest spelling has one."""
    first, *others = [spelling.word for spelling in variation.spellings]
    before, after = _other_name(variation) if variation.person else ("", "")
    choice = either([f"{before} {first}".strip(), *(f"“{word}”" if word.islower() else word for word in others)])
    return f"Name: {choice} {after}".rstrip() + "?"


def _other_name(variation: Variation) -> tuple[str, str]:
    """The given name that stands before the commonest spelling, or the surname behind it."""
    spelling = variation.spellings[0]
    key = fold(spelling.word)
    for words in (place.words for place in spelling.places if len(place.words) == 2):
        if variation.given and fold(words[0]) == key:
            return "", words[1]
        if not variation.given and fold(words[1]) == key:
            return words[0], ""
    return "", ""


def _quoted(spellings: Sequence[Spelling]) -> Iterator[str]:
    for spelling in spellings:
        if spelling.places and all(place.quoted for place in spelling.places):
            yield f"{spelling.word} stands only inside a quotation"


def _in_one_document(spellings: Sequence[Spelling]) -> bool:
    seen: Counter[Document] = Counter()
    for spelling in spellings:
        seen.update({place.document for place in spelling.places})
    return any(count > 1 for count in seen.values())


def _severity(variation: Variation) -> Severity:
    if variation.minor:
        return Severity.LOW
    if variation.romanised:
        doubtful = _in_one_document(variation.spellings) or (
            variation.given and doubled(fold(spelling.word) for spelling in variation.spellings)
        )
        return Severity.MEDIUM if doubtful else Severity.LOW
    return Severity.HIGH if variation.person else Severity.MEDIUM


CHECK = Check(RULE, find, agreed)
