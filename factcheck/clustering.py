"""Aligned pairs gathered into facts: figures and times that differ, and those that are stated alike."""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from functools import cached_property
from heapq import heapify, heappop, heappush
from typing import Generic

from factcheck.alignment import Alignment, Framed, no_gate
from factcheck.corpus import Corpus
from factcheck.document import Document

Agree = Callable[[Framed, Framed], bool]


class Block(Generic[Framed]):
    """Mentions that are compared with one another, and which of their readings agree.

    `reading` gives what `agree` looks at of a mention and nothing else, so that equal readings are compared once.
    """

    def __init__(
        self, corpus: Corpus, mentions: Sequence[Framed], agree: Agree[Framed], reading: Callable[[Framed], Hashable]
    ) -> None:
        self.mentions: Sequence[Framed] = mentions
        self._corpus = corpus
        self._agree: Agree[Framed] = agree
        self._reading: Callable[[Framed], Hashable] = reading
        self._numbers: dict[int, int] = {}
        self._known: dict[Hashable, int] = {}
        self._agreeing: dict[tuple[int, int], bool] = {}
        self._stands: dict[int, tuple[set[int], set[Document]]] = {}
        self._beside: dict[tuple[int, int], tuple[bool, int, int]] = {}

    @cached_property
    def places(self) -> dict[int, int]:
        """Where in the block a mention stands, by its id."""
        return {id(mention): number for number, mention in enumerate(self.mentions)}

    def _number(self, mention: Framed) -> int:
        """The number of a mention's reading: equal readings have one."""
        number = self._numbers.get(id(mention))
        if number is None:
            number = self._known.setdefault(self._reading(mention), len(self._known))
            self._numbers[id(mention)] = number
        return number

    @cached_property
    def _by_reading(self) -> dict[int, list[Framed]]:
        found: dict[int, list[Framed]] = defaultdict(list)
        for mention in self.mentions:
            found[self._number(mention)].append(mention)
        return found

    def agree(self, left: Framed, right: Framed) -> bool:
        pair = self._number(left), self._number(right)
        if pair not in self._agreeing:
            self._agreeing[pair] = self._agree(left, right)
        return self._agreeing[pair]

    def two_facts(self, left: Framed, right: Framed) -> bool:
        """Whether the two values stand side by side, so that both are true.

        They do in one sentence, in two sources, or in one source where other sources bear out each of them (unless
        both are told of one name). Copies are one source.
        """
        pair = self._number(left), self._number(right)
        if pair not in self._beside:
            (sentences, sources), (others, other_sources) = self._standing(left), self._standing(right)
            fewest = min(len(sources), len(other_sources))
            self._beside[pair] = (not sentences.isdisjoint(others), len(sources & other_sources), fewest)
        together, both, fewest = self._beside[pair]
        return together or both > 1 or (both == 1 and fewest > 1 and not _one_name(left, right))

    def _standing(self, mention: Framed) -> tuple[set[int], set[Document]]:
        """The sentences (by id) and the sources of all mentions that agree with one."""
        reading = self._number(mention)
        if reading not in self._stands:
            told = [one for alike in self._by_reading.values() if self._agree(alike[0], mention) for one in alike]
            sources = {self._corpus.source_of(one.document) for one in told}
            self._stands[reading] = ({id(one.sentence) for one in told}, sources)
        return self._stands[reading]


def _one_name(left: Framed, right: Framed) -> bool:
    one, other = left.frame, right.frame
    return bool((one.agent | one.patient) & (other.agent | other.patient))


def facts(
    block: Block[Framed], differing: Iterable[Alignment[Framed]], aligned: Sequence[Alignment[Framed]]
) -> Iterator[tuple[Alignment[Framed], list[Framed]]]:
    """Cluster differing pairs into facts: the surest pair of each, and every mention that states the same fact.

    A mention joins only when nothing keeps it apart from any member, so that chains do not run together.
    """
    surest: list[Alignment[Framed]] = sorted(differing, key=lambda pair: -pair.score)
    if not surest:
        return
    agreeing = [pair for pair in aligned if block.agree(pair.left, pair.right)]
    linked: dict[int, set[int]] = defaultdict(set)
    for pairs in (surest, agreeing):
        for pair in pairs:
            linked[id(pair.left)].add(id(pair.right))
            linked[id(pair.right)].add(id(pair.left))
    taken: set[int] = set()
    for pair in surest:
        if not {id(pair.left), id(pair.right)} & taken and not block.two_facts(pair.left, pair.right):
            members = _told(block, pair, linked)
            taken.update(map(id, members))
            yield pair, sorted(members, key=lambda m: (m.document.name, m.span))


def _told(block: Block[Framed], pair: Alignment[Framed], linked: dict[int, set[int]]) -> list[Framed]:
    """The two mentions of a pair and those that join them, in one pass through the block from its beginning."""
    members, seen = [pair.left, pair.right], {id(pair.left), id(pair.right)}
    waiting = list({block.places[one] for member in members for one in linked[id(member)]})
    heapify(waiting)
    while waiting:
        place = heappop(waiting)
        mention = block.mentions[place]
        if id(mention) in seen:
            continue
        seen.add(id(mention))
        if _joins(block, mention, members, linked[id(mention)]):
            members.append(mention)
            for one in linked[id(mention)]:
                if block.places[one] > place:
                    heappush(waiting, block.places[one])
    return members


def _joins(block: Block[Framed], mention: Framed, members: Sequence[Framed], linked: set[int]) -> bool:
    for member in members:
        agree = block.agree(mention, member)
        if not agree and (id(member) not in linked or block.two_facts(mention, member)):
            return False
    return True


def accords(
    aligned: Sequence[Alignment[Framed]], agree: Agree[Framed], differ: Agree[Framed]
) -> Iterator[list[Framed]]:
    """Cluster agreeing pairs into facts that are stated alike, the surest first; each mention is in one at most.

    Whatever an aligned mention contradicts is left out, and a mention joins only where it agrees with every member
    and no gate keeps it apart from any.
    """
    disputed = {id(one) for pair in aligned if differ(pair.left, pair.right) for one in (pair.left, pair.right)}
    partners: dict[int, list[Framed]] = defaultdict(list)
    ordered: list[Framed] = []
    surest: list[Alignment[Framed]] = sorted(aligned, key=lambda pair: -pair.score)
    for pair in surest:
        if not {id(pair.left), id(pair.right)} & disputed and agree(pair.left, pair.right):
            partners[id(pair.left)].append(pair.right)
            partners[id(pair.right)].append(pair.left)
            ordered += [pair.left, pair.right]
    taken: set[int] = set()
    for mention in ordered:
        if id(mention) not in taken:
            members = _gathered(mention, partners, taken, agree)
            taken.update(map(id, members))
            if len(members) > 1:
                yield sorted(members, key=lambda one: (one.document.name, one.span))


def _gathered(first: Framed, partners: dict[int, list[Framed]], taken: set[int], agree: Agree[Framed]) -> list[Framed]:
    """A mention with the partners of it and of one another that fit in with all the others."""
    members, waiting, seen = [first], deque(partners[id(first)]), {id(first)}
    while waiting:
        mention = waiting.popleft()
        if id(mention) in seen or id(mention) in taken:
            continue
        seen.add(id(mention))
        if all(agree(mention, one) and no_gate(mention, one) for one in members):
            members.append(mention)
            waiting.extend(partners[id(mention)])
    return members
