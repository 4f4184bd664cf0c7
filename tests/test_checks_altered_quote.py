"""The rule altered-quote: which differences between quotations an editor is shown."""

from __future__ import annotations

import random
import time

import pytest

import factcheck
from factcheck.checks.altered_quote import find
from factcheck.corpus import Corpus
from factcheck.document import Document, Section, Sentence, Span
from factcheck.extractors.quotes import extract
from factcheck.finding import Conflict, Severity
from factcheck.mention import Quote
from factcheck.quotations import words_of
from factcheck.relation import FEW
from factcheck.syntax import parse
from tests.making import SHARED, needs_shared


def quote(words: str, speaker: str = "", name: str = "") -> Quote:
    """A quotation alone in its document."""
    document = Document.from_text(words, name=name or words[:12])
    whole = Span(0, len(words))
    return Quote(
        Sentence(document, whole, Section(whole), 0), whole, tuple(word.text for word in words_of(words)), speaker
    )


def conflicts(*quotes: Quote) -> list[Conflict]:
    return list(find(Corpus((), (), quotes)))


@pytest.mark.parametrize(
    ("one", "other", "severity"),
    [
        ("We will rebuild the old pier by spring", "We will reopen the old pier by spring", Severity.MEDIUM),
        ("appears unlikely to sail", "The ferry appears to be unlikely to sail this week", Severity.MEDIUM),
        ("a very serious failure of the steering", "It was a failure of the steering, nothing else", Severity.MEDIUM),
        ("The harbour is safe for small boats now", "The harbour is not safe for small boats now", Severity.HIGH),
        ("We lost six boats in the storm", "We lost seven boats in the storm", Severity.HIGH),
        ("This will cost £18 million to repair", "This will cost £18 billion to repair", Severity.HIGH),
        ("heading in wrong direction", "The company is heading in the wrong direction", Severity.LOW),
        ("dodging the hard questions", "The board dodged the hard questions again", Severity.LOW),
        ("The crew has acted very bravely throughout", "The crew acted very bravely throughout", Severity.LOW),
        ("We are more worried then ever about it", "We are more worried than ever about it", Severity.LOW),
    ],
)
def test_altered_quotations(one: str, other: str, severity: Severity) -> None:
    (conflict,) = conflicts(quote(one), quote(other))
    assert conflict.severity is severity
    assert len({reading.value for reading in conflict.readings}) == 2
    assert {reading.mention.text in (one + "|" + other) for reading in conflict.readings} == {True}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("We will rebuild the old pier by spring", "rebuild the old pier"),
        ("We will … rebuild the pier by spring", "We will, if the council pays, rebuild the pier by spring"),
        ("We told [the captain] to turn back at once", "We told him to turn back at once"),
        ("We told (him) to turn back at once", "We told to turn back at once"),
        ("Our defence of the harbour cannot be criticised", "Our defense of the harbor can't be criticized"),
        ("It’s 21 boats – 40 per cent of the fleet", "It is twenty-one boats, forty percent of the fleet"),
        ("We sailed late and nobody told the crew", "nobody told the crew, and that is the scandal"),
        ("The steering failed twice in a week", "The board has heard nothing from the owners"),
        ("We have a duty to the families here", "You have a duty to the taxpayers there"),
        ("He got paid", "They got paid late for the night shift"),
        ("We heard that Dahl had left the quay", "We heard that P. Dahl had left the quay"),
    ],
)
def test_faithful_quotations_and_other_quotations_stay_silent(one: str, other: str) -> None:
    assert conflicts(quote(one), quote(other)) == []


def test_what_one_document_quotes_twice_in_other_words_is_said_twice() -> None:
    documents = [Document.from_text(text, name=f"{n}.txt") for n, text in enumerate(
        (
            "“Why would you sail here and then turn back?” he asked.\n\n“Why did he sail here? Why at night?” he said.",
            "“Why would you sail here and then turn back?” he asked.",
        )
    )]  # fmt: skip
    assert [finding.title for finding in factcheck.Checker().check(documents).findings] == []


def test_a_speech_broken_by_the_speech_tag_is_not_altered() -> None:
    whole = quote("The steering failed at noon and we could not turn the ferry")
    assert conflicts(whole, quote("The steering failed at noon"), quote("and we could not turn the ferry")) == []


def test_one_finding_holds_every_place_and_version() -> None:
    (conflict,) = conflicts(
        quote("We will rebuild the old pier by spring", name="a"),
        quote("We will rebuild the old pier by spring", name="b"),
        quote("We will reopen the old pier by spring", name="c"),
        quote("We will repaint the old pier by spring", name="d"),
    )
    assert sorted(reading.mention.document.name for reading in conflict.readings) == ["a", "b", "c", "d"]
    assert conflict.notes[0] == "word for word: “… We will [-reopen-] [+rebuild+] the old pier by spring …”"


def test_words_of_two_named_people_are_not_one_quotation() -> None:
    one, other = "We will rebuild the old pier by spring", "We will reopen the old pier by spring"
    assert conflicts(quote(one, "Okafor"), quote(other, "Lindqvist")) == []
    assert len(conflicts(quote(one, "Okafor"), quote(other, "Okafer"))) == 1


def test_the_same_words_in_two_mouths() -> None:
    words = "Nobody told the crew that the steering had failed"
    (conflict,) = conflicts(quote(words, "Okafor", "a"), quote(words, "Lindqvist", "b"))
    assert {reading.value for reading in conflict.readings} == {"Okafor", "Lindqvist"}
    assert conflicts(quote(words, "Okafor", "a"), quote(words, "Okafer", "b")) == []
    assert conflicts(quote(words, "spokesperson", "a"), quote(words, "police", "b")) == []
    assert (
        conflicts(quote("Nobody told the crew", "Okafor", "a"), quote("Nobody told the crew", "Lindqvist", "b")) == []
    )


def test_five_thousand_quotations_take_seconds() -> None:
    chance = random.Random(1)  # noqa: S311
    vocabulary = [f"w{chr(97 + at % 26)}{chr(97 + at // 26 % 26)}{chr(97 + at // 676)}" for at in range(3000)]
    quotes = [quote(" ".join(chance.choices(vocabulary, k=20)), name=str(at)) for at in range(5000)]
    began = time.process_time()
    assert conflicts(*quotes) == []
    assert time.process_time() - began < 6


@needs_shared
def test_the_altered_lead_of_the_sample_articles_is_found() -> None:
    documents = [
        Document.from_text(path.read_text(encoding="utf-8"), name=path.name)
        for path in sorted((SHARED / "seeds").glob("00[12]*.txt"))
    ]
    sentences = []
    for document in documents:
        section, at = Section(Span(0, len(document.text))), 0
        for number, line in enumerate(document.text.split("\n")):
            sentences.append(Sentence(document, Span(at, at + len(line)), section, number))
            at += len(line) + 1
    mentions = tuple(mention for parsed in parse(sentences) for mention in extract(parsed))
    found = list(find(Corpus(tuple(documents), tuple(sentences), mentions)))
    assert [conflict.severity for conflict in found] == [Severity.MEDIUM, Severity.LOW]
    assert len(found[0].readings) == 5


@pytest.mark.parametrize(
    ("one", "other", "speaker", "flagged"),
    [
        ("He was such a good young man", "He was a good young man", "", False),
        ("He was such a good young man", "He was a good young man", "Hallam", True),
        (
            "Our hearts go out to every family that waits for news of the crew tonight",
            "Our hearts go out to every family that hopes for news of the crew tonight",
            "",
            True,
        ),
    ],
)
def test_a_common_saying_in_an_archive_is_not_one_quotation(one: str, other: str, speaker: str, flagged: bool) -> None:
    quotes = quote(one, speaker), quote(other, speaker)
    archive = tuple(Document.from_text("Elsewhere", name=f"{number}.txt") for number in range(FEW))
    assert len(conflicts(*quotes)) == 1
    assert len(list(find(Corpus((*(one.document for one in quotes), *archive), (), quotes)))) == flagged
