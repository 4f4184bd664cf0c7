"""Text of documents that would act is inert in every format."""

import csv
import io
import json
import re
from dataclasses import replace
from html.parser import HTMLParser
from xml.etree import ElementTree as Xml

import pytest

from factcheck import decisions, plugins
from factcheck.finding import AgreedFact, Category, DocumentSummary, Finding, Ignore, Report, Ruling, Skipped, Variant
from factcheck.reporters import Reporter
from tests.sample_report import REPORT, TOLL, place

HOSTILE = [
    "<script>alert(1)</script>",
    "</script><script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "\"><svg onload='alert(1)'>",
    "[six](javascript:alert(1))",
    "<a href='javascript:alert(1)'>six</a>",
    "{{ 7 * 7 }}{% raw %}{# x #}${7*7}<%= 7*7 %>",
    "six \u202exis\u202c \u2066six\u2069 \u200bsix\ufeff",
    "\x1b[2J\x1b]0;owned\x07 six\r\n::error file=x::owned",
    '=HYPERLINK("http://x.example","six")',
    "@SUM(1+1)*cmd|' /C calc'!A0",
    "-2+3",
    "\t=1+1",
    "＝1+1",
    "<!-- --> --> <![CDATA[ ]]> ]]>",
    "\x00\x01\ud800\ufffe six",
    "&lt;script&gt;alert(1)&lt;/script&gt;",
]
ALLOWED = {"html", "head", "meta", "title", "style", "script", "body", "template"}


def hostile(text: str) -> Report:
    """A report with the text in every field that comes from a document or a person."""
    variants = tuple(
        Variant(
            f"{text} {number}",
            f"{text}{number}",
            (place(text, 3, f"{text} {number}.", text, section=text, attribution=text),),
        )
        for number in range(2)
    )
    finding = replace(TOLL, title=text, explanation=text, notes=(text,), variants=variants)
    decided = decisions.decide(finding, Ruling.LATER)
    decided = replace(decided, note=text, reviewer=text, title=text)
    ignored = replace(finding, id="v1-1a1a", topic=text, ignore=Ignore(text, 3, (text,), text))
    places = variants[0].evidence + variants[1].evidence
    return replace(
        REPORT,
        documents=(DocumentSummary(text, text, None, 3, 3, (text,)),),
        skipped=(Skipped(text, text),),
        findings=(replace(finding, decision=decided, topic=text), ignored),
        agreed=tuple(AgreedFact(kind, text, text, 2, places) for kind in (Category.NUMBER, Category.NAME)),
        resolved=(decided,),
        copies=((text, text),),
    )


def rendered(form: str, text: str) -> str:
    reporter = next(one for one in plugins.collect("factcheck.reporters", "REPORTER", Reporter) if one.format == form)
    out = reporter.render(hostile(text))
    out.encode("utf-8")
    return out


class Page(HTMLParser):
    """Which elements and attributes a page has."""

    def __init__(self) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))


def skeleton(page: str) -> list[tuple[str, tuple[str, ...]]]:
    parser = Page()
    parser.feed(page)
    return [(tag, tuple(attributes)) for tag, attributes in parser.elements]


@pytest.mark.parametrize("text", HOSTILE)
def test_html_has_the_same_elements_whatever_the_text(text: str) -> None:
    page = rendered("html", text)
    assert skeleton(page) == skeleton(rendered("html", re.sub(r"\S", "x", text)))
    parser = Page()
    parser.feed(page)
    for tag, attributes in parser.elements:
        assert not [name for name in attributes if name.startswith("on") or name in {"src", "style"}]
        assert tag != "a" or str(attributes["href"]).startswith("#")


@pytest.mark.parametrize("form", ["html", "csv", "junit", "github", "terminal"])
@pytest.mark.parametrize("text", HOSTILE)
def test_nothing_reorders_or_hides_text_or_acts_on_a_terminal(form: str, text: str) -> None:
    assert not re.search(
        "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u200b\u202a-\u202e\u2066-\u2069\ufeff\ud800-\udfff]", rendered(form, text)
    )


@pytest.mark.parametrize("text", HOSTILE)
def test_csv_has_no_formulas(text: str) -> None:
    rows = list(csv.reader(io.StringIO(rendered("csv", text), newline="")))
    assert {len(row) for row in rows} == {19}
    assert not [cell for row in rows for cell in row if cell.lstrip()[:1] in set("=+-@＝＋－＠|%") and cell]


@pytest.mark.parametrize("text", HOSTILE)
def test_junit_is_xml(text: str) -> None:
    suites = Xml.fromstring(rendered("junit", text).encode())  # noqa: S314 -- it was just made
    assert {element.tag for element in suites.iter()} <= {"testsuites", "testsuite", "testcase", "failure", "skipped"}
    assert suites.attrib["failures"] == "1"


@pytest.mark.parametrize("text", HOSTILE)
def test_github_has_one_command_a_finding(text: str) -> None:
    commands = [line for line in rendered("github", text).split("\n") if line.lstrip().startswith("::")]
    assert len(commands) == 1
    assert re.fullmatch(r"::error file=[^,:]*,line=3,col=\d+,title=[^,:]*::.*", commands[0])


@pytest.mark.parametrize("form", ["sarif", "json"])
@pytest.mark.parametrize("text", HOSTILE)
def test_json_is_json(form: str, text: str) -> None:
    assert isinstance(json.loads(rendered(form, text)), dict)


def test_a_page_of_no_findings_is_made_too() -> None:
    empty: tuple[Finding, ...] = ()
    for reporter in plugins.collect("factcheck.reporters", "REPORTER", Reporter):
        if reporter.format != "docx":  # which has nothing to copy here
            assert reporter.render(replace(REPORT, findings=empty))
