"""The day of publication, from a line that gives little else."""

from __future__ import annotations

import datetime as dt
import re

from factcheck.moments.atoms import Context, Kind
from factcheck.moments.dates import full_year, real_date
from factcheck.moments.reading import find_atoms
from factcheck.moments.resolving import dated


def find_date(text: str) -> dt.date | None:
    """The first full calendar date of a publication line, or None.

    Numeric dates are month first, unless that is impossible or another date of the text shows the day first.
    """
    context = Context(text[:2000], None)
    atoms = [atom for atom in find_atoms(context) if atom.kind is Kind.DATE]
    days = [atom.days or dated(atom, None, context) for atom in atoms]
    certain = [found[0] for found in days if found and found[0] == found[1]]
    open_ones = [atom.span for atom, found in zip(atoms, days, strict=True) if found and found[0] != found[1]]
    if certain or not open_ones:
        return certain[0] if certain else None
    month, day, year = (int(number) for number in re.findall(r"\d+", context.text[open_ones[0].start :])[:3])
    return real_date(full_year(f"{year:02}"), month, day)
