"""Plain text: kept exactly as decoded, without newline translation, so that offsets are those of the file."""

from __future__ import annotations

import codecs

from factcheck.document import Document
from factcheck.errors import DocumentError
from factcheck.readers import Reader, single

_CONTROLS = frozenset({*range(0x20), 0x7F}) - {0x09, 0x0A, 0x0B, 0x0C, 0x0D, 0x1A, 0x1B}
_MARKS = ((codecs.BOM_UTF32_LE, "utf-32"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
_SAMPLE = 64_000  # bytes that decide whether a file is binary and which old encoding it has


def decode(data: bytes) -> str:
    """Bytes as text: UTF-8 (a byte order mark stays in), marked UTF-16 or UTF-32, else the likeliest old encoding.

    Raises DocumentError for empty and for binary data.
    """
    if not data.strip():
        raise DocumentError("empty file")
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _checked(data.decode(encoding, errors="replace"))
    if wide := _wide(data[:_SAMPLE]):
        return _checked(data.decode(wide, errors="replace"))
    if b"\0" in data or _is_binary(data[:_SAMPLE]):
        raise DocumentError("binary file, not text")
    try:
        return _checked(data.decode("utf-8"))
    except UnicodeDecodeError:
        return _checked(_old_encoding(data))


def _wide(sample: bytes) -> str | None:
    """UTF-16 without a byte order mark: text whose every second byte is nearly always zero, and no other."""
    if len(sample) < 20 or b"\0" not in sample:
        return None
    even, odd = (sample[at::2].count(0) * 2 / len(sample) for at in (0, 1))
    return "utf-16-le" if odd > 0.9 and even < 0.01 else "utf-16-be" if even > 0.9 and odd < 0.01 else None


def _is_binary(sample: bytes) -> bool:
    return sum(byte in _CONTROLS for byte in sample) > len(sample) * 0.02


def _checked(text: str) -> str:
    if not text.strip("\ufeff\u200b \t\r\n\f\v\u00a0"):
        raise DocumentError("no text in the file")
    if "\0" in text:
        raise DocumentError("binary file, not text")
    return text


def _old_encoding(data: bytes) -> str:
    """UTF-8 with a few damaged bytes stays UTF-8; anything else is guessed, Windows-1252 being the usual case."""
    repaired = data.decode("utf-8", errors="replace")
    high = sum(byte > 0x7F for byte in data)
    if repaired.count("\ufffd") * 10 <= high:
        return repaired
    return _guessed(data) or data.decode("cp1252", errors="replace")


def _guessed(data: bytes) -> str | None:
    """The guess of charset-normalizer, where it is installed and no Western one-byte encoding fits."""
    western = data.decode("cp1252", errors="replace")
    letters = sum(char.isalpha() and char.isascii() for char in western)
    if letters * 2 > len(western.strip()):
        return None
    try:
        from charset_normalizer import from_bytes  # rarely needed, and it may be missing
    except ImportError:
        return None
    best = from_bytes(data[:_SAMPLE]).best()
    return data.decode(best.encoding, errors="replace") if best else None


def read(name: str, data: bytes) -> Document:
    """The document of a plain text file; raises DocumentError for an empty or binary one."""
    return Document(name=name, text=decode(data))


READER = Reader(format="text", suffixes=(".txt", ".text"), read=single(read), isolated=False)
