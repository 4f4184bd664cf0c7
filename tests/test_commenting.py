"""The commented copy: opened by python-docx, its anchors read back from the XML."""

from __future__ import annotations

import io
import zipfile

import docx as word
import pytest
from lxml import etree

from factcheck.commenting import Remark, commented
from factcheck.errors import ReportError
from factcheck.readers.docx import read
from factcheck.settings import Settings
from tests.samples import archive, docx, paragraph, run

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
BY = 'w:id="1" w:author="Jo Lee" w:date="2025-07-22T09:00:00Z"'
NOTES = f'<w:footnote w:id="2">{paragraph("Five, said the ferry firm.")}</w:footnote>'
MARK = '<w:r><w:footnoteReference w:id="2"/></w:r>'


def text_of(data: bytes) -> str:
    return read("draft.docx", data, Settings()).text


def marked(data: bytes, *words: str) -> bytes:
    """A copy with a comment "about WORDS" at the first place of each of some words."""
    text = text_of(data)
    return commented(data, text, [Remark(text.index(one), text.index(one) + len(one), f"about {one}") for one in words])


def comments(data: bytes) -> dict[str, str]:
    """What each comment is anchored at: all text between its two marks, changes and all."""
    document = word.Document(io.BytesIO(data))
    texts = {str(one.comment_id): one.text for one in document.comments}
    found: dict[str, str] = {}
    running: list[str] = []
    for element in document.element.iter(f"{W}commentRangeStart", f"{W}commentRangeEnd", f"{W}t", f"{W}delText"):
        number = element.get(f"{W}id")
        if element.tag == f"{W}commentRangeStart":
            running.append(number)
            found[texts[number]] = ""
        elif element.tag == f"{W}commentRangeEnd":
            running.remove(number)
        else:
            found |= {texts[one]: found[texts[one]] + (element.text or "") for one in running}
    assert not running
    return found


@pytest.mark.parametrize(
    "story",
    [
        ["Six people were hurt in Oakford on Monday."],
        [paragraph("Six peo", "ple were hu", "rt in Oakford on Monday.")],
        [paragraph('<w:hyperlink w:anchor="x">' + run("Six people") + "</w:hyperlink>", " were hurt in Oakford.")],
        [paragraph(f"<w:ins {BY}>{run('Six people ')}</w:ins>", "were hurt", " in Oakford.")],
        [
            f"<w:tbl><w:tr><w:tc>{paragraph('Six people were hurt')}</w:tc>"
            f"<w:tc>{paragraph('Oakford')}</w:tc></w:tr></w:tbl>"
        ],
        ["Six people were hurt in Oakford.", "Six people were hurt in Oakford."],
    ],
)
def test_comments_are_at_their_words(story: list[str]) -> None:
    data = docx(*story)
    made = marked(data, "Six", "people were", "hurt", "Oakford")
    wanted = {f"about {words}": words for words in ("Six", "people were", "hurt", "Oakford")}
    assert comments(made) == wanted
    assert text_of(made) == text_of(data)


def test_comments_may_overlap_and_share_words() -> None:
    data = docx("Six people were hurt.")
    text = text_of(data)
    made = commented(data, text, [Remark(0, 10, "a"), Remark(4, 15, "b"), Remark(4, 10, "c"), Remark(0, 10, "d")])
    assert comments(made) == {"a": "Six people", "b": "people were", "c": "people", "d": "Six people"}


def test_the_second_of_two_equal_lines_is_the_second() -> None:
    data = docx("Six were hurt.", "Rain fell.", "Six were hurt.")
    text = text_of(data)
    at = text.rindex("Six")
    made = word.Document(io.BytesIO(commented(data, text, [Remark(at, at + 3, "here")])))
    starts = [len(one._p.findall(f"{W}commentRangeStart")) for one in made.paragraphs]
    assert starts == [0, 0, 1]


def test_what_was_deleted_stays_deleted_and_uncommented() -> None:
    gone = f"<w:del {BY}><w:r><w:delText>six</w:delText></w:r></w:del>"
    data = docx(paragraph("Killed: ", gone, f"<w:ins {BY}>{run('seven')}</w:ins>", " people."))
    made = marked(data, "seven")
    assert comments(made) == {"about seven": "seven"}
    body = word.Document(io.BytesIO(made)).element
    assert [one.text for one in body.iter(f"{W}delText")] == ["six"]
    assert [one.get(f"{W}author") for one in body.iter(f"{W}ins", f"{W}del")] == ["Jo Lee", "Jo Lee"]


def test_a_split_run_keeps_its_looks() -> None:
    bold = "<w:r><w:rPr><w:b/></w:rPr><w:t>Six people</w:t><w:tab/><w:t>were hurt.</w:t></w:r>"
    made = marked(docx(paragraph(bold)), "people", "hurt")
    runs = word.Document(io.BytesIO(made)).paragraphs[0].runs
    assert all(one.bold for one in runs if one.text)
    assert "".join(one.text for one in runs) == "Six people\twere hurt."


def test_a_place_in_a_footnote_is_told_at_its_mark() -> None:
    data = docx(paragraph("Six people were hurt.", MARK), footnotes=NOTES)
    made = marked(data, "Five", "Six")
    assert comments(made) == {"about Six": "Six", "In footnote 1: about Five": ""}
    with zipfile.ZipFile(io.BytesIO(made)) as copy, zipfile.ZipFile(io.BytesIO(data)) as original:
        assert copy.read("word/footnotes.xml") == original.read("word/footnotes.xml")


def test_a_place_in_a_text_box_is_told_at_the_box() -> None:
    inner = f"<w:txbxContent>{paragraph('Nine hurt')}</w:txbxContent>"
    box = f"<w:r><w:pict><v:textbox xmlns:v='urn:schemas-microsoft-com:vml'>{inner}</v:textbox></w:pict></w:r>"
    made = marked(docx(paragraph("Six were hurt.", box), "Rain fell."), "Nine", "Rain")
    assert set(comments(made)) == {"In a text box: about Nine", "about Rain"}


def test_hidden_and_struck_words_do_not_shift_the_rest() -> None:
    struck = "<w:r><w:rPr><w:strike/></w:rPr><w:t>Four </w:t></w:r>"
    hidden = "<w:r><w:rPr><w:vanish/></w:rPr><w:t>Five </w:t></w:r>"
    made = marked(docx(paragraph(struck, hidden, "Six were", " hurt.")), "Six", "hurt")
    assert comments(made) == {"about Six": "Six", "about hurt": "hurt"}


def test_what_is_not_found_again_is_told_at_the_beginning() -> None:
    data = docx("Six were hurt.")
    made = commented(data, "Another text.", [Remark(0, 7, "about another")])
    assert comments(made) == {"Elsewhere in this document:\n\nabout another": "Six were hurt."}


def test_the_comments_of_people_stay() -> None:
    own = f'<w:comment w:id="7" w:author="Jo Lee" w:initials="JL">{paragraph("Who says so?")}</w:comment>'
    mark = '<w:r><w:commentReference w:id="7"/></w:r>'
    story = paragraph('<w:commentRangeStart w:id="7"/>', "Six", '<w:commentRangeEnd w:id="7"/>', mark, " were hurt.")
    made = marked(docx(story, comments=own), "hurt")
    assert comments(made) == {"Who says so?": "Six", "about hurt": "hurt"}
    assert [one.author for one in word.Document(io.BytesIO(made)).comments] == ["Jo Lee", "factcheck"]


def test_the_same_input_gives_the_same_bytes_and_no_time() -> None:
    data = docx("Six were hurt.")
    made = marked(data, "Six")
    assert made == marked(data, "Six")
    with zipfile.ZipFile(io.BytesIO(made)) as copy:
        (comment,) = etree.fromstring(copy.read("word/comments.xml"))
        assert comment.get(f"{W}date") is None
        assert {entry.date_time[0] for entry in copy.infolist()} == {1980}


def test_dangerous_characters_are_shown() -> None:
    data = docx("Six were hurt.")
    made = commented(data, text_of(data), [Remark(0, 3, "a\x1b[2J\u202eb\x00")])
    assert set(comments(made)) == {"a␛[2J⟨U+202E⟩b␀"}


BROKEN = (
    *(b"", b"PK\x03\x04", archive({"a.txt": "Six"}), docx()),
    docx("Six", more={"word/footnotes.xml": "<broken"}),
    docx("Six", more={"word/comments.xml": "<broken"}),
    docx("Six", more={"word/comments.xml": "<!DOCTYPE a [<!ENTITY e SYSTEM 'file:///etc/hostname'>]><a>&e;</a>"}),
    docx("Six", more={"[Content_Types].xml": "<Types/>"}),
)


@pytest.mark.parametrize("data", BROKEN)
def test_what_cannot_be_commented_on_is_told(data: bytes) -> None:
    with pytest.raises(ReportError, match="comment"):
        commented(data, "Six", [Remark(0, 3, "a")])
