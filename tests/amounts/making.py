"""Amounts made by reading a few words."""

from __future__ import annotations

from factcheck.amounts import read
from factcheck.mention import Amount


def only(text: str) -> Amount:
    """The amount of the only figure of a text."""
    (figure,) = read(text)
    return figure.amount
