"""The checks on figures, ages, times and identifiers: what they flag and leave alone, through the whole pipeline."""

from __future__ import annotations

from functools import cache

import pytest

import factcheck
from factcheck import Document
from factcheck.finding import Finding, Severity


@cache
def checker() -> factcheck.Checker:
    return factcheck.Checker()


def check(*texts: str, dates: tuple[str, ...] = ()) -> list[Finding]:
    """Findings of medium and high severity over the texts, all of one day unless dates are given."""
    days = dates or ("2025-03-04",) * len(texts)
    documents = [
        Document.from_text(text, name=f"{number}.txt", published=day)
        for number, (text, day) in enumerate(zip(texts, days, strict=True))
    ]
    found = checker().check(documents).findings
    return [finding for finding in found if finding.severity.rank >= Severity.MEDIUM.rank]


def rules(*texts: str, dates: tuple[str, ...] = ()) -> list[str]:
    return [finding.rule for finding in check(*texts, dates=dates)]


FLAGGED = [
    (
        "quantity-conflict",
        "At least six people were killed when a quay at Port Ellery collapsed on Tuesday.",
        "Tuesday's collapse of a quay at Port Ellery killed at least seven people, police said.",
    ),
    (
        "quantity-conflict",
        "The ministers approved a fund of £18.2bn for the northern railways.",
        "The fund of £1.82bn for the northern railways was approved by the ministers.",
    ),
    (
        "quantity-conflict",
        "Customs officers seized 14 rifles and 300 rounds from a trawler off Brennport.",
        "The officers confiscated six rifles and 300 rounds from the trawler off Brennport.",
    ),
    (
        "age-conflict",
        "The harbour master, Marit Olsen, 52, was in her office.",
        "Marit Olsen, a 54-year-old harbour master, was in her office.",
    ),
    (
        "age-conflict",
        "The harbour master, Marit Olsen, 52, was in her office.",
        "Marit Olsen, who is 54, was in her office in the harbour.",
    ),
    (
        "age-conflict",  # many years apart, but named alike in full, and neither text knows a second one
        "The skipper, Arne Holt, 58, was allowed home on Monday.",
        "Arne Holt, 29, the man at the helm, had been asleep, police said on Monday.",
    ),
    (
        "record-conflict",
        "Tomas Redwick (12-3) won by a knockout on Saturday.",
        "The fight on Saturday was won by Tomas Redwick (13-3).",
    ),
    (
        "identifier-conflict",
        "Anyone with information is asked to call the police on 0845 125 222.",
        "Witnesses should call the police on 0845 125 2222.",
    ),
    (
        "identifier-conflict",
        "The shooting happened in the 200 block of Alder Avenue on Tuesday.",
        "Police were called to the 300 block of North Alder Avenue.",
    ),
    (
        "identifier-conflict",
        "Their house in the 4200 block of Alder Road Sunday stood empty.",
        "They were found in the 4700 block of Alder Road in Kelsby.",
    ),
    (
        "quantity-conflict",
        "The library near the narrow quay in Kelsby employs 378 people.",
        "The library near the narrow quay in Kelsby has employed 420 people.",
    ),
    (
        "quantity-conflict",
        "Redwick now has 1,308 points in 74 games for the Kelsby Terns.",
        "Redwick, a junior, now has 1,380 points for the Kelsby Terns.",
    ),
    (
        "date-conflict",
        "The ferry struck the breakwater at Kelsby on Thursday.",
        "On Friday the ferry struck the breakwater at Kelsby.",
    ),
    (
        "date-conflict",
        "A fire at Kelsby Docks broke out at 8.40pm on Monday, harbour master Marit Olsen said.",
        "Marit Olsen, harbour master, said a fire had burnt a hall at Kelsby Docks. It happened at 8.55pm.",
    ),
    (
        "date-conflict",
        "Anton Reek of Thornbeck was stopped on Mill Road in Kelsby about 2:15 a.m. Sunday and arrested, police said.",
        "Police said Anton Reek of Thornbeck was driving on Mill Road in Kelsby about 1:45 a.m. Sunday when stopped.",
    ),
    (
        "quantity-conflict",
        "Anton Reek was sentenced to 2 years in prison by a court in Kelsby.",
        "Anton Reek was sentenced to 2 1/2 years in prison by a court in Kelsby.",
    ),
    (
        "age-conflict",
        "An 11-year-old girl was struck by a tram in Market Street, Kelsby, on Monday, Kelsby police said.",
        "A tram in Market Street, Kelsby, hit and injured a 12-year-old girl on Monday, Kelsby police said.",
    ),
    (
        "quantity-conflict",
        "One sailor was killed and five others were hurt when a quay at Port Ellery collapsed on Tuesday.",
        "The collapse of a quay at Port Ellery on Tuesday left one sailor dead and six others hurt.",
    ),
    (
        "quantity-conflict",
        "The blaze in Kelsby on Tuesday killed a mother of four, police said.",
        "A mother of five was killed in the blaze in Kelsby on Tuesday, police said.",
    ),
    (
        "age-conflict",
        "Ann Olsen and her sons, Per, 9, and Nils, 4, were rescued from a boat off Kelsby.",
        "The boys rescued off Kelsby are Per Olsen, 6, and Nils Olsen, 4; their mother is Ann Olsen.",
    ),
    (
        "age-conflict",
        "Police named the captain as 36-year-old Jens Olsen, 26, of Kelsby.",
        "The ferry from Kelsby was late.",
    ),
    (
        "sum-conflict",
        "Some 450 drones and missiles were fired at the port of Brennport overnight.",
        "The navy fired 424 drones and 80 missiles at the port of Brennport overnight.",
    ),
]


@pytest.mark.parametrize(("rule", "one", "other"), FLAGGED, ids=[f"{r}: {one[:40]}" for r, one, _ in FLAGGED])
def test_a_disagreement_is_found(rule: str, one: str, other: str) -> None:
    assert rules(one, other) == [rule]


LEFT_ALONE = {
    "the dead counted among those hit": (
        "One sailor was killed and three were injured when a quay at Port Ellery collapsed on Tuesday.",
        "Four people were injured when a quay at Port Ellery collapsed on Tuesday.",
    ),
    "others beside more than the dead": (
        "A quay at Port Ellery collapsed on Tuesday: one man died, two were critical and five others were hurt.",
        "One man was killed and seven others were hurt when a quay at Port Ellery collapsed on Tuesday.",
    ),
    "a toll that was corrected": (
        "Police initially said the collapse of a quay at Port Ellery on Tuesday had killed nine people.",
        "Seven people were killed when a quay at Port Ellery collapsed on Tuesday, police said.",
    ),
    "a toll of which one report gives a part": (
        "A gale over Kelsby on Tuesday killed six people, the coast guard said.\n\nThe first gust capsized a ferry at "
        "noon.\n\nThe crew of a tug saw it from the quay.\n\nTrees fell on the road to Brennport.\n\nPower failed for "
        "hours.\n\nThe gale in Kelsby tore the roof off a school, killing two people.",
        "The gale killed six people in Kelsby on Tuesday.",
    ),
    "ages in a list": (
        "His 12-year-old daughter and 9-year-old son, Per Olsen, were rescued off Kelsby.",
        "Per Olsen, 9, was rescued off Kelsby.",
    ),
    "the ages of a couple": (
        "The owner, Arne Holt, was on deck. Mr Holt, 66, called for help.",
        "Pirates boarded the yacht of Arne Holt. Mrs Holt, 63, called for help.",
    ),
    "father and son of one name": (
        "Arne Holt, 25, fell into the harbour at Brennport on Monday. His father, Arne Holt, 57, jumped after him.",
        "Arne Holt, 25, fell into the harbour at Brennport.",
    ),
    "an age that was corrected": (
        "Police initially said Jens Olsen was 26, but later corrected his age.",
        "Jens Olsen, 36, was rescued off Kelsby.",
    ),
    "two ages in a row of names": (
        "The sisters are 4-year-old Siri, 6-year-old Unn and 13-year-old Gerd.",
        "Siri, 4, and Unn, 6, waited in Kelsby.",
    ),
    "at least so many heard": (
        "A pilot heard at least 12 shots fired at the quay in Kelsby.",
        "A baker reported at least 17 shots fired at the quay in Kelsby.",
    ),
    "records of other times": (
        "Tomas Redwick (9-0) won by a knockout.",
        "The fight was won by Tomas Redwick (15-2).",
    ),
    "other employers": (
        "The library near the narrow quay in Kelsby employs 378 people.",
        "The clinic near the narrow quay in Kelsby employs 827 people.",
    ),
    "a part of a game": (
        "Redwick caught five balls for the Kelsby Terns on Tuesday.",
        "During the run Redwick caught three balls for the Kelsby Terns on Tuesday.",
    ),
    "killed mothers and children": (
        "Two men were tried for drowning a mother of nine in Port Ellery.",
        "The men were accused of drowning 11 people in Port Ellery.",
    ),
    "a call an hour later": (
        "A lamp fell over about 3:10 a.m. in a house on Mill Road in Kelsby, Marit Olsen told police.",
        "Marit Olsen said a call came about 4:10 a.m. from a house on Mill Road in Kelsby.",
    ),
    "word and figure": (
        "Seven people were killed when a quay at Port Ellery collapsed.",
        "The collapse of a quay at Port Ellery killed 7 people.",
    ),
    "forms of one sum": (
        "The ministers approved a fund of £18.2bn for the northern railways.",
        "The ministers approved a fund of £18.2 billion for the northern railways.",
    ),
    "a total and its parts": (
        "Some 450 drones and missiles were fired at the port of Brennport overnight.",
        "The navy fired 424 drones and 26 missiles at the port of Brennport overnight.",
    ),
    "launched and shot down": (
        "The navy launched 424 drones at Brennport overnight.",
        "The army shot down 224 drones over Brennport overnight.",
    ),
    "killed and injured": (
        "The collapse at Port Ellery killed six people.",
        "The collapse at Port Ellery injured nine people.",
    ),
    "the rest": (
        "The crash at Kelsby injured nine people on Tuesday.",
        "Another three people were injured in the crash at Kelsby on Tuesday.",
    ),
    "another place": (
        "The storm killed six people in Altmark.",
        "The storm killed nine people in Brennport.",
    ),
    "another night": (
        "The army shot down 117 drones on Sunday night.",
        "The army shot down 172 drones on Saturday night.",
    ),
    "several days and one of them": (
        "Fires in Altmark killed seven people over the weekend.",
        "Fires in Altmark killed two people on Sunday night.",
    ),
    "what is usual": (
        "The lake rose nine inches in March.",
        "The lake usually rises four inches in March.",
    ),
    "years before": (
        "The collapse at Port Ellery killed six people.",
        "Two years earlier a collapse at Port Ellery killed nine people.",
    ),
    "shot one day, died the next": (
        "Jonas Reinholt was shot at Kelsby on Monday.",
        "Jonas Reinholt died at Kelsby on Tuesday after a shooting.",
    ),
    "two girls": (
        "An 11-year-old girl and a 12-year-old girl were struck by a tram in Market Street, Kelsby, on Monday.",
        "A tram in Market Street, Kelsby, struck a 12-year-old girl on Monday, Kelsby police said.",
    ),
    "what somebody was then": (
        "Jonas Reinholt, 16, is on trial at Kelsby.",
        "The then 15-year-old Jonas Reinholt was at Kelsby.",
    ),
    "planned": (
        "The company hired 300 nurses for the clinics in Altmark.",
        "The company plans to hire 450 nurses for the clinics in Altmark.",
    ),
    "two people of one surname": (
        "Marit Olsen, 52, was in her office at the harbour.",
        "Her brother, Jens Olsen, 47, was at sea.",
    ),
    "a telephone number with other spaces": (
        "Call the police on 0845 125 2222.",
        "Call the police on 0845 1252222.",
    ),
    "one day in two forms": (
        "The ferry struck the breakwater at Kelsby on Tuesday.",
        "The ferry struck the breakwater at Kelsby on 4 March.",
    ),
    "measures in two units": (
        "The climber fell 200 feet from a ridge above Altmark.",
        "The climber fell about 60 metres from a ridge above Altmark.",
    ),
}


@pytest.mark.parametrize("why", LEFT_ALONE)
def test_a_look_alike_is_left_alone(why: str) -> None:
    assert rules(*LEFT_ALONE[why]) == []


def test_a_birthday_between_two_reports_is_no_conflict() -> None:
    texts = ("Marit Olsen, 52, spoke at the harbour.", "Marit Olsen, 53, spoke at the harbour.")
    assert rules(*texts, dates=("2024-03-04", "2025-03-04")) == []
    assert rules(*texts) == ["age-conflict"]


def test_reports_of_other_months_are_of_other_events() -> None:
    texts = ("The storm killed six people overnight.", "The storm killed nine people overnight.")
    assert rules(*texts, dates=("2024-03-04", "2025-11-04")) == []


def test_two_figures_that_documents_give_side_by_side_are_two_facts() -> None:
    text = "The first climber fell 200 feet. The second climber fell 2,000 feet."
    assert rules(text, text + " Both were experienced.") == []


def test_a_later_report_may_supersede() -> None:
    texts = (
        "At least six people were killed when a quay at Port Ellery collapsed on Tuesday.",
        "At least seven people were killed when a quay at Port Ellery collapsed on Tuesday.",
    )
    (finding,) = check(*texts, dates=("2025-03-04", "2025-03-05"))
    assert finding.may_supersede
    (finding,) = check(*texts)
    assert not finding.may_supersede


def test_a_likely_cause_is_named() -> None:
    (finding,) = check(
        "The ministers approved a fund of £18.2bn for the northern railways.",
        "The ministers approved a fund of £1.82bn for the northern railways.",
    )
    assert any("ten" in note for note in finding.notes)


def test_one_finding_has_every_place_of_every_reading() -> None:
    (finding,) = check(
        "Six people were killed in the collapse at Port Ellery.",
        "Seven people were killed in the collapse at Port Ellery.",
        "The collapse at Port Ellery killed six people, police said.",
    )
    places = {v.normalized: sorted(e.document for e in v.evidence) for v in finding.variants}
    assert sorted(places.values()) == [["0.txt", "2.txt"], ["1.txt"]]


def test_evidence_covers_the_figure_itself() -> None:
    one = "Six people were killed in the collapse at Port Ellery."
    (finding,) = check(one, "Seven people were killed in the collapse at Port Ellery.")
    evidence = next(e for v in finding.variants for e in v.evidence if e.document == "0.txt")
    assert (evidence.quote, one[evidence.start : evidence.end], evidence.line, evidence.column) == ("Six", "Six", 1, 1)


def test_items_of_two_lists_are_one_finding() -> None:
    (finding,) = check(
        "Police seized six rifles, 12 pistols and 300 rounds at the port of Kelsby on Monday.",
        "Police seized 14 rifles, 31 pistols and 300 rounds at the port of Kelsby on Monday.",
    )
    assert finding.title == "Rifles seized: six or 14? Pistols seized: 12 or 31?"
    assert {variant.value for variant in finding.variants} == {"6 rifles, 12 pistols", "14 rifles, 31 pistols"}


def test_claims_of_two_parties_are_shown_as_such() -> None:
    (finding,) = check(
        "The army said 12 rebels were killed in the clash at Kelsby on Monday.",
        "The rebels said 30 rebels were killed in the clash at Kelsby on Monday.",
    )
    assert any("12 (The army said); 30 (The rebels said)" in note for note in finding.notes)


def test_one_party_does_not_claim_against_itself() -> None:
    (finding,) = check(
        "Police said six people were killed in the collapse at Kelsby on Monday.",
        "According to police, seven people were killed in the collapse at Kelsby on Monday.",
    )
    assert not any("parties" in note for note in finding.notes)


def test_three_numbers_of_one_street_that_no_report_gives_together() -> None:
    texts = [f"The shooting happened in the {number} block of Alder Avenue." for number in (7100, 7300, 7600)]
    assert rules(*texts) == ["identifier-conflict"]
    assert rules(*texts, "It happened in the 7800 block of Alder Avenue.") == []
    assert rules(*texts, f"{texts[0]} It ended in the 7300 block of Alder Avenue.") == []


def test_where_somebody_lives_is_not_where_it_happened() -> None:
    scene = "The fire broke out at 200 Alder Street on Tuesday."
    assert rules(scene, "Firefighters were called to 76 Alder Street on Tuesday.") == ["identifier-conflict"]
    assert rules(scene, "Ruth Hallam, 54, of 76 Alder Street, was charged with arson on Friday.") == []
