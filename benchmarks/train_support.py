"""Fit weights, as a guide to those in factcheck/support.py: python benchmarks/train_support.py FOLDER [PAIRS_PER_SET]

FOLDER holds fever_symmetric.jsonl (CC BY-SA 3.0), cad_nli.jsonl (Apache-2.0) and nli_mnli_dev.jsonl (OANC and
others): one {"premise", "hypothesis", "label"} a line. A hypothesis that is entailed has no word that departs from its
premise; any other has at least one. Which one is unknown: expectation maximisation over words (multiple-instance
learning, Maron and Lozano-Pérez 1998) with a logistic model whose weights cannot be negative. Nothing of the texts
enters the product.
"""

from __future__ import annotations

import json
import random
import sys
from pathlib import Path

import numpy as np
from scipy.optimize import minimize

from factcheck.document import Document, Section, Sentence, Span
from factcheck.support import MEASURES, Analysed, Sources, support
from factcheck.syntax import parse

SETS = ("fever_symmetric", "cad_nli", "nli_mnli_dev")
ROUNDS = 8
PENALTY = 1.0


def pairs(folder: Path, most: int) -> list[tuple[str, str, bool]]:
    """Premise, hypothesis and whether the hypothesis departs from it."""
    chosen = []
    for name in SETS:
        lines = (folder / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()
        for line in random.Random(3).sample(lines, min(most, len(lines))):
            pair = json.loads(line)
            chosen.append((pair["premise"], pair["hypothesis"], pair["label"] != "entailment"))
    return chosen


def sentence(text: str) -> Sentence:
    span = Span(0, len(text))
    return Sentence(Document.from_text(text), span, Section(span), 0)


def rows(chosen: list[tuple[str, str, bool]]) -> list[np.ndarray]:
    """What is measured of the words of each hypothesis."""
    texts = list(dict.fromkeys(text for premise, hypothesis, _ in chosen for text in (premise, hypothesis)))
    analysed = dict(zip(texts, map(Analysed, parse([sentence(text) for text in texts])), strict=True))
    return [support(analysed[right], Sources([analysed[left]])).rows for left, right, _ in chosen]


def fit(words: np.ndarray, departs: np.ndarray) -> np.ndarray:
    """Intercept and weights for words with the chance that each departs."""

    def loss(beta: np.ndarray) -> tuple[float, np.ndarray]:
        odds = 1 / (1 + np.exp(-(words @ beta[1:] + beta[0])))
        value = -(departs * np.log(odds + 1e-9) + (1 - departs) * np.log(1 - odds + 1e-9)).sum()
        slope = odds - departs
        gradient = np.r_[slope.sum(), words.T @ slope + PENALTY * beta[1:]]
        return value + PENALTY * (beta[1:] ** 2).sum() / 2, gradient

    start = np.r_[-3.0, np.full(words.shape[1], 0.3)]
    bounds = [(None, None)] + [(0, None)] * words.shape[1]
    return minimize(loss, start, jac=True, bounds=bounds, method="L-BFGS-B").x


def learn(measured: list[np.ndarray], departing: np.ndarray) -> np.ndarray:
    """Weights by expectation maximisation over which word of a departing hypothesis departs."""
    bag = np.concatenate([np.full(len(part), at) for at, part in enumerate(measured)])
    words = np.vstack(measured)
    guess = np.where(departing[bag], words[:, :5].sum(axis=1), 0.0)  # at first: the words that are lacking
    for _ in range(ROUNDS):
        beta = fit(words, np.clip(guess, 0, 1))
        odds = 1 / (1 + np.exp(-(words @ beta[1:] + beta[0])))
        none = np.zeros(len(measured))
        np.add.at(none, bag, np.log1p(-np.clip(odds, 0, 0.999)))
        guess = np.where(departing[bag], odds / np.maximum(1 - np.exp(none)[bag], 0.05), 0.0)
    return beta


def main() -> None:
    folder, most = Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 2000
    chosen = pairs(folder, most)
    measured = rows(chosen)
    kept = [at for at, part in enumerate(measured) if len(part)]
    beta = learn([measured[at] for at in kept], np.array([chosen[at][2] for at in kept]))
    print(f"intercept {beta[0]:.2f}")
    for name, weight in zip(MEASURES, beta[1:], strict=True):
        print(f"{weight:5.2f}  {name}")


if __name__ == "__main__":
    main()
