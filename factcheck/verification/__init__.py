"""A draft held against its sources: every figure, name, date, place, quotation and statement with a verdict.

The same corpus, mentions, frames, comparisons and linked names as in a check serve here; only the question differs. A
fact is *supported* when a source gives it of the same thing, *conflicting* when the sources say something else of that
thing, and *not found* when they are silent: a figure that stands in the sources for another thing is not found.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Sequence

from factcheck.corpus import Corpus
from factcheck.document import Document, SectionKind, Sentence
from factcheck.entailment import Judge
from factcheck.judging import Judgement, mean, packaged_judge
from factcheck.mention import Mention, Name, Quantity, Quote, Time
from factcheck.support import Analysed, Sources, Support, support
from factcheck.syntax import parse
from factcheck.verdict import Fact, Statement
from factcheck.verification.figures import age_fact, figure_fact, time_fact
from factcheck.verification.material import Material
from factcheck.verification.names import name_fact
from factcheck.verification.overall import Weighed, consistency
from factcheck.verification.quotes import quote_fact
from factcheck.verification.statements import is_frame, statement_fact, support_of

EVIDENCE = (1, 3)  # nearest sentences put before the judge, with those beside them


def verify(corpus: Corpus, draft: Document) -> tuple[tuple[Statement, ...], float]:
    """The statements of `draft`, a document of the corpus, each with its facts, and the consistency of the whole.

    All other documents of the corpus are its sources; where the corpus has a judge, it and not their words judges
    statements. Without a statement of fact nothing departs: consistency is 1.
    """
    material = Material(corpus, draft)
    judged = _judged(material)
    found: list[Weighed] = []
    for sentence, analysed, borne in _held(material, corpus.judge):
        facts = _facts(material, sentence, analysed, borne)
        if facts:
            line, column = draft.position(sentence.span.start)
            span = sentence.span
            statement = Statement(
                span.start, span.end, line, column, sentence.text, support_of(borne, facts), tuple(facts)
            )
            found.append(Weighed(statement, borne, judged[sentence]))
    return tuple(one.statement for one in found), consistency(found)


def _judged(material: Material) -> dict[Sentence, Judgement]:
    """What the packaged judge makes of each draft sentence: the mean over more and less evidence."""
    claims = [
        (own.text, [one.text for one in material.around(material.nearest[own][:many])])
        for own in material.own
        for many in EVIDENCE
    ]
    found = iter(packaged_judge().judged(claims))
    return {own: mean([next(found) for _ in EVIDENCE]) for own in material.own}


def _held(material: Material, judge: Judge | None) -> Iterator[tuple[Sentence, Analysed, Support]]:
    """Each draft sentence with its analysis and what the nominated source sentences make of it."""
    wanted = list(dict.fromkeys([*material.own, *(one for own in material.own for one in material.nominated[own])]))
    known = material.corpus.parses
    parses = {**known, **{one.sentence: one for one in parse([one for one in wanted if one not in known])}}
    analysed = {one: Analysed(parses[one]) for one in wanted}
    entailed = dict(zip(material.own, _entailed(material, judge), strict=True)) if judge else {}
    for sentence in material.own:
        near = [analysed[one] for one in material.nominated[sentence]]
        borne = support(analysed[sentence], Sources(near))
        yield sentence, analysed[sentence], dataclasses.replace(borne, entailed=entailed.get(sentence))


def _entailed(material: Material, judge: Judge) -> list[float]:
    """What a judge makes of each draft sentence beside the source sentences nearest to it."""
    return judge.entailed([(own.text, [near.text for near in material.nearest[own]]) for own in material.own])


def _facts(material: Material, sentence: Sentence, analysed: Analysed, borne: Support) -> list[Fact]:
    mentions = material.corpus.mentions_of_sentence.get(sentence, [])
    if sentence.section.kind is SectionKind.FURNITURE or is_frame(analysed, mentions):
        return []
    facts: list[Fact] = []
    for mention in mentions:
        if _within_quote(mention, mentions):
            continue
        if isinstance(mention, Quantity):
            facts.append(age_fact(material, mention) or figure_fact(material, mention, borne))
        elif isinstance(mention, Time):
            facts.append(time_fact(material, mention, borne))
        elif isinstance(mention, Name):
            facts.append(name_fact(material, mention, borne))
        elif isinstance(mention, Quote) and _is_quoted(mention):
            facts.append(quote_fact(material, mention))
    statement = statement_fact(material, sentence, analysed, borne, facts)
    return sorted([*facts, *([statement] if statement else [])], key=lambda fact: (fact.end, fact.start))


def _within_quote(mention: Mention, mentions: Sequence[Mention]) -> bool:
    """Whether a mention stands inside a quotation, with whose words it stands or falls."""
    return any(
        one is not mention and isinstance(one, Quote) and _is_quoted(one) and one.span.contains(mention.span)
        for one in mentions
    )


def _is_quoted(quote: Quote) -> bool:
    """Whether the words are reported speech; a word or two in marks are a title or the writer's distance."""
    return not quote.scare and len(quote.words) > 2
