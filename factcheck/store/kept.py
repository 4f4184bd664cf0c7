"""A kept index in use: what of a run is known already, and what has to be kept of it.

Whatever is read is checked against its digest first. What is damaged counts as unknown, is told and made anew; files of
a newer version are refused. Nothing here imports torch, spaCy or faiss.
"""

from __future__ import annotations

import math
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from itertools import starmap
from pathlib import Path
from typing import TYPE_CHECKING

from factcheck.corpus import Analysis
from factcheck.document import Document, Sentence
from factcheck.errors import DamagedIndexError, StoreError
from factcheck.finding import Report
from factcheck.relation import Outline, outline
from factcheck.settings import Settings
from factcheck.store import codec, files, keys, manifest
from factcheck.store.lock import locked
from factcheck.store.manifest import Entry, Manifest, Run

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

RUNS = 8  # reports kept at most
CHECKPOINT = 30.0  # seconds of work that a crash may cost
Tell = Callable[[str], None]
_Held = tuple[Entry, Analysis | None, tuple[str, ...]]  # what is not written yet, with the notices of its document
Made = tuple[Sequence[Document], Settings, Report]  # a report, and the documents as read and settings it is of


@dataclass(frozen=True, slots=True)
class Renewal:
    """What became of an index: documents by name."""

    documents: int
    sentences: int
    added: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    renamed: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()


class Kept:
    """The index in a folder as one run sees it.

    `encoder` is the identity of the run's encoder, `sources` the paths it was given; `tell` gets one line for each
    thing that is wrong. Raises StoreError for an index of a newer version.
    """

    def __init__(self, folder: Path, encoder: str, sources: Sequence[str], tell: Tell) -> None:
        self._folder = folder
        self._encoder = encoder
        self._sources = tuple(sources)
        self._tell = tell
        known = self._read(tell)
        self._reports = {run.key: run for run in (*known.parts, *known.runs)}
        self._parts: dict[str, Run | Made] = {}  # of this run, by key
        self._by_content = {entry.content: entry for entry in known.documents if entry.encoder == encoder}
        self._by_embedded = {entry.embedded: entry for entry in known.documents}
        self._held: dict[tuple[str, str], _Held] = {}  # by name and content
        self._saved = time.monotonic()

    def _read(self, tell: Tell) -> Manifest:
        """The manifest, an empty one where there is none or it is damaged."""
        if not (self._folder / files.MANIFEST).exists():
            return Manifest()
        try:
            return manifest.read(self._folder)
        except DamagedIndexError as error:
            tell(f"Index {self._folder.name} is worked out anew: {error}")
            return Manifest()

    def report(self, documents: Sequence[Document], settings: Settings, *, group: bool = False) -> Report | None:
        """The report on these documents under these settings, if it is kept and nothing has changed since.

        Documents that were compared as one `group` of a run have a report of their own.
        """
        run = self._reports.get(keys.run(documents, settings, self._encoder, group=group))
        if run is None:
            return None
        try:
            found = codec.unpack_report(files.get(self._folder, run.report), tuple(documents))
        except DamagedIndexError as error:
            self._damaged("findings", error)
            return None
        if group:
            self._parts[run.key] = run
        return found

    def add_part(self, documents: Sequence[Document], settings: Settings, report: Report) -> None:
        """Keep the report on a group of the documents of a run; written with the run's own."""
        self._parts[keys.run(documents, settings, self._encoder, group=True)] = (documents, settings, report)

    def outline(self, document: Document) -> Outline | None:
        """The outline of a document, if that is kept; what is damaged is told when the document is worked out anew."""
        entry = self._entry(document)
        if entry is None:
            return None
        try:
            found = codec.unpack_outline(files.get(self._folder, entry.outline))
        except DamagedIndexError:
            return None
        self._hold(replace(entry, name=document.name), None, document.notices)
        return found

    def _entry(self, document: Document) -> Entry | None:
        """What is known of a document by this program."""
        entry = self._by_content.get(keys.content(document))
        return entry if entry is not None and entry.program == keys.program() else None

    def analysis(self, document: Document) -> Analysis | None:
        """What a document comes to, if that is kept."""
        held = self._held.get((document.name, keys.content(document)))
        if held is not None and held[1] is not None:
            made, notices = held[1], held[2]  # of this document or of one like it
            try:
                return codec.unpack(codec.pack(made, notices), document, made.vectors)
            except UnicodeError:  # it cannot be kept either
                return None
        entry = self._entry(document)
        if entry is None:
            return None
        try:
            found = restored(self._folder, entry, document)
        except DamagedIndexError as error:
            self._damaged(document.name, error)
            return None
        self._hold(replace(entry, name=document.name), None, document.notices)
        return found

    def vectors(self, sentences: Sequence[Sentence]) -> npt.NDArray[np.float32] | None:
        """The vectors of a document's sentences, which outlive an edited rule."""
        entry = self._by_embedded.get(keys.embedded(sentences, self._encoder))
        if entry is None:
            return None
        try:
            found = codec.unpack_vectors(files.get(self._folder, entry.vectors))
        except DamagedIndexError as error:
            self._damaged("vectors", error)
            return None
        return found if len(found) == len(sentences) else None

    def add(self, document: Document, found: Analysis) -> None:
        """Keep what a document comes to; written with the others at the end, and every half minute."""
        entry = Entry(
            name=document.name,
            content=keys.content(document),
            program=keys.program(),
            analysis="",
            encoder=self._encoder,
            embedded=keys.embedded(found.sentences, self._encoder),
            vectors="",
            outline="",
            sentences=len(found.sentences),
            mentions=len(found.mentions),
        )
        self._hold(entry, found, document.notices)
        if time.monotonic() - self._saved > CHECKPOINT:
            try:
                self.save(whole=False)
            except StoreError:
                self._saved = math.inf  # told at the end, when it is still so

    def _hold(self, entry: Entry, found: Analysis | None, notices: tuple[str, ...]) -> None:
        self._held[entry.name, entry.content] = (entry, found, notices)

    def save(self, made: Made | None = None, *, whole: bool, exact: bool = False) -> Renewal:
        """Write everything, and the report that was made of it, and make that the index in one step.

        What is not of this run stays: all of it while the run is not `whole`, none of it where the index is to be
        `exact`, otherwise the documents whose files are still there. Raises StoreError, and the index is as it was.
        """
        with locked(self._folder):
            before = self._read(_untold)
            held = tuple(self._held.values())
            own = tuple(starmap(self._written, held))
            names = {entry.name for entry, _, _ in held}
            others = tuple(
                entry
                for entry in before.documents
                if entry.name not in names and (not whole or (not exact and _is_there(entry.name)))
            )
            after = Manifest(
                sources=self._sources if exact else tuple(dict.fromkeys((*before.sources, *self._sources))),
                documents=(*others, *filter(None, own)),
                runs=self._with_run(before.runs, made) if made else before.runs,
                parts=tuple(filter(None, starmap(self._part, self._parts.items()))) or before.parts,
            )
            if after != before:
                manifest.write(self._folder, after)
            files.sweep(self._folder, after.files)
        for entry, (_, _, notices) in zip(own, held, strict=True):
            if entry is not None:
                self._hold(entry, None, notices)  # from here on it is read where it is needed again
                self._by_content[entry.content] = entry
        self._saved = time.monotonic()
        return _renewal(before, after)

    def _written(self, entry: Entry, found: Analysis | None, notices: tuple[str, ...]) -> Entry | None:
        """The entry with its files in place; those that another run has removed are written again.

        None where they are gone and this run had no need of them.
        """
        if all(name and files.has(self._folder, name) for name in entry.files):
            return entry
        if found is None:
            return None
        analysis = files.put(self._folder, codec.pack(found, notices))
        vectors = files.put(self._folder, codec.pack_vectors(found.vectors))
        outlined = files.put(self._folder, codec.pack_outline(outline(found)))
        return replace(entry, analysis=analysis, vectors=vectors, outline=outlined)

    def _part(self, key: str, part: Run | Made) -> Run | None:
        """A report on some of the documents with its file in place; None where another run has removed it."""
        if isinstance(part, Run):
            return part if files.has(self._folder, part.report) else None
        return Run(key, files.put(self._folder, codec.pack_report(part[2])))

    def _with_run(self, runs: Sequence[Run], made: Made) -> tuple[Run, ...]:
        documents, settings, report = made
        key = keys.run(documents, settings, self._encoder)
        others = [run for run in runs if run.key != key]
        return (*others[1 - RUNS :], Run(key, files.put(self._folder, codec.pack_report(report))))

    def _damaged(self, what: str, error: DamagedIndexError) -> None:
        self._tell(f"Index {self._folder.name}: {what} worked out anew: {error}")


def restored(folder: Path, entry: Entry, document: Document) -> Analysis:
    """The analysis of a document from its files. Raises DamagedIndexError."""
    vectors = codec.unpack_vectors(files.get(folder, entry.vectors))
    found = codec.unpack(files.get(folder, entry.analysis), document, vectors)
    codec.unpack_outline(files.get(folder, entry.outline))
    if (len(found.sentences), len(found.mentions)) != (entry.sentences, entry.mentions):
        raise DamagedIndexError("the manifest counts other sentences or mentions")
    return found


def _untold(_line: str) -> None:
    """What was told when the run began."""


def _is_there(name: str) -> bool:
    """Whether the file that a document came from is still there: itself, or the archive or feed it lies in."""
    path = Path(name)
    try:
        return any(place.is_file() for place in (path, *path.parents))
    except OSError:  # no name of a file, or nothing that may be looked at
        return False


def _renewal(before: Manifest, after: Manifest) -> Renewal:
    old = {entry.name: entry for entry in before.documents}
    new = {entry.name: entry for entry in after.documents}
    contents = {entry.content for name, entry in old.items() if name not in new}
    fresh = [entry for name, entry in new.items() if name not in old]
    return Renewal(
        documents=len(after.documents),
        sentences=sum(entry.sentences for entry in after.documents),
        added=tuple(entry.name for entry in fresh if entry.content not in contents),
        changed=tuple(name for name, entry in new.items() if name in old and old[name].content != entry.content),
        renamed=tuple(entry.name for entry in fresh if entry.content in contents),
        removed=tuple(
            name for name, entry in old.items() if name not in new and entry.content not in {e.content for e in fresh}
        ),
    )
