"""What the judge learns from: sentences said otherwise, words put into gaps, and runs that go on."""

from __future__ import annotations

import json
import random
from pathlib import Path

import pytest
import torch
from safetensors.torch import load_file, save_file

from benchmarks.judge import __main__ as command
from benchmarks.judge import filling, packing, stories, train, words
from benchmarks.judge.filling import Filler, gap
from benchmarks.judge.retelling import retold
from benchmarks.judge.slips import changed, told, written
from benchmarks.judge.words import masked_words
from factcheck import judging
from factcheck.document import Document
from factcheck.judging import unpacked
from factcheck.sections import structure
from factcheck.sentences import split
from factcheck.syntax import parse

TEXT = (
    "The ferry ran aground off Skagen on Tuesday night with 52 passengers.\n\n"
    "Lifeboats from Aalborg took the passengers ashore after an hour, the coast guard said.\n\n"
    "Mary Miller, the captain, was not on the bridge during the night."
)


@pytest.fixture(scope="module")
def sentences():
    return [told(one, {}) for one in parse(split(structure(Document.from_text(TEXT))))]


def ways(one):
    return {text for seed in range(60) if (text := retold(one, random.Random(seed)))}  # noqa: S311 -- made-up ways


def test_a_sentence_is_told_without_its_circumstances(sentences):
    assert "The ferry ran aground off Skagen with 52 passengers." in ways(sentences[0])


def test_a_sentence_is_told_without_who_said_it(sentences):
    assert any("coast guard" not in text and "took the passengers ashore" in text for text in ways(sentences[1]))


def test_what_is_denied_keeps_its_circumstances(sentences):
    assert all("on the bridge during the night" in text for text in ways(sentences[2]))
    assert any(text.startswith("Miller") for text in ways(sentences[2]))


def test_a_gap_is_filled_with_another_word_of_the_same_form(sentences, tmp_path, monkeypatch):
    monkeypatch.setattr(filling, "LEAST_KNOWN", 0.0)
    torch.manual_seed(1)
    torch.save(masked_words().state_dict(), tmp_path / "words.pt")  # it has learnt nothing: any word may come
    filler = Filler(tmp_path / "words.pt", {"NN": {"bridge", "harbour"}, "NNS": {"boats"}})
    rng, known = random.Random(2), frozenset({"harbour", "boats"})  # noqa: S311 -- a made-up choice
    gaps = [found for one in sentences * 40 if (found := gap(one, [], known, rng)) and found.allowed]
    made = [(one, filled) for one, filled in zip(gaps, filler.fill(gaps, rng), strict=True) if filled]
    assert made
    for one, filled in made:
        assert filled[one.at].text.casefold() in known
        assert [written(filled)[start:end] for start, end in changed(filled)] == [filled[one.at].text]


@pytest.fixture
def material(tmp_path, monkeypatch):
    monkeypatch.setattr(stories, "DATA", tmp_path)
    told = ["The ferry ran aground.", "Lifeboats came.", "Nobody was hurt."]
    claim = {"true": ["A ferry ran aground.", "A ship is stuck."], "slips": [["predicate-out", "A ferry ran ashore."]]}
    (tmp_path / "news.jsonl").write_text(json.dumps({"story": told, "claims": [claim] * 3}), encoding="utf-8")
    (tmp_path / "talks.jsonl").write_text("", encoding="utf-8")
    passage = {"premise": told[0], "entailment": ["It ran aground."], "contradiction": ["It sank."], "neutral": []}
    (tmp_path / "passages.jsonl").write_text(json.dumps(passage), encoding="utf-8")
    rows = []
    for number in range(60):
        for slip, word in (("", "ran"), ("word", "sailed")):
            text = f"Ferry {number} {word} aground."
            rows.append(
                {
                    "group": f"group {number}",
                    "kind": "lead",
                    "slip": slip,
                    "claim": text,
                    "spans": [[text.index(word), text.index(word) + len(word)]] if slip else [],
                    "evidence": [f"The ferry {number} ran aground."],
                }
            )
    (tmp_path / "claims.jsonl").write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    for name in train.SETS:
        pairs = [
            {"premise": f"A boat {at} sank.", "hypothesis": f"Boat {at} sank.", "label": list(train.LABELS)[at % 3]}
            for at in range(200)
        ]
        (tmp_path / f"{name}.jsonl").write_text("\n".join(map(json.dumps, pairs)), encoding="utf-8")
    return tmp_path


def test_a_run_goes_on_where_it_stopped_and_is_repeatable(material, monkeypatch):
    phases = (train.Phase(4, 1e-4, {"pairs": 0.1, "words": 1.0}), train.Phase(3, 1e-4, {"pairs": 0.1, "stories": 1.0}))
    monkeypatch.setattr(train, "PIECES_A_STEP", 128)
    monkeypatch.setattr(train, "KEEP", 2)

    def run(name, *, stop=False):
        monkeypatch.setattr(train, "PHASES", phases)
        if stop:
            network = train.Network()
            half = train.Run(network, material / name / "checkpoint.pt", 3, lambda _: None)
            units, _ = train.units_of(material, material / "claims.jsonl")
            half.learn(0, phases[0], units)
        train.train(material / "claims.jsonl", material, material / name, 3, lambda _: None)
        return load_file(material / name / "weights.safetensors")

    (material / "stopped").mkdir()
    torch.manual_seed(3)
    whole = run("whole")
    torch.manual_seed(3)
    stopped = run("stopped", stop=True)
    assert whole.keys() == stopped.keys()
    name = "encoder.layer.0.attention.self.query.weight"
    assert not torch.equal(whole[name], train.own_weights(train.Network())[name])
    assert torch.allclose(whole[name], stopped[name], atol=2e-3)
    metrics = json.loads((material / "whole" / "metrics.json").read_text(encoding="utf-8"))
    assert 0 <= metrics["lead"]["twins"] <= 1


def test_the_last_phase_alone_goes_on_from_a_judge(material, monkeypatch):
    monkeypatch.setattr(train, "PHASES", (train.Phase(2, 1e-4, {}), train.Phase(2, 1e-4, {"stories": 1.0})))
    shipped = Path(judging.__file__).with_name("judge.safetensors")
    train.train(shipped, material, material / "run", 1, lambda _: None)
    before, made = (load_file(material / "run" / f"{name}.safetensors") for name in ("before", "weights"))
    name = "encoder.layer.0.attention.self.query.weight"
    assert torch.allclose(before[name], unpacked(load_file(shipped))[name], atol=1e-6)
    assert 0 < (made[name] - before[name]).abs().max() < 1e-2


def test_weights_of_another_network_are_refused():
    with pytest.raises(ValueError, match="another network"):
        train.load_own(train.Network(), {"pooler.dense.weight": torch.zeros(2, 2)})


def test_weights_are_packed(tmp_path):
    torch.manual_seed(5)
    wanted = torch.randn(6, 9)
    save_file({"mix.weight": wanted, "mix.bias": torch.randn(6)}, tmp_path / "weights.safetensors")
    assert len(packing.pack([tmp_path, tmp_path], tmp_path / "judge.safetensors")) == 64
    stored = load_file(tmp_path / "judge.safetensors")
    assert stored["mix.weight"].dtype == torch.int8
    assert torch.allclose(unpacked(stored)["mix.weight"], wanted, atol=0.02)


def test_one_command_makes_everything_and_nothing_twice(material, monkeypatch, capsys):
    told = [TEXT.replace("Skagen", town).replace("52", figure) for town, figure in (("Skagen", "52"), ("Grenaa", "48"))]
    told = [f"{text}\n\nThe ferry was towed to Aalborg.\n\nDivers will look at its hull on Friday." for text in told]
    groups = [
        {"set": f"ferry {at}", "documents": [{"title": "Ferry runs aground", "text": text} for text in told]}
        for at in range(3)
    ]
    (material / "reports.jsonl").write_text("\n".join(map(json.dumps, groups)), encoding="utf-8")
    monkeypatch.setattr(words, "STEPS", 2)
    monkeypatch.setattr(train, "PHASES", (train.Phase(2, 1e-4, {"pairs": 0.1, "words": 1.0}),) * 2)
    monkeypatch.setattr(train, "PIECES_A_STEP", 128)
    out = material / "out"
    monkeypatch.setattr("sys.argv", ["judge", str(material / "reports.jsonl"), str(material), str(out), "--seed", "1"])
    command.main()
    rows = [json.loads(line) for line in (out / "claims.jsonl").read_text(encoding="utf-8").splitlines()]
    assert len(rows) > 20
    assert all(not right["slip"] and wrong["slip"] for right, wrong in zip(rows[::2], rows[1::2], strict=True))
    for row in rows:
        assert row["evidence"]
        assert all(row["claim"][start:end].strip() for start, end in row["spans"])
        assert "Mary" not in row["claim"]
    capsys.readouterr()
    times = {path: path.stat().st_mtime_ns for path in [out / "words.pt", out / "claims.jsonl"]}
    command.main()
    assert capsys.readouterr().out.count("SHA-256") == 1
    assert times == {path: path.stat().st_mtime_ns for path in times}
