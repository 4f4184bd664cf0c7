"""Several versions of one item among the documents: which one is superseded by which."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

from factcheck.document import Document


def marked(documents: Sequence[Document]) -> tuple[Document, ...]:
    """The documents in their order, older versions of an item with a notice that names the newest, and the newest too.

    Versions of an item have one `item` and different `version`. All are still compared: that is how a change is seen.
    """
    versions: dict[str, list[Document]] = defaultdict(list)
    for document in documents:
        if document.item and document.version:
            versions[document.item].append(document)
    notices = {
        id(document): notice
        for found in versions.values()
        if len({document.version for document in found}) > 1
        for document, notice in _notices(found)
    }
    return tuple(
        replace(document, notices=(*document.notices, notices[id(document)])) if id(document) in notices else document
        for document in documents
    )


def _notices(found: Sequence[Document]) -> Iterable[tuple[Document, str]]:
    newest = max(found, key=lambda document: document.version)
    older = [document for document in found if document.version < newest.version]
    for document in older:
        yield document, f"superseded by a newer version of this item: {newest.name}"
    yield newest, "replaces an older version of this item: " + ", ".join(document.name for document in older)
