"""Who is who."""

from __future__ import annotations

from factcheck.identity import entities
from factcheck.mention import Name
from tests.identity.making import corpus_of, mention


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
