from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck.document import Document
from factcheck.verdict import FactKind, Verdict
from factcheck.verification import verify
from tests.verification.making import HashedWords, checker, document, fact, verified

GOLDEN = {
    Verdict.SUPPORTED: """
        place Tanner Street; name Almsford; number nine; statement injured nine people; date Tuesday; number Four;
        number 32; statement firefighters were sent; name Helen Marwood; age 51; date 2019; number 240; number 40;
        quote We were lucky that the morning shift had not yet begun; statement It employs 240 people;
        statement company will hire 40 buses; statement Police arrested no one; number Two; name St Brede;
        name Owen Lightfoot; number 3.1 million; date last year; statement Engineers will examine the hall;
        date Wednesday; name Castlebridge Transit
    """,
    Verdict.CONFLICTING: """
        number 27; date 1947; number £9 million; name Rajan Pillai;
        quote Our drivers turned back to close the gates, and I am proud of them; date Friday;
        statement Fares will rise; statement hall was damaged; statement blaze destroyed 27 buses;
        statement He will meet the unions
    """,
    Verdict.NOT_FOUND: """
        name Judith Kemp; number 15; statement visited the site; name Greenway Coaches; number six;
        statement lent the firm six minibuses; statement cat was saved; statement insurer will pay; date April;
        name Norwich Mutual; statement Residents complained; number 12 hours
    """,
}
FERRY = (
    "Firefighters rescued 14 people from a burning ferry on Tuesday night, the coast guard said. The ferry carried 52 "
    "passengers. The fire did not reach the engine room. Ticket prices rose by 8 percent in March."
)


@pytest.fixture(scope="module")
def sheet():
    return verified(document("draft.txt"), document("wire.txt"), document("statement.txt"))


@pytest.mark.parametrize("verdict", Verdict)
def test_golden_draft(sheet, verdict):
    for entry in " ".join(GOLDEN[verdict].split()).split(";"):
        kind, _, value = entry.strip().partition(" ")
        found = [one for one in sheet.facts() if one.kind == kind and one.value.endswith(value)]
        assert [one.verdict for one in found[:1]] == [verdict], entry


def test_golden_draft_has_enough_of_each(sheet):
    assert sheet.count(Verdict.SUPPORTED) >= 20
    assert sheet.count(Verdict.CONFLICTING) >= 10
    assert sheet.count(Verdict.NOT_FOUND) >= 10
    assert sheet.consistency < 0.01


def test_offsets_cover_the_facts_and_their_evidence(sheet):
    texts = {name: document(name).text for name in ("draft.txt", "wire.txt", "statement.txt")}
    for one in sheet.facts():
        assert texts["draft.txt"][one.start : one.end] == one.value
        for place in one.evidence:
            assert texts[place.document][place.start : place.end] == place.quote
            assert texts[place.document].count("\n", 0, place.start) + 1 == place.line


def test_conflicts_show_what_the_source_has(sheet):
    assert [place.quote for place in fact(sheet, "27").evidence] == ["17"]
    assert "17" in fact(sheet, "27").note
    assert fact(sheet, "Rajan Pillai").note == "spelt Pillay in the sources"


def test_the_writers_frame_is_no_fact(sheet):
    assert all("Good morning" not in statement.sentence for statement in sheet.statements)


def test_a_copy_of_the_source_is_consistent():
    found = verified(FERRY, FERRY)
    assert {one.verdict for one in found.facts()} == {Verdict.SUPPORTED}
    assert found.consistency > 0.5


def test_same_number_for_another_thing_is_not_support():
    found = fact(verified("The museum opened in rain and the mayor praised a choir of 52 children.", FERRY), "52")
    assert found.verdict is Verdict.NOT_FOUND
    assert "same number, different thing" in found.note


def test_an_opposite_and_a_denial_conflict():
    found = verified("The fire reached the engine room. Ticket prices fell by 8 percent in March.", FERRY)
    verdicts = {one.value: one.verdict for one in found.facts() if one.kind is FactKind.STATEMENT}
    assert set(verdicts.values()) == {Verdict.CONFLICTING}


def test_silence_of_the_sources_is_no_conflict():
    found = verified("A choir sang carols in the square while children skated on the frozen pond.", FERRY)
    assert {one.verdict for one in found.facts()} == {Verdict.NOT_FOUND}


def test_worse_drafts_are_less_consistent():
    right = verified("Firefighters rescued 14 people from a burning ferry on Tuesday.", FERRY)
    wrong = verified("Firefighters rescued 19 people from a burning ferry on Tuesday.", FERRY)
    assert wrong.consistency < 0.5 < right.consistency


@pytest.mark.parametrize("draft", ["", " \n\n", "Good morning!", "How are you?", "…", "\u202e\x1b[2J", "a" * 5000])
def test_drafts_without_a_fact(draft):
    found = verified(draft, FERRY)
    assert found.consistency == 1.0 or found.statements
    assert not found.comparable or found.statements


def test_without_sources_nothing_is_found():
    found = verified(FERRY)
    assert {one.verdict for one in found.facts()} == {Verdict.NOT_FOUND}
    assert not found.comparable


@settings(max_examples=15, deadline=None)
@given(st.text(max_size=120), st.text(max_size=120))
def test_any_text_gets_a_verdict(draft, source):
    found = verified(draft + " Nine men met Ann Lee, 41, on Monday.", source + " Ten men met Ann Lea, 42, on Friday.")
    assert 0 <= found.consistency <= 1
    assert all(0 <= statement.support <= 1 for statement in found.statements)
    assert all(0 <= one.confidence <= 1 for one in found.facts())


class Doubting:
    """A judge that believes only what speaks of a ferry."""

    identity = "doubting"

    def entailed(self, claims):
        return [0.9 if "ferry" in claim and evidence else 0.1 for claim, evidence in claims]


def test_a_judge_of_whole_sentences_replaces_that_of_words():
    corpus = checker().corpus(
        [Document.from_text(FERRY, name="draft"), Document.from_text(FERRY, name="source")], HashedWords()
    )
    by_words, trusted = verify(corpus, corpus.documents[0])
    judged, doubted = verify(replace(corpus, judge=Doubting()), corpus.documents[0])
    assert doubted < trusted
    assert [one.support < 0.2 for one in judged] == ["ferry" not in one.sentence for one in by_words]
