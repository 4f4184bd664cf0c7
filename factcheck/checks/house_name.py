"""A name written otherwise than the desk has laid down.

Flags, by what the file of names says (docs/names.md; nothing without one), every spelling once with all its places:

- a rejected spelling, even where it is the only one: "Brighford", where `[reject]` has "Brightford" = "Brighford";
- a known variant of a name, where the house prefers another form: "Bombay", where `[prefer]` has "Mumbai" = "Bombay".

A rejected spelling is of medium severity. A variant is a note of low severity, and of medium severity where the same
document has the house form as well. A spelling that stands only in quotations says so.

Leaves alone: the house form, accepted spellings and what is part of a longer accepted name ("Bombay Duck"), capitals
throughout, possessives, and what another outlet's own rules allow it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from factcheck.checks import Check
from factcheck.corpus import Corpus
from factcheck.extractors.names import inside_quotation
from factcheck.finding import Category, Conflict, Reading, Rule, Severity
from factcheck.house import Standing, Use
from factcheck.mention import Mention, Name
from factcheck.phrasing import either

_TELLS = (Standing.REJECTED, Standing.VARIANT)


def find(corpus: Corpus) -> Iterator[Conflict]:
    """One conflict for each house form that is written otherwise, and for each spelling without a house form."""
    wrong: dict[str, dict[str, list[Use]]] = defaultdict(lambda: defaultdict(list))
    right: dict[str, list[Use]] = defaultdict(list)
    for use in corpus.house_uses:
        if use.entry.standing in _TELLS:
            spelling = use.text if use.entry.pattern else use.entry.text
            wrong[use.entry.house or f"not {spelling}"][spelling].append(use)
        elif use.entry.standing is Standing.PREFERRED:
            right[use.entry.house].append(use)
    for house, spellings in wrong.items():
        yield _conflict(corpus, spellings, right.get(house, []))


def _conflict(corpus: Corpus, wrong: Mapping[str, Sequence[Use]], right: Sequence[Use]) -> Conflict:
    places = [use for uses in wrong.values() for use in uses]
    house = places[0].entry.house
    written = either([f"“{spelling}”" for spelling in wrong])
    rejected = any(use.entry.standing is Standing.REJECTED for use in places)
    mixed = {use.sentence.document for use in places} & {use.sentence.document for use in right}
    return Conflict(
        category=Category.NAME,
        readings=tuple(
            Reading(_mention(corpus, use), spelling, spelling)
            for spelling, uses in {**wrong, house: right}.items()
            for use in uses
        ),
        title=f"House style: write {house}, not {written}" if house else f"House style: not {written}",
        reasons=tuple(_reasons(wrong, bool(mixed))),
        severity=Severity.MEDIUM if rejected or mixed else Severity.LOW,
        confidence=0.95,
        expected=house or "another form",
    )


def _reasons(wrong: Mapping[str, Sequence[Use]], mixed: bool) -> Iterator[str]:
    for spelling, uses in wrong.items():
        entry = uses[0].entry
        verb = "rejects" if entry.standing is Standing.REJECTED else f"prefers {entry.house} to"
        yield f"{entry.origin} {verb} “{spelling}”" + (f" for {entry.outlet.name}" if entry.outlet else "")
        if all(inside_quotation(use.sentence, use.span.start) for use in uses):
            yield f"{spelling} stands only inside a quotation"
    if mixed:
        yield "one document has both forms"


def _mention(corpus: Corpus, use: Use) -> Mention:
    """The name that stands there, or the words themselves where the syntax sees none."""
    for mention in corpus.mentions_of_sentence.get(use.sentence, ()):
        if isinstance(mention, Name) and mention.span == use.span:
            return mention
    return Mention(use.sentence, use.span)


CHECK = Check(Rule("house-name", Category.NAME, "a name written otherwise than the desk has laid down"), find)
