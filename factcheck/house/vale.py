"""Word lists of the prose linter Vale: accept.txt and reject.txt of a vocabulary.

One entry a line, a word, a phrase or a regular expression, case-sensitive unless it begins with (?i); lines that are
empty or begin with "# " do not count. An entry stands for whole words (https://vale.sh/docs/keys/vocab).
As with Vale, an accepted entry with a capital inside a word ("NATO", "McAllan") also asks for its capitals.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from factcheck.errors import SettingsError
from factcheck.house.patterns import bounded, is_plain
from factcheck.house.spellings import Entry, Standing, plain

LISTS = {"accept.txt": Standing.ACCEPTED, "reject.txt": Standing.REJECTED}
_PARENTS = (Path("config", "vocabularies"), Path("Vocab"))  # since and before version 3 of Vale
_COMMENT = re.compile(r"# |\s*#?\s*$")
_INNER_CAPITAL = re.compile(r"\w[A-Z]")
_MOST, _MOST_EXPRESSIONS = 50_000, 1_000


def folders(place: Path) -> list[Path]:
    """The vocabularies of a folder: itself, or all those of a folder of styles."""
    if any((place / name).is_file() for name in LISTS):
        return [place]
    found = (one for parent in _PARENTS for one in (place / parent).glob("*") if one.is_dir())
    return sorted(one for one in found if any((one / name).is_file() for name in LISTS))


def entries(folder: Path) -> Iterator[Entry]:
    """The entries of a vocabulary. Raises SettingsError naming the file and the line."""
    for name, standing in LISTS.items():
        if (folder / name).is_file():
            yield from listed(folder / name, standing)


def listed(path: Path, standing: Standing) -> Iterator[Entry]:
    """The entries of one list. Raises SettingsError naming the file and the line."""
    try:
        lines = path.read_text(encoding="utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise SettingsError(f"{path}: cannot be read: {getattr(error, 'strerror', None) or error}") from error
    if len(lines) > _MOST:
        raise SettingsError(f"{path}: has more than {_MOST:,} lines")
    told = [(number, line.strip()) for number, line in enumerate(lines, 1) if not _COMMENT.match(line)]
    if sum(not is_plain(line) for _, line in told) > _MOST_EXPRESSIONS:
        raise SettingsError(f"{path}: has more than {_MOST_EXPRESSIONS:,} regular expressions")
    for number, line in told:
        try:
            yield from _entries(line, standing, f"{path.parent.name}/{path.name}:{number}")
        except SettingsError as error:
            raise SettingsError(f"{path}:{number}: {line!r} {error}") from error


def _entries(line: str, standing: Standing, origin: str) -> Iterator[Entry]:
    if not is_plain(line):
        yield Entry(line, standing, origin, pattern=bounded(line))
        return
    yield Entry(plain(line), standing, origin)
    if standing is Standing.ACCEPTED and _INNER_CAPITAL.search(line):
        other = re.compile(rf"(?<!\w){re.escape(line)}(?!\w)", re.IGNORECASE)
        yield Entry(line, Standing.VARIANT, origin, house=plain(line), pattern=other)
