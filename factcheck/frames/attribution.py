"""Who says so."""

from __future__ import annotations

from factcheck.document import Span
from factcheck.events import SPEECH
from factcheck.syntax import Parse, Token


def attribution_of(parse: Parse, token: Token) -> str:
    """Who is said to say it: subject and verb of the speech act above the token, or the source after "according to"."""
    for above in [token, *parse.ancestors(token)]:
        if above.lemma in SPEECH and above.pos == "VERB" and above.index != token.index:
            subjects = parse.children(above, "nsubj")
            if subjects:
                return f"{_phrase(parse, subjects[0])} {above.text}"
    for candidate in parse.tokens:
        if candidate.lemma == "accord":
            for to in parse.children(candidate, "prep"):
                for source in parse.children(to, "pobj"):
                    return f"according to {_phrase(parse, source)}"
        if candidate.lemma in SPEECH and candidate.dep == "parataxis" and parse.children(candidate, "nsubj"):
            return f"{_phrase(parse, parse.children(candidate, 'nsubj')[0])} {candidate.text}"
    return ""


def _phrase(parse: Parse, noun: Token, longest: int = 8) -> str:
    """The noun with its modifiers to the left and short names to the right, as written."""
    left = min((t.index for t in parse.subtree(noun) if t.index <= noun.index), default=noun.index)
    words = parse.tokens[max(left, noun.index - longest) : noun.index + 1]
    text = parse.sentence.document.slice(Span(words[0].span.start, words[-1].span.end))
    return " ".join(text.split())
