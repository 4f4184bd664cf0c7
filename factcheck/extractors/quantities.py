"""Figures with what they count or measure and the event they belong to."""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.amounts import Figure, read
from factcheck.document import Span
from factcheck.extractors import Extractor
from factcheck.extractors.times import times_of
from factcheck.frames import frame_of, name_before, owner_of
from factcheck.mention import Quantity
from factcheck.syntax import Parse


def extract(parse: Parse) -> Iterator[Quantity]:
    start = parse.sentence.span.start
    times = times_of(parse.sentence)
    for figure in read(parse.sentence.text):
        span = _shifted(figure.core, start)
        if not any(span.overlaps(when) for when, _ in times):
            owner = _owner(parse, figure, span)
            frame = frame_of(parse, span, times, measure=figure.amount.dimension not in COUNTS)
            wording = _shifted(figure.span, start)
            yield Quantity(parse.sentence, span, figure.amount, frame, owner, wording, _street(parse, figure, span))


def _owner(parse: Parse, figure: Figure, span: Span) -> Span | None:
    """The name an age belongs to, by the grammar of figures or by syntax."""
    letters = [char for char in parse.sentence.text if char.isalpha()]
    if sum(map(str.isupper, letters)) > len(letters) / 2:
        return None  # capitals throughout: names cannot be told from other words
    if figure.owner is not None:
        return _shifted(figure.owner, parse.sentence.span.start)
    if figure.amount.dimension == "age":
        return owner_of(parse, span)
    return name_before(parse, span) if figure.amount.dimension == "score" else None


def _street(parse: Parse, figure: Figure, span: Span) -> str:
    """The street of a house or block number: the proper nouns that follow, without compass point and kind."""
    if figure.amount.dimension != "identifier" or figure.amount.unit not in {"block", "house"}:
        return ""
    words: list[str] = []
    for token in parse.tokens:
        if token.span.start < span.end or token.lemma in {"block", "of", "-"}:
            continue
        word = token.text.rstrip(".").casefold()
        if not (token.text[0].isupper() or token.text[0].isdigit()) or (words and word in _KINDS):
            break
        if word not in _COMPASS | _KINDS:
            words.append(word)
    return " ".join(words[:4])


def _shifted(span: Span, start: int) -> Span:
    return Span(start + span.start, start + span.end)


COUNTS = frozenset({"count", "ordinal", "score", "age", "identifier"})
_COMPASS = frozenset("n s e w ne nw se sw north south east west northeast northwest southeast southwest".split())
_KINDS = frozenset(
    "street st avenue ave road rd boulevard blvd drive dr lane ln court ct place pl way circle cir highway hwy terrace "
    "square parkway pkwy".split()
)


EXTRACTOR = Extractor("quantity", extract)
