"""What is kept as bytes and back: MessagePack with checked types (msgspec), vectors as .npy; no pickle anywhere.

Mentions are written as their dataclasses have them: of every kind a record is made in which the sentence is a number,
so that a new kind or a new field needs no line here. What does not fit its type raises DamagedIndexError.
"""

from __future__ import annotations

import dataclasses
import datetime as dt
import io
import sys
from collections.abc import Iterator, Sequence
from functools import cache
from typing import TYPE_CHECKING, Any, Union, get_type_hints

import msgspec

from factcheck.corpus import Analysis
from factcheck.document import Document, Sentence, Span
from factcheck.errors import DamagedIndexError
from factcheck.finding import Report
from factcheck.mention import Mention
from factcheck.relation import Outline

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt


@dataclasses.dataclass(frozen=True)
class _Structured:
    """A document without its text, and its sentences: start, end and the number of the section of each."""

    document: Document
    sentences: list[tuple[int, int, int]]


def kinds(kind: type[Mention] = Mention) -> Iterator[type[Mention]]:
    """All kinds of mention."""
    for below in kind.__subclasses__():
        if getattr(sys.modules[below.__module__], below.__name__, None) is below:  # slots=True made the class twice
            yield below
        yield from kinds(below)


def pack(analysis: Analysis, notices: Sequence[str] = ()) -> bytes:
    """The sentences and mentions of a document, without its text, its name and the notices it was read with."""
    place = {sentence: number for number, sentence in enumerate(analysis.sentences)}
    section = {one: number for number, one in enumerate(analysis.document.sections)}
    structured = _Structured(
        _bare(analysis.document, notices),
        [(one.span.start, one.span.end, section[one.section]) for one in analysis.sentences],
    )
    known = _kinds()
    mentions = [known[type(one).__name__].recorded(one, place[one.sentence]) for one in analysis.mentions]
    return _encoder().encode((structured, mentions))


def unpack(data: bytes, document: Document, vectors: npt.NDArray[np.float32]) -> Analysis:
    """The analysis of a document as it was packed. Raises DamagedIndexError."""
    try:
        structured, records = _decoder().decode(data)
        whole = _dressed(structured.document, document)
        sentences = tuple(
            Sentence(whole, Span(start, end), whole.sections[section], number)
            for number, (start, end, section) in enumerate(structured.sentences)
        )
        known = _kinds()
        mentions = tuple(known[type(record).__name__].restored(record, sentences) for record in records)
    except (msgspec.MsgspecError, IndexError) as error:
        raise DamagedIndexError(f"an analysis is not what this version writes ({error})") from error
    if len(vectors) != len(sentences):
        raise DamagedIndexError("vectors and sentences are not of one number")
    return Analysis(whole, sentences, mentions, vectors)


def pack_vectors(vectors: npt.NDArray[np.float32]) -> bytes:
    import numpy as np

    file = io.BytesIO()
    np.save(file, vectors, allow_pickle=False)
    return file.getvalue()


def unpack_vectors(data: bytes) -> npt.NDArray[np.float32]:
    """Vectors of shape (n, dimension). Raises DamagedIndexError."""
    import numpy as np

    try:
        vectors: npt.NDArray[np.float32] = np.lib.format.read_array(io.BytesIO(data), allow_pickle=False)
    except (OSError, ValueError, EOFError, OverflowError, MemoryError) as error:
        raise DamagedIndexError(f"vectors cannot be read ({error})") from error
    if vectors.dtype != np.float32 or vectors.ndim != 2:
        raise DamagedIndexError("vectors are not float32 of two dimensions")
    return vectors


@dataclasses.dataclass(frozen=True)
class _Outlined:
    """An outline as it is written."""

    published: dt.date | None
    names: list[str]
    leads: bytes


def pack_outline(outline: Outline) -> bytes:
    """What other documents a document has to do with is asked of."""
    return _encoder().encode(_Outlined(outline.published, sorted(outline.names), pack_vectors(outline.leads)))


def unpack_outline(data: bytes) -> Outline:
    """The outline of a document as it was packed. Raises DamagedIndexError."""
    try:
        found = msgspec.msgpack.decode(data, type=_Outlined)
    except msgspec.MsgspecError as error:
        raise DamagedIndexError(f"an outline is not what this version writes ({error})") from error
    return Outline(found.published, frozenset(found.names), unpack_vectors(found.leads))


def pack_documents(documents: Sequence[Document]) -> bytes:
    """Documents as they were read, to be analysed elsewhere."""
    texts = [document.text.encode("utf-8", "surrogatepass") for document in documents]
    return _encoder().encode(
        [(text, dataclasses.replace(one, text="")) for text, one in zip(texts, documents, strict=True)]
    )


def unpack_documents(data: bytes) -> list[Document]:
    """Documents as they were packed. Raises DamagedIndexError."""
    try:
        packed = msgspec.msgpack.decode(data, type=list[tuple[bytes, Document]])
        return [dataclasses.replace(one, text=text.decode("utf-8", "surrogatepass")) for text, one in packed]
    except (msgspec.MsgspecError, UnicodeDecodeError) as error:
        raise DamagedIndexError(f"documents are not what this version writes ({error})") from error


def pack_analyses(documents: Sequence[Document], found: Sequence[Analysis]) -> list[tuple[bytes, bytes]]:
    """The analysis and the vectors of each document as it was read, to be sent to another process."""
    return [(pack(made, read.notices), pack_vectors(made.vectors)) for read, made in zip(documents, found, strict=True)]


def unpack_analyses(documents: Sequence[Document], packed: Sequence[tuple[bytes, bytes]]) -> Iterator[Analysis]:
    """The analyses of documents as they were packed. Raises DamagedIndexError, ValueError where they are of others."""
    for document, (analysis, vectors) in zip(documents, packed, strict=True):
        yield unpack(analysis, document, unpack_vectors(vectors))


def pack_report(report: Report) -> bytes:
    """A report without the settings, the skipped files and the texts that it was made from."""
    sources = tuple(_bare(document, document.notices) for document in report.sources)
    return _encoder().encode(dataclasses.replace(report, settings={}, skipped=(), sources=sources))


def unpack_report(data: bytes, documents: tuple[Document, ...]) -> Report:
    """The report on these documents as it was packed. Raises DamagedIndexError."""
    report = bare_report(data)
    if len(report.sources) != len(documents):
        raise DamagedIndexError("a report speaks of other documents")
    pairs = zip(report.sources, documents, strict=True)
    return dataclasses.replace(report, sources=tuple(_dressed(bare, document) for bare, document in pairs))


def bare_report(data: bytes) -> Report:
    """A report without what it was made from. Raises DamagedIndexError."""
    try:
        return msgspec.msgpack.decode(data, type=Report)
    except msgspec.MsgspecError as error:
        raise DamagedIndexError(f"a report is not what this version writes ({error})") from error


def _bare(document: Document, notices: Sequence[str]) -> Document:
    """The document without what a file is read to again: what is kept are the notices that stand in its text."""
    own = tuple(notice for notice in document.notices if notice not in notices)
    return dataclasses.replace(document, name="", text="", notices=own)


def _dressed(bare: Document, document: Document) -> Document:
    notices = tuple(dict.fromkeys((*document.notices, *bare.notices)))
    return dataclasses.replace(bare, name=document.name, text=document.encodable().text, notices=notices)


@dataclasses.dataclass(frozen=True)
class _Kind:
    """A kind of mention, its fields behind the sentence, and the record it is written as."""

    mention: type[Mention]
    names: tuple[str, ...]
    record: type[msgspec.Struct]

    @classmethod
    def of(cls, mention: type[Mention]) -> _Kind:
        hints = get_type_hints(mention) | {"sentence": int}
        names = tuple(field.name for field in dataclasses.fields(mention) if field.name != "sentence")
        members = [(name, hints[name]) for name in ("sentence", *names)]
        record = msgspec.defstruct(mention.__name__, members, tag=mention.__name__, array_like=True, frozen=True)
        return cls(mention, names, record)

    def recorded(self, mention: Mention, sentence: int) -> msgspec.Struct:
        return self.record(sentence, *(getattr(mention, name) for name in self.names))

    def restored(self, record: msgspec.Struct, sentences: Sequence[Sentence]) -> Mention:
        """Raises IndexError for a sentence that is not there."""
        number, *values = msgspec.structs.astuple(record)
        if number < 0:
            raise IndexError("a sentence before the first")
        return self.mention(sentences[number], *values)


@cache
def _kinds() -> dict[str, _Kind]:
    return {kind.__name__: _Kind.of(kind) for kind in kinds()}


@cache
def _encoder() -> msgspec.msgpack.Encoder:
    return msgspec.msgpack.Encoder(order="deterministic")  # sets sorted: the same contents, the same bytes


@cache
def _decoder() -> msgspec.msgpack.Decoder[Any]:
    record: Any = Union[tuple(kind.record for kind in _kinds().values())]  # noqa: UP007 -- made of what there is
    return msgspec.msgpack.Decoder(tuple[_Structured, list[record]])
