"""From places in the text that a reader made to places among the letters of the file.

The two have the same words in the same order, but for what the reader left out. So line after line of the text is
looked up exactly, each behind the one before it; nothing is guessed. A line that does not come again as a whole, since
it holds a character that is made when the file is shown, is tried around the place alone, and then has to be unique.
"""

from __future__ import annotations

import bisect

from factcheck.commenting.letters import is_letter

_AROUND = (60, 25)  # code points on either side of a place


class Places:
    """Where each line of a text begins among letters."""

    def __init__(self, text: str, letters: str) -> None:
        self._text, self._letters = text, letters
        self._count = [0]  # letters of the text before each code point
        for char in text:
            self._count.append(self._count[-1] + is_letter(char))
        self._starts: list[int] = []
        self._found: list[int] = []
        self._look_up_lines()

    def of(self, start: int, end: int) -> tuple[int, int] | None:
        """The half-open range of letters at [start, end) of the text; None where it is not found or has no letter."""
        if not (0 <= start < end <= len(self._text)) or self._count[start] == self._count[end]:
            return None
        line = bisect.bisect_right(self._starts, start) - 1
        begin = self._starts[line]
        if self._found[line] >= 0 and "\n" not in self._text[start:end]:
            at = self._found[line] + self._count[start] - self._count[begin]
            return at, at + self._count[end] - self._count[start]
        return self._alone(start, end)

    def _look_up_lines(self) -> None:
        begin = cursor = 0
        for line in self._text.split("\n"):
            key = "".join(filter(is_letter, line))
            at = self._letters.find(key, cursor)
            at = self._letters.find(key) if at < 0 else at
            self._starts.append(begin)
            self._found.append(at)
            cursor = at + len(key) if at >= cursor else cursor
            begin += len(line) + 1

    def _alone(self, start: int, end: int) -> tuple[int, int] | None:
        for around in _AROUND:
            begin = max(0, start - around)
            key = "".join(filter(is_letter, self._text[begin : end + around]))
            at = self._letters.find(key)
            if at >= 0 and self._letters.find(key, at + 1) < 0:
                at += self._count[start] - self._count[begin]
                return at, at + self._count[end] - self._count[start]
        return None
