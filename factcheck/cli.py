"""The command line: arguments in, files and an exit code out. The only import of click.

Exit codes: 0 nothing at or above --fail-on; 1 such findings; 2 wrong usage; 3 could not run; 4 nothing could be
compared; 130 interrupted. A report is data and goes to standard output or a file; all else goes to standard error.
"""

from __future__ import annotations

import difflib
import getpass
import glob
import os
import sys
import traceback
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import NoReturn

import click

from factcheck import __version__, decisions, plugins, reviewing, rules, sheets
from factcheck.errors import FactcheckError, ReportError
from factcheck.finding import Decision, Report, Severity
from factcheck.output.console import Status, paint, put, say
from factcheck.output.visible import one_line, visible
from factcheck.output.wording import counted, summary
from factcheck.output.writing import ready, write
from factcheck.reporters import Reporter
from factcheck.reporters.json import parse
from factcheck.reporters.terminal import overview
from factcheck.settings import SEVERITIES, Settings, load
from factcheck.verdict import Verdict, Verification

FOUND, USAGE, FAILED, NOTHING_COMPARED, INTERRUPTED = 1, 2, 3, 4, 130
REPORTS = Path("reports")
REPORTERS = {one.format: one for one in plugins.collect("factcheck.reporters", "REPORTER", Reporter)}
STREAM = Path("-")
STREAMED = {"terminal", "github"}  # formats that are for standard output
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
    "formats", "--format", multiple=True, type=click.Choice(list(REPORTERS)), help="Format of the report; repeatable."
)
encoder_option = click.option("--encoder", metavar="PATH_OR_HUB_NAME", help="Another sentence-transformers model.")
index_option = click.option(
    "--index", metavar="NAME", help="Keep the vectors of the sentences under indexes/NAME and reuse them."
)
reviewer_option = click.option(
    "--reviewer", metavar="NAME", default=_user, help="Who decides.  [the name you are logged in by]"
)
severity_option = click.option("--min-severity", type=click.Choice(SEVERITIES), help="Show no lesser findings.")


@click.group(
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog="\b\nExamples:\n  factcheck check notes/ draft.md\n  factcheck explain\n\n" + EXIT_CODES,
)
@click.version_option(__version__, message="%(prog)s %(version)s")
def cli() -> None:
    """Shows every place where the documents behind a story disagree. Works offline."""


@cli.command(
    epilog="\b\nExamples:\n  factcheck check seeds/\n  factcheck check wire.txt draft.md --fail-on high\n"
    "  factcheck check notes/ --format json --output -\n  pbpaste | factcheck check - agency.txt\n\n" + EXIT_CODES
)
@click.argument("paths", nargs=-1, required=True, metavar="PATH…")
@format_option
@click.option("--output", "-o", metavar="FILE", help="Where the report goes, - is standard output.  [reports/NAME.md]")
@severity_option
@click.option(
    "--fail-on", type=click.Choice(["never", *SEVERITIES]), help="Exit with 1 from this severity on.  [medium]"
)
@click.option("--exit-zero", is_flag=True, help="Exit with 0 also when there are findings.")
@index_option
@encoder_option
def check(  # noqa: PLR0913, PLR0917 -- one parameter an option
    paths: tuple[str, ...],
    formats: tuple[str, ...],
    output: str | None,
    min_severity: str | None,
    fail_on: str | None,
    exit_zero: bool,
    index: str | None,
    encoder: str | None,
) -> int:
    """Look for discrepancies between and inside documents.

    PATH is a file, a folder, a glob or - for standard input. The report is written to reports/, named after the first
    PATH, and summed up on the terminal.
    """
    settings = load(min_severity=min_severity, fail_on=fail_on, encoder=encoder)
    known = _known(settings)
    sources = _found(paths)
    targets = _targets(formats, output, _name(paths[0]))
    for _, path in targets:
        if path != STREAM:
            ready(path, sources)
    report = decisions.applied(_checked(settings, sources, index), known)
    shown = _shown(report, settings.min_severity)
    _deliver(shown, targets)
    if STREAM not in [path for _, path in targets]:
        _sum_up(report, shown, targets)
    elif not report.comparable:
        say(summary(report))
    return _exit_code(report, settings.fail_on, exit_zero)


@cli.command(
    epilog="\b\nExamples:\n  factcheck verify draft.md --against notes/\n"
    "  factcheck verify draft.md --against wire.txt --against minutes.pdf --format json --output -\n\n" + EXIT_CODES
)
@click.argument("draft", metavar="DRAFT")
@click.option("against", "--against", metavar="PATH", multiple=True, required=True, help="A source; repeatable.")
@click.argument("more", nargs=-1, metavar="[PATH…]")
@click.option("shape", "--format", type=click.Choice(["markdown", "json"]), default="markdown", show_default=True)
@click.option("--output", "-o", metavar="FILE", help="Where the sheet goes, - is standard output.  [reports/NAME.md]")
@click.option("--exit-zero", is_flag=True, help="Exit with 0 also when facts conflict.")
@encoder_option
def verify(  # noqa: PLR0913, PLR0917 -- one parameter an option
    draft: str,
    against: tuple[str, ...],
    more: tuple[str, ...],
    shape: str,
    output: str | None,
    exit_zero: bool,
    encoder: str | None,
) -> int:
    """Check one draft against its sources.

    Every figure, name, date, place, quotation and statement of DRAFT is ticked against the sources: supported,
    conflicting or not found. Sources are given with --against or after DRAFT. Exits with 1 when a fact conflicts.
    """
    settings = load(encoder=encoder)
    sources = _found([*against, *more])
    _found([draft])
    target = Path(output or REPORTS / f"{_name(draft)}-facts.{'md' if shape == 'markdown' else 'json'}")
    if target != STREAM:
        ready(target, [draft, *sources])
    found = _verified(settings, draft, sources)
    text = sheets.render_markdown(found) if shape == "markdown" else sheets.render_json(found)
    if target == STREAM:
        put(text)
    else:
        write(target, text)
        say(sheets.summary(found))
        say(f"Sheet: {visible(str(target))}")
    if not found.comparable:
        say("nothing could be verified: no readable source, or no statement of fact in the draft")
        return NOTHING_COMPARED
    return FOUND if found.count(Verdict.CONFLICTING) and not exit_zero else 0


def _verified(settings: Settings, draft: str, sources: Sequence[str]) -> Verification:
    from factcheck.pipeline import Checker

    with Status() as status:
        status("loading", 0, 0)
        return Checker(settings, status).verify(draft, sources)


@cli.command(
    epilog="\b\nExamples:\n  factcheck report reports/seeds.json --format markdown\n"
    "  factcheck report reports/seeds.json --min-severity high --output desk.md"
)
@click.argument("saved", metavar="REPORT.json", type=click.Path(exists=True, dir_okay=False, allow_dash=True))
@format_option
@click.option("--output", "-o", metavar="FILE", default="-", help="Where it goes.  [standard output]")
@severity_option
def report(saved: str, formats: tuple[str, ...], output: str, min_severity: str | None) -> None:
    """Render a saved report again.

    REPORT.json was written by `factcheck check --format json`, - is standard input; nothing is checked anew.
    """
    known = _known(load())
    targets = _targets(formats, output, "report")
    for _, path in targets:
        if path != STREAM:
            ready(path, [saved])
    found = _saved(saved)
    found = decisions.applied(found, known) if known else found
    _deliver(_shown(found, min_severity) if min_severity else found, targets)


@cli.command(
    epilog="\b\nExamples:\n  factcheck review story/\n  factcheck review reports/story.json\n"
    "  factcheck review --import factcheck-decisions.json\n  factcheck review --stats"
)
@click.argument("paths", nargs=-1, metavar="[PATH…]")
@click.option(
    "exported", "--import", metavar="FILE", multiple=True, help="Take over decisions that an HTML report exported."
)
@click.option("--stats", is_flag=True, help="Show, rule by rule, how many findings were worth showing.")
@reviewer_option
@index_option
def review(paths: tuple[str, ...], exported: tuple[str, ...], stats: bool, reviewer: str, index: str | None) -> None:
    """Go through the findings and decide, a single key each.

    PATH is what `factcheck check` takes, or one report saved as JSON. Open findings come first; every decision is kept
    at once, so that a later sitting goes on where this one ends.
    """
    if not (paths or exported or stats):
        raise click.UsageError("name documents, a saved report, --import FILE or --stats")
    if paths and not sys.stdin.isatty():
        raise click.UsageError("reviewing needs a terminal; decide in the HTML report and use --import")
    settings = load()
    place = Path(settings.decisions)
    for file in exported:
        new = decisions.imported(Path(file), decisions.read(place))
        decisions.append(place, new)
        say(f"{counted(len(new), 'new decision')} from {visible(file)} kept in {visible(settings.decisions)}")
    if paths:
        found = decisions.applied(_report_of(paths, settings, index), _known(settings))
        reviewing.Session(place, reviewer, click.getchar, _asked, say).run(found)
    if stats:
        put(decisions.precision(decisions.read(place)) + "\n")


@cli.command(epilog="\b\nExamples:\n  factcheck baseline story/\n  factcheck baseline reports/story.json")
@click.argument("paths", nargs=-1, required=True, metavar="PATH…")
@reviewer_option
@index_option
def baseline(paths: tuple[str, ...], reviewer: str, index: str | None) -> None:
    """Accept today's findings, so that later runs count only what is new or changed.

    PATH is what `factcheck check` takes, or one report saved as JSON. Findings that were decided stay as decided.
    """
    settings = load()
    found = decisions.applied(_report_of(paths, settings, index), _known(settings))
    accepted = decisions.baseline(found, reviewer)
    decisions.append(Path(settings.decisions), accepted)
    say(f"{counted(len(accepted), 'finding')} accepted, kept in {visible(settings.decisions)}")


@cli.command(
    epilog="\b\nExamples:\n  factcheck explain\n  factcheck explain quantity-conflict\n"
    "  factcheck explain --all --format markdown > docs/rules.md"
)
@click.argument("name", metavar="[RULE]", required=False)
@click.option("everything", "--all", is_flag=True, help="All rules in full.")
@click.option("form", "--format", type=click.Choice(["text", "markdown"]), default="text", show_default=True)
def explain(name: str | None, everything: bool, form: str) -> None:
    """Tell what a rule flags and leaves alone.

    Without RULE, the rules are listed.
    """
    if name is None:
        put((rules.page(form) if everything else rules.listing()) + "\n")
        return
    known = {one.rule.name: one for one in rules.explanations()}
    if name not in known:
        near = difflib.get_close_matches(name, known, n=1)
        hint = f"did you mean {near[0]}?" if near else f"the rules are {', '.join(known)}"
        raise click.BadParameter(f"there is no rule {one_line(name)!r}; {hint}", param_hint="RULE")
    put(rules.shown(known[name], form) + "\n")


@cli.group(epilog="\b\nExamples:\n  factcheck index build archive notes/\n  factcheck check notes/ --index archive")
def index() -> None:
    """Keep vectors of sentences.

    They lie under indexes/, so that unchanged text is not embedded again.
    """


@index.command(epilog="\b\nExamples:\n  factcheck index build archive notes/ 'wires/*.txt'")
@click.argument("name")
@click.argument("paths", nargs=-1, required=True, metavar="PATH…")
@encoder_option
def build(name: str, paths: tuple[str, ...], encoder: str | None) -> None:
    """Build or renew the index NAME from documents."""
    from factcheck.pipeline import Checker

    with Status() as status:
        corpus, skipped = Checker(load(encoder=encoder), status).build(_found(paths), name)
    for one in skipped:
        say(f"Not indexed: {one_line(one.path)}: {one_line(one.reason)}")
    say(f"Index {name}: {counted(len(corpus.documents), 'document')}, {counted(len(corpus.sentences), 'sentence')}")


@index.command("list", epilog="\b\nExamples:\n  factcheck index list")
def list_() -> None:
    """List the kept indexes.

    One a line: name, documents, sentences, size, and what is wrong with it; between them are tabs.
    """
    from factcheck import store

    for one in store.listing():
        columns = (one.name, counted(one.documents, "document"), counted(one.sentences, "sentence"))
        put("\t".join([*columns, f"{one.megabytes:.1f} MB", one_line(one.problem)]).rstrip() + "\n")


def _saved(path: str) -> Report:
    try:
        return parse((sys.stdin.buffer.read() if path == "-" else Path(path).read_bytes()).decode("utf-8-sig"))
    except (OSError, UnicodeDecodeError, ReportError) as error:
        raise ReportError(f"{path} cannot be read: {error}") from error


def _report_of(paths: Sequence[str], settings: Settings, index: str | None) -> Report:
    """The report of documents, or the one saved report that is named."""
    if len(paths) == 1 and paths[0].endswith(".json") and Path(paths[0]).is_file():
        return _saved(paths[0])
    return _checked(settings, _found(paths), index)


def _known(settings: Settings) -> tuple[Decision, ...]:
    """The decisions taken so far; those that cannot be applied are told."""
    known = decisions.read(Path(settings.decisions))
    if old := decisions.outdated(known):
        say(f"Not applied: {counted(old, 'decision')} by another version of fingerprints, decide anew")
    return known


def _asked(prompt: str) -> str:
    return str(click.prompt(prompt.rstrip(": "), default="", show_default=False, err=True))


def _found(paths: Sequence[str]) -> list[str]:
    """The paths as given. Raises click.BadParameter for what is not there."""
    for path in paths:
        if path != "-" and not os.path.lexists(path) and not glob.glob(path, recursive=True):  # noqa: PTH207
            raise click.BadParameter(f"no such file or folder: {visible(path)}", param_hint="PATH")
    return list(paths)


def _name(path: str) -> str:
    """What a report is called: the folder, or the file without its suffix, that was given first."""
    if path == "-":
        return "stdin"
    place = Path(path if os.path.lexists(path) else min(glob.glob(path, recursive=True)))  # noqa: PTH207
    name = place.resolve().name if place.is_dir() else place.stem
    return f"{name or 'root'}-report" if name.casefold() in {"", "readme"} else name


def _targets(formats: Sequence[str], output: str | None, name: str) -> list[tuple[Reporter, Path]]:
    """Each format with its place."""
    implied = next((one.format for one in REPORTERS.values() if output and output.endswith(one.suffix)), "markdown")
    chosen = [REPORTERS[one] for one in dict.fromkeys(formats or (implied,))]
    if output == "-" and len(chosen) > 1:
        raise click.UsageError("standard output takes one --format only")
    if output is None:
        return [(one, STREAM if one.format in STREAMED else REPORTS / f"{name}{one.suffix}") for one in chosen]
    if len(chosen) == 1:
        return [(chosen[0], Path(output))]
    return [(one, Path(output).with_suffix(one.suffix)) for one in chosen]


def _checked(settings: Settings, sources: Sequence[str], index: str | None) -> Report:
    from factcheck.pipeline import Checker

    with Status() as status:
        status("loading", 0, 0)
        return Checker(settings, status).check(sources, index=index)


def _shown(report: Report, least: str) -> Report:
    """The report without findings below a severity; its settings say so."""
    findings = tuple(one for one in report.findings if one.severity.rank >= Severity(least).rank)
    return replace(report, findings=findings, settings={**report.settings, "min_severity": least})


def _deliver(report: Report, targets: Sequence[tuple[Reporter, Path]]) -> None:
    for reporter, path in targets:
        text = reporter.render(report)
        put(text) if path == STREAM else write(path, text)


def _sum_up(report: Report, shown: Report, targets: Sequence[tuple[Reporter, Path]]) -> None:
    say(overview(shown, paint))
    if hidden := len(report.findings) - len(shown.findings):
        say(f"Not shown: {counted(hidden, 'finding')} below {shown.settings['min_severity']}")
    for _, path in targets:
        say(f"Report: {visible(str(path))}")


def _exit_code(report: Report, fail_on: str, exit_zero: bool) -> int:
    if not report.comparable:
        return NOTHING_COMPARED
    if exit_zero or fail_on == "never":
        return 0
    counted_ones = (one for one in report.findings if not one.suppressed)
    return FOUND if any(one.severity.rank >= Severity(fail_on).rank for one in counted_ones) else 0


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
