"""Archives within limits: bombs, links, paths that lead out, encrypted and broken members, archives in archives."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest

from factcheck.document import Document
from factcheck.finding import Skipped
from factcheck.settings import Settings
from factcheck.sources import read_sources
from tests.samples import archive, html


def outcome(folder: Path, data: bytes, **limits: float) -> tuple[tuple[Document, ...], tuple[Skipped, ...]]:
    path = folder / "bundle.zip"
    path.write_bytes(data)
    return read_sources([path], Settings(**limits))  # type: ignore[arg-type]


def read(folder: Path, data: bytes, **limits: float) -> dict[str, str]:
    found = outcome(folder, data, **limits)[0]
    return {document.name.partition("bundle.zip/")[2]: document.text for document in found}


def refused(folder: Path, data: bytes, **limits: float) -> dict[str, str]:
    return {one.path.partition("bundle.zip")[2].lstrip("/"): one.reason for one in outcome(folder, data, **limits)[1]}


def test_members_are_read_as_a_folders_files_are(tmp_path: Path) -> None:
    data = archive(
        {
            "b.txt": "Six.",
            "in/a.html": html("Fire", ("Seven.",)),
            "README.md": "x",
            "__MACOSX/b.txt": "x",
            "in/.x.txt": "x",
        }
    )
    assert read(tmp_path, data) == {"b.txt": "Six.", "in/a.html": "Fire\n\nSeven."}


def test_members_that_cannot_be_read_have_a_reason(tmp_path: Path) -> None:
    assert refused(tmp_path, archive({"a.xyz": "x", "b.txt": "", "c.zip": "x"})) == {
        "a.xyz": "no reader for .xyz files",
        "b.txt": "empty file",
        "c.zip": "broken archive",
    }


@pytest.mark.parametrize("name", ["../a.txt", "/a.txt", "in/../../a.txt", "C:/a.txt", "..\\a.txt"])
def test_paths_that_lead_out_are_not_followed(tmp_path: Path, name: str) -> None:
    reasons = list(refused(tmp_path, archive({name: "Six."})).values())
    assert reasons == ["its path leads out of the archive"]
    assert [path.name for path in tmp_path.iterdir()] == ["bundle.zip"]


def test_links_in_an_archive_are_not_followed(tmp_path: Path) -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as made:
        link = zipfile.ZipInfo("a.txt")
        link.external_attr = 0o120777 << 16
        made.writestr(link, "/etc/hostname")
    assert refused(tmp_path, packed.getvalue()) == {"a.txt": "a link inside an archive"}


def test_a_bomb_is_stopped_by_its_ratio(tmp_path: Path) -> None:
    assert refused(tmp_path, archive({"a.txt": "0" * 20_000_000})) == {"": "packed more than 200 to 1 (max_ratio)"}


def test_a_bomb_is_stopped_by_its_size_over_all_members(tmp_path: Path) -> None:
    data = archive({f"{n}.txt": f"{n} " * 300_000 for n in range(4)}, zipfile.ZIP_STORED)
    assert refused(tmp_path, data, max_unpacked_mb=1) == {"": "unpacks to more than 1 MB (max_unpacked_mb)"}


def test_sizes_that_an_archive_states_are_not_believed(tmp_path: Path) -> None:
    data = bytearray(archive({"a.txt": "0" * 20_000_000}))
    for at in (22, data.index(b"PK\x01\x02") + 24):
        data[at : at + 4] = (10).to_bytes(4, "little")
    documents, skipped = outcome(tmp_path, bytes(data))
    assert documents == ()
    assert len(skipped) == 1


def test_archives_in_archives_share_one_limit_and_end_at_a_depth(tmp_path: Path) -> None:
    data = archive({"a.txt": "Six."})
    for _ in range(4):
        data = archive({"deeper.zip": data})
    (reason,) = refused(tmp_path, data).values()
    assert reason == "archives nested more than 3 deep (max_nesting)"
    inner = archive({"a.txt": "word " * 100_000}, zipfile.ZIP_STORED)
    many = archive({f"{n}.zip": inner for n in range(4)})
    assert "unpacks to more than 1.2 MB (max_unpacked_mb)" in refused(tmp_path, many, max_unpacked_mb=1.2).values()


def test_too_many_entries_are_refused_before_they_are_listed(tmp_path: Path) -> None:
    data = archive({f"{n}.txt": "Six." for n in range(50)})
    for limit in (40, 5):
        assert refused(tmp_path, data, max_entries=limit) == {"": f"more than {limit} entries (max_entries)"}


def test_encrypted_members_are_told(tmp_path: Path) -> None:
    data = bytearray(archive({"a.txt": "Six.", "b.txt": "Seven."}))
    data[data.index(b"PK\x01\x02") + 8] |= 1
    documents, skipped = outcome(tmp_path, bytes(data))
    assert [document.text for document in documents] == ["Seven."]
    assert [one.reason for one in skipped] == ["encrypted"]


def test_a_damaged_member_does_not_take_the_others_along(tmp_path: Path) -> None:
    data = archive({"a.txt": "Six people were hurt.", "b.txt": "Seven."}, zipfile.ZIP_STORED)
    documents, skipped = outcome(tmp_path, data.replace(b"Six people", b"Six pencil"))
    assert [document.text for document in documents] == ["Seven."]
    assert [one.reason for one in skipped] == ["broken archive"]


def test_entries_are_counted_over_an_archive_and_all_in_it(tmp_path: Path) -> None:
    inner = archive({f"{number}.txt": f"Six people were hurt, {number}." for number in range(6)})
    (tmp_path / "a.zip").write_bytes(archive({f"{number}.zip": inner for number in range(3)}))
    documents, skipped = read_sources([tmp_path], Settings(max_entries=10))
    assert len(documents) == 6
    assert [one.reason for one in skipped] == ["more than 10 entries (max_entries)"] * 2
