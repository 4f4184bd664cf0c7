"""Quotations: the words between quotation marks, sentence by sentence, and who says them.

Double and single, straight, typographic, German and French marks are paired paragraph by paragraph. A quotation that
runs over paragraphs, each opened with a mark and only the last closed, is followed to its end. Marks inside another
quotation are part of it. Apostrophes, feet and inches are no marks. A speech set without marks after "X said:" counts
as a quotation for the rest of its sentence.

`words` are casefolded; contractions are written out, hyphens divide, number words up to ninety-nine are figures, and
an ellipsis or a bracketed insertion is the one word "…". `speaker` is a surname with a capital ("Okafor") or the
lower-case lemma of a role ("minister"); it is empty where the text gives a pronoun or nobody.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from weakref import WeakKeyDictionary

from factcheck.document import Document, Section, Sentence, Span
from factcheck.extractors import Extractor
from factcheck.mention import Quote
from factcheck.syntax import Parse, Token

GAP = "…"  # stands for words left out or put in between brackets
_LONGEST = 4000  # characters between two marks; more is a mark gone astray

_MARK = re.compile(r"''|``|[“”„‟«»‹›\"＂‘’‚‛'`´]")
_SINGLE = frozenset("‘’‚‛'`´")
_OPENING = frozenset("“„‟«‘‚``")
_BEFORE_OPENING = frozenset(" \t\n\r\N{NO-BREAK SPACE}([{—–-/:>")
_ELISION = re.compile(r"\d0s|(?:em|til|tis|twas|cause|n|bout|round|cos)\b", re.IGNORECASE)


_YEAR = re.compile(r"\d\d\b")


@dataclass(frozen=True, slots=True)
class Word:
    """A normalised word of a quotation and the code points [start, end) of the given text it stands for."""

    text: str
    start: int
    end: int


_WORD = re.compile(
    r"\[[^\[\]\n]*\]|\([^()\n]*\)|…|\.(?:\s?\.){2,}"
    r"|\d+(?:[.,]\d+)*(?::\s?\d\d\b)?[^\W\d_]*|[^\W\d_]+(?:['’][^\W\d_]+|\s['’]\s?(?:s|t|re|ve|ll|m)\b)*|%"
)
_WHOLE_HOUR = re.compile(r"[:.]\s?00(?!\d)")
_NEGATED = re.compile(r"(do|does|did|is|are|was|were|has|have|had|would|could|should|must|need|ca|wo)n['’]?t$")
_SHORTENED = {"re": "are", "ve": "have", "ll": "will", "m": "am", "is": "is"}
_RUN_TOGETHER = {
    "cannot": ("can", "not"),
    "cant": ("can", "not"),
    "gonna": ("going", "to"),
    "wanna": ("want", "to"),
    "gotta": ("got", "to"),
}


def _list(words: str) -> list[str]:
    return words.split()


_WITH_IS = frozenset(_list("it that he she there what here who where how"))
_UNITS = _list(
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen"
)
_TENS = _list("twenty thirty forty fifty sixty seventy eighty ninety")
_ORDINALS = _list("first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth")
_ORDINAL = {word: f"{at}{('th', 'st', 'nd', 'rd')[at if at < 4 else 0]}" for at, word in enumerate(_ORDINALS, 1)}
_FIGURE = {word: value for value, word in enumerate(_UNITS)} | {word: 20 + 10 * at for at, word in enumerate(_TENS)}


def words_of(text: str) -> list[Word]:
    """Normalised words of a quotation with their places in `text`; linear time."""
    found: list[Word] = []
    for match in _WORD.finditer(text):
        found.extend(Word(word, match.start(), match.end()) for word in _normalised(match.group()))
    return _joined_figures(found)


def _normalised(raw: str) -> tuple[str, ...]:
    if raw[0] in "[(….":
        return (GAP,)
    if raw[0].isdigit():
        return (_WHOLE_HOUR.sub("", raw.replace(",", "")).casefold(),)
    word = "".join(raw.casefold().replace("’", "'").split())
    return ("percent",) if word == "%" else _written_out(word)


def _written_out(word: str) -> tuple[str, ...]:
    """The words a contraction stands for."""
    if word in _ORDINAL:
        return (_ORDINAL[word],)
    if word in _RUN_TOGETHER:
        return _RUN_TOGETHER[word]
    if negated := _NEGATED.match(word):
        stem = negated.group(1)
        return ({"ca": "can", "wo": "will"}.get(stem, stem), "not")
    stem, _, ending = word.partition("'")
    if ending == "s" and stem in _WITH_IS:
        ending = "is"
    return (stem, _SHORTENED[ending]) if ending in _SHORTENED else (word.replace("'", ""),)


def _joined_figures(words: Sequence[Word]) -> list[Word]:
    """Number words as figures ("twenty-one" is "21") and "per cent" as one word."""
    found: list[Word] = []
    tens = False
    for word in words:
        value = _FIGURE.get(word.text)
        last = found[-1] if found else None
        if last and tens and value in range(1, 10):
            found[-1] = Word(str(int(last.text) + (value or 0)), last.start, word.end)
        elif last and (last.text, word.text) == ("per", "cent"):
            found[-1] = Word("percent", last.start, word.end)
        else:
            found.append(word if value is None else Word(str(value), word.start, word.end))
        tens = value is not None and value >= 20
    return found


@dataclass(frozen=True, slots=True)
class Passage:
    """The part of a quotation in one paragraph, without its marks; parts of one quotation share their `number`."""

    span: Span
    number: int


@dataclass(slots=True)
class _Paragraph:
    """The marks of one paragraph and the lookup tables that keep pairing linear."""

    text: str
    start: int
    end: int
    marks: list[re.Match[str]]

    def before(self, at: int) -> str:
        return self.text[at - 1] if at > self.start else " "

    def after(self, at: int) -> str:
        return self.text[at] if at < self.end else " "

    def opens(self, mark: re.Match[str]) -> bool:
        return self.before(mark.start()) in _BEFORE_OPENING and not self.after(mark.end()).isspace()

    def closes(self, mark: re.Match[str]) -> bool:
        if self.after(mark.end()).isalnum():
            return False
        return not self.before(mark.start()).isspace() or self.before(mark.start() - 1) in ",.!?"


def _is_single(mark: re.Match[str]) -> bool:
    return mark.group() in _SINGLE


class _Pairing:
    """Pairs the marks of a section, one paragraph after the other."""

    def __init__(self) -> None:
        self.passages: list[Passage] = []
        self.number = 0
        self.open_at: int | None = None
        self.opener = ""
        self.pending: int | None = None  # a single mark that opened and was not closed by a single one

    def add(self, start: int, end: int) -> None:
        if 0 < end - start <= _LONGEST:
            self.passages.append(Passage(Span(start, end), self.number))

    def paragraph(self, here: _Paragraph, continues: bool, stays_open: bool) -> None:
        """Pair the marks of a paragraph; `continues` when a quotation opened earlier goes on in it.

        `stays_open` says that a quotation open at the end of it goes on in the next one.
        """
        if not continues:
            self.open_at = None
        self.pending = None
        first = True
        skip = here.start
        singles = _SingleMarks(here)
        for mark in here.marks:
            if mark.start() < skip:
                continue
            if not _is_single(mark):
                self._double(here, mark, first and continues)
            elif self.open_at is None:
                skip = max(skip, self._single(here, mark, singles))
            first = False
        self._finish(here, stays_open)

    def _double(self, here: _Paragraph, mark: re.Match[str], resumes: bool) -> None:
        if self.open_at is None:
            if self.pending is not None and not here.opens(mark):
                self._open(self.pending, mark.group())
                self._close(mark.start())
            elif not self._stray(here, mark):
                self._open(mark.end(), mark.group())
        elif resumes and not here.text[here.start : mark.start()].strip():
            self.open_at = mark.end()
        elif mark.group() in '“«"' and self.opener not in "„»" and here.opens(mark):
            self._open(mark.end(), mark.group())
        else:
            self._close(mark.start())

    def _open(self, at: int, opener: str) -> None:
        self.open_at, self.opener, self.pending = at, opener, None
        self.number += 1

    def _close(self, at: int) -> None:
        if self.open_at is not None:
            self.add(self.open_at, at)
        self.open_at = None

    @staticmethod
    def _stray(here: _Paragraph, mark: re.Match[str]) -> bool:
        """Whether a mark cannot open: it closes nothing or means inches."""
        if mark.group() in _OPENING or here.opens(mark):
            return False
        before = here.before(mark.start())
        return before.isdigit() or (here.closes(mark) and not before.isspace())

    def _single(self, here: _Paragraph, mark: re.Match[str], singles: _SingleMarks) -> int:
        """Pair a single mark; gives the offset up to which the text is then used up."""
        if not here.opens(mark) or _is_elision(here, mark):
            return 0
        close = singles.closing(mark)
        if close is None:
            self.pending = mark.end() if self.pending is None else self.pending
            return 0
        self.number += 1
        self.add(mark.end(), close)
        return close + 1

    def _finish(self, here: _Paragraph, stays_open: bool) -> None:
        if self.open_at is None:
            return
        ahead = here.text[here.start : self.open_at - 1].rstrip()
        if stays_open or not ahead or ahead.endswith(":"):
            self.add(self.open_at, here.end)


def _is_elision(here: _Paragraph, mark: re.Match[str]) -> bool:
    """Whether a single mark stands for letters or a century left out: 'til, the '90s, the class of '98."""
    if _ELISION.match(here.text, mark.end(), here.end):
        return True
    year = _YEAR.match(here.text, mark.end(), here.end)
    return year is not None and here.text[here.start : mark.start()].rstrip()[-1:].isalpha()


class _SingleMarks:
    """Which single marks of a paragraph can close, and where double marks and single openers stand."""

    def __init__(self, here: _Paragraph) -> None:
        self.here = here
        self.closers = [mark.start() for mark in here.marks if mark.group() in "’'‛´‘" and self._closes(mark)]
        self.doubles = [mark.start() for mark in here.marks if not _is_single(mark)]
        self.openers = [mark.start() for mark in here.marks if _is_single(mark) and here.opens(mark)]

    def _closes(self, mark: re.Match[str]) -> bool:
        return self.here.closes(mark) and self.here.text[max(0, mark.start() - 2) : mark.start()] not in {
            "'n",
            "’n",
            "‘n",
        }

    def closing(self, opener: re.Match[str]) -> int | None:
        """Where the quotation that this mark opens ends; the mark after a plural ("the crews' jobs") is passed over."""
        at = bisect_right(self.closers, opener.end())
        if at == len(self.closers):
            return None
        if (
            self._possessive(self.closers[at])
            and at + 1 < len(self.closers)
            and bisect_left(self.openers, self.closers[at]) == bisect_left(self.openers, self.closers[at + 1])
        ):
            at += 1
        close = self.closers[at]
        doubles = bisect_left(self.doubles, close) - bisect_left(self.doubles, opener.start())
        return close if doubles % 2 == 0 and close - opener.end() <= _LONGEST else None

    def _possessive(self, at: int) -> bool:
        follows = self.here.text[at + 1 : at + 3]
        return self.here.before(at) in "sS" and follows[:1] == " " and follows[1:].islower()


def passages(text: str, span: Span) -> list[Passage]:
    """The quotations of a stretch of text, paragraph by paragraph, in text order."""
    lines = [_line(text, *line.span()) for line in re.compile(r"[^\n]+").finditer(text, span.start, span.end)]
    lines = [line for line in lines if line.start < line.end]
    pairing = _Pairing()
    goes_on = False
    for line, goes_on_next in zip(lines, _going_on(lines), strict=True):
        was_open = goes_on and pairing.open_at is not None
        if was_open and not _begins_with_opener(line):
            pairing.open_at = line.start
        pairing.paragraph(line, was_open, goes_on_next)
        goes_on = goes_on_next
    return pairing.passages


def _line(text: str, start: int, end: int) -> _Paragraph:
    stripped = text[start:end]
    start += len(stripped) - len(stripped.lstrip())
    end = max(start, end - (len(stripped) - len(stripped.rstrip())))
    return _Paragraph(text, start, end, list(_MARK.finditer(text, start, end)))


def _begins_with_opener(line: _Paragraph) -> bool:
    first = line.marks[0] if line.marks else None
    return first is not None and first.start() == line.start and not _is_single(first) and line.opens(first)


def _going_on(lines: Sequence[_Paragraph]) -> list[bool]:
    """For each line whether a quotation open at its end goes on: the next paragraph opens anew, or the next double
    mark, with no blank line before it, closes.
    """
    found: list[bool] = []
    closes_later = False
    for at in range(len(lines) - 1, -1, -1):
        following = lines[at + 1] if at + 1 < len(lines) else None
        if following is None or following.text.count("\n", lines[at].end, following.start) > 1:
            closes_later = False
        elif double := next((mark for mark in following.marks if not _is_single(mark)), None):
            closes_later = following.closes(double) and not following.opens(double)
        found.append(closes_later or (following is not None and _begins_with_opener(following)))
    return found[::-1]


@dataclass(slots=True)
class _SectionQuotations:
    """The passages of a section, and the speakers of its quotations found so far."""

    passages: list[Passage]
    ends: list[int]
    speakers: dict[int, str] = field(default_factory=dict)

    def overlapping(self, span: Span) -> Iterator[Passage]:
        for at in range(bisect_right(self.ends, span.start), len(self.passages)):
            if self.passages[at].span.start >= span.end:
                return
            yield self.passages[at]


_seen: WeakKeyDictionary[Document, dict[Span, _SectionQuotations]] = WeakKeyDictionary()


def _quotations(document: Document, section: Section) -> _SectionQuotations:
    sections = _seen.setdefault(document, {})
    if section.span not in sections:
        found = passages(document.text, section.span)
        sections[section.span] = _SectionQuotations(found, [passage.span.end for passage in found])
    return sections[section.span]


_SAYING = frozenset(
    _list(
        "say tell add warn write ask announce claim insist declare call describe note state explain argue admit recall "
        "reply respond comment stress conclude tweet post urge believe acknowledge accuse report confirm remark vow "
        "pledge promise concede complain joke testify deny suggest observe read shout yell demand predict hail"
    )
)
_ROLE = {"spokesman": "spokesperson", "spokeswoman": "spokesperson", "chairwoman": "chairman"}


def extract(parse: Parse) -> Iterator[Quote]:
    """The part of every quotation that lies in the sentence, in text order."""
    sentence = parse.sentence
    known = _quotations(sentence.document, sentence.section)
    text = sentence.document.text
    inside = [
        (passage, span) for passage in known.overlapping(sentence.span) for span in _within(passage.span, sentence)
    ]
    if not inside:
        yield from _unmarked(parse)
        return
    sayings = list(_sayings(parse, [span for _, span in inside]))
    for passage, span in inside:
        words = tuple(word.text for word in words_of(text[span.start : span.end]))
        if any(word != GAP for word in words):
            speaker = _nearest(sayings, span) or known.speakers.get(passage.number, "")
            known.speakers.setdefault(passage.number, speaker)
            yield Quote(sentence, span, words, speaker, _is_scare(text, span, words))


_SENTENCE_END = re.compile(
    r"(?<=[a-z0-9%)’”][.!?])(?<!\b[A-Z][a-z]\.)(?<!\b(?:Gov|Sen|Rep|Gen|Col|Sgt|Rev|Hon)\.)(?<!\bCapt\.)(?<!\bProf\.)"
    r"\s+(?=[A-Z“‘])"
)


def _within(span: Span, sentence: Sentence) -> Iterator[Span]:
    """The part of a quotation that lies in a sentence, sentence by quoted sentence."""
    start, end = max(span.start, sentence.span.start), min(span.end, sentence.span.end)
    text = sentence.document.text
    for match in _SENTENCE_END.finditer(text, start, end):
        yield _trimmed(text, start, match.start())
        start = match.end()
    yield _trimmed(text, start, end)


def _trimmed(text: str, start: int, end: int) -> Span:
    while start < end and text[start].isspace():
        start += 1
    while start < end and (text[end - 1].isspace() or text[end - 1] == ","):
        end -= 1
    return Span(start, end)


_NAMING = re.compile(
    r"(?:dubbed|nicknamed|so-called|entitled|titled|known as|called|named|slogan|hashtag|headlined)"
    r"(?: the| a| an)?\s*\W$"
)


def _is_scare(text: str, span: Span, words: tuple[str, ...]) -> bool:
    """One or two words, the title of a work, or a name that something is given."""
    if len(words) <= 2:
        return True
    if len(words) <= 5 and _NAMING.search(text, max(0, span.start - 30), span.start):
        return True
    written = [word for word in re.findall(r"[^\W\d_]+", text[span.start : span.end]) if len(word) > 3]
    return len(written) >= 2 and all(word[0].isupper() for word in written) and text[span.end - 1] not in ".!?"


def _sayings(parse: Parse, quoted: Sequence[Span]) -> Iterator[tuple[Token, str]]:
    """Verbs of saying outside the quotations, each with its speaker ("" for a pronoun)."""
    for token in parse.tokens:
        if any(span.overlaps(token.span) for span in quoted):
            continue
        if token.text.casefold() == "according":
            objects = [name for to in parse.children(token, "prep") for name in parse.children(to, "pobj")]
        elif token.lemma in _SAYING and token.pos in {"VERB", "NOUN"}:
            objects = list(parse.children(token, "nsubj"))
        else:
            continue
        speakers = [speaker for speaker in objects if not any(span.overlaps(speaker.span) for span in quoted)]
        if speakers:
            yield token, _speaker(parse, speakers[0])


def _speaker(parse: Parse, head: Token) -> str:
    if head.pos == "PRON":
        return ""
    if head.pos == "PROPN" and head.entity == "PERSON":
        return head.text.removesuffix("'s").capitalize()
    named = [token for token in parse.children(head, "appos") if token.entity == "PERSON" and token.pos == "PROPN"]
    if named:
        return named[0].text.capitalize()
    return _ROLE.get(head.lemma, head.lemma)


def _nearest(sayings: Sequence[tuple[Token, str]], span: Span) -> str:
    """Whom the verb of saying nearest to a quotation belongs to."""
    if not sayings:
        return ""

    def distance(saying: tuple[Token, str]) -> int:
        verb = saying[0].span
        return min(abs(span.start - verb.end), abs(verb.start - span.end))

    return min(sayings, key=distance)[1]


def _unmarked(parse: Parse) -> Iterator[Quote]:
    """A speech without marks after "X said:", to the end of the sentence."""
    for verb, colon in pairwise(parse.tokens):
        if colon.text == ":" and verb.lemma in _SAYING and verb.pos == "VERB":
            text = parse.sentence.document.text
            span = _trimmed(text, colon.span.end, parse.sentence.span.end)
            words = tuple(word.text for word in words_of(text[span.start : span.end]))
            if len(words) >= 5 and text[span.start].isupper():
                subjects = parse.children(verb, "nsubj")
                yield Quote(parse.sentence, span, words, _speaker(parse, subjects[0]) if subjects else "")
            return


EXTRACTOR = Extractor("quote", extract)
