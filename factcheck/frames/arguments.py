"""Who did it to whom: names, people and roles in subject and object."""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.events import DESCRIBED, SPEECH, class_of
from factcheck.frames.anchors import Anchor
from factcheck.syntax import Parse, Token

_STANDING = frozenset({"employ"})  # what somebody always does: a clause without its subject tells nothing
_FIRMS = frozenset("company firm business corporation group employer maker giant".split())  # whoever was named before
SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "csubjpass"})


def names_of(parse: Parse, predicate: Token | None, counted: Token | None, *deps: str) -> frozenset[str]:
    if predicate is None:
        return frozenset()
    found: set[str] = set()
    for child in _arguments_of(parse, predicate, *deps):
        noun = _meant(parse, predicate, child)
        if counted is None or noun.index != counted.index:
            found.update(_names(parse, noun))
            if predicate.lemma in _STANDING and noun.pos == "NOUN" and noun.lemma not in _FIRMS:
                found.add(noun.lemma)
    return frozenset(found)


def bearer_of(parse: Parse, noun: Token) -> frozenset[str]:
    """The name of whom a noun tells: the one it stands beside, or the subject of which it is said."""
    head = parse.head(noun)
    said_of = parse.children(head, "nsubj", "nsubjpass") if noun.dep == "attr" else ()
    beside = (head,) if noun.dep in {"appos", "compound", "nmod"} else parse.children(noun, "appos")
    return frozenset(name for token in (*said_of, *beside) for name in _names(parse, token))


def _arguments_of(parse: Parse, predicate: Token, *deps: str) -> tuple[Token, ...]:
    """The predicate's arguments; one without a subject of its own has that of the clause it hangs on."""
    own = parse.children(predicate, *deps)
    if parse.children(predicate, *SUBJECTS) or predicate.dep not in {"pcomp", "xcomp", "advcl", "conj"}:
        return own
    for above in parse.ancestors(predicate):
        if subjects := parse.children(above, *SUBJECTS):
            return (*own, *subjects) if SUBJECTS & set(deps) else own
    return own


def _meant(parse: Parse, predicate: Token, argument: Token) -> Token:
    """The noun that an argument stands for: after "by", before "who", and for a pronoun of the speaker himself."""
    if argument.dep == "agent":
        return next(iter(parse.children(argument, "pobj")), argument)
    if argument.pos == "PRON" and predicate.dep == "relcl":
        return parse.head(predicate)
    if argument.pos == "PRON" and argument.lemma in {"it", "they"}:
        return _speaker(parse, predicate) or argument
    if argument.pos == "PRON" and argument.lemma in {"he", "she"}:
        above = (noun for verb in parse.ancestors(predicate) for noun in parse.children(verb, *SUBJECTS))
        return next((noun for noun in above if noun.pos != "PRON"), argument)
    return argument


def _names(parse: Parse, noun: Token) -> Iterator[str]:
    """The proper words of a noun phrase; of a person only the name, without team or office."""
    words = (noun, *parse.children(noun, "compound", "amod", "nmod", "poss"))
    for word in words:
        if (word.pos == "PROPN" or word.entity in {"NORP", "GPE"}) and (
            noun.entity != "PERSON" or word.entity == "PERSON"
        ):
            yield word.text.lower()


def _speaker(parse: Parse, predicate: Token) -> Token | None:
    """The subject of the verb of speech whose content the predicate is."""
    above = parse.head(predicate)
    if predicate.dep == "ccomp" and above.lemma in SPEECH:
        return next(iter(parse.children(above, "nsubj")), None)
    return None


def role_of(parse: Parse, anchor: Anchor) -> str:
    """Whether what is counted acts ("five men were shooting") or is acted on ("five men were shot")."""
    predicate = anchor.predicate
    if (
        predicate is None
        or predicate.pos != "VERB"
        or class_of(predicate.lemma, "VERB") not in {"kill", "injure", "shoot", "strike", "arrest"}
    ):
        return ""
    if predicate.lemma in {"die", "perish", "succumb"}:
        return "patient"
    counted = anchor.counted or anchor.top
    acting = any(noun.index == counted.index for noun in parse.children(predicate, "nsubj"))
    return "agent" if acting and predicate.tag != "VBN" else "patient"


def people_of(parse: Parse, predicate: Token | None) -> frozenset[str]:
    """What plain nouns tell of the people in subject and object: sex, adult or child."""
    if predicate is None:
        return frozenset()
    arguments = _arguments_of(parse, predicate, "nsubj", "nsubjpass", "dobj")
    nouns = [_meant(parse, predicate, argument) for argument in arguments]
    if predicate.pos == "NOUN":  # "the shooting of a girl"
        nouns += [
            noun for of in parse.children(predicate, "prep") if of.lemma == "of" for noun in parse.children(of, "pobj")
        ]
    ages = frozenset(age for noun in nouns for age in _ages(parse, noun))
    return ages.union(*(DESCRIBED.get(noun.lemma, frozenset()) for noun in nouns))


def _ages(parse: Parse, noun: Token) -> Iterator[str]:
    """Ages in years that the noun phrase gives, as written: "a 52-year-old man", "a man, 52,"."""
    for token in parse.subtree(noun):
        if token.pos == "NUM":
            after = [other.lemma for other in parse.tokens[token.index + 1 : token.index + 5]]
            before = parse.tokens[token.index - 1].text if token.index else ""
            if ("year" in after and "old" in after) or (before == "," and after[:1] == [","]):
                yield token.text
