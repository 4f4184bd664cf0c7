"""Agreed facts: what several independent sources state alike, by the same machinery that finds where they differ.

Sources are counted, not documents: copies of one text, versions of one item, articles of one outlet and reports that
rest on one and the same person's word are one source. Whatever is part of a finding is not agreed.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from factcheck import grouping
from factcheck.checks import Check
from factcheck.corpus import Corpus
from factcheck.document import Document
from factcheck.finding import Accord, AgreedFact, Category, Evidence, Finding

_ORDER = (Category.NUMBER, Category.AGE, Category.DATE, Category.NAME)

Copies = Sequence[Sequence[Document]]


def agreed(
    corpus: Corpus, checks: Iterable[Check], findings: Iterable[Finding], copies: Copies
) -> tuple[AgreedFact, ...]:
    """The facts that two or more independent sources state alike.

    `copies` is what `factcheck.copies.groups` gave.
    """
    disputed = {
        (one.document, one.start) for finding in findings for variant in finding.variants for one in variant.evidence
    }
    facts = (_fact(accord, copies) for check in checks for accord in check.agreed(corpus))
    kept = [fact for fact in facts if fact.sources > 1 and not _places(fact.evidence) & disputed]
    return ordered(kept)


def ordered(facts: Iterable[AgreedFact]) -> tuple[AgreedFact, ...]:
    """Agreed facts in the order of a report: figures first, each kind by falling sources."""
    return tuple(
        sorted(
            facts,
            key=lambda one: (
                _ORDER.index(one.category),
                -one.sources,
                one.subject,
                one.value,
                [(place.document, place.start) for place in one.evidence],
            ),
        )
    )


def _places(evidence: Iterable[Evidence]) -> set[tuple[str, int]]:
    return {(one.document, one.start) for one in evidence}


def _fact(accord: Accord, copies: Copies) -> AgreedFact:
    evidence = sorted({grouping.evidence(one) for one in accord.readings}, key=lambda one: (one.document, one.start))
    documents = list(dict.fromkeys(reading.mention.document for reading in accord.readings))
    return AgreedFact(
        accord.category, accord.subject, accord.value, _independent(documents, evidence, copies), tuple(evidence)
    )


def _independent(documents: Sequence[Document], evidence: Sequence[Evidence], copies: Copies) -> int:
    """How many sources the documents are: those that share an origin are joined, and what they share counts once."""
    origins = [_origins(document, evidence, copies) for document in documents]
    joined: list[set[tuple[str, str]]] = []
    for origin in origins:
        apart = [group for group in joined if not group & origin]
        joined = [*apart, origin.union(*(group for group in joined if group & origin))]
    return len(joined)


def _origins(document: Document, evidence: Sequence[Evidence], copies: Copies) -> set[tuple[str, str]]:
    """What makes a document the same source as another one."""
    found = {("document", document.name)}
    found |= {("copy", str(at)) for at, group in enumerate(copies) if any(document is one for one in group)}
    found |= {("item", document.item)} if document.item else set()
    found |= {("outlet", document.outlet.casefold())} if document.outlet else set()
    own = [one for one in evidence if one.document == document.name]
    if own and all(one.attribution for one in own):  # nothing in its own voice
        found |= {("word", " ".join(str(one.attribution).casefold().split())) for one in own}
    return found
