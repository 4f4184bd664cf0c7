import re
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck.finding import AgreedFact, Category, DocumentSummary, Evidence, Finding, Report, Skipped, Variant
from factcheck.reporters.markdown import NAMES, bold, code, escape, render
from tests.sample_report import EMPTY, LATE, NAME, REPORT, TOLL, WIRE, place

HOSTILE = [
    "<script>alert(1)</script>",
    "[x](http://evil.example)",
    "![i](http://evil.example)",
    "`",
    "``",
    "|",
    "\n\n# H",
]
HOSTILE += [
    "**",
    "__",
    "~~",
    "&lt;",
    "- ",
    "1. ",
    "\\",
    "\x1b[31m",
    "\u202e",
    "http://evil.example",
    "www.evil.example",
]
HOSTILE += ["a@evil.example", "<!--", "-->", "===", "---", "> ", "](", "[1]: http://evil.example", "\ud800", "six", " "]

OWN_TAGS = set(re.findall(r"\w+", "h1 h2 p strong blockquote ul li table thead tbody tr th td a code em"))


def with_readings(*evidence: Evidence) -> str:
    finding = replace(TOLL, variants=(Variant("six", "6", evidence), TOLL.variants[1]))
    return render(replace(REPORT, findings=(finding,)))


def test_summary_table_and_sections_agree() -> None:
    text = render(REPORT)
    assert "**2 findings in 3 documents: 1 high, 1 low.**" in text
    row = "| [1](#finding-1) | high | figure | Killed at Port Ellery: at least six, or at least seven? |"
    assert f"{row} `wire.txt:3`, `late.txt:5` |" in text
    assert '<a id="finding-1"></a>\n\n## 1. Killed at Port Ellery: at least six, or at least seven?\n' in text


def test_findings_come_worst_first() -> None:
    text = render(replace(REPORT, findings=(NAME, TOLL)))
    assert text.index("## 1. Killed") < text.index("## 2. Harbour master")


def test_a_reading_has_source_place_time_and_the_marked_sentence() -> None:
    text = render(REPORT)
    assert "- **at least six** — twice in 2 documents\n" in text
    assert "  - `wire.txt:3` · published 4 March 2025 · attributed: the harbour master said\n" in text
    assert "    > At least **six** people were killed when the quay" in text
    assert "  - `late.txt:5` · 4.58pm GMT · published 5 March 2025, 16:58\n" in text


def test_the_same_sentence_is_quoted_once() -> None:
    text = render(REPORT)
    assert text.count("when the quay at Port Ellery gave way, the harbour master said.") == 1
    assert "  - `draft.md:9` · headline\n    > the same sentence as in `wire.txt:3`\n" in text


def test_a_moving_story_names_the_latest_reading() -> None:
    text = render(REPORT)
    assert "The later report (5 March 2025) has **at least seven**." in text
    assert "later report" not in render(replace(REPORT, findings=(replace(TOLL, may_supersede=False),)))


def test_what_was_not_checked_is_told() -> None:
    text = render(REPORT)
    assert "**Not everything was checked:** 1 file skipped" in text
    assert "- `scan.pdf`: no reader for .pdf" in text
    assert "- `draft.md`: no sentence in it could be compared" in text
    assert "> - `late.txt`: embargoed until 6 March 2025" in text


def test_an_empty_run_never_looks_clean() -> None:
    assert "**Nothing could be compared: no readable document (1 file skipped).**" in render(EMPTY)
    assert "No discrepancy found in 3 documents" in render(replace(REPORT, findings=()))


def test_findings_left_out_are_mentioned() -> None:
    assert "below high severity are left out" in render(replace(REPORT, settings={"min_severity": "high"}))
    assert "left out" not in render(REPORT)


def test_long_sentences_are_shortened_around_the_mark() -> None:
    sentence = "before " * 200 + "six" + " after" * 200
    line = re.search(r"> …(.*)…\n", with_readings(place("a.txt", 1, sentence, "six")))
    assert line is not None
    assert "before **six** after" in line[1]
    assert len(line[0]) < 320


def test_many_places_are_counted_and_named() -> None:
    evidence = [place("a.txt", line, f"six {line}", "six") for line in range(1, 31)]
    text = with_readings(*evidence, place("b.txt", 7, "six again", "six"))
    assert "- **six** — 31 times in 2 documents" in text
    assert "  - `b.txt:7`" in text  # another document is shown before more of the same
    assert text.count("    > ") == 4 + 1
    assert "  - and 27 more: `a.txt:4`, " in text
    assert "`a.txt:23` and 7 more lines" in text


def test_a_mark_outside_its_sentence_leaves_the_sentence_whole() -> None:
    moved = replace(place("a.txt", 1, WIRE, "six"), start=5000, end=5003)
    assert "    > At least six people were killed" in with_readings(moved)


@pytest.mark.parametrize(
    ("text", "escaped"),
    [
        ("4.58pm", "4.58pm"),
        ("1. point", "1\\. point"),
        ("- point", "\\- point"),
        ("-5 degrees", "-5 degrees"),
        ("=== ", "\\==="),
        ("a < b & c", "a &lt; b &amp; c"),
        ("M (AP)", "M (AP)"),
        ("x\x1b[0m\u202ey\nz", "x␛\\[0m⟨U+202E⟩y z"),
        ("see www.x.example, http://x.example", "see www\\.x.example, http\\://x.example"),
        ("@desk a@x.example 5 @ 3", "@<!-- -->desk a@<!-- -->x.example 5 @ 3"),
    ],
)
def test_escape(text: str, escaped: str) -> None:
    assert escape(text) == escaped


@pytest.mark.parametrize(("text", "span"), [("a`b", "``a`b``"), ("`", "`` ` ``"), ("", "`–`"), ("a\nb", "`a b`")])
def test_code(text: str, span: str) -> None:
    assert code(text) == span


def test_bold_where_asterisks_would_not_be_read() -> None:
    assert bold("£5", "cost ", "m") == "**£5**"
    assert bold('"six"', "x", "") == '<strong>"six"</strong>'


def hostile() -> st.SearchStrategy[str]:
    return st.lists(st.sampled_from(HOSTILE), min_size=1, max_size=6).map("".join) | st.text(min_size=1)


@st.composite
def reports(draw: st.DrawFn) -> Report:
    def evidence() -> Evidence:
        before, mark, after = draw(hostile()), draw(hostile()), draw(hostile())
        return place(draw(hostile()), 1, before + mark + after, mark, section=before, published=after, attribution=mark)

    finding = Finding(
        *(draw(hostile()), draw(hostile()), TOLL.category, TOLL.severity, 0.9, draw(hostile()), draw(hostile())),
        variants=(Variant(draw(hostile()), "", (evidence(),)), Variant(draw(hostile()), "", (evidence(),))),
        notes=(draw(hostile()),),
        may_supersede=True,
    )
    document = DocumentSummary(draw(hostile()), draw(hostile()), None, 1, 0, (draw(hostile()),))
    skipped = Skipped(draw(hostile()), draw(hostile()))
    return Report("0.1.0", {"encoder": draw(hostile())}, (document,), (skipped,), (finding, NAME))


@settings(max_examples=150, deadline=None)
@given(reports())
def test_nothing_in_a_document_acts_in_the_report(report: Report) -> None:
    markdown_it = pytest.importorskip("markdown_it")
    text = render(report)
    assert text.encode("utf-8")
    assert all(char.isprintable() or char == "\n" for char in text)
    html = markdown_it.MarkdownIt("commonmark").enable(["table", "strikethrough"]).render(text)
    assert set(re.findall(r"<(\w+)", html)) <= OWN_TAGS
    assert all(target.startswith("#") for target in re.findall(r'(?:href|src)="([^"]*)"', html))
    assert (html.count("<h1"), html.count("<h2"), html.count("<tr")) == (1, 4, 5)


def test_the_same_report_gives_the_same_bytes() -> None:
    assert render(REPORT) == render(replace(REPORT, settings=dict(reversed(REPORT.settings.items()))))
    assert LATE.replace("seven", "**seven**") in render(REPORT)


def test_only_the_best_founded_names_are_listed() -> None:
    names = tuple(AgreedFact(Category.NAME, "Name", f"Ruth Hallam {number}", 2, ()) for number in range(NAMES + 3))
    told = render(replace(REPORT, agreed=names))
    assert f"Ruth Hallam {NAMES - 1} (2) and 3 more." in told
    assert "more." not in render(replace(REPORT, agreed=names[:NAMES]))
