"""Which places are regions rather than towns: a town in a region is no other place than the region."""

from __future__ import annotations

_STATES = frozenset(
    "alabama,alaska,arizona,arkansas,california,colorado,connecticut,delaware,florida,georgia,hawaii,idaho,illinois,"
    "indiana,iowa,kansas,kentucky,louisiana,maine,maryland,massachusetts,michigan,minnesota,mississippi,missouri,"
    "montana,nebraska,nevada,new hampshire,new jersey,new mexico,new york,north carolina,north dakota,ohio,oklahoma,"
    "oregon,pennsylvania,rhode island,south carolina,south dakota,tennessee,texas,utah,vermont,virginia,washington,"
    "west virginia,wisconsin,wyoming".split(",")
)
_WHOLES = (" county", " state", " province", " parish", " region", " island", " islands", " valley")
_STATES_TOO = frozenset({"u.s.", "us", "u.k.", "uk", "america", "england", "scotland", "wales", "britain", "ireland"})


def is_region(name: str) -> bool:
    """Whether a place, lower case, is a state, county or country rather than a town."""
    return name in _STATES or name in _STATES_TOO or name.endswith(_WHOLES)
