"""Statements that exclude one another, on sentences with invented people."""

from __future__ import annotations

import pytest

from factcheck import Checker, Document
from factcheck.finding import Finding


@pytest.fixture(scope="module")
def checker() -> Checker:
    return Checker()


def found(checker: Checker, *texts: str, published: str | None = "2024-05-03") -> list[Finding]:
    documents = [Document.from_text(text, name=f"d{at}.txt", published=published) for at, text in enumerate(texts)]
    return [finding for finding in checker.check(documents).findings if finding.rule == "statement-conflict"]


CONFLICTS = {
    "colour of one car": (
        "Mara Holt was hit by a silver Volvo Amazon on Elm Street and thrown into the road.",
        "Mara Holt was hit by a gray Volvo Amazon on Elm Street and thrown into the road.",
        "Colour of the Amazon Volvo: gray or silver?",
    ),
    "part of the body": (
        "Jonas Reek was shot in the chest outside the club.",
        "Jonas Reek was shot in the leg outside the club.",
        "Where the shot or blow fell (Jonas Reek): chest or leg?",
    ),
    "side of the body": (
        "Jonas Reek was shot in the left leg outside the club.",
        "Jonas Reek was shot in the right leg outside the club.",
        "Where the shot or blow fell (Jonas Reek): left leg or right leg?",
    ),
    "ship": (
        "The frigate Morning Star stopped three boats off the coast.",
        "The tanker Morning Star stopped three boats off the coast.",
        "Ship: frigate or tanker?",
    ),
    "sex": (
        "A 15-year-old boy was hurt in the fire on Elm Street.",
        "The fire on Elm Street hurt a woman and her 15-year-old daughter.",
        "The 15-year-old: boy or daughter?",
    ),
    "denied": (
        "Norway has agreed to the fishing treaty, the minister said.",
        "Norway has not agreed to the fishing treaty, the minister said.",
        "Said: “Norway has not agreed to the fishing treaty” or “Norway has agreed to the fishing treaty”?",
    ),
    "refused": (
        "Norway accepted the fishing treaty, the minister said.",
        "Norway rejected the fishing treaty, the minister said.",
        "Said: “Norway accepted the fishing treaty” or “Norway rejected the fishing treaty”?",
    ),
    "qualified": (
        "The hikers were well equipped for the climb, the rescuers said.",
        "The hikers were insufficiently equipped for the climb, the rescuers said.",
        "hiker: well equipped or insufficiently equipped?",
    ),
    "swapped": (
        "Jonas Reek stabbed Mara Holt in a bar on Friday night.",
        "Mara Holt stabbed Jonas Reek in a bar on Friday night.",
        "Said: “Reek stabbed Mara Holt” or “Holt stabbed Jonas Reek”?",
    ),
}


@pytest.mark.parametrize("case", CONFLICTS)
def test_flags(checker: Checker, case: str) -> None:
    left, right, title = CONFLICTS[case]
    assert sorted(words(title)) in [sorted(words(finding.title)) for finding in found(checker, left, right)]


def words(title: str) -> list[str]:
    return title.replace("?", "").replace(":", "").split()


NO_CONFLICTS = {
    "spelling": (
        "Holt was hit by a grey Volvo Amazon on Elm Street.",
        "Holt was hit by a gray Volvo Amazon on Elm Street.",
    ),
    "narrower part": ("Jonas Reek was shot in the leg.", "Jonas Reek was shot in the left thigh."),
    "narrower weapon": ("Reek was shot with a handgun, police said.", "Reek was shot with a pistol, police said."),
    "other person": ("Jonas Reek was shot in the chest.", "Mara Holt was shot in the leg."),
    "two cars": (
        "A silver Volvo Amazon hit a gray Volvo Amazon on Elm Street.",
        "Police towed the gray Volvo Amazon from Elm Street.",
    ),
    "two wounds": ("Jonas Reek was shot in the chest and the leg.", "Jonas Reek was shot in the leg."),
    "sex told by no noun": (
        "A 15-year-old boy was hurt in the fire.",
        "A 15-year-old student was hurt in the fire.",
    ),
    "two of one age": (
        "A 15-year-old boy and a 15-year-old girl were hurt in the fire.",
        "A 15-year-old girl was hurt in the fire.",
    ),
    "doer and victim": (
        "A 15-year-old girl was shot in the hall on Friday.",
        "The 15-year-old boy who shot Mara Holt in the hall on Friday fled.",
    ),
    "other age": ("A 15-year-old boy was hurt in the fire.", "A 14-year-old girl was hurt in the fire."),
    "other events": (
        "A 15-year-old boy was hurt when the mayor of Kelsby, Ada Brandt, opened a fair by the harbour.",
        "Surgeons in Odense praised a 15-year-old girl who gave a kidney to her uncle, Tomas Redwick.",
    ),
    "supposed": ("Norway has agreed to the fishing treaty.", "Norway may not have agreed to the fishing treaty."),
    "question": ("Norway has agreed to the fishing treaty.", "Has Norway not agreed to the fishing treaty?"),
    "other subject": ("Norway has agreed to the fishing treaty.", "Iceland has not agreed to the fishing treaty."),
    "wanted": ("Norway wants to accept the fishing treaty.", "Norway rejected the fishing treaty in March."),
    "mutual": ("Jonas Reek met Mara Holt in Oslo.", "Mara Holt met Jonas Reek in Oslo."),
    "back of the head": ("Jonas Reek was shot in the back of the head.", "Jonas Reek was shot in the head."),
}


@pytest.mark.parametrize("case", NO_CONFLICTS)
def test_leaves_alone(checker: Checker, case: str) -> None:
    shown = [finding.title for finding in found(checker, *NO_CONFLICTS[case])]
    assert shown == []


def test_a_later_report_may_supersede(checker: Checker) -> None:
    first = Document.from_text("Norway has not agreed to the fishing treaty.", name="a.txt", published="2024-05-01")
    later = Document.from_text("Norway has agreed to the fishing treaty.", name="b.txt", published="2024-05-09")
    (finding,) = [f for f in checker.check([first, later]).findings if f.rule == "statement-conflict"]
    assert finding.may_supersede
    assert {evidence.quote for variant in finding.variants for evidence in variant.evidence} == {"agreed"}


CAUGHT = "Jonas Reek, 31, was arrested in Oslo on Friday, police said."
WANTED = "Anyone with information about Reek's whereabouts is asked to call the police."


def custody(checker: Checker, *texts: str) -> list[Finding]:
    return [finding for finding in found(checker, *texts) if "still sought" in finding.title]


@pytest.mark.parametrize(
    "texts",
    [
        (f"{CAUGHT}\n\n{WANTED}",),
        ("Detectives arrested Jonas Reek on Friday.\n\nReek is wanted for the robbery of a bank.",),
        (CAUGHT, "Officers are still looking for 31-year-old Jonas Reek."),
        ("Jonas Reek turned himself in on Friday.", "Attempts to find Jonas Reek have been unsuccessful."),
    ],
)
def test_somebody_caught_is_no_longer_sought(checker: Checker, texts: tuple[str, ...]) -> None:
    (finding,) = custody(checker, *texts)
    assert finding.title == "Jonas Reek: caught or still sought?"
    assert finding.may_supersede is (len(texts) > 1)


@pytest.mark.parametrize(
    "texts",
    [
        (f"{CAUGHT}\n\nReek was wanted for the robbery of a bank.",),  # until then
        (f"Officers are looking for Jonas Reek.\n\n{CAUGHT}",),  # told in its order
        (f"{CAUGHT}\n\nPrevious story:\n\n{WANTED}",),  # told as older
        (f"In May 2011, Jonas Reek was arrested in Oslo.\n\n{WANTED}",),  # another time
        (f"Detectives arrested Jonas Reek's brother on Friday.\n\n{WANTED}",),
        (f"{CAUGHT}\n\nOfficers are still looking for Mara Reek, his sister.",),
        (f"{CAUGHT} His brother Nils Reek has fled.\n\n{WANTED}",),  # either of them
        ("Jonas Reek was caught on camera in the bank.", "Officers are still looking for Jonas Reek."),
    ],
)
def test_search_and_arrest_that_agree(checker: Checker, texts: tuple[str, ...]) -> None:
    assert custody(checker, *texts) == []


def test_a_search_before_the_arrest(checker: Checker) -> None:
    earlier = Document.from_text("Officers are looking for Jonas Reek.", name="a.txt", published="2024-05-01")
    later = Document.from_text(CAUGHT, name="b.txt", published="2024-05-03")
    assert [f for f in checker.check([earlier, later]).findings if "still sought" in f.title] == []
