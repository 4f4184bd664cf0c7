"""Sentences: exact spans, and boundaries where news copy has them."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck.document import Document, SectionKind
from factcheck.readers.text import read
from factcheck.sections import structure
from factcheck.sentences import LONGEST, split

SHARED = Path(__file__).parents[2] / "shared"


def texts(text: str) -> list[str]:
    return [sentence.text for sentence in split(structure(Document.from_text(text)))]


@pytest.mark.parametrize(
    "sentences",
    [
        ["Lt. Col. Mara Quill spoke to Gov. Jon Reeve.", "He left."],
        ["The U.S. Army said so.", "Nobody asked No. 10 about it."],
        ["Tom K. Bell Jr. lives in St. John near Ft. Hale.", "He is 42."],
        ["It began at 4.58pm and cost $4.5m.", "Mr. Reeve paid."],
        ["The shooting was at about 2 a.m. Saturday in Hale.", "Two died."],
        ["It was around 7 p.m. Feb. 9 when she left.", "She was 30."],
        ["The train left at 9 a.m. local time.", "It was late."],
        ["She came at 10 p.m.", "Police were there."],
        ["“We left.”", "The mayor stayed."],
        ["Quill asked: “Why?”", "Nobody knew."],
        ["Is it over?", "“No,” said Quill.", "It is not!"],
        ["The fire spread quickly…", "Then it stopped."],
        ["He was charged with three counts.", "40 people watched."],
        ["“We ran,” Quill said.", "“We were lucky.”"],
        ["A loaded .38-caliber revolver was found.", "It was his."],
        ["The firm, Bell & Co., closed in Dec. 2014.", "It owed 5.2 million euros."],
    ],
)
def test_boundaries(sentences: list[str]) -> None:
    assert texts(" ".join(sentences)) == sentences


@pytest.mark.parametrize(
    "sentences",
    [
        ["It was reported by the agency (AP).", "Mayor Jon Reeve said so."],
        ["Bombs fell in the capital.", "Could this be the end?"],
        ["He wants to join the armed forces.", "Peace in the region is far."],
        ["He said: “Never.”", "Then he left the room."],
    ],
)
def test_glued_sentences_are_parted(sentences: list[str]) -> None:
    assert texts("".join(sentences)) == sentences


def test_a_quotation_stays_with_its_speaker() -> None:
    assert texts("“Two died. Six were hurt,” said Quill. He wept.") == [
        "“Two died. Six were hurt,” said Quill.",
        "He wept.",
    ]


def test_a_quotation_that_never_closes_does_not_swallow_the_rest() -> None:
    text = "“We came. " + "Then something else happened there on the long road to the harbour. " * 8
    assert len(texts(text)) >= 8


def test_long_quotations_are_parted() -> None:
    one = "We walked along the river for a very long time until the bridge came into sight at last."
    assert len(texts(f"“{' '.join([one] * 6)}” said Quill.")) == 6


def test_lines_part_sentences_but_wrapping_does_not() -> None:
    assert texts("Killed: two\nHurt: six\n\nEnd of list.") == ["Killed: two", "Hurt: six", "End of list."]
    wrapped = "The ferry left the harbour of Port Hale on Friday with forty\npeople on board and ran aground. It sank."
    assert texts(wrapped) == [
        "The ferry left the harbour of Port Hale on Friday with forty\npeople on board and ran aground.",
        "It sank.",
    ]


def test_tokenised_text() -> None:
    text = 'It was " a brave action , ” Captain Quill said . Two men , aged 30 , died at 7 p. m. Friday .'
    assert len(texts(text)) == 2


def test_what_has_no_letters_is_dropped() -> None:
    assert texts("* * *\n\n42.\n\nSix were hurt.\n\n…") == ["Six were hurt."]


def test_furniture_has_no_sentences() -> None:
    assert texts("Six were hurt.\n\nRead more: The captain is questioned\n\nCopyright 2015 Gazette.") == [
        "Six were hurt."
    ]


def test_the_byte_order_mark_is_in_no_sentence() -> None:
    assert split(structure(Document.from_text("\ufeffSix were hurt.")))[0].span.start == 1


def test_overlong_sentences_are_cut_at_spaces() -> None:
    found = texts("and so they went " * 1000)
    assert len(found) > 5
    assert all(len(text) <= LONGEST and text.split()[0] in {"and", "so", "they", "went"} for text in found)


@settings(deadline=None)
@given(
    st.lists(
        st.sampled_from(
            [
                "Six hurt. ",
                "“",
                "”",
                '"',
                "(",
                ")",
                "\n",
                "\n\n",
                " ",
                "a.m. ",
                "Mr. ",
                "U.S. ",
                "said.Then he ",
                "4.5 ",
                "é",
                "🙂",
                "\r\n",
                "…",
            ]
        )
        | st.text(max_size=6),
        max_size=40,
    )
)
def test_spans_are_exact_ordered_and_inside_their_sections(pieces: list[str]) -> None:
    document = structure(Document.from_text("".join(pieces)))
    end = 0
    for number, sentence in enumerate(split(document)):
        assert sentence.number == number
        assert end <= sentence.span.start < sentence.span.end
        assert sentence.section.span.contains(sentence.span)
        assert sentence.section.kind is not SectionKind.FURNITURE
        assert document.text[sentence.span.start : sentence.span.end] == sentence.text == sentence.text.strip()
        assert len(sentence.text) <= LONGEST
        end = sentence.span.end


@settings(deadline=None)
@given(st.text(alphabet=st.characters(categories=("L", "P", "Zs")), max_size=200))
def test_no_letter_is_lost_from_body_text(text: str) -> None:
    document = structure(Document.from_text(text))
    kept = "".join(sentence.text for sentence in split(document))
    body = "".join(document.slice(part.span) for part in document.sections if part.kind is not SectionKind.FURNITURE)
    assert sum(char.isalpha() for char in kept) == sum(char.isalpha() for char in body)


@pytest.mark.parametrize(
    "text", ["a" * 500_000, "A. " * 100_000, "“A. " * 50_000, "a.B" * 100_000, '" ' * 100_000, "a.m. " * 50_000]
)
def test_hostile_text_takes_little_time(text: str) -> None:
    document = structure(Document.from_text(text))
    start = time.process_time()
    split(document)
    assert time.process_time() - start < 3


def test_ten_thousand_sentences_are_quick() -> None:
    paragraph = (
        "The ferry left Port Hale on 3 May with forty people on board. “It sank,” Quill said. Police came at 4 p.m. "
    )
    document = Document.from_text("\n\n".join([f"{paragraph}{number} more followed." for number in range(2_500)]))
    start = time.process_time()
    assert len(split(structure(document))) >= 10_000
    assert time.process_time() - start < 4  # about 1 s on two idle cores


@pytest.mark.skipif(not SHARED.is_dir(), reason="the real articles are not here")
def test_real_articles() -> None:
    found = {
        path.name[:3]: split(structure(read(path.name, path.read_bytes())))
        for path in (SHARED / "seeds").glob("00*.txt")
    }
    assert not any("paywalls" in sentence.text or "donation" in sentence.text for sentence in found["001"])
    assert not any("GMT" in sentence.text for sentence in found["003"] if "(see" not in sentence.text)
    assert not any("JavaScript" in sentence.text or "p.dw.com" in sentence.text for sentence in found["000"])
    assert all(len(sentence.text) < 600 for sentences in found.values() for sentence in sentences)
