"""Train the packaged judge on claims, inference pairs and invented stories.

A pair of texts goes through the six layers of the packaged encoder, all of them trained but the embeddings of word
pieces. Three losses: entailment, neutral or contradiction, where a data set knows it (a claim with a slip is only known
not to be entailed); which word pieces a slip changed; and for a claim and its slipped twin, that the claim is entailed
more surely (Burges and others, RankNet, 2005), since a minimal slip differs from its claim in nothing but the slip.
The first phase learns mostly from claims of reports, the second mostly from inference pairs, the third from invented
stories with summaries and slips as a writer would make them. What is kept is the mean of the weights before and after
the third (Wortsman and others, Robust Fine-Tuning of Zero-Shot Models, 2022).
"""

from __future__ import annotations

import itertools
import json
import random
import time
import zlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from safetensors.torch import load_file, save
from scipy.stats import rankdata
from torch import nn
from transformers import BertModel

from benchmarks.judge import stories
from benchmarks.judge.packing import averaged, keep
from factcheck.embedding import packaged_model
from factcheck.judging import pieces, unpacked
from factcheck.replacing import replace

LABELS = {"entailment": 0, "neutral": 1, "contradiction": 2}
SETS = {"nli_mnli_dev": 1.0, "nli_snli_dev": 0.5, "cad_nli": 1.0, "fever_symmetric": 2.0}  # share of each, a round
UNKNOWN = 3  # not entailed, neutral or contradicting
PIECES_A_STEP = 1536
HELD = 14  # every fourteenth group is for measuring
KEEP = 500  # steps between checkpoints
WARM = 300  # steps until the full rate is reached
EVIDENCE = tuple(stories.Form(*form) for form in ((1, 0), (1, 1), (3, 1), (3, 1)))  # of claims of stories


@dataclass(frozen=True)
class Phase:
    """So many steps at a rate that falls to nothing, and how often what comes from where is in a round."""

    steps: int
    rate: float
    shares: Mapping[str, float]


PHASES = (
    Phase(3000, 1e-4, {"pairs": 1.0, "rules": 1.0, "words": 1.0}),
    Phase(2500, 8e-5, {"pairs": 1.5, "rules": 1.0, "words": 0.4}),
    Phase(4000, 7e-5, {"pairs": 0.25, "passages": 3.0, "stories": 1.0}),
)


@dataclass(frozen=True)
class Row:
    """One claim beside its evidence: numbers of word pieces, 1 where they are evidence, and what is known of it."""

    ids: list[int]
    kinds: list[int]
    label: int
    slipped: list[int] | None = None


@dataclass(frozen=True)
class Unit:
    """A single pair, or a claim and its slipped twin, where it comes from, and its share within that."""

    rows: tuple[Row, ...]
    source: str
    share: float = 1.0


class Network(nn.Module):
    """The encoder as a cross-encoder with a head for the pair and one for every word piece."""

    def __init__(self) -> None:
        super().__init__()
        self.bert = BertModel.from_pretrained(
            packaged_model(),
            add_pooling_layer=False,
            attn_implementation="eager",
            hidden_dropout_prob=0.0,
            attention_probs_dropout_prob=0.0,
        )
        for name, parameter in self.bert.embeddings.named_parameters():
            parameter.requires_grad = name.startswith(("token_type", "LayerNorm"))
        size = self.bert.config.hidden_size
        self.mix, self.out, self.piece = nn.Linear(3 * size, size), nn.Linear(size, 3), nn.Linear(size, 1)
        nn.init.constant_(self.piece.bias, -2.0)
        self.drop = nn.Dropout(0.1)

    def forward(
        self, ids: torch.Tensor, kinds: torch.Tensor, filled: torch.Tensor
    ) -> tuple[torch.Tensor, torch.Tensor]:
        states = self.bert(ids, attention_mask=filled, token_type_ids=kinds).last_hidden_state
        claim = (filled * (1 - kinds)).unsqueeze(-1).to(states.dtype)
        told = (filled * kinds).unsqueeze(-1).to(states.dtype)
        dropped = self.drop(states)
        means = [(dropped * part).sum(1) / part.sum(1) for part in (claim, told)]
        found = self.out(self.drop(torch.tanh(self.mix(torch.cat([*means, states[:, 0]], -1)))))
        return found.float(), self.piece(states).squeeze(-1).float()


def is_held(group: str) -> bool:
    return zlib.crc32(group.encode()) % HELD == 0


def units_of(folder: Path, claims: Path | None) -> tuple[list[Unit], dict[str, list[Row]]]:
    """Units to train on and rows to measure, by kind."""
    units: list[Unit] = []
    held: dict[str, list[Row]] = {}
    for group, kind, unit in itertools.chain(
        _pairs(folder), _claims(claims) if claims else (), _stories(), _passages()
    ):
        if is_held(group):
            held.setdefault(kind, []).extend(unit.rows)
        else:
            units.append(unit)
    return units, held


Grouped = Iterator[tuple[str, str, Unit]]  # each unit with its group, which is held whole or not at all, and its kind


def _pairs(folder: Path) -> Grouped:
    for name, share in SETS.items():
        for number, line in enumerate((folder / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()):
            pair = json.loads(line)
            if pair["label"] in LABELS and pair["premise"] and pair["hypothesis"]:
                row = _alone(pair["hypothesis"], _unbracketed(pair["premise"]), pair["label"])
                yield f"{name}-{number // 6}", name, Unit((row,), "pairs", share)


def _claims(path: Path) -> Grouped:
    lines = path.read_text(encoding="utf-8").splitlines()
    for right, wrong in zip(map(json.loads, lines[::2]), map(json.loads, lines[1::2]), strict=True):
        source = "words" if wrong["slip"].startswith("word") else "rules"
        twins = (
            _row(right["claim"], right["evidence"], 0, []),
            _row(wrong["claim"], wrong["evidence"], UNKNOWN, wrong["spans"]),
        )
        yield right["group"], right["kind"], Unit(twins, source)


def _stories() -> Grouped:
    for one in stories.twins(EVIDENCE):
        twins = (_row(*one.right, 0, None if one.spans is None else []), _row(*one.wrong, UNKNOWN, one.spans))
        yield one.story, f"story, {one.kind}", Unit(twins, "stories")


def _passages() -> Grouped:
    for name, found in stories.passages():
        for label in LABELS:
            for statement in found[label]:
                yield name, "passages", Unit((_alone(statement, found["premise"], label),), "passages")


def _unbracketed(text: str) -> str:
    for code, sign in {"-LRB-": "(", "-RRB-": ")", "-LSB-": "[", "-RSB-": "]"}.items():
        text = text.replace(code, sign)
    return text


def _alone(claim: str, evidence: str, label: str) -> Row:
    ids, kinds, _ = pieces(claim, [evidence])
    return Row(ids, kinds, LABELS[label])


def _row(claim: str, evidence: Sequence[str], label: int, spans: Sequence[Sequence[int]] | None) -> Row:
    ids, kinds, offsets = pieces(claim, evidence)
    if spans is None:
        return Row(ids, kinds, label)
    return Row(ids, kinds, label, [int(any(a < end and start < b for a, b in spans)) for start, end in offsets])


def a_round(units: Sequence[Unit], phase: Phase, rng: random.Random) -> list[Unit]:
    """The units of one round of a phase, each as often as its share says, the rest of a share by chance."""
    found = []
    for unit in units:
        share = unit.share * phase.shares.get(unit.source, 0.0)
        found += [unit] * (int(share) + (rng.random() < share % 1))
    return found


def batches(units: Sequence[Unit], rng: random.Random) -> Iterator[list[Row]]:
    """Rows of units of like length together, batches of like cost in random order."""
    by_length: dict[int, list[Unit]] = {}
    for unit in rng.sample(list(units), len(units)):
        by_length.setdefault(-max(len(row.ids) for row in unit.rows) // 16 * -16, []).append(unit)
    found = []
    for length, own in by_length.items():
        many = max(1, PIECES_A_STEP // (length * len(own[0].rows)))
        found += [own[at : at + many] for at in range(0, len(own), many)]
    rng.shuffle(found)
    for batch in found:
        yield [row for unit in batch for row in unit.rows]


def padded(chosen: Sequence[Row]) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor]:
    longest = -max(len(row.ids) for row in chosen) // 16 * -16
    ids, kinds, filled = (torch.zeros((len(chosen), longest), dtype=torch.long) for _ in range(3))
    for at, row in enumerate(chosen):
        ids[at, : len(row.ids)], kinds[at, : len(row.ids)] = torch.tensor(row.ids), torch.tensor(row.kinds)
        filled[at, : len(row.ids)] = 1
    return ids, kinds, filled


def loss_of(network: Network, chosen: Sequence[Row]) -> torch.Tensor:
    """The sum of the three losses, each by its share of the rows."""
    with torch.autocast("cpu", torch.bfloat16):
        found, by_piece = network(*padded(chosen))
    chances = found.log_softmax(-1)
    labels = torch.tensor([row.label for row in chosen])
    open_ = -(1 - chances[:, 0].exp().clamp(max=1 - 1e-4)).log()
    loss = torch.where(labels < UNKNOWN, -chances.gather(1, labels.clamp(max=2)[:, None])[:, 0], open_).mean()
    known = [at for at, row in enumerate(chosen) if row.slipped is not None]
    if known:
        loss = loss + _loss_of_pieces(chosen, known, by_piece) * len(known) / len(chosen)
    twins = torch.tensor([at for at, row in enumerate(chosen) if row.label == UNKNOWN], dtype=torch.long)
    if len(twins):
        odds = found[:, 0] - found[:, 1:].logsumexp(-1)
        loss = loss + nn.functional.softplus(odds[twins] - odds[twins - 1]).mean() * len(twins) * 2 / len(chosen)
    return loss


def _loss_of_pieces(chosen: Sequence[Row], known: Sequence[int], by_piece: torch.Tensor) -> torch.Tensor:
    mask, wanted = torch.zeros_like(by_piece), torch.zeros_like(by_piece)
    for at in known:
        slipped = chosen[at].slipped or []
        mask[at, 1 : len(slipped) + 1] = 1
        wanted[at, 1 : len(slipped) + 1] = torch.tensor(slipped, dtype=torch.float)
    weight = mask * (1 + 2 * wanted)
    entropy = nn.functional.binary_cross_entropy_with_logits(by_piece, wanted, weight=weight, reduction="sum")
    return entropy / mask.sum()


@torch.inference_mode()
def measured(network: Network, held: dict[str, list[Row]]) -> dict[str, dict[str, float]]:
    """Chance that an entailed pair scores above another, by kind; for claims also that it does above its own twin."""
    network.eval()
    found = {}
    for kind, own in sorted(held.items()):
        odds = np.zeros(len(own))
        by_length = sorted(range(len(own)), key=lambda at: len(own[at].ids))
        for start in range(0, len(own), 32):
            places = by_length[start : start + 32]
            with torch.autocast("cpu", torch.bfloat16):
                scores, _ = network(*padded([own[at] for at in places]))
            odds[places] = (scores[:, 0] - scores[:, 1:].logsumexp(-1)).numpy()
        entailed = np.array([row.label == 0 for row in own])
        ranks, right = rankdata(odds), entailed.sum()
        area = (ranks[entailed].sum() - right * (right + 1) / 2) / (right * (len(own) - right))
        found[kind] = {"pairs": float(len(own)), "auc": round(float(area), 3)}
        if any(row.label == UNKNOWN for row in own):
            found[kind]["twins"] = round(float(np.mean(odds[::2] > odds[1::2])), 3)
    network.train()
    return found


def own_weights(network: Network) -> dict[str, torch.Tensor]:
    """What differs from the packaged encoder."""
    shared = ("bert.embeddings.word_embeddings", "bert.embeddings.position_embeddings")
    return {
        name.removeprefix("bert."): tensor
        for name, tensor in network.state_dict().items()
        if tensor.is_floating_point() and not name.startswith(shared)
    }


def load_own(network: Network, weights: Mapping[str, torch.Tensor]) -> None:
    """Put what `own_weights` gives back into a network."""
    heads = ("mix.", "out.", "piece.")
    state = {name if name.startswith(heads) else f"bert.{name}": tensor.float() for name, tensor in weights.items()}
    unknown = network.load_state_dict(state, strict=False).unexpected_keys
    if unknown:
        raise ValueError(f"weights of another network: {unknown[0]}")


def train(given: Path, folder: Path, out: Path, seed: int, say: Callable[[str], None]) -> None:
    """Write weights.safetensors and metrics.json into a folder, unless they are there; goes on from a checkpoint.

    All phases where claims.jsonl is given, only the last one where judge.safetensors is, from the weights in it.
    """
    if (out / "metrics.json").exists():
        return
    out.mkdir(parents=True, exist_ok=True)
    torch.manual_seed(seed)
    network, last, is_judge = Network(), len(PHASES) - 1, given.suffix == ".safetensors"
    if is_judge:
        load_own(network, unpacked(load_file(given)))
    units, held = units_of(folder, None if is_judge else given)
    run = Run(network, out / "checkpoint.pt", seed, say, phase=last if is_judge else 0)
    for number, phase in enumerate(PHASES[:last]):
        run.learn(number, phase, units)
    before = out / "before.safetensors"
    if not before.exists():
        replace(before, save(own_weights(network)))
    run.learn(last, PHASES[last], units)
    load_own(network, averaged([load_file(before), own_weights(network)]))
    replace(out / "weights.safetensors", save(own_weights(network)))
    told = {"seed": seed, "seconds": round(run.seconds), **measured(network, held)}
    replace(out / "metrics.json", json.dumps(told, indent=1).encode())


class Run:
    """A network on its way through the phases, put down every so many steps."""

    def __init__(
        self, network: Network, checkpoint: Path, seed: int, say: Callable[[str], None], *, phase: int = 0
    ) -> None:
        self.network, self.seconds = network, 0.0
        self._checkpoint, self._seed, self._say = checkpoint, seed, say
        self._phase, self._step = phase, 0
        self._parts = [
            [p for name, p in network.named_parameters() if p.requires_grad and name.startswith("bert") is encoder]
            for encoder in (True, False)
        ]
        self._optimiser = self._fresh()
        if checkpoint.exists():
            saved = torch.load(checkpoint, weights_only=True)
            network.load_state_dict(saved["network"])
            self._optimiser.load_state_dict(saved["optimiser"])
            self._phase, self._step, self.seconds = saved["phase"], saved["step"], saved["seconds"]

    def _fresh(self) -> torch.optim.Optimizer:
        groups = [{"params": own, "times": times} for own, times in zip(self._parts, (1.0, 5.0), strict=True)]
        return torch.optim.AdamW(groups, lr=1e-4, weight_decay=0.01, fused=True)

    def learn(self, number: int, phase: Phase, units: Sequence[Unit]) -> None:
        if number < self._phase:
            return
        began, done, recent = time.perf_counter() - self.seconds, 0, [0.0]
        self.network.train()
        for turn in range(phase.steps):
            rng = random.Random(f"{self._seed}-{number}-{turn}")
            for batch in batches(a_round(units, phase, rng), rng):
                done += 1
                if done <= self._step:
                    continue
                pace = min(done / WARM, max(0.02, 1 - (done - 1) / phase.steps))
                recent = [*recent[-99:], self._learnt(batch, phase.rate * pace)]
                self._step, self.seconds = done, time.perf_counter() - began
                if done % 100 == 0:
                    self._say(f"phase {number + 1}, step {done}: {np.mean(recent):.3f}, {self.seconds:.0f} s")
                if done % KEEP == 0:
                    self._keep()
                if done == phase.steps:
                    self._phase, self._step, self._optimiser = number + 1, 0, self._fresh()
                    self._keep()
                    return

    def _learnt(self, batch: Sequence[Row], rate: float) -> float:
        for group in self._optimiser.param_groups:
            group["lr"] = rate * group["times"]
        loss = loss_of(self.network, batch)
        self._optimiser.zero_grad()
        loss.backward()
        nn.utils.clip_grad_norm_([one for own in self._parts for one in own], 1.0)
        self._optimiser.step()
        return loss.item()

    def _keep(self) -> None:
        state = {"network": self.network.state_dict(), "optimiser": self._optimiser.state_dict()}
        keep(self._checkpoint, {**state, "phase": self._phase, "step": self._step, "seconds": self.seconds})
