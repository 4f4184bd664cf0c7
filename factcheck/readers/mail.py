"""E-mails and saved web archives (.eml, .mht): subject, day, sender and the words of the message.

What an answer quotes of an older message and what stands below the signature mark is furniture. Attachments are named
in a notice, not read.
"""

from __future__ import annotations

import datetime as dt
import email
import email.policy
import email.utils
import itertools
import re
from collections.abc import Iterator
from email.message import EmailMessage

from factcheck.blocks import Block, anchors, joined, numbered, sections
from factcheck.document import Document, SectionKind
from factcheck.errors import DocumentError
from factcheck.readers import Reader
from factcheck.readers.html import story
from factcheck.readers.text import decode
from factcheck.settings import Settings

_ANSWER = re.compile(r"^\s*(?:(?:re|fwd?|aw|wg)\s*:\s*)+", re.IGNORECASE)
_QUOTED = re.compile(r"^\s*>")
_WROTE = re.compile(r"^(?:On .{5,120} wrote:|-{2,} ?(?:Original|Forwarded) [Mm]essage ?-{2,})$")


def read(name: str, data: bytes, settings: Settings) -> Document:
    """The document of a message.

    Raises DocumentError for a file that is no message, and one without words or with too many or too deep parts.
    """
    message = email.message_from_bytes(data, policy=email.policy.default)
    subject = _ANSWER.sub("", _header(message, "subject"))
    parts = list(_parts(message, settings))
    if not message.keys() or not parts:
        raise DocumentError("damaged, or not an e-mail message")
    blocks = numbered(_body(parts))
    if not blocks:
        raise DocumentError("no words in the message")
    if subject:
        blocks.insert(0, Block(subject, SectionKind.HEADLINE, ((0, "subject"),)))
    return Document(
        name=name,
        text=joined(blocks),
        title=subject or None,
        published=_day(message),
        outlet=_sender(message),
        sections=sections(blocks),
        notices=tuple(_notices(parts)),
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


def _body(parts: list[EmailMessage]) -> list[Block]:
    """The words of the plain part, or of the page where there is none or next to nothing in it."""
    plain = [part for part in parts if part.get_content_type() == "text/plain" and not _is_attached(part)]
    pages = [part for part in parts if part.get_content_type() == "text/html" and not _is_attached(part)]
    lines = [block for part in plain for block in _plain(_text(part))]
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


def _plain(text: str) -> Iterator[Block]:
    """Paragraphs of a plain message; lines that a mail program wrapped stay lines, which later stages join."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    marked = zip(_kinds(lines), lines, strict=True)
    for (kind, blank), run in itertools.groupby(marked, key=lambda line: (line[0], not line[1].strip())):
        if not blank:
            yield Block("\n".join(line.strip() for _, line in run), kind)


def _kinds(lines: list[str]) -> Iterator[SectionKind]:
    signed = False
    for line in lines:
        signed = signed or line in {"-- ", "--"}
        old = signed or _QUOTED.match(line) or _WROTE.match(line.strip())
        yield SectionKind.FURNITURE if old else SectionKind.BODY


def _header(message: EmailMessage, name: str) -> str:
    """A header on one line; empty where it is missing or too damaged for the standard library."""
    try:
        return " ".join(str(message.get(name) or "").split())
    except (AttributeError, LookupError, TypeError, ValueError):
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


def _notices(parts: list[EmailMessage]) -> Iterator[str]:
    for part in parts:
        name = part.get_filename()
        if name and (_is_attached(part) or part.get_content_maintype() not in {"text", "image"}):
            yield f"its attachment was not read: {' '.join(str(name).split())[:100]}"


READER = Reader(format="mail", suffixes=(".eml", ".mht", ".mhtml"), read=read)
