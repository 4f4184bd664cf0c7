"""Dates, weekdays and clock times, resolved against the dateline, with the event they date."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from factcheck.document import Sentence, Span
from factcheck.extractors import Extractor
from factcheck.frames import time_frame_of
from factcheck.mention import Moment, Time
from factcheck.moments import read
from factcheck.syntax import Parse


@lru_cache(maxsize=64)  # several extractors ask for those of the sentence in hand
def times_of(sentence: Sentence) -> tuple[tuple[Span, Moment], ...]:
    """The time expressions of a sentence with their document spans."""
    start = sentence.span.start
    return tuple(
        (Span(start + found.span.start, start + found.span.end), found.moment)
        for found in read(sentence.text, sentence.section.written)
    )


def extract(parse: Parse) -> Iterator[Time]:
    times = times_of(parse.sentence)
    for span, moment in times:
        yield Time(parse.sentence, span, moment, time_frame_of(parse, span, moment))


EXTRACTOR = Extractor("time", extract)
