"""Ages in all their forms but "23-year-old": "Jane Smith, 23,", "aged 23", "was 23 when", "in his 40s", "teenager"."""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.amounts.patterns import compiled
from factcheck.amounts.terms import Term
from factcheck.document import Span
from factcheck.mention import Amount, Modality

_TITLES = (
    r"(?:Mr|Mrs|Ms|Miss|Dr|Sir|Lady|Lord|Officer|Sgt|Sergeant|Det|Detective|Cpl|Pvt|Lt|Capt"
    r"|Captain|Rev|Prof|Professor|Judge|The|And|But|Police|When|As|In|At|On|With|While|Both"
    r"|Defendant|Victim|Suspect|Brothers|Sisters|Mother|Father)"
)
_NAME = r"(?:[A-Z](?:[\w'-]{1,24}|\.))"
_NAME_BEFORE = (
    rf"(?P<name>{_NAME}(?: (?:(?:de|da|del|della|van|von|der|den|bin|al|la|le|dos|du|ibn"
    rf"|\"\w{{1,20}}\"|'\w{{1,20}}') ){{0,2}}{_NAME}){{0,5}}(?:,? (?:Jr|Sr)\.?|,? I{{2,3}}"
    rf"|,? IV)?)"
)
_NOT_OWNERS = frozenset({
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
    "december", "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sept", "sep", "oct", "nov", "dec", "monday",
    "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "yes", "no", "however", "meanwhile", "then",
    "today", "yesterday", "tonight", "section", "article", "chapter", "page", "nos", "total",
})  # fmt: skip
_PERSONS = frozenset({
    "man", "men", "woman", "women", "boy", "boys", "girl", "girls", "teen", "teens", "teenager", "son", "daughter",
    "brother", "sister", "mother", "father", "husband", "wife", "suspect", "suspects", "victim", "victims",
    "student", "child", "officer", "driver", "passenger", "baby", "toddler", "male", "female",
})  # fmt: skip
_PERSON_BEFORE = (
    r"(?i:\b(?:man|men|woman|women|boy|boys|girl|girls|teen|teens|teenager|teenagers|son|sons"
    r"|daughter|daughters|brother|brothers|sister|sisters"
    r"|mother|father|husband|wife|suspect|victim|student|child|officer|driver|passenger"
    r"|grandmother|grandfather|mum|mom|dad|baby|toddler"
    r"|male|female|boyfriend|girlfriend|cousin|nephew|niece|uncle|aunt|pilot|player|actor"
    r"|actress|singer|climber|soldier)), (?:aged? )?$"
)


def owner_before(text: str, term: Term) -> Span | None:
    """The name before an age in apposition: "Jane Smith, 23," "Smith (23)"; None where the figure is none."""
    if term.value % 1 or term.numeral.worded or term.value > 115:
        return None
    left = max(0, term.start - 80)
    before = text[left : term.start]
    if before.endswith("("):
        fits, tail = text[term.end : term.end + 1] == ")", r" ?\($"
    else:
        after = (
            r"(?=[,.;:)—\"]|$| ?-(?!years?-)|(?: and| of| from| was| were| is| who| has| had| remain\w*| died"
            r"| both| with| in| at| on| are| or| told| said| faces?| pleaded)\b)(?!,\d|\.\d| of (?:the"
            r"|them|those|its|his|her)\b)"
        )
        fits, tail = compiled(after).match(text, term.end) is not None, r", (?:only |aged? |now )?$"
    found = compiled(_NAME_BEFORE + tail).search(before) if fits else None
    if not found:
        return None
    name = found["name"]
    start = left + found.start("name")
    while title := compiled(rf"{_TITLES}\.? ").match(name):
        name, start = name[title.end() :], start + title.end()
    words = name.split()
    if (
        not words
        or words[-1].lower() in _PERSONS
        or words[-1].lower().rstrip(".") in _NOT_OWNERS
        or words[0].lower() in _NOT_OWNERS
    ):
        return None
    return Span(start, left + found.end("name"))


_DECADE_WORDS = {
    "twenties": 20,
    "thirties": 30,
    "forties": 40,
    "fifties": 50,
    "sixties": 60,
    "seventies": 70,
    "eighties": 80,
    "nineties": 90,
}
_IN_DECADE = (
    r"(?<!\w)(?:(?:in|into) (?:his|her|their|the) |[Aa]ged? )?(?P<core>(?:(?P<part>early|mid"
    r"|late|mid to late|mid-to-late|early to mid|early-to-mid)[- ](?:to[- ]\w+[- ])?)?"
    r"(?:(?P<decade>[2-9]0)'?s(?: (?:and|or|to) (?P<upper>[3-9]0)'?s)?|(?P<words>"
    + "|".join(_DECADE_WORDS)
    + r")))(?!\w)"
)
_TEEN = r"(?<![\w-])(?P<core>[Tt]een(?:ager|age|aged)?)(?![\w-])"
_PARTS_OF_DECADE = {"early": (0, 3), "mid": (3, 7), "late": (6, 9), "mid to late": (4, 9), "early to mid": (0, 6)}


def decades_of_life(text: str) -> Iterator[tuple[Span, Span, Amount]]:
    """Span, core and amount of "in his 40s", "early 20s", "teenager"."""
    for match in compiled(_TEEN).finditer(text):
        yield Span(*match.span()), Span(*match.span()), Amount(13, 19, 13, Modality.RANGE, "age", "year")
    for match in compiled(_IN_DECADE).finditer(text):
        own = compiled(r"(?:in|into) (?:his|her|their) |[Aa]ged? ").match(match.group())
        part = match["part"]
        if not own and not (part and compiled(r"(?:in|into) the ").match(match.group()) is None):
            continue
        decade = int(match["decade"]) if match["decade"] else _DECADE_WORDS[match["words"]]
        first, last = _PARTS_OF_DECADE[part.replace("-", " ")] if part else (0, 9)
        last += int(match["upper"]) - decade if match["upper"] else 0
        amount = Amount(decade + first, decade + last, decade, Modality.RANGE, "age", "year")
        yield Span(*match.span()), Span(*match.span("core")), amount


def is_age(text: str, term: Term, list_from: int | None) -> bool:
    """Whether a bare figure is an age by its cue words, or stands in a list of ages that ends at `list_from`."""
    if compiled(r",? (?:and|or) \d{1,3}[- ]years?[- ]olds?\b").match(text, term.end):
        return True
    return _is_cued(text, term) if list_from is None else _is_cued(text, term) or _is_listed(text, term, list_from)


def _is_cued(text: str, term: Term) -> bool:
    before = text[max(0, term.start - 80) : term.start]
    if compiled(
        r"\b[Aa]ge[sd]?:? (?:only |just |about |between |under |over |of |at least )?$|\b(?:under"
        r"|over) the age of $"
    ).search(before):
        return not compiled(r" (?:per ?cent|percent|times)").match(text, term.end)
    if compiled(r"\b[Tt]urn(?:ed|s|ing) $").search(before):
        return not compiled(r" (?:[a-z]+ )?[a-z]+s\b|[%:-]").match(text, term.end)
    if compiled(
        r", (?:both|all) $|\b(?:he|she|who|they|man|woman|boy|girl|child|baby|teen|teenager"
        r"|suspect|victim|son|daughter|[A-Z][a-z]+)(?: is"
        r"|'s| was|'d be| had just turned| would have been| turned| turns| is only| was only"
        r"| was just) $"
    ).search(before):
        after = r"(?=[,.;)\"]|$| when\b| at the time| and (?:has|had|was|is|lived|from|a)\b| years? old)"
        return bool(compiled(after).match(text, term.end)) and term.value >= 1
    if compiled(_PERSON_BEFORE).search(before) and compiled(r"[,.;)]| and \d{1,3}[,.;]").match(text, term.end):
        return not compiled(r",\d|\.\d").match(text, term.end)
    return False


def _is_listed(text: str, term: Term, list_from: int) -> bool:
    between = text[list_from : term.start]
    listed = compiled(r"(?:, |,? and |,? or )$").fullmatch(between) is not None
    return listed and not compiled(r"[- ](?!and\b|or\b|who\b|were\b|was\b)[a-z]{3,}").match(text, term.end)
