"""Regular expressions of word lists, kept to those that cannot take long.

A backtracking matcher tries at most as many ways as the choices of an expression multiply to. An expression is read
into those choices: `?` has two, a repetition as many as it may repeat, brackets with alternatives the sum of theirs;
`*` and `+` stand for up to forty. What multiplies to more than LIMIT ways, and what has other constructs (look-around,
references, named groups), is refused.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from factcheck.errors import SettingsError

LIMIT = 2_000
LONGEST = 40  # repetitions that * and + stand for
_LENGTH = 200
_META = re.compile(r"[\\^$.|?*+()\[\]{}]")
_FLAGS = re.compile(r"\(\?-?i\)")
_ESCAPE = re.compile(r"\\(?:[bBdDsSwW]|[^\w\s]|\s)")
_CLASS = re.compile(r"\[\^?\]?(?:\\.|[^\]\\\[])*\]")
_TIMES = re.compile(r"\{(\d{1,2})(?:(,)(\d{1,2})?)?\}")


def is_plain(text: str) -> bool:
    """Whether a line of a word list has no character that means anything in a regular expression but a full stop."""
    return not _META.search(text.replace(".", ""))


def bounded(text: str) -> re.Pattern[str]:
    """The expression for whole words, with every repetition bounded.

    Raises SettingsError (without the place) for one that may take long, has other constructs or is none.
    """
    flags = re.IGNORECASE if text.startswith("(?i)") else re.NOFLAG
    body = _FLAGS.sub("", text, count=1) if _FLAGS.match(text) else text
    if len(body) > _LENGTH:
        raise SettingsError(f"is longer than {_LENGTH} characters")
    reader = _Reader(body)
    written, ways = reader.alternatives()
    if reader.at < len(body):
        raise SettingsError(f"has a bracket too many at character {reader.at + 1}")
    if ways > LIMIT:
        raise SettingsError(f"could be read in {ways:,} ways, which may take long; the most is {LIMIT:,}")
    try:
        return re.compile(rf"(?<!\w)(?:{written})(?!\w)", flags)
    except (re.error, OverflowError) as error:
        raise SettingsError(f"is no regular expression: {error}") from error


@dataclass
class _Reader:
    """Reads an expression into the same with bounded repetitions, and the ways it can be tried."""

    text: str
    at: int = 0

    def alternatives(self) -> tuple[str, int]:
        written, ways = self._sequence()
        while self._peek() == "|":
            self.at += 1
            other, more = self._sequence()
            written, ways = f"{written}|{other}", ways + more
        return written, ways

    def _sequence(self) -> tuple[str, int]:
        written, ways = "", 1
        while self._peek() not in {"", "|", ")"}:
            piece, choices = self._repeated(*self._atom())
            written, ways = written + piece, min(ways * choices, 10**12)
        return written, ways

    def _atom(self) -> tuple[str, int]:
        char = self._peek()
        if char == "(":
            return self._group()
        for kind in (_CLASS, _ESCAPE) if char in "[\\" else ():
            if found := kind.match(self.text, self.at):
                self.at = found.end()
                return found.group(), 1
        if char in "[\\*+?{":
            raise SettingsError(f"has a construct that is not supported at character {self.at + 1}")
        self.at += 1
        return char, 1

    def _group(self) -> tuple[str, int]:
        opening = next((one for one in ("(?:", "(") if self.text.startswith(one, self.at)), "(")
        self.at += len(opening)
        if self._peek() == "?":
            raise SettingsError(f"has a construct that is not supported at character {self.at + 1}")
        written, ways = self.alternatives()
        if self._peek() != ")":
            raise SettingsError("has a bracket that is not closed")
        self.at += 1
        return f"(?:{written})", ways

    def _repeated(self, piece: str, ways: int) -> tuple[str, int]:
        least, most = self._times()
        if (least, most) == (1, 1):
            return piece, ways
        self.at += self._peek() == "?"  # a lazy repetition tries the same ways
        if self._peek() in {"*", "+", "?", "{"}:
            raise SettingsError(f"has a repetition of a repetition at character {self.at + 1}")
        total = sum(min(ways, LIMIT + 1) ** times for times in range(least, most + 1))
        return f"{piece}{{{least},{most}}}", min(total, 10**12)

    def _times(self) -> tuple[int, int]:
        char = self._peek()
        simple = {"?": (0, 1), "*": (0, LONGEST), "+": (1, LONGEST)}.get(char)
        if simple is not None:
            self.at += 1
            return simple
        found = _TIMES.match(self.text, self.at)
        if found is None:
            return 1, 1
        self.at = found.end()
        least = int(found.group(1))
        most = int(found.group(3)) if found.group(3) else LONGEST if found.group(2) else least
        if most < least:
            raise SettingsError("has a repetition whose most is below its least")
        return least, min(most, max(LONGEST, least))

    def _peek(self) -> str:
        return self.text[self.at : self.at + 1]
