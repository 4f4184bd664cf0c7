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
    r"(?: (?P<{0}>Street|Avenue|Road|Drive|Lane|Boulevard|Court|Parkway|Highway|Place|Way|St|Ave|Rd|Dr|Ln|Blvd)\b\.?)?"
)
_WORDS = r"(?:[A-Z][a-zà-ÿ’']+|\d+(?:st|nd|rd|th))(?: [A-Z][a-zà-ÿ’']+(?<!Street)(?<!Avenue)(?<!Road)(?<!St)(?<!Ave))?"
_STREET = rf"{_POINT}(?P<street>{_WORDS}?){_KIND.format('kind')}"
_BLOCK = re.compile(rf"\b(?P<number>\d{{2,5}}) block of {_STREET}(?=[\s,.;)]|$)")
_CORNER = re.compile(
    rf"\b(?:block of|on|of) {_STREET} (?:near|and|at) {_POINT}(?P<cross>{_WORDS}?){_KIND.format('other')}(?=[\s,.;)]|$)"
)
_DAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
_NAMED = re.compile(
    rf"\b(?:(?P<number>\d{{1,5}})(?: block of)? )?{_POINT}"
    r"(?P<street>(?:[A-Z][a-zà-ÿ’']+ ){1,3}?|\d+(?:st|nd|rd|th) )"
    rf"(?P<kind>(?i:{'|'.join([*_SHORT.values(), *_SHORT])}))\b(?! (?!{_DAY})[A-Z][a-z])"
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

    The kind of a "street" ("lane") is its `region`.
    """
    text = parse.sentence.text
    if len(text) > 2000:
        return
    for match in _BLOCK.finditer(text):
        yield Place(parse.sentence, _span(parse, match), "block", match["street"].casefold(), region=match["number"])
    for match in _CORNER.finditer(text):
        if bool(match["kind"]) == bool(match["other"]):  # else one may be a shop or a town
            head, cross = match["street"].casefold(), match["cross"].casefold()
            yield Place(parse.sentence, _span(parse, match), "corner", head, region=cross)
    for match in _NAMED.finditer(text):
        name, kind, numbered = (
            match["street"].casefold().strip(),
            match["kind"].casefold(),
            match["street"][0].isdigit(),
        )
        if match["number"] or not numbered:  # 8th Street and 8th Avenue are two, hardly so in blocks of one number
            head = f"{match['number']} {name}" if numbered else name
            yield Place(parse.sentence, _span(parse, match), "street", head, region=_SHORT.get(kind, kind))
    for head, pattern in _DEATHS:
        for match in pattern.finditer(text):
            yield Place(parse.sentence, _span(parse, match), "death", head)


def _span(parse: Parse, match: re.Match[str]) -> Span:
    start = parse.sentence.span.start
    return Span(start + match.start(), start + match.end())


EXTRACTOR = Extractor("spot", extract)
