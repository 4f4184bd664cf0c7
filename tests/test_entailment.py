"""A judge out of a CrossEncoder: a tiny model with random weights, made here."""

from __future__ import annotations

from pathlib import Path

import pytest
import torch
from transformers import AutoTokenizer, BertConfig, BertForSequenceClassification

from factcheck.embedding import packaged_model
from factcheck.entailment import CrossEncoderJudge, column_of
from factcheck.errors import ModelError

CLAIMS = [("The bridge was closed.", ["The bridge was shut on Monday."]), ("The bridge was sold.", [])]


def tiny(folder: Path, labels: list[str]) -> CrossEncoderJudge:
    torch.manual_seed(0)
    config = BertConfig(
        vocab_size=30522,
        hidden_size=16,
        num_hidden_layers=1,
        num_attention_heads=2,
        intermediate_size=32,
        id2label=dict(enumerate(labels)),
        label2id={label: number for number, label in enumerate(labels)},
    )
    BertForSequenceClassification(config).save_pretrained(folder)
    AutoTokenizer.from_pretrained(packaged_model()).save_pretrained(folder)
    return CrossEncoderJudge(str(folder))


def test_the_order_of_labels_is_the_configs(tmp_path: Path) -> None:
    orders = [
        "entailment neutral contradiction",
        "contradiction entailment neutral",
        "neutral contradiction entailment",
    ]
    found = [tiny(tmp_path / order, order.split()).entailed(CLAIMS) for order in orders]
    assert len({chances[0] for chances in found}) == 3
    assert abs(sum(chances[0] for chances in found) - 1) < 1e-3  # one model, its three columns in turn


@pytest.mark.parametrize("labels", [["LABEL_0", "LABEL_1", "LABEL_2"], ["entailment"], ["entailment", "entailment"]])
def test_labels_that_say_nothing_are_refused(labels: list[str]) -> None:
    with pytest.raises(ModelError, match="entailment"):
        column_of("entailment", "some/model", dict(enumerate(labels)))


def test_a_model_that_cannot_be_loaded_gives_one_line(tmp_path: Path) -> None:
    (tmp_path / "config.json").write_text("{}", encoding="utf-8")
    with pytest.raises(ModelError, match="cannot be loaded"):
        CrossEncoderJudge(str(tmp_path)).entailed(CLAIMS)


def test_nothing_to_judge_loads_nothing() -> None:
    assert CrossEncoderJudge("no/such-model").entailed([]) == []
    assert CrossEncoderJudge("no/such-model").entailed(CLAIMS[1:]) == [0.0]
