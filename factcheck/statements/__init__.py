"""Which words of two documents say of one thing, person or event what cannot both be true."""

from __future__ import annotations

from factcheck.statements.contrast import Contrast, contrast_reading
from factcheck.statements.custody import custody_contrasts
from factcheck.statements.happenings import event_contrasts, state_contrasts
from factcheck.statements.judged import judged_contrasts
from factcheck.statements.participants import Participants
from factcheck.statements.persons import nation_contrasts, sex_contrasts, wound_contrasts
from factcheck.statements.things import thing_contrasts

__all__ = [
    "Contrast",
    "Participants",
    "contrast_reading",
    "custody_contrasts",
    "event_contrasts",
    "judged_contrasts",
    "nation_contrasts",
    "sex_contrasts",
    "state_contrasts",
    "thing_contrasts",
    "wound_contrasts",
]
