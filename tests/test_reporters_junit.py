from dataclasses import replace
from xml.etree import ElementTree as Xml

from factcheck import decisions
from factcheck.finding import Report, Ruling
from factcheck.reporters.junit import REPORTER
from tests.sample_report import EMPTY, NAME, REPORT, TOLL


def cases(report: Report) -> dict[str, str]:
    """The outcome of each case, by its name."""
    suites = Xml.fromstring(REPORTER.render(report).encode())  # noqa: S314 -- it was just made
    found = list(suites.iter("testcase"))
    assert set(suites.attrib) == {"name", "tests", "failures", "errors"}  # all that Jenkins' schema allows
    assert suites.attrib["tests"] == str(len(found))
    assert suites[0].attrib["skipped"] == str(len(list(suites.iter("skipped"))))
    assert suites.attrib["failures"] == str(len(list(suites.iter("failure"))))
    return {one.attrib["name"]: one[0].tag if len(one) else "passed" for one in found}


def test_failures_begin_at_fail_on() -> None:
    name, toll = f"{NAME.title} [{NAME.id}]", f"{TOLL.title} [{TOLL.id}]"
    assert cases(REPORT) == {toll: "failure", name: "system-out", "scan.pdf": "skipped"}
    assert cases(replace(REPORT, settings={"fail_on": "low"}))[name] == "failure"
    assert cases(replace(REPORT, settings={"fail_on": "never"}))[toll] == "system-out"


def test_a_settled_finding_is_skipped() -> None:
    report = decisions.applied(REPORT, [decisions.decide(TOLL, Ruling.FALSE_ALARM)])
    assert cases(report)[f"{TOLL.title} [{TOLL.id}]"] == "skipped"


def test_nothing_compared_is_an_error_and_a_clean_run_is_not() -> None:
    assert cases(EMPTY)["comparison"] == "error"
    assert cases(replace(REPORT, findings=(), skipped=())) == {"No discrepancy found in 3 documents": "passed"}
