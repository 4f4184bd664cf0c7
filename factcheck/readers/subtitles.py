"""Subtitles and transcripts (WebVTT, SubRip): what is spoken, anchored by the times at which it is.

Own reading of the two formats (https://www.w3.org/TR/webvtt1/): cues are sentences cut to the width of a screen, so
they are put together again into paragraphs, at a change of speaker or a pause.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass

from factcheck.blocks import Block, anchors, joined
from factcheck.document import Document, Section, Span
from factcheck.errors import DocumentError
from factcheck.readers import Reader, single
from factcheck.readers.text import decode

_TIME = r"(?:(\d{1,4}):)?(\d{1,2}):(\d{2})[.,](\d{1,3})"
_TIMES = re.compile(rf"\s*{_TIME}\s*-->\s*{_TIME}.*")
_VOICE = re.compile(r"<v(?:\.[^\s>]*)?\s+([^>]{1,100})>")
_TAG = re.compile(r"</?[a-z][^<>]{0,200}>|<\d[\d:.]*>|\{\\[^{}]{0,100}\}", re.IGNORECASE)
_TURN = re.compile(r"^\s*(?:>>+|[-–—])\s*")
_NAMED = re.compile(r"^(?:[A-Z][A-Z.’'-]+ ){0,3}[A-Z][A-Z.’'-]+:\s")  # "JO LEE: …"
_SOUND = re.compile(r"[\[(][^\[\]()a-z]{2,60}[\])]|♪[^♪\n]*♪?|[♫♬#]+(?=\s|$)")  # "[MUSIC]", songs
_PAUSE = 3.0  # seconds
_LONGEST = 1200  # characters of a paragraph, which then ends with its sentence


@dataclass(frozen=True, slots=True)
class _Cue:
    start: float
    end: float
    speaker: str
    text: str
    turn: bool  # another speaker begins, as a dash or ">>" says


def read(name: str, data: bytes) -> Document:
    """The document of a .vtt or .srt file. Raises DocumentError for one that is empty, binary or without cues."""
    blocks = list(_blocks(_cues(decode(data).replace("\r\n", "\n").replace("\r", "\n"))))
    if not blocks:
        raise DocumentError("no cues with words in the file")
    text = joined(blocks)
    spoken = (Section(Span(0, len(text))),)  # no line of it is a headline
    return Document(name=name, text=text, sections=spoken, anchors=anchors(blocks))


def _cues(text: str) -> Iterator[_Cue]:
    """Cues in their order; one that repeats the end of the last, as captions that scroll do, gives only its news."""
    lines = text.split("\n")
    last: list[str] = []
    for number, line in enumerate(lines):
        times = _TIMES.fullmatch(line) if "-->" in line else None
        if not times:
            continue
        shown = list(_shown(lines, number + 1))
        fresh = [one for one in shown if _TAG.sub("", one) not in last]
        last = [_TAG.sub("", one) for one in shown]
        start, end = _seconds(times.groups()[:4]), _seconds(times.groups()[4:])
        yield from _turns(fresh, start, end)


def _turns(lines: list[str], start: float, end: float) -> Iterator[_Cue]:
    """What one cue shows, apart for each who speaks in it; sounds and songs are left out."""
    speaker, turn, words = "", False, ""
    for line in lines:
        voice = _VOICE.search(line)
        plain = html.unescape(_TAG.sub("", _VOICE.sub("", line)))
        begins = bool(voice or _TURN.match(plain) or _NAMED.match(plain))
        if begins and any(map(str.isalnum, words)):
            yield _Cue(start, end, speaker, " ".join(words.split()), turn)
            words = ""
        if begins:
            speaker, turn = voice[1].strip() if voice else "", not voice
        words += " " + _SOUND.sub(" ", _TURN.sub("", plain))
    if any(map(str.isalnum, words)):
        yield _Cue(start, end, speaker, " ".join(words.split()), turn)


def _shown(lines: list[str], start: int) -> Iterator[str]:
    """Lines of one cue: up to a blank line, or up to the next cue where the blank line is missing."""
    for number in range(start, len(lines)):
        if not lines[number].strip() or "-->" in lines[number]:
            return
        if number + 1 < len(lines) and "-->" in lines[number + 1] and lines[number].strip().isdigit():
            return
        yield lines[number]


def _seconds(values: tuple[str | None, ...]) -> float:
    hours, minutes, seconds, fraction = values
    return int(hours or 0) * 3600 + int(minutes or 0) * 60 + int(seconds or 0) + float(f"0.{fraction or 0}")


def _blocks(cues: Iterator[_Cue]) -> Iterator[Block]:
    text, places, before = "", [], None
    for cue in cues:
        if before is not None and _parted(before, cue, text):
            yield Block(text, anchors=tuple(places))
            text, places = "", []
        places.append((len(text) + bool(text), _clock(cue.start)))
        named = f"{cue.speaker}: " if cue.speaker and (before is None or before.speaker != cue.speaker) else ""
        text += (" " if text else "") + named + cue.text
        before = cue
    if text:
        yield Block(text, anchors=tuple(places))


def _parted(before: _Cue, cue: _Cue, text: str) -> bool:
    if cue.turn or cue.speaker != before.speaker:
        return True
    ended = before.text.endswith((".", "!", "?", "…", '"', "”"))
    return ended and (cue.start - before.end >= _PAUSE or len(text) >= _LONGEST)


def _clock(seconds: float) -> str:
    whole = int(seconds)
    return f"{whole // 3600:02}:{whole // 60 % 60:02}:{whole % 60:02}"


READER = Reader(format="subtitles", suffixes=(".vtt", ".srt"), read=single(read), isolated=False)
