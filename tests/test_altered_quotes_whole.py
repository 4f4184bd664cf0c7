"""Quotations over the whole pipeline: altered, given to two speakers, or only written in another way."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from factcheck.reporters.markdown import REPORTER
from tests.test_who_is_who import checker, documents

ALTERED: dict[str, list[str]] = {
    "two speakers": [
        "“We will not leave the harbour before the spring,” said Ruth Hallam.",
        "“We will not leave the harbour before the spring,” said Owen Prydderch.",
    ],
    "two speakers same doc": [
        "“We will not leave the harbour before the spring,” said Ruth Hallam.\n"
        "It was late. “We will not leave the harbour before the spring,” Owen Prydderch said."
    ],
    "word": [
        "“We will not leave the harbour before the spring,” said Ruth Hallam.",
        "“We will not leave the harbour before the summer,” said Ruth Hallam.",
    ],
    "not": [
        "“We will not leave the harbour before the spring,” said Ruth Hallam.",
        "“We will leave the harbour before the spring,” said Ruth Hallam.",
    ],
    "number": [
        "“We lost six boats in the harbour that night,” said Ruth Hallam.",
        "“We lost seven boats in the harbour that night,” said Ruth Hallam.",
    ],
    "fragment headline": [
        "Hallam says pier “appears unlikely to open”\n\nIt rained. "
        "“The pier appears to be unlikely to open before the spring,” Ruth Hallam said on Friday."
    ],
    "german marks": [
        "„We will not leave the harbour before the spring“, said Ruth Hallam.",
        "«We will not leave the harbour before the summer», said Ruth Hallam.",
    ],
}

THE_SAME: dict[str, list[str]] = {
    "two speakers role": [
        "“We will not leave the harbour before the spring,” said Ruth Hallam.",
        "“We will not leave the harbour before the spring,” the mayor said.",
    ],
    "speaker full/surname": [
        "“We will not leave the harbour before the spring,” said Ruth Hallam.",
        "“We will not leave the harbour before the spring,” Hallam said.",
    ],
    "speaker slip": [
        "“We will not leave the harbour before the spring,” said Ruth Hallam.",
        "“We will not leave the harbour before the spring,” Ruth Halam said.",
    ],
    "short two speakers": ["“We will not leave,” said Ruth Hallam.", "“We will not leave,” said Owen Prydderch."],
    "scare": ["The so-called “harbour plan” failed. He called it a “harbour scheme”."],
    "scare title": ["She sang “The Long Way Home” at noon.", "She sang “The Long Road Home” at noon."],
    "typography": [
        "“We won't leave the harbour before the spring,” said Ruth Hallam.",
        "'We won’t leave the harbour before the spring', said Ruth Hallam.",
        '"We won\'t leave the harbour  before the spring," said Ruth Hallam.',
    ],
    "dash": [
        "“We will not leave — not now — before the spring comes,” said Ruth Hallam.",
        "“We will not leave - not now - before the spring comes,” said Ruth Hallam.",
    ],
    "ellipsis": [
        "“We will not leave the harbour before the spring, whatever they say,” said Ruth Hallam.",
        "“We will not leave ... before the spring, whatever they say,” said Ruth Hallam.",
    ],
    "ellipsis char": [
        "“We will not leave the harbour before the spring, whatever they say,” said Ruth Hallam.",
        "“We will not leave … before the spring, whatever they say,” said Ruth Hallam.",
    ],
    "bracket": [
        "“We will not leave it before the spring, whatever they say,” said Ruth Hallam.",
        "“We will not leave [the harbour] before the spring, whatever they say,” said Ruth Hallam.",
    ],
    "bracket ellipsis": [
        "“We will not leave the harbour before the spring, whatever they say,” said Ruth Hallam.",
        "“We will not leave […] before the spring, whatever they say,” said Ruth Hallam.",
    ],
    "broken": [
        "“We will not leave the harbour before the spring, whatever they say,” said Ruth Hallam.",
        "“We will not leave the harbour,” Hallam said, “before the spring, whatever they say.”",
    ],
    "cut": [
        "“We will not leave the harbour before the spring, whatever they say,” said Ruth Hallam.",
        "Hallam said they would “not leave the harbour before the spring”.",
    ],
    "numword": [
        "“We lost six boats in the harbour that night,” said Ruth Hallam.",
        "“We lost 6 boats in the harbour that night,” said Ruth Hallam.",
    ],
    "fragment ok": [
        "Hallam says pier “unlikely to open”\n\nIt rained. "
        "“The pier appears to be unlikely to open before the spring,” Ruth Hallam said on Friday."
    ],
    "british": [
        "“The harbour programme was organised by the labour board,” said Ruth Hallam.",
        "“The harbor program was organized by the labor board,” said Ruth Hallam.",
    ],
    "nested": [
        "“He told me ‘leave the harbour at once’ and I did so,” said Ruth Hallam.",
        "\"He told me 'leave the harbour at once' and I did so,\" said Ruth Hallam.",
    ],
    "multi paragraph": [
        "“We will not leave the harbour.\n\n“The spring is far away and the boats are old,” said Ruth Hallam.",
        "“The spring is far away and the boats are old,” said Ruth Hallam.",
    ],
    "sic": [
        "“We was there before the fire [sic] and saw the boats,” said Ruth Hallam.",
        "“We was there before the fire and saw the boats,” said Ruth Hallam.",
    ],
    "two versions same speech diff person names": [
        "“Our thoughts are with the family,” said Ruth Hallam.",
        "“Our thoughts are with the families,” said Owen Prydderch.",
    ],
}


def titles(texts: Sequence[str]) -> list[str]:
    found = checker().check(documents(texts)).findings
    return [finding.title for finding in found if finding.rule == "altered-quote"]


@pytest.mark.parametrize("texts", ALTERED.values(), ids=ALTERED.keys())
def test_an_altered_quotation_is_one_finding(texts: list[str]) -> None:
    assert len(titles(texts)) == 1


@pytest.mark.parametrize("texts", THE_SAME.values(), ids=THE_SAME.keys())
def test_another_way_of_writing_is_none(texts: list[str]) -> None:
    assert not titles(texts)


def test_the_report_shows_the_words_that_differ() -> None:
    report = REPORTER.render(checker().check(documents(ALTERED["word"])))
    assert r"leave the harbour before the \[-summer-\] \[+spring+\]" in report
