"""The HTML report as Chromium shows it; skipped where there is no chromium, chromedriver or selenium."""

import json
import shutil
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from factcheck import decisions
from factcheck.document import Document
from factcheck.finding import AgreedFact, Category, Ignore, Report, Ruling, Severity, State
from factcheck.reporters.html import render
from factcheck.reporters.json import decision_entry
from tests.sample_report import LATE, NAME, REPORT, TOLL, WIRE
from tests.test_hostile_reports import HOSTILE, hostile

selenium = pytest.importorskip("selenium")
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
CHROMEDRIVER = shutil.which("chromedriver")
AXE = Path(__file__).parents[1] / "node_modules" / "axe-core" / "axe.min.js"
pytestmark = pytest.mark.skipif(not (CHROMIUM and CHROMEDRIVER), reason="no chromium with chromedriver")


class Browser:
    """A Chromium that shows one report at a time."""

    def __init__(self, folder: Path) -> None:
        from selenium import webdriver

        options = webdriver.ChromeOptions()
        options.binary_location = str(CHROMIUM)
        for argument in ("--headless=new", "--no-sandbox", "--disable-gpu", "--window-size=1200,900"):
            options.add_argument(argument)
        options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
        options.add_experimental_option("prefs", {"download.default_directory": str(folder / "downloads")})
        service = webdriver.ChromeService(executable_path=CHROMEDRIVER)
        self.driver = webdriver.Chrome(options=options, service=service)
        self.folder = folder

    def show(self, report: Report) -> None:
        page = self.folder / "report.html"
        page.write_text(render(report), encoding="utf-8")
        self.driver.get(page.as_uri())

    def ask(self, script: str) -> Any:
        return self.driver.execute_script(f"return {script}")

    def press(self, keys: str) -> None:
        for key in keys:
            self.driver.switch_to.active_element.send_keys(key)

    def choose(self, name: str, value: str) -> None:
        self.driver.execute_script(
            "const one = document.getElementById(arguments[0]); one.value = arguments[1];"
            "one.dispatchEvent(new Event(one.id === 'search' ? 'input' : 'change', {bubbles: true}))",
            name,
            value,
        )

    def shown(self) -> list[str]:
        """The identities of the findings that are on the page."""
        return list(self.ask("[...document.querySelectorAll('article:not([hidden])')].map(one => one.dataset.finding)"))

    def command(self, name: str, **values: object) -> None:
        self.driver.execute_cdp_cmd(name, values)

    def give(self, file: Path) -> None:
        """Choose a file for import and wait for what the page says."""
        self.driver.execute_script("document.getElementById('told').textContent = ''")
        self.driver.find_element("id", "file").send_keys(str(file))

    def told(self) -> str:
        deadline = time.monotonic() + 10
        while not (text := self.ask("document.getElementById('told').textContent")) and time.monotonic() < deadline:
            time.sleep(0.02)
        return str(text)

    def complaints(self) -> list[str]:
        return [one["message"] for one in self.driver.get_log("browser")]


@pytest.fixture(scope="module")
def chromium(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    browser = Browser(tmp_path_factory.mktemp("page"))
    yield browser
    browser.driver.quit()


@pytest.fixture
def browser(chromium: Browser) -> Iterator[Browser]:
    yield chromium
    chromium.driver.execute_script("localStorage.clear()")
    assert chromium.complaints() == []


def test_filters(browser: Browser) -> None:
    browser.show(REPORT)
    assert browser.shown() == [TOLL.id, NAME.id]
    for name, value, expected in (
        ("severity", "low", [NAME.id]),
        ("rule", "quantity-conflict", [TOLL.id]),
        ("document", "2", [TOLL.id]),
        ("search", "marit OHLSEN", [NAME.id]),
        ("state", "settled", []),
    ):
        browser.choose(name, value)
        assert browser.shown() == expected, name
        browser.driver.find_element("id", "clear").click()
    assert len(browser.shown()) == 2


def test_decide_by_keys_keep_export_import(browser: Browser) -> None:
    browser.show(REPORT)
    browser.press("j5")
    browser.press("jn")
    browser.driver.switch_to.active_element.send_keys("both, {{ 7*7 }} <b>")
    browser.press("\ue00c")  # Escape
    browser.press("3")
    browser.show(REPORT)
    assert browser.shown() == []  # both are settled, and the browser remembers
    browser.driver.find_element("id", "export").click()
    file = browser.folder / "downloads" / "factcheck-decisions.json"
    deadline = time.monotonic() + 10
    while not file.exists() and time.monotonic() < deadline:
        time.sleep(0.05)
    taken = decisions.imported(file, ())
    assert [(one.finding, one.ruling, one.note) for one in taken] == [
        (TOLL.id, Ruling.FALSE_ALARM, ""),
        (NAME.id, Ruling.HOUSE_STYLE, "both, {{ 7*7 }} <b>"),
    ]
    expected = decisions.decide(TOLL, Ruling.FALSE_ALARM)
    assert (taken[0].values, taken[0].sides, taken[0].title) == (expected.values, expected.sides, expected.title)
    browser.driver.execute_script("localStorage.clear()")
    again = decisions.applied(REPORT, taken)
    assert {one.state for one in again.findings} == {State.UNCHANGED}
    browser.show(again)
    assert browser.shown() == []
    browser.choose("state", "settled")
    assert len(browser.shown()) == 2


def test_undo_and_typing_decides_nothing(browser: Browser) -> None:
    browser.show(REPORT)
    browser.press("j1")
    assert browser.ask("document.querySelectorAll('[aria-pressed=true]').length") == 1
    browser.press("0/")
    browser.press("5j")
    assert browser.ask("document.getElementById('search').value") == "5j"
    assert browser.ask("document.querySelectorAll('[aria-pressed=true]').length") == 0


def test_source_in_context(browser: Browser) -> None:
    text = f"{'x' * 60}\n\n<i>😀</i>{' ' * 30}{WIRE} And it went on."
    start = text.index(WIRE)
    evidence = replace(TOLL.variants[0].evidence[0], sentence_start=start, start=start + 9, end=start + 12)
    moved = replace(TOLL, variants=(replace(TOLL.variants[0], evidence=(evidence,)), TOLL.variants[1]))
    browser.show(replace(REPORT, findings=(moved,), sources=(Document.from_text(text, "wire.txt"),)))
    browser.press("jc")
    assert browser.ask("document.querySelector('.passage mark').textContent") == WIRE[9:12]
    assert browser.ask("document.querySelector('.passage').textContent").startswith("<i>😀</i>")
    browser.press("c")
    assert browser.ask("document.querySelector('.passage')") is None


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_is_inert(browser: Browser, text: str) -> None:
    browser.show(replace(hostile(text), sources=(Document.from_text(text * 40, text),)))
    browser.press("j2c")
    assert browser.ask("document.querySelectorAll('img, iframe, main a, [onload], [onerror], [src]').length") == 0
    assert browser.ask("document.scripts.length") == 2
    assert "7 * 7" in browser.ask("document.body.textContent") or "{{" not in text


def test_topics_and_order(browser: Browser) -> None:
    other = replace(NAME, id="v1-90aa", severity=Severity.MEDIUM, title="Another: one or two?")
    together = replace(REPORT, findings=(replace(TOLL, topic="The quay"), other, replace(NAME, topic="The quay")))
    browser.show(together)
    assert browser.shown() == [TOLL.id, NAME.id, other.id]
    assert browser.ask("document.querySelector('.group .topic').textContent") == "The quay 2 findings"
    browser.choose("order", "severity")
    assert browser.shown() == [TOLL.id, other.id, NAME.id]
    assert browser.ask("document.querySelector('.group').hidden") is True
    browser.press("jj")
    assert browser.ask("document.activeElement.dataset.finding") == other.id
    browser.choose("order", "topic")
    assert browser.shown() == [TOLL.id, NAME.id, other.id]
    browser.choose("topic", "The quay")
    assert browser.shown() == [TOLL.id, NAME.id]
    browser.choose("severity", "medium")
    assert browser.ask("document.querySelector('.group').hidden") is True


def test_a_colleagues_decisions_are_taken_in(browser: Browser) -> None:
    file = browser.folder / "colleague.json"
    taken = [decisions.decide(TOLL, Ruling.FALSE_ALARM, "<b>two</b> nights", "M. Arends")]
    foreign = {"finding": "v1-ffff", "ruling": "confirmed", "time": "2025-03-04T10:00:00Z"}
    entries = [*(decision_entry(one) for one in taken), foreign, {"finding": NAME.id, "ruling": "<b>"}, None]
    file.write_text(json.dumps({"schema": decisions.EXPORT, "decisions": entries}))
    browser.show(REPORT)
    browser.give(file)
    assert browser.told() == "1 of 4 decisions taken over from colleague.json."
    assert browser.shown() == [NAME.id]
    browser.choose("state", "settled")
    assert "false alarm: <b>two</b> nights" in browser.ask("document.querySelector('article .ruling').textContent")
    file.write_text("[]")
    browser.give(file)
    assert browser.told().startswith("colleague.json was not taken over")


def test_a_new_run_shows_the_states(browser: Browser) -> None:
    changed = replace(TOLL, variants=(TOLL.variants[0], replace(TOLL.variants[1], normalized="eight")))
    gone = replace(TOLL, id="v1-dead", rule="age-conflict", title="Age of Ada Quill: 30 or 31?")
    taken = [decisions.decide(one, Ruling.ACCEPTABLE) for one in (TOLL, NAME, gone)]
    report = replace(REPORT, findings=(replace(changed, id="v1-0f3b"), NAME, replace(NAME, id="v1-4e3a", variants=())))
    browser.show(decisions.applied(report, taken))
    for name, expected in (("changed", ["v1-0f3b"]), ("new", ["v1-4e3a"]), ("unchanged", [NAME.id])):
        browser.choose("state", name)
        assert browser.shown() == expected, name
    assert "Age of Ada Quill" in browser.ask("document.querySelector('section[aria-labelledby=resolved]').textContent")
    assert "1 new, 1 changed, 1 unchanged, 1 resolved" in browser.ask("document.querySelector('header').textContent")


def test_an_ignored_finding_is_listed_as_settled(browser: Browser) -> None:
    ignored = replace(NAME, ignore=Ignore("wire.txt", 4, (NAME.rule,), "both spellings are his"))
    browser.show(replace(REPORT, findings=(TOLL, ignored)))
    assert browser.shown() == [TOLL.id]
    browser.choose("state", "settled")
    assert browser.shown() == [NAME.id]
    assert "wire.txt, line 4: both spellings" in browser.ask("document.querySelector('main').textContent")


@pytest.mark.skipif(not AXE.is_file(), reason="npm install --no-save axe-core")
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1200, 360])
def test_no_barrier_that_axe_knows(browser: Browser, scheme: str, width: int) -> None:
    fact = AgreedFact(Category.NUMBER, "Boats", "three", 2, (*TOLL.variants[0].evidence,))
    browser.command("Emulation.setEmulatedMedia", features=[{"name": "prefers-color-scheme", "value": scheme}])
    browser.command("Emulation.setDeviceMetricsOverride", width=width, height=900, deviceScaleFactor=1, mobile=False)
    findings = tuple(replace(one, topic="The quay") for one in (TOLL, NAME))
    taken = [decisions.decide(NAME, Ruling.LATER)]
    browser.show(decisions.applied(replace(REPORT, findings=findings, agreed=(fact,)), taken))
    browser.press("j1")
    browser.driver.execute_script(
        "for (const one of document.querySelectorAll('details')) one.open = true;"
        "for (const one of document.querySelectorAll('article')) one.style.contentVisibility = 'visible'"
    )
    browser.driver.execute_script(AXE.read_text(encoding="utf-8"))
    found = browser.driver.execute_async_script("axe.run().then(arguments[0])")
    assert [(one["id"], one["impact"]) for one in found["violations"]] == []
    assert browser.ask("document.documentElement.scrollWidth") <= width
    browser.command("Emulation.clearDeviceMetricsOverride")


def test_foreign_storage_does_no_harm(browser: Browser) -> None:
    browser.show(REPORT)
    for kept in ("[", "7", "null", json.dumps({TOLL.id: {"ruling": "<b>", "time": "9"}, "x": 3})):
        browser.driver.execute_script("localStorage.setItem('factcheck-decisions/1', arguments[0])", kept)
        browser.show(REPORT)
        assert len(browser.shown()) == 2


def test_a_thousand_findings_open_at_once(browser: Browser) -> None:
    many = tuple(
        replace(TOLL, id=f"v1-{at:08x}", severity=list(Severity)[at % 3], title=f"Killed at quay {at}: six or seven?")
        for at in range(1_000)
    )
    documents = tuple(
        Document.from_text(" " * 100 + text, name) for text, name in ((WIRE, "wire.txt"), (LATE, "late.txt"))
    )
    browser.show(replace(REPORT, findings=many, sources=documents))
    assert len(browser.shown()) == 1_000
    loaded = browser.ask("performance.getEntriesByType('navigation')[0].loadEventEnd")
    assert loaded < 8_000  # milliseconds; about 1,500 on two busy cores
    browser.choose("search", "77:")
    assert len(browser.shown()) == 10
