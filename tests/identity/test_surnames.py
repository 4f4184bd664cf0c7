"""Double surnames, other surnames, given names and initials of one person, datelines, streets, transcripts, copies."""

from __future__ import annotations

from dataclasses import replace

import pytest

from factcheck.identity import entities
from tests.identity.making import corpus_of

FOUND = [
    (
        "sound",
        ["Neighbour Ruth Hickson saw it.", "Neighbour Ruth Hixon saw it."],
        {"Hickson", "Hixon"},
    ),
    (
        "inner letter",
        ["Her husband, Louis Hallam, waited.", "Her husband, Luis Hallam, waited."],
        {"Louis", "Luis"},
    ),
    (
        "double",
        ["His brother, CJ Hallam, was hurt.", "His brother, C.J. Orwick-Hallam, was hurt."],
        {"Hallam", "Orwick-Hallam"},
    ),
    (
        "other surname",
        [
            "Six-year-old Ruth Hallam was hurt in Brightford, said Mayor Owen Marwick.",
            "Mayor Owen Marwick visited Ruth Orwick, 6, in Brightford.",
        ],
        {"Hallam", "Orwick"},
    ),
    (
        "short given name",
        ["Director Jon Hallam said so.", "John Hallam, the director, said so."],
        {"Jon", "John"},
    ),
    (
        "other surname in one office",
        [
            "Chief Inspector M.R. Hallam of Brightford said so to Owen Marwick.",
            "Owen Marwick met chief inspector M.R. Orwick of Brightford.",
        ],
        {"Hallam", "Orwick"},
    ),
    (
        "other given name",
        [
            "The driver, Nadia Hallam, 31, was hurt in Brightford, said Mayor Owen Marwick.",
            "Mayor Owen Marwick visited Nerida Hallam, 31, in Brightford.",
        ],
        {"Nadia", "Nerida"},
    ),
    (
        "other initials in one office",
        [
            "Harbour police chief B.P. Hallam of Brightford said so to Owen Marwick.",
            "Owen Marwick met harbour police chief Anselm P. Hallam in Brightford.",
        ],
        {"B.P.", "Anselm"},
    ),
    (
        "middle initials",
        ["A boy, Owen J. Marwick, was hurt.", "A boy, Owen Paul Marwick, was hurt."],
        {"Owen J. Marwick", "Owen Paul Marwick"},
    ),
    (
        "plural inside a longer name",
        ["It lay outside the Anchor Chain Tavern.", "Staff of the Anchors Chain Tavern saw it."],
        {"Anchor", "Anchors"},
    ),
    (
        "another word of one stem in a longer name",
        ["It is listed as Kelsby Navigation Ltd. in Brightford.", "He ran Kelsby Navigators Ltd. in Brightford."],
        {"Navigation", "Navigators"},
    ),
    (
        "a surname that is a word",
        ["Mayor Ruth Gray was hurt. Gray is 44.\nA speech by Gray was put off.\nGrey lived in Brightford."],
        {"Gray", "Grey"},
    ),
    (
        "strange long words",
        ["The trawler was the Brunhilvara.", "They towed the Brunhilwara at noon."],
        {"Brunhilvara", "Brunhilwara"},
    ),
    (
        "street of an ordinary word",
        ["The lamps went out on Provident Street.", "Smoke filled the Providence Street shop."],
        {"Provident", "Providence"},
    ),
    (
        "given names that sound alike",
        ["Officers Sean Orwick and Ruth Hallam were hurt.", "Ruth Hallam and Shawn Orwick are in hospital."],
        {"Sean", "Shawn"},
    ),
    (
        "a given name once otherwise in one text",
        [
            "Anselm Orwick was held. Anselm Orwick is 26.\nPolice said Anselem Orwick had walked in.",
            "Anselm Orwick was a soldier.\nNobody knew Anselm Orwick.",
        ],
        {"Anselm", "Anselem"},
    ),
    (
        "strange surnames of one family",
        ["Dora Oldenvarth called.\nA friend, Tam Oldenwarth, said so."],
        {"Oldenvarth", "Oldenwarth"},
    ),
    (
        "a doubled letter in a longer name",
        ["She is in Memorial Hallmann Hospital.", "He died at Memorial Hallman Hospital."],
        {"Hallmann", "Hallman"},
    ),
    (
        "a bare surname of whom something befell",
        ["Police held Ruth Marlee in Brightford.\nMarley was already out on bond."],
        {"Marlee", "Marley"},
    ),
    (
        "two letters of a town turned round",
        ["TRENVAL, Ohio — A man was hurt on Monday.\nIt happened near Trenvla on a farm."],
        {"TRENVAL", "Trenvla"},
    ),
    (
        "kinds of street written in two ways",
        ["A family of Silent Elm Rd. was hurt.", "It was in the Silent Elms Road home."],
        {"Elm", "Elms"},
    ),
    (
        "apostrophe",
        ["Ruth Hallam met O'Brannick on Monday.\nMayor Tam O'Brannick said so.", "Mayor Tam Obrannick spoke."],
        {"O'Brannick", "Obrannick"},
    ),
    (
        "a surname with an s that one person has",
        ["The gunman, Elias Okafor, was found dead.\nA neighbour whom Okafors accused of theft moved out."],
        {"Okafor", "Okafors"},
    ),
    (
        "a first letter more at one age",
        ["Her 10-year-old sister Lina watched. Lina Hallam was hurt.", "10-year-old Elina Hallam was hurt."],
        {"Lina", "Elina"},
    ),
    (
        "strange long words in one text",
        ["The trawler was the Brunhilvara.\nThey towed the Brunhilwara at noon."],
        {"Brunhilvara", "Brunhilwara"},
    ),
    (
        "letters in another order",
        ["The manager, Dora Parise, made an offer.\nPraise didn't say how much."],
        {"Parise", "Praise"},
    ),
    (
        "street named with a month",
        ["Police stood on Bell Jan Lane.\nIt happened on Bell Javi Lane."],
        {"Jan", "Javi"},
    ),
]
LEFT_ALONE = [
    ("no age", ["Ruth Hallam was hurt in Brightford.", "Ruth Orwick was hurt in Brightford."]),
    (
        "both in one text",
        [
            "Ruth Hallam, 6, and Ruth Orwick, 6, were hurt in Brightford, said Owen Marwick.",
            "Owen Marwick visited Ruth Orwick, 6, in Brightford.",
        ],
    ),
    (
        "initials of the given name",
        [
            "Harbour police chief A.P. Hallam of Brightford said so to Owen Marwick.",
            "Owen Marwick met harbour police chief Anselm P. Hallam in Brightford.",
        ],
    ),
    (
        "a middle name as given name",
        [
            "Harbour police chief Anselm Tam Hallam of Brightford said so to Owen Marwick.",
            "Owen Marwick met harbour police chief Tam Hallam in Brightford.",
        ],
    ),
    (
        "sisters of other ages",
        [
            "Nadia Hallam, 31, was hurt in Brightford, said Mayor Owen Marwick.",
            "Mayor Owen Marwick visited Nerida Hallam, 24, in Brightford.",
        ],
    ),
    (
        "British and American words in a longer name",
        ["He led the Kelsby Recognised Traders Guild.", "She left the Kelsby Recognized Traders Guild."],
    ),
    ("middle name and its initial", ["A boy, Owen P. Marwick, was hurt.", "A boy, Owen Paul Marwick, was hurt."]),
    ("two initials in one text", ["Owen J. Marwick met Owen T. Marwick.", "Owen T. Marwick was hurt."]),
    ("one-word office", ["Officer Ruth Hallam waited in Brightford.", "Officer Ruth Orwick waited in Brightford."]),
    ("two strange words in one text", ["The Brunhilvara met the Brunhilwara.", "The Brunhilvara sank."]),
    ("two streets in one text", ["It runs from Provident Street to Providence Street.", "Providence Street is shut."]),
    ("a family", ["Elias Okafor was found dead.\nPolice told the Okafors at noon."]),
    ("strange surnames far apart", ["Dora Oldenvarth called.", "A friend, Tam Oldenwarth, said so."]),
    (
        "hyphenated in a longer name",
        ["It happened at Elmwick-Saltport Trade Hall.", "She works at Elmwick Trade Hall."],
    ),
    ("apostrophe of a possessive", ["Ruth Jones' car was hurt.", "Ruth Jones spoke."]),
    ("double in one text", ["CJ Orwick-Hallam was hurt. His cousin CJ Hallam was not."]),
    ("a subject that is no name", ["Dora Parise made an offer.", "Praise didn't come."]),
    (
        "transcript",
        ["\n".join(["THE MAYOR RUTH HALLAM SAID SO.", "PLEASE CALL RUTH HALAM NOW."] * 3), "Ruth Hallam said so."],
    ),
]


def _spellings(texts: list[str]) -> list[set[str]]:
    return [{spelling.word for spelling in one.spellings} for one in entities(corpus_of(*texts)).variations]


@pytest.mark.parametrize(("texts", "spellings"), [row[1:] for row in FOUND], ids=[row[0] for row in FOUND])
def test_one_person_or_street_in_two_ways(texts: list[str], spellings: set[str]) -> None:
    assert _spellings(texts) == [spellings]


@pytest.mark.parametrize("texts", [row[1] for row in LEFT_ALONE], ids=[row[0] for row in LEFT_ALONE])
def test_two_people_or_none(texts: list[str]) -> None:
    assert _spellings(texts) == []


def test_the_town_of_a_dateline_is_compared() -> None:
    corpus = corpus_of(
        "BRIGHTFFORD, Ohio (Agency) - The mayor spoke.",
        "The fair in Brightford opened. Brightford is small. Brightford is old.",
    )
    first, *others = corpus.sentences
    start = first.document.text.index("The mayor")
    body = replace(first, span=replace(first.span, start=start))
    names = tuple(mention for mention in corpus.mentions if mention.sentence is not first)
    (found,) = entities(replace(corpus, sentences=(body, *others), mentions=names)).variations
    assert {spelling.word for spelling in found.spellings} == {"BRIGHTFFORD", "Brightford"}
    assert found.spellings[1].places[0].text == "BRIGHTFFORD"


def test_copies_of_one_text_count_once_for_the_commonest_spelling() -> None:
    slip = "Mayor Ruth Halam spoke. Halam left."
    corpus = corpus_of(slip, slip, slip, "Mayor Ruth Hallam spoke. Hallam said so. Hallam left.")
    assert entities(corpus).variations[0].spellings[0].word == "Halam"
    known = replace(corpus, copies=(corpus.documents[:3],))
    assert entities(known).variations[0].spellings[0].word == "Hallam"


def test_a_namesake_with_another_surname_is_no_evidence() -> None:
    corpus = corpus_of(
        "Director Jon Hallam said so. State Fire Marshall John Orwick was there.", "John Hallam, the director, said so."
    )
    (variation,) = entities(corpus).variations
    told = {" ".join(place.words) for spelling in variation.spellings for place in spelling.places}
    assert told == {"Jon Hallam", "John Hallam"}
