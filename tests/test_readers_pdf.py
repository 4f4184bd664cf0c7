"""PDF files: paragraphs, columns, broken words, running heads, pages; and files that cannot be read."""

from __future__ import annotations

import datetime as dt
import io
import itertools

import pypdf
import pytest

from factcheck.document import SectionKind
from factcheck.errors import DocumentError
from factcheck.readers.pdf import read
from factcheck.settings import Settings
from tests.samples import Line, pdf, set_lines

LEFT = "Seven people were hurt when the old mill beside the river burned down. Forty firefighters fought the fire."
RIGHT = "A ferry with forty people on board ran aground near the harbour. Nobody was hurt, the harbour master said."


def paragraphs(*pages: list[Line]) -> list[str]:
    return read("a.pdf", pdf(*pages), Settings()).text.split("\n\n")


def encrypted(password: str, owner: str = "x") -> bytes:
    writer = pypdf.PdfWriter(io.BytesIO(pdf(set_lines(LEFT))))
    writer.encrypt(password, owner, algorithm="RC4-128")
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def test_lines_become_paragraphs_and_large_type_a_headline() -> None:
    document = read("a.pdf", pdf([(72, 800, 18, "Mill fire"), *set_lines(f"{LEFT}\n\n{RIGHT}", width=50)]), Settings())
    assert document.text.split("\n\n") == ["Mill fire", LEFT, RIGHT]
    assert [section.kind for section in document.sections] == [SectionKind.HEADLINE, SectionKind.BODY]


def test_paragraphs_are_told_by_indents_as_well() -> None:
    lines = [*set_lines(LEFT, width=45), (90, 700, 11, "The mayor was sad. She will"), (72, 686.8, 11, "come back.")]
    assert paragraphs(lines)[-1] == "The mayor was sad. She will come back."


@pytest.mark.parametrize("across", [False, True])
def test_columns_are_read_one_after_the_other(across: bool) -> None:
    left, right = (set_lines(text, x=x, width=24) for text, x in ((LEFT, 50), (RIGHT, 320)))
    pairs = itertools.zip_longest(left, right)
    drawn = [line for pair in pairs for line in pair if line] if across else left + right
    assert paragraphs([(50, 800, 20, "Two stories of one day"), *drawn]) == ["Two stories of one day", LEFT, RIGHT]


def test_rows_of_a_table_stay_together() -> None:
    cells = [("Oakford", "7 hurt"), ("Port Hale", "2 hurt")]
    drawn = [(x, 700 - 14 * n, 11, cell) for n, row in enumerate(cells) for x, cell in zip((50, 250), row, strict=True)]
    assert paragraphs(drawn) == ["Oakford | 7 hurt", "Port Hale | 2 hurt"]


def test_words_broken_at_the_end_of_a_line_are_whole_again() -> None:
    lines = [
        "The long-serving firefight-",
        "ers were led by a long-",
        "serving captain from Oak-",
        "Hale. He was born in 1970-",
        "71.",
    ]
    drawn = [(72, 700 - 13 * n, 11, line) for n, line in enumerate(lines)]
    whole = "The long-serving firefighters were led by a long-serving captain from Oak-Hale. He was born in 1970-71."
    assert paragraphs(drawn) == [whole]


def test_pages_are_anchors_and_running_heads_are_left_out() -> None:
    def page(number: int, *lines: Line) -> list[Line]:
        return [(50, 815, 8, "The Gazette, 21 July 2025"), *lines, (290, 20, 8, f"Page {number}")]

    first, second = set_lines(LEFT, width=60), set_lines(RIGHT, width=60)
    document = read("a.pdf", pdf(page(1, *first), page(2, *second), page(3, (72, 700, 11, "It is out."))), Settings())
    assert document.text == f"{LEFT}\n\n{RIGHT}\n\nIt is out."
    assert document.published == dt.date(2025, 7, 21)
    assert [document.anchor(document.text.index(word)) for word in ("Seven", "ferry", "out")] == [
        "page 1",
        "page 2",
        "page 3",
    ]


def test_the_day_of_printing_is_not_the_day_of_the_story() -> None:
    head = (20, 825, 8, "7/30/25, 9:15 AM")
    assert read("a.pdf", pdf(*[[head, *set_lines(LEFT)]] * 2), Settings()).published is None


def test_items_of_a_list_are_kept_apart() -> None:
    items = [(90, 700 - 13 * n, 11, item) for n, item in enumerate(("Hurt: seven", "Dead: two", "Missing: one"))]
    assert paragraphs(set_lines(LEFT) + items) == [LEFT, "Hurt: seven", "Dead: two", "Missing: one"]


def test_a_sentence_over_two_pages_is_one_and_has_both_anchors() -> None:
    document = read(
        "a.pdf",
        pdf([(72, 60, 11, "Seven people were hurt and nine were")], [(72, 780, 11, "missing on Monday.")]),
        Settings(),
    )
    assert document.text == "Seven people were hurt and nine were missing on Monday."
    assert document.anchors == ((0, "page 1"), (37, "page 2"))


def test_pages_without_words_are_told() -> None:
    document = read("a.pdf", pdf(set_lines(LEFT), [], []), Settings())
    assert document.notices == ("without words, so not read (scanned?): pages 2, 3",)


def test_a_file_that_only_forbids_printing_is_read() -> None:
    assert read("a.pdf", encrypted(""), Settings()).text == LEFT


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (encrypted("secret"), "needs a password"),
        (b"%PDF-1.4\n%%EOF", "broken PDF"),
        (b"no pdf at all", "broken PDF"),
        (pdf(set_lines(LEFT))[:300], "broken PDF"),
        (pdf([]), "scanned pages need text recognition"),
        (pdf(*[[(72, 700, 11, "Six")]] * 4), "max_pages"),
    ],
)
def test_what_cannot_be_read_has_a_reason(data: bytes, reason: str) -> None:
    with pytest.raises(DocumentError, match=reason):
        read("a.pdf", data, Settings(max_pages=3))
