"""The sample stories: every known discrepancy is found, every look-alike is left alone."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

import pytest

import factcheck
from factcheck.finding import Finding, Severity
from factcheck.sources import read_sources

SEEDS = Path(__file__).parents[1] / "seeds"
STORIES = sorted(path.name for path in SEEDS.iterdir() if path.is_dir())
Place = tuple[str, int, int]


@cache
def checker() -> factcheck.Checker:
    return factcheck.Checker()


@cache
def findings(story: str) -> tuple[Finding, ...]:
    return checker().check([SEEDS / story]).findings


@cache
def texts(story: str) -> dict[str, str]:
    documents, _ = read_sources([SEEDS / story], factcheck.Settings())
    return {Path(document.name).name: document.text for document in documents}


def places(story: str, item: dict[str, Any]) -> list[Place]:
    found = []
    for document, quote in zip(item["documents"], item["quotes"], strict=True):
        start = texts(story)[document].index(quote)
        found.append((document, start, start + len(quote)))
    return found


def touched(finding: Finding, wanted: list[Place]) -> set[tuple[Place, str]]:
    """The places that the finding's evidence overlaps, each with the value it gives there."""
    return {
        (place, variant.normalized)
        for variant in finding.variants
        for evidence in variant.evidence
        for place in wanted
        if Path(evidence.document).name == place[0] and evidence.start < place[2] and place[1] < evidence.end
    }


def hits(finding: Finding, wanted: list[Place]) -> bool:
    found = touched(finding, wanted)
    return len(found) >= min(2, len(wanted)) and (len(wanted) == 1 or len({value for _, value in found}) > 1)


def cases(kind: str) -> list[Any]:
    return [
        pytest.param(
            story,
            item,
            id=f"{story}: {item.get('rule', item.get('why'))}, {item['quotes'][0][:40]}",
            marks=[] if item.get("found", True) else pytest.mark.xfail(strict=True, reason="known miss"),
        )
        for story in STORIES
        for item in json.loads((SEEDS / story / "expected.json").read_text(encoding="utf-8"))[kind]
    ]


@pytest.mark.parametrize(("story", "item"), cases("findings"))
def test_a_known_discrepancy_is_one_finding(story: str, item: dict[str, Any]) -> None:
    right = [f for f in findings(story) if f.rule == item["rule"] and hits(f, places(story, item))]
    assert len(right) == 1, [finding.title for finding in findings(story)]
    assert right[0].severity.rank >= Severity(item["severity"]).rank


@pytest.mark.parametrize(("story", "item"), cases("silent"))
def test_a_look_alike_is_left_alone(story: str, item: dict[str, Any]) -> None:
    shown = [finding for finding in findings(story) if finding.severity.rank >= Severity.MEDIUM.rank]
    assert not [finding.title for finding in shown if hits(finding, places(story, item))]


@pytest.mark.parametrize("story", STORIES)
def test_nothing_else_is_shown(story: str) -> None:
    expected = json.loads((SEEDS / story / "expected.json").read_text(encoding="utf-8"))["findings"]
    wanted = [(item["rule"], places(story, item)) for item in expected]
    shown = [finding for finding in findings(story) if finding.severity.rank >= Severity.MEDIUM.rank]
    assert not [f.title for f in shown if not any(f.rule == rule and hits(f, where) for rule, where in wanted)]


def test_the_same_input_gives_the_same_findings() -> None:
    story = STORIES[0]
    assert checker().check([SEEDS / story]).findings == findings(story)
