from __future__ import annotations

import pytest

from factcheck import plugins
from factcheck.checks import Check
from factcheck.cli.options import FORMATS
from factcheck.extractors import Extractor
from factcheck.readers import Reader
from factcheck.reporters import Reporter

FAMILIES = [
    ("factcheck.readers", "READER", Reader),
    ("factcheck.extractors", "EXTRACTOR", Extractor),
    ("factcheck.checks", "CHECK", Check),
    ("factcheck.reporters", "REPORTER", Reporter),
]


@pytest.mark.parametrize(("package", "constant", "kind"), FAMILIES)
def test_every_module_of_a_family_is_one_plugin(package: str, constant: str, kind: type) -> None:
    assert len(plugins.collect(package, constant, kind)) == len(plugins.modules(package)) > 0


def test_a_module_without_its_constant_is_named() -> None:
    with pytest.raises(TypeError, match=r"factcheck\.readers\..* must end with NOTHING"):
        plugins.collect("factcheck.readers", "NOTHING", Reader)


@pytest.mark.parametrize("check", plugins.collect("factcheck.checks", "CHECK", Check), ids=lambda c: c.rule.name)
def test_a_check_is_named_after_its_module_and_documented(check: Check) -> None:
    module = next(m for m in plugins.modules("factcheck.checks") if m.CHECK is check)
    assert check.rule.name == module.__name__.rpartition(".")[2].replace("_", "-")
    assert module.__doc__ is not None
    assert "Flags" in module.__doc__
    assert "Leaves alone" in module.__doc__


def test_a_reporter_is_named_as_its_module() -> None:
    known = plugins.collect("factcheck.reporters", "REPORTER", Reporter)
    assert tuple(one.format for one in known) == plugins.names("factcheck.reporters") == FORMATS
