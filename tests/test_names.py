"""The extractor of names."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck.extractors.names import extract
from factcheck.mention import Name
from tests.making import parsed


def names(text: str) -> dict[str, Name]:
    return {" ".join(name.words): name for name in extract(parsed(text))}


def test_title_and_possessive_stay_outside_the_span() -> None:
    found = names("The court heard Judge Ruth Hallam’s ruling on Monday.")
    assert found["Ruth Hallam"].text == "Ruth Hallam"
    assert found["Ruth Hallam"].title == "Judge"
    assert found["Ruth Hallam"].label == "PERSON"


def test_a_role_in_lower_case_is_a_title() -> None:
    assert names("It was opened by defence secretary Owen Prydderch.")["Owen Prydderch"].title == "defence secretary"


def test_a_bracketed_insertion_is_part_of_the_name() -> None:
    found = names("He told them: we trust [French President Lucien] Marchetal completely.")
    assert "Lucien Marchetal" in found


def test_country_before_a_title_is_its_own_name() -> None:
    found = names("Talks were held by Norwegian Prime Minister Astrid Solvang.")
    assert {"Norwegian", "Astrid Solvang"} <= set(found)


@pytest.mark.parametrize(
    "name", ["Gulf of Carpentaria", "Bar 12", "Brightford Fire Department", "Anne-Marie Delorme", "St. Anselm Hospital"]
)
def test_longer_names_hold_together(name: str) -> None:
    assert name in names(f"It happened near {name}, officials said.")


def test_weekdays_months_and_ordinary_first_words_are_no_names() -> None:
    assert not names("Yesterday the roads were closed until Tuesday in March.")


def test_a_headline_in_title_case_gives_only_names() -> None:
    found = names("Two Drivers Badly Injured After Crash Outside London Museum")
    assert not {"Drivers", "Badly", "Injured", "After"} & {word for name in found for word in name.split()}


def test_quoted_names_are_marked() -> None:
    found = names("“We saw Halloran there,” said Dunmore.")
    assert found["Halloran"].quoted
    assert not found["Dunmore"].quoted


@settings(max_examples=30, deadline=None)
@given(st.text(alphabet="Aa b.’'[]-&\n\u00e9\u4e2d1,“”\"sof", min_size=1, max_size=60))
def test_any_text_is_read_and_spans_lie_inside(text: str) -> None:
    for name in extract(parsed(text)):
        assert 0 <= name.span.start < name.span.end <= len(text)
        assert name.words


def test_a_heading_in_capitals_may_be_a_name() -> None:
    assert [name.words for name in extract(parsed("CHRISTOPHER MARWICK:"))] == [("CHRISTOPHER", "MARWICK")]
    assert ("PRYDERCH",) in [name.words for name in extract(parsed("PRYDERCH SAYS NO TO NEW PIER"))]


def test_initials_run_into_a_surname_and_articles_belong_to_it() -> None:
    assert [name.words for name in extract(parsed("The coach, R.J.Hallam, left."))] == [("R.J.", "Hallam")]
    assert ("Omar", "al-Darwani") in [name.words for name in extract(parsed("Minister Omar al-Darwani spoke."))]
