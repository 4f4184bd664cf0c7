"""Which numerals are quantities at all: not the pronoun "one", not years, not parts of names, titles and lists."""

from __future__ import annotations

import re

from factcheck.amounts.hedges import hedge_before
from factcheck.amounts.numerals import Form
from factcheck.amounts.patterns import compiled
from factcheck.amounts.terms import Term
from factcheck.mention import Modality

_LISTED = r"(?:^|\n)\d{1,2}[.)] [A-Z]"  # the number of a list item
_ORDINAL_STOP = (
    r"[- ](?:of|and|or|in|on|at|to|by|from|with|the|a|is|was|were|has|had|half|near|between"
    r"|after|before|when|while|but|that|who|than|as|for|his|her|their|its|near|street)\b"
)
_PEOPLE = (
    r"(?:people|persons|men|women|children|boys|girls|others|officers|soldiers|troops|students"
    r"|homes|houses|members|employees|workers"
    r"|protesters|residents|families|victims|civilians|jobs|deaths|cases|copies|fans"
    r"|passengers|dead|injured|wounded|killed|hurt|prisoners|refugees)\b"
)
_OUTCOME = (
    r" (?:people|dead|killed|injured|wounded|hurt|others?|men|women|children|missing|arrested"
    r"|shot|percent|per cent)\b"
)
_ONE_STOP = (
    r"(?:of|another|day|thing|or|and|who|that|which|is|was|has|had|in|on|at|to|for|from|by"
    r"|with|said|told|can|could|will|would|should|may"
    r"|might|must|does|did|do|are|were|be|but|if|as|than|time|point|way|side|hand|reason"
    r"|example|it|he|she|they|we|you|i|his|her|their|my"
    r"|where|when|because|not|never|ever|knows|wants|likes|else|just|also|so|more|final|big"
    r"|last|the|a|an|might|after|before|about|only|always|really|needs?|seems?"
    r"|thought|think|expects|makes|made|gets|got|came|went|took|being|having|under|over|until|since|while|though)\b"
)
_ONE_STATE = (
    r" (?:(?:is|was|has been|had been|is being|being) (?:\w+ly )?(?:\w+ed|shot|hurt|dead|found"
    r"|struck|hit|taken)\b|in (?:custody|critical|serious|stable|hospital|grave|fair|good"
    r"|the hospital)|fatally\b)"
)
_NO_ONE = (
    r"\b(?:no|the|this|that|which|each|every|any|some|a|everyone|my|your|another|only|such"
    r"|what|last|next|new|big|bigger|good|better|other|same|right|wrong|first|second|third"
    r"|not)[- ]$"
)
_OPENERS = frozenset({
    "the", "a", "in", "at", "on", "of", "to", "and", "but", "or", "as", "with", "about", "some", "police", "nearly",
    "almost", "over", "another", "all", "only", "just", "these", "those", "when", "while", "after", "before", "by",
    "for", "from", "least", "than", "between", "among", "including", "up", "left", "leaves", "kills", "kill",
    "killed", "injures", "injured", "wounds", "dead", "shot", "shoots", "arrested", "had", "has", "have", "was",
    "were", "is", "are", "said", "says", "that", "their", "his", "her", "its", "our", "this", "they", "he", "she",
    "we", "it", "not", "also", "plus", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday",
    "today", "yesterday", "next", "last", "first", "more", "fewer", "under", "around", "approximately", "no",
    "there", "additional", "other", "charges", "faces", "charged", "age", "aged", "ages", "drones", "jails",
    "jailed", "fined", "sentenced", "gets", "got",
})  # fmt: skip


def _is_ordinal(text: str, term: Term) -> bool:
    """Ordinals before the noun they number; "first" and "second" only where they count ("his second title")."""
    noun = compiled(r"[- ](?:straight |consecutive |successive )?[A-Za-z]{3,}").match(text, term.end)
    if not noun or compiled(_ORDINAL_STOP).match(text, term.end):
        return False
    if term.value > 2:
        return True
    before = text[max(0, term.start - 16) : term.start]
    counted = compiled(r"(?:\b(?:his|her|their|its)|'s) $").search(before)
    timed = before.endswith("for the ") and text.startswith(" time", term.end)
    return bool(counted or timed) and text[term.end + 1 : term.end + 2].islower()


def _is_fraction(text: str, term: Term) -> bool:
    written = text[term.start : term.end].lower()
    hedged = hedge_before(text, term.start, term).modality is not Modality.EXACT
    if "/" in written and (term.value >= 1 or not compiled(r" (?:of|a|an|the)\b").match(text, term.end)):
        return False
    if written == "half":
        return bool(compiled(r" (?:of|the|its|their|his|her|all|an?)\b").match(text, term.end)) or hedged
    if written.startswith(("a ", "one ")) and not written.endswith(("half", "quarter")):
        return bool(compiled(r" of\b|[,.;]|$").match(text, term.end)) or hedged
    if written in {"a half", "a quarter"}:
        return not compiled(r"-|'").match(text, term.end)
    return not compiled(r"\w").match(text, term.end)


def _is_one(text: str, term: Term) -> bool:
    """Whether "one" is a cardinal ("one dead", "one person") and not a pronoun."""
    before, end = text[max(0, term.start - 12) : term.start], term.end
    if compiled(_NO_ONE).search(before.lower()) and not before.lower().endswith(("only ", "another ")):
        return False
    if term.dimension == "duration":
        return not text.startswith(" day", end - 4) or text[end : end + 1] == "-" or text[end : end + 3] == " of"
    if compiled(_ONE_STATE).match(text, end):
        return True
    word = compiled(r"[- ]([A-Za-z][a-z]+)").match(text, end)
    return bool(word) and not compiled(_ONE_STOP).match(text.lower(), end + 1)


def is_year(text: str, term: Term) -> bool:
    """Whether four bare digits are a calendar year."""
    written = text[term.start : term.end]
    if term.dimension != "count" or not re.fullmatch(r"\d{4}", written):
        return False
    if 1900 <= term.value <= 2099:
        return not compiled(rf" (?:[a-z]+ )?{_PEOPLE}").match(text, term.end)
    before = text[max(0, term.start - 12) : term.start]
    dated = compiled(r"\b(?:[Ii]n|[Ss]ince|of|until|[Bb]y|[Bb]efore|[Aa]fter|from|circa) $").search(before)
    return (
        1000 <= term.value < 1900
        and dated is not None
        and not compiled(rf" (?:[a-z]+ )?{_PEOPLE}").match(text, term.end)
    )


def _is_named(text: str, term: Term) -> bool:
    """Whether a figure after a capitalised word belongs to a name ("Boeing 737", "Apollo Eleven")."""
    before = compiled(r"([A-Z][A-Za-z'.]{1,30}) $").search(text[max(0, term.start - 33) : term.start])
    if not before or before[1].lower().rstrip(".") in _OPENERS or before[1].endswith((".", "'s")):
        return False
    if compiled(_OUTCOME).match(text, term.end):
        return False
    if term.numeral.worded:
        return text[term.start].isupper() and not _is_headline(text, term)
    counted = compiled(
        r"[- ](?:[a-z]+[- ]){0,2}(?:[a-z]{2,}s|[a-z]*people|[a-z]*men|children|police|troops"
        r"|staff)\b"
    ).match(text, term.end)
    return not counted


def _is_headline(text: str, term: Term) -> bool:
    around = re.findall(r"(?<![\w'])[A-Za-z]{4,}", text[max(0, term.start - 80) : term.end + 80])
    return 2 * sum(1 for word in around if str(word)[0].isupper()) > len(around)


def _is_cardinal(text: str, term: Term) -> bool:
    written = text[term.start : term.end].lower()
    if written.startswith("one") and term.value == 1 and not _is_one(text, term):
        return False
    if compiled(_LISTED).search(text[max(0, term.start - 2) : term.end + 4]) and not term.numeral.worded:
        return False
    if term.dimension != "count":
        return written[0] != "0" or "." in written or written.startswith("0 ")
    if term.numeral.form is Form.VAGUE:
        return _is_vague(text, term, written)
    if written == "zero" or (written.startswith("0") and "." not in written) or _is_fragment(text, term):
        return False
    return not is_year(text, term) and not _is_named(text, term) and not _is_title(text, term)


def _is_fragment(text: str, term: Term) -> bool:
    """Whether a figure is a piece of a path, a tag, a hyphenated name or a bracketed code."""
    before = text[max(0, term.start - 2) : term.start]
    if compiled(r" ?/").match(text, term.end) or before.endswith(("/ ", "/", "#", "@", "_", "'", "\\", "=")):
        return True
    if before.endswith("(") and re.fullmatch(r"\d{4,}\)", text[term.start : term.end + 1]):
        return True
    return before[-1:] == "-" and before[:-1].isalnum()


def _is_title(text: str, term: Term) -> bool:
    """Capitalised number words inside a name ("the Five Star Movement"), outside headlines and sentence starts."""
    if not term.numeral.worded or not text[term.start].isupper() or _is_headline(text, term):
        return False
    before = text[max(0, term.start - 3) : term.start].rstrip(" \"'(")
    starts = not before or before[-1] in '.!?:;\n"—-' or term.start == 0
    return not starts and bool(compiled(r"[- ][A-Z]").match(text, term.end))


def _is_vague(text: str, term: Term, written: str) -> bool:
    if written in {"tens", "scores"}:
        return (
            bool(compiled(r" of\b|" + _OUTCOME).match(text, term.end))
            and text[max(0, term.start - 4) : term.start] != "the "
        )
    if written == "a few":
        return text[max(0, term.start - 6) : term.start].lower() != "quite "
    return True


def is_quantity(text: str, term: Term) -> bool:
    """Whether a term stands for a quantity where it is."""
    if term.dimension == "ordinal":
        return _is_ordinal(text, term)
    if term.dimension == "fraction":
        return _is_fraction(text, term)
    if term.dimension not in {"count", "duration", "age"}:
        return True
    if hedge_before(text, term.start, term).modality is Modality.EXACT:
        return _is_cardinal(text, term)
    return not (is_year(text, term) and term.value % 10)
