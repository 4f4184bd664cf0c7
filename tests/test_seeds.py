"""The sample stories and what is expected of them fit each other."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

SEEDS = Path(__file__).parents[1] / "seeds"
STORIES = sorted(path.parent for path in SEEDS.glob("*/expected.json"))


@pytest.mark.parametrize("story", STORIES, ids=lambda story: story.name)
def test_every_expected_quote_stands_once_in_its_document(story: Path) -> None:
    expected = json.loads((story / "expected.json").read_text(encoding="utf-8"))
    assert expected["findings"] and expected["silent"]
    for entry in (*expected["findings"], *expected["silent"]):
        for document, quote in zip(entry["documents"], entry["quotes"], strict=True):
            assert (story / document).read_text(encoding="utf-8").count(quote) == 1, (document, quote)


def test_there_are_stories_of_several_documents() -> None:
    assert len(STORIES) >= 2
    assert all(len([path for path in story.iterdir() if path.suffix != ".json"]) >= 3 for story in STORIES)
