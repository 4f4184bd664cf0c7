"""Comments in a copy of a Word file; the file itself is only read. The only import of python-docx.

python-docx (https://python-docx.readthedocs.io) keeps every part it does not know, so tracked changes, tables,
notes and the comments that are there already stay. A comment is anchored at the words it is about, for which runs are
split. Word takes none inside notes and text boxes: there it is anchored at the note's mark or at the box.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass

from factcheck.commenting.letters import Letter, letters, split
from factcheck.commenting.places import Places
from factcheck.errors import DocumentError, ReportError
from factcheck.markup import Element
from factcheck.output.visible import visible

AUTHOR, INITIALS = "factcheck", "fc"
_DAMAGED = (
    *(AttributeError, DocumentError, LookupError, OSError, SyntaxError, TypeError),
    zipfile.BadZipFile,
)


@dataclass(frozen=True, slots=True)
class Remark:
    """What to say of the code points [start, end) of the text that the reader made of the file."""

    start: int
    end: int
    text: str


def commented(data: bytes, text: str, remarks: Sequence[Remark]) -> bytes:
    """A copy of the Word file with a comment at each remark; `text` is what its reader read in it.

    Remarks whose words are not found again, as in a field that Word computes, are told in one comment at the beginning.
    The same input gives the same bytes: comments carry no time. Raises ReportError for a file that cannot be opened.
    """
    try:
        return _commented(_opened(data), text, remarks)
    except _DAMAGED as error:
        raise ReportError("cannot be commented on: damaged, save it anew as a .docx") from error


def _commented(document: Element, text: str, remarks: Sequence[Remark]) -> bytes:
    found = letters(document.part)
    if not found:
        raise ReportError("no text to comment on")
    places = Places(text, "".join(letter.char for letter in found))
    spots = [(remark, places.of(remark.start, remark.end)) for remark in remarks]
    firsts = {(spot[0], False) for _, spot in spots if spot}
    lasts = {(spot[1] - 1, True) for _, spot in spots if spot}
    for at, behind in sorted(firsts | lasts, reverse=True):  # backwards, so that the places before a cut stay good
        split(found[at], behind)
    _comment(document, letters(document.part), spots)
    return _same_bytes(document)


def _opened(data: bytes) -> Element:
    import docx

    try:
        return docx.Document(io.BytesIO(data))
    except ValueError as error:  # what it is instead is told by its type of content
        raise ReportError("cannot be commented on: not a plain .docx, save it as one") from error


Spot = tuple[Remark, tuple[int, int] | None]


def _comment(document: Element, found: Sequence[Letter], spots: Sequence[Spot]) -> None:
    lost = [remark.text for remark, spot in spots if spot is None]
    if lost:
        _add(document, found[0].run, found[0].run, "\n\n".join(["Elsewhere in this document:", *lost]))
    for remark, spot in spots:
        if spot:
            first, last = found[spot[0]], found[spot[1] - 1]
            _add(document, first.run, last.run, f"{first.place}{remark.text}")


def _add(document: Element, first: Element, last: Element, text: str) -> None:
    from docx.oxml.ns import qn
    from docx.text.run import Run

    runs = [Run(first, document), Run(last, document)]
    comment = document.add_comment(runs, visible(text), AUTHOR, INITIALS)
    comment._comment_elm.attrib.pop(qn("w:date"), None)


def _same_bytes(document: Element) -> bytes:
    """The file saved without the time of saving."""
    saved, packed = io.BytesIO(), io.BytesIO()
    document.save(saved)
    with zipfile.ZipFile(saved) as source, zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as copy:
        for name in source.namelist():
            copy.writestr(zipfile.ZipInfo(name), source.read(name), zipfile.ZIP_DEFLATED)
    return packed.getvalue()
