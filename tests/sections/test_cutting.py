"""Sections: what is story and what is furniture, and when each part was written."""

from __future__ import annotations

import datetime as dt
import re
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck.document import Document, Section, SectionKind, Span
from factcheck.readers.text import read
from factcheck.sections import structure
from factcheck.sentences import split
from tests.making import SHARED, needs_shared

BODY = "The ferry left Port Hale with forty people on board. It ran aground an hour later."


def made(text: str, published: str | None = None) -> Document:
    return structure(Document.from_text(text, published=published))


def parts(document: Document, kind: SectionKind) -> list[str]:
    return [document.slice(section.span).strip() for section in document.sections if section.kind is kind]


def furniture(text: str) -> list[str]:
    return [
        line.strip() for part in parts(made(text), SectionKind.FURNITURE) for line in part.splitlines() if line.strip()
    ]


@pytest.mark.parametrize(
    "line",
    [
        "2015-09-12",
        "September 12, 2015",
        "Sept. 12, 2015 2:18 PM",
        "Saturday, September 12, 2015",
        "Sat Sep 12 2015, 01: 19 hrs",
        "12 September 2015 Last updated at 12: 42 GMT",
        "Updated: September 12, 2015 18: 50 IST",
        "Published 12: 17 am, Saturday, September 12, 2015",
        "Last updated 13: 26 09 / 12 / 2015",
        "Posted on September 12, 2015 5: 08: 21 PM GMT+01: 0",
        "9: 44AM BST 12 Sep 2015",
        "TNN Sep 12, 2015, 05.51AM IST PORTHALE:",
        "Posted by Mara Quill in News on Saturday, September 12, 2015.",
        "SEPTEMBER 12, 2015",
        "2015-09-12T08:15:00Z",
    ],
)
def test_a_date_line_dates_the_document_and_is_furniture(line: str) -> None:
    document = made(f"Ferry runs aground off Port Hale\n{line}\n{BODY}\n")
    assert document.published == dt.date(2015, 9, 12)
    assert line in parts(document, SectionKind.FURNITURE)
    assert document.title == "Ferry runs aground off Port Hale"
    body = next(section for section in document.sections if section.kind is SectionKind.BODY)
    assert body.written == dt.datetime(2015, 9, 12)
    assert not body.has_time


@pytest.mark.parametrize(
    "line",
    [
        "The ferry sank on September 12, 2015.",
        "Born September 12, 2015",
        "She was arrested Saturday, September 12, 2015",
        "Update: 2 men and a woman died according to @PortHalePolice — Mara (@MaraQuill) September 12, 2015",
        "Date: September 12, 2015 | Charge: Both were held without bond",
        "September 12, 2015 was a cold day.",
    ],
)
def test_a_statement_with_a_date_is_no_date_line(line: str) -> None:
    document = made(f"{BODY}\n\n{line}\n\n{BODY} It was dark.")
    assert line in " ".join(parts(document, SectionKind.BODY) + parts(document, SectionKind.HEADLINE))


@pytest.mark.parametrize(
    ("text", "body"),
    [
        (" date 2015-09-12 The ferry sank on Friday.", "The ferry sank on Friday."),
        ("2015-09-12 The ferry sank on Friday.", "The ferry sank on Friday."),
    ],
)
def test_a_date_before_the_text_is_cut_off(text: str, body: str) -> None:
    document = made(text)
    assert document.published == dt.date(2015, 9, 12)
    assert parts(document, SectionKind.BODY) == [body]


def test_a_date_glued_to_a_headline_is_cut_off() -> None:
    document = made(f"Skip next section Ferry sinks\n\n09/12/2015September 12, 2015Ferry sinks\n\n{BODY}")
    assert parts(document, SectionKind.HEADLINE) == ["Ferry sinks"]
    assert document.published == dt.date(2015, 9, 12)
    document = made(f"FERRY SINKS OFF PORT HALESEPTEMBER 12, 2015\n{BODY}")
    assert (document.title, document.published) == ("FERRY SINKS OFF PORT HALE", dt.date(2015, 9, 12))


@pytest.mark.parametrize(
    "line",
    [
        "09/12/2015",
        "12.09.2015",
        "2015/09/12",
        "2015-09-12T08:30:00Z",
        "12th September 2015",
        "Sept. 12, 2015 | 8:30 a.m.",
        "Sat 12 Sep 2015 08.30 BST",
        "Published 08:30, 12 September 2015",
        "By Mara Quill | September 12, 2015",
        "12 September 2015 · 5 min read",
        "First published on Sat 12 Sep 2015 08.30 BST",
    ],
)
def test_a_date_line_in_its_many_forms(line: str) -> None:
    for text in (f"Ferry sinks off Port Hale\n\n{line}\n\n{BODY}", f"{line}\n\nFerry sinks off Port Hale\n\n{BODY}"):
        document = made(text)
        assert (document.title, document.published) == ("Ferry sinks off Port Hale", dt.date(2015, 9, 12))
        assert parts(document, SectionKind.FURNITURE) == [line]


def test_an_agency_dateline_may_tell_the_day() -> None:
    document = made(f"PORT HALE, 12 September 2015 (AFP) - {BODY}")
    assert (document.published, parts(document, SectionKind.BODY)) == (dt.date(2015, 9, 12), [BODY])
    assert parts(made(f"PORT HALE, Sept 12 (Reuters) - {BODY}"), SectionKind.BODY) == [BODY]


def test_a_date_after_the_headline_is_cut_off() -> None:
    line = (
        "Ferry sinks Posted: Saturday, September 12, 2015 1:50 PM EST Updated: Sunday, September 13, 2015 2:31 PM EDT"
    )
    document = made(f"{line}\n\n{BODY}")
    assert (document.title, document.published) == ("Ferry sinks", dt.date(2015, 9, 12))


def test_a_given_date_is_kept() -> None:
    document = made(f"September 13, 2015\n\n{BODY}", published="2015-09-12")
    assert document.published == dt.date(2015, 9, 12)


def test_updates_have_their_own_days() -> None:
    document = made(f"Ferry sinks\n2015-09-12\n\nUpdate (Sept. 14):\n\n{BODY}\n\nUpdate (Sept. 13):\n\n{BODY} Still.")
    days = [section.written for section in document.sections if section.kind is SectionKind.BODY]
    assert days == [dt.datetime(2015, 9, 14), dt.datetime(2015, 9, 13)]


def test_an_agency_dateline_is_furniture() -> None:
    for dateline in ("PORT HALE, Maine (AP) — ", "PORT HALE — ", "Port Hale, Maine (Coast News) - "):
        assert parts(made(dateline + BODY), SectionKind.BODY) == [BODY]
    assert parts(made("Mara Quill — a teacher — said so. " + BODY), SectionKind.BODY)[0].startswith("Mara")


LIVE = (
    "Port Hale ferry disaster - live\n\n"
    "4.58pm BST Rescue suspended The coastguard has suspended its search. “We will go on at dawn,” it said. "
    "Updated at 5.10pm BST 4.02pm BST Thirty people were on board (see 1.34pm BST), the owner said at 3.40pm BST "
    "on Saturday. Interactive More soon. Related: How the ferry sank 1.34pm BST The ferry left at 12.15pm. "
    "It’s Saturday, 12 September 2015, and this is our live coverage."
)


def test_live_blog_entries_have_their_times() -> None:
    document = made(LIVE)
    entries = [section for section in document.sections if section.kind is SectionKind.ENTRY]
    assert document.published == dt.date(2015, 9, 12)
    assert sorted({(entry.label, entry.written) for entry in entries}) == [
        ("1.34pm BST", dt.datetime(2015, 9, 12, 13, 34)),
        ("4.02pm BST", dt.datetime(2015, 9, 12, 16, 2)),
        ("4.58pm BST", dt.datetime(2015, 9, 12, 16, 58)),
    ]
    assert all(entry.has_time for entry in entries)
    text = " ".join(parts(document, SectionKind.ENTRY))
    assert "(see 1.34pm BST)" in text and "at 3.40pm BST" in text
    assert not any(words in text for words in ("Updated", "Interactive", "Related", "4.58pm"))


def test_entries_on_lines_of_their_own() -> None:
    document = made("Ferry live\n2015-09-12\n\n16:58\n\nThe search was suspended.\n\n14:02\n\nThe ferry sank.\n")
    entries = [(section.written, document.slice(section.span).strip()) for section in document.sections[-4:]]
    assert entries[1] == (dt.datetime(2015, 9, 12, 16, 58), "The search was suspended.")
    assert entries[3] == (dt.datetime(2015, 9, 12, 14, 2), "The ferry sank.")


def test_a_single_time_makes_no_live_blog() -> None:
    document = made("The ferry left.\n\n4.58pm GMT It sank. It was seen at 5.10pm GMT Saturday by a boat.")
    assert not parts(document, SectionKind.ENTRY)


GLUED = (
    "Port Hale ferry - live\n\n12 September 2015\n\n"
    "4.58pm BST Search for missing ferry passengers suspended off Port Hale The coastguard has suspended the "
    "search for passengers who are missing from the ferry off Port Hale. It will go on at dawn. "
    "4.02pm BST The owner, Mara Quill of Quill Lines, said that Captain Reeve had been ill before the ferry left. "
    "1.34pm BST Ferry left late - officer An officer at Port Hale said the ferry had left an hour late. "
    "He did not say why."
)


def test_headings_that_lost_their_line_are_apart_from_their_entries() -> None:
    headings = parts(made(GLUED), SectionKind.HEADLINE)[1:]
    assert headings == [
        "Search for missing ferry passengers suspended off Port Hale",
        "Ferry left late - officer",
    ]
    entries = parts(made(GLUED), SectionKind.ENTRY)
    assert [entry.split()[0:2] for entry in entries] == [["The", "coastguard"], ["The", "owner,"], ["An", "officer"]]


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("STRICTLY EMBARGOED until 00:01 BST 23 July 2025", "held back by its own text: STRICTLY EMBARGOED until"),
        ("*** Embargo: noon on Friday ***", "held back by its own text: Embargo: noon on Friday"),
        ("NOT FOR PUBLICATION BEFORE 6 AM", "held back by its own text: NOT FOR PUBLICATION"),
        ("MANDATORY KILL", "cancelled by its own text: MANDATORY KILL"),
    ],
)
def test_embargoes_and_kills_in_the_text_are_notices(line: str, told: str) -> None:
    document = made(f"{line}\n\nFerry sinks off Port Hale\n\n{BODY}")
    assert len(document.notices) == 1 and document.notices[0].startswith(told)
    assert parts(document, SectionKind.FURNITURE) == [line]
    assert document.title == "Ferry sinks off Port Hale"


@pytest.mark.parametrize(
    "line",
    [
        "Embargoed goods were found on the ferry.",
        "The embargo was lifted.",
        "Kill or cure",
        "Withheld wages are at the heart of it, the owner said.",
        "Not for release of the captain did they come, he said.",
    ],
)
def test_news_of_embargoes_is_no_notice(line: str) -> None:
    assert made(f"{BODY}\n\n{line}\n\n{BODY} It was dark.").notices == ()


def test_a_pull_quote_is_furniture_and_the_quotation_stays() -> None:
    quote = "“We will go on looking at dawn,” Mara Quill said."
    pulled = "“We will go on looking at dawn” — Mara Quill, owner"
    alone = "“Nobody told us that it was so late”"
    document = made(f"Ferry sinks\n\n{BODY}\n\n{pulled}\n\n{quote}\n\n“We will go on looking at dawn”\n\n{alone}")
    assert parts(document, SectionKind.FURNITURE) == [pulled, "“We will go on looking at dawn”"]
    assert quote in " ".join(parts(document, SectionKind.BODY)) and alone in " ".join(parts(document, SectionKind.BODY))


def test_rows_of_a_table_are_no_headlines() -> None:
    document = made(f"Ferry sinks\n\n{BODY}\n\nTown | Hurt\n\nPort Hale | 7\n\n{BODY} Still.")
    assert parts(document, SectionKind.HEADLINE) == ["Ferry sinks"]


@pytest.mark.parametrize(
    "line",
    [
        "https://example.org/p/4xyz",
        "http: / / news. example. org / 2015 / 09 / ferry-sinks-off-port-hale. html",
        "Ferry-sinks-off-Port-Hale-4817202. php",
        "Copyright 2015 The Gazette. All rights reserved.",
        "(©2015 Coast Media. All Rights Reserved. This material may not be published, broadcast, rewritten.)",
        "Read more: Captain questioned by police",
        "RELATED: Captain questioned by police",
        "Sign up for our newsletter",
        "Follow us on Twitter",
        "Share this: Facebook Twitter",
        "Advertisement",
        "Please enable Javascript to watch this video",
        "Contact reporter Mara Quill at mquill@example.org or 555-010-0199.",
        "mquill@example.org or 555-010-0199",
        "By Mara Quill",
        "By MARA QUILL and JON REEVE, The Gazette",
        "This is a developing story. Check back for updates.",
        "Mostly sunny this morning. High near 71F. Winds WSW at 12 to 18 mph. Chance of rain 40%.",
        "Your support helps us. Donate today and read more of our independent journalism.",
        "We use cookies to improve this site.",
        "_____________",
    ],
)
def test_furniture_lines(line: str) -> None:
    assert line in furniture(f"{BODY}\n\n{line}\n\n{BODY} It was dark.")


@pytest.mark.parametrize(
    "line",
    [
        "Anyone with information is asked to call police on 555-010-0199.",
        "The charity asked for donations and said your support had saved the station.",
        "“Your support means the world to us, and every donation helps the families,” said Mara Quill.",
        "He was known for his newsletter, which forty thousand people read.",
        "Copyright law does not protect the name of a ferry, the judge said.",
        "Winds of 60 mph were recorded at Port Hale.",
        "The captain said he had followed the coastguard on Twitter since 2012.",
        "More than 40 people were on board.",
        "Related charges against the owner were dropped in 2014.",
        "By Monday forty people had been found.",
        "Photo shops and cafes along the quay stayed closed.",
        "Watch officers saw the ferry turn at 4.10pm.",
        "No charges were brought. Click here to donate to the families.",
        "Advertisements for the ferry were withdrawn.",
        "Contact with the ferry was lost at 4pm.",
        "Live shells were found on board.",
        "Like his father, Reeve was a captain.",
        "A reporter for the Gazette was on board.",
    ],
)
def test_the_story_stays(line: str) -> None:
    first = line.split(". ", maxsplit=1)[0].rstrip(".")
    assert first in " ".join(parts(made(f"{BODY}\n\n{line}\n\n{BODY} It was dark."), SectionKind.BODY))


def test_an_appeal_inside_a_paragraph_is_cut_out() -> None:
    document = made(
        f"{BODY} Click here to sign up. The owner said nothing. Copyright 2015 Gazette. All rights reserved."
    )
    assert " ".join(parts(document, SectionKind.BODY)) == f"{BODY} The owner said nothing."


def test_headlines_captions_and_repetitions() -> None:
    title = "Ferry sinks off Port Hale with forty on board"
    text = f"{title}\n\n{title}\n\n{BODY}\n\nThe captain\n\nHe was at sea."
    text += f"\n\nThe quay. (Jo Lee/Gazette)\n\n{BODY}\n\nEnd."
    document = made(text)
    assert parts(document, SectionKind.HEADLINE) == [title, "The captain"]
    assert parts(document, SectionKind.CAPTION) == ["The quay. (Jo Lee/Gazette)"]
    assert parts(document, SectionKind.FURNITURE) == [title, BODY]


def test_a_lone_sentence_is_body() -> None:
    assert [section.kind for section in made("Six people were hurt").sections] == [SectionKind.BODY]


def test_sections_of_the_reader_are_kept() -> None:
    text = "Ferry sinks\n\nSix were hurt."
    given_sections = (Section(Span(0, 13), SectionKind.HEADLINE, label="headline"), Section(Span(13, len(text))))
    document = structure(Document("a", text, sections=given_sections))
    assert [section.kind for section in document.sections] == [SectionKind.HEADLINE, SectionKind.BODY]
    assert document.title == "Ferry sinks"


_LINES = st.lists(
    st.one_of(
        st.text(max_size=40),
        st.sampled_from(
            [
                "4.58pm GMT Six hurt.",
                "Updated at 4.10pm GMT",
                "2015-09-12",
                BODY,
                "Read more",
                "\ufeff",
                "Title here",
                "\u2028",
            ]
        ),
    ),
    max_size=12,
)


@settings(deadline=None)
@given(_LINES, st.sampled_from(["\n", "\n\n", " ", "\r\n"]))
def test_sections_tile_any_text(lines: list[str], separator: str) -> None:
    document = made(separator.join(lines))
    assert "".join(document.slice(section.span) for section in document.sections) == document.text
    again = structure(document)
    assert "".join(again.slice(section.span) for section in again.sections) == document.text


@pytest.mark.parametrize(
    "text",
    [
        ("“" + "a b " * 60 + "”\n") * 4_000,
        "4.58pm GMT " + "word Word " * 30_000 + " 4.57pm GMT end",
        "a" * 300_000,
        "A " * 150_000,
        "4.58pm GMT " * 20_000,
        "“" * 100_000,
        "September " * 30_000,
        "( " * 100_000,
        "A.B." * 60_000,
        "1 / 1 / " * 30_000,
        "your support " * 20_000,
        "x@" * 100_000,
        ("word-" * 30 + "\n") * 2_000,
        "Aa Bb, " * 20_000 + "\n" + "(photo " * 20_000,
    ],
)
def test_hostile_text_takes_little_time(text: str) -> None:
    start = time.process_time()
    made(text)
    assert time.process_time() - start < 3


@needs_shared
def test_real_articles_are_dated_and_cut() -> None:
    found = [structure(read(path.name, path.read_bytes())) for path in sorted((SHARED / "seeds").glob("00*.txt"))]
    days = [document.published for document in found]
    assert days == [dt.date(2025, 7, 21), dt.date(2025, 4, 11), None, dt.date(2025, 11, 25), dt.date(2025, 3, 20)]
    times = [section.written for section in found[3].sections if section.kind is SectionKind.ENTRY and section.written]
    assert len(set(times)) == 28
    assert (max(times).time(), min(times).time()) == (dt.time(16, 58), dt.time(8, 59))
    assert times == sorted(times, reverse=True)
    assert sum(section.kind is SectionKind.HEADLINE for section in found[0].sections) >= 6
    assert not any("paywall" in part for part in parts(found[1], SectionKind.BODY))


@needs_shared
def test_no_furniture_of_real_articles_is_compared() -> None:
    found = [structure(read(path.name, path.read_bytes())) for path in sorted((SHARED / "seeds").glob("00*.txt"))]
    told = [sentence.text for document in found for sentence in split(document)]
    furniture = re.compile(
        r"HTML5|Updated at|Related:|Interactive|Skip next|https?:|support helps|paywall|^\d{1,2}\.\d\d[ap]m GMT"
    )
    assert len(told) > 250
    assert [text for text in told if furniture.search(text)] == []


@needs_shared
def test_entries_of_a_real_live_blog_begin_with_their_own_words() -> None:
    (path,) = (SHARED / "seeds").glob("003*.txt")
    document = structure(read(path.name, path.read_bytes()))
    labels = [
        section.label for section in document.sections if section.kind is SectionKind.HEADLINE and section.has_time
    ]
    assert len(labels) >= 10
    assert len(set(labels)) == len(labels)
