import os
import stat
from pathlib import Path

import pytest

from factcheck.errors import ReportError
from factcheck.output.writing import ready, write


def test_the_mode_is_the_one_of_the_umask_and_no_draft_stays(tmp_path: Path) -> None:
    before = os.umask(0o027)
    try:
        write(tmp_path / "a.md", "é\n")
    finally:
        os.umask(before)
    assert stat.S_IMODE((tmp_path / "a.md").stat().st_mode) == 0o640
    assert [path.name for path in tmp_path.iterdir()] == ["a.md"]
    assert (tmp_path / "a.md").read_bytes() == "é\n".encode()


def test_a_failure_leaves_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.md").write_text("old")

    def full(*_: Path) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", full)
    with pytest.raises(ReportError, match=r"cannot write .*a\.md: No space left on device"):
        write(tmp_path / "a.md", "new")
    assert [path.name for path in tmp_path.iterdir()] == ["a.md"]
    assert (tmp_path / "a.md").read_text() == "old"


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "real.md").write_text("old")
    (tmp_path / "link.md").symlink_to("real.md")
    write(tmp_path / "link.md", "new")
    assert (tmp_path / "link.md").is_symlink()
    assert (tmp_path / "real.md").read_text() == "new"


def test_a_device_is_written_and_not_replaced(tmp_path: Path) -> None:
    (tmp_path / "nowhere").symlink_to(os.devnull)
    write(tmp_path / "nowhere", "text")
    assert stat.S_ISCHR(os.stat(os.devnull).st_mode)  # noqa: PTH116


def test_ready_makes_the_folder_and_refuses_a_source(tmp_path: Path) -> None:
    ready(tmp_path / "new" / "deep" / "a.md")
    assert (tmp_path / "new" / "deep").is_dir()
    source = tmp_path / "wire.txt"
    source.write_text("text")
    with pytest.raises(ReportError, match="one of the documents"):
        ready(tmp_path / "new" / ".." / "wire.txt", [str(source)])
    with pytest.raises(ReportError, match="cannot write"):
        ready(source / "a.md")
