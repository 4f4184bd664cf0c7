from pathlib import Path

import pytest

from factcheck.errors import SettingsError
from factcheck.settings import Settings, load


def test_without_file_environment_and_flags_the_defaults_stand(tmp_path: Path) -> None:
    assert load(tmp_path, {}) == Settings()


def test_file_environment_and_flags_in_rising_order(tmp_path: Path) -> None:
    (tmp_path / "factcheck.toml").write_text('neighbours = 5\nmax_files = 6\nfail_on = "high"\n')
    environment = {"FACTCHECK_MAX_FILES": "7", "FACTCHECK_FAIL_ON": "low", "PATH": "/bin"}
    assert load(tmp_path, environment, fail_on="never", encoder=None) == Settings(
        neighbours=5, max_files=7, fail_on="never"
    )


def test_pyproject_counts_only_where_there_is_no_factcheck_toml(tmp_path: Path) -> None:
    (tmp_path / "pyproject.toml").write_text("[project]\nname = 'story'\n[tool.factcheck]\nmin_similarity = 1\n")
    settings = load(tmp_path, {})
    assert settings.min_similarity == 1.0
    assert isinstance(settings.min_similarity, float)
    (tmp_path / "factcheck.toml").write_text("neighbours = 3\n")
    assert load(tmp_path, {}) == Settings(neighbours=3)


def test_pyproject_without_our_table_is_no_error(tmp_path: Path) -> None:
    (tmp_path / "pyproject.toml").write_text("[tool.other]\nx = 1\n")
    assert load(tmp_path, {}) == Settings()


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("neighbors = 5", ["factcheck.toml", "'neighbors'", "neighbours", "max_files"]),
        ("neighbours = 0", ["factcheck.toml", "neighbours", "whole number"]),
        ("neighbours = true", ["neighbours", "whole number"]),
        ('neighbours = "many"', ["neighbours", "'many'"]),
        ("min_similarity = 1.5", ["min_similarity", "-1 to 1"]),
        ("max_file_mb = nan", ["max_file_mb"]),
        ("max_file_mb = inf", ["max_file_mb"]),
        (f"max_file_mb = {10**400}", ["max_file_mb"]),
        ('fail_on = "sometimes"', ["fail_on", "never"]),
        ("fail_on = []", ["fail_on", "never"]),
        ("encoder = 3", ["encoder", "text"]),
        ("encoder = [", ["factcheck.toml", "cannot be read"]),
    ],
)
def test_what_cannot_be_names_file_key_and_what_is_allowed(tmp_path: Path, line: str, told: list[str]) -> None:
    (tmp_path / "factcheck.toml").write_text(line)
    with pytest.raises(SettingsError) as caught:
        load(tmp_path, {})
    assert all(part in str(caught.value) for part in told), caught.value


@pytest.mark.parametrize("text", ["[tool]\nfactcheck = 3\n", "tool = 3\n[tool.factcheck]\n", "\ufeff\x00"])
def test_a_broken_pyproject_is_a_settings_error(tmp_path: Path, text: str) -> None:
    (tmp_path / "pyproject.toml").write_text(text, encoding="utf-8")
    with pytest.raises(SettingsError, match=r"pyproject\.toml"):
        load(tmp_path, {})


def test_a_file_that_is_no_utf8_is_a_settings_error(tmp_path: Path) -> None:
    (tmp_path / "factcheck.toml").write_bytes(b'encoder = "\xff"')
    with pytest.raises(SettingsError, match=r"factcheck\.toml"):
        load(tmp_path, {})


@pytest.mark.parametrize(("variable", "value"), [("FACTCHECK_NEIGHBOURS", "few"), ("FACTCHECK_COLOUR", "red")])
def test_a_bad_variable_is_named(tmp_path: Path, variable: str, value: str) -> None:
    with pytest.raises(SettingsError, match=f"{variable}.*allowed.*max_file_mb"):
        load(tmp_path, {variable: value})


def test_settings_made_in_python_are_checked_too() -> None:
    with pytest.raises(SettingsError, match="max_files"):
        Settings(max_files=-1)
