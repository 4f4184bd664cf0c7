"""Names over the whole pipeline: what is one name and misspelt, one name and well spelt, and two people."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

import numpy as np
import pytest

from factcheck.document import Document
from factcheck.finding import Finding
from factcheck.pipeline import Checker

FOUND: list[tuple[str, list[str], set[str], str]] = [
    (
        "1 letter person",
        ["Councillor Ruth Hallam opened the hall. Later Halam said she was glad."],
        {"Halam", "Hallam"},
        "high",
    ),
    (
        "doubled ending",
        ["The mayor, Owen Prydderch, spoke on Monday. Prydderchch said no to the plan."],
        {"Prydderch", "Prydderchch"},
        "high",
    ),
    (
        "doubled ending2",
        ["President Andriy Borovskyy spoke. Borovskyyky said he would not go."],
        {"Borovskyy", "Borovskyyky"},
        "high",
    ),
    (
        "lower surname",
        ["The mayor, Owen Prydderch, spoke on Monday. Then prydderch said no to the plan."],
        {"Prydderch", "prydderch"},
        "medium",
    ),
    (
        "lower mid",
        ["The mayor, Owen Prydderch, spoke on Monday. The plan was changed by prydderch's office."],
        {"Prydderch", "prydderch"},
        "medium",
    ),
    (
        "glued to",
        ["The mayor, Owen Prydderch, spoke. Prydderch said no. They gave it toPrydderch on Monday. Prydderch left."],
        {"Prydderch", "toPrydderch"},
        "medium",
    ),
    (
        "glued lower",
        ["The mayor, Owen Prydderch, spoke. Prydderch said no. They gave it toprydderch on Monday. Prydderch left."],
        {"Prydderch", "toprydderch"},
        "medium",
    ),
    (
        "glued given+surname",
        ["The mayor, Owen Prydderch, spoke. Prydderch said no. The report by OwenPrydderch was late. Prydderch left."],
        {"OwenPrydderch", "Prydderch"},
        "medium",
    ),
    (
        "surname across",
        ["Police named the driver as John Maddern, 31.", "The driver, John Madden, 31, was held."],
        {"Madden", "Maddern"},
        "high",
    ),
    (
        "given across",
        ["Police named the driver as Talwyn Maddern, 31.", "The driver, Telwyn Maddern, 31, was held."],
        {"Talwyn", "Telwyn"},
        "high",
    ),
    (
        "given sound",
        ["Police named the driver as Isaac Maddern.", "The driver, Issac Maddern, was held."],
        {"Isaac", "Issac"},
        "high",
    ),
    (
        "transposed",
        ["Ellen Dirkson, who grew up there, said so. He waved, Dirskon said."],
        {"Dirkson", "Dirskon"},
        "high",
    ),
    (
        "place slip",
        ["Police in Brightford said so. The mayor of Brightford agreed. Nobody in Brighford was hurt."],
        {"Brighford", "Brightford"},
        "medium",
    ),
    (
        "org slip",
        ["The Harbour Pilots' Association said so on Friday. The chair of the Harbour Pilots' Assocation agreed."],
        {"Assocation", "Association"},
        "medium",
    ),
    (
        "org slip2",
        ["The Maritime Safety Agency said so on Friday.", "The Maritme Safety Agency said so on Friday."],
        {"Maritime", "Maritme"},
        "medium",
    ),
    (
        "org of slip",
        ["The Ministry of Fisheries said so.", "The Ministry of Fisherys said so."],
        {"Fisheries", "Fisherys"},
        "medium",
    ),
    (
        "acronym misfit",
        ["The Maritime Safety Authority (MSB) opened an inquiry. The MSB said it would take a year."],
        {"MSA", "MSB"},
        "low",
    ),
    (
        "acronym drift",
        ["The Northern Rail Union (NRU) called a strike. The NRU has 300 members. The NUR said so."],
        {"NRU", "NUR"},
        "medium",
    ),
    (
        "cyr translit across",
        ["Colonel Vitali Dombrenko spoke.", "Colonel Vitaliy Dombrenko spoke."],
        {"Vitali", "Vitaliy"},
        "low",
    ),
    (
        "cyr translit 2",
        ["Colonel Sergei Dombrenko spoke.", "Colonel Serhii Dombrenko spoke."],
        {"Sergei", "Serhii"},
        "low",
    ),
    (
        "cyr surname -yev",
        ["Colonel Pavel Arsenyev spoke.", "Colonel Pavel Arseniev spoke."],
        {"Arseniev", "Arsenyev"},
        "low",
    ),
    (
        "cyr surname kh",
        ["Colonel Pavel Akhmetov spoke.", "Colonel Pavel Ahmetov spoke."],
        {"Ahmetov", "Akhmetov"},
        "low",
    ),
    (
        "cyr Alexei",
        ["Colonel Alexei Dombrenko spoke.", "Colonel Oleksiy Dombrenko spoke."],
        {"Alexei", "Oleksiy"},
        "low",
    ),
    ("cyr Dmitry", ["Colonel Dmitry Dombrenko spoke.", "Colonel Dmytro Dombrenko spoke."], {"Dmitry", "Dmytro"}, "low"),
    (
        "cyr Dmitri",
        ["Colonel Dmitri Dombrenko spoke.", "Colonel Dmitriy Dombrenko spoke."],
        {"Dmitri", "Dmitriy"},
        "low",
    ),
    ("arab", ["Mohammed Darwan spoke.", "Muhammad Darwan spoke."], {"Mohammed", "Muhammad"}, "low"),
    ("arab2", ["Yusuf Darwan spoke on Monday.", "Youssef Darwan spoke on Monday."], {"Youssef", "Yusuf"}, "low"),
    (
        "arab ou/u",
        ["Minister Omar Barghouti spoke.", "Minister Omar Barghuti spoke."],
        {"Barghouti", "Barghuti"},
        "low",
    ),
    ("Kyiv", ["The train left Kyiv at noon.", "The train left Kiev at noon."], {"Kiev", "Kyiv"}, "low"),
    (
        "Kharkiv inside",
        ["The train left Kharkiv at noon. It had been late. It came back to Kharkov at night."],
        {"Kharkiv", "Kharkov"},
        "medium",
    ),
    ("Odesa", ["The train left Odesa at noon.", "The train left Odessa at noon."], {"Odesa", "Odessa"}, "low"),
    (
        "Mykolaiv",
        ["The train left Mykolaiv at noon.", "The train left Nikolayev at noon."],
        {"Mykolaiv", "Nikolayev"},
        "low",
    ),
    (
        "Zelenskyy style",
        ["President Andriy Dombrovskyy spoke.", "President Andriy Dombrovsky spoke."],
        {"Dombrovsky", "Dombrovskyy"},
        "low",
    ),
    (
        "quote inside",
        ["President Andriy Dombrovskyy spoke. Dombrovskyy left.", "“We thank President Dombrovsky,” said the mayor."],
        {"Dombrovsky", "Dombrovskyy"},
        "low",
    ),
    (
        "possessive slip",
        ["Councillor Ruth Hallam opened the hall. Halam’s speech was short."],
        {"Halam", "Hallam"},
        "high",
    ),
    (
        "honorific slip",
        ["Sgt. Ruth Hallam opened the hall. It was late, Mrs. Hallem said."],
        {"Hallam", "Hallem"},
        "high",
    ),
    (
        "initial slip",
        ["J. R. Prydderch wrote the report. Later Pryderch said it was wrong."],
        {"Prydderch", "Pryderch"},
        "high",
    ),
    ("diacritics+slip", ["Minister Renée Dufort spoke. Then Durfort said no more."], {"Dufort", "Durfort"}, "high"),
    (
        "bracket slip",
        ["The mayor, Owen Prydderch, spoke. “I told [Pryderch] so,” said the clerk. Prydderch left."],
        {"Prydderch", "Pryderch"},
        "high",
    ),
    (
        "hyphen slip",
        ["Anna Marwick-Jones spoke. Then Marwick-Jonse said no."],
        {"Marwick-Jones", "Marwick-Jonse"},
        "high",
    ),
    (
        "caps headline slip",
        ["PRYDERCH SAYS NO TO NEW PIER\n\nThe mayor, Owen Prydderch, spoke on Monday. Prydderch said no."],
        {"PRYDERCH", "Prydderch"},
        "high",
    ),
]

ONE_AND_THE_SAME: dict[str, list[str]] = {
    "possessive": ["Councillor Ruth Hallam opened the hall. Hallam’s speech was short. Ruth Hallam's car was late."],
    "possessive s": ["Owen Meyers spoke. Meyers' car was late. It was Meyers’s idea."],
    "honorific": ["Sgt. Ruth Hallam opened the hall. Mrs Hallam left. Sergeant Hallam said so."],
    "Sir": ["Sir Owen Prydderch spoke. Prime Minister Sir Owen said no. Mr. Prydderch left."],
    "diacritics": ["Minister Renée Dufort spoke.", "Minister Renee Dufort spoke."],
    "diacritics2": ["Minister Jörg Müller spoke.", "Minister Joerg Mueller spoke."],
    "diacritics3": ["President Łukasz Wróbel spoke.", "President Lukasz Wrobel spoke."],
    "diacritics4": ["Captain Søren Kjærgaard spoke.", "Captain Soren Kjaergaard spoke."],
    "initials": [
        "J. R. Prydderch wrote the report. John Prydderch was ill.",
        "John R. Prydderch wrote it. JR Prydderch was ill.",
    ],
    "middle": ["Ruth Anne Hallam spoke.", "Ruth Hallam spoke.", "Ruth A. Hallam spoke."],
    "nick": ["Daniel Orwick spoke.", "Dan Orwick spoke.", "Danny Orwick spoke."],
    "bracket": ["“I told [Owen] Prydderch so,” said the clerk. Owen Prydderch left. “Owen [Prydderch] knew.”"],
    "acronym ok": ["The Maritime Safety Authority (MSA) opened an inquiry. The MSA said it would take a year."],
    "acronym of": [
        "The Bureau of Harbour Works (BHW) opened. The National Association for the Care of Seamen (NACS) agreed."
    ],
    "acronym of2": ["The Ministry of Defence (MoD) agreed. The Federal Bureau of Fisheries (FBF) too."],
    "acronym foreign": [
        "The National Fisheries Institute (INP) of the country agreed. Doctors Without Borders (MSF) left."
    ],
    "acronym ext": ["The Kremnia Security Service (SBU) agreed. The Harbour Workers' Party (PTH) left."],
    "paren state": [
        "The Harbour Workers Party (D) agreed. Senator Ruth Hallam (D-Ohio) left. Anna Bell (R-TX) stayed."
    ],
    "caps headline": [
        "PRYDDERCH SAYS NO TO NEW PIER\n\nThe mayor, Owen Prydderch, spoke on Monday. Prydderch said no."
    ],
    "suffix": ["Owen Prydderch Jr. spoke. Owen Prydderch spoke."],
    "hyphen short": ["Anna Marwick-Jones spoke. Then Marwick-Jones said no. Jones left."],
    "particles": ["Pieter van der Meer spoke. Van der Meer said no. Mr Meer left."],
    "al-": ["Omar al-Darwani spoke. Al-Darwani said no. Darwani left."],
    "org short": [
        "The National Association of Harbour Pilots called a strike. The association said so. The Harbour Pilots left."
    ],
    "org reorder": [
        "The National Association of Harbour Pilots called a strike.",
        "The National Harbour Pilots Association called a strike.",
    ],
    "org two": ["The Maritime Safety Agency said so. The Maritime Security Agency agreed."],
    "org two unions": ["The Northern Rail Union called a strike.", "The Northern Road Union called a strike."],
    "org dialect": ["The Harbour Defence Centre said so.", "The Harbor Defense Center said so."],
    "org plural": ["The Kelsby Pilot Union said so. The Kelsby Pilots Union agreed."],
    "org ampersand": ["Marwick & Sons said so.", "Marwick and Sons said so."],
    "org co": ["Marwick Motors Inc. said so.", "Marwick Motors said so. Marwick Motors Ltd left."],
    "place adj": [
        "The train left Kyiv at noon. The Kyivan authorities said so.",
        "Iran said so. Iranian officials left.",
    ],
    "US": ["The U.S. said so.", "The US said so. The USA left."],
    "months": ["In March Marco Bellini spoke. Bellini left in May."],
    "article": ["Minister Omar al-Darwani spoke.", "Minister Omar el-Darwani spoke."],
    "acronym of another order": ["The Northern Rail Union (NUR) called a strike. The NUR has 300 members."],
}

DIFFERENT: dict[str, list[str]] = {
    "brothers": ["Vladimir Dombrenko won the belt. His brother Vitali Dombrenko lost."],
    "siblings": ["Tory Marwick, 18, and Terry Marwick, 16, were at home. Tory said it was dark."],
    "Johnson/Johnston": [
        "Mark Johnson, a baker, was hurt. Ellen Johnston, a nurse, helped. Johnston left. Johnson died."
    ],
    "Johnson/Johnston across": ["Mark Johnson, a baker, was hurt.", "Ellen Johnston, a nurse, helped."],
    "father/son": ["Owen Prydderch, 60, spoke. His son Owain Prydderch, 20, did not."],
    "couple": ["Dana Marwick and Dan Marwick left. Dana said it was dark."],
    "Hansen/Hanson": [
        "Karl Hansen, 41, drove the bus. Peter Hanson, 22, was a passenger. Hanson was hurt. Hansen was not."
    ],
    "twins": ["Kara Marwick, 9, and Cara Bellini, 9, were found."],
    "two Brown/Browne": [
        "Det. Luke Brown led the inquiry. The coroner, Mary Browne, was told. Browne ruled it an accident."
    ],
    "Mohammed two": ["Mohammed Darwan, 21, and Muhammad Kassar, 30, were held."],
    "towns": ["Police in Newton said so. The Norton team left. The town of Norton is small. Newton won."],
    "streets": ["It was on Pine Street.", "It was on Pike Street."],
    "orgs": ["The Orlov Club won. The Orlova Foundation paid."],
    "Ali/Aly": ["Omar Ali spoke. Samir Aly left."],
    "Marin/Martin": ["Hanna Marin spoke. Paul Martin left. Martin said no. Marin said yes."],
    "Kim/Kimm": ["Kim Darrow spoke. Kimm Bellini left."],
    "Chen/Cheng": ["Wei Chen, 30, spoke. Li Cheng, 44, left. Cheng said no."],
    "Alexei/Alexander": ["Alexei Dombrenko spoke. His brother Alexander Dombrenko left."],
    "Sergey/Sergio": ["Sergey Dombrenko spoke. Sergio Bellini left."],
    "Smith/Smyth docs": ["PC Alan Smith was hurt. PC Ben Smyth was not. Smyth said so. Smith was in hospital."],
}


class _Alike:
    """An encoder for which all sentences are alike: no decision of these tests depends on it."""

    identity = "alike"

    def encode(self, sentences: Sequence[str]) -> np.ndarray:
        return np.full((len(sentences), 2), 0.7071, np.float32)


@cache
def checker() -> Checker:
    return Checker(encoder=_Alike())


def documents(texts: Sequence[str]) -> list[Document]:
    return [Document.from_text(text, f"{n}.txt", published="2025-03-04") for n, text in enumerate(texts)]


def findings(texts: Sequence[str]) -> tuple[Finding, ...]:
    return checker().check(documents(texts)).findings


@pytest.mark.parametrize(("texts", "spellings", "severity"), [row[1:] for row in FOUND], ids=[row[0] for row in FOUND])
def test_a_name_spelt_in_two_ways(texts: list[str], spellings: set[str], severity: str) -> None:
    (finding,) = findings(texts)
    assert finding.rule == "name-variant"
    assert {variant.value for variant in finding.variants} == spellings
    assert finding.severity == severity


@pytest.mark.parametrize("texts", ONE_AND_THE_SAME.values(), ids=ONE_AND_THE_SAME.keys())
def test_ways_of_writing_one_name(texts: list[str]) -> None:
    assert not findings(texts)


@pytest.mark.parametrize("texts", DIFFERENT.values(), ids=DIFFERENT.keys())
def test_people_and_places_with_similar_names(texts: list[str]) -> None:
    assert not findings(texts)
