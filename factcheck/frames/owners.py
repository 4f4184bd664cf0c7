"""Whose figure it is."""

from __future__ import annotations

from collections.abc import Sequence

from factcheck.document import Span
from factcheck.frames.arguments import SUBJECTS
from factcheck.syntax import Parse, Token

_HYPHENATED = len("-year-")


def owner_of(parse: Parse, span: Span) -> Span | None:
    """The proper name an age belongs to: "32-year-old Ann Lee", "Ann Lee, a 32-year-old nurse", "Ann Lee is 32"."""
    tokens = parse.within(span)
    if not tokens:
        return None
    before = tokens[0].index
    if before > 2 and parse.tokens[before - 1].lemma in {"both", "all"}:
        last = parse.tokens[before - 3]  # "Ann Lee and Bo Dahl, both 14": at least the name before the comma
        return _whole_name(parse, last) if last.pos == "PROPN" else None
    owner = _named(parse, tokens)
    another = owner is not None and any(
        token.lemma == "old" and span.end + _HYPHENATED < token.span.start < owner.start for token in parse.tokens
    )  # "his 12-year-old daughter and 9-year-old son, Sam"
    return None if another else owner


def _named(parse: Parse, tokens: Sequence[Token]) -> Span | None:
    """The name that grammar gives the age, whatever else is told between them."""
    if (name := _next_name(parse, tokens)) is not None:
        return _whole_name(parse, name)
    inside = {token.index for token in tokens}
    top = next((token for token in tokens if token.head not in inside or token.head == token.index), tokens[0])
    for token in (top, *parse.ancestors(top)):
        if token.pos == "PROPN" and token.index not in inside and token.entity not in {"DATE", "TIME", "GPE", "NORP"}:
            return _whole_name(parse, token)
        named = [child for child in parse.children(token, "appos") if child.pos == "PROPN"]
        if token.pos == "NOUN" and named:
            return _whole_name(parse, named[0])
        if token.pos in {"VERB", "AUX"}:
            subject = next(iter(parse.children(token, "nsubj")), None)
            linked = token.lemma == "be" and top.dep in {"attr", "acomp"} and parse.head(top) is token
            bearer = _bearer(parse, token, subject) if linked and subject is not None else None
            return _whole_name(parse, bearer) if bearer is not None else None
        if token.pos == "NOUN" and token.dep not in {"appos", "nmod", "compound", "npadvmod", "nummod", "amod"}:
            return None
    return None


def _bearer(parse: Parse, verb: Token, subject: Token) -> Token | None:
    """The name that a subject is, or that its "who" takes up: "Lee is 32", "Lee, who is 32"."""
    name = parse.head(verb) if subject.text.casefold() == "who" and verb.dep == "relcl" else subject
    return name if name.pos == "PROPN" else None


def _next_name(parse: Parse, tokens: Sequence[Token]) -> Token | None:
    """The name right after "32-year-old", also in a list of such names."""
    words = parse.tokens[tokens[-1].index + 1 :]
    after = next((at for at, token in enumerate(words[:5]) if token.lemma == "old"), None)
    if after is None or after + 1 == len(words):
        return None
    name = words[after + 1]
    while name.dep == "compound" and parse.head(name).index > name.index:
        name = parse.head(name)
    return name if name.pos == "PROPN" and name.entity not in {"DATE", "TIME", "NORP"} else None


def name_before(parse: Parse, span: Span) -> Span | None:
    """The proper name that a figure follows in brackets or after a comma: "Lee (12-3)", "Lee, 12-3,"."""
    tokens = parse.within(span)
    first = tokens[0].index if tokens else 0
    if first < 2 or parse.tokens[first - 2].pos != "PROPN":
        return None
    name, mark, after = parse.tokens[first - 2], parse.tokens[first - 1].text, parse.tokens[tokens[-1].index + 1 :]
    apposed = mark == "," and after[:1] and after[0].text == "," and name.dep in SUBJECTS | {"appos"}
    return _whole_name(parse, name) if mark == "(" or apposed else None


def _whole_name(parse: Parse, token: Token) -> Span:
    words = [c for c in parse.children(token, "compound") if c.pos == "PROPN" and c.index < token.index]
    return Span(min([token.span.start, *(word.span.start for word in words)]), token.span.end)
