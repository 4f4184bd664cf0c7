from __future__ import annotations

import dataclasses
from pathlib import Path

import numpy as np
import pytest

from factcheck import mention
from factcheck.corpus import Analysis
from factcheck.document import Document
from factcheck.errors import DamagedIndexError
from factcheck.settings import Settings
from factcheck.sources import read_sources
from factcheck.store import codec
from tests.making import SHARED, needs_shared
from tests.store.making import checker

SEEDS = Path(__file__).parents[2] / "seeds"


def analyses(*sources: Path) -> list[tuple[Document, Analysis]]:
    documents, _ = read_sources(sources, Settings())
    one = checker()
    return [(document, one.analysis(document)) for document in documents]


def assert_same(document: Document, before: Analysis) -> None:
    after = codec.unpack(codec.pack(before), document, codec.unpack_vectors(codec.pack_vectors(before.vectors)))
    assert np.array_equal(after.vectors, before.vectors)
    assert dataclasses.asdict(after.document) == dataclasses.asdict(before.document)
    assert [(one.span, one.section, one.number) for one in after.sentences] == [
        (one.span, one.section, one.number) for one in before.sentences
    ]
    assert len(after.mentions) == len(before.mentions)
    for new, old in zip(after.mentions, before.mentions, strict=True):
        assert type(new) is type(old)
        assert new.sentence is after.sentences[old.sentence.number]
        for field in dataclasses.fields(old):
            if field.name != "sentence":
                assert getattr(new, field.name) == getattr(old, field.name)


def test_mentions_of_the_sample_stories_come_back_as_they_were() -> None:
    found = analyses(SEEDS)
    for document, analysis in found:
        assert_same(document, analysis)
    assert {type(one) for _, analysis in found for one in analysis.mentions} == set(codec.kinds())


@needs_shared
def test_mentions_of_real_articles_come_back_as_they_were() -> None:
    for document, analysis in analyses(SHARED / "seeds"):
        assert_same(document, analysis)


def test_every_kind_of_mention_is_known() -> None:
    named = {one for one in vars(mention).values() if isinstance(one, type) and issubclass(one, mention.Mention)}
    assert set(codec.kinds()) == named - {mention.Mention}


def test_the_same_contents_are_the_same_bytes() -> None:
    ((document, analysis),) = analyses(SEEDS / "council-budget" / "wire.txt")
    read = codec.unpack(codec.pack(analysis), document, analysis.vectors)
    again = codec.unpack(codec.pack(read), document, analysis.vectors)
    assert codec.pack(again) == codec.pack(read)


def test_a_document_takes_its_name_and_text_from_what_was_read() -> None:
    document = Document.from_text("Two men were arrested in Oldham on Friday.", name="a.txt", published="2021-03-05")
    packed = codec.pack(checker().analysis(document))
    assert b"Two men were arrested" not in packed
    renamed = dataclasses.replace(document, name="b.txt")
    found = codec.unpack(packed, renamed, np.zeros((1, 3), dtype=np.float32))
    assert found.document.name == "b.txt"
    assert {one.document for one in found.mentions} == {found.document}


def test_notices_of_the_text_are_kept_and_those_of_the_file_are_read_again() -> None:
    text = "EMBARGOED UNTIL 6AM FRIDAY\n\nTwo men were arrested in Oldham on Friday \ud83d."
    read = dataclasses.replace(Document.from_text(text), notices=("the file is damaged",))
    fresh = checker().analysis(read)
    assert len(fresh.document.notices) == 2
    packed = codec.pack(fresh, read.notices)
    again = codec.unpack(packed, dataclasses.replace(read, notices=()), fresh.vectors)
    assert again.document.notices == fresh.document.notices[1:]
    assert again.document.text == fresh.document.text != read.text
    assert codec.unpack(packed, read, fresh.vectors).document.notices == fresh.document.notices


@pytest.mark.parametrize("data", [b"", b"\x00", b"\x93\x01\x02\x03", b"\xc1" * 9, b"cbuiltins\neval\n(V1\ntR."])
def test_what_is_no_analysis_is_refused(data: bytes) -> None:
    document, vectors = Document.from_text("x"), np.zeros((0, 1), dtype=np.float32)
    with pytest.raises(DamagedIndexError):
        codec.unpack(data, document, vectors)
    with pytest.raises(DamagedIndexError):
        codec.unpack_vectors(data)
    with pytest.raises(DamagedIndexError):
        codec.unpack_report(data, (document,))


def test_vectors_of_another_number_or_shape_are_refused() -> None:
    document = Document.from_text("Two men were arrested in Oldham on Friday.")
    packed = codec.pack(checker().analysis(document))
    with pytest.raises(DamagedIndexError, match="number"):
        codec.unpack(packed, document, np.zeros((2, 3), dtype=np.float32))
    for wrong in (np.zeros(3, dtype=np.float32), np.zeros((1, 3)), np.array([["a"]])):
        with pytest.raises(DamagedIndexError, match="float32"):
            codec.unpack_vectors(codec.pack_vectors(wrong))
