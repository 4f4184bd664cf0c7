"""What the desk's file of names means for telling who is who."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from factcheck.corpus import Corpus
from factcheck.document import Document, Span
from factcheck.house import House, Outlet, Standing
from factcheck.identity.slips import Slip
from factcheck.identity.spelling import fold
from factcheck.identity.uses import Form
from factcheck.mention import Name

_RIGHT = (Standing.ACCEPTED, Standing.PREFERRED)
_WRONG = (Standing.REJECTED, Standing.VARIANT)


class Places:
    """Where a corpus uses spellings of some standing."""

    def __init__(self, corpus: Corpus, standings: Iterable[Standing]) -> None:
        self._spans: dict[Document, list[Span]] = defaultdict(list)
        for use in corpus.house_uses:
            if use.entry.standing in standings:
                self._spans[use.sentence.document].append(use.span)

    def __contains__(self, name: Name) -> bool:
        return any(name.span.overlaps(span) for span in self._spans.get(name.document, ()))


def told(corpus: Corpus) -> Places:
    """Where spellings stand that the desk rejects or does not prefer."""
    return Places(corpus, _WRONG)


def without_right(corpus: Corpus, slips: Iterable[Slip], forms: Mapping[str, Form]) -> list[Slip]:
    """The slips that do not join two spellings which the desk holds to be right both."""
    if not corpus.house:
        return list(slips)
    right = Places(corpus, _RIGHT)
    return [
        slip
        for slip in slips
        if not (
            slip.common in forms
            and all(name in right for name in slip.places)
            and any(name in right for name in forms[slip.common].mentions)
        )
    ]


def groups(house: House) -> dict[tuple[str, ...], tuple[Outlet | None, str]]:
    """Folded words of the names that the desk holds to be right or knows, by the group of spellings they are of."""
    found: dict[tuple[str, ...], tuple[Outlet | None, str]] = {}
    for entry in house.entries:
        if entry.pattern is None and (entry.house or entry.group >= 0):
            keys = tuple(fold(word) for word in entry.text.split())
            found[keys] = entry.outlet, entry.house or str(entry.group)
    return found


def same(house: House) -> Iterator[tuple[str, str]]:
    """Folded words that the desk holds to be one: those in which two names of one group differ."""
    members: dict[tuple[Outlet | None, str], list[tuple[str, ...]]] = defaultdict(list)
    for keys, group in groups(house).items():
        members[group].append(keys)
    for first, *others in members.values():
        for other in others:
            differing = [pair for pair in zip(first, other, strict=False) if pair[0] != pair[1]]
            if len(first) == len(other) and len(differing) == 1:
                yield differing[0]
