"""What agencies' formats say about an item: its moment, its version, and whether it may be published at all."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

_STATUS = {
    "withheld": "withheld by its provider: not to be published",
    "canceled": "cancelled by its provider: not to be published",
    "cancelled": "cancelled by its provider: not to be published",
    "killed": "cancelled by its provider: not to be published",
    "embargoed": "under embargo",
}


def moment(text: str) -> dt.datetime | None:
    """The moment of an ISO time, also in its basic form ("20250721T100000Z"); None for anything else."""
    try:
        return dt.datetime.fromisoformat(text.strip())
    except (ValueError, OverflowError):
        return None


def day(*texts: str) -> dt.date | None:
    """The day of the first of some ISO times that is one."""
    return next((found.date() for found in map(moment, texts) if found), None)


def version(created: str, number: str = "") -> str:
    """A version of an item: its moment in UTC, then its number. Sorts by time."""
    when = moment(created)
    try:
        stamp = when.astimezone(dt.UTC).isoformat() if when and when.tzinfo else when.isoformat() if when else ""
    except OverflowError:
        stamp = ""
    return f"{stamp}/{int(number):09}" if number.isdecimal() and len(number) < 10 else stamp


def notices(status: str, embargo: str = "", note: str = "") -> Iterator[str]:
    """Banners: a status other than usable ("stat:withheld", "canceled"), an embargo, the note to editors."""
    plain = status.strip().rpartition(":")[2].lower()
    if plain in _STATUS and not (plain == "embargoed" and embargo):
        yield _STATUS[plain]
    if embargo:
        when = moment(embargo)
        yield f"embargoed until {when.isoformat(' ', 'minutes') if when else embargo[:60]}"
    if note:
        yield f"note to editors: {note if len(note) <= 300 else note[:299] + '…'}"
