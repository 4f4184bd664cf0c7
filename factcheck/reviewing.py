"""Going through findings at a terminal: one after the other, a single key each, every decision kept at once."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from factcheck import decisions
from factcheck.finding import Finding, Report, Ruling, State
from factcheck.output.console import paint
from factcheck.output.visible import one_line
from factcheck.output.wording import counted, decided, worst_first
from factcheck.reporters.terminal import block

KEYS = {
    **dict.fromkeys(("1", "c"), Ruling.CONFIRMED),
    **dict.fromkeys(("2", "a"), Ruling.ACCEPTABLE),
    **dict.fromkeys(("3", "h"), Ruling.HOUSE_STYLE),
    **dict.fromkeys(("4", "s"), Ruling.SUPERSEDED),
    **dict.fromkeys(("5", "f"), Ruling.FALSE_ALARM),
    **dict.fromkeys(("6", "l"), Ruling.LATER),
}
HELP = (
    "1 confirm  2 acceptable  3 house style  4 superseded  5 false alarm  6 later\n"
    "Enter next  k back  n note  u undo  q quit  (c a h s f l are 1 to 6)"
)
_ORDER = {None: 0, Ruling.REOPENED: 0, Ruling.LATER: 1, Ruling.CONFIRMED: 2}


@dataclass(slots=True)
class Session:
    """One sitting; `key` waits for a key, `ask` for a line (the argument is the prompt), `say` shows lines."""

    path: Path
    reviewer: str
    key: Callable[[], str]
    ask: Callable[[str], str]
    say: Callable[[str], None]
    taken: int = 0

    def run(self, report: Report) -> int:
        """Go through the open findings of a report with decisions applied; the number of decisions taken.

        Findings without a decision come first, then those put off, then those confirmed. Raises DecisionsError.
        """
        queue = _queue(report)
        if not queue:
            self.say("No finding is open.")
            return 0
        self.say(f"{counted(len(queue), 'open finding')}\n{HELP}")
        at = 0
        while 0 <= at < len(queue):
            self._show(queue[at], at, len(queue))
            step = self._answer(queue, at)
            if step is None:
                break
            at = max(0, at + step)
        self.say(f"{counted(self.taken, 'decision')} kept in {one_line(str(self.path))}")
        return self.taken

    def _show(self, finding: Finding, at: int, total: int) -> None:
        head = f"{at + 1} of {total}  {paint(finding.severity.value, finding.severity)}"
        lines = ["", head, *block(finding)]
        if finding.explanation:
            lines.append(f"  why: {one_line(finding.explanation)}")
        lines += [f"  note: {one_line(note)}" for note in finding.notes]
        if finding.decision:
            lines.append(f"  decided: {one_line(decided(finding))}")
        self.say("\n".join(lines))

    def _answer(self, queue: list[Finding], at: int) -> int | None:
        """How many findings to go on, or nothing to stop."""
        note = ""
        while True:
            pressed = self.key()
            if pressed in KEYS:
                self._keep(queue, at, KEYS[pressed], note)
                return 1
            if pressed == "u" and queue[at].decision:
                self._keep(queue, at, Ruling.REOPENED, "")
                return 0
            if pressed == "n":
                note = self.ask("Note: ")
            elif pressed in {"q", "\x03", "\x04", ""}:
                return None
            elif pressed in {"\r", "\n", " ", "j"}:
                return 1
            elif pressed == "k":
                return -1
            else:
                self.say(HELP)

    def _keep(self, queue: list[Finding], at: int, ruling: Ruling, note: str) -> None:
        taken = decisions.decide(queue[at], ruling, note, self.reviewer)
        decisions.append(self.path, [taken])
        queue[at] = replace(queue[at], decision=taken, state=State.UNCHANGED)
        self.taken += 1
        self.say(f"  → {decided(queue[at])}")


def _queue(report: Report) -> list[Finding]:
    def urgency(finding: Finding) -> int:
        held = finding.decision.ruling if finding.decision and finding.state is State.UNCHANGED else None
        return _ORDER.get(held, 3)

    return sorted((one for one in worst_first(report.findings) if not one.suppressed), key=urgency)
