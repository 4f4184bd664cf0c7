"""Evidence that two words are one name: the same block, the same longer name, or an unknown word for a frequent one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations

from rapidfuzz.distance import OSA

from factcheck.identity.slips import Slip
from factcheck.identity.spelling import derived, plural, sound
from factcheck.identity.surroundings import blocks, kinds_of_place, same_kind, side_by_side
from factcheck.identity.transliterations import same_place
from factcheck.identity.uses import GENERIC, STREETS, Form, Uses
from factcheck.mention import Name
from factcheck.vocabulary import known


def _known_forms(_uses: Uses, rare: Form, common: Form) -> Slip | None:
    """Two forms of one place, both standing alone: names such as "Bombay High Court" keep theirs."""
    if not same_place(rare.key, common.key) or not rare.bare or not common.bare:
        return None
    places = [name for name in rare.bare if not name.title]
    if not places or side_by_side(places, common.bare):
        return None
    return Slip(rare.key, common.key, tuple(places), "both are known forms of one name", 0.9)


def _same_block(_uses: Uses, rare: Form, common: Form) -> Slip | None:
    """Streets nearly alike with the same block number before them."""
    shared = blocks(rare.mentions) & blocks(common.mentions)
    if not shared or (known(rare.key) and known(common.key)) or side_by_side(rare.mentions, common.mentions):
        return None
    reason = f"both stand after “{min(shared)} block of”"
    return Slip(rare.key, common.key, tuple(rare.mentions), reason, 0.85)


_LONG = 8  # letters of a word that hardly comes about by chance


def same_streets(uses: Uses) -> Iterator[tuple[str, str]]:
    """Pairs of words, two edits apart at most, in one place of longer names of streets: "Old … Lane"."""
    by_frame: dict[tuple[int, tuple[str, ...]], list[str]] = defaultdict(list)
    for form in uses.forms.values():
        for frame in form.frames:
            if STREETS.intersection(frame[1]) and (not GENERIC.issuperset(frame[1]) or len(form.key) >= _LONG):
                by_frame[frame].append(form.key)
    for keys in by_frame.values():
        yield from (pair for pair in combinations(sorted(keys), 2) if OSA.distance(*pair) <= 2)


def same_stems(uses: Uses) -> Iterator[tuple[str, str]]:
    """Pairs of words that begin alike in one place of names of three words at least: "… Navigation Ltd."."""
    by_frame: dict[tuple[int, tuple[str, ...]], list[str]] = defaultdict(list)
    for form in uses.forms.values():
        for frame in form.frames:
            if len(frame[1]) > 1 and len(form.key) >= _LONG:
                by_frame[frame].append(form.key)
    for keys in by_frame.values():
        for short, long in combinations(sorted(keys), 2):
            if short[: _LONG - 2] == long[: _LONG - 2] and not long.startswith(f"{short}-"):
                yield short, long


def _same_stem(uses: Uses, rare: Form, common: Form) -> Slip | None:
    """The same longer name but for a word of one stem: "Kelsby Navigation Ltd.", "Kelsby Navigators Ltd."."""
    if min(len(rare.key), len(common.key)) < _LONG or rare.key[: _LONG - 2] != common.key[: _LONG - 2]:
        return None
    if derived(rare.key, common.key):
        return None
    for frame, places in rare.frames.items():
        others = common.frames.get(frame, [])
        telling = len(frame[1]) > 1 and not GENERIC.issuperset(frame[1])
        if others and telling and uses.of_one_event(places, others):
            reason = f"the rest of the name is the same: {_with_gap(places[0], frame[0])}"
            return Slip(rare.key, common.key, tuple(places), reason, 0.7)
    return None


def _same_street(uses: Uses, rare: Form, common: Form) -> Slip | None:
    """The same street but for a word that begins alike and is no dictionary word: "Old Hal Lane", "Old Harli Lane".

    A long word alone before "Street" may be one: "Provident Street", "Providence Street".
    """
    alone = rare.key[: _LONG - 2] == common.key[: _LONG - 2] and min(len(rare.key), len(common.key)) >= _LONG
    ordinary = plural(rare.key, common.key) or (uses.ordinary(rare) and uses.ordinary(common))
    if rare.key[0] != common.key[0] or (ordinary and not alone):
        return None
    for frame, places in rare.frames.items():
        others = common.frames.get(frame, [])
        telling = STREETS.intersection(frame[1]) and not GENERIC.issuperset(frame[1])
        if alone and STREETS.issuperset(frame[1]) and uses.of_one_event(places, others):
            telling = STREETS
        if others and telling and not side_by_side(places, others):
            reason = f"the rest of the street's name is the same: {_with_gap(places[0], frame[0])}"
            return Slip(rare.key, common.key, tuple(places), reason, 0.75)
    return None


def _phrase(uses: Uses, rare: Form, common: Form) -> Slip | None:
    """The same longer name around both: "Gulf of …", "… Club", "… Fire Department"."""
    if plural(rare.key, common.key):
        return _plural_phrase(rare, common) or _plural_inside(uses, rare, common)
    if derived(rare.key, common.key) or rare.key in GENERIC or (common.key in GENERIC and not _misspelt(rare, common)):
        return None
    for frame, places in rare.frames.items():
        others = common.frames.get(frame)
        if not others:
            continue
        people = [pair for name in (*places, *others) if (pair := uses.person(name))]
        if any({rare.key, common.key}.intersection(pair) for pair in people):
            continue
        if side_by_side(places, others) or not _phrase_holds(uses, rare, common, frame[1], len(others) / len(places)):
            continue
        reason = f"the rest of the name is the same: {_with_gap(places[0], frame[0])}"
        unfamiliar = not (known(rare.key) and known(common.key))
        return Slip(rare.key, common.key, tuple(places), reason, 0.85 if unfamiliar else 0.7)
    return None


def _misspelt(rare: Form, common: Form) -> bool:
    """Whether a word is none, one slip away from a word for a kind of body or place: "Assocation"."""
    return not known(rare.key) and len(rare.key) >= 6 and OSA.distance(rare.key, common.key) == 1


def _plural_phrase(rare: Form, common: Form) -> Slip | None:
    """A longer name with and without a final s, in one document, of the same kind of place: "school", "club"."""
    for frame, places in rare.frames.items():
        others = common.frames.get(frame, [])
        for left in places:
            for right in others:
                if left.document is right.document and left.sentence is not right.sentence and same_kind(left, right):
                    kind = min(kinds_of_place(left) & kinds_of_place(right))
                    reason = f"both are called a {kind} in one text"
                    return Slip(rare.key, common.key, tuple(places), reason, 0.75)
    return None


def _plural_inside(uses: Uses, rare: Form, common: Form) -> Slip | None:
    """A longer name with and without an s inside: "Harbour Pilot Association", "Harbour Pilots Association"."""
    for (at, rest), places in rare.frames.items():
        others = common.frames.get((at, rest), [])
        if at < len(rest) and len(rest) > 1 and others and uses.of_one_event(places, others):
            reason = f"the rest of the name is the same: {_with_gap(places[0], at)}"
            return Slip(rare.key, common.key, tuple(places), reason, 0.7)
    return None


def _phrase_holds(uses: Uses, rare: Form, common: Form, rest: tuple[str, ...], outnumbers: float) -> bool:
    if len(rare.key) < 4 or (uses.ordinary(rare) and uses.ordinary(common)):
        return False
    unfamiliar = not known(rare.key) or not known(common.key)
    telling = any(key not in GENERIC and len(key) > 3 and key.isalpha() for key in rest)
    distance = OSA.distance(rare.key, common.key)
    if distance > 1 and not (unfamiliar and len(rare.key) >= 6):
        return False
    if unfamiliar and (telling or rare.key[0] == common.key[0]):
        return True
    if (telling or len(rest) > 1) and sound(rare.key) == sound(common.key):
        return True
    if telling:
        return outnumbers >= 2
    return not STREETS.intersection(rest) and outnumbers >= 3 and bool(GENERIC.intersection(rest))


def _unknown(uses: Uses, rare: Form, common: Form) -> Slip | None:
    """A word no vocabulary knows, one slip away from a frequent name, without a name of its own."""
    if known(rare.key) or len(rare.key) < 5 or rare.givens or rare.surnames or derived(rare.key, common.key):
        return None
    if uses.ordinary(common) or common.key in GENERIC or uses.lower[rare.key]:
        return None
    distance = OSA.distance(rare.key, common.key)
    near = distance <= (1 if len(rare.key) < 8 else 2) and (rare.key[0] == common.key[0] or len(rare.key) >= 7)
    turned = sorted(rare.key) == sorted(common.key) and not known(common.key)  # "Trenvale", "Trenvlae"
    outnumbered = common.count >= 2 * rare.count or ((known(common.key) or turned) and common.count >= rare.count)
    beside = rare.documents <= common.documents or common.count >= 3
    if not (near and outnumbered and beside) or not all(_fits(frame, common) for frame in rare.frames):
        return None
    if side_by_side(rare.mentions, common.mentions):
        return None
    reason = (
        f"{rare.spelling}, which no dictionary has, stands {_times(rare.count)}, "
        f"{common.spelling} {_times(common.count)}"
    )
    return Slip(rare.key, common.key, tuple(rare.mentions), reason, 0.8)


def _unfamiliar(uses: Uses, rare: Form, common: Form) -> Slip | None:
    """Two long words, both strange to every vocabulary and hardly different."""
    if min(len(rare.key), len(common.key)) < _LONG or known(rare.key) or known(common.key):
        return None
    if OSA.distance(rare.key, common.key) > 1 or derived(rare.key, common.key) or plural(rare.key, common.key):
        return None
    together = not rare.documents.isdisjoint(common.documents)
    if rare.givens or common.givens or side_by_side(rare.mentions, common.mentions):
        return None
    if not together and not uses.of_one_event(rare.mentions, common.mentions):
        return None
    reason = "neither word is in a dictionary, and they differ in one letter"
    return Slip(rare.key, common.key, tuple(rare.mentions), reason, 0.75)


def _fits(frame: tuple[int, tuple[str, ...]], common: Form) -> bool:
    """Whether the rest of a longer name says nothing against its word being a slip of the common one."""
    if frame in common.frames or not common.givens.isdisjoint(frame[1]):
        return True
    return GENERIC.issuperset(frame[1]) and not common.givens and not common.surnames


def _times(count: int) -> str:
    return "once" if count == 1 else "twice" if count == 2 else f"{count} times"


def _with_gap(name: Name, at: int) -> str:
    return " ".join("…" if index == at else word for index, word in enumerate(name.words))


RULES = (_known_forms, _same_block, _phrase, _same_street, _unknown, _unfamiliar, _same_stem)
