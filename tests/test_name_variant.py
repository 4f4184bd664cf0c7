"""The check name-variant: what it flags and what it leaves alone."""

from __future__ import annotations

import json

import pytest

from factcheck.checks.name_variant import CHECK
from factcheck.document import Document
from factcheck.finding import Conflict, Severity
from factcheck.mention import Name
from factcheck.sections import structure
from factcheck.sentences import split
from tests.identity.making import corpus_of
from tests.making import SHARED, needs_shared


def conflicts(*texts: str) -> list[Conflict]:
    return list(CHECK.find(corpus_of(*texts)))


def spellings(conflict: Conflict) -> set[str]:
    return {reading.value for reading in conflict.readings}


FLAGGED = [
    ({"Hallam", "Halam"}, ["Councillor Ruth Hallam spoke.\nIt was late, Hallam added.\nHalam said so again."]),
    ({"Maddern", "Madden"}, ["John Maddern was arrested on Friday.", "Police have charged John Madden, 31."]),
    ({"Orlov", "Orlof"}, ["It began at the Orlov Club at noon.", "It began at the Orlof Club at noon."]),
    (
        {"Brightford", "Brighford"},
        [
            "Police in Brightford said so.\nThe mayor of Brightford agreed.",
            "A man was hurt in Brighford on Sunday.",
            "Brightford is a town of few people.",
        ],
    ),
    ({"Vasili", "Vasilii"}, ["Mayor Vasili Dombrenko spoke.", "Mayor Vasilii Dombrenko was late."]),
    ({"Bar 12", "Lounge 12"}, ["He worked at Bar 12, 801 Elm Street.", "It was Lounge 12, located at 801 Elm St."]),
    (
        {"Prydderch", "toprydderch"},
        ["Owen Prydderch spoke.\nPrydderch said no.\nIt is up to Prydderch.\nThey pointed toprydderch’s own words."],
    ),
]


@pytest.mark.parametrize(("expected", "texts"), FLAGGED)
def test_flags(expected: set[str], texts: list[str]) -> None:
    (conflict,) = conflicts(*texts)
    assert spellings(conflict) == expected
    assert conflict.reasons


LEFT_ALONE = {
    "nickname": ["The secretary, Daniel Orwick, spoke.", "Dan Orwick said nothing."],
    "derived": ["Russia said no.\nThe Russian envoy agreed.\nRussians voted."],
    "a country of two words": ["A team in Costa Rica paid for it.\nIt was theirs.", "The Costa Rican state paid."],
    "dialect": ["The Defence Ministry said so.", "The Defense Ministry said so."],
    "capitals": ["NATO met in Oslo.", "Nato met in Oslo."],
    "look-alikes": ["Mark Johnson, a baker, was hurt.\nEllen Johnston, a nurse, helped him.\nJohnston left."],
    "siblings": ["Tory Marwick, 18, and Terry Marwick, 16, were at home.\nTory said it was dark."],
    "brothers": ["Vladimir Dombrenko won the belt.\nHis brother Vitali Dombrenko lost."],
    "plural of a family": ["Ruth Hallam thanked the crowd.\nThe Hallams left on Friday."],
    "middle name": ["Ruth Anne Hallam spoke.", "Ruth Hallam spoke."],
    "diacritics": ["Minister Renée Dufort spoke.", "Minister Renee Dufort spoke."],
    "two streets": ["It was on Pine Street in Oslo.", "It was on Pike Street in Oslo."],
    "district": ["The city of Dnipro was hit.\nThe Dniprovskyi district was hit."],
    "months": ["In March Marco Bellini spoke.\nBellini left."],
}


@pytest.mark.parametrize("texts", LEFT_ALONE.values(), ids=LEFT_ALONE.keys())
def test_leaves_alone(texts: list[str]) -> None:
    assert not conflicts(*texts)


def test_one_finding_for_all_spellings_with_the_commonest_first() -> None:
    (conflict,) = conflicts(
        "Ruth Hallam spoke.\nLater Hallam said more.\nHalam said it was late.\nThen Hallamm said it was over."
    )
    assert conflict.title.startswith("Name: Ruth Hallam, ")
    assert conflict.readings[0].value == "Hallam"
    assert all(reading.mention.text for reading in conflict.readings)


def test_two_people_make_two_findings() -> None:
    found = conflicts(
        "Ruth Hallam spoke.\nHalam said it was late.\nThe other driver was Owen Prydderch.\nPryderch said he was sorry."
    )
    assert sorted(map(sorted, map(spellings, found))) == [["Halam", "Hallam"], ["Prydderch", "Pryderch"]]


def test_transliteration_is_house_style_across_documents_and_not_inside_one() -> None:
    (across,) = conflicts("President Andriy Borovskyy spoke.", "President Andriy Borovsky spoke.")
    (inside,) = conflicts("President Andriy Borovskyy spoke.\nLater Borovsky said more.")
    assert across.severity is Severity.LOW
    assert inside.severity is not Severity.LOW


def test_a_spelling_inside_a_quotation_says_so() -> None:
    (conflict,) = conflicts("Ruth Hallam spoke to them.\nHallam left.\n“We thank Mrs Halam for that,” he said.")
    assert any("quotation" in reason for reason in conflict.reasons)


def test_nothing_to_compare() -> None:
    assert not conflicts("")


@needs_shared
def test_names_of_the_five_articles() -> None:
    folder = SHARED / "seeds"
    entry = json.loads((SHARED / "eval" / "seeds" / "gold.jsonl").read_text(encoding="utf-8").splitlines()[0])
    values = {side["value"] for item in entry["gold"] if item["kind"] == "name" for side in item["sides"]}
    texts = [path.read_bytes().decode("utf-8") for path in sorted(folder.glob("*.txt"))]
    lines = ["\n".join(sentence.text for sentence in split(structure(Document.from_text(text)))) for text in texts]
    made = conflicts(*lines)
    found = {value for conflict in made for value in spellings(conflict)}
    assert len(found & values) >= 11
    assert found <= values
    assert all(isinstance(reading.mention, Name) for conflict in made for reading in conflict.readings)
