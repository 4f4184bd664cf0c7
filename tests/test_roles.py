"""Roles as the extractor reads them and the conflicts between them."""

from __future__ import annotations

import datetime as dt
import random

import pytest

from factcheck.checks.role_conflict import CHECK
from factcheck.corpus import Corpus
from factcheck.document import Document, Section, Sentence, Span
from factcheck.extractors import names, roles
from factcheck.finding import Conflict, Severity
from factcheck.mention import Role
from factcheck.syntax import parse
from tests.making import parsed


def conflicts(*texts: str) -> list[Conflict]:
    """Conflicts of documents of one day, each a sequence of sentences apart by line breaks."""
    written = dt.datetime(2025, 3, 4)
    documents, sentences = [], []
    for number, text in enumerate(texts):
        document = Document.from_text(text, name=f"{number}.txt")
        documents.append(document)
        start = 0
        for count, line in enumerate(text.split("\n")):
            span = Span(start, start + len(line))
            sentences.append(Sentence(document, span, Section(span, written=written), count))
            start += len(line) + 1
    parses = parse(sentences)
    mentions = tuple(m for p in parses for e in (names.EXTRACTOR, roles.EXTRACTOR) for m in e.extract(p))
    return list(CHECK.find(Corpus(tuple(documents), tuple(sentences), mentions)))


def read(text: str) -> list[Role]:
    return list(roles.extract(parsed(text)))


def values(conflict: Conflict) -> set[str]:
    return {reading.normalized for reading in conflict.readings}


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Sgt. Ruth Hallam said so.", "sergeant"),
        ("Police Lt. Ruth Hallam said so.", "lieutenant"),
        ("Lieutenant Colonel Ruth Hallam said so.", "lieutenant colonel"),
        ("Police Chief Ruth Hallam said so.", "police chief"),
        ("Sheriff’s Deputy Ruth Hallam said so.", "sheriff's deputy"),
        ("Ruth Hallam, the mayor of Dayton, said so.", "mayor"),
        ("Attorney General Ruth Hallam said so.", "attorney general"),
        ("Deputy Police Chief Ruth Hallam said so.", "deputy chief"),
        ("Deputy Sheriff Ruth Hallam said so.", "sheriff's deputy"),
        ("COO Ruth Hallam said so.", "chief operating officer"),
        ("Ruth Hallam, the chief executive officer, said so.", "chief executive"),
    ],
)
def test_titles_have_one_form(text: str, value: str) -> None:
    assert [role.value for role in read(text)] == [value]


def test_former_title_is_marked() -> None:
    (role,) = read("Former Mayor Ruth Hallam said so.")
    assert role.former


def test_two_posts_of_one_board() -> None:
    (found,) = conflicts("CEO Ruth Hallam said so.", "Ruth Hallam, the COO of the line, said so.")
    assert values(found) == {"chief executive", "chief operating officer"}
    assert not conflicts("President and CEO Ruth Hallam said so.", "Ruth Hallam, the chief executive, said so.")


def test_two_ranks_of_one_person() -> None:
    (found,) = conflicts("Sgt. Ruth Hallam said so.", "Lt. Ruth Hallam said so.")
    assert values(found) == {"sergeant", "lieutenant"}
    assert found.severity is Severity.MEDIUM


def test_bare_surnames_may_be_two_people() -> None:
    found = conflicts("Sgt. Hallam said so.", "Lt. Ruth Hallam said so.")
    assert [conflict.severity for conflict in found] in ([], [Severity.LOW])


@pytest.mark.parametrize(
    "texts",
    [
        ("Colonel Ruth Hallam said so.", "Lieutenant Colonel Ruth Hallam said so."),
        ("Former Mayor Ruth Hallam said so.", "Senator Ruth Hallam said so."),
        ("Sgt. Ruth Hallam said so.", "Mayor Ruth Hallam said so."),
        ("Deputy Sheriff Ruth Hallam said so.", "Sheriff's Deputy Ruth Hallam said so."),
        ("Senator Ruth Hallam, who served as mayor of Dayton, said so.", "Senator Ruth Hallam said so."),
        ("Sgt. Ruth Hallam said so.", "Lt. Paul Hallam said so."),
    ],
)
def test_titles_that_hold_together(texts: tuple[str, str]) -> None:
    assert conflicts(*texts) == []


def test_two_offices_of_one_ladder() -> None:
    (found,) = conflicts("Mayor Ruth Hallam said so.", "Senator Ruth Hallam said so.")
    assert values(found) == {"mayor", "senator"}


def test_wife_or_former_wife() -> None:
    (found,) = conflicts("The guard shot his ex-wife, a nurse, on Monday.", "The guard allegedly killed his wife.")
    assert {reading.value for reading in found.readings} == {"ex-wife", "wife"}
    assert conflicts("The guard shot his ex-wife, a nurse.", "The guard killed his former wife.") == []
    assert conflicts("The guard shot his ex-wife, a nurse.", "The guard killed his wife.\nHis ex-wife fled.") == []


def test_wife_or_girlfriend() -> None:
    (found,) = conflicts("He called his wife, Ruth Hallam, at noon.", "He called his girlfriend, Ruth Hallam, at noon.")
    assert values(found) == {"spouse", "unmarried partner"}
    assert conflicts("He called his girlfriend, Ruth Hallam.", "He called his fiancee, Ruth Hallam.") == []


def test_who_did_it() -> None:
    (found,) = conflicts("The girl was shot by her uncle.", "Police say her father shot the girl.")
    assert values(found) == {"uncle or aunt", "parent"}
    assert conflicts("The boy was shot by his sister.", "Her daughter shot the boy, she said.") == []
    both = "Police say her father shot the girl. Her uncle saw it."
    assert conflicts("The girl was shot by her uncle.", both) == []


def test_child_of_both_with_a_step_parent() -> None:
    text = "Police spoke to the couple’s 9-year-old daughter.\nShe ran off when her stepfather fired."
    (found,) = conflicts(text)
    assert values(found) == {"child of both", "step-parent"}
    assert conflicts(text + "\nHis stepdaughter is well.") == []


def test_murder_or_manslaughter() -> None:
    first = "Hallam was charged with murder."
    (found,) = conflicts(first, "Hallam was charged with vehicular manslaughter.")
    assert values(found) == {"murder", "manslaughter"}
    assert conflicts(first, "Hallam was charged with murder and manslaughter.") == []
    assert conflicts(first, "Hallam was charged with attempted murder.") == []


def test_two_defendants_have_their_own_charges() -> None:
    first = "Ruth Hallam was charged with murder."
    assert conflicts(first, "Paul Orlov was charged with manslaughter.") == []


def test_any_text_is_read() -> None:
    pieces = [
        "Sgt.",
        "Former",
        "Mayor",
        "Ruth",
        "Hallam",
        ",",
        "his",
        "wife",
        "shot",
        "charged",
        "with",
        "murder",
        "’s",
        "\n",
        "-",
        "É",
    ]
    chance = random.Random(5)  # noqa: S311
    for _ in range(60):
        text = " ".join(chance.choices(pieces, k=chance.randint(1, 30)))
        for role in roles.extract(parsed(text)):
            assert 0 <= role.span.start < role.span.end <= len(text)


def test_two_school_years_of_one_pupil() -> None:
    (found,) = conflicts("Ruth Hallam, an 8th grader, was hurt.", "The victim, Ruth Hallam, was a freshman.")
    assert values(found) == {"grade 8", "grade 9"}


@pytest.mark.parametrize(
    "other", ["Ruth Hallam was an eighth-grader.", "Ruth Hallam was a college freshman.", "Owen Hallam was a freshman."]
)
def test_school_years_that_hold_together(other: str) -> None:
    assert not conflicts("Ruth Hallam, an 8th grader, was hurt.", other)
