"""Syndicated copies are found whatever was trimmed, retitled or touched up; other stories of one event are none."""

from __future__ import annotations

import time

from factcheck.copies import groups
from factcheck.corpus import Corpus
from factcheck.document import Document, Sentence
from factcheck.sections import structure
from factcheck.sentences import split

WIRE = (
    "Seven people were hurt when the old mill beside the river burned down on Monday, officials said.",
    "Forty firefighters fought the fire until late at night and stayed until the morning.",
    "The mayor, Ines Aldous, said the town had lost a part of its history.",
    "The mill was built in 1887 and had been a museum since the nineties.",
    "The cause of the fire is not known, and the police have opened an inquiry.",
)
OTHER = (
    "A fire destroyed the historic mill in Oakford on Monday night and injured seven of its visitors.",
    "About forty firefighters needed until the early hours to bring it under control, the brigade said.",
    "Ines Aldous, the mayor of the town, spoke of a loss that could not be measured in money.",
    "Detectives are looking into what caused it, and have asked for witnesses to come forward.",
)


def sentences(*texts: str) -> tuple[list[Document], list[Sentence]]:
    documents = [structure(Document.from_text(text, name=f"{n}.txt")) for n, text in enumerate(texts)]
    return documents, [sentence for document in documents for sentence in split(document)]


def copies(*texts: str) -> list[list[str]]:
    return [[document.name for document in group] for group in groups(sentences(*texts)[1])]


def test_a_story_with_a_changed_figure_is_a_copy() -> None:
    wire = "\n\n".join(WIRE)
    assert copies(wire, wire.replace("Seven", "Nine").replace("1887", "1878"), "\n\n".join(OTHER)) == [
        ["0.txt", "1.txt"]
    ]


def test_a_shortened_story_and_one_with_other_marks_and_blanks_are_copies() -> None:
    wire = "\n\n".join(WIRE)
    assert copies("\n\n".join(WIRE[:4]), wire.upper(), wire.replace(" ", "\N{NO-BREAK SPACE}")) == [
        ["0.txt", "1.txt", "2.txt"]
    ]


def test_another_story_of_the_same_event_is_no_copy() -> None:
    assert copies("\n\n".join(WIRE), "\n\n".join(OTHER)) == []


def test_a_story_that_takes_over_half_is_no_copy() -> None:
    assert copies("\n\n".join(WIRE), "\n\n".join((*WIRE[:2], *OTHER[1:]))) == []


def test_very_short_documents_are_no_copies() -> None:
    assert copies(WIRE[0], WIRE[0]) == []
    assert copies("Yes.\n\nNo.\n\nWhy?", "Yes.\n\nNo.\n\nWhy?") == []


def test_copies_of_copies_are_one_source() -> None:
    documents, found = sentences(*("\n\n".join(WIRE[at:] + WIRE[:at]) for at in range(3)), "\n\n".join(OTHER))
    corpus = Corpus(tuple(documents), tuple(found), (), copies=groups(found))
    assert [corpus.source_of(document).name for document in documents] == ["0.txt", "0.txt", "0.txt", "3.txt"]


def test_hundreds_of_copies_take_no_longer_than_they_should() -> None:
    documents, found = sentences(*["\n\n".join(WIRE)] * 400)
    start = time.process_time()
    assert len(groups(found)[0]) == len(documents)
    assert time.process_time() - start < 5
