"""Spelling of words, and who is who."""

from __future__ import annotations

import pytest

from factcheck.corpus import Corpus
from factcheck.document import Document, Section, Sentence, Span
from factcheck.extractors.names import extract
from factcheck.identity import alike, derived, entities, fold, nominated, same_given, sound, transliteration
from factcheck.mention import Name
from factcheck.syntax import parse


def corpus_of(*texts: str) -> Corpus:
    """Documents of one sentence a line, with their names."""
    documents = [Document.from_text(text, name=f"{number}.txt") for number, text in enumerate(texts)]
    sentences = [sentence for document in documents for sentence in _lines(document)]
    names = [name for parsed in parse(sentences) for name in extract(parsed)]
    return Corpus(tuple(documents), tuple(sentences), tuple(names))


def _lines(document: Document) -> list[Sentence]:
    found, start = [], 0
    for number, line in enumerate(document.text.split("\n")):
        span = Span(start, start + len(line))
        if line:
            found.append(Sentence(document, span, Section(span), number))
        start += len(line) + 1
    return found


def mention(corpus: Corpus, words: str, document: str = "0.txt") -> Name:
    return next(n for n in corpus.of_kind(Name) if " ".join(n.words) == words and n.document.name == document)


def test_keys_forget_case_diacritics_and_possessives() -> None:
    assert fold("Séverin’s") == fold("SEVERIN") == "severin"
    assert fold("O’Dowd") == "odowd"


def test_sound_keeps_vowels() -> None:
    assert sound("isaac") == sound("issac")
    assert sound("tory") != sound("terry")


@pytest.mark.parametrize(("left", "right"), [("mohammed", "muhammad"), ("kyiv", "kiev"), ("zelenskyy", "zelensky")])
def test_transliteration_families(left: str, right: str) -> None:
    assert transliteration(left) == transliteration(right)


@pytest.mark.parametrize(("left", "right"), [("dan", "daniel"), ("j", "john"), ("liz", "elizabeth")])
def test_one_person_may_be_called_both(left: str, right: str) -> None:
    assert same_given(left, right)
    assert not same_given(left, "ottoline")


@pytest.mark.parametrize(
    ("left", "right"),
    [("russia", "russian"), ("memphis", "memphians"), ("defence", "defense"), ("minister", "ministry")],
)
def test_derived_words_are_no_spellings(left: str, right: str) -> None:
    assert derived(left, right)
    assert derived(right, left)


def test_slips_are_not_derived() -> None:
    assert not derived("hallam", "halam")
    assert not derived("brightford", "brighford")


def test_every_near_pair_is_nominated_once() -> None:
    words = ["hallam", "halam", "brightford", "brighford", "kyiv", "kiev", "otto"]
    pairs = list(nominated(words))
    expected = {(a, b) for a in words for b in words if a < b and alike(a, b)}
    assert len(pairs) == len(set(pairs))
    assert {tuple(sorted(pair)) for pair in pairs} == expected


def test_short_forms_are_linked_inside_a_document() -> None:
    corpus = corpus_of("Mayor Ruth Hallam opened the fair.\nHallam said it was late.\nMrs Hallam thanked the crowd.")
    found = {entities(corpus).entity_of(name) for name in corpus.of_kind(Name)}
    assert len(found) == 1
    (entity,) = found
    assert entity is not None
    assert (entity.given, entity.surname, entity.label) == ("ruth", "hallam", "PERSON")


def test_full_names_and_nicknames_are_linked_across_documents() -> None:
    corpus = corpus_of("The mayor, Daniel Orwick, spoke.", "Dan Orwick said so.")
    linked = entities(corpus)
    daniel, dan = mention(corpus, "Daniel Orwick"), mention(corpus, "Dan Orwick", "1.txt")
    assert linked.entity_of(daniel) is linked.entity_of(dan)


def test_a_bare_surname_of_two_people_stays_unlinked() -> None:
    corpus = corpus_of("Ellen Marwick drove the car.\nHer brother Tobias Marwick slept.\nMarwick said it was dark.")
    linked = entities(corpus)
    assert linked.entity_of(mention(corpus, "Marwick")) is None
    assert linked.entity_of(mention(corpus, "Ellen Marwick")) is not linked.entity_of(mention(corpus, "Tobias Marwick"))


def test_father_and_son_are_two() -> None:
    corpus = corpus_of("Victor Ashdown Jr. was hurt.\nHis father, Victor Ashdown, waited outside.")
    assert len({entities(corpus).entity_of(name) for name in corpus.of_kind(Name)}) == 2


def test_a_misspelt_name_is_linked_to_its_person() -> None:
    corpus = corpus_of("Sergeant Ruth Hallam arrived.\nHallam said it was over.\nHalam said nobody was hurt.")
    linked = entities(corpus)
    assert linked.entity_of(mention(corpus, "Halam")) is linked.entity_of(mention(corpus, "Ruth Hallam"))


def test_an_acronym_is_linked_to_its_expansion() -> None:
    corpus = corpus_of("The Brightford Transport Authority (BTA) met.\nThe BTA declined to comment.")
    linked = entities(corpus)
    expansion = mention(corpus, "Brightford Transport Authority")
    assert linked.entity_of(mention(corpus, "BTA")) is linked.entity_of(expansion)


def test_entities_of_a_corpus_are_worked_out_once() -> None:
    corpus = corpus_of("Ruth Hallam spoke.")
    assert entities(corpus) is entities(corpus)
