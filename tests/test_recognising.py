from __future__ import annotations

import spacy
from spacy.language import Language

from factcheck import syntax
from factcheck.document import Document
from factcheck.recognising import Recogniser
from factcheck.sections import structure
from factcheck.sentences import split
from tests.store.making import EVENING, MORNING

TEXTS = (
    "Ines Tallow of the Oldham Mill Trust flew from Lyon to New York on 3 March 2021.",
    "Hello.",
    "",
    "   ",
    "The  Bank\n of   England \t said on Monday that Acme Corp. would pay $4.5 million.",
    "On Friday 12 May. Dr. Ravi Penn met the Prime Minister. In Oslo. Nobody else came to Paris",
    "Paris",
    MORNING,
    EVENING,
)


def own_pipeline() -> Language:
    return spacy.load(next(name for name in syntax.MODELS if spacy.util.is_package(name)))


def test_entities_are_those_that_spacy_finds() -> None:
    pipeline = own_pipeline()
    theirs = [[token.ent_type_ for token in doc] for doc in pipeline.pipe(TEXTS)]
    docs = list(pipeline.pipe(TEXTS, disable=["ner"]))
    recogniser = Recogniser(pipeline.get_pipe("ner"))
    assert recogniser.labels(docs) == theirs
    assert {"PERSON", "GPE", "DATE", "ORG", "MONEY"} <= {label for labels in theirs for label in labels}


def test_nothing_to_look_at() -> None:
    recogniser = Recogniser(own_pipeline().get_pipe("ner"))
    assert recogniser.labels([]) == []


def test_another_kind_of_recogniser_is_left_to_spacy() -> None:
    ner = own_pipeline().get_pipe("ner")
    assert Recogniser.fits(ner)
    ner.cfg["beam_width"] = 4
    assert not Recogniser.fits(ner)


def test_a_parse_is_the_pipelines_own() -> None:
    document = structure(Document.from_text("\n\n".join(text for text in TEXTS if text.strip()) * 2))
    sentences = list(split(document))
    docs = own_pipeline().pipe(sentence.text.translate(syntax._PLAIN) for sentence in sentences)
    for parsed, doc in zip(syntax.parse(sentences, batch_size=5), docs, strict=True):
        start = parsed.sentence.span.start
        assert [
            (one.index, one.span.start - start, len(one.span), one.text, one.lemma, one.pos, one.tag, one.dep, one.head)
            for one in parsed.tokens
        ] == [
            (one.i, one.idx, len(one), one.text, one.lemma_.lower(), one.pos_, one.tag_, one.dep_, one.head.i)
            for one in doc
        ]
        assert [one.entity for one in parsed.tokens] == [one.ent_type_ for one in doc]
