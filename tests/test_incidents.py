"""Clock times of one incident."""

from __future__ import annotations

from functools import cache

import pytest

from factcheck import Checker, Document

SHOT = "Anton Reek was shot in the 400 block of Mill Road in Kelsby about 9:10 p.m. Friday, police said."


@cache
def checker() -> Checker:
    return Checker()


def titles(*texts: str) -> list[str]:
    documents = [Document.from_text(text, name=f"{at}.txt", published="2024-05-05") for at, text in enumerate(texts)]
    return [finding.title for finding in checker().check(documents).findings if finding.rule == "date-conflict"]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (SHOT, "Anton Reek was shot in the 500 block of Mill Road in Kelsby about 9:45 p.m. Friday, police said."),
        (SHOT, "The shooting of Anton Reek in Kelsby took place about 9:45 p.m. Friday on Mill Road."),
        (SHOT, "Anton Reek was leaving a bar on Mill Road in Kelsby about 9:45 p.m. Friday when a man came up to him."),
        (
            "Anton Reek called police about 7:10 a.m. Friday from a house on Mill Road in Kelsby.",
            "Officers responded shortly after 7:45 a.m. Friday to a house on Mill Road in Kelsby, home of Anton Reek.",
        ),
        (
            "Anton Reek may have been thrown out of a bar in Kelsby before the 9:10 p.m. shooting.",
            "Anton Reek was leaving a bar on Mill Road in Kelsby about 9:45 p.m. Friday when a man came up to him.",
        ),
    ],
)
def test_one_incident_has_one_time(one: str, other: str) -> None:
    assert len(titles(one, other)) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (SHOT, "Ada Olsen was shot in the 9200 block of Tern Street in Kelsby about 9:45 p.m. Friday, police said."),
        (SHOT, "Anton Reek was leaving a bar on Mill Road in Kelsby about 9:15 p.m. Friday when a man came up to him."),
        (
            "Anton Reek called police about 7:10 a.m. Friday from a house on Mill Road in Kelsby.",
            "Officers responded at 7:25 a.m. Friday to a house on Mill Road in Kelsby, home of Anton Reek.",
        ),
    ],
)
def test_other_incidents_and_stages_have_times_of_their_own(one: str, other: str) -> None:
    assert not titles(one, other)
