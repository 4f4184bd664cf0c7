"""Regular expressions of word lists."""

from __future__ import annotations

import pytest

from factcheck.errors import SettingsError
from factcheck.house.patterns import bounded, is_plain


@pytest.mark.parametrize(
    ("expression", "fits", "not_fits"),
    [
        ("[Oo]strova", ["Ostrova", "ostrova"], ["Ostrovas", "OSTROVA"]),
        ("(?i)ostrova", ["OSTROVA"], ["Ostrovar"]),
        ("(?-i)Ostrova", ["Ostrova"], ["ostrova"]),
        ("Harbou?r Board", ["Harbor Board", "Harbour Board"], ["Harbouur Board"]),
        ("Mc[A-Z]+", ["McALLAN"], ["Mc", "Mcallan"]),
        (r"Kiev(?:an|ans)?", ["Kiev", "Kievan"], ["Kievanka"]),
        (r"St\.? Ives", ["St Ives", "St. Ives"], ["St, Ives"]),
        (r"Club \d{1,2}", ["Club 9", "Club 54"], ["Club 543"]),
        (r"Ha{2,}lam", ["Haalam"], ["Halam"]),
        (r"O.*?v", ["Orlov"], ["Or"]),
        ("[]a]b", ["ab"], ["b"]),
    ],
)
def test_what_expressions_stand_for(expression: str, fits: list[str], not_fits: list[str]) -> None:
    pattern = bounded(expression)
    assert all(pattern.fullmatch(text) for text in fits)
    assert not any(pattern.fullmatch(text) for text in not_fits)


@pytest.mark.parametrize(
    ("expression", "told"),
    [
        ("(a+)+b", "take long"),
        ("(a|a)*b", "take long"),
        ("(a?){30}a{30}", "take long"),
        (r"\w+\w+\w+\w+x", "take long"),
        ("a?" * 30 + "a" * 30, "take long"),
        ("(?=a)b", "not supported"),
        ("(?P<x>a)", "not supported"),
        (r"(a)\1", "not supported"),
        ("a**", "repetition of a repetition"),
        ("[[:alpha:]]", "not supported"),
        ("(a", "not closed"),
        ("a)", "too many"),
        ("*a", "not supported"),
        ("[z-a]", "no regular expression"),
        ("a{9,2}", "below its least"),
        ("a" * 201 + "?", "longer than"),
    ],
)
def test_what_may_hang_or_is_foreign_is_refused(expression: str, told: str) -> None:
    with pytest.raises(SettingsError, match=told):
        bounded(expression)


def test_the_dearest_expression_allowed_ends_on_a_long_text() -> None:
    assert not bounded(r"\w+\w+x").search("a" * 5_000 + " " + "a" * 5_000)


def test_full_stops_hyphens_and_apostrophes_are_plain() -> None:
    assert all(map(is_plain, ["St. Ives", "O'Hara", "Baden-Baden", "Müller & Sons"]))
    assert not any(map(is_plain, ["Ives?", "[Ii]ves", "(?i)ives", r"\bives"]))
