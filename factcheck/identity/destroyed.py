"""Names destroyed in typing: run together with the short word before them, and so without a capital."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping

from factcheck.corpus import Corpus
from factcheck.document import Span
from factcheck.identity.slips import Slip
from factcheck.identity.uses import Form
from factcheck.mention import Name
from factcheck.vocabulary import vocabulary

_GLUE = ("to", "of", "by", "in", "at", "for", "and", "with", "from", "the", "on", "as", "that", "said")
_LOWER_WORD = re.compile(r"(?<![\w@#/.\-])[a-zà-ÿ]{3,}(?![\w@/]|\.\w|-)")


def lower_words(corpus: Corpus) -> dict[str, list[tuple[int, Span]]]:
    """Lower-case words of three letters and more with their places: (number of the sentence, span)."""
    found: dict[str, list[tuple[int, Span]]] = defaultdict(list)
    for number, sentence in enumerate(corpus.sentences):
        for match in _LOWER_WORD.finditer(sentence.text):
            start = sentence.span.start + match.start()
            found[match.group()].append((number, Span(start, start + len(match.group()))))
    return found


def run_together(
    corpus: Corpus, forms: Mapping[str, Form], words: Mapping[str, list[tuple[int, Span]]]
) -> Iterator[Slip]:
    """Lower-case words no vocabulary knows, made of a short word and a frequent name that may lack its first letter."""
    tails: dict[str, str] = {}
    for form in forms.values():
        if form.count >= 3 and len(form.key) >= 6 and not form.common:
            tails.setdefault(form.key, form.key)
            tails.setdefault(form.key[1:], form.key)
    for word, places in words.items():
        if len(places) > 1 or len(word) < 7 or word in vocabulary():
            continue
        for glue in _GLUE:
            key = tails.get(word[len(glue) :]) if word.startswith(glue) else None
            sentence = corpus.sentences[places[0][0]]
            if key is not None and sentence.text.count(" ") >= 3:
                place = Name(sentence, places[0][1], (word,), forms[key].mentions[0].label)
                reason = f"“{word}” is no word; it reads as “{glue} {forms[key].spelling}” run together"
                yield Slip(word, key, (place,), reason, 0.9)
                break
