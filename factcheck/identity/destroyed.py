"""Names destroyed in typing: run together with the word before them, or without their capital."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from rapidfuzz.distance import OSA

from factcheck.corpus import Corpus
from factcheck.document import Sentence, Span
from factcheck.identity.slips import Slip
from factcheck.identity.spelling import fold
from factcheck.identity.uses import Form
from factcheck.identity.variation import Spelling, Variation, commonest_first
from factcheck.mention import Name
from factcheck.name_words import PERSON
from factcheck.vocabulary import known, vocabulary

_GLUE = ("to", "of", "by", "in", "at", "for", "and", "with", "from", "the", "on", "as", "that", "said")
_CAMEL = re.compile(r"(?<![\w@#/.’'\-])([A-Za-zà-ÿ][a-zà-ÿ]+)([A-Z][a-zà-ÿ]{3,})(?![\w@/]|\.\w)")
_LOWER_WORD = re.compile(r"(?<![\w@#/.\-])[a-zà-ÿ]{3,}(?![\w@/]|\.\w|-)")
_SUBJECT = re.compile(
    r"([A-Z][a-zà-ÿ]{4,}) (?:(?:did|does|has|had|was|is|would|could)(?:n['’]t)?|will|said|says|told|added)\b"
)


class LowerWords:
    """Lower-case words of three letters and more: how often each stands in a corpus, and where the last one does."""

    def __init__(self, corpus: Corpus) -> None:
        self.count: Counter[str] = Counter()
        self._last: dict[str, Sentence] = {}
        for sentence in corpus.sentences:
            words = _LOWER_WORD.findall(sentence.text)
            self.count.update(words)
            self._last.update(dict.fromkeys(words, sentence))

    def only_once(self) -> Iterator[str]:
        """The words that stand in one place only."""
        return (word for word, count in self.count.items() if count == 1)

    def place(self, word: str) -> tuple[Sentence, Span]:
        """The last sentence that has a word, and where it stands there."""
        sentence = self._last[word]
        (*_, match) = (match for match in _LOWER_WORD.finditer(sentence.text) if match.group() == word)
        start = sentence.span.start + match.start()
        return sentence, Span(start, start + len(word))


def run_together(forms: Mapping[str, Form], words: LowerWords) -> Iterator[Slip]:
    """Lower-case words no vocabulary knows, made of a short word and a frequent name that may lack its first letter."""
    tails: dict[str, str] = {}
    for form in forms.values():
        if form.count >= 3 and len(form.key) >= 6 and not form.common:
            tails.setdefault(form.key, form.key)
            tails.setdefault(form.key[1:], form.key)
    for word in words.only_once():
        if len(word) < 7 or word in vocabulary():
            continue
        for glue in _GLUE:
            key = tails.get(word[len(glue) :]) if word.startswith(glue) else None
            if key is None:
                continue
            sentence, span = words.place(word)
            if sentence.text.count(" ") >= 3:
                place = Name(sentence, span, (word,), forms[key].mentions[0].label)
                reason = f"“{word}” is no word; it reads as “{glue} {forms[key].spelling}” run together"
                yield Slip(word, key, (place,), reason, 0.9)
                break


def joined(corpus: Corpus, forms: Mapping[str, Form]) -> Iterator[Slip]:
    """A capital inside a word, where a short word or a given name runs into a name: "toHallam", "RuthHallam"."""
    for sentence in corpus.sentences:
        for match in _CAMEL.finditer(sentence.text):
            form = forms.get(fold(match.group(2)))
            first = match.group(1)
            if form is not None and form.count >= 2 and (first in _GLUE or fold(first) in form.givens):
                start = sentence.span.start
                place = Name(sentence, Span(start + match.start(), start + match.end()), (match.group(),), PERSON)
                reason = f"“{match.group()}” reads as “{first} {form.spelling}” run together"
                yield Slip(fold(match.group()), form.key, (place,), reason, 0.9)


def out_of_order(corpus: Corpus, names: Sequence[Name], forms: Mapping[str, Form]) -> Iterator[Slip]:
    """A word that begins a sentence as its subject and has the letters of a surname of the text in another order."""
    taken = {(name.document, name.span.start) for name in names}
    surnames = {"".join(sorted(form.key)): form for form in forms.values() if form.givens and len(form.key) >= 5}
    for sentence in corpus.sentences:
        match = _SUBJECT.match(sentence.text)
        form = surnames.get("".join(sorted(fold(match.group(1))))) if match else None
        if match is None or form is None or fold(match.group(1)) in forms or sentence.document not in form.documents:
            continue
        word, start = match.group(1), sentence.span.start
        if (sentence.document, start) not in taken and OSA.distance(fold(word), form.key) == 1:
            place = Name(sentence, Span(start, start + len(word)), (word,), PERSON)
            reason = f"{word} has the letters of {form.spelling} in another order"
            yield Slip(fold(word), form.key, (place,), reason, 0.85)


def without_capital(forms: Mapping[str, Form], words: LowerWords) -> Iterator[Variation]:
    """A person's surname that no vocabulary has, once in small letters in a sentence that has its capitals."""
    for word in words.only_once():
        form = forms.get(fold(word))
        if form is None or len(word) < 5 or known(word) or _inflected(word) or not _surely_a_surname(form):
            continue
        sentence, span = words.place(word)
        if sentence.text[:1].isupper() and sentence.text.count(" ") >= 3:
            place = Name(sentence, span, (word,), PERSON)
            spellings = Spelling(form.spelling, tuple(form.mentions)), Spelling(word, (place,))
            yield Variation(spellings, (f"“{word}” stands without its capital",), 0.85)


def _inflected(word: str) -> bool:
    """Whether a word is an inflected form of one that the vocabulary has ("moored")."""
    stem = re.sub(r"(?:ed|ing|ers?|s)$", "", word)
    return stem != word and not {stem, stem + "e"}.isdisjoint(vocabulary())


def _surely_a_surname(form: Form) -> bool:
    return bool(form.givens) and not form.abbreviation and any(map(_in_running_text, form.mentions))


def _in_running_text(name: Name) -> bool:
    """Whether a person is named in a sentence of small letters, where a capital tells something."""
    words = re.findall(r"\b[^\W\d_]{3,}\b", name.sentence.text)
    return name.label == PERSON and sum(map(str.islower, words)) >= 2


def with_and_without_apostrophe(forms: Mapping[str, Form]) -> Iterator[Variation]:
    """A person's name with and without an apostrophe inside: "D'Arvell", "Darvell"."""
    for form in forms.values():
        if len(form.written) < 2 or not (form.givens or form.surnames):
            continue
        places: dict[bool, list[tuple[str, Name]]] = {True: [], False: []}
        for name in form.mentions:
            for word in [word for word in name.words if fold(word) == form.key][:1]:
                places[bool(re.search(r"['’‘](?!s?$)", word))].append((word, name))
        if all(places.values()):
            spellings = [Spelling(told[0][0], tuple(name for _, name in told)) for told in places.values()]
            reason = "the same name stands with and without an apostrophe"
            yield Variation(commonest_first(spellings), (reason,), 0.75, given=bool(form.surnames), person=True)
