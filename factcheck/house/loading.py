"""Reading names.toml.

accept = [["Kyiv", "Kiev"], "Jon Snow"]          # spellings of one name, both fine; a name that is right as it is
vocabularies = ["styles"]                        # word lists of Vale

[reject]
"Zelenskyy" = ["Zelensky", "Zelenskiy"]          # the house form, and what must not be written

[prefer]
"Mumbai" = "Bombay"                              # the house form, and what gets a note

[outlet."Reuters"]
paths = ["wires/reuters-*"]
accept = ["Bombay"]
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from factcheck.errors import SettingsError
from factcheck.house import vale
from factcheck.house.spellings import Entry, House, Outlet, Standing, plain

_SCOPED = ("accept", "reject", "prefer")
_KEYS = (*_SCOPED, "outlet", "vocabularies")
_OUTLET_KEYS = (*_SCOPED, "paths")


def load(place: Path) -> House:
    """What is written in names.toml, or in Vale's word lists where `place` is a folder or one of the lists.

    Raises SettingsError naming the file and the key or line.
    """
    if place.name in vale.LISTS and place.is_file():
        return House(tuple(vale.listed(place, vale.LISTS[place.name])))
    if place.is_dir():
        return House(tuple(_vocabulary(place, str(place))))
    return House(tuple(_consistent(list(_of_table(place, _parsed(place))))))


def _parsed(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except OSError as error:
        raise SettingsError(f"{path}: cannot be read: {error.strerror or error}") from error
    except (UnicodeDecodeError, tomllib.TOMLDecodeError, RecursionError) as error:
        raise SettingsError(f"{path}: cannot be read: {error}") from error


def _vocabulary(folder: Path, origin: str) -> Iterator[Entry]:
    found = vale.folders(folder)
    if not found:
        wanted = "accept.txt, reject.txt, config/vocabularies/NAME or Vocab/NAME"
        raise SettingsError(f"{origin}: no word list of Vale in {folder}; looked for {wanted}")
    for one in found:
        yield from vale.entries(one)


def _of_table(path: Path, table: Mapping[str, Any]) -> Iterator[Entry]:
    _only(path, table, _KEYS, "")
    yield from _scope(path, table, None, "")
    for name, own in _table(path, table, "outlet", "").items():
        where = f'outlet."{name}".'
        if not isinstance(own, dict):
            raise SettingsError(f'{path}: outlet."{name}" must be a table with {_listed(_OUTLET_KEYS)}')
        _only(path, own, _OUTLET_KEYS, where)
        outlet = Outlet(name, tuple(_places(path, f"{where}paths", own.get("paths", []))))
        yield from _scope(path, own, outlet, where)
    for folder in _places(path, "vocabularies", table.get("vocabularies", [])):
        yield from _vocabulary(path.parent / folder, f"{path}: vocabularies")


def _only(path: Path, table: Mapping[str, Any], allowed: tuple[str, ...], where: str) -> None:
    for key in table:
        if key not in allowed:
            raise SettingsError(f"{path}: unknown key {where + key!r}; allowed: {_listed(allowed)}")


def _listed(keys: tuple[str, ...]) -> str:
    return ", ".join(keys)


def _scope(path: Path, table: Mapping[str, Any], outlet: Outlet | None, where: str) -> Iterator[Entry]:
    """The entries of the whole file or of one outlet."""
    groups = table.get("accept", [])
    if not isinstance(groups, list):
        raise SettingsError(f"{path}: {where}accept must be a list of names and of lists of names")
    for number, group in enumerate(groups):
        for text in _texts(path, f"{where}accept", group):
            yield Entry(text, Standing.ACCEPTED, path.name, group=number, outlet=outlet)
    for key, standing in (("reject", Standing.REJECTED), ("prefer", Standing.VARIANT)):
        for house, others in _table(path, table, key, where).items():
            form = _name(path, where + key, house)
            yield Entry(form, Standing.PREFERRED, path.name, house=form, outlet=outlet)
            for text in _texts(path, f'{where}{key}."{house}"', others):
                yield Entry(text, standing, path.name, house=form, outlet=outlet)


def _table(path: Path, table: Mapping[str, Any], key: str, where: str) -> dict[str, Any]:
    value = table.get(key, {})
    if not isinstance(value, dict):
        raise SettingsError(f"{path}: {where}{key} must be a table")
    return value


def _places(path: Path, key: str, value: object) -> list[str]:
    places = value if isinstance(value, list) else [value]
    for place in places:
        if not isinstance(place, str) or not place or "\0" in place:
            raise SettingsError(f"{path}: {key} must be paths, not {place!r}"[:300])
    return list(map(str, places))


def _texts(path: Path, key: str, value: object) -> list[str]:
    """A text, or a list of texts, none of them empty."""
    texts = value if isinstance(value, list) else [value]
    return [_name(path, key, text) for text in texts]


def _name(path: Path, key: str, text: object) -> str:
    if not isinstance(text, str) or not any(map(str.isalnum, text)) or len(text) > 200:
        raise SettingsError(f"{path}: {key} must hold names of up to 200 characters, not {text!r}"[:300])
    return plain(text)


def _consistent(entries: list[Entry]) -> list[Entry]:
    """The entries, if no spelling is both right and wrong within one scope. Raises SettingsError."""
    right = {(e.text, e.outlet): e for e in entries if e.standing in {Standing.ACCEPTED, Standing.PREFERRED}}
    wrong: dict[tuple[str, Outlet | None], Entry] = {}
    for entry in entries:
        if entry.pattern is not None or entry.standing not in {Standing.REJECTED, Standing.VARIANT}:
            continue
        where = f" for {entry.outlet.name}" if entry.outlet else ""
        if (entry.text, entry.outlet) in right:
            kind = "rejected" if entry.standing is Standing.REJECTED else "a variant of another form"
            raise SettingsError(f"{entry.origin}: {entry.text!r} is both right and {kind}{where}")
        other = wrong.setdefault((entry.text, entry.outlet), entry)
        if (other.house, other.standing) != (entry.house, entry.standing):
            raise SettingsError(f"{entry.origin}: {entry.text!r} stands under two house forms{where}")
    return entries
