"""Known transliterations."""

from __future__ import annotations

import pytest

from factcheck.identity import romanised_alike, transliteration


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("vitali", "vitaliy"),
        ("oleksiy", "alexei"),
        ("borovskyy", "borovskii"),
        ("arsenyev", "arseniev"),
        ("akhmetov", "ahmetov"),
        ("lytvynenko", "litvinenko"),
        ("bohdanov", "bogdanov"),
        ("petroff", "petrov"),
        ("kiev", "kyiv"),
        ("youssef", "yusuf"),
    ],
)
def test_words_that_are_known_by_themselves(left: str, right: str) -> None:
    assert transliteration(left) == transliteration(right)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("hallam", "halam"),
        ("bellini", "belliny"),
        ("borovsky", "baranovsky"),
        ("orlov", "ordov"),
        ("vladimir", "vladislav"),
        ("kharkiv", "kherson"),
    ],
)
def test_slips_and_other_names_are_none(left: str, right: str) -> None:
    assert not romanised_alike(left, right, ["ruth", "owen"])


def test_the_other_name_tells_of_the_language() -> None:
    assert romanised_alike("barghouti", "barghuti", ["omar"])
    assert not romanised_alike("barghouti", "barghuti", ["owen"])
    assert romanised_alike("zakharyn", "zaharin", ["dmytro"])
