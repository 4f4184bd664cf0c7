"""Sentences that a model for natural language inference holds to contradict each other."""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.blocking import near
from factcheck.corpus import Corpus
from factcheck.document import Sentence, Span
from factcheck.identity import fold
from factcheck.mention import EventFrame, Name, Statement
from factcheck.quotations import is_content, stem, words_of
from factcheck.statements.contrast import Contrast
from factcheck.stories import stories_of

ALIKE = 0.6  # cosine from which two sentences may state one fact
LEAST = 0.9  # chance of contradiction, in both directions, from which it is told
TRUST = 0.3  # in what such a model is sure of: of 14 findings that were read, two were right
_APART = 3  # words from one that the other sentence has not to the next, in one stretch


def judged_contrasts(corpus: Corpus) -> Iterator[Contrast]:
    """Sentences of which each contradicts the other as the judge of the corpus has it; none where there is no judge.

    What a general model calls a contradiction is mostly two events (de Marneffe, Rafferty and Manning, "Finding
    contradictions in text", 2008): only sentences of one event that share a name are put before it.
    """
    if corpus.judge is None:
        return
    pairs = [pair for pair in corpus.neighbours if _comparable(corpus, *pair)]
    ahead = corpus.judge.contradicted([(left.text, right.text) for left, right in pairs])
    back = corpus.judge.contradicted([(right.text, left.text) for left, right in pairs])
    for (left, right), chance in zip(pairs, map(min, ahead, back), strict=True):
        if chance >= LEAST:
            phrases = _own_words(left, right), _own_words(right, left)
            title = "Said: " + " or ".join(f"“{phrase.value}”" for phrase in phrases) + "?"
            reason = f"each contradicts the other as the model given with --nli has it ({chance:.2f})"
            yield Contrast(phrases, TRUST * chance, title, (reason,))


def _comparable(corpus: Corpus, left: Sentence, right: Sentence) -> bool:
    """Whether two sentences may state one fact: of one event and about one time, alike, with a name in common."""
    return (
        left.text != right.text
        and not any(sentence.text.rstrip("”\"' ").endswith("?") for sentence in (left, right))
        and corpus.similarity(left, right) >= ALIKE
        and near(left.section.written, right.section.written)
        and not _named(corpus, left).isdisjoint(_named(corpus, right))
        and stories_of(corpus).perhaps_one(left.document, right.document)
    )


def _named(corpus: Corpus, sentence: Sentence) -> set[str]:
    names = (mention for mention in corpus.mentions_of_sentence.get(sentence, ()) if isinstance(mention, Name))
    return {fold(word) for name in names for word in name.words}


def _own_words(sentence: Sentence, other: Sentence) -> Statement:
    """The stretch of a sentence with most of the words that the other one has not; all of it where there are none."""
    words, known = words_of(sentence.text), {stem(word.text) for word in words_of(other.text)}
    stretches: list[list[int]] = []
    for at, word in enumerate(words):
        if is_content(word.text) and stem(word.text) not in known:
            if not stretches or at - stretches[-1][-1] > _APART:
                stretches.append([])
            stretches[-1].append(at)
    span = sentence.span
    if stretches:
        own = max(stretches, key=len)
        start = sentence.span.start
        span = Span(start + words[own[0]].start, start + words[own[-1]].end)
    value = " ".join(sentence.document.slice(span).split())
    return Statement(sentence, span, "sentence", value, "", frozenset(), EventFrame())
