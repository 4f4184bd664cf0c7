"""The command line: arguments in, files and an exit code out. The only import of click.

Exit codes: 0 nothing at or above --fail-on; 1 such findings; 2 wrong usage; 3 could not run; 4 nothing could be
compared; 130 interrupted. A report is data and goes to standard output or a file; all else goes to standard error.
"""

from __future__ import annotations

import sys
import traceback
from collections.abc import Sequence
from typing import NoReturn

import click

from factcheck import __version__
from factcheck.cli import check, explain, index, report, review, verify
from factcheck.cli.codes import FAILED, FOUND, INTERRUPTED, NOTHING_COMPARED, USAGE
from factcheck.cli.options import EXIT_CODES
from factcheck.errors import FactcheckError
from factcheck.output.console import say
from factcheck.output.visible import one_line, visible

__all__ = ["FAILED", "FOUND", "INTERRUPTED", "NOTHING_COMPARED", "USAGE", "cli", "main", "run"]


@click.group(
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog="\b\nExamples:\n  factcheck check notes/ draft.md\n  factcheck explain\n\n" + EXIT_CODES,
)
@click.version_option(__version__, message="%(prog)s %(version)s")
def cli() -> None:
    """Shows every place where the documents behind a story disagree. Works offline."""


for command in (
    check.check,
    verify.verify,
    report.report,
    review.review,
    review.baseline,
    explain.explain,
    index.index,
):
    cli.add_command(command)


def _usage(error: click.UsageError) -> str:
    if isinstance(error, click.exceptions.NoArgsIsHelpError) or error.ctx is None:
        return error.format_message()
    hint = f"Try '{error.ctx.command_path} --help' for help."
    return f"{error.ctx.get_usage()}\n{hint}\n\nfactcheck: {visible(error.format_message())}"


def run(arguments: Sequence[str] | None = None) -> int:
    """Run a command and give its exit code; every way a run can end is here."""
    try:
        outcome = cli.main(args=arguments, prog_name="factcheck", standalone_mode=False)
    except click.UsageError as error:
        say(_usage(error))
        return USAGE
    except (click.Abort, KeyboardInterrupt):
        say("factcheck: interrupted")
        return INTERRUPTED
    except (FactcheckError, click.ClickException) as error:
        text = error.format_message() if isinstance(error, click.ClickException) else str(error)
        say(f"factcheck: {one_line(text)}")
        return FAILED
    except SystemExit as end:  # click's own end of shell completion, and its answer to a broken pipe
        return 0 if end.code == 0 else FAILED
    except Exception as error:  # noqa: BLE001 -- a traceback would exit with 1, which means findings
        say(visible(traceback.format_exc()))
        say(f"factcheck: this should not have happened, please report it: {one_line(repr(error))}")
        return FAILED
    return outcome if isinstance(outcome, int) else 0


def main() -> NoReturn:
    """The command `factcheck`."""
    sys.exit(run())
