"""What people decided about findings: an append-only file that belongs beside the story, in version control.

One decision a line, as JSON; the latest about a finding counts. A decision holds as long as the readings of its finding
stay the same, wherever their sentences stand and whatever their files are called; it reopens when a reading changes.
"""

from __future__ import annotations

import datetime as dt
import json
import os
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from factcheck import fingerprints
from factcheck.errors import DecisionsError, ReportError
from factcheck.finding import Decision, Finding, Report, Ruling, State
from factcheck.output.visible import one_line
from factcheck.reporters.json import decision, decision_entry

LINE = "factcheck-decision/1"  # schema of a line of the file
EXPORT = "factcheck-decisions/1"  # schema of what the HTML report exports
LONGEST = 2_000  # code points of a text in a decision
_IDENTITY = re.compile(r"v\d{1,4}-[0-9a-f]{4,64}")


def read(path: Path) -> tuple[Decision, ...]:
    """The decisions of a file in its order; none where there is no file. Raises DecisionsError naming the line."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        return ()
    except (OSError, UnicodeDecodeError) as error:
        raise DecisionsError(f"{path} cannot be read: {error}") from error
    lines = enumerate(text.split("\n"), 1)
    return tuple(_parsed(line, f"{path}, line {number}") for number, line in lines if line.strip())


def _parsed(line: str, where: str) -> Decision:
    try:
        entry = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise DecisionsError(f"{where}: not a decision: {error}") from error
    if not isinstance(entry, dict) or entry.get("schema") != LINE:
        raise DecisionsError(f"{where}: not a decision of schema {LINE}")
    return _accepted(entry, where)


def _accepted(entry: Mapping[str, object], where: str) -> Decision:
    """The decision of an entry, if every field is what it should be. Raises DecisionsError."""
    try:
        found = decision(entry)
        dt.datetime.fromisoformat(found.time)
    except (ReportError, ValueError) as error:
        raise DecisionsError(f"{where}: not a decision: {error}") from error
    if not _IDENTITY.fullmatch(found.finding):
        raise DecisionsError(f"{where}: not the identity of a finding: {one_line(found.finding)[:80]!r}")
    if any(len(text) > LONGEST for text in (found.rule, found.note, found.reviewer, found.time, found.title)):
        raise DecisionsError(f"{where}: a text of more than {LONGEST:,} characters")
    return found


def append(path: Path, decisions: Iterable[Decision]) -> None:
    """Add decisions at the end of a file, on disk when this returns. Raises DecisionsError."""
    lines = "".join(json.dumps({"schema": LINE, **decision_entry(one)}) + "\n" for one in decisions)
    if not lines:
        return
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("a+b") as file:
            if file.tell() and not _ends_with_newline(path):
                lines = "\n" + lines
            file.write(lines.encode("utf-8"))
            file.flush()
            os.fsync(file.fileno())
    except OSError as error:
        raise DecisionsError(f"cannot write {path}: {error.strerror or error}") from error


def _ends_with_newline(path: Path) -> bool:
    with path.open("rb") as file:
        file.seek(-1, os.SEEK_END)
        return file.read(1) == b"\n"


def decide(
    finding: Finding, ruling: Ruling, note: str = "", reviewer: str = "", time: dt.datetime | None = None
) -> Decision:
    """A decision about a finding; `time` is now unless given."""
    moment = (time or dt.datetime.now(dt.UTC)).astimezone(dt.UTC)
    return Decision(
        finding=finding.id,
        rule=finding.rule,
        ruling=ruling,
        note=one_line(note)[:LONGEST],
        reviewer=one_line(reviewer)[:LONGEST],
        time=moment.isoformat(timespec="seconds").replace("+00:00", "Z"),
        title=one_line(finding.title)[:LONGEST],
        values=fingerprints.values(finding.variants),
        sides=fingerprints.sides(finding.variants),
    )


def imported(path: Path, known: Sequence[Decision]) -> tuple[Decision, ...]:
    """The decisions that an HTML report exported and that are not `known` yet. Raises DecisionsError."""
    try:
        entry = json.loads(path.read_text(encoding="utf-8-sig"))
    except (OSError, ValueError, RecursionError) as error:
        raise DecisionsError(f"{path} cannot be read: {error}") from error
    entries = entry.get("decisions") if isinstance(entry, dict) and entry.get("schema") == EXPORT else None
    if not isinstance(entries, list) or not all(isinstance(one, dict) for one in entries):
        raise DecisionsError(f"{path}: not decisions that a report exported ({EXPORT})")
    found = (_accepted(one, f"{path}, decision {number}") for number, one in enumerate(entries, 1))
    return tuple(one for one in dict.fromkeys(found) if one not in set(known))


def latest(decisions: Iterable[Decision]) -> dict[str, Decision]:
    """The decision that counts for each finding: the latest, and the last of those at one moment."""
    ordered = sorted(decisions, key=lambda one: dt.datetime.fromisoformat(one.time).timestamp())
    return {one.finding: one for one in ordered}


def outdated(decisions: Iterable[Decision]) -> int:
    """How many findings have decisions by fingerprints of another version, which cannot be applied."""
    return sum(not finding.startswith(f"{fingerprints.VERSION}-") for finding in latest(decisions))


def applied(report: Report, decisions: Iterable[Decision]) -> Report:
    """The report with the state of every finding, and the decided findings that are no longer there.

    A finding whose identity has been decided is unchanged. One that shares a reading in a sentence with a decided
    finding of its rule is the same fact: unchanged when no reading is new to it, changed and open again otherwise.
    """
    counting = latest(one for one in decisions if one.finding.startswith(f"{fingerprints.VERSION}-"))
    here = {finding.id for finding in report.findings}
    free = {finding: one for finding, one in counting.items() if finding not in here}
    by_side: dict[tuple[str, str], list[str]] = defaultdict(list)
    for one in free.values():
        for side in one.sides:
            by_side[one.rule, side].append(one.finding)
    findings = []
    for finding in report.findings:
        found = counting.get(finding.id) or _ancestor(finding, free, by_side)
        if found:
            free.pop(found.finding, None)
        findings.append(replace(finding, state=_state(finding, found), decision=found))
    resolved = tuple(one for one in free.values() if one.ruling is not Ruling.REOPENED)
    return replace(report, findings=tuple(findings), resolved=resolved)


def _ancestor(
    finding: Finding, free: Mapping[str, Decision], by_side: Mapping[tuple[str, str], Sequence[str]]
) -> Decision | None:
    """The decision about an earlier form of a finding: of its rule, with most sides in common, then the latest."""
    sides = fingerprints.sides(finding.variants)
    shared = Counter(one for side in sides for one in by_side.get((finding.rule, side), ()) if one in free)
    best = max(shared, key=lambda one: (shared[one], free[one].time), default=None)
    return free[best] if best is not None else None


def _state(finding: Finding, found: Decision | None) -> State:
    if found is None:
        return State.NEW
    same = found.finding == finding.id or set(fingerprints.values(finding.variants)) <= set(found.values)
    return State.UNCHANGED if same else State.CHANGED


def baseline(report: Report, reviewer: str = "") -> tuple[Decision, ...]:
    """Decisions that accept every finding of a report on which none holds yet; `report` has decisions applied."""
    undecided = {
        finding.id: finding
        for finding in report.findings
        if not finding.ignore and (finding.state is not State.UNCHANGED or _ruling(finding) is Ruling.REOPENED)
    }
    return tuple(decide(finding, Ruling.BASELINE, reviewer=reviewer) for finding in undecided.values())


def _ruling(finding: Finding) -> Ruling | None:
    return finding.decision.ruling if finding.decision else None


def precision(decisions: Iterable[Decision]) -> str:
    """A table, rule by rule, of what people made of the findings: how many were worth showing.

    The interval is Wilson's, at 95 % (Wilson 1927, doi:10.1080/01621459.1927.10502953). Decisions that judge nothing
    (later, baseline, reopened) do not count.
    """
    judged = Counter((one.rule, one.ruling) for one in latest(decisions).values() if one.ruling.judged)
    rules = sorted({rule for rule, _ in judged})
    if not rules:
        return "No finding has been judged yet."
    rows: list[tuple[str, ...]] = [("rule", "judged", "confirmed", "let stand", "false alarms", "worth showing")]
    rows += [_row(rule, {ruling: judged[rule, ruling] for ruling in Ruling}) for rule in rules]
    if len(rules) > 1:
        rows.append(_row("all", {ruling: sum(judged[rule, ruling] for rule in rules) for ruling in Ruling}))
    widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]))]
    return "\n".join(
        "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in rows
    )


def _row(rule: str, counts: Mapping[Ruling, int]) -> tuple[str, ...]:
    total, false = sum(counts.values()), counts[Ruling.FALSE_ALARM]
    low, high = _interval(total - false, total)
    shown = f"{(total - false) / total:.0%} ({low:.0%} to {high:.0%})"
    confirmed = counts[Ruling.CONFIRMED]
    return one_line(rule), str(total), str(confirmed), str(total - false - confirmed), str(false), shown


def _interval(hits: int, total: int) -> tuple[float, float]:
    z, share = 1.96, hits / total
    middle = (share + z * z / (2 * total)) / (1 + z * z / total)
    half = z / (1 + z * z / total) * (share * (1 - share) / total + z * z / (4 * total * total)) ** 0.5
    return max(0.0, middle - half), min(1.0, middle + half)
