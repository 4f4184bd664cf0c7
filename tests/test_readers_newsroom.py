"""Formats of agencies and newsrooms: feeds, NITF, NewsML-G2, ninjs, e-mail, subtitles, OpenDocument and rich text."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from factcheck.document import Document, SectionKind
from factcheck.errors import DocumentError
from factcheck.readers import Attachment, mail, newsml, ninjs, nitf, odt, rtf, subtitles
from factcheck.sections import structure
from factcheck.settings import Settings
from factcheck.sources import read_sources
from factcheck.versions import marked
from tests import samples

BOMB = b'<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]>'


def kinds(document: Document) -> dict[str, SectionKind]:
    return {document.slice(section.span).strip(): section.kind for section in document.sections}


# Feeds


def feed(data: bytes, settings: Settings | None = None) -> tuple[Document, ...]:
    pytest.importorskip("feedparser")
    from factcheck.readers.feed import read

    return read("f.rss", data, settings or Settings())


def test_every_entry_of_a_feed_is_a_document() -> None:
    atom = b"""<feed xmlns="http://www.w3.org/2005/Atom"><title>Gazette</title>
    <entry><title>Fire &amp; smoke</title><id>urn:1</id><updated>2025-07-22T09:00:00Z</updated>
    <content type="html">&lt;p&gt;Six hurt.&lt;/p&gt;&lt;script&gt;x&lt;/script&gt;
    &lt;p&gt;Two died.&lt;/p&gt;</content></entry>
    <entry><title>Ferry</title><id>urn:2</id><summary>Ran aground.</summary></entry></feed>"""
    first, second = feed(atom)
    assert (first.name, first.title, first.outlet) == ("f.rss#1", "Fire & smoke", "Gazette")
    assert first.text == "Fire & smoke\n\nSix hurt.\n\nTwo died."
    assert (first.published, first.item) == (dt.date(2025, 7, 22), "urn:1")
    assert second.text == "Ferry\n\nRan aground."
    assert [place for _, place in first.anchors] == ["title", "paragraph 1", "paragraph 2"]


def test_a_summary_that_says_more_comes_before_the_story_and_the_day_is_that_of_the_feed() -> None:
    item = "<title>Fire</title><pubDate>Tue, 22 Jul 2025 23:30:00 -0500</pubDate><description>{}</description>"
    start = '<rss xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><item>'
    end = "<content:encoded>Seven people were hurt in the fire on Monday.</content:encoded></item></channel></rss>"
    told = {}
    for summary in ("Six were hurt.", "Seven people were hurt in the …", "Seven people were hurt"):
        (document,) = feed((start + item.format(summary) + end).encode())
        assert document.published == dt.date(2025, 7, 22)
        told[summary] = document.text.split("\n\n")[1]
    story = "Seven people were hurt in the fire on Monday."
    assert list(told.values()) == ["Six were hurt.", story, story]


def test_a_damaged_feed_is_read_with_a_warning() -> None:
    (document,) = feed(samples.rss()[:-20])
    assert "Seven people" in document.text
    assert "damaged" in document.notices[0]


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (BOMB + b"<rss><channel><item><title>&b;</title></item></channel></rss>", "entities"),
        (b"<rss><channel></channel></rss>", "no entries"),
        (b"<rss><channel>" + b"<item><title>Six</title></item>" * 6 + b"</channel></rss>", "max_entries"),
    ],
)
def test_a_feed_that_is_refused(data: bytes, reason: str) -> None:
    with pytest.raises(DocumentError, match=reason):
        feed(data, Settings(max_entries=5))


# NITF and NewsML-G2


def test_nitf_gives_story_and_furniture() -> None:
    document = nitf.read("a.nitf", samples.nitf())
    assert document.title == samples.TITLE
    assert (document.published, document.outlet) == (dt.date(2025, 7, 22), "River Agency")
    assert kinds(document)["By Jo Lee"] is SectionKind.FURNITURE
    assert document.text.endswith(samples.STORY[-1])


def test_nitf_tables_and_captions() -> None:
    body = (
        b"<nitf><body><body.content><table><tr><td>Oakford</td><td>7</td></tr></table><p>Six <em>hurt</em>.</p>"
        b"<media><media-caption><p>Smoke</p></media-caption></media></body.content></body></nitf>"
    )
    document = nitf.read("a.nitf", body)
    assert document.text == "Oakford | 7\n\nSix hurt.\n\nSmoke"
    assert kinds(document)["Smoke"] is SectionKind.CAPTION


def test_an_embargo_in_nitf_is_a_notice() -> None:
    data = samples.nitf(docdata='management-status="embargoed"').replace(
        b"<date.issue", b'<ed-msg info="Check ages"/><date.release norm="20250723T060000Z"/><date.issue'
    )
    assert nitf.read("a.nitf", data).notices == (
        "embargoed until 2025-07-23 06:00+00:00",
        "note to editors: Check ages",
    )


def test_newsml_gives_the_story_of_its_xhtml() -> None:
    (document,) = newsml.read("a.xml", samples.newsml(), Settings())
    assert document.text.split("\n\n") == [samples.TITLE, *samples.STORY]
    assert (document.title, document.outlet, document.item) == (samples.TITLE, "River Agency", "tag:agency.example:1")


def test_newsml_gives_the_story_of_nitf_and_of_plain_text_too() -> None:
    inner = b"<inlineXML><nitf><body><body.content><p>Six hurt.</p></body.content></body></nitf></inlineXML>"
    plain = b"<inlineData contenttype='text/plain'>Six hurt.\n\nTwo died.</inlineData>"
    for content, text in ((inner, "Six hurt."), (plain, "Six hurt.\n\nTwo died.")):
        data = b'<newsItem guid="x" version="1"><contentSet>' + content + b"</contentSet></newsItem>"
        assert newsml.read("a.xml", data, Settings())[0].text == text


def test_a_message_with_several_items() -> None:
    items = b"".join(samples.newsml(title).split(b"?>", 1)[1] for title in ("One fire", "Two fires"))
    found = newsml.read("m.xml", b"<newsMessage><itemSet>" + items + b"</itemSet></newsMessage>", Settings())
    assert [(document.name, document.title) for document in found] == [
        ("m.xml#1", "One fire"),
        ("m.xml#2", "Two fires"),
    ]


def test_status_embargo_and_notes_become_notices() -> None:
    meta = (
        '<embargoed>2025-07-23T06:00:00+02:00</embargoed><pubStatus qcode="stat:withheld"/>'
        "<edNote>Check <b>ages</b></edNote>"
    )
    assert newsml.read("a.xml", samples.newsml(meta=meta), Settings())[0].notices == (
        "withheld by its provider: not to be published",
        "embargoed until 2025-07-23 06:00+02:00",
        "note to editors: Check ages",
    )


@pytest.mark.parametrize("read", [lambda data: nitf.read("a", data), lambda data: newsml.read("a", data, Settings())])
@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (BOMB + b"<nitf><body><p>&b;</p></body></nitf>", "entities"),
        (b'<!DOCTYPE x SYSTEM "file:///etc/hostname"><newsItem/>', "words"),
        (b"<newsItem><p>", "broken XML in line 1"),
        (b"<a>" * 400 + b"</a>" * 400, "broken XML"),
    ],
)
def test_xml_that_is_refused(read: Callable[[bytes], Any], data: bytes, reason: str) -> None:
    with pytest.raises(DocumentError, match=reason):
        read(data)


def test_a_newer_version_replaces_the_older_one_whatever_their_order() -> None:
    older = newsml.read("old.xml", samples.newsml(version="9", created="2025-07-22T11:30:00+02:00"), Settings())
    newer = newsml.read("new.xml", samples.newsml(version="10", created="2025-07-22T09:40:00Z"), Settings())
    other = newsml.read("other.xml", samples.newsml().replace(b"example:1", b"example:2"), Settings())
    old, new, another = marked([*older, *newer, *other])
    assert old.notices == ("superseded by a newer version of this item: new.xml",)
    assert new.notices == ("replaces an older version of this item: old.xml",)
    assert another.notices == ()
    assert marked([*newer, *older])[0].notices == new.notices


# ninjs


def test_ninjs_of_both_versions() -> None:
    (one,) = ninjs.read("a.json", samples.ninjs(source="River Agency"), Settings())
    two = b"""[{"uri": "urn:1", "headlines": [{"value": "Mill fire"}], "bodies":
    [{"contenttype": "text/plain", "value": "no"},
    {"contenttype": "text/html", "value": "<p>Six</p><p>hurt.</p>"}]}, 7]"""
    (other,) = ninjs.read("b.json", two, Settings())
    assert one.text.split("\n\n") == [samples.TITLE, *samples.STORY]
    assert (one.outlet, one.published) == ("River Agency", dt.date(2025, 7, 22))
    assert other.text == "Mill fire\n\nSix\n\nhurt."


def test_half_characters_are_replaced_in_place() -> None:
    (document,) = ninjs.read(
        "a.json", b'{"headline": "Six \\ud83d hurt", "body_text": "Seven \\udc00 were hurt."}', Settings()
    )
    made = structure(document)
    assert made.text == "Six \ufffd hurt\n\nSeven \ufffd were hurt."
    assert made.title == "Six \ufffd hurt"
    assert len(made.text) == len(document.text)


def test_ninjs_tells_its_status() -> None:
    data = samples.ninjs(pubstatus="canceled", ednote="KILL", embargoed="soon")
    assert ninjs.read("a.json", data, Settings())[0].notices == (
        "cancelled by its provider: not to be published",
        "embargoed until soon",
        "note to editors: KILL",
    )


@pytest.mark.parametrize(
    ("data", "reason"),
    [(b'{"body_text": ', "broken JSON"), (b'{"body_text": 7}', "no news item"), (b"[]", "no news item")],
)
def test_ninjs_that_is_refused(data: bytes, reason: str) -> None:
    with pytest.raises(DocumentError, match=reason):
        ninjs.read("a.json", data, Settings())


# E-mail


def message_of(data: bytes, settings: Settings | None = None) -> Document:
    """The document of a message without attachments."""
    (document,) = mail.read("a.eml", data, settings or Settings())
    assert isinstance(document, Document)
    return document


def test_a_message_tells_subject_day_and_sender() -> None:
    document = message_of(samples.mail(title="Re: Fwd: Mill fire"))
    assert (document.title, document.outlet) == ("Mill fire", "River Agency")
    assert document.published == dt.date(2025, 7, 22)
    assert document.text.split("\n\n") == ["Mill fire", *samples.STORY]


def test_what_an_answer_quotes_and_the_signature_are_furniture() -> None:
    body = (
        "Seven were hurt.\n\nOn Mon, 21 Jul 2025, Jo Lee wrote:\n> Six were hurt.\n> Really.\nNo.\n\n-- \nJo Lee\nDesk",
    )
    document = structure(message_of(samples.mail(story=body)))
    compared = [document.slice(s.span).strip() for s in document.sections if s.kind is SectionKind.BODY]
    assert compared == ["Seven were hurt.", "No."]


def test_the_page_is_read_where_the_plain_part_says_nothing_and_attachments_are_told() -> None:
    from email.message import EmailMessage

    message = EmailMessage()
    message["Subject"] = "=?utf-8?q?Br=C3=A4nde?="
    message.set_content("See the page.")
    message.add_alternative("<p>Seven people were hurt in <del>Port</del> Oakford on Monday.</p>" * 2, subtype="html")
    message.add_attachment(b"x", maintype="application", subtype="pdf", filename="list.pdf")
    document, attachment = mail.read("a.eml", message.as_bytes(), Settings())
    assert isinstance(document, Document)
    assert document.title == "Brände"
    assert document.text.startswith("Brände\n\nSeven people were hurt in Oakford")
    assert attachment == Attachment("list.pdf", b"x")


def test_what_is_attached_is_read_or_skipped_and_never_lost(tmp_path: Path) -> None:
    from email.message import EmailMessage

    inner = EmailMessage()
    inner["Subject"] = "Second count"
    inner.set_content("Ten people were hurt.")
    message = EmailMessage()
    message["Subject"] = "Counts"
    message.set_content("See the files.")
    for data, name in ((samples.docx("Nine were hurt."), "../a.docx"), (b"\x89PNG", "b.png"), (b"%PDF-1.4", "c.pdf")):
        message.add_attachment(data, maintype="application", subtype="octet-stream", filename=name)
    message.add_attachment("Eight were hurt.", filename="d.txt")
    message.add_attachment("Seven were hurt.", filename="d.txt")
    message.add_attachment(samples.archive({"in/e.txt": "Six were hurt."}), maintype="a", subtype="b", filename="e.zip")
    message.add_attachment(inner)
    (tmp_path / "m.eml").write_bytes(message.as_bytes())
    documents, skipped = read_sources([tmp_path / "m.eml"], Settings())
    told = {document.name.partition("m.eml")[2]: document.text for document in documents}
    assert told == {
        "": "Counts\n\nSee the files.",
        "/a.docx": "Nine were hurt.",
        "/d.txt": "Eight were hurt.\n",
        "/d.txt (2)": "Seven were hurt.\n",
        "/e.zip/in/e.txt": "Six were hurt.",
        "/message 8.eml": "Second count\n\nTen people were hurt.",
    }
    reasons = {one.path.partition("m.eml")[2]: one.reason for one in skipped}
    assert reasons == {"/b.png": "no reader for .png files", "/c.pdf": "broken PDF file"}


def test_messages_within_messages_have_an_end(tmp_path: Path) -> None:
    from email.message import EmailMessage

    data = samples.mail()
    for number in range(5):
        outer = EmailMessage()
        outer["Subject"] = f"Forward {number}"
        outer.set_content("Below.")
        outer.add_attachment(data, maintype="application", subtype="octet-stream", filename="m.eml")
        data = outer.as_bytes()
    (tmp_path / "a.eml").write_bytes(data)
    documents, skipped = read_sources([tmp_path], Settings())
    assert len(documents) == 4
    assert [one.reason for one in skipped] == ["messages nested more than 3 deep (max_nesting)"]


OUTLOOK = (
    "New: seven hurt.",
    "From: Jo Lee <j@x.example>\nSent: Monday, 21 July 2025 08:00\nTo: Desk\nSubject: count",
    "Old: six hurt.",
)


@pytest.mark.parametrize(
    ("title", "told"), [("RE: count", ["New: seven hurt."]), ("FW: count", [OUTLOOK[0], OUTLOOK[2]])]
)
def test_what_stands_below_a_repeated_header_is_old_unless_it_was_forwarded(title: str, told: list[str]) -> None:
    document = structure(message_of(samples.mail(title, (*OUTLOOK, "Sent from my telephone"))))
    body = [document.slice(s.span) for s in document.sections if s.kind is SectionKind.BODY]
    assert [line for part in body for line in part.split("\n") if line] == told


def test_a_page_in_an_answer_leaves_out_what_it_quotes() -> None:
    from email.message import EmailMessage

    message = EmailMessage()
    message["Subject"] = "Re: count"
    old = "<div class='gmail_quote'>On Monday Jo Lee wrote: <blockquote>Six were hurt.</blockquote></div>"
    message.set_content(f"<p>Seven were hurt.</p>{old}", subtype="html")
    assert message_of(message.as_bytes()).text == "count\n\nSeven were hurt."
    forwarded = message.as_bytes().replace(b"On Monday", b"Forwarded message:")
    assert "Six were hurt." in message_of(forwarded).text


def test_a_subject_of_eight_bits_is_read() -> None:
    data = (
        b"From: J\xf6 <a@b.example>\nSubject: Feuer in K\xf6ln\nContent-Type: text/plain; charset=latin-1\n\n\xa320m.\n"
    )
    assert message_of(data).text == "Feuer in Köln\n\n£20m."


@pytest.mark.parametrize("data", [b"no message", b"Subject: x\n\n", b"From: a\nContent-Type: image/png\n\nabc"])
def test_no_message(data: bytes) -> None:
    with pytest.raises(DocumentError):
        mail.read("a.eml", data, Settings())


def test_parts_without_end_are_refused() -> None:
    deep = b"Subject: x\n" + b"".join(
        b"Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n" % (n, n) for n in range(40)
    )
    with pytest.raises(DocumentError, match="nested too deeply"):
        mail.read("a.eml", deep + b"\nhi", Settings())


# Subtitles


def test_cues_are_sentences_again_with_their_times() -> None:
    data = b"WEBVTT\n\nNOTE made by hand\n\nintro\n00:00:01.000 --> 00:00:03.000 line:0\nSeven <i>people</i>\nwere\n\n"
    data += b"00:00:03.000 --> 00:00:04.000\nhurt.\n\n00:59.000 --> 01:00.000\n&gt;&gt; And the mill?\n"
    document = subtitles.read("a.vtt", data)
    assert document.text == "Seven people were hurt.\n\nAnd the mill?"
    assert document.anchors == ((0, "00:00:01"), (18, "00:00:03"), (25, "00:00:59"))


def test_speakers_are_named_once_a_turn() -> None:
    data = "WEBVTT\n\n"
    for at, (who, words) in enumerate((("Ines Aldous", "We lost"), ("Ines Aldous", "our mill."), ("Jo Lee", "When?"))):
        data += f"00:0{at}.000 --> 00:0{at}.900\n<v {who}>{words}</v>\n\n"
    assert subtitles.read("a.vtt", data.encode()).text == "Ines Aldous: We lost our mill.\n\nJo Lee: When?"


def test_two_speakers_in_a_cue_are_apart_and_sounds_are_left_out() -> None:
    data = (
        "WEBVTT\n\nSTYLE\n::cue { color: red }\n\n1\n00:01.000 --> 00:02.000\n"
        "<v Ines Aldous>Seven <c.loud>hurt.</c>\n- And\nthe mill?\n\n"
        "00:03.000 --> 00:04.000\n[MUSIC] ♪ la la ♪\n\n00:05.000 --> 00:06.000\nJO LEE: It was old.\n"
    )
    document = subtitles.read("a.vtt", data.encode())
    assert document.text.split("\n\n") == ["Ines Aldous: Seven hurt.", "And the mill?", "JO LEE: It was old."]
    assert document.anchors == ((0, "00:00:01"), (41, "00:00:05"))


def test_the_first_words_spoken_are_no_headline() -> None:
    document = structure(subtitles.read("a.srt", b"1\n00:00:01,000 --> 00:00:02,000\nSeven people were hurt\n"))
    assert [section.kind for section in document.sections] == [SectionKind.BODY]


def test_srt_without_blank_lines_and_scrolling_captions() -> None:
    data = b"1\r\n00:00:01,000 --> 00:00:02,000\r\nSeven were\r\n2\r\n"
    data += b"00:00:02,000 --> 00:00:03,000\r\nSeven were\r\nhurt.\r\n"
    assert subtitles.read("a.srt", data).text == "Seven were hurt."


@pytest.mark.parametrize("data", [b"WEBVTT\n", b"1\n00:00 --> 00:01\nSix", b"\0\0\0"])
def test_subtitles_without_cues_are_refused(data: bytes) -> None:
    with pytest.raises(DocumentError):
        subtitles.read("a.srt", data)


# OpenDocument and rich text


def test_odt_with_changes_accepted_notes_tables_and_without_comments() -> None:
    data = samples.odt(
        "<text:tracked-changes><text:changed-region><text:deletion><text:p>six</text:p></text:deletion>"
        "</text:changed-region></text:tracked-changes>",
        "<text:h>Mill fire</text:h>",
        "<text:p>Killed:<text:s/>seven<text:note><text:note-citation>1</text:note-citation><text:note-body>"
        "<text:p>Police.</text:p></text:note-body></text:note>,<text:line-break/>they"
        "<office:annotation><text:p>Sure?</text:p></office:annotation> said.</text:p>",
        "<table:table><table:table-row><table:table-cell><text:p>Hurt</text:p></table:table-cell><table:table-cell>"
        "<text:p>7</text:p></table:table-cell></table:table-row></table:table>",
    )
    document = odt.read("a.odt", data, Settings())
    assert document.text.split("\n\n") == ["Mill fire", "Killed: seven,\nthey said.", "Hurt | 7", "Police."]
    assert [place for _, place in document.anchors] == ["paragraph 1", "paragraph 2", "paragraph 3", "note 1"]


def test_odt_reads_a_text_box_once_and_nothing_hidden() -> None:
    drawing = 'xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0" xmlns:svg="urn:svg"'
    data = samples.odt(
        f"<text:p>Map:<draw:frame {drawing}><draw:text-box><text:p>Eleven fled.</text:p></draw:text-box>"
        "<svg:title>No</svg:title></draw:frame></text:p>",
        "<text:p>Six <text:hidden-text>No</text:hidden-text>hurt.</text:p>",
        "<text:table-of-content><text:index-body><text:p>No 3</text:p></text:index-body></text:table-of-content>",
    )
    assert odt.read("a.odt", data, Settings()).text.split("\n\n") == ["Map:", "Eleven fled.", "Six hurt."]


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (samples.odt("Six", manifest="<m><encryption-data/></m>"), "password"),
        (samples.archive({"a.txt": "x"}), "not an OpenDocument"),
        (samples.archive({"content.xml": BOMB + b"<x/>"}), "document type"),
        (samples.odt(""), "no text"),
    ],
)
def test_odt_that_is_refused(data: bytes, reason: str) -> None:
    with pytest.raises(DocumentError, match=reason):
        odt.read("a.odt", data, Settings())


def test_rtf_with_changes_accepted() -> None:
    pytest.importorskip("striprtf")
    data = (
        rb"{\rtf1\ansi\ansicpg1252{\fonttbl{\f0 Arial;}}{\info{\title No}}Killed: "
        rb"{\deleted\revauthdel1 {\b six}}{\revised seven}"
        rb" in caf\'e9 \u8220?Mill\u8221? \{1\}.\par{\deleted0 They said.}\par\trowd Hurt\cell 7\cell\row}"
    )
    assert rtf.read("a.rtf", data).text.split("\n\n") == ["Killed: seven in café “Mill” {1}.", "They said.", "Hurt | 7"]


def test_rtf_keeps_its_lines_and_notes_and_leaves_out_what_is_not_shown() -> None:
    pytest.importorskip("striprtf")
    data = (
        rb"{\rtf1\ansi\ansicpg1252{\header CONFIDENTIAL\par}Seven were hurt\line in caf\'e9s{\strike six}{\v eight}"
        rb"{\footnote\pard Says the caf\'e9 owner.}.\par \strike gone\strike0  kept \v gone\plain  too.\par"
        rb"{\*\atnid E}{\*\annotation Is it?}End of it.\par}"
    )
    document = rtf.read("a.rtf", data)
    told = ["Seven were hurt\nin cafés.", "kept too.", "End of it.", "Says the café owner."]
    assert document.text.split("\n\n") == told
    assert [place for _, place in document.anchors] == ["paragraph 1", "paragraph 2", "paragraph 3", "footnote 1"]


@pytest.mark.parametrize("data", [b"plain text", b"{\\rtf1 }", b"{\\rtf1 " + b"{" * 5000, b"{\\rtf1 \\par}"])
def test_rtf_that_is_refused_or_empty(data: bytes) -> None:
    pytest.importorskip("striprtf")
    with pytest.raises(DocumentError):
        rtf.read("a.rtf", data)
