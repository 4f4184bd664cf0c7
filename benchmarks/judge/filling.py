"""Slips by a language model: another word that fits the sentence in the place of one.

The network of benchmarks/judge/words.py says which words fit where one is left out; one of these, in the same form and
of no like meaning, is put there, half of the time one that the report has elsewhere. Such slips read more like what a
writer gets wrong than those made by rule (Cao and Wang, "CLIFF", 2021; Lee and others, "Masked summarization to
generate factually inconsistent summaries", 2022).
"""

from __future__ import annotations

import random
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import torch

from benchmarks.judge.slips import ALIKE, Told, Word, written
from benchmarks.judge.words import masked_words
from factcheck.judging import FIRST, SEPARATOR, tokenizer
from factcheck.lexicon import kinship
from factcheck.support import is_content
from factcheck.syntax import Token

SMALL = frozenset(
    "in on at from to before after with without near outside inside over under by for all some most every both".split()
)
SMALL_SHARE, KNOWN_SHARE, CONTEXT_SHARE = 0.08, 0.55, 0.6  # of gaps: a small word, a word of the report, with context
TOP = 40  # words that are considered, and the chances they need:
LEAST, LEAST_KNOWN = 0.002, 0.0002  # any word, a word of the report
TEMPER = 0.7  # exponent of the chances a word is drawn by
BATCH = 48
CONTEXT, LONGEST = 40, 128  # word pieces


@dataclass(frozen=True)
class Gap:
    """A word left out of a sentence; `allowed` are the words that may be put there, None if any may."""

    words: list[Word]
    at: int
    lemma: str
    tag: str
    context: str
    allowed: frozenset[str] | None


def gap(one: Told, contexts: Sequence[str], own: frozenset[str], rng: random.Random) -> Gap | None:
    """A word of a sentence to be left out; `own` are the words of its report."""
    small = rng.random() < SMALL_SHARE
    places = [token for token in one.parse.tokens if len(token.text) > 1 and _can_go(token, small)]
    if not places:
        return None
    token = rng.choice(places)
    context = rng.choice(contexts) if contexts and rng.random() < CONTEXT_SHARE else ""
    allowed = own if rng.random() < KNOWN_SHARE and not small else None
    return Gap(list(one.words), token.index, token.lemma.casefold(), token.tag, context, allowed)


def _can_go(token: Token, small: bool) -> bool:
    return token.text.casefold() in SMALL if small else is_content(token) and token.text.isalnum()


class Filler:
    """A network that puts other words into gaps; `forms` are the words known in each form, by tag."""

    def __init__(self, weights: Path, forms: Mapping[str, Collection[str]]) -> None:
        self._forms = forms
        self._network = masked_words().eval()
        self._network.load_state_dict(torch.load(weights, weights_only=True))
        self._network.to(torch.bfloat16)
        self._vocabulary: dict[str, int] = tokenizer().get_vocab()
        self._words = {at: word for word, at in self._vocabulary.items()}
        self._whole = torch.zeros(len(self._vocabulary), dtype=torch.bool)
        for word, at in self._vocabulary.items():
            self._whole[at] = (word.isascii() and word.isalpha() and len(word) > 1) or word.isdigit()

    def fill(self, gaps: Sequence[Gap], rng: random.Random) -> list[list[Word] | None]:
        """For each gap the sentence with another word in it; None where none fits."""
        order = sorted(range(len(gaps)), key=lambda at: len(gaps[at].words))
        found: list[list[Word] | None] = [None] * len(gaps)
        for start in range(0, len(order), BATCH):
            own = order[start : start + BATCH]
            for at, chances in zip(own, self._chances([gaps[at] for at in own]), strict=True):
                found[at] = self._filled(gaps[at], chances, rng)
        return found

    @torch.inference_mode()
    def _chances(self, gaps: Sequence[Gap]) -> torch.Tensor:
        mask, texts = self._vocabulary["[MASK]"], []
        for one in gaps:
            before, after = (_numbers(written(part)) for part in (one.words[: one.at], one.words[one.at + 1 :]))
            head = [FIRST, *_numbers(one.context)[:CONTEXT], *before][: LONGEST - 2]
            rest = [mask, *after][: LONGEST - 1 - len(head)]
            texts.append(([*head, *rest, SEPARATOR], len(head)))
        longest = max(len(ids) for ids, _ in texts)
        ids, filled = (torch.zeros((len(gaps), longest), dtype=torch.long) for _ in range(2))
        for row, (own, _) in enumerate(texts):
            ids[row, : len(own)], filled[row, : len(own)] = torch.tensor(own), 1
        states = self._network.bert(ids, attention_mask=filled).last_hidden_state
        chances: torch.Tensor = self._network.cls(states[range(len(gaps)), [place for _, place in texts]])
        return chances.float().softmax(-1)

    def _filled(self, one: Gap, chances: torch.Tensor, rng: random.Random) -> list[Word] | None:
        allowed, least = self._whole, LEAST
        if one.allowed is not None:
            allowed, least = torch.zeros_like(self._whole), LEAST_KNOWN
            allowed[[self._vocabulary[word] for word in one.allowed if word in self._vocabulary]] = True
            allowed &= self._whole
        top = torch.where(allowed, chances, 0.0).topk(TOP)
        choices = [
            (self._words[piece], chance)
            for chance, piece in zip(top.values.tolist(), top.indices.tolist(), strict=True)
            if chance >= least and self._differs(self._words[piece], one)
        ]
        if not choices:
            return None
        word = rng.choices([word for word, _ in choices], [chance**TEMPER for _, chance in choices])[0]
        old = one.words[one.at]
        put = Word(word.capitalize() if old.text[:1].isupper() else word, old.space, changed=True)
        return [*one.words[: one.at], put, *one.words[one.at + 1 :]]

    def _differs(self, word: str, one: Gap) -> bool:
        """Whether a word of the same form says something else than the one left out."""
        old = one.words[one.at].text
        if word in {own.text.casefold() for own in one.words} or word.isdigit() != old.isdigit():
            return False
        if word[:4] == one.lemma[:4] or kinship(word, one.lemma) in ALIKE:
            return False
        return (word in SMALL) == (old.casefold() in SMALL) and (
            one.tag == "IN" or word in self._forms.get(one.tag, ())
        )


def _numbers(text: str) -> list[int]:
    found: list[int] = tokenizer().encode(text, add_special_tokens=False).ids
    return found
