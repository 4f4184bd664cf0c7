"""Plain text is decoded and otherwise left alone."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.errors import DocumentError
from factcheck.readers.text import read


def test_line_ends_and_byte_order_mark_stay() -> None:
    data = b"\xef\xbb\xbfFirst line.\r\nSecond\rline \xe2\x80\x9cquoted\xe2\x80\x9d.\n"
    assert read("a.txt", data).text == data.decode("utf-8")


@pytest.mark.parametrize(
    ("data", "text"),
    [
        ("The café’s owner said £5m.".encode("cp1252"), "The café’s owner said £5m."),
        ("Wide café".encode("utf-16"), "\ufeffWide café".lstrip("\ufeff")),
        (b"A long text with one broken \xe2\x80 byte and many caf\xc3\xa9s" + b" \xc3\xa9" * 30, None),
    ],
)
def test_other_encodings(data: bytes, text: str | None) -> None:
    read_text = read("a.txt", data).text
    assert "é" in read_text
    assert text is None or read_text == text


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "empty file"),
        (b" \n\t ", "empty file"),
        ("\ufeff\u200b \n".encode(), "no text in the file"),
        (b"abc\0def", "binary file"),
        (bytes(range(1, 9)) * 40 + b"text", "binary file"),
    ],
)
def test_what_is_no_text_is_refused(data: bytes, reason: str) -> None:
    with pytest.raises(DocumentError, match=reason):
        read("a.txt", data)


@given(st.binary(max_size=300))
def test_any_bytes_are_text_or_refused(data: bytes) -> None:
    try:
        text = read("a.txt", data).text
    except DocumentError:
        return
    assert "\0" not in text
    assert text.strip("\ufeff")


@given(st.text(alphabet=st.characters(exclude_categories=("Cs", "Cc")), min_size=1))
def test_valid_utf8_is_never_changed(text: str) -> None:
    try:
        assert read("a.txt", text.encode()).text == text
    except DocumentError as error:
        assert str(error) in {"empty file", "no text in the file"}


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_wide_text_without_a_mark_is_known(encoding: str) -> None:
    text = "Mayor Ines Aldous said “six” people were hurt.\n" * 3
    assert read("a.txt", text.encode(encoding)).text == text
