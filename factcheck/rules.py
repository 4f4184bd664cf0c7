"""What the rules flag and leave alone: the docstrings of the checks' modules, as `factcheck explain` shows them."""

from __future__ import annotations

import inspect
from dataclasses import dataclass

from factcheck import plugins
from factcheck.checks import Check
from factcheck.finding import Rule

OPENING = """# Rules

<!-- made by `make docs` from the docstrings in factcheck/checks/; do not edit -->

What each rule flags and what it leaves alone; `factcheck explain RULE` prints the same text."""


@dataclass(frozen=True, slots=True)
class Explanation:
    """A rule with the documentation of its check."""

    rule: Rule
    text: str

    @property
    def title(self) -> str:
        """The first line of the documentation, without its full stop."""
        return self.text.partition("\n")[0].removesuffix(".")

    @property
    def body(self) -> str:
        return self.text.partition("\n")[2].strip()


def explanations() -> list[Explanation]:
    """All rules by name."""
    found = [
        Explanation(module.CHECK.rule, inspect.cleandoc(module.__doc__ or module.CHECK.rule.summary))
        for module in plugins.modules("factcheck.checks")
        if isinstance(getattr(module, "CHECK", None), Check)
    ]
    return sorted(found, key=lambda one: one.rule.name)


def listing() -> str:
    """One line a rule."""
    found = explanations()
    width = max((len(one.rule.name) for one in found), default=0)
    return "\n".join(f"{one.rule.name:<{width}}  {one.title}" for one in found)


def shown(one: Explanation, form: str = "text") -> str:
    """A rule's documentation; `form` is "text" or "markdown"."""
    if form == "text":
        return f"{one.rule.name} ({one.rule.category})\n\n{one.text}"
    return f"## {one.rule.name}\n\n**{one.title}.** Category: {one.rule.category}.\n\n{one.body}"


def page(form: str = "text") -> str:
    """Every rule; in Markdown this is docs/rules.md."""
    opening = [] if form == "text" else [OPENING]
    return ("\n\n\n" if form == "text" else "\n\n").join([*opening, *(shown(one, form) for one in explanations())])
