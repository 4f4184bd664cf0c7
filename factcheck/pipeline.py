"""Every stage in its order: sources → documents → sentences → mentions → vectors → checks → findings → report."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterator, Sequence
from functools import cached_property
from pathlib import Path

from factcheck import __version__, agreement, copies, grouping, ignores, plugins, topics, verification
from factcheck.checks import Check
from factcheck.corpus import Corpus
from factcheck.document import Document, Sentence
from factcheck.embedding import Encoder, SentenceEncoder
from factcheck.entailment import CrossEncoderJudge, Judge
from factcheck.errors import DocumentError
from factcheck.extractors import Extractor
from factcheck.finding import Conflict, DocumentSummary, Report, Rule, Skipped
from factcheck.index import SentenceIndex
from factcheck.mention import Mention
from factcheck.sections import structure
from factcheck.sentences import split
from factcheck.settings import Settings
from factcheck.sources import read_sources
from factcheck.store import KeptEncoder
from factcheck.syntax import Parse, parse
from factcheck.verdict import Verification

Progress = Callable[[str, int, int], None]
BLOCK = 256  # sentences analysed between two reports of progress


class Checker:
    """Checks sets of documents; models are loaded once, when first needed.

    `progress` is called with the stage, the work done and the work in all; `encoder` replaces the one of the settings.
    """

    def __init__(
        self, settings: Settings | None = None, progress: Progress | None = None, encoder: Encoder | None = None
    ) -> None:
        self.settings = settings or Settings()
        self._progress = progress or _silent
        self._given_encoder = encoder

    @cached_property
    def encoder(self) -> Encoder:
        return self._given_encoder or SentenceEncoder(self.settings.encoder)

    def check(self, sources: Sequence[str | Path | Document], index: str | None = None) -> Report:
        """Look for discrepancies between and inside documents; `index` names a kept index to reuse and renew.

        Raises FactcheckError when the run cannot go on; a document that cannot be read is reported as skipped.
        """
        documents, skipped = read_sources(sources, self.settings)
        corpus = self._kept(documents, index) if index else self.corpus(documents, self.encoder)
        checks = plugins.collect("factcheck.checks", "CHECK", Check)
        found = topics.named(grouping.findings(self._conflicts(corpus, checks)), corpus)
        groups = copies.groups(corpus.sentences)
        report = Report(
            version=__version__,
            settings=dataclasses.asdict(self.settings),
            documents=tuple(_summary(document, corpus) for document in corpus.documents),
            skipped=skipped,
            copies=tuple(tuple(document.name for document in group) for group in groups),
            findings=found,
            agreed=agreement.agreed(corpus, checks, found, groups),
            sources=corpus.documents,
        )
        followed = self.settings.inline_ignores == "on"
        return ignores.applied(report, [check.rule.name for check in checks]) if followed else report

    @cached_property
    def _judge(self) -> Judge | None:
        return CrossEncoderJudge(self.settings.nli) if self.settings.nli else None

    def verify(
        self, draft: str | Path | Document, against: Sequence[str | Path | Document], index: str | None = None
    ) -> Verification:
        """Hold every fact of a draft against its sources: supported, conflicting or not found.

        `index` names a kept index of the sources to reuse and renew.

        Raises DocumentError for a draft that cannot be read, FactcheckError when the run cannot go on.
        """
        drafts, unread = read_sources([draft], self.settings)
        if len(drafts) != 1:
            reason = unread[0].reason if unread else "more than one document"
            raise DocumentError(f"the draft cannot be verified: {unread[0].path if unread else draft}: {reason}")
        given, skipped = read_sources(against, self.settings)
        sources = [source for source in given if source.name != drafts[0].name or isinstance(draft, Document)]
        encoder = KeptEncoder(self.encoder, index) if index else self.encoder
        corpus = self.corpus([drafts[0], *sources], encoder, keep_parses=True)
        if isinstance(encoder, KeptEncoder):
            kept = [sentence.text for sentence in corpus.sentences if sentence.document is not corpus.documents[0]]
            encoder.save([source.name for source in corpus.documents[1:]], kept)
        statements, consistency = verification.verify(corpus, corpus.documents[0], self._judge)
        summaries = [_summary(document, corpus) for document in corpus.documents]
        return Verification(
            version=__version__,
            settings=dataclasses.asdict(self.settings),
            draft=summaries[0],
            sources=tuple(summaries[1:]),
            skipped=skipped,
            consistency=consistency,
            statements=statements,
        )

    def build(self, sources: Sequence[str | Path | Document], index: str) -> tuple[Corpus, tuple[Skipped, ...]]:
        """Build or renew the kept index of some documents. Raises FactcheckError."""
        documents, skipped = read_sources(sources, self.settings)
        return self._kept(documents, index), skipped

    def _kept(self, documents: Sequence[Document], index: str) -> Corpus:
        encoder = KeptEncoder(self.encoder, index)
        corpus = self.corpus(documents, encoder)
        encoder.save([document.name for document in corpus.documents], [s.text for s in corpus.sentences])
        return corpus

    def corpus(self, documents: Sequence[Document], encoder: Encoder, *, keep_parses: bool = False) -> Corpus:
        """Documents with their sentences, mentions and sentence similarities; parses only when they are asked for."""
        structured = tuple(structure(document) for document in documents)
        sentences = tuple(sentence for document in structured for sentence in split(document))
        parses: dict[Sentence, Parse] = {}
        mentions = tuple(self._mentions(sentences, parses if keep_parses else None))
        index = self._index(sentences, encoder)
        place = {sentence: number for number, sentence in enumerate(sentences)}
        pairs = index.neighbours(self.settings.neighbours, self.settings.min_similarity)
        return Corpus(
            structured,
            sentences,
            mentions,
            similarity=lambda left, right: index.similarity(place[left], place[right]),
            neighbours=tuple((sentences[left], sentences[right]) for left, right, _ in pairs),
            parses=parses,
        )

    def _mentions(self, sentences: Sequence[Sentence], parses: dict[Sentence, Parse] | None) -> Iterator[Mention]:
        extractors = plugins.collect("factcheck.extractors", "EXTRACTOR", Extractor)
        for start in range(0, len(sentences), BLOCK):
            self._progress("reading sentences", start, len(sentences))
            for parsed in parse(sentences[start : start + BLOCK]):
                if parses is not None:
                    parses[parsed.sentence] = parsed
                for extractor in extractors:
                    yield from extractor.extract(parsed)
        self._progress("reading sentences", len(sentences), len(sentences))

    def _index(self, sentences: Sequence[Sentence], encoder: Encoder) -> SentenceIndex:
        self._progress("embedding", 0, len(sentences))
        index = SentenceIndex(encoder.encode([sentence.text for sentence in sentences]))
        self._progress("embedding", len(sentences), len(sentences))
        return index

    def _conflicts(self, corpus: Corpus, checks: Sequence[Check]) -> Iterator[tuple[Rule, Conflict]]:
        for done, check in enumerate(checks):
            self._progress(f"checking {check.rule.name}", done, len(checks))
            for conflict in check.find(corpus):
                yield check.rule, conflict
        self._progress("checking", len(checks), len(checks))


def _silent(_stage: str, _done: int, _total: int) -> None:
    """Progress that nobody watches."""


def _summary(document: Document, corpus: Corpus) -> DocumentSummary:
    own = [sentence for sentence in corpus.sentences if sentence.document is document]
    return DocumentSummary(
        path=document.name,
        title=document.title,
        published=document.published,
        sentences=len(own),
        compared=len(own),
        notices=document.notices,
    )
