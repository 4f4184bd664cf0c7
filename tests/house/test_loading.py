"""Reading names.toml and word lists."""

from __future__ import annotations

from pathlib import Path

import pytest

from factcheck.document import Document
from factcheck.errors import SettingsError
from factcheck.house import House, Standing, load
from tests.making import sentence


def written(folder: Path, text: str) -> Path:
    path = folder / "names.toml"
    path.write_text(text, encoding="utf-8")
    return path


def found(house: House, text: str) -> list[tuple[str, Standing]]:
    return [(use.text, use.entry.standing) for use in house.uses(sentence(text))]


def test_spellings_have_their_standing(tmp_path: Path) -> None:
    house = load(
        written(
            tmp_path, 'accept = [["Orlov", "Orlof"]]\n[reject]\n"Brightford" = "Brighford"\n[prefer]\nMumbai="Bombay"'
        )
    )
    assert found(house, "Orlof left Brighford for Brightford and BOMBAY’s port.") == [
        ("Orlof", Standing.ACCEPTED),
        ("Brighford", Standing.REJECTED),
        ("Brightford", Standing.PREFERRED),
        ("BOMBAY", Standing.VARIANT),
    ]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ('acept = ["Orlov"]', ["'acept'", "accept, reject, prefer, outlet, vocabularies"]),
        ('[outlet.Wire]\npath = "w/*"', ['outlet."Wire".path', "paths"]),
        ("outlet = 3", ["outlet must be a table"]),
        ("[outlet]\nWire = 3", ['outlet."Wire" must be a table']),
        ('accept = "Orlov"', ["accept must be a list"]),
        ("accept = [3]", ["accept must hold names", "3"]),
        ('accept = [""]', ["accept must hold names"]),
        ('reject = ["Orlof"]', ["reject must be a table"]),
        ("[reject]\nOrlov = [1]", ['reject."Orlov" must hold names']),
        ("[outlet.Wire.prefer]\nOrlov = {}", ['outlet."Wire".prefer."Orlov"']),
        ('accept = ["Orlof"]\n[reject]\nOrlov = "Orlof"', ["'Orlof' is both right and rejected"]),
        ('[prefer]\nOrlov = "Orlof"\nOrloff = "Orlof"', ["'Orlof' stands under two house forms"]),
        ('vocabularies = ["nowhere"]', ["vocabularies", "nowhere", "accept.txt"]),
        ("accept = [", ["cannot be read"]),
    ],
)
def test_what_cannot_be_names_file_and_key(tmp_path: Path, text: str, told: list[str]) -> None:
    with pytest.raises(SettingsError) as caught:
        load(written(tmp_path, text))
    assert all(part in str(caught.value) for part in ["names.toml", *told]), caught.value
    assert "\n" not in str(caught.value)


def test_a_missing_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="cannot be read"):
        load(tmp_path / "other.toml")


@pytest.mark.parametrize("parent", ["config/vocabularies", "Vocab"])
def test_word_lists_of_vale(tmp_path: Path, parent: str) -> None:
    folder = tmp_path / "styles" / parent / "Desk"
    folder.mkdir(parents=True)
    (folder / "accept.txt").write_text("# a comment\n\nMcAllan\n(?i)orlo(v|ff)\n", encoding="utf-8")
    (folder / "reject.txt").write_text("Harbou?r Bord\n", encoding="utf-8")
    wanted = [("ORLOFF", Standing.ACCEPTED), ("Mcallan", Standing.VARIANT), ("Harbor Bord", Standing.REJECTED)]
    for place in (tmp_path / "styles", folder, written(tmp_path, 'vocabularies = ["styles"]')):
        assert found(load(place), "ORLOFF told Mcallan of the Harbor Bord.") == wanted
    assert found(load(folder / "reject.txt"), "ORLOFF told Mcallan of the Harbor Bord.") == wanted[2:]


def test_a_list_that_may_hang_names_file_and_line(tmp_path: Path) -> None:
    (tmp_path / "accept.txt").write_text("Orlov\n(a+)+b\n", encoding="utf-8")
    with pytest.raises(SettingsError, match=r"accept.txt:2: '\(a\+\)\+b' could be read in"):
        load(tmp_path)


@pytest.mark.parametrize(
    ("outlet", "name", "applies"),
    [
        ("harbour WIRE", "a.txt", True),
        (None, "wires/harbour-1.txt", True),
        (None, "/desk/wires/harbour-1.txt", True),
        ("Evening Post", "a.txt", False),
    ],
)
def test_an_outlet_is_known_by_its_name_or_its_paths(
    tmp_path: Path, outlet: str | None, name: str, applies: bool
) -> None:
    text = '[prefer]\nMumbai = "Bombay"\n[outlet."Harbour Wire"]\npaths = "wires/harbour-*"\naccept = ["Bombay"]'
    entry = load(written(tmp_path, text)).entries[-1]
    assert entry.outlet is not None
    assert entry.outlet.has(Document(name, "", outlet=outlet)) is applies


@pytest.mark.parametrize("text", ["The Bombay\nDuck sank.", "The BOMBAY DUCK sank.", "“Bombay  Duck’s”"])
def test_the_longer_name_counts(tmp_path: Path, text: str) -> None:
    house = load(written(tmp_path, 'accept = ["Bombay Duck"]\n[prefer]\nMumbai = "Bombay"'))
    assert [standing for _, standing in found(house, text)] == [Standing.ACCEPTED]


def test_accents_count_and_their_composition_does_not(tmp_path: Path) -> None:
    house = load(written(tmp_path, '[reject]\n"Zoë" = "Zoe"\n"O\'Hara" = "O’Harra"'))
    assert found(house, "Zoe saw Zoe\u0308 and Zoë and O'Harra.") == [
        ("Zoe", Standing.REJECTED),
        ("Zoe\u0308", Standing.PREFERRED),
        ("Zoë", Standing.PREFERRED),
        ("O'Harra", Standing.REJECTED),
    ]
    assert not found(house, "Zoey and Chloezoe left.")
