"""The units and currencies of news, with their factors.

A table of some sixty units instead of pint (0.3 s to import, and it reads "m" after a figure as metres without asking),
and of some forty currencies instead of babel's 300 names per locale, most of which are ordinary English words.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit: canonical name, dimension, and factor (and offset) to the dimension's own unit in `Amount`."""

    name: str
    dimension: str
    factor: float
    offset: float = 0.0

    def convert(self, value: float) -> float:
        return value * self.factor + self.offset


YEAR = 365.2425
_TABLE: dict[str, tuple[tuple[str, float, str], ...]] = {
    "duration": (
        ("second", 1 / 86_400, "second|seconds|sec|secs"),
        ("minute", 1 / 1_440, "minute|minutes|min|mins"),
        ("hour", 1 / 24, "hour|hours|hr|hrs"),
        ("day", 1.0, "day|days"),
        ("week", 7.0, "week|weeks|wk|wks"),
        ("month", YEAR / 12, "month|months"),
        ("year", YEAR, "year|years|yr|yrs"),
        ("decade", YEAR * 10, "decade|decades"),
        ("century", YEAR * 100, "century|centuries"),
    ),
    "length": (
        ("millimetre", 0.001, "mm|millimetre|millimetres|millimeter|millimeters"),
        ("centimetre", 0.01, "cm|cms|centimetre|centimetres|centimeter|centimeters"),
        ("metre", 1.0, "metre|metres|meter|meters"),
        ("kilometre", 1000.0, "km|kms|kilometre|kilometres|kilometer|kilometers"),
        ("inch", 0.0254, "inch|inches"),
        ("foot", 0.3048, "foot|feet|ft"),
        ("yard", 0.9144, "yard|yards|yd|yds"),
        ("mile", 1609.344, "mile|miles|mi"),
        ("nautical mile", 1852.0, "nautical mile|nautical miles"),
    ),
    "area": (
        ("square metre", 1.0, "square metre|square metres|square meter|square meters|sq m|sqm|m²"),
        ("square kilometre", 1e6, "square kilometre|square kilometres|square kilometer|square kilometers|sq km|km²"),
        ("square foot", 0.09290304, "square foot|square feet|sq ft"),
        ("square mile", 2_589_988.110336, "square mile|square miles|sq mi"),
        ("acre", 4046.8564224, "acre|acres"),
        ("hectare", 10_000.0, "hectare|hectares"),
    ),
    "mass": (
        ("gram", 0.001, "gram|grams|gramme|grammes"),
        ("kilogram", 1.0, "kg|kgs|kilo|kilos|kilogram|kilograms|kilogramme|kilogrammes"),
        ("tonne", 1000.0, "tonne|tonnes|metric ton|metric tons"),
        ("ton", 907.18474, "ton|tons"),
        ("pound", 0.45359237, "pound|pounds|lb|lbs"),
        ("ounce", 0.028349523125, "ounce|ounces|oz"),
        ("stone", 6.35029318, "stone"),
    ),
    "volume": (
        ("millilitre", 0.001, "ml|millilitre|millilitres|milliliter|milliliters"),
        ("litre", 1.0, "litre|litres|liter|liters"),
        ("gallon", 3.785411784, "gallon|gallons"),
        ("pint", 0.473176473, "pint|pints"),
        ("barrel", 158.987294928, "barrel|barrels"),
        ("cubic metre", 1000.0, "cubic metre|cubic metres|cubic meter|cubic meters"),
        ("cubic foot", 28.316846592, "cubic foot|cubic feet"),
    ),
    "speed": (
        ("mile an hour", 0.44704, "mph|miles per hour|miles an hour|mile per hour|mile an hour"),
        (
            "kilometre an hour",
            1 / 3.6,
            "km/h|kmh|kph|kmph|kilometres per hour|kilometers per hour|kilometres an hour|kilometers an hour"
            "|kilometre per hour|kilometer per hour",
        ),
        ("knot", 0.514444, "knot|knots"),
        ("metre a second", 1.0, "m/s|metres per second|meters per second|metres a second"),
    ),
    "power": (
        ("watt", 1.0, "watt|watts"),
        ("kilowatt", 1e3, "kW|kilowatt|kilowatts"),
        ("megawatt", 1e6, "MW|megawatt|megawatts"),
        ("gigawatt", 1e9, "GW|gigawatt|gigawatts"),
    ),
    "percent": (
        ("percent", 1.0, "%|per cent|percent|pct"),
        ("percentage point", 1.0, "percentage point|percentage points"),
    ),
}
_CELSIUS = "°C|° C|C|degrees C|degree Celsius|degrees Celsius|degrees centigrade|°Celsius"
_FAHRENHEIT = "°F|° F|F|degrees F|degree Fahrenheit|degrees Fahrenheit|°Fahrenheit"
GLUED = frozenset({"C", "F", "g"})  # read as units only right after a figure
_CURRENCY_SIGNS = {
    "US$": "USD", "A$": "AUD", "AU$": "AUD", "C$": "CAD", "CA$": "CAD", "NZ$": "NZD", "HK$": "HKD", "S$": "SGD",
    "R$": "BRL", "$": "USD", "£": "GBP", "€": "EUR", "¥": "JPY", "₽": "RUB", "₴": "UAH", "₹": "INR", "₩": "KRW",
    "₪": "ILS", "₺": "TRY", "₦": "NGN", "Rs.": "INR", "Rs": "INR", "RM": "MYR",
}  # fmt: skip
_CURRENCY_CODES = [
    "USD",
    "GBP",
    "EUR",
    "SEK",
    "NOK",
    "DKK",
    "CHF",
    "JPY",
    "CNY",
    "RUB",
    "UAH",
    "PLN",
    "CZK",
    "HUF",
    "RON",
    "BGN",
    "TRY",
    "INR",
    "PKR",
    "AUD",
    "CAD",
    "NZD",
    "HKD",
    "SGD",
    "KRW",
    "BRL",
    "MXN",
    "ZAR",
    "NGN",
    "KES",
    "ILS",
    "AED",
    "SAR",
    "IDR",
    "MYR",
    "THB",
    "PHP",
]
_CURRENCY_WORDS = {
    "USD": "US dollar|U.S. dollar|American dollar|dollar|buck", "GBP": "pounds? sterling|British pound", "EUR": "euro",
    "SEK": "Swedish kronor|Swedish krona|kronor|krona", "NOK": "Norwegian kroner|Norwegian krone",
    "DKK": "Danish kroner|Danish krone", "CHF": "Swiss franc", "JPY": "yen", "CNY": "yuan|renminbi",
    "RUB": "rouble|ruble|Russian rouble|Russian ruble", "UAH": "hryvnia|hryvnias", "PLN": "zloty|zlotys|zlotych",
    "INR": "rupee|Indian rupee", "PKR": "Pakistani rupee", "AUD": "Australian dollar", "CAD": "Canadian dollar",
    "NZD": "New Zealand dollar", "HKD": "Hong Kong dollar", "SGD": "Singapore dollar", "BRL": "Brazilian real|reais",
    "MXN": "peso|Mexican peso", "ZAR": "rand", "NGN": "naira", "ILS": "shekel", "TRY": "Turkish lira|lira",
    "KRW": "won", "IDR": "rupiah", "THB": "baht", "MYR": "ringgit", "AED": "dirham", "KES": "Kenyan shilling|shilling",
    "US cent": "US cent|cent", "penny": "pence",
}  # fmt: skip
_SUBUNITS = {"US cent": ("USD", 0.01), "penny": ("GBP", 0.01)}
SIGN_OF = {"USD": "$", "GBP": "£", "EUR": "€", "JPY": "¥", "INR": "₹", "UAH": "₴", "RUB": "₽"}


def units() -> dict[str, Unit]:
    """Every written form with its unit."""
    return _units()


@cache
def _units() -> dict[str, Unit]:
    found = {
        form: Unit(name, dimension, factor)
        for dimension, rows in _TABLE.items()
        for name, factor, forms in rows
        for form in forms.split("|")
    }
    found |= {form: Unit("celsius", "temperature", 1.0) for form in _CELSIUS.split("|")}
    found |= {form: Unit("fahrenheit", "temperature", 5 / 9, -160 / 9) for form in _FAHRENHEIT.split("|")}
    found |= {"g": Unit("gram", "mass", 0.001), "degree": Unit("degree", "count", 1.0)}
    found |= {"degrees": found["degree"], "magnitude": Unit("magnitude", "count", 1.0)}
    return found


@cache
def by_name() -> dict[str, Unit]:
    """Units by their canonical names."""
    return {unit.name: unit for unit in _units().values()}


def alternatives(forms: Iterable[str]) -> str:
    """A regular expression of the forms, longest first, in which a space may be a hyphen."""
    ordered = sorted(forms, key=lambda form: (-len(form), form))
    return "|".join(re.escape(form).replace(r"\ ", "[- ]") for form in ordered)


@cache
def unit_pattern() -> re.Pattern[str]:
    """A unit after a figure, with the gap before it; case matters in one-letter units only."""
    plain = alternatives(form for form in _units() if form not in GLUED and form not in {"MW", "GW", "kW"})
    return re.compile(rf"(?P<gap>[- ]?)(?P<unit>(?i:{plain})|MW|GW|kW|(?<=\d)[CFg])(?![\w])(?<![-/ ])")


@cache
def lookup(form: str) -> Unit:
    """The unit of a written form as `unit_pattern` found it. Raises KeyError for anything else."""
    known = _units()
    if form in known:
        return known[form]
    spaced = form.lower().replace("-", " ")
    return known[spaced] if spaced in known else _insensitive()[form.lower()]


@cache
def _insensitive() -> dict[str, Unit]:
    return {form.lower(): unit for form, unit in _units().items()}


@cache
def currency_before() -> re.Pattern[str]:
    """A currency sign or code that ends where the figure begins."""
    signs = alternatives(_CURRENCY_SIGNS)
    codes = "|".join(_CURRENCY_CODES)
    return re.compile(rf"(?:(?P<sign>(?:(?<![A-Za-z])(?=[A-Z])|(?=[^A-Z]))(?:{signs}))|\b(?P<code>{codes})) ?$")


@cache
def currency_after() -> re.Pattern[str]:
    """A currency word or code after a figure."""
    words = "|".join(rf"(?P<c{number}>(?:{forms})s?)" for number, forms in enumerate(_CURRENCY_WORDS.values()))
    return re.compile(
        rf"[- ]?(?:(?P<code>{'|'.join(_CURRENCY_CODES)})|(?P<euro>€)|(?P<p>(?<=\d)p)"
        rf"|(?i:{words}))(?![\w])"
    )


def currency_named(match: re.Match[str]) -> tuple[str, float]:
    """The ISO 4217 code of a match of `currency_before` or `currency_after`, and the factor to its main unit."""
    groups = match.groupdict()
    if groups.get("sign"):
        return _CURRENCY_SIGNS[groups["sign"]], 1.0
    if groups.get("code"):
        return groups["code"], 1.0
    if groups.get("euro"):
        return "EUR", 1.0
    if groups.get("p"):
        return "GBP", 0.01
    number = next(int(name[1:]) for name, found in groups.items() if found and name[0] == "c" and name[1:].isdigit())
    code = list(_CURRENCY_WORDS)[number]
    return _SUBUNITS.get(code, (code, 1.0))
