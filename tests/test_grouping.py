from __future__ import annotations

from dataclasses import replace

from factcheck.document import Document, Section, Sentence, Span
from factcheck.finding import Category, Conflict, Finding, Reading, Rule, Severity
from factcheck.grouping import findings
from factcheck.mention import Mention

RULE = Rule("some-rule", Category.NUMBER, "a rule")


def mention(text: str, words: str, name: str = "a.txt", before: str = "") -> Mention:
    document = Document.from_text(before + text, name=name)
    whole = Span(len(before), len(before) + len(text))
    start = document.text.index(words)
    return Mention(Sentence(document, whole, Section(whole), 0), Span(start, start + len(words)))


def conflict(*readings: tuple[Mention, str], severity: Severity = Severity.HIGH, confidence: float = 0.8) -> Conflict:
    return Conflict(
        category=Category.NUMBER,
        readings=tuple(Reading(place, value, value) for place, value in readings),
        title="six or seven?",
        reasons=("same thing",),
        severity=severity,
        confidence=confidence,
    )


def grouped(*conflicts: Conflict) -> tuple[Finding, ...]:
    return findings((RULE, each) for each in conflicts)


SIX, SEVEN, EIGHT = (
    mention("Six died.", "Six"),
    mention("Seven died.", "Seven", "b.txt"),
    mention("Eight.", "Eight", "c"),
)


def test_conflicts_that_share_a_mention_are_one_finding() -> None:
    (found,) = grouped(conflict((SIX, "6"), (SEVEN, "7")), conflict((SEVEN, "7"), (EIGHT, "8")))
    assert [variant.normalized for variant in found.variants] == ["6", "7", "8"]


def test_conflicts_without_a_common_mention_stay_apart() -> None:
    other = mention("Nine died.", "Nine", "d.txt"), mention("Ten died.", "Ten", "e.txt")
    assert len(grouped(conflict((SIX, "6"), (SEVEN, "7")), conflict((other[0], "9"), (other[1], "10")))) == 2


def test_the_most_frequent_reading_comes_first() -> None:
    again = mention("Seven, they say.", "Seven", "d.txt")
    (found,) = grouped(conflict((SIX, "6"), (SEVEN, "7"), (again, "7")))
    assert [len(variant.evidence) for variant in found.variants] == [2, 1]


def test_copies_are_one_source_in_the_order_of_readings() -> None:
    copies = [mention("Seven died.", "Seven", name) for name in ("b.txt", "c.txt", "d.txt")]
    others = [mention("Six died.", "Six", name) for name in ("a.txt", "e.txt")]
    firsts = {copy.document: copies[0].document for copy in copies}
    made = conflict(*((one, "7") for one in copies), *((one, "6") for one in others))
    (found,) = findings([(RULE, made)], lambda document: firsts.get(document, document))
    assert [(variant.normalized, variant.sources) for variant in found.variants] == [("6", 2), ("7", 1)]
    assert [len(variant.evidence) for variant in found.variants] == [2, 3]
    (plain,) = grouped(made)
    assert [(variant.normalized, variant.sources) for variant in plain.variants] == [("7", 3), ("6", 2)]


def test_the_worst_and_surest_come_first() -> None:
    pairs = [
        conflict((SIX, "6"), (SEVEN, "7"), severity=Severity.LOW, confidence=0.9),
        conflict((EIGHT, "8"), (mention("Nine.", "Nine", "d"), "9"), severity=Severity.HIGH, confidence=0.5),
        conflict((mention("1", "1", "e"), "1"), (mention("2", "2", "f"), "2"), severity=Severity.HIGH, confidence=0.6),
    ]
    assert [found.confidence for found in grouped(*pairs)] == [0.6, 0.5, 0.9]


def test_a_fingerprint_survives_moved_text_and_renamed_files() -> None:
    moved = mention("Six died.", "Six", "renamed.txt", before="A new first line.\n\n")
    one, other = grouped(conflict((SIX, "6"), (SEVEN, "7"))), grouped(conflict((SEVEN, "7"), (moved, "6")))
    assert one[0].id == other[0].id


def test_a_fingerprint_changes_with_a_value_a_sentence_or_a_rule() -> None:
    first = grouped(conflict((SIX, "6"), (SEVEN, "7")))[0].id
    value = grouped(conflict((SIX, "6"), (mention("Eight died.", "Eight", "b.txt"), "8")))[0].id
    sentence = grouped(conflict((mention("Six have died.", "Six"), "6"), (SEVEN, "7")))[0].id
    rule = findings([(replace(RULE, name="another-rule"), conflict((SIX, "6"), (SEVEN, "7")))])[0].id
    assert len({first, value, sentence, rule}) == 4


def test_evidence_says_where_it_stands() -> None:
    found = grouped(conflict((mention("Six died.", "Six", before="Title\n\n"), "6"), (SEVEN, "7")))[0]
    evidence = found.variants[0].evidence[0]
    assert (evidence.line, evidence.column, evidence.start, evidence.sentence_start) == (3, 1, 7, 7)
