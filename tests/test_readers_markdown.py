"""Markdown keeps its text; its marks do not reach the sentences."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.document import SectionKind
from factcheck.errors import DocumentError
from factcheck.readers.markdown import read
from factcheck.sections import structure
from factcheck.sentences import split

PAGE = """---
title: "Fire in Oakford"
date: 2025-07-21
---
# Six hurt at the mill

Some [six](https://example.org/2019/12) people were hurt when the mill
burnt down, the mayor said. It was a
large fire.

```python
killed = 99
```

- The first engine came at 4pm.
1. The second came later.

> “We were lucky,” said Ada Quill.

![map](map.png)
[1]: https://example.org

<!-- an editor's note:
not for print -->

What comes next
---------------

The mill will be rebuilt.
"""


def sentences(text: str) -> list[str]:
    return [sentence.text for sentence in split(structure(read("a.md", text.encode())))]


def test_front_matter_gives_title_and_day() -> None:
    document = read("a.md", PAGE.encode())
    assert (document.title, document.published) == ("Fire in Oakford", dt.date(2025, 7, 21))
    assert document.text == PAGE


def test_sentences_are_without_marks() -> None:
    found = sentences(PAGE)
    assert found[0] == "Six hurt at the mill"
    assert found[1].startswith("Some [six]") and found[1].endswith("the mayor said.")
    assert found[2] == "It was a\nlarge fire."
    assert found[3:] == [
        "The first engine came at 4pm.",
        "The second came later.",
        "“We were lucky,” said Ada Quill.",
        "What comes next",
        "The mill will be rebuilt.",
    ]


def test_headings_are_headlines() -> None:
    document = structure(read("a.md", PAGE.encode()))
    headlines = [document.slice(part.span).strip() for part in document.sections if part.kind is SectionKind.HEADLINE]
    assert headlines == ["Six hurt at the mill", "What comes next"]


def test_without_front_matter_the_heading_is_the_title() -> None:
    document = structure(read("a.md", b"# Mill burns\n\nPublished 21 July 2025\n\nSix were hurt.\n"))
    assert (document.title, document.published) == ("Mill burns", dt.date(2025, 7, 21))


def test_an_open_fence_and_open_comment_end_with_the_file() -> None:
    assert sentences("Six were hurt.\n\n```\ncode goes on\n") == ["Six were hurt."]
    assert sentences("Six were hurt.\n\n<!-- a note\ngoes on\n") == ["Six were hurt."]


def test_empty_is_refused() -> None:
    with pytest.raises(DocumentError, match="empty file"):
        read("a.md", b"\n")


@given(st.text(alphabet="#-*>`=~[]()!<: \n\rab1.", min_size=1, max_size=120))
def test_sections_tile_any_text(text: str) -> None:
    try:
        document = read("a.md", text.encode())
    except DocumentError:
        return
    assert "".join(document.slice(section.span) for section in document.sections) == text
