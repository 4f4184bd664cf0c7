from __future__ import annotations

import pytest

from factcheck.support import DENIED, EXCHANGED, MEASURES, OPPOSITE, Analysed, Sources, support
from factcheck.syntax import parse
from tests.making import sentence


def borne(draft: str, *sources: str):
    analysed = [Analysed(one) for one in parse([sentence(text) for text in (draft, *sources)])]
    return support(analysed[0], Sources(analysed[1:]))


def word(found, text: str) -> int:
    return next(at for at, one in enumerate(found.words) if one.text == text)


SOURCE = "Officers arrested two smugglers aboard the trawler near Lowharbour."


def test_a_copied_sentence_is_borne_out():
    found = borne(SOURCE, SOURCE)
    assert found.told == 1.0
    assert max(found.departs) < 0.1


@pytest.mark.parametrize(
    ("draft", "changed"),
    [
        ("Officers photographed two smugglers aboard the trawler near Lowharbour.", "photographed"),
        ("Officers arrested two smugglers aboard the trawler near Whitmouth.", "Whitmouth"),
        ("Officers arrested seven smugglers aboard the trawler near Lowharbour.", "seven"),
    ],
)
def test_the_changed_word_departs_most(draft, changed):
    found = borne(draft, SOURCE)
    assert found.words[int(found.departs.argmax())].text == changed


def test_a_synonym_departs_less_than_another_word():
    same, other = (borne(f"Police {verb} two smugglers.", SOURCE) for verb in ("detained", "photographed"))
    assert same.departs[word(same, "detained")] < other.departs[word(other, "photographed")]


def test_a_denial_on_one_side_is_measured():
    found = borne("The road was not closed by the flood.", "The road was closed by the flood.")
    assert found.rows[word(found, "closed")][DENIED] > 0.5
    assert not borne("The road was closed.", "The road was closed by the flood.").rows[:, DENIED].any()


def test_an_opposite_in_the_same_place_is_measured():
    found = borne("Rents increased in the town.", "Rents decreased in the town.")
    assert found.rows[word(found, "increased")][OPPOSITE] == 1.0


def test_exchanged_subject_and_object_are_measured():
    found = borne("The union sued the bank.", "The bank sued the union.")
    assert found.rows[:, EXCHANGED].max() > 0.5


def test_no_source_and_no_word():
    assert borne("The road was closed.").departs.tolist() == [0.5, 0.5]
    assert borne("…", SOURCE).rows.shape == (0, len(MEASURES))
