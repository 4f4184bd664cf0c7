"""Places: where an event happened, in what kind of place, and where somebody lives."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from factcheck.document import Span
from factcheck.events import DESCRIBED, PEOPLE, class_of, event_class
from factcheck.extractors import Extractor
from factcheck.extractors.names import ORG_NOUNS
from factcheck.extractors.times import times_of
from factcheck.frames import frame_of
from factcheck.mention import EventFrame, Place
from factcheck.syntax import Parse, Token

_POINTS = {
    "n": "north",
    "s": "south",
    "e": "east",
    "w": "west",
    "ne": "northeast",
    "nw": "northwest",
    "se": "southeast",
    "sw": "southwest",
}
COMPASS = {
    **{f"{point}.": name for point, name in _POINTS.items()},
    **{name: name for name in _POINTS.values()},
    **{f"{name}ern": name for name in _POINTS.values()},
    "north-east": "northeast",
    "north-west": "northwest",
    "south-east": "southeast",
    "south-west": "southwest",
}

# Kinds of place that exclude one another as the spot where one thing happened; words of one kind are loose synonyms.
_SETTINGS = {
    "home": "home house apartment flat residence bedroom bathroom kitchen townhouse townhome condo condominium duplex "
    "trailer bungalow basement cottage living_room",
    "outbuilding": "outbuilding out_building shed barn coop garage",
    "vehicle": "car vehicle suv van truck sedan minivan taxi cab bus pickup",
    "street": "street sidewalk pavement road roadway highway alley intersection curb",
    "yard": "courtyard yard backyard garden driveway porch",
    "lot": "parking_lot car_park parking_garage",
    "water": "river lake pond canal creek pool sea",
    "field": "field woods forest ditch cornfield",
    "business": "store shop bar nightclub restaurant cafe hotel motel office bank deli supermarket pub",
    "school": "school classroom campus university college",
    "church": "church mosque synagogue temple",
}
SETTING_OF = {word: kind for kind, words in _SETTINGS.items() for word in words.split()}
_SIDES = {
    "in": "in",
    "inside": "in",
    "within": "in",
    "at": "at",
    "on": "in",
    "outside": "outside",
    "near": "near",
    "behind": "outside",
    "beside": "near",
    "off": "near",
}
EVENTS = frozenset({"kill", "injure", "shoot", "stab", "graze", "find people"})
_CAUGHT = frozenset("chase_down track_down run_down corner catch".split())
_TALKS = frozenset({"talk", "talks", "summit", "meeting"})
MEETINGS = frozenset("talk talks summit meeting trial conference hearing inquest funeral wedding".split())

_CAPITAL = r"(?:[A-ZÀ-Þ]['’])?[A-ZÀ-Þ][a-zà-ÿ]+(?:[-'’]?[A-ZÀ-Þ][a-zà-ÿ]+|[-'’][a-zà-ÿ]+)*"
_TOWN = rf"(?:(?:St|Ft|Mt)\. )?{_CAPITAL}(?: {_CAPITAL}){{0,2}}"
_REGION = r"(?:, (?P<region>(?:[A-Z][a-z]+\.?|[A-Z]{2}|[A-Z]\.[A-Z]\.)(?: [A-Z][a-z]+)?)(?=[,.;)\s]|$))?"
_AGE = r"(?:, (?:an? )?\d{1,3}(?:[- ]years?[- ]old)?,?|,)?"
_PERSON = rf"(?P<person>{_CAPITAL}(?: (?:[A-Z]\.|{_CAPITAL}|[\"“][^\"”]{{1,20}}[\"”]|Jr\.,?)){{0,4}})"
_RESIDENT = "man|woman|teen|teenager|boy|girl|resident|couple|mother|father"
_HOMES = (
    re.compile(rf"\b{_PERSON}{_AGE} of (?:[a-z]+ )?(?P<town>{_TOWN}){_REGION}"),
    re.compile(
        rf"\b{_PERSON},(?: (?:an? )?\d{{1,3}}(?:[- ]years?[- ]old)?,)? from (?:[a-z]+ )?(?P<town>{_TOWN}){_REGION}"
    ),
    re.compile(rf"\b{_PERSON}{_AGE} (?:who )?(?:had )?live[sd] (?:[a-z]+ ){{0,6}}in (?P<town>{_TOWN}){_REGION}"),
    re.compile(rf"\b{_PERSON}, (?:an? )?(?:\d{{1,3}}-year-old )?(?P<town>{_TOWN}) (?:{_RESIDENT})\b"),
    re.compile(rf"\b(?P<town>{_TOWN}) (?:{_RESIDENT}),? (?:named )?{_PERSON}"),
)


def extract(parse: Parse) -> Iterator[Place]:
    found = [*_homes(parse), *_settings(parse), *_named(parse), *_meetings(parse)]
    yield from sorted(found, key=lambda place: (place.span, place.relation))


def _frame(parse: Parse, span: Span) -> EventFrame:
    return frame_of(parse, span, times_of(parse.sentence))


def _at(parse: Parse, match: re.Match[str], group: str) -> Span:
    start = parse.sentence.span.start
    return Span(start + match.start(group), start + match.end(group))


def _homes(parse: Parse) -> Iterator[Place]:
    text = parse.sentence.text
    if len(text) > 2000:
        return
    seen: set[Span] = set()
    for pattern in _HOMES:
        for match in pattern.finditer(text):
            span = _at(parse, match, "town")
            tokens = parse.within(span)
            last = match["town"].split()[-1].casefold()
            if span in seen or last in ORG_NOUNS or not (_a_place(tokens) or _aged(parse, match)):
                continue
            seen.add(span)
            compass, head = split_compass(match["town"])
            region = (match.groupdict().get("region") or "").casefold().rstrip(".")
            yield Place(parse.sentence, span, "home", head, compass, region, holder=_at(parse, match, "person"))


def _a_place(tokens: Sequence[Token]) -> bool:
    """Whether capitalised words are a place as far as the syntax tells: no person, body, people or date."""
    return (
        bool(tokens)
        and not any(token.entity in {"DATE", "TIME", "NORP", "EVENT", "LAW", "WORK_OF_ART"} for token in tokens)
        and any(token.entity in {"GPE", "LOC", "FAC"} for token in tokens)
    )


def _aged(parse: Parse, match: re.Match[str]) -> bool:
    """Whether an age stands between name and town, which makes the town one whatever the syntax has it for."""
    between = parse.sentence.text[match.end("person") : match.start("town")]
    return any(char.isdigit() for char in between)


def split_compass(name: str) -> tuple[str, str]:
    """Points of the compass and the rest of a place's name, both lower case: ("southwest", "memphis")."""
    words = name.casefold().split()
    if len(words) > 1 and words[0] in COMPASS:
        return COMPASS[words[0]], " ".join(words[1:])
    return "", " ".join(words)


def _settings(parse: Parse) -> Iterator[Place]:
    for token in parse.tokens:
        if token.pos != "NOUN" or token.dep != "pobj":
            continue
        kind, start = _kind(parse, token)
        side = _SIDES.get(parse.head(token).lemma)
        if not kind or side is None:
            continue
        event, word = _event(parse, token)
        if event == "find" and _finds_people(parse, word):
            event = "find people"
        if event in EVENTS:
            span = Span(start.span.start, token.span.end)
            frame = _frame(parse, span)
            yield Place(parse.sentence, span, "setting", kind, side=side, event=event, frame=frame)


def _finds_people(parse: Parse, verb: Token) -> bool:
    """Whether people or bodies are found: object, subject of a passive, or the noun a participle hangs on."""
    found = [*parse.children(verb, "dobj", "nsubjpass"), *([parse.head(verb)] if verb.dep in {"acl", "relcl"} else [])]
    return any(noun.lemma in PEOPLE or noun.lemma in DESCRIBED for noun in found)


def _kind(parse: Parse, token: Token) -> tuple[str, Token]:
    for back in (1, 2):
        before = parse.tokens[max(0, token.index - back)]
        between = parse.tokens[before.index + 1 : token.index]
        joined = f"{before.lemma}_{token.lemma}"
        if joined in SETTING_OF and all(other.text == "-" for other in between):
            return SETTING_OF[joined], before
    return SETTING_OF.get(token.lemma, ""), token


def _named(parse: Parse) -> Iterator[Place]:
    """Proper places of events: with points of the compass, or of meetings."""
    taken = -1
    for token in parse.tokens:
        if token.index <= taken:
            continue
        run = _run(parse, token)
        if not run:
            continue
        taken = run[-1].index
        span = Span(run[0].span.start, run[-1].span.end)
        compass, head = split_compass(" ".join(t.text for t in run))
        event, noun = _event(parse, run[-1])
        if not event or _in_body(run):
            continue
        frame = _frame(parse, span)
        yield Place(
            parse.sentence, span, "event", head, compass, event=event, qualifiers=_qualifiers(parse, noun), frame=frame
        )


def _meetings(parse: Parse) -> Iterator[Place]:
    """Places right after the word for a meeting: "peace talks in Oslo"."""
    for noun, preposition in zip(parse.tokens, parse.tokens[1:], strict=False):
        if noun.lemma not in MEETINGS or noun.pos not in {"NOUN", "PROPN"} or preposition.lemma != "in":
            continue
        run = _capitals(parse, preposition.index + 1)
        if run and not any(token.entity in {"DATE", "NORP"} for token in run):
            span = Span(run[0].span.start, run[-1].span.end)
            compass, head = split_compass(" ".join(token.text for token in run))
            event = "meet" if noun.lemma in _TALKS else noun.lemma
            frame = _frame(parse, noun.span)
            yield Place(
                parse.sentence,
                span,
                "meeting",
                head,
                compass,
                event=event,
                qualifiers=_qualifiers(parse, noun),
                frame=frame,
            )


def _in_body(run: Sequence[Token]) -> bool:
    return run[-1].text.casefold() in ORG_NOUNS or any(token.entity in {"PERSON", "DATE", "NORP"} for token in run)


def _run(parse: Parse, token: Token) -> list[Token]:
    """The words of a place's name that begins here, points of the compass first."""
    low = token.text.casefold()
    previous = parse.tokens[token.index - 1] if token.index else None
    if previous is not None and previous.pos == "PROPN" and previous.text[:1].isupper() and low not in COMPASS:
        return []
    if low in COMPASS:
        rest = _capitals(parse, token.index + 1)
        return [token, *rest] if rest else []
    if token.entity in {"GPE", "LOC", "FAC"} and token.text[:1].isupper():
        return _capitals(parse, token.index)
    return []


def _capitals(parse: Parse, start: int) -> list[Token]:
    found: list[Token] = []
    for token in parse.tokens[start : start + 4]:
        if not (token.text[:1].isupper() and token.pos == "PROPN" and token.text.strip(".").isalpha()):
            break
        if found and token.entity != found[0].entity:
            break
        found.append(token)
    return found


def _event(parse: Parse, token: Token) -> tuple[str, Token]:
    """The class of what happened at a place, and its word; empty where the place tells of nothing that happened."""
    at = token
    placed = False
    for above in parse.ancestors(token):
        where = next((verb for verb in parse.children(at, "relcl") if _where(parse, verb)), None)
        if where is not None:
            return _class(parse, where), where
        if above.pos == "ADP":
            placed = placed or above.lemma in _SIDES
        if above.pos == "VERB":
            return _outer(parse, above) if placed else ("", above)
        if (named := _noun_event(above)) or not _passes(above):
            return named, above
        at = above
    return "", token


def _noun_event(token: Token) -> str:
    """The class of an event noun or state; "" for other words."""
    if token.pos not in {"NOUN", "PROPN", "ADJ"}:
        return ""
    if token.lemma in MEETINGS:
        return "meet" if token.lemma in _TALKS else token.lemma
    return class_of(token.lemma, "ADJ" if token.pos == "ADJ" else "NOUN")


def _passes(token: Token) -> bool:
    """Whether a place can tell of something above this word."""
    if token.pos == "ADP":
        return token.lemma in _SIDES or token.lemma in {"of", "off", "by"}
    return token.pos in {"NOUN", "PROPN"} and token.dep != "appos"


def _outer(parse: Parse, verb: Token) -> tuple[str, Token]:
    """The class of a verb, or of the event that a clause of circumstance hangs on ("shot while he sat in a car")."""
    own = _class(parse, verb)
    if verb.dep == "advcl" and not class_of(verb.lemma, "VERB"):
        head = parse.head(verb)
        if class_of(head.lemma, "VERB"):
            return _class(parse, head), head
    return own, verb


def _where(parse: Parse, verb: Token) -> bool:
    return any(child.lemma == "where" for child in parse.children(verb, "advmod"))


def _class(parse: Parse, predicate: Token) -> str:
    particle = next((child.lemma for child in parse.children(predicate, "prt")), "")
    joined = f"{predicate.lemma}_{particle}"
    if joined in _CAUGHT or predicate.lemma in _CAUGHT:
        return "arrest"
    if predicate.lemma == "shot":
        return "shoot"
    return event_class(predicate.lemma, particle)


def _qualifiers(parse: Parse, noun: Token) -> frozenset[str]:
    """What narrows an event noun: "us" and "peace" of "US-brokered peace talks"."""
    below = parse.children(noun, "amod", "compound", "nmod", "poss")
    return frozenset(
        t.lemma for child in below for t in parse.subtree(child) if t.pos in {"PROPN", "NOUN", "ADJ", "VERB"}
    )


EXTRACTOR = Extractor("place", extract)
