"""Fifty kinds of damage to the files of an index: each is named by `verify` and made good by a check."""

from __future__ import annotations

import hashlib
import io
import json
import pickle
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from factcheck import store
from factcheck.cli import FAILED, run
from factcheck.errors import StoreError
from tests.store.making import checker, kept_files, story

DESK = Path("indexes/desk")
MANIFEST = DESK / "manifest.json"
OBJECTS = DESK / "objects"


def rewritten(change: Callable[[dict[str, Any]], None], *, signed: bool = False) -> Callable[[], None]:
    """Change the manifest as JSON; `signed` computes its digest anew, as one who means harm would."""

    def damage() -> None:
        whole = json.loads(MANIFEST.read_text(encoding="utf-8"))
        change(whole)
        if signed:
            packed = json.dumps(whole["index"], separators=(",", ":"), ensure_ascii=False).encode()
            whole["sha256"] = hashlib.sha256(packed).hexdigest()
        MANIFEST.write_text(json.dumps(whole), encoding="utf-8")

    return damage


def entry(field: str, value: object, *, signed: bool = True) -> Callable[[], None]:
    return rewritten(lambda whole: whole["index"]["documents"][0].update({field: value}), signed=signed)


def content(field: str, value: object) -> Callable[[], None]:
    return rewritten(lambda whole: whole["index"].update({field: value}))


def of_kind(kind: str) -> Path:
    found = store.opened("desk")
    return OBJECTS / (found.runs[0].report if kind == "report" else getattr(found.documents[0], kind))


def bytes_of(kind: str, change: Callable[[bytes], bytes]) -> Callable[[], None]:
    def damage() -> None:
        path = MANIFEST if kind == "manifest" else of_kind(kind)
        path.write_bytes(change(path.read_bytes()))

    return damage


def exchanged(kind: str, data: Callable[[bytes], bytes]) -> Callable[[], None]:
    """Put another file in the place of one, with the right digests everywhere."""

    def damage() -> None:
        old = of_kind(kind)
        made = data(old.read_bytes())
        name = hashlib.sha256(made).hexdigest()
        (OBJECTS / name).write_bytes(made)
        text = json.dumps(json.loads(MANIFEST.read_text(encoding="utf-8"))).replace(old.name, name)
        MANIFEST.write_text(text, encoding="utf-8")
        rewritten(lambda _whole: None, signed=True)()

    return damage


def as_folder(kind: str) -> Callable[[], None]:
    def damage() -> None:
        path = MANIFEST if kind == "manifest" else of_kind(kind)
        path.unlink()
        path.mkdir()

    return damage


def swapped() -> None:
    one, other = of_kind("analysis"), of_kind("vectors")
    first, second = one.read_bytes(), other.read_bytes()
    one.write_bytes(second)
    other.write_bytes(first)


def npy(array: Any, **options: Any) -> Callable[[bytes], bytes]:
    def make(_old: bytes) -> bytes:
        file = io.BytesIO()
        np.save(file, array, **options)
        return file.getvalue()

    return make


def flipped(at: int) -> Callable[[bytes], bytes]:
    def flip(data: bytes) -> bytes:
        place = at % len(data)
        return data[:place] + bytes([data[place] ^ 1]) + data[place + 1 :]

    return flip


def zipped(_old: bytes) -> bytes:
    file = io.BytesIO()
    np.savez(file, a=np.zeros(2))
    return file.getvalue()


DAMAGE: dict[str, Callable[[], None]] = {
    "manifest empty": bytes_of("manifest", lambda _: b""),
    "manifest cut at its beginning": bytes_of("manifest", lambda data: data[:40]),
    "manifest cut in its middle": bytes_of("manifest", lambda data: data[: len(data) // 2]),
    "manifest cut at its end": bytes_of("manifest", lambda data: data[:-5]),
    "manifest of zeros": bytes_of("manifest", lambda data: bytes(len(data))),
    "manifest that is no UTF-8": bytes_of("manifest", lambda data: data.replace(b"notes", b"n\xff\xfes")),
    "manifest that is no JSON": bytes_of("manifest", lambda _: b"<html>"),
    "manifest that is a list": bytes_of("manifest", lambda _: b"[]"),
    "manifest that is null": bytes_of("manifest", lambda _: b"null"),
    "manifest nested without end": bytes_of("manifest", lambda _: b'{"a":' * 50_000),
    "manifest that is a pickle": bytes_of("manifest", lambda _: pickle.dumps({"schema": "factcheck-index/3"})),
    "manifest that is a folder": as_folder("manifest"),
    "manifest gone": MANIFEST.unlink,
    "manifest twice": bytes_of("manifest", lambda data: data * 2),
    "manifest of another program": rewritten(lambda whole: whole.update(schema="other/2")),
    "manifest without a schema": rewritten(lambda whole: whole.pop("schema")),
    "manifest whose schema is a number": rewritten(lambda whole: whole.update(schema=2)),
    "manifest of an older version": rewritten(lambda whole: whole.update(schema="factcheck-index/1")),
    "manifest without a digest": rewritten(lambda whole: whole.pop("sha256")),
    "manifest with another digest": rewritten(lambda whole: whole.update(sha256="0" * 64)),
    "manifest without contents": rewritten(lambda whole: whole.pop("index")),
    "documents gone": content("documents", []),
    "documents that are a number": content("documents", 7),
    "documents that are texts": content("documents", ["a.txt"]),
    "sources changed": content("sources", ["/etc"]),
    "runs gone": content("runs", []),
    "document renamed": entry("name", "notes/other.txt", signed=False),
    "document's content changed": entry("content", "0" * 64, signed=False),
    "document's file a path": entry("analysis", "../../../notes/evening.txt"),
    "document's file absolute": entry("vectors", "/etc/passwd"),
    "document's file empty": entry("analysis", ""),
    "document's file with a zero": entry("vectors", "\0" * 64),
    "document counted wrongly": entry("sentences", 7),
    "document counted in text": entry("mentions", "7"),
    "report's file a path": rewritten(lambda whole: whole["index"]["runs"][0].update(report="../x"), signed=True),
    "analysis gone": lambda: of_kind("analysis").unlink(),
    "analysis cut": bytes_of("analysis", lambda data: data[:-1]),
    "analysis with a bit flipped": bytes_of("analysis", flipped(200)),
    "analysis that is a folder": as_folder("analysis"),
    "analysis exchanged for a pickle": exchanged("analysis", lambda _: pickle.dumps([1, 2])),
    "analysis exchanged for JSON": exchanged("analysis", lambda _: b'{"sentences": []}'),
    "analysis exchanged for vectors": swapped,
    "vectors gone": lambda: of_kind("vectors").unlink(),
    "vectors cut": bytes_of("vectors", lambda data: data[:-4]),
    "vectors with a bit flipped": bytes_of("vectors", flipped(-1)),
    "vectors exchanged for objects": exchanged("vectors", npy(np.array([{"a": 1}], dtype=object), allow_pickle=True)),
    "vectors exchanged for doubles": exchanged("vectors", npy(np.zeros((2, 3)))),
    "vectors exchanged for fewer": exchanged("vectors", npy(np.zeros((1, 3), dtype=np.float32))),
    "vectors exchanged for an archive": exchanged("vectors", zipped),
    "vectors that claim to be huge": exchanged(
        "vectors", lambda data: data.replace(b"'shape': (2, 3), }            ", b"'shape': (2000000000000, 3), }")
    ),
    "outline gone": lambda: of_kind("outline").unlink(),
    "outline cut": bytes_of("outline", lambda data: data[:-1]),
    "outline with a bit flipped": bytes_of("outline", flipped(5)),
    "outline exchanged for vectors": exchanged("outline", lambda _: of_kind("vectors").read_bytes()),
    "outline exchanged for an analysis": exchanged("outline", lambda _: of_kind("analysis").read_bytes()),
    "report gone": lambda: of_kind("report").unlink(),
    "report cut": bytes_of("report", lambda data: data[:30]),
    "report with a bit flipped": bytes_of("report", flipped(60)),
    "report exchanged for an analysis": exchanged("report", lambda _: of_kind("analysis").read_bytes()),
    "report appended to": bytes_of("report", lambda data: data + b"\0"),
    "all objects gone": lambda: shutil.rmtree(OBJECTS),
    "all objects a file": lambda: (shutil.rmtree(OBJECTS), OBJECTS.write_bytes(b"")),  # type: ignore[dict-item, return-value]
}
STAYING = {"manifest that is a folder", "analysis that is a folder", "all objects a file"}  # in the way of a new one


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, object]]:
    """A folder with a story and its index, and the findings; made once and copied for each kind of damage."""
    folder = tmp_path_factory.mktemp("sound")
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        story()
        return folder, checker().check(["notes"], index="desk").to_dict()


@pytest.fixture
def findings(sound: tuple[Path, dict[str, object]], tmp_path: Path) -> dict[str, object]:
    shutil.copytree(sound[0], tmp_path, dirs_exist_ok=True)
    return sound[1]


@pytest.mark.parametrize("kind", DAMAGE)
def test_damage_is_named_and_made_good(
    kind: str, findings: dict[str, object], capsys: pytest.CaptureFixture[str]
) -> None:
    DAMAGE[kind]()
    assert run(["index", "verify", "desk"]) == FAILED
    said = capsys.readouterr()
    assert "'desk'" in said.err and "damaged" in said.err and "Traceback" not in said.err
    assert run(["index", "list"]) == 0 and run(["index", "status", "desk"]) in {0, FAILED}
    assert "Traceback" not in capsys.readouterr().err
    told: list[str] = []
    assert checker(told).check(["notes"], index="desk").to_dict() == findings
    assert not any("\n" in line for line in told)
    if kind in STAYING:
        with pytest.raises(StoreError, match="cannot be written"):
            checker(told).build(["notes"], "desk")
    else:
        checker(told).build(["notes"], "desk")
        assert list(store.problems("desk")) == []
        assert checker().check(["notes"], index="desk").to_dict() == findings


def test_there_are_fifty_kinds_of_damage() -> None:
    assert len(DAMAGE) >= 50


def test_an_index_of_a_newer_version_is_refused_and_left_alone(findings: dict[str, object]) -> None:
    assert findings
    rewritten(lambda whole: whole.update(schema="factcheck-index/99"))()
    before = kept_files(DESK)
    for attempt in (
        lambda: checker().check(["notes"], index="desk"),
        lambda: checker().build(["notes"], "desk"),
        lambda: list(store.problems("desk")),
    ):
        with pytest.raises(StoreError, match="newer factcheck") as caught:
            attempt()
        assert "\n" not in str(caught.value)
    assert kept_files(DESK) == before
    store.remove("desk")
    assert not DESK.exists()


def test_a_foreign_file_is_named_and_never_deleted(findings: dict[str, object]) -> None:
    assert findings
    (DESK / "letter.doc").write_bytes(b"mine")
    (OBJECTS / "picture.png").write_bytes(b"mine")
    assert sorted(store.problems("desk")) == ["letter.doc: no file of this index", "picture.png: no file of this index"]
    checker().build(["notes"], "desk")
    assert {path.name for path in store.remove("desk")} == {"letter.doc", "picture.png"}
    assert set(kept_files(DESK)) == {"letter.doc", "objects/picture.png"}


def test_a_link_out_of_the_index_is_not_followed_to_delete(findings: dict[str, object], tmp_path: Path) -> None:
    assert findings
    outside = tmp_path / "outside.txt"
    outside.write_text("mine", encoding="utf-8")
    (OBJECTS / ("a" * 64)).symlink_to(outside)
    checker().build(["notes"], "desk")
    store.remove("desk")
    assert outside.read_text(encoding="utf-8") == "mine"
    assert not DESK.exists()
