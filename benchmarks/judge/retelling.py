"""Sentences said otherwise without a change of what they say: shorter, by surname, without who said so.

What is left out are circumstances, relative clauses and appositions, never of what is denied: a shorter sentence is
borne out by whatever bears the longer one out.
"""

from __future__ import annotations

import random
from collections.abc import Iterator

from benchmarks.judge.slips import Told, Word, written
from factcheck.syntax import Parse, Token

SETTINGS = frozenset(
    "in at on after before during near outside inside from along around since until through over under across "
    "following behind beside between within".split()
)  # prepositions of time and place: what they bring is not asked for by the verb
SAID = frozenset("say tell report add announce state confirm explain note".split())
FEWEST = 4  # words that stay


def _denied(parse: Parse, token: Token) -> bool:
    return any(parse.children(one, "neg") for one in [token, *parse.ancestors(token)])


def _droppable(parse: Parse) -> Iterator[tuple[int, int]]:
    for token in parse.tokens:
        head = parse.head(token)
        setting = token.dep == "prep" and token.text.lower() in SETTINGS and head.pos in {"VERB", "NOUN"}
        source = token.dep == "prep" and token.text.lower() == "according"
        aside = token.dep in {"relcl", "appos"} or (token.dep == "npadvmod" and head.pos == "VERB")
        manner = token.dep == "advmod" and token.text.endswith("ly") and not token.text.lower().endswith("edly")
        if not (setting or source or aside or manner) or _denied(parse, head):
            continue
        below = sorted(one.index for one in parse.subtree(token))
        if below == list(range(below[0], below[-1] + 1)) and len(below) <= 20:
            yield below[0], below[-1] + 1


def _said(parse: Parse) -> tuple[int, int] | None:
    """What was said, in a sentence that tells who said it."""
    for token in parse.tokens:
        if token.head == token.index and token.lemma in SAID and not parse.children(token, "neg"):
            for told in parse.children(token, "ccomp"):
                below = sorted(one.index for one in parse.subtree(told) if one.dep != "mark")
                below = [at for at in below if parse.tokens[at].text not in {'"', "“", "”", "that"}]
                if len(below) >= FEWEST and below == list(range(below[0], below[-1] + 1)):
                    return below[0], below[-1] + 1
    return None


def retold(one: Told, rng: random.Random) -> str | None:
    """The sentence said otherwise, if there is a way to."""
    tokens = one.parse.tokens
    kept = [True] * len(tokens)
    if rng.random() < 0.6 and (stretch := _said(one.parse)):
        kept = [stretch[0] <= at < stretch[1] for at in range(len(tokens))]
    stretches = list(_droppable(one.parse))
    rng.shuffle(stretches)
    for first, last in stretches[: rng.choice([0, 1, 1, 2, 3])]:
        left = [at for at in range(len(tokens)) if kept[at] and not first <= at < last]
        if sum(tokens[at].text.isalnum() for at in left) >= FEWEST:
            kept = [kept[at] and not first <= at < last for at in range(len(tokens))]
    if rng.random() < 0.5:
        for kind, first, last in one.entities:
            if kind == "who" and last - first == 2 and all(tokens[at].entity == "PERSON" for at in range(first, last)):
                kept[first] = False
    words: list[Word] = []
    for at, word in enumerate(one.words):
        if kept[at] and not (word.text in {",", "-", "–", "—", ";"} and (not words or words[-1].text in {",", ";"})):
            words.append(word)
    while words and words[-1].text in {",", ";", ".", "-", "–", "—"}:
        words.pop()
    if len(words) < FEWEST:
        return None
    text = written(words)
    text = text.replace(" ,", ",").replace(" .", ".").replace(" ”", "”")
    text = text[0].upper() + text[1:] + "."
    return text if text.rstrip(".") != one.text.rstrip(".") else None
