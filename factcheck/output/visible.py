"""Text of documents made safe to look at: what would act on a terminal or hide in a line is shown instead."""

from __future__ import annotations


def visible(text: str) -> str:
    """The text with control, bidirectional, zero-width and unassigned characters written out.

    Escape becomes ␛, U+202E becomes ⟨U+202E⟩; line feeds and tabs stay, other white space becomes a blank.
    Linear in the length of the text; the result can always be encoded as UTF-8.
    """
    return text if text.isprintable() else "".join(map(_shown, text))


def one_line(text: str) -> str:
    """The same on one line, with runs of white space as one blank."""
    return visible(" ".join(text.split()))


def shortened(text: str, most: int) -> str:
    """At most `most` code points, cut at a blank where there is one near, with an ellipsis for what is left out."""
    if len(text) <= most:
        return text
    kept = text[: most - 1]
    at = kept.rfind(" ", most * 2 // 3)
    return (kept[:at] if at > 0 else kept).rstrip() + "…"


def _shown(char: str) -> str:
    code = ord(char)
    if char.isprintable() or char in "\n\t":
        return char
    if code < 0x20:
        return chr(0x2400 + code)
    if code == 0x7F:
        return "␡"
    return " " if char.isspace() else f"⟨U+{code:04X}⟩"
