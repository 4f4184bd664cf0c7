"""`factcheck explain`."""

from __future__ import annotations

import difflib

import click

from factcheck.output.console import put
from factcheck.output.visible import one_line


@click.command(
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
    from factcheck import rules

    if name is None:
        put((rules.page(form) if everything else rules.listing()) + "\n")
        return
    known = {one.rule.name: one for one in rules.explanations()}
    if name not in known:
        near = difflib.get_close_matches(name, known, n=1)
        hint = f"did you mean {near[0]}?" if near else f"the rules are {', '.join(known)}"
        raise click.BadParameter(f"there is no rule {one_line(name)!r}; {hint}", param_hint="RULE")
    put(rules.shown(known[name], form) + "\n")
