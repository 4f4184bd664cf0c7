"""What can be set, its defaults, and where settings come from.

Later wins: the defaults, a file in the working folder (factcheck.toml, or [tool.factcheck] in pyproject.toml),
FACTCHECK_* in the environment, flags of the command line or arguments in Python.
"""

from __future__ import annotations

import os
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

from factcheck.errors import SettingsError

SEVERITIES = ("low", "medium", "high")
ENGINES = ("dask", "local", "resident")
PREFIX = "FACTCHECK_"
NAMES = "names.toml"  # looked for beside the file of settings
_LARGEST = 1e12  # excludes infinity, not-a-number and whole numbers that are no float


@dataclass(frozen=True, slots=True)
class Settings:
    """Settings of a run. Units are in the names; every limit ends in a Skipped with its reason.

    Raises SettingsError for a value that cannot be.
    """

    encoder: str = ""  # a folder or hub name of a sentence-transformers model; empty: the packaged all-MiniLM-L6-v2
    nli: str = ""  # a folder or hub name of an NLI CrossEncoder that also judges statements; empty: none
    engine: str = "local"  # where documents are analysed: here, by a process that stays, or by workers of Dask
    scheduler: str = ""  # the address of that cluster ("tcp://host:8786"); empty: processes of this machine
    neighbours: int = 20  # nearest sentences of each sentence that are nominated for comparison
    min_similarity: float = 0.3  # cosine under which a neighbour is not nominated
    max_vectors_mb: float = 1_000.0  # of vectors in memory; more lie in a temporary file
    max_file_mb: float = 20.0
    max_files: int = 10_000
    max_unpacked_mb: float = 100.0  # of one archive, or one file that is an archive (.docx, .odt)
    max_ratio: float = 200.0  # unpacked to packed size, looked at from one megabyte upwards
    max_entries: int = 1_000  # of an archive with all that are in it, of a feed or a message
    max_nesting: int = 3  # archives within archives, messages within messages
    max_pages: int = 1_000
    max_seconds: float = 60.0  # wall-clock time for reading one file
    max_memory_mb: float = 1_500.0  # of the process that reads files
    min_severity: str = "low"  # the least severity that the command shows; Checker.check gives all findings
    inline_ignores: str = "on"  # whether comments in documents ("factcheck-ignore: …") are followed, or "off"
    names: str = ""  # what the desk accepts, rejects and prefers: a names.toml, or word lists of Vale
    decisions: str = "factcheck-decisions.jsonl"  # the file of what was decided about findings
    fail_on: str = "medium"  # the least severity that makes the command exit with 1, or "never"

    def __post_init__(self) -> None:
        for key, (accepts, wanted) in _ACCEPTED.items():
            value = getattr(self, key)
            if not accepts(value):
                raise SettingsError(f"{key} must be {wanted}, not {value!r}")


def _is_whole(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and value >= 1


def _is_number(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and abs(value) < _LARGEST


_ACCEPTED: dict[str, tuple[Callable[[Any], bool], str]] = {
    "encoder": (lambda value: isinstance(value, str), "text: a folder or the name of a model"),
    "nli": (lambda value: isinstance(value, str), "text: a folder or the name of a model"),
    "engine": (lambda value: value in ENGINES, f"one of {', '.join(ENGINES)}"),
    "scheduler": (lambda value: isinstance(value, str) and "\0" not in value, "an address: tcp://host:8786"),
    "neighbours": (_is_whole, "a whole number from 1"),
    "min_similarity": (lambda value: _is_number(value) and -1 <= value <= 1, "a number from -1 to 1"),
    "max_vectors_mb": (lambda value: _is_number(value) and value >= 0, "a number from 0"),
    "max_file_mb": (lambda value: _is_number(value) and value > 0, "a number above 0"),
    "max_files": (_is_whole, "a whole number from 1"),
    "max_unpacked_mb": (lambda value: _is_number(value) and value > 0, "a number above 0"),
    "max_ratio": (lambda value: _is_number(value) and value > 1, "a number above 1"),
    "max_entries": (_is_whole, "a whole number from 1"),
    "max_nesting": (_is_whole, "a whole number from 1"),
    "max_pages": (_is_whole, "a whole number from 1"),
    "max_seconds": (lambda value: _is_number(value) and value > 0, "a number above 0"),
    "max_memory_mb": (lambda value: _is_number(value) and value >= 300, "a number from 300"),
    "names": (
        lambda value: isinstance(value, str) and "\0" not in value,
        "the name of a file, or of a folder with Vale's word lists",
    ),
    "decisions": (
        lambda value: isinstance(value, str) and bool(value.strip()) and "\0" not in value,
        "the name of a file",
    ),
    "inline_ignores": (lambda value: value in ("on", "off"), "on or off"),
    "min_severity": (lambda value: value in SEVERITIES, "one of low, medium, high"),
    "fail_on": (lambda value: value in ("never", *SEVERITIES), "one of never, low, medium, high"),
}
_DEFAULTS: dict[str, Any] = {field.name: field.default for field in fields(Settings)}


def load(
    folder: Path | None = None, environment: Mapping[str, str] | None = None, **flags: str | float | None
) -> Settings:
    """Settings from the file in `folder`, the environment and flags (a flag that is None is not given).

    Without a setting `names`, names.toml in `folder` is taken where there is one.
    `folder` is the working folder and `environment` the process's unless given.
    Raises SettingsError naming the file or variable, the key and the allowed keys.
    """
    chosen: dict[str, Any] = {}
    for origin, table in (
        *_file_table(folder or Path()),
        *_environment_table(os.environ if environment is None else environment),
        ("", {key: value for key, value in flags.items() if value is not None}),
    ):
        chosen |= {key: _accepted(origin, key, value) for key, value in table.items()}
    return Settings(**({"names": str(beside)} if (beside := (folder or Path()) / NAMES).is_file() else {}) | chosen)


def _accepted(origin: str, key: str, value: object) -> object:
    """The value if the key is known and takes it; `origin` says where it was read."""
    where = f"{origin}: " if origin else ""
    if key not in _ACCEPTED:
        raise SettingsError(f"{where}unknown setting {key!r}; allowed: {', '.join(_ACCEPTED)}")
    accepts, wanted = _ACCEPTED[key]
    if not accepts(value):
        raise SettingsError(f"{where}{key} must be {wanted}, not {value!r}; allowed settings: {', '.join(_ACCEPTED)}")
    return float(value) if isinstance(_DEFAULTS[key], float) else value  # type: ignore[arg-type]


def _file_table(folder: Path) -> list[tuple[str, dict[str, Any]]]:
    """The table of the one file that counts: factcheck.toml before pyproject.toml."""
    own, project = folder / "factcheck.toml", folder / "pyproject.toml"
    if own.is_file():
        return [(own.name, _parsed(own))]
    if not project.is_file():
        return []
    tool = _parsed(project).get("tool", {})
    table = tool.get("factcheck", {}) if isinstance(tool, dict) else {}
    if not isinstance(table, dict):
        raise SettingsError(f"{project.name}: tool.factcheck must be a table; allowed keys: {', '.join(_ACCEPTED)}")
    return [(project.name, table)]


def _parsed(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError, RecursionError) as error:
        raise SettingsError(f"{path.name} cannot be read: {error}") from error


def _environment_table(environment: Mapping[str, str]) -> list[tuple[str, dict[str, Any]]]:
    """One table a variable, so that an error names the variable."""
    tables = []
    for variable in sorted(name for name in environment if name.startswith(PREFIX)):
        key = variable.removeprefix(PREFIX).lower()
        tables.append((variable, {key: _from_text(key, environment[variable])}))
    return tables


def _from_text(key: str, text: str) -> object:
    """A variable's text as the type of the setting; text that does not parse is left for the check to refuse."""
    kind: type[str | int | float] = type(_DEFAULTS.get(key, ""))
    try:
        return kind(text)
    except ValueError:
        return text
