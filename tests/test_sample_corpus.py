"""Three files of every format, the last of each nasty: what is compared of them and where a person finds it."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from pathlib import Path

import pytest

from factcheck.sections import structure
from factcheck.sentences import split
from factcheck.settings import Settings
from factcheck.sources import read_sources
from tests import samples
from tests.samples import paragraph, run

BY = 'w:id="1" w:author="Jo Lee" w:date="2025-07-22T09:00:00Z"'
SIX, TWO, OLD = "Six people were hurt.", "Two were killed on Monday.", "It was built in 1887."
HEAD = "Mill fire in Oakford"


@dataclass(frozen=True)
class Sample:
    """A file with its sentences and the place of each: an anchor, or the line where lines are those of the file."""

    name: str
    data: bytes
    sentences: tuple[str, ...]
    places: tuple[str, ...]


def page(body: str, head: str = "") -> bytes:
    return f"<!doctype html><html><head>{head}</head><body>{body}</body></html>".encode()


def row(*cells: str) -> str:
    return "<w:tr>" + "".join(f"<w:tc>{paragraph(cell)}</w:tc>" for cell in cells) + "</w:tr>"


def columns() -> bytes:
    """Two columns drawn in turns, with a word broken over a line and a page number."""
    left: tuple[str, ...] = (
        "Seven people were hurt when the",
        "old mill burned on Monday, the",
        "fire ser-",
        "vice said in Oakford.",
    )
    left += ("The mill was built long ago by", "the river and was a museum.")
    right: tuple[str, ...] = (
        "Forty firemen came from three",
        "towns and fought it until late",
        "at night, with two boats.",
    )
    right += ("Nobody knows the cause of it", "and the police have opened an", "inquiry, they said.")
    lines = [
        line
        for at, (one, two) in enumerate(zip(left, right, strict=True))
        for line in ((72.0, 700.0 - 14 * at, 11.0, one), (320.0, 700.0 - 14 * at, 11.0, two))
    ]
    return samples.pdf([*lines, (290.0, 40.0, 9.0, "1")])


NOTE = '<w:footnote w:id="2">' + paragraph(OLD) + "</w:footnote>"
TRACKED = paragraph(
    "Six ",
    f"<w:del {BY}><w:r><w:delText>dogs </w:delText></w:r></w:del>",
    f"<w:ins {BY}>{run('people ')}</w:ins>",
    "were hurt.",
)
CHANGED = (
    "<text:tracked-changes><text:changed-region><text:deletion><text:p>No.</text:p></text:deletion>"
    "</text:changed-region></text:tracked-changes>"
)
NITF = (
    b'<!DOCTYPE nitf SYSTEM "http://x.example/nitf.dtd"><nitf><body><body.head><hedline><hl1>Mill fire in Oakford</hl1>'
    b"</hedline><dateline>OAKFORD</dateline></body.head><body.content><block><p>Six <em>people</em>"
    b" were hurt.</p><ul><li>"
    b"Two were killed on Monday.</li></ul><media><media-caption>Smoke hung over it.</media-caption></media></block>"
    b"</body.content></body></nitf>"
)
NEWSML = (
    b'<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="g" version="2"><contentSet>%s</contentSet></newsItem>'
)
ATOM = (
    '<feed xmlns="http://www.w3.org/2005/Atom"><title>G</title><entry><title>Mill fire in Oakford</title><id>1</id>'
    "<updated>2025-07-22T09:00:00Z</updated><content type='html'>{}</content></entry></feed>"
)
CUES = "{}00:00:01{}000 --> 00:00:02{}000\nSix people\n\n2\n00:00:02{}000 --> 00:00:03{}000\nwere hurt.\n"
SCROLLED = (
    "1\r\n00:00:01,000 --> 00:00:02,000\r\n<font color=red>Six people</font>\r\n2\r\n"
    "00:00:02,000 --> 00:00:03,000\r\nSix people\r\nwere hurt.\r\n3\r\n00:01:03,000 -->"
    " 00:01:04,000\r\n- Two were killed on Monday."
)

SAMPLES = (
    Sample("b.txt", f"{HEAD}\r\n\r\n{SIX} {TWO}\r\n".encode("cp1252"), (HEAD, SIX, TWO), ("1", "3", "3")),
    Sample(
        "c.txt",
        f"\ufeff{HEAD}\n\n{SIX}{TWO}\n\nRead more: Fire at a barn".encode("utf-16"),
        (HEAD, SIX, TWO),
        ("1", "3", "3"),
    ),
    Sample("b.md", f"---\ntitle: x\n---\n# {HEAD}\n\n- {SIX}\n- {TWO}\n".encode(), (HEAD, SIX, TWO), ("4", "6", "7")),
    Sample(
        "c.md",
        f"{HEAD}\n===\n\n```\nNine\n```\n<!-- ten -->\n> {SIX}\n\n[more](http://x.example)\n".encode(),
        (HEAD, SIX),
        ("1", "8"),
    ),
    Sample(
        "b.html",
        page(f"<h1>{HEAD}</h1><p>{SIX}<br>{TWO}</p>"),
        (HEAD, SIX, TWO),
        ("paragraph 1", "paragraph 2", "paragraph 2"),
    ),
    Sample(
        "c.html",
        page(
            f"<h1>{HEAD}<p>Six <del>dogs</del> peo&shy;ple<b> were hurt.<table><tr><td>Hurt<td>6<script>9</script></td>"
        ),
        (HEAD, SIX, "Hurt | 6"),
        ("paragraph 1", "paragraph 2", "paragraph 3"),
    ),
    Sample(
        "b.docx",
        samples.docx(paragraph(HEAD, style="Title"), f"<w:tbl>{row('Hurt', '6')}</w:tbl>", SIX),
        (HEAD, "Hurt | 6", SIX),
        ("paragraph 1", "paragraph 2", "paragraph 3"),
    ),
    Sample(
        "c.docx",
        samples.docx(
            TRACKED,
            paragraph("Two were killed on Monday", '<w:r><w:footnoteReference w:id="2"/></w:r>', "."),
            footnotes=NOTE,
        ),
        (SIX, TWO, OLD),
        ("paragraph 1", "paragraph 2", "footnote 1"),
    ),
    Sample(
        "b.odt",
        samples.odt(
            f"<text:h>{HEAD}</text:h>",
            "<text:list><text:list-item><text:p>Six people were hurt.</text:p></text:list-item></text:list>",
        ),
        (HEAD, SIX),
        ("paragraph 1", "paragraph 2"),
    ),
    Sample(
        "c.odt",
        samples.odt(
            CHANGED,
            "<text:p>Six<text:s/>people<office:annotation><text:p>No.</text:p></office:annotation>"
            " were<text:line-break/>hurt.<text:note><text:note-body><text:p>It was built in 1887.</text:p>"
            "</text:note-body></text:note></text:p>",
        ),
        ("Six people were\nhurt.", OLD),
        ("paragraph 1", "note 1"),
    ),
    Sample("b.pdf", samples.pdf([(72, 700, 11, SIX)], [(72, 700, 11, TWO)]), (SIX, TWO), ("page 1", "page 2")),
    Sample(
        "c.pdf",
        columns(),
        (
            "Seven people were hurt when the old mill burned on Monday, the fire service said in Oakford.",
            "The mill was built long ago by the river and was a museum.",
            "Forty firemen came from three towns and fought it until late at night, with two boats.",
            "Nobody knows the cause of it and the police have opened an inquiry, they said.",
        ),
        ("page 1",) * 4,
    ),
    Sample(
        "b.rtf",
        samples.rtf(HEAD, (SIX, "“Two,” she said – “were killed.”")),
        (HEAD, SIX, "“Two,” she said – “were killed.”"),
        ("paragraph 1", "paragraph 2", "paragraph 3"),
    ),
    Sample(
        "c.rtf",
        rb"{\rtf1\ansi\ansicpg1252{\fonttbl{\f0 A;}}{\info{\title no}}Six {\deleted dogs }people were "
        rb"hurt{\footnote It was built in 1887.}.\par{\pict 89504e}\trowd Hurt\cell 6\cell\row}",
        (SIX, "Hurt | 6", OLD),
        ("paragraph 1", "paragraph 2", "footnote 1"),
    ),
    Sample(
        "b.eml",
        samples.mail("Re: Mill fire in Oakford", (SIX, "> Nine were hurt.")),
        (HEAD, SIX),
        ("subject", "paragraph 1"),
    ),
    Sample(
        "c.eml",
        b"Subject: =?utf-8?q?Mill_fire_in_Oakford?=\nContent-Type: multipart/alternative; boundary=b\n\n"
        b"--b\nContent-Type: text/plain\n\nSee.\n--b\nContent-Type: text/html; charset=latin-1\n"
        b"Content-Transfer-Encoding: quoted-printable\n\n<p>Six people=20were <s>killed</s> hurt.</p><p>"
        b"Two were killed on Mon=\nday.</p>\n",
        (HEAD, SIX, TWO),
        ("subject", "paragraph 1", "paragraph 2"),
    ),
    Sample("b.rss", samples.rss(HEAD, (SIX, TWO)), (HEAD, SIX, TWO), ("title", "paragraph 1", "paragraph 2")),
    Sample("c.rss", samples.rss(HEAD, (SIX, TWO))[:-20], (HEAD, SIX, TWO), ("title", "paragraph 1", "paragraph 2")),
    Sample("a.atom", ATOM.format(f"&lt;p&gt;{SIX}&lt;/p&gt;").encode(), (HEAD, SIX), ("title", "paragraph 1")),
    Sample("b.atom", ATOM.format(SIX).encode("utf-16"), (HEAD, SIX), ("title", "paragraph 1")),
    Sample(
        "c.atom",
        ATOM.format("&lt;script&gt;9&lt;/script&gt;&lt;p&gt;Six &lt;del&gt;dogs&lt;/del&gt;people were hurt.").encode(),
        (HEAD, SIX),
        ("title", "paragraph 1"),
    ),
    Sample("b.nitf", samples.nitf(HEAD, (SIX, TWO)), (HEAD, SIX, TWO), ("paragraph 1", "paragraph 3", "paragraph 4")),
    Sample(
        "c.nitf",
        NITF,
        (HEAD, SIX, TWO, "Smoke hung over it."),
        ("paragraph 1", "paragraph 3", "paragraph 4", "paragraph 5"),
    ),
    Sample("b.newsml", samples.newsml(HEAD, (SIX,)), (HEAD, SIX), ("headline", "paragraph 1")),
    Sample(
        "c.newsml",
        NEWSML
        % (
            b"<inlineData contenttype='text/html'>"
            b"&lt;p&gt;Six people were hurt.&lt;/p&gt;&lt;p hidden&gt;No.&lt;/p&gt;</inlineData>"
        ),
        (SIX,),
        ("paragraph 1",),
    ),
    Sample("b.json", samples.ninjs(HEAD, (SIX, TWO)), (HEAD, SIX, TWO), ("headline", "paragraph 1", "paragraph 2")),
    Sample(
        "c.json",
        samples.ninjs(HEAD, (), body_text="", body_html=f"<p>{SIX}</p><ul class='related'><li>No.</li></ul>")
        .decode()
        .encode("utf-16"),
        (HEAD, SIX),
        ("headline", "paragraph 1"),
    ),
    Sample("b.vtt", CUES.format("WEBVTT\n\n", *"....").encode(), (SIX,), ("00:00:01",)),
    Sample(
        "c.vtt",
        b"WEBVTT\n\n01:00.000 --> 01:02.000\n<v Jo>Six people\n<v Al>Two were killed on Monday.\n\n"
        b"01:02.000 --> 01:03.000\n[SIREN]\n",
        ("Jo: Six people", "Al: Two were killed on Monday."),
        ("00:01:00", "00:01:00"),
    ),
    Sample("b.srt", CUES.format("1\n", *",,,,").encode(), (SIX,), ("00:00:01",)),
    Sample("c.srt", SCROLLED.encode(), (SIX, TWO), ("00:00:01", "00:01:03")),
    Sample("b.zip", samples.archive({"x/b.txt": f"{SIX} {TWO}"}), (SIX, TWO), ("1", "1")),
    Sample(
        "c.zip",
        samples.archive({"y.zip": samples.archive({"é/b.md": f"# {HEAD}\n\n{SIX}"}), "../no.txt": "No.", ".no": "No."}),
        (HEAD, SIX),
        ("1", "3"),
    ),
)


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda sample: sample.name)
def test_what_is_compared_and_where_it_stands(sample: Sample, tmp_path: Path) -> None:
    for library in {".docx": ["mammoth"], ".pdf": ["pypdf"], ".rtf": ["striprtf"], ".rss": ["feedparser"]}.get(
        Path(sample.name).suffix, []
    ):
        pytest.importorskip(library)
    (tmp_path / sample.name).write_bytes(sample.data)
    documents, _ = read_sources([tmp_path], Settings())
    found = [sentence for document in documents for sentence in split(structure(document))]
    assert tuple(" ".join(one.text.split()) for one in found) == tuple(
        " ".join(one.split()) for one in sample.sentences
    )
    assert tuple(
        _place(one.document.anchor(one.span.start), one.document.position(one.span.start)) for one in found
    ) == (sample.places)


def _place(anchor: str, position: tuple[int, int]) -> str:
    return anchor or str(position[0])


def test_every_format_has_three_samples() -> None:
    suffixes = Counter(Path(name).suffix for name in (*(one.name for one in SAMPLES), *samples.every_format()))
    assert set(suffixes.values()) == {3}, suffixes
