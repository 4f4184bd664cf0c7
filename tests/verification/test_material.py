"""What a draft is held against: source sentences with those beside them."""

from __future__ import annotations

from factcheck.document import Document
from factcheck.verification.material import Material
from tests.verification.making import checker

DRAFT = "The captain was questioned."
FERRY = "A ferry ran aground. Its captain was questioned. He was released. A tug came on Friday."
HARBOUR = "The harbour was closed. A crane stood idle."


def material() -> Material:
    texts = [("draft", DRAFT), ("ferry", FERRY), ("harbour", HARBOUR)]
    documents = [Document.from_text(text, name=name) for name, text in texts]
    corpus = checker().corpus(documents, checker().encoder, parses={})
    return Material(corpus, corpus.documents[0])


def around(*wanted: str) -> list[str]:
    found = material()
    return [one.text for one in found.around([one for one in found.others if one.text in wanted])]


def test_sentences_come_with_those_beside_them():
    assert around("He was released.") == ["Its captain was questioned.", "He was released.", "A tug came on Friday."]


def test_nothing_comes_twice_and_all_in_the_order_of_the_source():
    assert around("He was released.", "A ferry ran aground.") == FERRY.replace(". ", ".|").split("|")


def test_what_stands_beside_is_of_the_same_document():
    assert around("A ferry ran aground.") == ["A ferry ran aground.", "Its captain was questioned."]
    assert around("The harbour was closed.") == ["The harbour was closed.", "A crane stood idle."]
    assert around("A tug came on Friday.") == ["He was released.", "A tug came on Friday."]
    assert around() == []
