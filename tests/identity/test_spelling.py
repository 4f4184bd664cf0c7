"""Spelling of words of names."""

from __future__ import annotations

import pytest

from factcheck.identity import alike, derived, fold, nominated, same_given, sound, transliteration


def test_keys_forget_case_diacritics_and_possessives() -> None:
    assert fold("Séverin’s") == fold("SEVERIN") == "severin"
    assert fold("O’Dowd") == "odowd"


def test_sound_keeps_vowels() -> None:
    assert sound("isaac") == sound("issac")
    assert sound("tory") != sound("terry")


@pytest.mark.parametrize(("left", "right"), [("mohammed", "muhammad"), ("kyiv", "kiev"), ("zelenskyy", "zelensky")])
def test_transliteration_families(left: str, right: str) -> None:
    assert transliteration(left) == transliteration(right)


@pytest.mark.parametrize(("left", "right"), [("dan", "daniel"), ("j", "john"), ("liz", "elizabeth")])
def test_one_person_may_be_called_both(left: str, right: str) -> None:
    assert same_given(left, right)
    assert not same_given(left, "ottoline")


@pytest.mark.parametrize(
    ("left", "right"),
    [("russia", "russian"), ("memphis", "memphians"), ("defence", "defense"), ("minister", "ministry")],
)
def test_derived_words_are_no_spellings(left: str, right: str) -> None:
    assert derived(left, right)
    assert derived(right, left)


def test_slips_are_not_derived() -> None:
    assert not derived("hallam", "halam")
    assert not derived("brightford", "brighford")


def test_every_near_pair_is_nominated_once() -> None:
    words = ["hallam", "halam", "brightford", "brighford", "kyiv", "kiev", "otto"]
    pairs = list(nominated(words))
    expected = {(a, b) for a in words for b in words if a < b and alike(a, b)}
    assert len(pairs) == len(set(pairs))
    assert {tuple(sorted(pair)) for pair in pairs} == expected
