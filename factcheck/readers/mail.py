"""E-mails and saved web archives (.eml, .mht): subject, day, sender and the words of the message.

What an answer quotes of an older message and what stands below the signature mark is furniture; a message that is
forwarded is not. What is attached is read as the files it is, messages too.
"""

from __future__ import annotations

import datetime as dt
import email
import email.policy
import email.utils
import itertools
import mimetypes
import re
from collections.abc import Iterator
from email.message import EmailMessage
from typing import Any

from factcheck.blocks import Block, anchors, joined, numbered, sections
from factcheck.document import Document, SectionKind
from factcheck.errors import DocumentError
from factcheck.readers import Attachment, Reader
from factcheck.readers.html import story
from factcheck.readers.text import decode
from factcheck.settings import Settings

_ANSWER = re.compile(r"^\s*(?:(?:re|fwd?|aw|wg)\s*:\s*)+", re.IGNORECASE)
_QUOTED = re.compile(r"^\s*>")
_FORWARDED = re.compile(r"^\s*(?:fwd?|wg|tr)\s*:", re.IGNORECASE)
_WROTE = re.compile(
    r"^(?:On .{5,120} wrote:|-{2,} ?(?:Original|Forwarded) [Mm]essage ?-{2,}|Begin forwarded message:)$"
)
_ORIGINAL = re.compile(r"-{2,} ?Original Message ?-{2,}", re.IGNORECASE)
_HEADER = re.compile(r"(?:From|Sent|Date|To|Cc|Subject|Reply-To):\s.+")  # of the message below, as Outlook repeats it
_SENT_FROM = re.compile(r"(?:Sent from my|Get Outlook for) .{2,40}")
_SIGNATURES = frozenset({"application/pgp-signature", "application/pkcs7-signature", "application/x-pkcs7-signature"})


def read(name: str, data: bytes, settings: Settings) -> tuple[Document | Attachment, ...]:
    """The document of a message, where it has words, and what is attached to it.

    Raises DocumentError for a file that is no message, and one without words or with too many or too deep parts.
    """
    message = email.message_from_bytes(data, policy=email.policy.default)
    subject = _header(message, "subject")
    parts = list(_parts(message, settings))
    if not message.keys() or not parts:
        raise DocumentError("damaged, or not an e-mail message")
    blocks = numbered(_body(parts, forwarded=bool(_FORWARDED.match(subject))))
    attached = tuple(_attachments(parts))
    if not blocks and not attached:
        raise DocumentError("no words in the message")
    return (*([_document(name, message, subject, blocks)] if blocks else []), *attached)


def _document(name: str, message: EmailMessage, subject: str, blocks: list[Block]) -> Document:
    subject = _ANSWER.sub("", subject)
    if subject:
        blocks.insert(0, Block(subject, SectionKind.HEADLINE, ((0, "subject"),)))
    return Document(
        name=name,
        text=joined(blocks),
        title=subject or None,
        published=_day(message),
        outlet=_sender(message),
        sections=sections(blocks),
        anchors=anchors(blocks),
    )


def _parts(message: EmailMessage, settings: Settings) -> Iterator[EmailMessage]:
    """The parts that hold something, in their order; messages within the message are not entered."""
    stack = [(message, 0)]
    count = 0
    while stack:
        part, depth = stack.pop()
        count += 1
        if count > settings.max_entries:
            raise DocumentError(f"more than {settings.max_entries} parts (max_entries)")
        if depth > settings.max_nesting * 4:
            raise DocumentError("its parts are nested too deeply (max_nesting)")
        inner = part.get_payload() if part.get_content_maintype() == "multipart" else None
        if isinstance(inner, list):
            stack.extend((one, depth + 1) for one in reversed(inner) if isinstance(one, EmailMessage))
        else:
            yield part


def _body(parts: list[EmailMessage], *, forwarded: bool) -> list[Block]:
    """The words of the plain part, or of the page where there is none or next to nothing in it."""
    plain = [part for part in parts if part.get_content_type() == "text/plain" and not _is_attached(part)]
    pages = [part for part in parts if part.get_content_type() == "text/html" and not _is_attached(part)]
    lines = [block for part in plain for block in _plain(_text(part), forwarded=forwarded)]
    markup = [block for part in pages[:1] for block in story(_text(part))]
    return markup if sum(len(one.text) for one in lines) * 3 < sum(len(one.text) for one in markup) else lines


def _is_attached(part: EmailMessage) -> bool:
    return part.get_content_disposition() == "attachment"


def _text(part: EmailMessage) -> str:
    payload = part.get_payload(decode=True)
    data = payload if isinstance(payload, bytes) else b""
    charset = part.get_content_charset()
    try:
        return data.decode(charset or "utf-8").replace("\0", "")
    except (LookupError, UnicodeDecodeError):
        return decode(data) if data.strip() else ""


def _plain(text: str, *, forwarded: bool) -> Iterator[Block]:
    """Paragraphs of a plain message; lines that a mail program wrapped stay lines, which later stages join."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    marked = zip(_kinds(lines, forwarded=forwarded), lines, strict=True)
    for (kind, blank), run in itertools.groupby(marked, key=lambda line: (line[0], not line[1].strip())):
        if not blank:
            yield Block("\n".join(line.strip() for _, line in run), kind)


def _kinds(lines: list[str], *, forwarded: bool) -> Iterator[SectionKind]:
    """What each line is; below a repeated header all is old, unless the message forwards it."""
    signed = False
    for number, line in enumerate(lines):
        bare = line.strip()
        header = bool(_HEADER.fullmatch(bare)) and _is_header(lines[max(0, number - 4) : number + 5])
        signed = signed or line in {"-- ", "--"} or (not forwarded and (header or bool(_ORIGINAL.fullmatch(bare))))
        old = signed or header or _QUOTED.match(line) or _WROTE.match(bare) or _SENT_FROM.fullmatch(bare)
        yield SectionKind.FURNITURE if old else SectionKind.BODY


def _is_header(lines: list[str]) -> bool:
    return sum(bool(_HEADER.fullmatch(line.strip())) for line in lines) >= 3


def _header(message: EmailMessage, name: str) -> str:
    """A header on one line; empty where it is missing or too damaged for the standard library."""
    try:
        raw = next((value for key, value in message.raw_items() if key.lower() == name), "").encode(
            "ascii", "surrogateescape"
        )
        if not raw.isascii():  # eight bits as they are, of an encoding that is not told
            return " ".join(decode(raw).split())
        return " ".join(str(message.get(name) or "").split())
    except (AttributeError, LookupError, TypeError, ValueError, DocumentError):
        return ""


def _day(message: EmailMessage) -> dt.date | None:
    """The day in the sender's own time zone."""
    try:
        return email.utils.parsedate_to_datetime(_header(message, "date")).date()
    except (ValueError, TypeError, IndexError, OverflowError):
        return None


def _sender(message: EmailMessage) -> str | None:
    name, _ = email.utils.parseaddr(_header(message, "from"))
    return " ".join(name.split()) or None


def _attachments(parts: list[EmailMessage]) -> Iterator[Attachment]:
    for number, part in enumerate(parts, 1):
        kind = part.get_content_type()
        if part.get_content_maintype() == "message":
            inner = part.get_payload()
            if isinstance(inner, list) and inner and kind == "message/rfc822":
                yield Attachment(f"message {number}.eml", _source(inner[0]))
        elif _is_attached(part) or (part.get_filename() and part.get_content_maintype() not in {"text", "image"}):
            payload = part.get_payload(decode=True)
            if kind not in _SIGNATURES:
                yield Attachment(_filename(part, number), payload if isinstance(payload, bytes) else b"")


def _source(message: Any) -> bytes:
    """A message as bytes; none where the standard library cannot write what it has read."""
    try:
        return bytes(message.as_bytes())
    except (AttributeError, LookupError, TypeError, ValueError):
        return b""


def _filename(part: EmailMessage, number: int) -> str:
    """The last part of the name given, on one line, or one made of its kind."""
    try:
        given = " ".join(str(part.get_filename() or "").replace("\\", "/").split()).rpartition("/")[2]
    except (AttributeError, LookupError, TypeError, ValueError):
        given = ""
    return given[-120:] or f"attachment {number}{mimetypes.guess_extension(part.get_content_type()) or ''}"


READER = Reader(format="mail", suffixes=(".eml", ".mht", ".mhtml"), read=read)
