"""Files of many formats made for tests: every function gives the bytes of one file."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping, Sequence
from xml.sax.saxutils import escape

_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
_TYPES = (
    f'{_HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    + "".join(
        f'<Override PartName="/word/{part}.xml" '
        f'ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.{kind}+xml"/>'
        for part, kind in (
            *(("document", "document.main"), ("styles", "styles")),
            *(("footnotes", "footnotes"), ("comments", "comments")),
        )
    )
    + "</Types>"
)
_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_ROOT = (
    f'{_HEAD}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    f'<Relationship Id="r1" Type="{_RELATION}/officeDocument" Target="word/document.xml"/></Relationships>'
)
_RELATIONS = (
    f'{_HEAD}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    f'<Relationship Id="r1" Type="{_RELATION}/styles" Target="styles.xml"/>'
    f'<Relationship Id="r2" Type="{_RELATION}/footnotes" Target="footnotes.xml"/>'
    f'<Relationship Id="r3" Type="{_RELATION}/comments" Target="comments.xml"/></Relationships>'
)
_STYLES = (
    f'{_HEAD}<w:styles {_W}><w:style w:type="paragraph" w:styleId="Title"><w:name w:val="Title"/></w:style></w:styles>'
)


def archive(files: Mapping[str, bytes | str], compression: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A zip archive."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", compression) as made:
        for name, data in files.items():
            made.writestr(name, data)
    return packed.getvalue()


def run(text: str) -> str:
    """A run of text in a Word file."""
    return f'<w:r><w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def paragraph(*runs: str, style: str = "") -> str:
    """A paragraph of a Word file: runs, or other elements as they are."""
    properties = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    return f"<w:p>{properties}{''.join(one if one.startswith('<') else run(one) for one in runs)}</w:p>"


def docx(*paragraphs: str, footnotes: str = "", comments: str = "", more: Mapping[str, str] | None = None) -> bytes:
    """A Word file; a paragraph is plain text or XML."""
    body = "".join(one if one.startswith("<") else paragraph(one) for one in paragraphs)
    files = {
        "[Content_Types].xml": _TYPES,
        "_rels/.rels": _ROOT,
        "word/document.xml": f"{_HEAD}<w:document {_W}><w:body>{body}</w:body></w:document>",
        "word/_rels/document.xml.rels": _RELATIONS,
        "word/styles.xml": _STYLES,
        "word/footnotes.xml": f"{_HEAD}<w:footnotes {_W}>{footnotes}</w:footnotes>",
        "word/comments.xml": f"{_HEAD}<w:comments {_W}>{comments}</w:comments>",
    }
    return archive(files | dict(more or {}))


def odt(*paragraphs: str, manifest: str = "") -> bytes:
    """An OpenDocument text; a paragraph is plain text or XML."""
    body = "".join(one if one.startswith("<") else f"<text:p>{escape(one)}</text:p>" for one in paragraphs)
    spaces = " ".join(
        f'xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
        for short, name in (("office", "office"), ("text", "text"), ("table", "table"))
    )
    content = (
        f'{_HEAD}<office:document-content {spaces} xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f"<office:body><office:text>{body}</office:text></office:body></office:document-content>"
    )
    return archive(
        {"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": content}
        | ({"META-INF/manifest.xml": manifest} if manifest else {})
    )


Line = tuple[float, float, float, str]  # x, y, size of the type in points, text


def pdf(*pages: Sequence[Line], info: str = "") -> bytes:
    """A PDF of lines set in Helvetica at given places."""
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        "",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    ]
    kids = []
    for lines in pages:
        drawn = "".join(f"BT /F1 {size} Tf 1 0 0 1 {x} {y} Tm ({_literal(text)}) Tj ET\n" for x, y, size, text in lines)
        objects.append(f"<< /Length {len(drawn.encode('cp1252'))} >>\nstream\n{drawn}endstream")
        kids.append(len(objects) + 1)
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {len(objects)} 0 R "
            "/Resources << /Font << /F1 3 0 R >> >> >>"
        )
    objects[1] = f"<< /Type /Pages /Count {len(kids)} /Kids [{' '.join(f'{kid} 0 R' for kid in kids)}] >>"
    data = b"%PDF-1.4\n"
    places = []
    for number, content in enumerate(objects, 1):
        places.append(len(data))
        data += f"{number} 0 obj\n{content}\nendobj\n".encode("cp1252")
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    trailer = f"trailer << /Size {len(objects) + 1} /Root 1 0 R {info} >>\nstartxref\n{len(data)}\n%%EOF\n"
    return data + f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}{trailer}".encode("cp1252")


def _literal(text: str) -> str:
    return text.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")


def set_lines(
    text: str, *, x: float = 72, top: float = 770, size: float = 11, width: int = 85, gap: float = 0.6
) -> list[Line]:
    """Paragraphs (separated by blank lines) set in one column from the top of a page."""
    import textwrap

    lines: list[Line] = []
    y = top
    for part in text.split("\n\n"):
        for line in textwrap.wrap(part, width, break_on_hyphens=False):
            lines.append((x, y, size, line))
            y -= size * 1.2
        y -= size * gap
    return lines


TITLE = "Mill fire hurts seven in Oakford"
STORY = (
    "Seven people were hurt when the old mill beside the river burned down on Monday, officials said.",
    "Forty firefighters fought the fire until late at night. The mill was built in 1887.",
    "“We have lost a large part of our history and nobody can replace it,” the mayor, Ines Aldous, said.",
)


def html(title: str = TITLE, story: Sequence[str] = STORY) -> bytes:
    """A web page."""
    paragraphs = "".join(f"<p>{escape(one)}</p>" for one in story)
    return f"<html><head><title>{title}</title></head><body><h1>{title}</h1>{paragraphs}</body></html>".encode()


def mail(title: str = TITLE, story: Sequence[str] = STORY, date: str = "Tue, 22 Jul 2025 09:30:00 +0100") -> bytes:
    """An e-mail message with a plain part."""
    from email.message import EmailMessage

    message = EmailMessage()
    message["From"] = "River Agency <desk@agency.example>"
    message["Subject"] = title
    message["Date"] = date
    message.set_content("\n\n".join(story))
    return message.as_bytes()


def rss(title: str = TITLE, story: Sequence[str] = STORY) -> bytes:
    """An RSS feed of one entry."""
    markup = escape("".join(f"<p>{one}</p>" for one in story))
    return (
        '<?xml version="1.0" encoding="UTF-8"?><rss version="2.0"><channel><title>The Gazette</title>'
        f"<item><title>{title}</title><guid>urn:g:1</guid><pubDate>Tue, 22 Jul 2025 09:30:00 GMT</pubDate>"
        f"<description>{markup}</description></item></channel></rss>"
    ).encode()


def nitf(title: str = TITLE, story: Sequence[str] = STORY, docdata: str = "") -> bytes:
    """A story in NITF."""
    paragraphs = "".join(f"<p>{escape(one)}</p>" for one in story)
    return (
        f'<?xml version="1.0"?><nitf><head><docdata {docdata}><doc-id id-string="r-1"/>'
        '<date.issue norm="20250722T093000Z"/></docdata><pubdata name="River Agency"/></head><body><body.head>'
        f"<hedline><hl1>{title}</hl1></hedline><byline>By Jo Lee</byline></body.head>"
        f"<body.content>{paragraphs}</body.content></body></nitf>"
    ).encode()


def newsml(
    title: str = TITLE,
    story: Sequence[str] = STORY,
    version: str = "1",
    created: str = "2025-07-22T09:30:00Z",
    meta: str = "",
) -> bytes:
    """A news item in NewsML-G2."""
    paragraphs = "".join(f"<p>{escape(one)}</p>" for one in story)
    return (
        '<?xml version="1.0"?><newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="tag:agency.example:1" '
        f'version="{version}"><itemMeta><provider><name>River Agency</name></provider>'
        f"<versionCreated>{created}</versionCreated>{meta}</itemMeta><contentMeta><headline>{title}</headline>"
        '</contentMeta><contentSet><inlineXML contenttype="application/xhtml+xml">'
        f'<html xmlns="http://www.w3.org/1999/xhtml"><body>{paragraphs}</body></html></inlineXML></contentSet></newsItem>'
    ).encode()


def ninjs(title: str = TITLE, story: Sequence[str] = STORY, **more: object) -> bytes:
    """A news item in ninjs."""
    import json

    item = {"uri": "urn:agency:1", "type": "text", "versioncreated": "2025-07-22T09:30:00Z", "headline": title}
    return json.dumps(item | {"body_text": "\n\n".join(story)} | more).encode()


def rtf(title: str = TITLE, story: Sequence[str] = STORY) -> bytes:
    """A rich text file."""
    escaped = "".join(f"\\pard {_rich(line)}\\par\n" for line in (title, *story))
    return ("{\\rtf1\\ansi\\ansicpg1252{\\fonttbl{\\f0 Arial;}}\n" + escaped + "}").encode("ascii")


def _rich(line: str) -> str:
    return "".join(char if ord(char) < 128 else f"\\u{ord(char)}?" for char in line)


def vtt(story: Sequence[str] = STORY) -> bytes:
    """Subtitles with one cue for each half of a paragraph, four seconds apart."""
    cues = []
    for number, one in enumerate(story):
        middle = one.find(" ", len(one) // 2)
        for half, words in enumerate((one[:middle], one[middle + 1 :])):
            start = number * 10 + half * 3
            cues.append(f"00:00:{start:02}.000 --> 00:00:{start + 3:02}.000\n{words}\n")
    return ("WEBVTT\n\n" + "\n".join(cues)).encode()


def every_format() -> dict[str, bytes]:
    """One sound file of each format, by its name."""
    text = "\n\n".join((TITLE, *STORY))
    return {
        "a.txt": text.encode(),
        "a.md": f"# {TITLE}\n\n{chr(10).join(STORY)}".encode(),
        "a.html": html(),
        "a.docx": docx(paragraph(TITLE, style="Title"), *STORY),
        "a.odt": odt(f"<text:h>{TITLE}</text:h>", *STORY),
        "a.pdf": pdf([(72, 790, 18, TITLE), *set_lines("\n\n".join(STORY))]),
        "a.rtf": rtf(),
        "a.eml": mail(),
        "a.rss": rss(),
        "a.nitf": nitf(),
        "a.newsml": newsml(),
        "a.json": ninjs(),
        "a.vtt": vtt(),
        "a.srt": vtt().replace(b"WEBVTT\n\n", b"1\n"),
        "a.zip": archive({"in/a.txt": text, "in/a.html": html()}),
    }
