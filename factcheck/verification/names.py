"""Names of a draft: known to the sources, spelt otherwise there, in another's place, or nowhere."""

from __future__ import annotations

import re
from collections.abc import Sequence

from factcheck.document import Span
from factcheck.finding import Evidence
from factcheck.identity import entities, fold
from factcheck.mention import Name
from factcheck.support import RIVAL, Support
from factcheck.verdict import Fact, FactKind, Verdict
from factcheck.verification.material import Material, evidence

PLACES = 3
_TOLD = 0.6  # share of a sentence the sources must tell before a name in another's place is a conflict


def name_fact(material: Material, own: Name, borne: Support) -> Fact:
    """The fact of a proper name."""
    variation = _spelt_otherwise(material, own)
    if variation is not None:
        spelling, places = variation
        note = f"spelt {spelling} in the sources"
        return _fact(own, Verdict.CONFLICTING, 0.85, _shown(material, own, places), note)
    known = _linked(material, own) or _containing(material, own)
    if known:
        return _fact(own, Verdict.SUPPORTED, 0.9, _shown(material, own, known), "")
    if written := _written_there(material, own):
        return _fact(own, Verdict.SUPPORTED, 0.75, [written], "")
    rival = _rival(material, own, borne)
    if rival is not None:
        return _fact(
            own, Verdict.CONFLICTING, 0.6, _shown(material, own, [rival]), f"the source tells this of {rival.text}"
        )
    return _fact(own, Verdict.NOT_FOUND, 0.8, [], "")


def _spelt_otherwise(material: Material, own: Name) -> tuple[str, Sequence[Name]] | None:
    """The sources' only spelling of a name that the draft spells in another way."""
    for variation in entities(material.corpus).variations:
        mine = next((spelling for spelling in variation.spellings if own in spelling.places), None)
        if mine is not None and not any(one.document is not material.draft for one in mine.places):
            others = [s for s in variation.spellings if any(one.document is not material.draft for one in s.places)]
            if others:
                return others[0].word, [one for one in others[0].places if one.document is not material.draft]
    return None


def _linked(material: Material, own: Name) -> list[Name]:
    """Source mentions of the same person, place or organisation; a full name needs more than its surname there."""
    entity = entities(material.corpus).entity_of(own)
    found = [one for one in entity.mentions if one.document is not material.draft] if entity else []
    mine = _keys(own)
    full = [one for one in found if mine <= _keys(one)]
    return full or [one for one in found if mine & _keys(one) and len(mine) <= 2]


def _containing(material: Material, own: Name) -> list[Name]:
    """Source names that contain all words of this one: "Harbour Trust" in "Northgate Harbour Trust"."""
    mine = _keys(own)
    return [one for one in material.of_sources(Name) if mine and mine <= _keys(one)]


def _written_there(material: Material, own: Name) -> Evidence | None:
    """Where the sources write the same words without our taking them for one name, together or in one sentence."""
    words = [re.escape(word) for word in own.words if len(word) > 1]
    together = re.compile(r"\b" + r"\W+".join(words) + r"\b", re.IGNORECASE)
    for sentence in material.others if words else ():
        if found := together.search(sentence.text):
            start = sentence.span.start
            return evidence(sentence, Span(start + found.start(), start + found.end()))
    each = [re.compile(rf"\b{word}\b", re.IGNORECASE) for word in words]
    for sentence in material.nominated[own.sentence] if words else ():
        if all(word.search(sentence.text) for word in each):
            return evidence(sentence)
    return None


def _rival(material: Material, own: Name, borne: Support) -> Name | None:
    """The name that the source sentence telling the rest has where the draft has this one."""
    at = [n for n, word in enumerate(borne.words) if word.span.overlaps(own.span)]
    if not at or borne.told < _TOLD or not borne.closest or max(borne.rows[n][RIVAL] for n in at) < 0.5:
        return None
    sentence = material.nominated[own.sentence][borne.closest[0]]
    mentions = material.corpus.mentions_of_sentence.get(sentence, [])
    beside = material.corpus.mentions_of_sentence.get(own.sentence, [])
    mine = {key for one in beside if isinstance(one, Name) for key in _keys(one)}
    others = (one for one in mentions if isinstance(one, Name) and one.label == own.label)
    return next((one for one in others if not _keys(one) & mine), None)


def _keys(name: Name) -> set[str]:
    return {fold(word) for word in name.words}


def _shown(material: Material, own: Name, found: Sequence[Name]) -> list[Evidence]:
    """Those in nominated sentences first, then in the order of the sources."""
    near = [one for one in found if material.is_near(own, one)]
    rest = [one for one in found if not material.is_near(own, one)]
    return [evidence(one.sentence, one.span) for one in [*near, *rest][:PLACES]]


def _fact(own: Name, verdict: Verdict, confidence: float, places: Sequence[Evidence], note: str) -> Fact:
    kind = FactKind.PLACE if own.label == "PLACE" else FactKind.NAME
    return Fact(kind, own.text, own.span.start, own.span.end, verdict, confidence, tuple(places), note)
