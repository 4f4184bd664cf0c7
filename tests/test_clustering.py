from __future__ import annotations

import random
from itertools import combinations

from factcheck.alignment import Alignment
from factcheck.clustering import Block, facts
from factcheck.corpus import Corpus
from factcheck.document import Document, Section, Sentence, Span
from factcheck.mention import Amount, EventFrame, Quantity

TEXT = "Six men were held."


def figures(rng: random.Random, count: int) -> list[Quantity]:
    documents = [Document(f"{name}.txt", TEXT) for name in "abcdefgh"]
    whole = Span(0, len(TEXT))
    sentences = [Sentence(one, whole, Section(whole), number) for one in documents for number in range(3)]
    names = [frozenset[str](), frozenset({"tallow"})]
    found = []
    for at in range(count):
        value = float(rng.randrange(6, 10))
        frame = EventFrame(predicate="hold", agent=rng.choice(names))
        found.append(Quantity(rng.choice(sentences), Span(at, at + 1), Amount(value, value, value), frame))
    return found


def agree(left: Quantity, right: Quantity) -> bool:
    return left.amount == right.amount


def two_facts(corpus: Corpus, left: Quantity, right: Quantity, block: list[Quantity]) -> bool:
    """As it is defined, by looking at all."""
    mine, others = ([one for one in block if agree(one, side)] for side in (left, right))
    if {one.sentence for one in mine} & {one.sentence for one in others}:
        return True
    sources, other_sources = ({corpus.source_of(one.document) for one in told} for told in (mine, others))
    both, named = len(sources & other_sources), bool(left.frame.agent & right.frame.agent)
    return both > 1 or (both == 1 and min(len(sources), len(other_sources)) > 1 and not named)


def joined(corpus: Corpus, pair: Alignment[Quantity], block: list[Quantity], linked: set[object]) -> list[Quantity]:
    """One pass through the block: whoever is linked to a member and at odds with none joins."""
    members = [pair.left, pair.right]
    for one in block:
        at_odds = [
            member
            for member in members
            if not agree(one, member)
            and (frozenset((one, member)) not in linked or two_facts(corpus, one, member, block))
        ]
        if one not in members and not at_odds and any(frozenset((one, member)) in linked for member in members):
            members.append(one)
    return members


def test_facts_are_those_of_looking_at_every_mention() -> None:
    rng, sizes = random.Random(3), list[int]()  # noqa: S311 -- made-up figures
    for _ in range(60):
        block = figures(rng, rng.randrange(3, 16))
        corpus = Corpus((), (), tuple(block))
        aligned = [Alignment(*pair, rng.random()) for pair in combinations(block, 2) if rng.random() < 0.3]
        differing = [pair for pair in aligned if not agree(pair.left, pair.right)]
        linked: set[object] = {frozenset((pair.left, pair.right)) for pair in aligned}
        expected, taken = [], set[Quantity]()
        for pair in sorted(differing, key=lambda pair: -pair.score):
            if not {pair.left, pair.right} & taken and not two_facts(corpus, pair.left, pair.right, block):
                members = joined(corpus, pair, block, linked)
                taken.update(members)
                expected.append((pair, sorted(members, key=lambda one: (one.document.name, one.span))))
        found = list(facts(Block(corpus, block, agree, lambda one: one.amount), differing, aligned))
        assert found == expected
        sizes += [len(members) for _, members in found]
    assert len(sizes) > 20
    assert max(sizes) > 2
