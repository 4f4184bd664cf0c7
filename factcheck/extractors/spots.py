"""Spots: blocks and corners of streets, and where somebody died."""

from __future__ import annotations

import re
from collections.abc import Iterator

from factcheck.document import Span
from factcheck.extractors import Extractor
from factcheck.mention import Place
from factcheck.syntax import Parse

_SHORT = {"st": "street", "ave": "avenue", "rd": "road", "dr": "drive", "ln": "lane", "blvd": "boulevard"}
_POINT = r"(?:(?:[NSEW]\.?|North|South|East|West) )?"
_KIND = (
    r"(?: (?P<{0}>Street|Avenue|Road|Drive|Lane|Boulevard|Court|Parkway|Highway|Place|Way|St|Ave|Rd|Dr|Ln|Blvd)\b"
    r"(?:(?:(?<=St|Rd|Dr|Ln)|(?<=Ave)|(?<=Blvd))\.)?)?"
)
_WORDS = r"(?:[A-Z][a-zà-ÿ’']+|\d+(?:st|nd|rd|th))(?: [A-Z][a-zà-ÿ’']+(?<!Street)(?<!Avenue)(?<!Road)(?<!St)(?<!Ave))?"
_STREET = rf"{_POINT}(?P<street>{_WORDS}?){_KIND.format('kind')}"
_BLOCK = re.compile(rf"\b(?P<number>\d{{2,5}}) block of {_STREET}(?=[\s,.;)]|$)")
_DAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
_ROUTE = r"(?:I|Interstate|Highway|Route|U\.?S\.?)[ -](?P<{0}>\d+)"
_CROSS = (
    rf"{_POINT}(?P<cross>{_WORDS}?)"
    rf"(?: (?P<both>(?i:streets|avenues|roads|lanes|drives))|{_KIND.format('other')})"
)
_CORNER = re.compile(
    rf"\b(?P<before>block of|on|of|near|at|to) (?:the )?(?P<corner>(?:{_ROUTE.format('route')}|{_STREET})"
    rf" (?P<link>near|and|at) (?:the )?(?:{_ROUTE.format('highway')}|{_CROSS}))"
    rf"(?=[,.;)]|\s(?!(?!{_DAY})[A-Z][a-z])|$)"
)
_ROADS = (("route", "street"), ("highway", "cross"))
_HOME = r"(?:home|house|apartment|residence|hotel|[Mm]otel(?: \d+)?)"
_NAMED = re.compile(
    rf"\b(?:(?:The|On|At|In|Near|Along) )?(?:(?P<home>{_HOME}) (?:on|in|at|off) (?:the )?)?"
    rf"(?:(?P<number>\d{{1,5}})(?: block of)? )?{_POINT}"
    r"(?P<street>(?:[A-Z][a-zà-ÿ’']+ ){1,3}?|\d+(?:st|nd|rd|th) )"
    rf"(?P<kind>(?i:{'|'.join([*_SHORT.values(), *_SHORT])}))\b(?! (?!{_DAY})[A-Z][a-z])(?: (?P<house>{_HOME})\b)?"
)
_HOSPITAL = r"(?:[\w.’'-]+ ){0,6}(?:[Hh]ospital|[Mm]edical [Cc]ent(?:er|re))"
_DEATHS = (
    (
        "on the way",
        re.compile(rf"\b(?:died|dies) (?:on (?:the|his|her) way|en route|while being taken) to {_HOSPITAL}"),
    ),
    ("at the scene", re.compile(r"\b(?:died|dies|(?:was|were) (?:pronounced|declared) dead) (?:at|on) the scene")),
    ("in hospital", re.compile(rf"\b(?:died|dies)(?: [a-z]+)? (?:at|in) {_HOSPITAL}")),
    ("in hospital", re.compile(rf"\bto {_HOSPITAL},? where (?:s?he|the \w+) (?:later )?died")),
    ("dead in hospital", re.compile(rf"\b(?:pronounced|declared) dead(?: [a-z]+)? at {_HOSPITAL}")),
    (
        "dead in hospital",
        re.compile(rf"\bto {_HOSPITAL},? where (?:s?he|the \w+) was (?:later )?(?:pronounced|declared) dead"),
    ),
)


def extract(parse: Parse) -> Iterator[Place]:
    """Places of the relations "block", "corner" (of one street with the one in `region`), "street" and "death".

    The kind of a "street" ("lane") is its `region`; its `side` is "in" for a house there.
    """
    text = parse.sentence.text
    if len(text) > 2000:
        return
    for match in _BLOCK.finditer(text):
        yield Place(parse.sentence, _span(parse, match), "block", match["street"].casefold(), region=match["number"])
    for match in _CORNER.finditer(text):
        if _of_two_streets(match):
            one, two = ((match[road] or match[name]).casefold() for road, name in _ROADS)
            yield Place(parse.sentence, _span(parse, match, "corner"), "corner", one, region=two)
    yield from _streets(parse)
    for head, pattern in _DEATHS:
        for match in pattern.finditer(text):
            yield Place(parse.sentence, _span(parse, match), "death", head)


def _streets(parse: Parse) -> Iterator[Place]:
    for match in _NAMED.finditer(parse.sentence.text):
        name, kind = match["street"].casefold().strip(), match["kind"].casefold()
        if name[0].isdigit():  # 8th Street and 8th Avenue are two, hardly so in blocks of one number
            name = f"{match['number']} {name}" if match["number"] else ""
        if name:
            side = "in" if match["home"] or match["house"] else ""
            yield Place(parse.sentence, _span(parse, match), "street", name, region=_SHORT.get(kind, kind), side=side)


def _of_two_streets(corner: re.Match[str]) -> bool:
    """Whether both are called streets, as far as one is; else one may be a shop or a town."""
    if corner["route"] or corner["highway"] or (corner["both"] and corner["link"] == "and"):
        return True
    named = bool(corner["kind"]) + bool(corner["other"])
    return named == 2 or (named == 0 and corner["before"] in {"block of", "on", "of"})


def _span(parse: Parse, match: re.Match[str], group: str | int = 0) -> Span:
    start = parse.sentence.span.start
    return Span(start + match.start(group), start + match.end(group))


EXTRACTOR = Extractor("spot", extract)
