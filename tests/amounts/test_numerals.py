"""Number words held against another reader of them."""

from __future__ import annotations

import importlib
import random

import pytest

from factcheck.amounts.numerals import words_value


@pytest.mark.skipif(importlib.util.find_spec("text_to_num") is None, reason="text2num is not installed")
def test_number_words_agree_with_text2num() -> None:
    text2num = importlib.import_module("text_to_num").text2num
    source = random.Random(7)  # noqa: S311
    ones = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine"]
    tens = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
    for _ in range(100):
        small = [f"{source.choice(tens)}-{source.choice(ones)}" for _ in range(3)]
        words = f"{source.choice(ones)} million {source.choice(ones)} hundred and {small[0]} thousand and {small[1]}"
        assert words_value(words) == text2num(words, "en")
