from dataclasses import replace

import pytest

from factcheck import fingerprints
from tests.sample_report import NAME, TOLL


def test_digests_stay_the_same_within_a_version() -> None:
    """Decisions in people's files rest on these: another value here needs another VERSION."""
    assert fingerprints.VERSION == "v1"
    assert fingerprints.finding(TOLL.rule, TOLL.variants) == "v1-167dfd03eb4cf5b9"
    assert fingerprints.values(NAME.variants) == ("6f5469e99a32", "d463f1b2b649")


@pytest.mark.parametrize(
    "sentence", ["Marit\n  Olsen spoke.", "MARIT OLSEN SPOKE.", "Ｍarit Olsen spoke.", " Marit\u00a0Olsen spoke. "]
)
def test_white_space_case_and_width_are_no_difference(sentence: str) -> None:
    first = NAME.variants[0]
    other = replace(first, evidence=(replace(first.evidence[0], sentence=sentence, document="x", line=9, column=9),))
    assert fingerprints.finding("r", (other,)) == fingerprints.finding("r", (first,))
    assert fingerprints.sides((other,)) == fingerprints.sides((first,))


def test_rule_reading_and_sentence_are_differences() -> None:
    one, two = NAME.variants
    marks = {
        fingerprints.finding("r", (one, two)),
        fingerprints.finding("s", (one, two)),
        fingerprints.finding("r", (replace(one, normalized="marit"), two)),
        fingerprints.finding("r", (replace(one, evidence=(replace(one.evidence[0], sentence="Marit Olsen."),)), two)),
        fingerprints.finding("r", (replace(one, evidence=one.evidence * 2), two)),
    }
    assert len(marks) == 5


def test_text_that_cannot_be_encoded_has_a_digest() -> None:
    first = NAME.variants[0]
    assert fingerprints.finding("r", (replace(first, normalized="\ud800"),)).startswith("v1-")
