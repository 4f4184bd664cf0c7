import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.output.visible import one_line, shortened, visible


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("a\x1b[31mb\x07", "a␛[31mb␇"),
        ("\x7f\x9b", "␡⟨U+009B⟩"),
        ("a\u202eb\u200bc\ufeff", "a⟨U+202E⟩b⟨U+200B⟩c⟨U+FEFF⟩"),
        ("a\u00a0b\u2009c", "a b c"),
        ("\udcff", "⟨U+DCFF⟩"),
        ("line\n\ttab", "line\n\ttab"),
        ("Zoë £5 — 六 👍", "Zoë £5 — 六 👍"),
    ],
)
def test_visible(text: str, shown: str) -> None:
    assert visible(text) == shown


@given(st.text())
def test_every_text_becomes_one_harmless_line(text: str) -> None:
    line = one_line(text)
    assert line.isprintable()
    assert line.encode("utf-8") is not None


def test_shortened_ends_at_a_word_and_keeps_short_texts() -> None:
    assert shortened("the quay gave way", 17) == "the quay gave way"
    assert shortened("the quay gave way", 12) == "the quay…"
    assert shortened("x" * 50, 10) == "x" * 9 + "…"
