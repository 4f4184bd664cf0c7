from __future__ import annotations

import pytest

from factcheck.lexicon import Kinship, kinship


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        ("car", "car", Kinship.SAME),
        ("begin", "commence", Kinship.SYNONYM),
        ("detain", "arrest", Kinship.SYNONYM),
        ("decide", "decision", Kinship.FAMILY),
        ("vehicle", "car", Kinship.BROADER),
        ("car", "vehicle", Kinship.NARROWER),
        ("increase", "decrease", Kinship.OPPOSITE),
        ("paid", "unpaid", Kinship.OPPOSITE),
        ("salt", "pepper", Kinship.SISTER),
        ("tree", "car", Kinship.NONE),
        ("", "car", Kinship.NONE),
    ],
)
def test_kinship(left, right, expected):
    assert kinship(left, right) is expected


def test_most_kinships_go_both_ways():
    for left, right in (("begin", "commence"), ("increase", "decrease"), ("salt", "pepper"), ("decide", "decision")):
        assert kinship(left, right) is kinship(right, left)
