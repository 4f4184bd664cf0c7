"""Proper names: people, places, organisations, as written, without titles and possessive endings."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence

from factcheck.document import Sentence, Span
from factcheck.extractors import Extractor
from factcheck.mention import Name
from factcheck.name_words import ORG, ORG_NOUNS, OTHER, PERSON, PLACE, PLACE_NOUNS, TITLES, listed
from factcheck.syntax import Parse, Token
from factcheck.vocabulary import known, ordinary, vocabulary

__all__ = ["EXTRACTOR", "ORG_NOUNS", "extract", "inside_quotation", "titled"]


LABELS = {
    "PERSON": PERSON,
    "GPE": PLACE,
    "LOC": PLACE,
    "FAC": PLACE,
    "ORG": ORG,
    "NORP": OTHER,
    "PRODUCT": OTHER,
    "EVENT": OTHER,
    "WORK_OF_ART": OTHER,
    "LAW": OTHER,
    "LANGUAGE": OTHER,
}

_ADJUNCT_TITLES = listed(
    """defense defence foreign interior finance prime former acting interim assistant associate senior"""
)

_OF_HEADS = PLACE_NOUNS | ORG_NOUNS | listed("port cape coalition bishop duke isles")
_PARTICLES = listed("de del della di da do dos du la le van von der den ter ten bin ibn al el abu y e und")
_ARTICLES = listed("al el ad an ar as ash az at ul")
_OPENERS = listed(
    """later then now still also meanwhile however yesterday today tonight tomorrow earlier soon once perhaps instead
    nor so yet since until because although though despite during both each every some many most all such another
    other only even just here elsewhere afterwards eventually finally next last"""
)
_NOT_NAMES = listed(
    """monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat sun january
    february march april may june july august september october november december jan feb mar apr jun jul
    aug sep sept oct nov dec i a.m p.m am pm gmt bst est edt cst cdt pst pdt ok tv updated photo photos
    video caption credit published related read more the a an this that these those it he she they we you
    his her their our my its and but or if when while after before in on at by for from with to of as is was
    were are be been has have had not no yes there here what who where why how"""
)
_MONTHS = listed("january february march april may june july august jan feb mar apr jun jul aug dec")
_GLUED_INITIALS = re.compile(r"^((?:[A-Z]\.){1,3})(?=[A-Z][a-z]{2})")  # "P.J.Carver"
_CONTRACTIONS = ("'re", "'ve", "'ll", "'m", "n't", "’re", "’ve", "’ll", "’m", "n’t")
_SPEECH = listed(
    """say tell add ask explain warn testify claim admit reply note insist recall write announce deny argue state
    describe declare believe think"""
)


def _bare(text: str) -> str:
    return text.casefold().strip(".,'’")


def _is_title_word(text: str) -> bool:
    word = _bare(text)
    return word in TITLES or (word.endswith("s") and word[:-1] in TITLES)


def _capitalised(token: Token) -> bool:
    return token.text[:1].isupper() and any(char.isalpha() for char in token.text)


def titled(tokens: Sequence[Token]) -> bool:
    """Whether a line is in title case or in capitals, where a capital tells nothing."""
    words = [token for token in tokens if token.text.isalpha() and len(token.text) > 3]
    if any(token.text.islower() and token.dep == "ROOT" and token.pos in {"VERB", "AUX"} for token in tokens):
        return False
    if all(token.text.isupper() for token in words):
        return len(words) >= 3 and len(tokens) >= 5  # fewer may be a person's name alone
    return len(words) >= 4 and sum(token.text[0].isupper() for token in words) >= 0.8 * len(words)


def _first_word(parse: Parse, token: Token) -> bool:
    """Whether a capital is due to the place: first word of the sentence, of a quotation or after a colon."""
    before = [t for t in parse.tokens[: token.index] if t.text.strip()]
    return not before or before[-1].text in {'"', "“", "'", ":", "—", "--", "…", "[", "(", "."}


def _month_in_name(parse: Parse, token: Token) -> bool:
    """Whether the word for a month stands between other words of a name ("Bell June Lane")."""
    around = parse.tokens[max(0, token.index - 1) : token.index + 2]
    return (
        _bare(token.text) in _MONTHS
        and token.entity != "DATE"
        and len(around) == 3
        and all(other.pos == "PROPN" and other.text[:1].isupper() and _bare(other.text) not in _NOT_NAMES
                for other in around[::2])
    )  # fmt: skip


def _is_name(parse: Parse, token: Token, headline: bool) -> bool:
    if (
        not _capitalised(token)
        or len(token.text) < 2
        or (_bare(token.text) in _NOT_NAMES and not _month_in_name(parse, token))
    ):
        return False
    if token.text.casefold().endswith(_CONTRACTIONS):
        return False
    named = token.entity in LABELS
    if headline:
        return _is_name_in_headline(token.text, named)
    if _first_word(parse, token):
        if token.text.casefold() in _OPENERS:
            return False
        return named or (token.tag in {"NNP", "NNPS"} and not ordinary(token.text)) or not known(token.text)
    return True


def _is_name_in_headline(text: str, named: bool) -> bool:
    if text.isupper() and text.casefold() in vocabulary():
        return False  # in a line of capitals an ordinary word is one
    return (named and not ordinary(text)) or not known(text)


def _kinds(parse: Parse) -> list[str]:
    """For every token: N a name word, D digits, C a connector that may stand between name words, or a blank."""
    headline = titled(parse.tokens)
    kinds = []
    for token in parse.tokens:
        low = token.text.casefold()
        if _is_name(parse, token, headline):
            kinds.append("N")
        elif token.text.isdigit() and len(token.text) <= 3:
            kinds.append("D")
        elif low in _PARTICLES or low in {"of", "&", "-", "'s", "'", "’", "[", "]", ".", "the"}:
            kinds.append("C")
        else:
            kinds.append(" ")
    return kinds


def _joins(parse: Parse, kinds: Sequence[str], left: int, right: int) -> bool:
    """Whether the tokens between two name words hold them together as one name."""
    between = parse.tokens[left + 1 : right]
    words = [token.text.casefold() for token in between]
    before, after = parse.tokens[left], parse.tokens[right]
    if any(kinds[token.index] != "C" for token in between):
        return False
    if words == ["-"]:
        return before.span.end == between[0].span.start and between[0].span.end == after.span.start
    if words in (["'s"], ["'"], ["’"]):
        together = between[0].entity in {"ORG", "FAC"} and after.entity == between[0].entity
        return together or (words != ["'s"] and before.text.endswith("s") and _bare(after.text) in ORG_NOUNS)
    if words in (["of"], ["of", "the"]):
        return before.text.casefold() in _OF_HEADS or _one_entity(before, *between, after)
    if len(words) > 1 and words[-1] == "-" and words[0] in _ARTICLES:  # "Omar al-Darwani"
        return between[-1].span.end == after.span.start
    return words in (["["], ["]"], ["&"]) or all(word in _PARTICLES for word in words)


def _one_entity(*tokens: Token) -> bool:
    """Whether the syntax has all the words for one body."""
    return all(token.entity == "ORG" for token in tokens)


def _runs(parse: Parse, kinds: Sequence[str]) -> Iterator[list[int]]:
    """Indices of the words (names and digits) of each stretch of capitalised words."""
    run: list[int] = []
    for index, kind in enumerate(kinds):
        if kind == "N" and run and _joins(parse, kinds, run[-1], index):
            run.append(index)
        elif kind == "N":
            if run:
                yield run
            run = [index]
        elif kind == "D" and run and run[-1] == index - 1 and _numbered(parse.tokens[index - 1], parse.tokens[index]):
            run.append(index)
    if run:
        yield run


def _numbered(word: Token, digits: Token) -> bool:
    """Whether a number belongs to the name before it: "Club 54", "Middle School 53"."""
    return _bare(word.text) in ORG_NOUNS or digits.entity in {"ORG", "FAC", "PRODUCT"}


def _is_title(parse: Parse, run: Sequence[int], at: int) -> bool:
    token = parse.tokens[run[at]]
    if not _is_title_word(token.text):
        return False
    rest = [parse.tokens[i] for i in run[at + 1 :]]
    institution = next((i for i, t in enumerate(rest) if _bare(t.text) in PLACE_NOUNS | ORG_NOUNS), None)
    if institution is not None:
        return any(_is_title_word(t.text) for t in rest[:institution])
    return bool(rest) or _bare(token.text) not in _ADJUNCT_TITLES


def _parts(parse: Parse, run: Sequence[int]) -> Iterator[tuple[list[int], list[int]]]:
    """Cut a run at titles and after nationality words: (title words before it, name words) of each name."""
    title: list[int] = []
    part: list[int] = []
    for at, index in enumerate(run):
        token = parse.tokens[index]
        previous = parse.tokens[part[-1]] if part else None
        if _is_title(parse, run, at):
            if part:
                yield title, part
                title, part = [*part], []
            title = [*title, index]
            continue
        if previous is not None and previous.entity == "NORP" and token.entity == "PERSON":
            yield title, part
            title, part = [], []
        part.append(index)
    if part:
        yield title, part


def _preceding_role(parse: Parse, first: int) -> str:
    """Lower-case titles and roles that stand directly before a name: "defence secretary", "mayor"."""
    words: list[str] = []
    for token in reversed(parse.tokens[max(0, first - 4) : first]):
        if _bare(token.text) not in TITLES and not (
            words and token.dep == "compound" and token.pos in {"NOUN", "PROPN"}
        ):
            break
        words.insert(0, token.text)
    return " ".join(words)


def _label(parse: Parse, part: Sequence[int], title: str) -> str:
    tokens = [parse.tokens[index] for index in part]
    last = _bare(tokens[-1].text)
    if len(tokens) > 1 and (last in ORG_NOUNS or _bare(tokens[0].text) in {"club", "cafe"}):
        return ORG
    if len(tokens) > 1 and (last in PLACE_NOUNS or _bare(tokens[0].text) in {"lake", "mount", "gulf", "fort"}):
        return PLACE
    if title and set(map(_bare, title.split())) & TITLES:
        return PERSON
    head = parse.head(tokens[-1])
    if tokens[-1].dep == "nsubj" and head.lemma in _SPEECH and len(tokens) <= 3 and tokens[-1].entity != "ORG":
        return PERSON
    votes = [LABELS[token.entity] for token in tokens if token.entity in LABELS]
    return max(votes, key=votes.count) if votes else OTHER


def inside_quotation(sentence: Sentence, start: int) -> bool:
    """Whether an offset of a sentence lies between quotation marks, opened in its paragraph."""
    text = sentence.document.text
    paragraph = max(text.rfind("\n", 0, start) + 1, start - 2000)
    if text.rfind("“", paragraph, start) > text.rfind("”", paragraph, start):
        return True
    return text.count('"', sentence.span.start, start) % 2 == 1


def _words(parse: Parse, part: Sequence[int]) -> tuple[str, ...]:
    """Words of a name in NFC, hyphenated ones joined, particles included."""
    words: list[str] = []
    glue = False
    for token in parse.tokens[part[0] : part[-1] + 1]:
        text = re.sub(r"(?<=\w),\d+$", "", unicodedata.normalize("NFC", token.text))  # a name glued to its age
        if text in {"-", "&", "'", "’", "'s", "[", "]"}:
            glue = text == "-"
            if text == "'s" and words:
                words[-1] += "'s"
            continue
        if glue and words:
            words[-1] += "-" + text
        else:
            words.extend(_GLUED_INITIALS.sub(r"\1 ", text).split(" "))
        glue = False
    return tuple(words)


def extract(parse: Parse) -> Iterator[Name]:
    """Names of one sentence in text order; `Name.words` are in Unicode form NFC."""
    kinds = _kinds(parse)
    for run in _runs(parse, kinds):
        for title_words, part in _parts(parse, run):
            first, last = parse.tokens[part[0]], parse.tokens[part[-1]]
            written = " ".join(parse.tokens[index].text for index in title_words)
            title = written or _preceding_role(parse, part[0])
            yield Name(
                sentence=parse.sentence,
                span=Span(first.span.start, last.span.end),
                words=_words(parse, part),
                label=_label(parse, part, title),
                title=title,
                quoted=inside_quotation(parse.sentence, first.span.start),
            )


EXTRACTOR = Extractor("name", extract)
