"""Pages give the story's words and what the page says about itself."""

from __future__ import annotations

import datetime as dt
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.document import SectionKind
from factcheck.errors import DocumentError
from factcheck.sections import structure
from factcheck.sentences import split
from factcheck.versions import marked

pytest.importorskip("lxml")

from factcheck.readers.html import read

PAGE = """<!doctype html><html><head><title>Mill fire | The Gazette</title>
<meta property="og:site_name" content="The Gazette">
<meta property="article:published_time" content="2025-07-21T08:00:00+01:00">
<script type="application/ld+json">{"@graph":
[{"@type": "NewsArticle", "dateModified": "2025-07-23T10:00:00Z"}]}</script>
<style>p { color: red }</style></head>
<body><nav><a href="/">Home</a></nav>
<main><h1>Seven hurt in mill fire</h1>
<p><del>Six</del> Seven people were <b>hurt</b> in Oakford&nbsp;on Monday.</p><script>alert("twelve died")</script>
<p hidden>Nine died.</p><p style="display: none">Ten died.</p>
<div class="related-links"><p>Eleven died elsewhere.</p></div>
<figure><img src="x.jpg"><figcaption>Smoke over the mill. (Jo Lee/Gazette)</figcaption></figure>
<p>The fire began at 4pm in the old mill beside the river, and forty firefighters fought it
until late at night.<br>It is out.</p>
<table><tr><th>Hurt</th><td>7</td></tr></table>
<aside>Subscribe to our newsletter</aside></main>
<footer>© 2025 The Gazette</footer></body></html>"""


def test_the_page_tells_about_itself() -> None:
    document = read("a.html", PAGE.encode())
    assert document.title == "Seven hurt in mill fire"
    assert document.published == dt.date(2025, 7, 21)
    assert document.outlet == "The Gazette"
    assert document.notices == ("changed on 2025-07-23 after publication on 2025-07-21",)


def test_only_the_story_is_read_in_paragraphs() -> None:
    assert read("a.html", PAGE.encode()).text.split("\n\n") == [
        "Seven hurt in mill fire",
        "Seven people were hurt in Oakford on Monday.",
        "Smoke over the mill. (Jo Lee/Gazette)",
        "The fire began at 4pm in the old mill beside the river, and forty firefighters fought it until late at night."
        "\nIt is out.",
        "Hurt | 7",
    ]


LIVE = """<main><h1>Mill fire live</h1><p>All that is known of the fire in Oakford.</p>
<section><h2>Nine hurt</h2><time datetime="2025-07-22T10:20:00+01:00">10.20am BST</time>
<p>Nine people are now known to be hurt, by <time>noon</time> at least.</p><p>Read more: Fire at a barn</p></section>
<section><a href="x"><time datetime="2025-07-22T09:05:00+01:00">2h ago</time></a>
<p>Seven people were hurt in it.</p></section>
<section><time datetime="2025-07-21T22:05">Yesterday 22:05</time>
<p>The mill was inspected in May.</p></section></main>"""


def test_parts_with_their_own_times_are_entries_of_a_live_blog() -> None:
    document = structure(read("a.html", LIVE.encode()))
    entries = [section for section in document.sections if section.kind is SectionKind.ENTRY]
    assert [(entry.label, str(entry.written)) for entry in entries] == [
        ("10.20am BST", "2025-07-22 10:20:00"),
        ("09:05", "2025-07-22 09:05:00"),
        ("Yesterday 22:05", "2025-07-21 22:05:00"),
    ]
    told = [sentence.text for sentence in split(document)]
    assert "Nine people are now known to be hurt, by noon at least." in told
    assert not any(word in " ".join(told) for word in ("Read more", "10.20am", "ago", "Yesterday"))


def test_an_article_with_its_time_of_publication_is_no_live_blog() -> None:
    times = '<p><time datetime="2025-07-22T08:00Z">8am</time> <time datetime="2025-07-22T09:00Z">changed 9am</time></p>'
    document = read("a.html", f"<main><h1>Fire</h1>{times}<p>Seven people were hurt in the mill.</p></main>".encode())
    assert not [section for section in document.sections if section.kind is SectionKind.ENTRY]


@pytest.mark.parametrize(
    "left_out",
    [
        "<span style='text-decoration: line-through'>six</span>",
        "<span style='color:red;text-decoration-line:line-through'>six</span>",
        "<blockquote class='pullquote'>six</blockquote>",
        "<aside class='pull-quote'>six</aside>",
    ],
)
def test_struck_out_words_and_pull_quotes_are_left_out(left_out: str) -> None:
    page = (
        f"<h1>Fire</h1><p>Seven people were hurt in the mill on Monday.</p><p>There {left_out} were fire&shy;men.</p>"
    )
    told = " ".join(read("a.html", page.encode()).text.split())
    assert told == "Fire Seven people were hurt in the mill on Monday. There were firemen."


def test_headline_and_caption_are_marked() -> None:
    document = structure(read("a.html", PAGE.encode()))
    kinds = [section.kind for section in document.sections]
    assert kinds == [SectionKind.HEADLINE, SectionKind.BODY, SectionKind.CAPTION, SectionKind.BODY]
    assert "Seven people were hurt in Oakford on Monday." in [sentence.text for sentence in split(document)]


@pytest.mark.parametrize(
    "head",
    [
        '<meta itemprop="datePublished" content="2025-07-21">',
        '<script type="application/ld+json">[{"datePublished": "2025-07-21T01:00:00Z"}]</script>',
        '<meta name="date" content="21 July 2025">',
    ],
)
def test_the_day_is_found_in_many_places(head: str) -> None:
    page = f"<html><head>{head}</head><body><p>Six people were hurt.</p></body></html>"
    assert read("a.html", page.encode()).published == dt.date(2025, 7, 21)


def test_a_time_element_dates_the_page() -> None:
    page = b'<body><h1>Fire</h1><time datetime="2025-07-21T10:00">Monday</time><p>Six people were hurt.</p>'
    assert read("a.html", page).published == dt.date(2025, 7, 21)


def test_a_declared_old_encoding_is_used() -> None:
    page = '<html><head><meta charset="iso-8859-2"></head><p>Mayor Łukasz Żak said so.</p>'.encode("iso-8859-2")
    assert read("a.html", page).text == "Mayor Łukasz Żak said so."


@pytest.mark.parametrize(
    "page",
    [
        b"<p>Six <p>were <b>hurt<",
        b"<!DOCTYPE x [<!ENTITY e SYSTEM 'file:///etc/hostname'>]><p>Six &e; hurt &#0; &bogus; &#x110000;</p>",
        b'<script type="application/ld+json">{broken</script><p>Six hurt</p>',
        b'<script type="application/ld+json">' + b"[" * 5000 + b"</script><p>Six hurt</p>",
        b"<?xml version='1.0' encoding='utf-16'?><html><p>Six hurt</p></html>",
        b"<frameset><frame src=x></frameset><noframes>Six hurt</noframes>",
    ],
)
def test_odd_pages_are_survived(page: bytes) -> None:
    assert "Six" in read("a.html", page).text


def test_deep_nesting_is_told() -> None:
    page = b"<p>Six hurt.</p>" + b"<div>" * 5000 + b"<p>Seven hurt.</p>"
    document = read("a.html", page)
    assert "Seven hurt." in document.text or any("deep" in notice for notice in document.notices)


def test_many_elements_take_linear_time() -> None:
    start = time.process_time()
    read("a.html", b"<div class=x><p>Six people were hurt." * 50 + b"<p>Seven people were hurt." * 20_000)
    assert time.process_time() - start < 5


@pytest.mark.parametrize("page", [b"", b"<html></html>", b"<script>x</script>", b"<p>\0</p>", b"<nav>Home</nav>"])
def test_a_page_without_text_is_refused(page: bytes) -> None:
    with pytest.raises(DocumentError):
        read("a.html", page)


@given(st.text(alphabet="<>/=\"' abdivpscrt&;!-1é\n", min_size=1, max_size=150))
def test_any_page_is_tiled_or_refused(text: str) -> None:
    try:
        document = read("a.html", text.encode())
    except DocumentError:
        return
    assert "".join(document.slice(part.span) for part in structure(document).sections) == document.text


def test_a_page_saved_twice_tells_which_is_newer() -> None:
    def page(time: str) -> bytes:
        head = '<link rel="canonical" href="https://gazette.example/fire">'
        return f'<head>{head}<meta property="article:modified_time" content="{time}"></head><p>Six hurt.</p>'.encode()

    older, newer = (read("a.html", page(f"2025-07-23T{hour}:00:00Z")) for hour in ("08", "10"))
    assert older.item == newer.item == "https://gazette.example/fire"
    assert older.version < newer.version
    assert [len(document.notices) for document in marked([newer, older])] == [1, 1]
