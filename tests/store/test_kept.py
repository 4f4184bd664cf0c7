from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from factcheck import analysing, pipeline, relation, store
from factcheck.document import Document
from factcheck.engines import local
from factcheck.errors import StoreError
from factcheck.finding import Report
from factcheck.settings import Settings
from factcheck.store import kept, keys
from tests.store.making import CORRECTED, LetterEncoder, checker, kept_files, story

DESK = Path("indexes/desk")
SEEDS = Path(__file__).parents[2] / "seeds"


@pytest.fixture
def parsed(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of the documents whose sentences are parsed."""
    names: list[str] = []
    real = analysing.parse

    def watched(sentences):  # type: ignore[no-untyped-def]
        names.extend({sentence.document.name for sentence in sentences})
        return real(sentences)

    monkeypatch.setattr(analysing, "parse", watched)
    return names


def as_json(report: Report) -> str:
    return json.dumps(report.to_dict(), sort_keys=True)


def forget_findings() -> None:
    """Take the kept findings out of the index, so that they are made again of kept mentions."""
    found = store.opened("desk")
    store.manifest.write(DESK, store.manifest.Manifest(found.sources, found.documents))


@pytest.mark.parametrize("folder", sorted(path.name for path in SEEDS.iterdir() if path.is_dir()))
def test_findings_are_the_same_with_and_without_an_index(folder: str) -> None:
    sources = [SEEDS / folder]
    plain = as_json(checker().check(sources))
    assert '"findings": []' not in plain
    assert as_json(checker().check(sources, index="desk")) == plain
    assert as_json(checker().check(sources, index="desk")) == plain
    forget_findings()
    assert as_json(checker().check(sources, index="desk")) == plain


def test_an_unchanged_run_works_nothing_out_and_writes_nothing(parsed: list[str]) -> None:
    notes = story()
    checker().check([notes], index="desk")
    parsed.clear()
    before, encoder = kept_files(DESK), LetterEncoder()
    stamp = (DESK / "manifest.json").stat().st_mtime_ns
    report = checker(encoder=encoder).check([notes], index="desk")
    assert report.findings
    assert report.sources[0].text == (notes / "evening.txt").read_text(encoding="utf-8")
    assert (parsed, encoder.asked, kept_files(DESK)) == ([], [], before)
    assert (DESK / "manifest.json").stat().st_mtime_ns == stamp


def test_only_what_has_changed_is_worked_out(parsed: list[str]) -> None:
    notes = story()
    checker().check([notes], index="desk")
    parsed.clear()
    (notes / "evening.txt").write_text(CORRECTED, encoding="utf-8")
    report = checker().check([notes], index="desk")
    assert parsed == ["notes/evening.txt"]
    assert not report.findings
    parsed.clear()
    (notes / "late.txt").write_text("Officers arrested eleven men near Oldham Mill on 3 March 2021.", encoding="utf-8")
    assert checker().check([notes], index="desk").findings
    assert parsed == ["notes/late.txt"]
    parsed.clear()
    (notes / "late.txt").rename(notes / "night.txt")
    report = checker().check([notes], index="desk")
    assert "notes/night.txt" in {e.document for f in report.findings for v in f.variants for e in v.evidence}
    (notes / "morning.txt").unlink()
    assert len(checker().check([notes], index="desk").documents) == 2
    assert parsed == []
    assert [entry.name for entry in store.opened("desk").documents] == ["notes/evening.txt", "notes/night.txt"]


def test_what_is_no_longer_needed_is_deleted() -> None:
    notes = story()
    checker().build([notes], "desk")
    (notes / "evening.txt").write_text(CORRECTED, encoding="utf-8")
    (DESK / ".factcheck-0123456789abcdef.tmp").write_bytes(b"left by a killed run")
    checker().build([notes], "desk")
    assert set(kept_files(DESK)) == {"manifest.json", *(f"objects/{name}" for name in store.opened("desk").files)}


def test_an_edited_program_works_everything_out_but_the_vectors(
    parsed: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    notes = story()
    checker().check([notes], index="desk")
    parsed.clear()
    monkeypatch.setattr(keys, "program", lambda: "edited")
    encoder = LetterEncoder()
    checker(encoder=encoder).check([notes], index="desk")
    assert (len(parsed), encoder.asked) == (2, [])


def test_vectors_of_another_encoder_are_never_used() -> None:
    notes = story()
    checker().check([notes], index="desk")
    other = LetterEncoder("letters:2")
    checker(encoder=other).check([notes], index="desk")
    assert len(other.asked) == 4


def test_other_settings_make_the_findings_anew_of_what_is_kept(parsed: list[str]) -> None:
    notes = story()
    checker().check([notes], index="desk")
    parsed.clear()
    other = pipeline.Checker(Settings(neighbours=3), encoder=LetterEncoder())
    assert other.check([notes], index="desk").settings["neighbours"] == 3
    assert parsed == []
    assert len(store.opened("desk").runs) == 2


def test_shown_settings_are_those_of_the_run() -> None:
    notes = story()
    checker().check([notes], index="desk")
    other = pipeline.Checker(Settings(min_severity="high"), encoder=LetterEncoder())
    assert other.check([notes], index="desk").settings["min_severity"] == "high"


def test_skipped_files_are_those_of_the_run() -> None:
    notes = story()
    checker().check([notes], index="desk")
    (notes / "broken.pdf").write_bytes(b"%PDF-")
    assert [one.path for one in checker().check([notes], index="desk").skipped] == ["notes/broken.pdf"]


def test_a_check_of_other_documents_takes_nothing_away(parsed: list[str]) -> None:
    notes = story()
    checker().build([notes], "desk")
    Path("draft.txt").write_text("Officers arrested ten men near Oldham Mill on 3 March 2021.", encoding="utf-8")
    checker().check(["draft.txt"], index="desk")
    assert len(store.opened("desk").documents) == 3
    parsed.clear()
    assert len(checker().check([notes, "draft.txt"], index="desk").findings) == 1
    assert parsed == []
    renewal, _ = checker().build([notes], "desk")
    assert renewal.removed == ("draft.txt",)


def test_a_renewal_tells_what_became_of_each_document() -> None:
    notes = story()
    renewal, skipped = checker().build([notes], "desk")
    assert (renewal.documents, renewal.sentences, len(renewal.added), skipped) == (2, 4, 2, ())
    (notes / "evening.txt").rename(notes / "dusk.txt")
    (notes / "morning.txt").write_text(CORRECTED, encoding="utf-8")
    renewal, _ = checker().build([notes], "desk")
    assert (renewal.renamed, renewal.changed, renewal.added, renewal.removed) == (
        ("notes/dusk.txt",),
        ("notes/morning.txt",),
        (),
        (),
    )


def test_documents_of_one_name_and_documents_without_a_file_can_be_kept(parsed: list[str]) -> None:
    texts = ["Six men were arrested in Oldham.", "Nine men were arrested in Oldham.", ""]
    documents = [Document.from_text(text) for text in texts]
    plain = as_json(checker().check(documents))
    checker().check(documents, index="desk")
    parsed.clear()
    forget_findings()
    assert as_json(checker().check(documents, index="desk")) == plain
    assert parsed == []


def test_only_the_newest_reports_are_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kept, "RUNS", 2)
    notes = story()
    for neighbours in (3, 4, 5):
        pipeline.Checker(Settings(neighbours=neighbours), encoder=LetterEncoder()).check([notes], index="desk")
    assert len(store.opened("desk").runs) == 2


def test_work_is_kept_while_a_long_build_goes_on(parsed: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    notes = story()
    monkeypatch.setattr(kept, "CHECKPOINT", 0.0)
    monkeypatch.setattr(analysing, "SHARD", 1)
    monkeypatch.setattr(local, "TOGETHER", 1)
    broken = LetterEncoder()
    real = broken.encode

    def killed(sentences):  # type: ignore[no-untyped-def]
        if broken.asked:
            raise KeyboardInterrupt
        return real(sentences)

    monkeypatch.setattr(broken, "encode", killed)
    with pytest.raises(KeyboardInterrupt):
        checker(encoder=broken).build([notes], "desk")
    parsed.clear()
    checker().build([notes], "desk")
    assert parsed == ["notes/morning.txt"]


def test_what_another_writer_took_away_is_worked_out_again(parsed: list[str]) -> None:
    notes = story()
    checker().build([notes], "desk")
    one = checker()
    documents = [Document.from_text(path.read_text(encoding="utf-8"), path.as_posix()) for path in notes.iterdir()]
    held = one._opened("desk", [notes])
    assert all(held.analysis(document) for document in documents)
    shutil.rmtree(DESK)
    held.save(whole=True)
    assert list(store.problems("desk")) == []
    assert store.opened("desk").documents == ()
    parsed.clear()
    checker().build([notes], "desk")
    assert len(parsed) == 2


def test_what_is_written_is_read_where_it_is_needed_again(parsed: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    """Memory holds what is not written yet, not all documents."""
    notes = story()
    plain = as_json(checker().check([notes]))
    monkeypatch.setattr(kept, "CHECKPOINT", 0.0)
    monkeypatch.setattr(relation, "FEW", 1)
    monkeypatch.setattr(pipeline, "FEW", 1)
    parsed.clear()
    assert as_json(checker().check([notes], index="desk")) == plain
    assert sorted(parsed) == ["notes/evening.txt", "notes/morning.txt"]


def test_an_unwritable_index_costs_a_line_and_not_the_report(monkeypatch: pytest.MonkeyPatch) -> None:
    notes = story()
    monkeypatch.setattr("factcheck.store.files.os.fsync", full_disk)
    told: list[str] = []
    assert checker(told).check([notes], index="desk").findings
    assert told == ["Nothing was kept: index 'desk' cannot be written to indexes/desk: No space left on device"]
    with pytest.raises(StoreError, match="No space left on device"):
        checker().build([notes], "desk")


def full_disk(_handle: int) -> None:
    raise OSError(28, "No space left on device")


def test_a_full_disk_leaves_the_old_index(monkeypatch: pytest.MonkeyPatch) -> None:
    notes = story()
    checker().check([notes], index="desk")
    before = kept_files(DESK)
    (notes / "evening.txt").write_text(CORRECTED, encoding="utf-8")
    monkeypatch.setattr("factcheck.store.files.os.fsync", full_disk)
    checker().check([notes], index="desk")
    assert kept_files(DESK) == before
    assert list(store.problems("desk")) == []


def test_a_file_in_the_place_of_a_folder_gives_one_line() -> None:
    notes = story()
    Path("indexes").mkdir()
    DESK.write_text("no folder", encoding="utf-8")
    with pytest.raises(StoreError, match="cannot be written") as caught:
        checker().build([notes], "desk")
    assert "\n" not in str(caught.value)
