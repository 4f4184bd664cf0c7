"""Every stage in its order: sources → documents → sentences → mentions → vectors → checks → findings → report."""

from __future__ import annotations

import dataclasses
import gc
from collections.abc import Callable, Generator, Iterator, Sequence
from contextlib import closing, contextmanager
from functools import cached_property
from pathlib import Path

from factcheck import __version__, plugins, relation, store
from factcheck.checks import Check
from factcheck.corpus import Analysis, Corpus
from factcheck.document import Document, Sentence
from factcheck.embedding import Encoder, SentenceEncoder
from factcheck.entailment import CrossEncoderJudge, Judge
from factcheck.errors import DocumentError, StoreError
from factcheck.finding import Conflict, DocumentSummary, Report, Rule, Skipped
from factcheck.house import House
from factcheck.house import load as load_house
from factcheck.relation import FEW, Outline
from factcheck.settings import Settings
from factcheck.sources import read_sources
from factcheck.store import Kept, Renewal
from factcheck.syntax import Parse
from factcheck.verdict import Verification

Progress = Callable[[str, int, int], None]
Tell = Callable[[str], None]


@contextmanager
def _sparing() -> Iterator[None]:
    """The collector of cycles stays away: it would look at all that is known of all documents again and again."""
    active = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if active:
            gc.enable()


class Checker:
    """Checks sets of documents; models are loaded once, when first needed.

    `progress` is called with the stage, the work done and the work in all; `encoder` and `judge` replace those of the
    settings; `tell` is called with one line for each thing that is wrong with a kept index and does not end the run.
    """

    def __init__(
        self,
        settings: Settings | None = None,
        progress: Progress | None = None,
        encoder: Encoder | None = None,
        tell: Tell | None = None,
        judge: Judge | None = None,
    ) -> None:
        self.settings = settings or Settings()
        self._progress = progress or _silent
        self._given_encoder = encoder
        self._tell = tell or _untold
        self._given_judge = judge

    @cached_property
    def encoder(self) -> Encoder:
        return self._given_encoder or SentenceEncoder(self.settings.encoder)

    @cached_property
    def house(self) -> House:
        """What the desk has written down about names. Raises SettingsError for what cannot be read."""
        return load_house(Path(self.settings.names)) if self.settings.names else House()

    @_sparing()
    def check(self, sources: Sequence[str | Path | Document], index: str | None = None) -> Report:
        """Look for discrepancies between and inside documents; `index` names a kept index to reuse and renew.

        Raises FactcheckError when the run cannot go on; a document that cannot be read is reported as skipped.
        """
        documents, skipped = read_sources(sources, self.settings)
        kept = self._opened(index, sources) if index is not None else None
        report = kept.report(documents, self._keyed) if kept else None
        if report is None:
            report = self._compared(documents, kept)
            if kept:
                self._keep(kept, (documents, self._keyed, report))
        return dataclasses.replace(report, settings=dataclasses.asdict(self.settings), skipped=skipped)

    def _compared(self, documents: Sequence[Document], kept: Kept | None) -> Report:
        """The report on documents: those that have to do with one another are compared, each such group on its own."""
        from factcheck import assembling

        found: dict[int, Analysis] = {}
        groups = [list(range(len(documents)))]
        if len(documents) > FEW:
            groups = relation.groups(self._outlines(documents, kept, found))
        parts: list[tuple[Sequence[int], Report]] = []
        done = 0
        for group in groups:
            self._progress("checking", done, len(documents))
            own = [documents[number] for number in group]
            report = kept.report(own, self._keyed, group=True) if kept and len(groups) > 1 else None
            if report is None:
                missing = [number for number in group if number not in found]
                analyses = self._analyses([documents[number] for number in missing], self.encoder, kept)
                found.update(zip(missing, analyses, strict=True))
                corpus = self._joined([found.pop(number) for number in group], nominated=self._judge is not None)
                report = self._report(corpus, done, len(documents))
                if kept and len(groups) > 1:
                    kept.add_part(own, self._keyed, report)
            parts.append((group, report))
            done += len(group)
        self._progress("checking", 1, 1)
        return assembling.assembled(parts, __version__) if len(parts) > 1 else parts[0][1]

    def _outlines(self, documents: Sequence[Document], kept: Kept | None, found: dict[int, Analysis]) -> list[Outline]:
        """The outline of every document; without an index, `found` takes up the analyses."""
        known = {number: kept.outline(one) if kept else None for number, one in enumerate(documents)}
        missing = [number for number, outline in known.items() if outline is None]
        analyses = self._analyses([documents[number] for number in missing], self.encoder, kept)
        for number, analysis in zip(missing, analyses, strict=True):
            known[number] = relation.outline(analysis)
            if kept is None:
                found[number] = analysis
        return [outline for _, outline in sorted(known.items()) if outline is not None]

    def _report(self, corpus: Corpus, done: int, documents: int) -> Report:
        """The report on documents that are compared with one another, after `done` of so many in all."""
        from factcheck import agreement, grouping, ignores, topics

        checks = plugins.collect("factcheck.checks", "CHECK", Check)
        conflicts = self._conflicts(corpus, checks, done, documents)
        found = topics.named(grouping.findings(conflicts, corpus.source_of), corpus)
        report = Report(
            version=__version__,
            settings={},
            documents=tuple(_summary(document, corpus) for document in corpus.documents),
            skipped=(),
            copies=tuple(tuple(document.name for document in group) for group in corpus.copies),
            findings=found,
            agreed=agreement.agreed(corpus, checks, found, corpus.copies),
            sources=corpus.documents,
        )
        followed = self.settings.inline_ignores == "on"
        return ignores.applied(report, [check.rule.name for check in checks]) if followed else report

    @cached_property
    def _judge(self) -> Judge | None:
        return self._given_judge or (CrossEncoderJudge(self.settings.nli) if self.settings.nli else None)

    def verify(
        self, draft: str | Path | Document, against: Sequence[str | Path | Document], index: str | None = None
    ) -> Verification:
        """Hold every fact of a draft against its sources: supported, conflicting or not found.

        `index` names a kept index of the sources to reuse and renew.

        Raises DocumentError for a draft that cannot be read, FactcheckError when the run cannot go on.
        """
        from factcheck import verification

        drafts, unread = read_sources([draft], self.settings)
        if len(drafts) != 1:
            reason = unread[0].reason if unread else "more than one document"
            raise DocumentError(f"the draft cannot be verified: {unread[0].path if unread else draft}: {reason}")
        given, skipped = read_sources(against, self.settings)
        sources = [source for source in given if source.name != drafts[0].name or isinstance(draft, Document)]
        kept = self._opened(index, against) if index else None
        corpus = self.corpus([drafts[0], *sources], self.encoder, kept, {}, passing=drafts[0])
        if kept:
            self._keep(kept)
        statements, consistency = verification.verify(corpus, corpus.documents[0])
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

    def build(
        self, sources: Sequence[str | Path | Document], index: str, *, exact: bool = True
    ) -> tuple[Renewal, tuple[Skipped, ...]]:
        """Make a kept index of exactly these sources, working out only what is new; unless `exact`, add to it.

        Raises FactcheckError.
        """
        documents, skipped = read_sources(sources, self.settings)
        kept = self._opened(index, sources)
        for _ in self._analyses(documents, self.encoder, kept):
            pass
        return kept.save(whole=True, exact=exact), skipped

    def _opened(self, index: str, sources: Sequence[str | Path | Document]) -> Kept:
        paths = [str(source) for source in sources if not isinstance(source, Document) and str(source) != "-"]
        return Kept(store.folder_of(index), self.encoder.identity, paths, self._tell)

    @property
    def _keyed(self) -> Settings:
        """The settings with what is in the names file and the model that judges in place of paths: findings follow."""
        return dataclasses.replace(
            self.settings, names=repr(self.house), nli=self._judge.identity if self._judge else ""
        )

    def _keep(self, kept: Kept, run: tuple[Sequence[Document], Settings, Report] | None = None) -> None:
        """Renew the index; a report is worth more than an index that cannot be written."""
        try:
            kept.save(run, whole=True)
        except StoreError as error:
            self._tell(f"Nothing was kept: {error}")

    def corpus(  # noqa: PLR0913 -- what verifying a draft adds has names and defaults
        self,
        documents: Sequence[Document],
        encoder: Encoder,
        kept: Kept | None = None,
        parses: dict[Sentence, Parse] | None = None,
        passing: Document | None = None,
        *,
        nominated: bool = True,
    ) -> Corpus:
        """Documents with their sentences, mentions and sentence similarities; what is kept is not worked out again.

        `parses` takes up the analyses of sentences that are worked out; `passing` is a document that is not kept;
        `nominated` asks for the nearest neighbours of every sentence.
        """
        return self._joined(
            tuple(self._analyses(documents, encoder, kept, parses, passing)), parses, nominated=nominated
        )

    def _joined(
        self, analyses: Sequence[Analysis], parses: dict[Sentence, Parse] | None = None, *, nominated: bool
    ) -> Corpus:
        from factcheck import copies
        from factcheck.index import SentenceIndex, joined

        house = self.house
        sentences = tuple(sentence for one in analyses for sentence in one.sentences)
        index = SentenceIndex(joined([one.vectors for one in analyses], self.settings.max_vectors_mb))
        place = {sentence: number for number, sentence in enumerate(sentences)}
        pairs = index.neighbours(self.settings.neighbours, self.settings.min_similarity) if nominated else []
        return Corpus(
            tuple(one.document for one in analyses),
            sentences,
            tuple(mention for one in analyses for mention in one.mentions),
            similarity=lambda left, right: index.similarity(place[left], place[right]),
            neighbours=tuple((sentences[left], sentences[right]) for left, right, _ in pairs),
            copies=copies.groups(sentences),
            house=house,
            parses={} if parses is None else parses,
            judge=self._judge,
        )

    def _analyses(
        self,
        documents: Sequence[Document],
        encoder: Encoder,
        kept: Kept | None,
        parses: dict[Sentence, Parse] | None = None,
        passing: Document | None = None,
    ) -> Iterator[Analysis]:
        """What each document comes to on its own: kept and fresh analyses are equal to the last bit."""
        held = [kept.analysis(one) if kept and one is not passing else None for one in documents]
        missing = [one for one, found in zip(documents, held, strict=True) if found is None]
        with closing(self._fresh(missing, encoder, kept, parses)) as fresh:
            for document, found in zip(documents, held, strict=True):
                if found is not None:
                    yield found
                    continue
                made = next(fresh)
                if kept and document is not passing:
                    kept.add(document, made)
                yield made

    def analysis(self, document: Document) -> Analysis:
        """What one document comes to on its own."""
        return next(self._fresh([document], self.encoder, None))

    def _fresh(
        self,
        documents: Sequence[Document],
        encoder: Encoder,
        kept: Kept | None,
        parses: dict[Sentence, Parse] | None = None,
    ) -> Generator[Analysis, None, None]:
        """Analyses that have to be worked out, in the order of the documents."""
        from factcheck import engines

        known = {"known": kept.vectors} if kept else {}
        work = engines.Work(encoder, self._progress, parses=parses, scheduler=self.settings.scheduler, **known)
        return engines.named(self.settings.engine).analyse(documents, work)

    def _conflicts(
        self, corpus: Corpus, checks: Sequence[Check], done: int, documents: int
    ) -> Iterator[tuple[Rule, Conflict]]:
        own = len(corpus.documents)
        for number, check in enumerate(checks):
            self._progress(f"checking {check.rule.name}", done * len(checks) + number * own, documents * len(checks))
            for conflict in check.find(corpus):
                yield check.rule, conflict


def _silent(_stage: str, _done: int, _total: int) -> None:
    """Progress that nobody watches."""


def _untold(_line: str) -> None:
    """What is wrong with an index where nobody listens."""


def _summary(document: Document, corpus: Corpus) -> DocumentSummary:
    own = corpus.sentences_of(document)
    return DocumentSummary(
        path=document.name,
        title=document.title,
        published=document.published,
        sentences=len(own),
        compared=len(own),
        notices=document.notices,
    )
