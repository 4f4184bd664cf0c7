"""A verification as a fact-checker's sheet in Markdown, and as JSON of schema factcheck-verification/1.

The sheet is what a checker keeps beside the draft: the draft with every fact marked and numbered, a table fact |
verdict | source and line | note, and what still needs a human. All text of documents is escaped.
"""

from __future__ import annotations

import html
import json
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict

from factcheck.commenting import Remark
from factcheck.finding import DocumentSummary
from factcheck.output.visible import one_line, shortened
from factcheck.output.wording import counted, sentence
from factcheck.reporters.csv import Cell
from factcheck.reporters.docx import copy_of, where
from factcheck.reporters.markdown import bold, code, escape
from factcheck.verdict import Fact, FactKind, Statement, Verdict, Verification

SCHEMA = "factcheck-verification/1"
MARK = "<!-- factcheck-verification/1 -->"
SIGNS = {Verdict.SUPPORTED: "✓", Verdict.CONFLICTING: "✗", Verdict.NOT_FOUND: "?"}
WORDS = {Verdict.SUPPORTED: "supported", Verdict.CONFLICTING: "conflicting", Verdict.NOT_FOUND: "not found"}
COLUMNS = ("number", "kind", "value", "verdict", "confidence", "source", "line", "sentence", "note")
LONGEST = 160  # code points of a value or a source sentence in the table
_ACTIVE = re.compile("[\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ud800-\udfff]")


def to_dict(verification: Verification) -> dict[str, object]:
    """The verification as plain dicts, lists, texts and numbers."""
    return {
        "schema": SCHEMA,
        "version": verification.version,
        "settings": dict(verification.settings),
        "draft": _document(verification.draft),
        "sources": [_document(source) for source in verification.sources],
        "skipped": [asdict(skipped) for skipped in verification.skipped],
        "consistency": verification.consistency,
        "statements": [_statement(statement) for statement in verification.statements],
    }


def _document(document: DocumentSummary) -> dict[str, object]:
    published = document.published.isoformat() if document.published else None
    return asdict(document) | {"published": published, "notices": list(document.notices)}


def _statement(statement: Statement) -> dict[str, object]:
    return asdict(statement) | {"facts": [_fact(fact) for fact in statement.facts]}


def _fact(fact: Fact) -> dict[str, object]:
    places = [asdict(place) for place in fact.evidence]
    return asdict(fact) | {"kind": fact.kind.value, "verdict": fact.verdict.value, "evidence": places}


def render_json(verification: Verification) -> str:
    """The JSON text; characters that act on terminals or cannot be encoded are written as escapes."""
    text = json.dumps(to_dict(verification), ensure_ascii=False, indent=2)
    return _ACTIVE.sub(lambda match: f"\\u{ord(match[0]):04x}", text) + "\n"


def render_markdown(verification: Verification) -> str:
    """The fact-checker's sheet."""
    numbers = {id(fact): number for number, fact in enumerate(verification.facts(), 1)}
    blocks = [
        f"# Fact-checker's sheet: {escape(verification.draft.path)}\n\n{MARK}",
        *_opening(verification),
        "## The draft, every fact marked",
        "✓ supported · ✗ conflicting · ? not found in the sources",
        *(_marked(statement, numbers) for statement in verification.statements),
        "## Facts",
        *_table(verification, numbers),
        "## Needs a human",
        *_open(verification, numbers),
        "## Held against",
        *_sources(verification),
    ]
    return "\n\n".join(blocks) + "\n"


def render_docx(verification: Verification) -> bytes:
    """A copy of the draft, a Word file, with a comment at every fact that is not supported. Raises ReportError."""
    open_facts = [fact for fact in verification.facts() if fact.verdict is not Verdict.SUPPORTED]
    read = [(one.start, one.end, one.sentence) for one in verification.statements]
    return copy_of(verification.draft.path, [_remark(fact) for fact in open_facts], read)


def _remark(fact: Fact) -> Remark:
    lines = [f"{WORDS[fact.verdict].upper()}: {shortened(one_line(fact.value), LONGEST)}"]
    lines += [where(place) for place in fact.evidence]
    lines += [sentence(one_line(fact.note))] if fact.note else []
    return Remark(fact.start, fact.end, "\n".join([*lines, f"[{fact.kind}]"]))


FORMATS: dict[str, tuple[str, Callable[[Verification], str | bytes]]] = {
    "markdown": (".md", render_markdown),
    "json": (".json", render_json),
    "docx": (".docx", render_docx),
}


def rows(verification: Verification) -> Iterator[dict[str, Cell]]:
    """One dict of COLUMNS for each fact, in text order; the source is the best one."""
    for number, fact in enumerate(verification.facts(), 1):
        best = fact.evidence[0] if fact.evidence else None
        source = (best.document, best.line, best.sentence) if best else ("", 0, "")
        cells = (number, fact.kind.value, fact.value, fact.verdict.value, fact.confidence, *source, fact.note)
        yield dict(zip(COLUMNS, cells, strict=True))


def notebook(verification: Verification) -> str:
    """A table of the facts, for a notebook: no script, all text escaped."""
    shown = ("number", "verdict", "kind", "value", "source", "note")
    head = "".join(f"<th>{name}</th>" for name in shown)
    body = "".join(
        f"<tr>{''.join(f'<td>{html.escape(one_line(str(row[name])))}</td>' for name in shown)}</tr>"
        for row in rows(verification)
    )
    return f"<p>{html.escape(summary(verification))}</p><table><tr>{head}</tr>{body}</table>"


def summary(verification: Verification) -> str:
    """The verification in one sentence."""
    if not verification.comparable:
        return "Nothing could be verified: the draft states no fact or no source could be read"
    counts = [f"{verification.count(verdict)} {WORDS[verdict]}" for verdict in Verdict]
    facts = counted(sum(1 for _ in verification.facts()), "fact")
    return f"{facts} in {counted(len(verification.statements), 'sentence')}: {', '.join(counts)}"


def _opening(verification: Verification) -> Iterator[str]:
    yield f"**{summary(verification)}.** Consistency of the draft: {verification.consistency:.2f}."
    if verification.skipped:
        yield f"**Not every source was read:** {counted(len(verification.skipped), 'file')} skipped, see the end."
    yield (
        "A tick says that a source gives the same fact, not that the source is right. Not found is not wrong: "
        "the sources given are silent."
    )


def _marked(statement: Statement, numbers: dict[int, int]) -> str:
    """The sentence with a sign and a number behind every fact."""
    text, at, out = statement.sentence, 0, []
    for fact in sorted(statement.facts, key=lambda one: (one.end, one.start)):
        end = min(max(fact.end - statement.start, at), len(text))
        start = min(max(fact.start - statement.start, at), end)
        out.append(_inside(text[at:start]))
        if start < end and fact.kind is not FactKind.STATEMENT:
            out.append(bold(one_line(text[start:end]), " ", " "))
        else:
            out.append(_inside(text[start:end]))
        out.append(f" \\[{numbers[id(fact)]} {SIGNS[fact.verdict]}\\]")
        at = end
    return f"Line {statement.line}: {''.join(out)}{_inside(text[at:])}"


def _inside(text: str) -> str:
    """Text standing inside a line, with the blanks at its ends kept."""
    core = escape("x" + text.strip())[1:]
    return " " * text[:1].isspace() + core + " " * (text[-1:].isspace() and bool(core))


def _table(verification: Verification, numbers: dict[int, int]) -> Iterator[str]:
    rows = ["| № | Fact | Kind | Verdict | Source and line | Note |", "|---:|---|---|---|---|---|"]
    for fact in verification.facts():
        cells = (
            str(numbers[id(fact)]),
            _value(fact),
            str(fact.kind.value),
            f"{SIGNS[fact.verdict]} {WORDS[fact.verdict]} ({fact.confidence:.2f})",
            _places(fact),
            escape(fact.note),
        )
        rows.append(f"| {' | '.join(cells)} |")
    yield "\n".join(rows)


def _value(fact: Fact) -> str:
    return escape(shortened(one_line(fact.value), LONGEST))


def _places(fact: Fact) -> str:
    if not fact.evidence:
        return "–"
    first = fact.evidence[0]
    names = [code(f"{place.document}:{place.line}").replace("|", "\\|") for place in fact.evidence]
    return f"{', '.join(dict.fromkeys(names))}: {escape(shortened(one_line(first.sentence), LONGEST))}"


def _open(verification: Verification, numbers: dict[int, int]) -> Iterator[str]:
    conflicting = [fact for fact in verification.facts() if fact.verdict is Verdict.CONFLICTING]
    silent = [fact for fact in verification.facts() if fact.verdict is Verdict.NOT_FOUND]
    lines = [f"- \\[ \\] Resolve {_item(fact, numbers)}" for fact in conflicting]
    lines += [f"- \\[ \\] Find a source for {_item(fact, numbers)}" for fact in silent]
    lines += [f"- \\[ \\] Read {code(skipped.path)}: {escape(skipped.reason)}" for skipped in verification.skipped]
    yield "\n".join(lines) if lines else "Nothing: every fact is borne out by a source."


def _item(fact: Fact, numbers: dict[int, int]) -> str:
    note = f" ({escape(fact.note)})" if fact.note else ""
    return f"{numbers[id(fact)]}, {fact.kind.value}: {_value(fact)}{note}"


def _sources(verification: Verification) -> Iterator[str]:
    yield "\n".join(_listed(verification.sources)) or "No source could be read."
    if verification.skipped:
        yield "\n".join(f"- not read: {code(one.path)}: {escape(one.reason)}" for one in verification.skipped)


def _listed(sources: Sequence[DocumentSummary]) -> list[str]:
    return [f"- {code(source.path)}, {counted(source.sentences, 'sentence')}" for source in sources]
