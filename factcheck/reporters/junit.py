"""JUnit XML for the test views of build servers: one case a finding, and one for each file that was not checked.

A finding at or above `fail_on` fails; a lesser one passes and is told in its output; a settled one is skipped.
"""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree import ElementTree as Xml

from factcheck.finding import Finding, Report, Severity
from factcheck.output.visible import one_line, visible
from factcheck.output.wording import decided, summary, worst_first
from factcheck.reporters import Reporter


def render(report: Report) -> str:
    cases = [*_findings(report), *_not_checked(report)]
    if not report.comparable:
        cases.append(_case("factcheck", "comparison", "error", summary(report)))
    elif not report.findings:
        cases.append(_case("factcheck", summary(report)))
    counts = _counts(cases)
    suites = Xml.Element("testsuites", {"name": "factcheck", **counts})
    suites.attrib.pop("skipped")  # which Jenkins' schema has for the suite alone
    suite = Xml.SubElement(suites, "testsuite", {"name": "factcheck", "time": "0", **counts})
    suite.extend(cases)
    Xml.indent(suites)
    return "<?xml version='1.0' encoding='UTF-8'?>\n" + Xml.tostring(suites, encoding="unicode") + "\n"


def _counts(cases: list[Xml.Element]) -> dict[str, str]:
    kinds = {"failures": "failure", "errors": "error", "skipped": "skipped"}
    counts = {name: sum(case.find(kind) is not None for case in cases) for name, kind in kinds.items()}
    return {name: str(number) for name, number in {"tests": len(cases), **counts}.items()}


def _case(group: str, name: str, outcome: str = "", message: str = "", text: str = "") -> Xml.Element:
    case = Xml.Element("testcase", classname=one_line(group), name=one_line(name), time="0")
    if outcome:
        told = Xml.SubElement(case, outcome, message=one_line(message))
        told.text = visible(text) or None
    elif text:
        Xml.SubElement(case, "system-out").text = visible(text)
    return case


def _findings(report: Report) -> Iterator[Xml.Element]:
    least = str(report.settings.get("fail_on", "medium"))
    for finding in worst_first(report.findings):
        name = f"{finding.title} [{finding.id}]"
        if finding.suppressed:
            yield _case(finding.rule, name, "skipped", decided(finding), _places(finding))
        elif least in set(Severity) and finding.severity.rank >= Severity(least).rank:
            yield _case(finding.rule, name, "failure", f"{finding.severity}: {finding.title}", _places(finding))
        else:
            yield _case(finding.rule, name, text=f"{finding.severity}: {finding.title}\n{_places(finding)}")


def _places(finding: Finding) -> str:
    lines = [
        f"{one_line(evidence.document)}:{evidence.line}:{evidence.column}: {one_line(variant.value)}"
        f" | {one_line(evidence.sentence)}"
        for variant in finding.variants
        for evidence in variant.evidence
    ]
    return "\n".join([*lines, one_line(finding.explanation)])


def _not_checked(report: Report) -> Iterator[Xml.Element]:
    for skipped in report.skipped:
        yield _case("not checked", skipped.path, "skipped", skipped.reason)


REPORTER = Reporter(format="junit", suffix=".xml", render=render)
