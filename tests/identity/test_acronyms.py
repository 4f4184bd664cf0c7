"""Acronyms and the names they stand for."""

from __future__ import annotations

import pytest

from factcheck.identity.acronyms import variations
from tests.identity.making import corpus_of


def spelt(*texts: str) -> list[tuple[set[str], bool]]:
    return [({one.word for one in found.spellings}, found.minor) for found in variations(corpus_of(*texts))]


def test_one_acronym_for_two_names() -> None:
    first, second = "The Harbour Safety Board (HSB) met.", "The Harbour Survey Board (HSB) met."
    assert spelt(first, second) == [({"Harbour Safety Board", "Harbour Survey Board"}, False)]


def test_a_letter_that_does_not_fit() -> None:
    alone = "The Maritime Safety Authority (MSB) met."
    assert spelt(alone) == [({"MSB", "MSA"}, True)]
    assert spelt(alone, "The MSA was late.") == [({"MSB", "MSA"}, False)]


def test_letters_swapped_once() -> None:
    text = "The Northern Rail Union (NRU) met.\nThe NRU is small.\nThe {} said so."
    assert spelt(text.format("NUR")) == [({"NRU", "NUR"}, False)]
    assert not spelt(text.format("NUR"), "The National Union of Riders (NUR) met.")


def test_an_inner_word_left_out_is_a_note() -> None:
    assert spelt("The Ostrova Defence Contact Group (ODCG) met.", "The Ostrova Contact Group met.") == [
        ({"Ostrova Defence Contact Group", "Ostrova Contact Group"}, True)
    ]


@pytest.mark.parametrize(
    "text",
    [
        "The Maritime Safety Authority (MSA) met on Friday.",
        "On Friday the Bureau of Harbour Works (BHW) met.",
        "The All-Weather Rescue Team (AWRT) met.",
        "The Ostrova Security Service (SBU) met.",
        "The Rail Workers' Union (NUR) met.",
        "The Brightford People's Party (BVP) met.",  # "Volkspartei": a name of no English word may be translated
        "The Harbour Defence Centre (HDC) met.\nThe Harbor Defense Center (HDC) met.",
        "The Harbour Pilot Board (HPB) met.\nThe Harbour Pilots Board (HPB) met.",
        "The Memphis Police Department (MPD) met.\nThe Miami Police Department (MPD) met.",
        "PORT ELLERY (KTVI) said so.",
    ],
)
def test_what_is_left_alone(text: str) -> None:
    assert not spelt(text)
