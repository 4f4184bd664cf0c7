"""Comments that settle a finding where it stands."""

from dataclasses import replace

import pytest

from factcheck import ignores
from factcheck.document import Document
from factcheck.finding import Finding, Report, Severity, Variant
from factcheck.output.wording import decided, summary
from factcheck.readers.html import READER as HTML
from factcheck.readers.markdown import READER as MARKDOWN
from factcheck.reporters.json import parse, render
from factcheck.settings import Settings
from tests.sample_report import REPORT, TOLL

RULES = ("quantity-conflict", "age-conflict", "name-variant")
COMMENT = "<!-- factcheck-ignore: quantity-conflict -- the tolls are of two nights -->"


def markdown(text: str) -> Document:
    document = MARKDOWN.read("draft.md", text.encode(), Settings())
    assert isinstance(document, Document)
    return document


def html(text: str) -> Document:
    document = HTML.read("draft.html", f"<html><body>{text}</body></html>".encode(), Settings())
    assert isinstance(document, Document)
    return document


def stands(document: Document, words: str) -> Variant:
    """A reading whose one place are these words in the document."""
    start = document.text.index(words)
    evidence = replace(
        TOLL.variants[0].evidence[0], document=document.name, start=start, end=start + len(words), quote=words
    )
    return Variant(words, words, (evidence,))


def outcome(document: Document, *others: Variant, rule: str = "quantity-conflict") -> tuple[Finding, Report]:
    """A finding of "six" in the document and "seven" elsewhere, as its comments leave it."""
    found = replace(TOLL, rule=rule, variants=(stands(document, "six"), TOLL.variants[1], *others), notes=())
    summaries = (replace(REPORT.documents[0], path=document.name, notices=()), *REPORT.documents[1:])
    report = ignores.applied(replace(REPORT, documents=summaries, findings=(found,), sources=(document,)), RULES)
    return report.findings[0], report


BEFORE = f"Nothing here.\n\n{COMMENT}\n\nThe flood killed six people.\n\nMore."
COVERED = {
    "on a line of its own": BEFORE,
    "right above": f"{COMMENT}\nThe flood killed six people.",
    "behind the words": f"The flood killed six people. {COMMENT}\n\nMore.",
    "inside the sentence": f"The flood killed {COMMENT} six people.",
    "over two lines": "<!-- factcheck-ignore: quantity-conflict --\nof two nights -->\n\nThe flood killed six people.",
    "with Windows line ends": BEFORE.replace("\n", "\r\n"),
    "two rules": "<!-- factcheck-ignore: age-conflict, quantity-conflict — why not -->\n\nThe flood killed six people.",
    "two comments on a line": f"{COMMENT.replace('quantity', 'age')} {COMMENT}\n\nThe flood killed six people.",
    "two comments": f"<!-- factcheck-ignore: age-conflict -- x -->\n{COMMENT}\n\nThe flood killed six people.",
}


@pytest.mark.parametrize("name", COVERED)
def test_a_comment_covers_its_paragraph(name: str) -> None:
    finding, report = outcome(markdown(COVERED[name]))
    assert finding.suppressed and finding.ignore is not None and finding.ignore.reason
    assert "settled finding" in summary(report)


UNCOVERED = {
    "another paragraph": f"{COMMENT}\n\nNothing here.\n\nThe flood killed six people.",
    "the paragraph before": f"The flood killed six people.\n\n{COMMENT}\n\nMore.",
    "an example in code": f"```\n{COMMENT}\n```\n\nThe flood killed six people.",
    "a word of the text": "factcheck-ignore: quantity-conflict -- x\n\nThe flood killed six people.",
    "another rule": f"{COMMENT.replace('quantity', 'age')}\n\nThe flood killed six people.",
}


@pytest.mark.parametrize("name", UNCOVERED)
def test_it_covers_nothing_else(name: str) -> None:
    assert not outcome(markdown(UNCOVERED[name]))[0].suppressed


def test_a_comment_in_a_page() -> None:
    for page in (
        f"<p>Nothing.</p>{COMMENT}<p>The flood killed <b>six</b> people.</p><p>More.</p>",
        f"<p>Nothing.</p><p>The flood killed six people.{COMMENT} It came at night.</p>",
        f"<ul>{COMMENT}<li>The flood killed six people.</li></ul><!-- other -->",
    ):
        assert outcome(html(page))[0].suppressed, page
    elsewhere = f"<p>Nothing.{COMMENT}</p><p>The flood killed six people.</p>"
    assert not outcome(html(elsewhere))[0].suppressed
    assert not outcome(html(f"<script>'{COMMENT}'</script><p>The flood killed six people.</p>"))[0].suppressed


@pytest.mark.parametrize(
    "page",
    [
        f"{COMMENT}<p>The flood killed six people.</p>",
        f"<html><head>{COMMENT}</head><body><p>The flood killed six people.</p></body></html>",
        f"<p>The flood killed six people.</p><nav>{COMMENT}</nav>",
    ],
)
def test_a_comment_outside_the_story_is_told(page: str) -> None:
    document = HTML.read("draft.html", page.encode(), Settings())
    assert isinstance(document, Document)
    finding, report = outcome(document)
    assert not finding.suppressed
    assert "covers no finding of quantity-conflict" in report.documents[0].notices[0]


def test_its_words_are_not_compared() -> None:
    reason = "<!-- factcheck-ignore: quantity-conflict -- Jo Lee, 52, said 900 -->"
    for text in (f"Six people died. {reason} Then it ended.", f"{reason}\n\nSix people died."):
        document = markdown(text)
        compared = "".join(document.slice(one.span) for one in document.sections if one.kind != "furniture")
        assert "Jo Lee" not in compared and "Six people died." in compared
    assert "Jo Lee" not in html(f"<p>Six people died. {reason} Then it ended.</p>").text


def test_readings_that_disagree_elsewhere_stay_open() -> None:
    nine = replace(TOLL.variants[1], value="nine", normalized="9")
    finding, _ = outcome(markdown(BEFORE), nine)
    assert not finding.suppressed
    assert finding.notes == ("ignored in draft.md, line 5: the tolls are of two nights; other places still disagree",)


TOLD = {
    "no rule of that name": ("<!-- factcheck-ignore: quantity-conflct -- x -->", "did you mean quantity-conflict?"),
    "no rule": ("<!-- factcheck-ignore -->", "names no rule"),
    "no reason": ("<!-- factcheck-ignore: quantity-conflict -->", "gives no reason"),
    "another word": ("<!-- factcheck-disable quantity-conflict -- x -->", "no such comment: factcheck-disable"),
    "covers nothing": ("<!-- factcheck-ignore: age-conflict -- x -->", "covers no finding of age-conflict"),
}


@pytest.mark.parametrize("name", TOLD)
def test_what_cannot_be_followed_is_told(name: str) -> None:
    comment, words = TOLD[name]
    finding, report = outcome(markdown(f"{comment}\n\nThe flood killed six people."))
    assert not finding.suppressed
    assert [words in notice for notice in report.documents[0].notices] == [True]


def test_our_own_marks_are_no_comments() -> None:
    assert markdown("<!-- factcheck-report/1 -->\n\nThe flood killed six people.").comments == ()


def test_an_ignored_finding_stays_listed_and_saved() -> None:
    finding, report = outcome(markdown(BEFORE))
    assert decided(finding) == "ignored in draft.md, line 5: the tolls are of two nights"
    again = parse(render(report)).findings[0]
    assert again.ignore == finding.ignore and again.suppressed


def test_many_comments_are_read_in_time() -> None:
    text = "x\n\n" + (COMMENT + "\n") * 3_000 + "The flood killed six people.\n\n" * 3_000
    assert outcome(markdown(text))[0].suppressed


def test_severity_is_kept() -> None:
    assert outcome(markdown(BEFORE))[0].severity is Severity.HIGH
