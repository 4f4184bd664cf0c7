"""Word files give the text with changes accepted; dangerous ones give a reason."""

from __future__ import annotations

import zipfile

import pytest

from factcheck.document import SectionKind
from factcheck.errors import DocumentError
from factcheck.readers.docx import read
from factcheck.settings import Settings
from tests.samples import archive, docx, paragraph, run

MATH = "http://schemas.openxmlformats.org/officeDocument/2006/math"
BY = 'w:id="1" w:author="Jo Lee" w:date="2025-07-22T09:00:00Z"'


def removed(text: str) -> str:
    return f"<w:del {BY}><w:r><w:delText>{text}</w:delText></w:r></w:del>"


def row(*cells: str) -> str:
    return "<w:tr>" + "".join(f"<w:tc>{paragraph(cell)}</w:tc>" for cell in cells) + "</w:tr>"


def text_of(*paragraphs: str, footnotes: str = "", comments: str = "") -> list[str]:
    return read("a.docx", docx(*paragraphs, footnotes=footnotes, comments=comments), Settings()).text.split("\n\n")


def test_tracked_changes_come_as_accepted() -> None:
    changed = paragraph("Killed: ", removed("six"), f"<w:ins {BY}>{run('seven')}</w:ins>", ".")
    assert text_of(changed) == ["Killed: seven."]


def test_moved_text_stands_once_where_it_was_moved_to() -> None:
    away = paragraph(f"<w:moveFrom {BY}>{run('The mayor came.')}</w:moveFrom>")
    here = paragraph(f"<w:moveTo {BY}>{run('The mayor came.')}</w:moveTo>")
    assert text_of(away, "Six were hurt.", here) == ["Six were hurt.", "The mayor came."]


def test_a_deleted_paragraph_mark_joins_two_paragraphs() -> None:
    first = f"<w:p><w:pPr><w:rPr><w:del {BY}/></w:rPr></w:pPr>{run('Six people ')}</w:p>"
    assert text_of(first, "were hurt.") == ["Six people were hurt."]


def test_struck_and_hidden_words_are_left_out() -> None:
    struck = "<w:r><w:rPr><w:strike/></w:rPr><w:t>Six</w:t></w:r>"
    hidden = "<w:r><w:rPr><w:vanish/></w:rPr><w:t>eight</w:t></w:r>"
    shown = '<w:r><w:rPr><w:vanish w:val="0"/></w:rPr><w:t>people</w:t></w:r>'
    assert text_of(paragraph(struck, hidden, "Seven ", shown, " were hurt.")) == ["Seven people were hurt."]


def test_fields_formulas_and_breaks_are_read() -> None:
    field = f'<w:fldSimple w:instr="DATE">{run("22 July")}</w:fldSimple>'
    formula = f"<m:oMath xmlns:m='{MATH}'><m:r><m:t>42</m:t></m:r></m:oMath>"
    ruby = f"<w:r><w:ruby><w:rt>{run('no')}</w:rt><w:rubyBase>{run('Base')}</w:rubyBase></w:ruby></w:r>"
    broken = "<w:r><w:t>hurt</w:t><w:cr/><w:t>there</w:t></w:r>"
    twice = "<w:r><w:rPr><w:dstrike/></w:rPr><w:t>Six</w:t></w:r>"
    assert text_of(paragraph("On ", field, ", ", formula, " ", broken, twice, "."), paragraph(ruby, " tone.")) == [
        "On 22 July, 42 hurt there.",
        "Base tone.",
    ]


def test_tables_are_read_row_by_row() -> None:
    table = f"<w:tbl>{row('Oakford', '7 hurt')}{row('Port Hale', '2 hurt')}</w:tbl>"
    assert text_of("By town:", table) == ["By town:", "Oakford | 7 hurt", "Port Hale | 2 hurt"]


def test_footnotes_are_read_and_anchored_comments_are_not_read() -> None:
    noted = paragraph("Seven", '<w:r><w:footnoteReference w:id="2"/></w:r>', " were hurt.")
    commented = paragraph('<w:commentRangeStart w:id="0"/>', "He is 40.", '<w:r><w:commentReference w:id="0"/></w:r>')
    note = f'<w:footnote w:id="2">{paragraph("Police count.")}</w:footnote>'
    comment = f'<w:comment w:id="0" w:author="Jo Lee">{paragraph("Is he not 41?")}</w:comment>'
    document = read("a.docx", docx(noted, commented, footnotes=note, comments=comment), Settings())
    assert document.text == "Seven were hurt.\n\nHe is 40.\n\nPolice count."
    assert [place for _, place in document.anchors] == ["paragraph 1", "paragraph 2", "footnote 1"]


def test_the_title_is_a_headline() -> None:
    document = read("a.docx", docx(paragraph("Mill fire", style="Title"), "Six were hurt."), Settings())
    assert [section.kind for section in document.sections] == [SectionKind.HEADLINE, SectionKind.BODY]


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"PK\x03\x04", "broken archive"),
        (b"\xd0\xcf\x11\xe0" + bytes(600), "old Office file, or encrypted"),
        (archive({"a.txt": "x"}), "not a Word file"),
        (docx(""), "no text in the file"),
        (docx("Six", more={"word/x.xml": '<!DOCTYPE x [<!ENTITY e "ha">]><x>&e;</x>'}), "document type"),
        (docx("Six", more={"word/media/x.bin": "0" * 3_000_000}), "max_ratio"),
        (docx("Six", more={f"word/{n}.bin": "0" for n in range(60)}), "max_entries"),
    ],
)
def test_bombs_and_broken_files_are_refused_with_the_reason(data: bytes, reason: str) -> None:
    with pytest.raises(DocumentError, match=reason):
        read("a.docx", data, Settings(max_entries=50))


def test_a_file_that_unpacks_to_too_much_is_refused() -> None:
    data = docx("Six", more={f"word/{n}.bin": "0" * 900_000 for n in range(5)})
    with pytest.raises(DocumentError, match=r"max_unpacked_mb"):
        read("a.docx", data, Settings(max_unpacked_mb=2))


def test_a_document_type_in_wide_characters_is_seen_too() -> None:
    wide = '<?xml version="1.0" encoding="utf-16"?><!DOCTYPE x><x/>'.encode("utf-16")
    data = archive({"word/document.xml": wide}, zipfile.ZIP_STORED)
    with pytest.raises(DocumentError, match="document type"):
        read("a.docx", data, Settings())
