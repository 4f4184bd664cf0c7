"""Which documents tell of one event."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import numpy as np
import pytest

from factcheck.corpus import Corpus
from factcheck.document import Document, Section, Sentence, Span
from factcheck.mention import Name
from factcheck.relation import FEW
from factcheck.stories import Stories

LEADS = ("Harbour burns at Kelsby", "Fire in the harbour of Kelsby")


def corpus(cosine: float, words: tuple[str, ...], days: tuple[dt.date | None, ...] = (None, None)) -> Corpus:
    documents = [Document.from_text(text, published=day) for text, day in zip(LEADS, days, strict=True)]
    sentences = []
    names = []
    for document in documents:
        span = Span(0, len(document.text))
        sentence = Sentence(document, span, Section(span), 0)
        sentences.append(sentence)
        names += [Name(sentence, Span(0, 1), (word,), "PERSON") for word in words]
    return Corpus(
        tuple(documents), tuple(sentences), tuple(names), similarity=lambda _one, _two: float(np.float32(cosine))
    )


SHARED = ("Kelsby", "Olsen", "Reinholt")


@pytest.mark.parametrize(
    ("cosine", "words", "days", "one"),
    [
        (0.8, SHARED, (None, None), True),
        (0.2, SHARED, (None, None), False),
        (0.8, SHARED[:2], (None, None), True),
        (0.8, SHARED, (dt.date(2025, 3, 4), dt.date(2025, 3, 9)), True),
        (0.8, SHARED, (dt.date(2025, 3, 4), dt.date(2025, 9, 4)), False),
    ],
)
def test_alike_leads_and_shared_names_of_one_time(
    cosine: float, words: tuple[str, ...], days: tuple[dt.date | None, ...], one: bool
) -> None:
    found = corpus(cosine, words, days)
    assert Stories(found).one(*found.documents) is one


def test_names_of_two_events_keep_reports_apart() -> None:
    found = corpus(0.8, SHARED)
    first, second = found.documents
    others = [
        Name(name.sentence, name.span, (f"Other{number}",), "PERSON") if name.document is second else name
        for number, name in enumerate(found.mentions)
        if isinstance(name, Name)
    ]
    assert not Stories(replace(found, mentions=tuple(others))).one(first, second)


def test_a_document_tells_of_its_own_event() -> None:
    found = corpus(0.0, ())
    assert Stories(found).one(found.documents[0], found.documents[0])


@pytest.mark.parametrize(("full", "third", "one"), [(True, 0.6, True), (False, 0.6, False), (True, 0.2, False)])
def test_a_full_name_and_several_sentences_alike_tell_one_event(full: bool, third: float, one: bool) -> None:
    found = corpus(0.0, SHARED)
    first, second = found.documents
    body = [
        Sentence(document, Span(0, 1), Section(Span(0, 1)), number)
        for document in (first, second)
        for number in (11, 12, 13)
    ]
    cosines = {11: 0.6, 12: 0.6, 13: third}
    named = [Name(sentence, Span(0, 1), ("Ada", "Olsen"), "PERSON") for sentence in (body[0], body[3])] if full else []
    told = replace(
        found,
        sentences=(*found.sentences, *body),
        mentions=(*found.mentions, *named),
        similarity=lambda left, right: cosines.get(left.number, 0.0) if left.number == right.number else 0.0,
    )
    assert Stories(told).one(first, second) is one


def many(cosine: float) -> Corpus:
    """Two documents among so many others that nobody has put them together because of one event."""
    found = corpus(cosine, SHARED)
    others = tuple(Document.from_text(f"Elsewhere {number}") for number in range(FEW))
    return replace(found, documents=(*found.documents, *others))


def test_few_documents_may_tell_of_one_event_many_have_to_look_like_it() -> None:
    few = corpus(0.2, SHARED)
    assert Stories(few).perhaps_one(*few.documents)
    for cosine, one in ((0.2, False), (0.8, True)):
        found = many(cosine)
        assert Stories(found).perhaps_one(*found.documents[:2]) is one


def test_mentions_are_parted_by_the_events_of_their_documents() -> None:
    for cosine, sizes in ((0.2, [3, 3]), (0.8, [6])):
        found = many(cosine)
        names = [name for name in found.mentions if isinstance(name, Name)]
        parted = Stories(found).by_event(names)
        assert list(map(len, parted)) == sizes
        assert [name for event in parted for name in event] == names
