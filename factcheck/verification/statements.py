"""The statement of a sentence: who did what, as a whole, and whether it states anything at all."""

from __future__ import annotations

from collections.abc import Sequence

from factcheck.document import Sentence, Span
from factcheck.mention import Mention
from factcheck.support import DENIED, EXCHANGED, OPPOSITE, Analysed, Support
from factcheck.syntax import Token
from factcheck.verdict import Fact, FactKind, Verdict
from factcheck.verification.material import Material, evidence

_SUBJECTS = ("nsubj", "nsubjpass", "csubj", "expl")
_TOLD = 0.6  # share of a sentence's words that one source sentence must tell before it can contradict it
_SUPPORTED = 0.6
FOLLOWS = "a fact in it conflicts with the sources"
_SPEAKERS = frozenset("i you we us me".split())


def is_frame(sentence: Analysed, mentions: Sequence[Mention]) -> bool:
    """Whether a sentence is the writer's own frame: a greeting, a question or address to the reader without a fact."""
    if mentions:
        return False
    root = _root(sentence)
    if root is None or not sentence.pairs or sentence.parse.tokens[-1].text == "?":
        return True
    subjects = sentence.parse.children(root, *_SUBJECTS)
    return not subjects or subjects[0].text.lower() in _SPEAKERS


def _root(sentence: Analysed) -> Token | None:
    return next((token for token in sentence.parse.tokens if token.head == token.index), None)


def statement_fact(
    material: Material, sentence: Sentence, analysed: Analysed, borne: Support, facts: Sequence[Fact]
) -> Fact | None:
    """The predicate of a sentence with its arguments; None where the sentence has no predicate."""
    root = _root(analysed)
    if root is None or root.pos not in {"VERB", "AUX"} or not analysed.pairs:
        return None
    core = [root, *analysed.parse.children(root, *_SUBJECTS, "dobj", "attr", "acomp", "agent")]
    span = Span(min(token.span.start for token in core), max(token.span.end for token in core))
    near = material.nominated[sentence]
    places = tuple(evidence(near[at]) for at in borne.closest[:1] if borne.told >= 0.3)
    verdict, confidence, note = _verdict(borne, facts)
    return Fact(
        FactKind.STATEMENT,
        sentence.document.slice(span),
        span.start,
        span.end,
        verdict,
        round(confidence, 3),
        places,
        note,
    )


def _verdict(borne: Support, facts: Sequence[Fact]) -> tuple[Verdict, float, str]:
    chance = support_of(borne, facts)
    against = _against(borne)
    if against and borne.told >= _TOLD:
        return Verdict.CONFLICTING, 0.6 + 0.3 * borne.told, against
    departing = [word.text for word, odds in zip(borne.words, borne.departs, strict=True) if odds > 0.5]
    if any(fact.verdict is Verdict.CONFLICTING for fact in facts) and borne.told >= _TOLD:
        return Verdict.CONFLICTING, 0.6, FOLLOWS
    if chance >= _SUPPORTED and borne.told >= 0.5:
        return Verdict.SUPPORTED, chance, ""
    note = f"not in the sources in this sense: {', '.join(dict.fromkeys(departing))}" if departing else ""
    return Verdict.NOT_FOUND, 1 - chance, note


def _against(borne: Support) -> str:
    """What in the nearest source sentences speaks against the statement; empty when nothing does."""
    for word, row in zip(borne.words, borne.rows, strict=True):
        if row[OPPOSITE] > 0:
            return f"the source says the opposite of “{word.text}”"
        if row[DENIED] > 0.5 and word.pos in {"VERB", "ADJ", "NOUN"}:
            return f"“{word.text}” is denied in one of the two"
        if row[EXCHANGED] > 0.8 and borne.told >= 0.9:
            return f"“{word.text}” has another part in the source"
    return ""


def support_of(borne: Support, facts: Sequence[Fact]) -> float:
    """The chance that the sources bear a sentence out: they tell of it, no word departs and no fact in it conflicts."""
    chance = (1.0 - borne.in_doubt) * min(1.0, 0.25 + borne.told)
    if any(fact.verdict is Verdict.CONFLICTING for fact in facts):
        chance = min(chance, 0.2)
    elif any(fact.verdict is Verdict.NOT_FOUND and fact.kind is not FactKind.STATEMENT for fact in facts):
        chance = min(chance, 0.45)
    return round(chance, 4)
