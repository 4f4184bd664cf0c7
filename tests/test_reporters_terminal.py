from dataclasses import replace

from factcheck.finding import Skipped
from factcheck.reporters.terminal import TOP, overview, render
from tests.sample_report import EMPTY, NAME, REPORT, TOLL


def test_overview_is_a_line_a_finding_worst_first() -> None:
    lines = overview(replace(REPORT, findings=(NAME, TOLL))).splitlines()
    assert lines[:3] == [
        "2 findings in 3 documents: 1 high, 1 low:",
        "  high    Killed at Port Ellery: at least six, or at least seven? (wire.txt:3, late.txt:5)",
        "  low     Harbour master: Marit Olsen, or Marit Ohlsen? (wire.txt:4, late.txt:8)",
    ]


def test_overview_paints_severities_only() -> None:
    painted = overview(REPORT, lambda text, severity: f"<{severity}>{text}</>")
    assert "  <high>high  </>  Killed" in painted
    assert painted.count("</>") == 2


def test_overview_says_how_many_more() -> None:
    text = overview(replace(REPORT, findings=(TOLL,) * (TOP + 1)))
    assert text.count("Killed at") == TOP
    assert "… and 1 more finding\n" in text


def test_skipped_files_are_told() -> None:
    many = tuple(Skipped(f"{number}.pdf", "no reader") for number in range(TOP + 5))
    text = overview(replace(REPORT, skipped=many))
    assert "Not checked: 15 files\n  0.pdf: no reader\n" in text
    assert "… and 5 more" in text
    assert "Nothing could be compared" in overview(EMPTY)


def test_render_gives_every_place() -> None:
    text = render(REPORT)
    assert "    late.txt:5:52: Rescuers have now recovered" in text
    assert text.count("Killed at") == 1


def test_documents_cannot_drive_the_terminal() -> None:
    hostile = replace(TOLL, title="six\x1b]0;owned\x07 or\r\n\u202eseven\x9b2J")
    for text in (overview(replace(REPORT, findings=(hostile,))), render(replace(REPORT, findings=(hostile,)))):
        assert "six␛]0;owned␇ or ⟨U+202E⟩seven⟨U+009B⟩2J" in text
        assert all(char.isprintable() or char == "\n" for char in text)
