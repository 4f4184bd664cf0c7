"""Teach the packaged encoder to guess words left out of news reports: what fits a sentence makes a slip in it.

A head for masked words (Devlin and others, BERT, 2019) over the encoder, whose embeddings of word pieces stay as they
are and serve as the head's own. Every fifth word of a stretch of 124 word pieces is left out. Nothing of it is shipped.
"""

from __future__ import annotations

import json
import random
from collections.abc import Callable, Sequence
from pathlib import Path

import torch
from torch import nn
from transformers import BertForMaskedLM

from benchmarks.judge.packing import keep
from factcheck.embedding import packaged_model
from factcheck.judging import FIRST, SEPARATOR, tokenizer

STRETCH, SHORTEST = 124, 20  # word pieces
LEFT_OUT = 0.2
STRETCHES_A_STEP, STEPS, RATE, WARM = 16, 1500, 2e-4, 200

Stretch = tuple[list[int], list[int]]  # word pieces, and the number of the word each belongs to


def masked_words() -> BertForMaskedLM:
    """The packaged encoder with a head that has learnt nothing yet."""
    return BertForMaskedLM.from_pretrained(
        packaged_model(), attn_implementation="eager", hidden_dropout_prob=0.0, attention_probs_dropout_prob=0.0
    )


def stretches(reports: Path) -> list[Stretch]:
    found = []
    for line in reports.read_text(encoding="utf-8").splitlines():
        for document in json.loads(line)["documents"]:
            told = tokenizer().encode(f"{document.get('title') or ''}. {document['text']}", add_special_tokens=False)
            found += [
                (told.ids[at : at + STRETCH], told.word_ids[at : at + STRETCH])
                for at in range(0, len(told.ids), STRETCH)
            ]
    return [one for one in found if len(one[0]) > SHORTEST]


def with_gaps(chosen: Sequence[Stretch], rng: random.Random) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor]:
    """Word pieces with some words left out, where there are any, and the pieces wanted (-100 elsewhere)."""
    longest = -max(len(ids) + 2 for ids, _ in chosen) // 16 * -16
    ids, filled = (torch.zeros((len(chosen), longest), dtype=torch.long) for _ in range(2))
    wanted = torch.full_like(ids, -100)
    mask = tokenizer().token_to_id("[MASK]")
    for row, (own, words) in enumerate(chosen):
        kinds = sorted(set(words))
        out = set(rng.sample(kinds, max(1, int(LEFT_OUT * len(kinds)))))
        gone = torch.tensor([word in out for word in words])
        pieces = torch.tensor(own)
        wanted[row, 1 : len(own) + 1] = torch.where(gone, pieces, -100)
        ids[row, : len(own) + 2] = torch.tensor([FIRST, *torch.where(gone, mask, pieces).tolist(), SEPARATOR])
        filled[row, : len(own) + 2] = 1
    return ids, filled, wanted


def train(reports: Path, out: Path, seed: int, say: Callable[[str], None]) -> None:
    """Write the weights of a network that guesses words left out, unless they are there."""
    if out.exists():
        return
    torch.manual_seed(seed)
    rng, network, texts = random.Random(seed), masked_words(), stretches(reports)
    for name, parameter in network.named_parameters():
        parameter.requires_grad = not name.startswith(
            ("bert.embeddings.word_embeddings", "bert.embeddings.position_embeddings")
        )
    body = [p for name, p in network.named_parameters() if p.requires_grad and name.startswith("bert")]
    head = [p for name, p in network.named_parameters() if p.requires_grad and not name.startswith("bert")]
    groups = [{"params": body, "base": RATE}, {"params": head, "base": 5 * RATE}]
    optimiser = torch.optim.AdamW(groups, lr=RATE, weight_decay=0.01, fused=True)
    for step in range(STEPS):
        ids, filled, wanted = with_gaps(rng.sample(texts, min(STRETCHES_A_STEP, len(texts))), rng)
        pace = min((step + 1) / WARM, max(0.02, 1 - step / STEPS))
        for group in optimiser.param_groups:
            group["lr"] = group["base"] * pace
        with torch.autocast("cpu", torch.bfloat16):
            states = network.bert(ids, attention_mask=filled).last_hidden_state
            guessed = network.cls(states[wanted >= 0])
        loss = nn.functional.cross_entropy(guessed.float(), wanted[wanted >= 0])
        optimiser.zero_grad()
        loss.backward()
        nn.utils.clip_grad_norm_([*body, *head], 1.0)
        optimiser.step()
        if step % 100 == 99:
            say(f"words {step + 1} of {STEPS}: {loss.item():.2f}")
    keep(out, network.state_dict())
