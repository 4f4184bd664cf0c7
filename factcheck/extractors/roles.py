"""Roles: ranks, offices and family relations of people, and what they are charged with."""

from __future__ import annotations

import re
from collections.abc import Iterator

from factcheck.document import Span
from factcheck.events import event_class
from factcheck.extractors import Extractor
from factcheck.mention import Role
from factcheck.offices import CHARGE, GRADE, GRADES, KIN, OFFICE, OFFICES, PARENT, RANK, RANKS, SAME_OFFICE, SHORT
from factcheck.syntax import Parse, Token

_KIN_WORDS = "|".join(sorted(KIN, key=len, reverse=True))
_NAME = r"[A-Z][a-zà-ÿ]{0,3}[A-Z]?[a-zà-ÿ]+(?:[-'’][A-Z]?[a-z]+)?"
_PERSON = rf"(?P<person>{_NAME}(?: (?:[A-Z]\.|{_NAME})){{0,3}})"
_TITLE_WORDS = frozenset(word for phrase in (*RANKS, *OFFICES, *SHORT) for word in phrase.split()) | frozenset(
    "police state detective staff defense first second deputy assistant former acting interim ex late retired".split()
)
_TITLE = "|".join(sorted(map(re.escape, _TITLE_WORDS), key=len, reverse=True)).replace("'", "['’]")
_BEFORE = re.compile(rf"\b(?P<words>(?i:(?:{_TITLE})\.?[ -])+){_PERSON}")
_FORMER = frozenset("former ex late retired then ousted past".split())
_RELATIVE = re.compile(
    rf"\b(?P<whose>his|her|their|(?:[A-Z][a-z]+ )?[A-Z][a-z]+(?:'s|’s)),? (?:[a-z0-9-]+ ){{0,3}}?"
    rf"(?P<kin>{_KIN_WORDS}),? {_PERSON}"
)
_APPOSED = re.compile(
    rf"\b{_PERSON},(?: \d{{1,3}},)? "
    r"(?P<whose>his|her|their|the (?:victim|suspect)(?:'s|’s)|(?:[A-Z][a-z]+ )?[A-Z][a-z]+(?:'s|’s)) "
    rf"(?:[a-z0-9-]+ ){{0,2}}?(?P<kin>{_KIN_WORDS})\b(?!['’]s)"
)
_POST = re.compile(
    rf"\b{_PERSON},(?: \d{{1,3}},)? (?:the |a |an )?"
    r"(?P<words>(?:(?!of |and |who |was |had )[A-Za-z][A-Za-z'’.-]*[ -]){0,3}"
    r"(?:mayor|governor|senator|sheriff|sergeant|lieutenant|captain|council(?:man|woman)|(?:police|fire) chief"
    r"|CEO|COO|CFO|chief (?:executive|operating|financial) officer|chief executive))"
    r"\b(?!['’]s)"
)


def extract(parse: Parse) -> Iterator[Role]:
    if len(parse.sentence.text) > 2000:
        return
    yield from _titles(parse)
    yield from _relatives(parse)
    yield from _actors(parse)
    yield from _charges(parse)
    yield from _family(parse)
    yield from _pupils(parse)


_PUPIL = re.compile(
    rf"\b{_PERSON}(?:,(?: \d{{1,3}},)? (?:who )?(?:was |is )?|\s(?:was|is) )an? "
    rf"(?:\d{{1,2}}-year-old )?(?P<grade>{'|'.join(GRADES)})\b(?!['’]s)"
)
_STUDIES = re.compile(r"\b(?:university|college|incoming|rising|future)\b", re.IGNORECASE)


def _pupils(parse: Parse) -> Iterator[Role]:
    """The school year somebody is in, unless it may be a year at a college."""
    if _STUDIES.search(parse.sentence.text):
        return
    for match in _PUPIL.finditer(parse.sentence.text):
        holder = _span(parse, match.start("person"), match.end("person"))
        value = f"grade {GRADES[match['grade']]}"
        yield Role(parse.sentence, _span(parse, match.start("grade"), match.end("grade")), GRADE, value, holder)


_COUPLES = re.compile(r"\bcouple(?:'s|’s) (?:[a-z0-9-]+ ){0,2}?(?:daughter|son|child)\b")
_STEP = re.compile(r"\b(?P<whose>his|her) (?:[a-z]+ )?(?P<kin>step(?:father|mother))\b")


def _family(parse: Parse) -> Iterator[Role]:
    """Children of a couple, and step-parents of somebody told by a pronoun."""
    for match in _COUPLES.finditer(parse.sentence.text):
        yield Role(parse.sentence, _span(parse, match.start(), match.end()), PARENT, "child of both", whose="couple")
    for match in _STEP.finditer(parse.sentence.text):
        span = _span(parse, match.start("kin"), match.end("kin"))
        yield Role(parse.sentence, span, PARENT, "step-parent", whose=match["whose"])


def _span(parse: Parse, start: int, end: int) -> Span:
    at = parse.sentence.span.start
    return Span(at + start, at + end)


def _titles(parse: Parse) -> Iterator[Role]:
    """Ranks and offices directly before a name, or after it between commas."""
    text = parse.sentence.text
    for pattern in (_BEFORE, _POST):
        for match in pattern.finditer(text):
            words = match["words"].rstrip(" -")
            start, title = _title(words)
            found = _office(title)
            if found is None:
                continue
            axis, value = found
            span = _span(parse, match.start("words") + start, match.start("words") + len(words))
            holder = _span(parse, match.start("person"), match.end("person"))
            before = text[max(0, match.start("words") + start - 12) : match.start("words") + start].casefold()
            former = bool(set(re.findall(r"[a-z]+", before + " " + " ".join(title))) & _FORMER)
            yield Role(parse.sentence, span, axis, value, holder, former=former)


def _title(words: str) -> tuple[int, list[str]]:
    """Where the title words at the end of a phrase begin, and their canonical forms."""
    found: list[str] = []
    start = len(words)
    for match in reversed(list(re.finditer(r"[^ -]+", words))):
        word = match.group().casefold().rstrip(".").replace("’", "'")
        if word not in _TITLE_WORDS:
            break
        found.insert(0, SHORT.get(word, word).replace("defense", "defence"))
        start = match.start()
    return start, found


def _office(title: list[str]) -> tuple[str, str] | None:
    phrase = " ".join(title)
    for office in OFFICES:
        if phrase.endswith(office):
            rest = phrase.removesuffix(office).split()
            junior = next((word for word in ("deputy", "assistant", "vice") if word in rest), "")
            return OFFICE, SAME_OFFICE.get(f"{junior} {office}".strip(), f"{junior} {office}".strip())
    for rank in RANKS:
        if phrase.endswith(rank) and not phrase.endswith(("attorney general", "secretary general")):
            return RANK, rank
    return None


def _relatives(parse: Parse) -> Iterator[Role]:
    text = parse.sentence.text
    for pattern in (_RELATIVE, _APPOSED):
        for match in pattern.finditer(text):
            axis, value = KIN[match["kin"]]
            between = text[match.start("whose") : match.start("kin")]
            value = "unmarried partner" if "common-law" in between else value
            former = bool(re.search(r"\b(?:former|ex|late)\b", between))
            holder = _span(parse, match.start("person"), match.end("person"))
            span = _span(parse, match.start("kin"), match.end("kin"))
            yield Role(parse.sentence, span, axis, _formerly(value, former), holder, whose=match["whose"].casefold())


def _formerly(value: str, former: bool) -> str:
    return {"spouse": "former spouse", "unmarried partner": "former partner"}.get(value, value) if former else value


_VIOLENT = frozenset("kill shoot stab injure strangle beat attack strike".split())
_EX = re.compile(r"\bex-$", re.IGNORECASE)


def _actors(parse: Parse) -> Iterator[Role]:
    """Relatives who did something violent or to whom it was done."""
    for token in parse.tokens:
        if token.pos != "NOUN" or token.lemma not in KIN:
            continue
        slot, verb = _slot(parse, token)
        if verb is None:
            continue
        event = event_class("shoot" if verb.lemma == "shot" else verb.lemma)
        if event not in _VIOLENT:
            continue
        axis, value = KIN[token.lemma]
        former = any(child.lemma in {"former", "ex"} for child in parse.children(token, "amod", "compound", "nmod"))
        whose = " ".join(child.text.casefold() for child in parse.children(token, "poss"))
        at = parse.sentence.span.start
        prefix = _EX.search(parse.sentence.text[: token.span.start - at])  # a token of its own in some sentences
        span = Span(at + prefix.start(), token.span.end) if prefix else token.span
        value = _formerly(value, former or prefix is not None)
        yield Role(parse.sentence, span, axis, value, whose=whose, event="violence", slot=slot)


def _slot(parse: Parse, token: Token) -> tuple[str, Token | None]:
    head = parse.head(token)
    if token.dep == "nsubj" and head.pos == "VERB":
        return "agent", head
    if token.dep in {"dobj", "nsubjpass"} and head.pos == "VERB":
        return "patient", head
    if token.dep == "pobj" and head.dep == "agent":
        return "agent", parse.head(head)
    return "", None


_CRIME = re.compile(
    r"\b(?:(?P<attempted>attempted|attempt to commit|conspiracy to commit|solicitation of) )?"
    r"(?:(?P<degree>first|second|third|1st|2nd)[- ]degree "
    r"|(?:capital|felony|vehicular|involuntary|voluntary|aggravated) )?"
    r"(?P<crime>murder|manslaughter|(?:criminally )?(?:negligent|reckless|vehicular) homicide)\b",
    re.IGNORECASE,
)
_CHARGED = frozenset({"charge", "indict", "arraign"})


def _charges(parse: Parse) -> Iterator[Role]:
    """Kinds of homicide that somebody is charged with."""
    for verb in parse.tokens:
        if verb.lemma not in _CHARGED or verb.pos != "VERB":
            continue
        subject = next(iter(parse.children(verb, "nsubjpass")), None)
        if subject is None:
            continue
        holder = _holder(parse, subject)
        end = max(token.span.end for token in parse.subtree(verb)) - parse.sentence.span.start
        start = verb.span.end - parse.sentence.span.start
        for match in _CRIME.finditer(parse.sentence.text, start, end):
            if match["attempted"]:
                continue
            span = _span(parse, match.start(), match.end())
            yield Role(parse.sentence, span, CHARGE, _crime(match), holder, whose=subject.text.casefold())


def _crime(match: re.Match[str]) -> str:
    crime = match["crime"].casefold()
    degree = {"1st": "first", "2nd": "second"}.get(match["degree"] or "", (match["degree"] or "").casefold())
    if crime == "murder":
        return f"{degree}-degree murder" if degree else "murder"
    return "manslaughter" if crime == "manslaughter" else "negligent homicide"


def _holder(parse: Parse, subject: Token) -> Span | None:
    if subject.pos != "PROPN":
        named = next((child for child in parse.children(subject, "appos") if child.pos == "PROPN"), None)
        return None if named is None else named.span
    return subject.span


EXTRACTOR = Extractor("role", extract)
