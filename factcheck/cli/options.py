"""Options and words that several commands share."""

from __future__ import annotations

import getpass

import click

from factcheck import plugins
from factcheck.settings import ENGINES, SEVERITIES

FORMATS = plugins.names("factcheck.reporters")  # a reporter is named as its module, and imported when it is used
EXIT_CODES = """\b
Exit codes:
  0  nothing at or above --fail-on    3  could not run
  1  findings at or above --fail-on   4  nothing could be compared
  2  wrong usage                    130  interrupted
"""


def _user() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError):  # no name for the user's number, as in some containers
        return ""


format_option = click.option(
    "formats", "--format", multiple=True, type=click.Choice(FORMATS), help="Format of the report; repeatable."
)
names_option = click.option(
    "--names", metavar="FILE", help="What the desk accepts, rejects and prefers.  [names.toml, if there]"
)
encoder_option = click.option("--encoder", metavar="PATH_OR_HUB_NAME", help="Another sentence-transformers model.")
draft_option = click.option("--draft", metavar="FILE", default="", help="Which Word file --format docx comments on.")
nli_option = click.option(
    "--nli", metavar="PATH_OR_HUB_NAME", help="A CrossEncoder trained on NLI that judges statements as well."
)
index_option = click.option("--index", metavar="NAME", help="Keep what was worked out under indexes/NAME and reuse it.")
engine_option = click.option(
    "--engine",
    type=click.Choice(ENGINES),
    help="Where documents are analysed: here, by a process that stays for later runs, or by workers of Dask.  [local]",
)
scheduler_option = click.option(
    "--scheduler", metavar="ADDRESS", help="The Dask cluster to use.  [processes of this machine]"
)


def engine_of(engine: str | None, scheduler: str | None) -> str | None:
    """The engine that the two flags above mean: an address alone means Dask. Raises click.UsageError."""
    if scheduler and engine not in {None, "dask"}:
        raise click.UsageError("--scheduler goes with --engine dask")
    return "dask" if scheduler else engine


reviewer_option = click.option(
    "--reviewer", metavar="NAME", default=_user, help="Who decides.  [the name you are logged in by]"
)
severity_option = click.option("--min-severity", type=click.Choice(SEVERITIES), help="Show no lesser findings.")
