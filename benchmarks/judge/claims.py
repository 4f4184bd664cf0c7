"""Claims about news reports with the sentences they are held against, as written and with a slip put in.

The titles, first sentences and some other sentences of a report, and sentences of another report of the event that say
much the same, are claims, about a third of them said otherwise; the nearest other sentences of the report are their
evidence. Each claim comes with a slip made by rule and up to three made by a language model. The words of people's
names are made up anew for each group, so that no name of a report goes into what is learnt.
"""

from __future__ import annotations

import json
import random
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import numpy.typing as npt

from benchmarks.judge.filling import Filler, Gap, gap
from benchmarks.judge.retelling import retold
from benchmarks.judge.slips import Stock, Told, Word, changed, slipped, told, written
from benchmarks.names import GIVENS, surname
from factcheck import replacing
from factcheck.document import Document, Section, Sentence, Span
from factcheck.embedding import SentenceEncoder
from factcheck.sections import structure
from factcheck.sentences import split
from factcheck.syntax import parse

NEAREST = 3  # sentences of evidence
LEADS, BODIES, RETOLD = 2, 3, 3  # claims of a report at most
GROUPS, REPORTS, SENTENCES = 700, 3, 22  # groups, reports of each and sentences of these that are read
FILLINGS = 3  # slips of a claim by a language model
TWICE = 0.25  # of these, those with two words exchanged
LIKE = (0.62, 0.97)  # cosine between which a sentence of another report says much the same, and is not the same
SHORTEST, LONGEST = 4, 45  # words of a claim
OTHERWISE = {"title": 0.15, "lead": 0.5, "body": 0.75, "retold": 0.5}  # share of claims that are said otherwise

Vectors = npt.NDArray[np.float32]


@dataclass(frozen=True, eq=False)
class Report:
    group: str
    title: Told | None
    sentences: list[Told]


@dataclass(frozen=True, eq=False)
class Claim:
    """A claim about a report; `left_out` is the sentence that may not be its evidence."""

    report: Report
    kind: str
    told: Told
    left_out: Told | None


Slip = tuple[Claim, str, list[Word]]  # with its kind and the words it makes


def read(path: Path, rng: random.Random) -> list[list[Report]]:
    """Reports of one event together: {"set", "documents": [{"title", "text"}]} a line."""
    lines = path.read_text(encoding="utf-8").splitlines()
    return [_group(json.loads(line), rng) for line in rng.sample(lines, min(GROUPS, len(lines)))]


def _group(found: dict[str, list[dict[str, str]]], rng: random.Random) -> list[Report]:
    parts = [_sentences_of(document) for document in found["documents"][:REPORTS]]
    parts = [(head, body[:SENTENCES]) for head, body in parts if len(body) > 3]
    known = _renamed([one for head, body in parts for one in [*head, *body]], rng)
    reports = []
    for head, body in parts:
        title = known.get(head[0]) if head else None
        own = [known[one] for one in body if one in known and len(known[one].words) > 3]
        own = [one for one in own if title is None or one.text != title.text]
        if len(own) > 2:
            reports.append(Report(str(found["set"]), title, own))
    return reports


def _sentences_of(document: dict[str, str]) -> tuple[list[Sentence], list[Sentence]]:
    title, body = document.get("title") or "", structure(Document.from_text(document["text"], "report"))
    return ([_alone(title)] if title.strip() else []), split(body)


def _alone(text: str) -> Sentence:
    span = Span(0, len(text))
    return Sentence(Document.from_text(text, "sentence"), span, Section(span), 0)


def _renamed(sentences: Sequence[Sentence], rng: random.Random) -> dict[Sentence, Told]:
    """The sentences of a group with the words of people's names exchanged for invented ones."""
    parses = [one for one in parse(sentences) if one.tokens]
    names = {t.text for one in parses for t in one.tokens if t.entity == "PERSON" and t.text[:1].isupper()}
    renamed = {name: rng.choice(GIVENS) if rng.random() < 0.3 else surname(rng) for name in sorted(names)}
    return {one.sentence: told(one, renamed) for one in parses}


def chosen(reports: Sequence[Report], vectors: Mapping[str, Vectors], rng: random.Random) -> Iterator[Claim]:
    """The claims about the reports of one group, as they are written."""
    for report in reports:
        found: list[tuple[str, Told, Told | None]] = [("title", report.title, None)] if report.title else []
        found += [("lead", one, one) for one in report.sentences[:LEADS]]
        rest = report.sentences[LEADS:]
        found += [("body", one, None) for one in rng.sample(rest, min(BODIES, len(rest)))]
        others = [one for other in reports if other is not report for one in other.sentences]
        if others:
            near = (_rows(others, vectors) @ _rows(report.sentences, vectors).T).max(1)
            alike = [one for one, cosine in zip(others, near, strict=True) if LIKE[0] <= cosine < LIKE[1]]
            found += [("retold", one, None) for one in rng.sample(alike, min(RETOLD, len(alike)))]
        for kind, one, left_out in found:
            if SHORTEST <= len(one.words) <= LONGEST:
                yield Claim(report, kind, one, left_out)


def _rows(sentences: Sequence[Told], vectors: Mapping[str, Vectors]) -> Vectors:
    return np.array([vectors[one.text] for one in sentences])


def said_otherwise(claims: Sequence[Claim], rng: random.Random) -> list[Claim]:
    """The claims, some of them shorter."""
    shorter: dict[int, Sentence] = {}
    for at, claim in enumerate(claims):
        if rng.random() < OTHERWISE[claim.kind] and (text := retold(claim.told, rng)):
            shorter[at] = _alone(text)
    parses = {one.sentence: one for one in parse(list(shorter.values())) if one.tokens}
    return [
        replace(claim, kind=f"{claim.kind}-short", told=told(parses[shorter[at]], {}))
        if at in shorter and shorter[at] in parses
        else claim
        for at, claim in enumerate(claims)
    ]


def by_rule(claims: Sequence[Claim], groups: Sequence[Sequence[Report]], rng: random.Random) -> Iterator[Slip]:
    """A slip for every claim in which one can be made."""
    sample = rng.sample(list(groups), min(150, len(groups)))
    everything = _stock([report for reports in sample for report in reports])
    stocks = {reports[0].group: _stock(reports) for reports in groups if reports}
    for claim in claims:
        if made := slipped(claim.told, stocks[claim.report.group], everything, rng):
            yield claim, *made


def _stock(reports: Sequence[Report]) -> Stock:
    return Stock(one for report in reports for one in report.sentences)


def by_model(claims: Sequence[Claim], filler: Filler, rng: random.Random) -> Iterator[Slip]:
    """Slips in one word or two, each of which fits its sentence."""
    first: list[tuple[Claim, Gap]] = []
    for claim in [*claims] * FILLINGS:
        contexts = [one.text for one in claim.report.sentences if one is not claim.told]
        if found := gap(claim.told, contexts, words_of(claim.report), rng):
            first.append((claim, found))
    second: list[tuple[Claim, Gap]] = []
    for (claim, found), words in zip(first, filler.fill([one for _, one in first], rng), strict=True):
        other = gap(claim.told, [], words_of(claim.report), rng) if words and rng.random() < TWICE else None
        if words and other and other.at != found.at:
            second.append((claim, replace(other, words=words, context=found.context, allowed=found.allowed)))
        elif words:
            yield claim, "word", words
    for (claim, found), words in zip(second, filler.fill([one for _, one in second], rng), strict=True):
        yield claim, "words" if words else "word", words or found.words


def words_of(report: Report) -> frozenset[str]:
    return frozenset(word.text.casefold() for one in report.sentences for word in one.words if len(word.text) > 2)


def forms(groups: Sequence[Sequence[Report]]) -> dict[str, set[str]]:
    """The words that were met in each form, by the form's tag."""
    found: dict[str, set[str]] = defaultdict(set)
    for token in (t for reports in groups for report in reports for one in report.sentences for t in one.parse.tokens):
        found[token.tag].add(token.text.casefold())
    return found


def write(reports: Path, words: Path, out: Path, seed: int, say: Callable[[str], None]) -> None:
    """Write a line for each claim and, after it, one for the claim with a slip, unless they are there.

    Each line is {"group", "kind", "slip", "claim", "spans", "evidence"}; the evidence of a slip is what stands nearest
    to the slipped sentence, and `spans` say where in it changed words stand.
    """
    if out.exists():
        return
    rng, encoder = random.Random(seed), SentenceEncoder()
    groups = read(reports, rng)
    texts = sorted({one.text for own in groups for report in own for one in report.sentences})
    vectors = dict(zip(texts, encoder.encode(texts), strict=True))
    claims = said_otherwise([claim for own in groups for claim in chosen(own, vectors, rng)], rng)
    say(f"{len(claims)} claims of {len(groups)} groups")
    slips = [*by_rule(claims, groups, rng), *by_model(claims, Filler(words, forms(groups)), rng)]
    rng.shuffle(slips)
    say(f"{len(slips)} slips")
    rows = {id(report): _rows(report.sentences, vectors) for own in groups for report in own}
    right = encoder.encode([claim.told.text for claim, _, _ in slips])
    wrong = encoder.encode([written(words) for _, _, words in slips])
    lines = []
    for at, (claim, slip, words_) in enumerate(slips):
        shown = [("", claim.told.text, [], right[at]), (slip, written(words_), changed(words_), wrong[at])]
        for kind, text, spans, vector in shown:
            line = {"group": claim.report.group, "kind": claim.kind, "slip": kind, "claim": text, "spans": spans}
            line["evidence"] = _evidence(claim, rows[id(claim.report)] @ vector)
            lines.append(json.dumps(line, ensure_ascii=False) + "\n")
    replacing.replace(out, "".join(lines).encode())


def _evidence(claim: Claim, cosines: Vectors) -> list[str]:
    sentences = claim.report.sentences
    order = [at for at in np.argsort(-cosines) if sentences[at] is not claim.left_out]
    return [sentences[at].text for at in sorted(order[:NEAREST])]
