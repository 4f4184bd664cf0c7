"""Writes what is made in the documentation: docs/rules.md, the answers in docs/tutorial.md, and the pages in man/.

`make docs` runs it; a test says when that is due.
"""

from __future__ import annotations

import contextlib
import functools
import io
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from unittest import mock

import click
from click_man.core import generate_man_page

from factcheck import __version__, pipeline, rules
from factcheck.cli import cli, run

ROOT = Path(__file__).parents[1]
_CONSOLE = re.compile(r"(?<=^```console\n).*?(?=^```$)", re.DOTALL | re.MULTILINE)


def pages() -> dict[Path, str]:
    """Every made file with what must stand in it, but the tutorial, which takes a run."""
    made = {ROOT / "docs" / "rules.md": rules.page("markdown") + "\n"}
    return made | {ROOT / "man" / f"{name}.1": page for name, page in _manual(cli, "factcheck", None)}


def tutorial(text: str) -> str:
    """The tutorial with every command run anew, in a folder that has seeds/ and nothing else."""
    loaded_once = mock.patch.object(pipeline, "SentenceEncoder", functools.cache(pipeline.SentenceEncoder))
    with tempfile.TemporaryDirectory() as folder, contextlib.chdir(folder), loaded_once:
        shutil.copytree(ROOT / "seeds", "seeds")
        return _CONSOLE.sub(
            lambda match: "".join(map(_answered, re.findall(r"^\$ (.+)$", match[0], re.MULTILINE))), text
        )


def _answered(command: str) -> str:
    plain = command.partition("  #")[0].split()
    answer = _factcheck(plain[1:]) if plain[0] == "factcheck" else _shell(command)
    return f"$ {command}\n{answer}"


def _factcheck(arguments: list[str]) -> str:
    said = io.TextIOWrapper(io.BytesIO(), encoding="utf-8")
    with contextlib.redirect_stdout(said), contextlib.redirect_stderr(said):
        run(arguments)
    said.flush()
    return said.buffer.getvalue().decode("utf-8")  # type: ignore[attr-defined]


def _shell(command: str) -> str:
    return subprocess.run(command, shell=True, check=True, capture_output=True, text=True, encoding="utf-8").stdout


def _manual(command: click.Command, name: str, parent: click.Context | None) -> Iterator[tuple[str, str]]:
    """The pages of a command and of those below it, with their names."""
    context = click.Context(command, info_name=name, parent=parent)
    below = command.commands if isinstance(command, click.Group) else {}
    for one in (command, *below.values()):
        one.short_help = (one.help or "").partition("\n\n")[0].replace("\n", " ")
    page = generate_man_page(context, version=f"factcheck {__version__}", date=" ")
    yield context.command_path.replace(" ", "-"), "\n".join([page.rstrip(), *_epilog(command.epilog or "")]) + "\n"
    for name_below, one in below.items():
        yield from _manual(one, name_below, context)


def _epilog(text: str) -> Iterator[str]:
    for block in text.split("\b\n")[1:]:
        title, _, body = block.strip().partition(":\n")
        lines = body.replace("\\", "\\e").replace("-", "\\-").splitlines()
        yield "\n".join([f".SH {title.upper().replace('EXIT CODES', 'EXIT STATUS')}", ".nf", *lines, ".fi"])


def main() -> None:
    for variable in [name for name in os.environ if name.startswith("FACTCHECK_")]:
        del os.environ[variable]
    (ROOT / "man").mkdir(exist_ok=True)
    place = ROOT / "docs" / "tutorial.md"
    for path, text in (pages() | {place: tutorial(place.read_text(encoding="utf-8"))}).items():
        path.write_text(text, encoding="utf-8")
    sys.stderr.write("docs/rules.md, docs/tutorial.md and man/ are fresh\n")


if __name__ == "__main__":
    main()
