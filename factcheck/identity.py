"""Who is who: mentions of one person, place or organisation linked over the corpus, misspelt ones included.

Two spellings are held to be one name when evidence says so (the same other name words, a surname without any
introduction of its own, an unknown word in the place of a frequent one); edit distance only nominates.
Candidates come from shared deletions (SymSpell: W. Garbe, 2012), so the work grows with the number of names, not its
square; distances are optimal string alignment (Damerau-Levenshtein without overlapping edits).
"""

from __future__ import annotations

import re
import unicodedata
import weakref
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from itertools import combinations

from rapidfuzz.distance import OSA

from factcheck.corpus import Corpus
from factcheck.document import Document, Sentence, Span
from factcheck.extractors.names import (
    ORG_NOUNS,
    OTHER,
    PERSON,
    PLACE_NOUNS,
    TITLES,
    known,
    listed,
    ordinary,
    vocabulary,
)
from factcheck.mention import Name

# ---------------------------------------------------------------- spelling of single words

NICKNAMES = tuple(
    frozenset(line.split())
    for line in """abigail abby
    albert al bert
    alexander alex alec sandy sasha
    alexandra alex sandra
    alfred alf fred
    andrew andy drew
    anthony tony
    arthur art
    barbara barb
    benjamin ben benny
    bernard bernie
    bradley brad
    catherine katherine kathryn kate cathy kathy katie kat
    charles charlie chuck
    christina christine chris tina
    christopher chris
    clifford cliff
    cynthia cindy
    daniel dan danny
    david dave davey
    deborah debra deb debbie
    donald don donnie
    douglas doug
    edward ed eddie ted teddy ned
    elizabeth liz beth betty lizzie eliza
    eugene gene
    frances francis fran frank frankie
    franklin frank
    frederick fred freddie
    gabriel gabe
    gerald jerry gerry
    gregory greg
    harold harry hal
    henry harry hank
    jacob jake
    james jim jimmy jamie
    jennifer jen jenny
    jeffrey geoffrey jeff geoff
    jeremy jerry
    jessica jess jessie
    john jack johnny
    jonathan jon
    joseph joe joey
    joshua josh
    judith judy
    kenneth ken kenny
    kimberly kim
    lawrence laurence larry
    leonard len leo lenny
    louis lou
    margaret maggie peggy meg
    matthew matt
    megan meg
    melissa missy mel
    michael mike mick mickey
    nathaniel nathan nate nat
    nicholas nick nicky
    pamela pam
    patricia pat patty tricia
    patrick pat paddy
    peter pete
    philip phil
    phillip phil
    raymond ray
    rebecca becky becca
    richard rick dick rich ricky
    robert bob rob bobby robbie bert
    ronald ron ronnie
    russell russ
    samuel sam sammy
    samantha sam
    stephen steven steve
    stuart stu
    susan sue suzanne susie
    terence terrence terry
    theodore ted theo
    thomas tom tommy
    timothy tim
    victoria vicky vicki
    vincent vince vinny
    walter walt wally
    william bill will billy liam
    zachary zach zack""".splitlines()
)
_NICKNAMES_OF: Mapping[str, list[frozenset[str]]] = {
    word: [group for group in NICKNAMES if word in group] for group in NICKNAMES for word in group
}
_FAMILIES = tuple(
    (re.compile(pattern), form)
    for pattern, form in (
        (r"^m[aeou]h?[aeo]m+[aeiou][dt]$", "mohammed"),
        (r"^(?:q|k|g)h?add?h?aff?[iy]$", "gaddafi"),
        (r"^h[ou]s+[ae](?:i|y)?n$", "hussein"),
        (r"^[ou]sama$", "osama"),
        (r"^k(?:yi|ie)v$", "kyiv"),
        (r"^kharkov$", "kharkiv"),
        (r"^lvov$", "lviv"),
        (r"^odessa$", "odesa"),
        (r"^chernobyl$", "chornobyl"),
        (r"^zaporizh?zh?[iy]a$|^zaporozh?ye$", "zaporizhzhia"),
        (r"^(?:al|o)e(?:ks|x)and(?:e?r|ro)$", "alexander"),
        (r"^(?:ye|e|ie)vgen(?:y|iy|ii|i)$", "yevgeny"),
        (r"^ser(?:gei|gey|hiy|hii|giy)$", "sergei"),
        (r"sk(?:yy|iy|yi|ii|ij|yj|y|i)$", "sky"),
        (r"(?<=[^aeiou])(?:iy|yy|yi|ij)$", "y"),
        (r"off$", "ov"),
        (r"eff$", "ev"),
    )
)
_SOUNDS = tuple(
    (re.compile(pattern), sound)
    for pattern, sound in (
        (r"ph", "f"), (r"ck", "k"), (r"c(?=[eiy])", "s"), (r"[cq]", "k"), (r"x", "ks"), (r"z", "s"),
        (r"ie|ee|ea|ey|y", "i"), (r"(?<=.)h", ""), (r"(.)\1+", r"\1"), (r"(?<=...)e$", ""),
    )
)  # fmt: skip
_BRITISH = tuple(
    (re.compile(pattern), form)
    for pattern, form in (
        (r"our(?=s|$|able|ed|er|ing|ite)", "or"), (r"(?<=[bt])re(?=s?$)", "er"), (r"is(?=e|ing|ation)", "iz"),
        (r"ence(?=s?$)", "ense"), (r"(?<=.)ll(?=e|i)", "l"), (r"ogue(?=s?$)", "og"), (r"ae|oe", "e"), (r"grey", "gray"),
        (r"mme(?=s?$)", "m"),
    )
)  # fmt: skip
_DERIVED = re.compile(
    r"(?:s|es|n|an|ian|ean|ese|ish|i|ite|ites|er|ers|ic|al|ns|ans|ians|is|ing|ed|ly|ist|ists|ism|ization|y|ry|ies)$"
)
_DEMONYM = re.compile(r"(?:n|an|ian|ans|ians|ese|ish|ic|ans?)$")


@lru_cache(maxsize=200_000)
def fold(word: str) -> str:
    """A word as a key: case, diacritics, apostrophes, full stops and a possessive ending taken off."""
    word = re.sub(r"['’‘]s?$", "", unicodedata.normalize("NFKD", word).casefold())
    return "".join(char for char in word if char.isalnum() or char == "-").strip("-")


def _rewrite(word: str, rules: Iterable[tuple[re.Pattern[str], str]]) -> str:
    for pattern, form in rules:
        word = pattern.sub(form, word)
    return word


@lru_cache(maxsize=50_000)
def sound(key: str) -> str:
    """Rough English sound that keeps vowels: "isaac" and "issac" agree, "tory" and "terry" do not."""
    return _rewrite(key, _SOUNDS)


@lru_cache(maxsize=50_000)
def transliteration(key: str) -> str:
    """One form for every spelling of a known transliteration family ("zelenskyy", "zelensky"; "kyiv", "kiev")."""
    return _rewrite(key, _FAMILIES)


def same_given(left: str, right: str) -> bool:
    """Whether two folded given names can be one person's: equal, initial, nickname, transliteration, or same sound."""
    if left == right or (min(len(left), len(right)) == 1 and left[0] == right[0]):
        return True
    if any(right in group for group in _NICKNAMES_OF.get(left, ())):
        return True
    return transliteration(left) == transliteration(right) or sound(left) == sound(right)


def derived(left: str, right: str) -> bool:
    """Whether one word is an inflection or derivation of the other, or they differ as British and American English."""
    if _rewrite(left, _BRITISH) == _rewrite(right, _BRITISH):
        return True
    short, long = sorted((left, right), key=len)
    if long in {prefix + short for prefix in ("st", "mt", "ft", "the")}:
        return True
    stem = re.sub(r"(?:is|os|us|as|[aeoy])$", "", short)
    if long.startswith(short) and _DERIVED.fullmatch(long[len(short) :]):
        return True
    return bool(len(stem) > 3 and long.startswith(stem) and _DEMONYM.fullmatch(long[len(stem) :])) or (
        {left[-2:], right[-2:]} in ({"er", "ry"}, {"ce", "cy"}, {"te", "cy"}) and left[:-2] == right[:-2]
    )


def _slight(left: str, right: str) -> bool:
    """Whether two words differ by one edit, by letters left out only, by order only, or not at all to the ear."""
    short, long = sorted((left, right), key=len)
    letters = iter(long)
    return (
        OSA.distance(left, right) <= 1
        or all(letter in letters for letter in short)
        or sorted(left) == sorted(right)
        or sound(left) == sound(right)
        or transliteration(left) == transliteration(right)
    )


def alike(left: str, right: str) -> bool:
    """Whether two folded words are near enough in letters to be nominated as spellings of one name."""
    if transliteration(left) == transliteration(right):
        return True
    shorter = min(len(left), len(right))
    limit = 0 if shorter < 4 else 1 if shorter < 6 else 2
    return 0 < OSA.distance(left, right, score_cutoff=limit) <= limit


def _deletions(key: str, depth: int) -> set[str]:
    found = {key}
    layer = {key}
    for _ in range(depth):
        layer = {word[:at] + word[at + 1 :] for word in layer for at in range(len(word))}
        found |= layer
    return found


def nominated(keys: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Pairs of words alike in letters or of one transliteration family, each once, in a fixed order."""
    buckets: dict[str, list[str]] = defaultdict(list)
    for key in sorted(keys):
        for bucket in _deletions(key, 1 if len(key) < 6 else 2) if len(key) <= 24 else {key}:
            buckets[bucket].append(key)
        buckets["=" + transliteration(key)].append(key)
    seen: set[tuple[str, str]] = set()
    for sharing in buckets.values():
        for pair in combinations(sharing, 2):
            if pair not in seen:
                seen.add(pair)
                if alike(*pair):
                    yield pair


# ---------------------------------------------------------------- words as names use them

_SUFFIXES = listed("jr sr ii iii iv mp msp qc kc phd md")
_STREETS = listed(
    "street st avenue ave road rd drive dr lane ln boulevard blvd court ct highway hwy parkway pkwy place"
)
_GENERIC = (
    PLACE_NOUNS
    | ORG_NOUNS
    | TITLES
    | listed("of the and de la von van der north south east west northern southern eastern western new old st saint")
)


@dataclass(eq=False)
class Form:
    """One folded word with every name that contains it."""

    key: str
    mentions: list[Name] = field(default_factory=list)
    written: Counter[str] = field(default_factory=Counter)
    frames: dict[tuple[int, tuple[str, ...]], list[Name]] = field(default_factory=lambda: defaultdict(list))
    givens: set[str] = field(default_factory=set)  # given names it is a surname to
    surnames: set[str] = field(default_factory=set)  # surnames it is a given name to
    bare: list[Name] = field(default_factory=list)
    documents: set[Document] = field(default_factory=set)

    @property
    def count(self) -> int:
        return len(self.mentions)

    @cached_property
    def spelling(self) -> str:
        return min(self.written, key=lambda word: (-self.written[word], word.isupper(), word))

    @cached_property
    def person(self) -> bool:
        return sum(mention.label == PERSON for mention in self.mentions) * 2 >= self.count

    @property
    def common(self) -> bool:
        """A dictionary word: written only as one in the vocabulary, or in lower case in the texts."""
        return ordinary(self.key)


def name_keys(name: Name) -> tuple[str, ...]:
    """Folded words of a name without Jr, MP and the like."""
    keys = tuple(fold(word) for word in name.words)
    return tuple(key for key in keys if key and key not in _SUFFIXES) or keys


def _given_and_surname(name: Name) -> tuple[str, str] | None:
    """First and last word of a name built as a person's full name is."""
    keys = name_keys(name)
    if len(keys) > 2 and len(keys[0]) == 1:
        keys = keys[1:]  # "J. Edgar …", or a stray letter before the name
    if not 2 <= len(keys) <= 5 or any(char.isdigit() for key in keys for char in key):
        return None
    return keys[0], keys[-1]


class Uses:
    """The words of a corpus' names, and which names are people's full names."""

    def __init__(self, names: Sequence[Name]) -> None:
        self._full = _full_names(names)
        self.forms: dict[str, Form] = {}
        for name in names:
            self._add(name)

    def person(self, name: Name) -> tuple[str, str] | None:
        """Folded given name and surname of a person's full name; None for every other name."""
        return self._full.get(name)

    def _add(self, name: Name) -> None:
        keys = name_keys(name)
        person = self.person(name)
        for at, key in enumerate(keys):
            if len(key) < 3 or not any(char.isalpha() for char in key):
                continue
            form = self.forms.setdefault(key, Form(key))
            form.mentions.append(name)
            form.written[_written(name, key)] += 1
            form.documents.add(name.document)
            if len(keys) == 1:
                form.bare.append(name)
            else:
                form.frames[at, keys[:at] + keys[at + 1 :]].append(name)
            if person and at == len(keys) - 1:
                form.givens.add(person[0])
            if person and at == len(keys) - len(keys[keys.index(person[0]) :]):
                form.surnames.add(person[1])


def _full_names(names: Sequence[Name]) -> dict[Name, tuple[str, str]]:
    """People's full names: labelled so, or shaped so with a first or last name that a person so labelled has."""
    shaped = {name: pair for name in names if (pair := _given_and_surname(name))}
    plain = {name for name in shaped if len(name.words) <= 4 and not _GENERIC.intersection(name_keys(name))}
    sure = {n: pair for n, pair in shaped.items() if n.label == PERSON or (n.label == OTHER and n in plain)}
    firsts, lasts = {pair[0] for pair in sure.values()}, {pair[1] for pair in sure.values()}
    return {
        n: pair for n, pair in shaped.items() if n in sure or (n in plain and (pair[0] in firsts or pair[1] in lasts))
    }


def _written(name: Name, key: str) -> str:
    word = next((word for word in name.words if fold(word) == key), name.words[-1])
    return re.sub(r"['’]s?$", "", word)


# ---------------------------------------------------------------- evidence that two words are one name


@dataclass(frozen=True, eq=False)
class Spelling:
    """One spelling of a name's word as most often written, with every place."""

    word: str
    places: tuple[Name, ...]


@dataclass(frozen=True, eq=False)
class Variation:
    """A name spelt in more than one way: the spellings (commonest first), why they are one name, how sure (0 to 1)."""

    spellings: tuple[Spelling, ...]
    reasons: tuple[str, ...]
    confidence: float
    given: bool
    person: bool


_AGE_AFTER = re.compile(r"\s*,?\s*\(?(\d{1,3})(?=[,.;)\s])")
_AGE_BEFORE = re.compile(r"(\d{1,3})[- ]years?[- ]old,?\s+(?:[a-z]+\s+)?$")
_PLACE_BEFORE = re.compile(r"\b(?:in|near|at|outside|around|throughout)\s+$")
_SPOKE = re.compile(r"\s*,?\s*(?:said|says|told|added|asked|explained|recalled|wrote|warned|testified)\b")
_ENDS_PHRASE = re.compile(
    r"\s*(?:$|[^\w\s'’-]|(?:said|says|told|was|is|were|has|had|who|and|or|of|will|in|at|on|from|as|with|to|by|did|died)\b)"
)
_SPOKEN = re.compile(r"\b(?:said|says|added|asked|explained|recalled)\s+$")


@dataclass(frozen=True, eq=False)
class Slip:
    """Two words held to be spellings of one name: the rarer, the commoner, the rarer one's places, and why."""

    rare: str
    common: str
    places: tuple[Name, ...]
    reason: str
    confidence: float
    given: bool = False  # the word is a given name
    people: frozenset[str] = frozenset()  # the other names of the person, where the word is a person's


def _around(name: Name) -> tuple[str, str]:
    text, span = name.document.text, name.span
    return text[max(0, span.start - 24) : span.start], text[span.end : span.end + 24]


def _ages(names: Iterable[Name]) -> set[str]:
    found = set()
    for name in names:
        before, after = _around(name)
        for match in (_AGE_AFTER.match(after), _AGE_BEFORE.search(before)):
            if match:
                found.add(match.group(1))
    return found


def _as_person(name: Name) -> bool:
    """Whether a bare name stands where a person does: with a title, by a verb of speech, or so labelled."""
    before, after = _around(name)
    if _PLACE_BEFORE.search(before):
        return False
    return bool(name.label == PERSON or name.title or _SPOKE.match(after) or _SPOKEN.search(before))


def _in_place(name: Name) -> bool:
    return bool(_PLACE_BEFORE.search(_around(name)[0]))


def _side_by_side(left: Iterable[Name], right: Iterable[Name]) -> bool:
    """Whether two names stand near each other in one sentence, as two people or places do."""
    places: dict[Sentence, list[Span]] = defaultdict(list)
    for name in left:
        places[name.sentence].append(name.span)
    return any(
        max(span.start - name.span.end, name.span.start - span.end) < 60
        for name in right
        for span in places.get(name.sentence, ())
    )


def _conflicting_ages(left: Iterable[Name], right: Iterable[Name]) -> bool:
    """Whether both have ages that lie more than a year apart."""
    pairs = [(int(mine), int(other)) for mine in _ages(left) for other in _ages(right)]
    return bool(pairs) and min(abs(mine - other) for mine, other in pairs) > 1


class _Judge:
    """Decides pair by pair whether two nominated words are one name."""

    def __init__(self, uses: Uses, lower: Counter[str]) -> None:
        self.uses = uses
        self.forms = uses.forms
        self.lower = lower

    def slip(self, left: str, right: str) -> Slip | None:
        rare, common = sorted((self.forms[left], self.forms[right]), key=self._rank)
        if _abbreviation(rare) or _abbreviation(common):
            return None
        rules = (
            self._surname,
            self._given,
            self._orphan_surname,
            self._orphan_given,
            self._same_age,
            self._same_block,
            self._phrase,
            self._unknown,
        )
        for rule in rules:
            found = rule(rare, common)
            if found is not None:
                return found
        return None

    def _rank(self, form: Form) -> tuple[int, bool, str]:
        return form.count, known(form.key), form.key

    def _ordinary(self, form: Form) -> bool:
        return form.common or self.lower[form.key] > 0

    def _surname(self, rare: Form, common: Form) -> Slip | None:
        """The same given name before both."""
        shared = {given for given in rare.givens if any(same_given(given, other) for other in common.givens)}
        if not shared or (_plural(rare.key, common.key) and self._loose_plural(rare, common, shared)):
            return None
        places = [name for name in rare.mentions if self._belongs(name, rare, shared)]
        fulls = [name for name in common.mentions if (pair := self.uses.person(name)) and pair[0] in common.givens
                 and any(same_given(pair[0], given) for given in shared)]  # fmt: skip
        if _side_by_side([name for name in places if self.uses.person(name)], fulls):
            return None
        together = not {name.document for name in places}.isdisjoint(name.document for name in fulls)
        if not (together or _slight(rare.key, common.key) or _ages(places) & _ages(fulls)):
            return None
        reason = f"the same given name, {_spelling(self.forms, min(shared))}, stands before both"
        return Slip(rare.key, common.key, tuple(places), reason, 0.95, people=frozenset(shared))

    def _loose_plural(self, left: Form, right: Form, givens: set[str]) -> bool:
        """Whether a final s may be a plural or a possessive that lost its apostrophe ("Dana Cobbs family")."""
        if any(self.lower[key] for key in {left.key, right.key, *givens}):
            return True
        return any(not _ENDS_PHRASE.match(_around(name)[1]) for form in (left, right) for name in form.mentions)

    def _belongs(self, name: Name, form: Form, givens: set[str]) -> bool:
        person = self.uses.person(name)
        return person is None or person[1] != form.key or any(same_given(person[0], given) for given in givens)

    def _given(self, rare: Form, common: Form) -> Slip | None:
        """The same surname after both, and first names that sound alike or one of them no known word."""
        shared = rare.surnames & common.surnames
        if not shared:
            return None
        near = (
            OSA.distance(rare.key, common.key) <= 1
            and known(rare.key) != known(common.key)
            and rare.key[0] == common.key[0]
        )
        equal = sound(rare.key) == sound(common.key) or transliteration(rare.key) == transliteration(common.key)
        if not equal and (not near or derived(rare.key, common.key)):
            return self._apart(rare, common, shared)
        places = [n for n in rare.mentions if (p := self.uses.person(n)) is None or p[0] != rare.key or p[1] in shared]
        others = [n for n in common.mentions if (p := self.uses.person(n)) and p[0] == common.key and p[1] in shared]
        if _side_by_side(places, others) or _conflicting_ages(places, others):
            return None
        reason = f"the same surname, {_spelling(self.forms, min(shared))}, stands after both"
        return Slip(rare.key, common.key, tuple(places), reason, 0.9 if equal else 0.8, True, frozenset(shared))

    def _apart(self, rare: Form, common: Form, surnames: set[str]) -> Slip | None:
        """First names one letter apart before the same surname, of the same age or in different documents."""
        places = [n for n in rare.mentions if (p := self.uses.person(n)) and p[1] in surnames]
        others = [n for n in common.mentions if (p := self.uses.person(n)) and p[1] in surnames]
        if OSA.distance(rare.key, common.key) > 1 or _side_by_side(places, others) or _conflicting_ages(places, others):
            return None
        aged = bool(_ages(places) & _ages(others))
        together = not {n.document for n in places}.isdisjoint(n.document for n in others)
        if not aged and (together or rare.key[0] != common.key[0] or (known(rare.key) and known(common.key))):
            return None
        reason = f"the same surname, {_spelling(self.forms, min(surnames))}, stands after both"
        reason += ", with the same age" if aged else ""
        return Slip(rare.key, common.key, tuple(places), reason, 0.9 if aged else 0.75, True, frozenset(surnames))

    def _same_age(self, rare: Form, common: Form) -> Slip | None:
        """First names one letter apart in different documents, with the same age and no two surnames."""
        if OSA.distance(rare.key, common.key) > 1 or rare.key[0] != common.key[0] or len(rare.key) < 5:
            return None
        if not rare.documents.isdisjoint(common.documents) or (known(rare.key) and known(common.key)):
            return None
        people = [form for form in (rare, common) if form.surnames or form.bare]
        if len(people) < 2 or (rare.surnames and common.surnames) or derived(rare.key, common.key):
            return None
        if not _ages(rare.mentions) & _ages(common.mentions):
            return None
        reason = f"the same age stands by both, {min(_ages(rare.mentions) & _ages(common.mentions))}"
        return Slip(rare.key, common.key, tuple(rare.mentions), reason, 0.8, given=True)

    def _same_block(self, rare: Form, common: Form) -> Slip | None:
        """Streets nearly alike with the same block number before them."""
        shared = _blocks(rare.mentions) & _blocks(common.mentions)
        if not shared or (known(rare.key) and known(common.key)) or _side_by_side(rare.mentions, common.mentions):
            return None
        reason = f"the same block stands before both, {min(shared)}"
        return Slip(rare.key, common.key, tuple(rare.mentions), reason, 0.85)

    def _orphan_surname(self, rare: Form, common: Form) -> Slip | None:
        """A bare surname nobody introduces, in a document that introduces a person of nearly that surname."""
        for orphan, owner in ((rare, common), (common, rare)):
            if not owner.givens or not orphan.bare or len(orphan.bare) < orphan.count or orphan.surnames:
                continue
            if _plural(orphan.key, owner.key) or not self._trusted_orphan(orphan, owner):
                continue
            homes = {n.document for n in owner.mentions if self.uses.person(n) and name_keys(n)[-1] == owner.key}
            places = [name for name in orphan.bare if name.document in homes]
            if not places or len(places) < orphan.count or _side_by_side(places, owner.mentions):
                continue
            if not any(map(_as_person, places)) and (known(orphan.key) or any(map(_in_place, places))):
                continue
            reason = (
                f"{orphan.spelling} has no given name anywhere, in a text that introduces {_full(self.uses, owner)}"
            )
            slip_rare, slip_common = sorted((orphan, owner), key=self._rank)
            places = places if slip_rare is orphan else slip_rare.mentions
            confidence = 0.9 if not known(orphan.key) or not known(owner.key) else 0.75
            return Slip(
                slip_rare.key, slip_common.key, tuple(places), reason, confidence, people=frozenset(owner.givens)
            )
        return None

    def _trusted_orphan(self, orphan: Form, owner: Form) -> bool:
        distance = OSA.distance(orphan.key, owner.key)
        if distance > 1 and len(orphan.key) < 7 and sound(orphan.key) != sound(owner.key):
            return False
        if known(orphan.key):
            return orphan.key[0] == owner.key[0] and distance == 1 and all(map(_as_person, orphan.bare))
        return True

    def _orphan_given(self, rare: Form, common: Form) -> Slip | None:
        """A bare first name nobody introduces, beside a person of nearly that first name."""
        for orphan, owner in ((rare, common), (common, rare)):
            if not owner.surnames or orphan.givens or orphan.surnames or len(orphan.bare) < orphan.count:
                continue
            equal = sound(orphan.key) == sound(owner.key)
            near = OSA.distance(orphan.key, owner.key) == 1 and (
                known(orphan.key) != known(owner.key) or bool(_ages(orphan.bare) & _ages(owner.mentions))
            )
            if not (equal or near) or orphan.key[0] != owner.key[0] or (derived(orphan.key, owner.key) and not equal):
                continue
            homes = {n.document for n in owner.mentions if self.uses.person(n) and name_keys(n)[0] == owner.key}
            if not orphan.documents <= homes or _side_by_side(orphan.bare, owner.mentions):
                continue
            if _conflicting_ages(orphan.bare, owner.mentions) or self._ordinary(orphan):
                continue
            person = _full(self.uses, owner, given=True)
            reason = f"{orphan.spelling} has no surname anywhere, in a text that introduces {person}"
            slip_rare, slip_common = sorted((orphan, owner), key=self._rank)
            return Slip(
                slip_rare.key, slip_common.key, tuple(slip_rare.mentions), reason, 0.85, True, frozenset(owner.surnames)
            )
        return None

    def _phrase(self, rare: Form, common: Form) -> Slip | None:
        """The same longer name around both: "Gulf of …", "… Club", "… Fire Department"."""
        if _plural(rare.key, common.key):
            return self._plural_phrase(rare, common)
        if derived(rare.key, common.key) or rare.key in _GENERIC or common.key in _GENERIC:
            return None
        for frame, places in rare.frames.items():
            others = common.frames.get(frame)
            if not others:
                continue
            people = [pair for name in (*places, *others) if (pair := self.uses.person(name))]
            if any({rare.key, common.key}.intersection(pair) for pair in people):
                continue
            if _side_by_side(places, others) or not self._phrase_holds(rare, common, frame[1], places, others):
                continue
            reason = f"the rest of the name is the same: {_with_gap(places[0], frame[0])}"
            unfamiliar = not (known(rare.key) and known(common.key))
            return Slip(rare.key, common.key, tuple(places), reason, 0.85 if unfamiliar else 0.7)
        return None

    def _plural_phrase(self, rare: Form, common: Form) -> Slip | None:
        """A longer name with and without a final s, in one document, of the same kind of place: "school", "club"."""
        for frame, places in rare.frames.items():
            others = common.frames.get(frame, [])
            for left in places:
                for right in others:
                    if (
                        left.document is right.document
                        and left.sentence is not right.sentence
                        and _same_kind(left, right)
                    ):
                        kind = min(_kinds_of_place(left) & _kinds_of_place(right))
                        reason = f"both stand as the name of a {kind} in one text"
                        return Slip(rare.key, common.key, tuple(places), reason, 0.75)
        return None

    def _phrase_holds(
        self, rare: Form, common: Form, rest: tuple[str, ...], places: Sequence[Name], others: Sequence[Name]
    ) -> bool:
        if len(rare.key) < 4 or (self._ordinary(rare) and self._ordinary(common)):
            return False
        unfamiliar = not known(rare.key) or not known(common.key)
        telling = any(key not in _GENERIC and len(key) > 3 and key.isalpha() for key in rest)
        distance = OSA.distance(rare.key, common.key)
        if distance > 1 and not (unfamiliar and len(rare.key) >= 6):
            return False
        if unfamiliar and (telling or rare.key[0] == common.key[0]):
            return True
        if telling and sound(rare.key) == sound(common.key):
            return True
        if telling:
            return len(others) >= 2 * len(places)
        return not _STREETS.intersection(rest) and len(others) >= 3 * len(places) and bool(_GENERIC.intersection(rest))

    def _unknown(self, rare: Form, common: Form) -> Slip | None:
        """A word no vocabulary knows, one slip away from a frequent name, without a name of its own."""
        if known(rare.key) or len(rare.key) < 5 or rare.givens or rare.surnames or derived(rare.key, common.key):
            return None
        if self._ordinary(common) or common.key in _GENERIC or self.lower[rare.key]:
            return None
        distance = OSA.distance(rare.key, common.key)
        near = distance <= (1 if len(rare.key) < 8 else 2) and (rare.key[0] == common.key[0] or len(rare.key) >= 7)
        outnumbered = common.count >= 2 * rare.count or (known(common.key) and common.count >= rare.count)
        beside = rare.documents <= common.documents or common.count >= 3
        if not (near and outnumbered and beside) or not all(_fits(frame, common) for frame in rare.frames):
            return None
        if _side_by_side(rare.mentions, common.mentions):
            return None
        reason = f"{rare.spelling} stands {_times(rare.count)} where {common.spelling} stands {_times(common.count)}"
        return Slip(rare.key, common.key, tuple(rare.mentions), reason, 0.8)


def _fits(frame: tuple[int, tuple[str, ...]], common: Form) -> bool:
    """Whether the rest of a longer name says nothing against its word being a slip of the common one."""
    if frame in common.frames or not common.givens.isdisjoint(frame[1]):
        return True
    return _GENERIC.issuperset(frame[1]) and not common.givens and not common.surnames


def _kinds_of_place(name: Name) -> set[str]:
    """Lower-case words of the sentence that say what kind of place or body is named."""
    words = {word.removesuffix("s") for word in re.findall(r"\b[a-z]{3,}\b", name.sentence.text)}
    return words & (ORG_NOUNS | PLACE_NOUNS)


def _same_kind(left: Name, right: Name) -> bool:
    alone = all(
        _ENDS_PHRASE.match(_around(name)[1])
        and not re.search(r"\b(?:the|a|an|\w+[- ]?(?:two|three|of))\s+$", _around(name)[0])
        for name in (left, right)
    )
    return alone and bool(_kinds_of_place(left) & _kinds_of_place(right))


_BLOCK = re.compile(r"\b(\d{1,5}) block of\s+(?:[NSEW]\.?\s+|(?:North|South|East|West)\s+)?$")


def _blocks(names: Iterable[Name]) -> set[str]:
    found = (_BLOCK.search(_around(name)[0]) for name in names)
    return {match.group(1) for match in found if match}


def _times(count: int) -> str:
    return "once" if count == 1 else "twice" if count == 2 else f"{count} times"


def _abbreviation(form: Form) -> bool:
    return (form.spelling.isupper() and len(form.key) <= 5) or any(char.isdigit() for char in form.key)


def _plural(left: str, right: str) -> bool:
    short, long = sorted((left, right), key=len)
    return long in {short + "s", short + "es"}


def _spelling(forms: Mapping[str, Form], key: str) -> str:
    return forms[key].spelling if key in forms else key.title()


def _full(uses: Uses, form: Form, given: bool = False) -> str:
    for name in form.mentions:
        if uses.person(name) and name_keys(name)[0 if given else -1] == form.key:
            return " ".join(name.words)
    return form.spelling


def _with_gap(name: Name, at: int) -> str:
    return " ".join("…" if index == at else word for index, word in enumerate(name.words))


# ---------------------------------------------------------------- one address, two names

_ADDRESS = re.compile(
    r"(?:[,;(]|\s)[^.;\d]{0,24}?\b(\d{1,5})\s+(?:[NSEW]\.?\s+|(?:North|South|East|West)\s+)?([A-Z][\w'’]+|\d+(?:st|nd|rd|th))"
    r"\s+(?:\w+\s+)?(?:St|Street|Ave|Avenue|Rd|Road|Blvd|Boulevard|Dr|Drive|Lane|Ln|Way|Highway|Hwy|Pl|Place|Square)\b"
)


def _addressed(names: Iterable[Name]) -> dict[tuple[str, str], list[Name]]:
    """Names directly followed by an address, by its house number and street."""
    found: dict[tuple[str, str], list[Name]] = defaultdict(list)
    for name in names:
        if len(name.words) > 1 and (name.label != PERSON or any(map(str.isdigit, name.words))):
            match = _ADDRESS.match(name.document.text, name.span.end, name.span.end + 80)
            if match:
                found[match.group(1), fold(match.group(2))].append(name)
    return found


def _one_address(names: Sequence[Name]) -> Iterator[Variation]:
    """Longer names of one address that share a word and differ in one: "Cellar 12", "Cave 12"."""
    by_keys: dict[tuple[str, ...], list[Name]] = defaultdict(list)
    for name in names:
        by_keys[tuple(map(fold, name.words))].append(name)
    for (number, _), mentions in _addressed(names).items():
        ways = {tuple(map(fold, mention.words)): mention for mention in mentions}
        for left, right in combinations(sorted(ways), 2):
            differing = [pair for pair in zip(left, right, strict=False) if pair[0] != pair[1]]
            if len(left) == len(right) and len(differing) == 1 and not any(char.isdigit() for char in differing[0][0]):
                if alike(*differing[0]):
                    continue  # a slip, judged as one
                spellings = (Spelling(" ".join(ways[keys].words), tuple(by_keys[keys])) for keys in (left, right))
                ordered = tuple(sorted(spellings, key=lambda spelling: (-len(spelling.places), spelling.word)))
                yield Variation(ordered, (f"both stand before the same address, number {number}",), 0.8, False, False)


# ---------------------------------------------------------------- destroyed names

_GLUE = ("to", "of", "by", "in", "at", "for", "and", "with", "from", "the", "on", "as", "that", "said")
_LOWER_WORD = re.compile(r"(?<![\w@#/.\-])[a-zà-ÿ]{3,}(?![\w@/]|\.\w|-)")


def _lower_words(corpus: Corpus) -> dict[str, list[tuple[int, Span]]]:
    """Lower-case words of three letters and more with their places: (number of the sentence, span)."""
    found: dict[str, list[tuple[int, Span]]] = defaultdict(list)
    for number, sentence in enumerate(corpus.sentences):
        for match in _LOWER_WORD.finditer(sentence.text):
            start = sentence.span.start + match.start()
            found[match.group()].append((number, Span(start, start + len(match.group()))))
    return found


def _destroyed(
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


def _best(slips: Sequence[Slip]) -> list[Slip]:
    """For every rarer word only the slip that is best supported, so that one slip never joins two people's names."""
    best: dict[str, Slip] = {}
    for slip in slips:
        held = best.get(slip.rare)
        if held is None or _support(slip) > _support(held):
            best[slip.rare] = slip
    return list(best.values())


def _support(slip: Slip) -> tuple[float, int, str]:
    return slip.confidence, -OSA.distance(slip.rare, slip.common), slip.common


def _groups(slips: Sequence[Slip]) -> list[frozenset[str]]:
    """Connected words, in the order of their first slip."""
    parent: dict[str, str] = {}

    def root(key: str) -> str:
        while parent.setdefault(key, key) != key:
            key = parent[key]
        return key

    for slip in slips:
        parent[root(slip.rare)] = root(slip.common)
    groups: dict[str, set[str]] = defaultdict(set)
    for key in parent:
        groups[root(key)].add(key)
    return [frozenset(group) for group in groups.values()]


def _head(group: Iterable[str], forms: Mapping[str, Form]) -> str:
    return max(group, key=lambda key: (forms[key].count if key in forms else 0, known(key), key))


def _variation(group: frozenset[str], slips: Sequence[Slip], uses: Uses) -> Variation:
    forms = uses.forms
    mine = sorted((s for s in slips if s.rare in group), key=lambda slip: -slip.confidence)
    people = frozenset().union(*(slip.people for slip in mine))
    given = any(slip.given for slip in mine)
    head = _head(group, forms)
    spellings = []
    for key in group:
        places = {place: None for slip in mine if slip.rare == key for place in slip.places}
        if key == head or not places:
            places = dict.fromkeys(n for n in forms[key].mentions if _concerns(uses, n, key, people, given))
        word = forms[key].spelling if key in forms else key
        spellings.append(Spelling(word, tuple(sorted(places, key=lambda name: (name.document.name, name.span)))))
    spellings.sort(key=lambda spelling: (-len(spelling.places), spelling.word))
    person = bool(people) or sum(forms[key].person for key in group if key in forms) * 2 > len(group)
    reasons = tuple(dict.fromkeys(slip.reason for slip in mine))
    return Variation(tuple(spellings), reasons, max(slip.confidence for slip in mine), given, person)


def _concerns(uses: Uses, name: Name, key: str, people: frozenset[str], given: bool) -> bool:
    """Whether a mention with the word can mean the person of the evidence (`people`: the other names)."""
    person = uses.person(name)
    if not people or person is None:
        return True
    if given:
        return person[0] != key or person[1] in people
    return person[1] != key or any(same_given(person[0], other) for other in people)


# ---------------------------------------------------------------- entities


@dataclass(frozen=True, eq=False)
class Entity:
    """A person, place or organisation with every mention that was linked to it.

    `words` is the fullest name in its commonest spelling; `given` and `surname` are folded keys, empty for what is no
    person; `spellings` counts the ways the name is written, commonest first.
    """

    words: tuple[str, ...]
    label: str
    mentions: tuple[Name, ...]
    given: str = ""
    surname: str = ""

    @property
    def name(self) -> str:
        return " ".join(self.words)

    @cached_property
    def spellings(self) -> tuple[tuple[str, int], ...]:
        counts = Counter(" ".join(mention.words) for mention in self.mentions)
        return tuple(sorted(counts.items(), key=lambda item: (-item[1], item[0])))


@dataclass(eq=False)
class _Person:
    """A person while mentions are being gathered."""

    surname: str
    junior: bool
    givens: list[str]
    mentions: list[Name] = field(default_factory=list)

    def called(self, given: str) -> bool:
        return any(same_given(given, mine) for mine in self.givens)


@dataclass(frozen=True, eq=False)
class Entities:
    """The entities of a corpus and the names spelt in more than one way."""

    entities: tuple[Entity, ...]
    variations: tuple[Variation, ...]
    _by_mention: Mapping[Name, Entity] = field(repr=False)

    def entity_of(self, mention: Name) -> Entity | None:
        """The entity a mention is linked to; None where a bare name fits two people of its document."""
        return self._by_mention.get(mention)


_CACHE: weakref.WeakKeyDictionary[Corpus, Entities] = weakref.WeakKeyDictionary()


def entities(corpus: Corpus) -> Entities:
    """Link the names of a corpus; worked out once for each corpus."""
    found = _CACHE.get(corpus)
    if found is None:
        found = _CACHE[corpus] = _link(corpus)
    return found


def _link(corpus: Corpus) -> Entities:
    names = corpus.of_kind(Name)
    uses = Uses(names)
    forms = uses.forms
    words = _lower_words(corpus)
    judge = _Judge(uses, Counter({word: len(places) for word, places in words.items()}))
    eligible = [key for key in forms if len(key) >= 4 and key not in TITLES]
    slips = _best([slip for pair in nominated(eligible) if (slip := judge.slip(*pair)) is not None])
    slips.extend(_destroyed(corpus, forms, words))
    groups = _groups(slips)
    canonical = {key: _head(group, forms) for group in groups for key in group}
    variations = (*(_variation(group, slips, uses) for group in groups), *_one_address(names))
    linked = _Linker(names, uses, canonical).link()
    return Entities(tuple(linked), variations, {mention: entity for entity in linked for mention in entity.mentions})


class _Linker:
    """Gathers mentions into people first, then everything else by its words."""

    def __init__(self, names: Sequence[Name], uses: Uses, canonical: Mapping[str, str]) -> None:
        self.names = names
        self.uses = uses
        self.forms = uses.forms
        self.canonical = canonical
        self.people: dict[str, list[_Person]] = defaultdict(list)
        self.present: dict[Document, list[_Person]] = defaultdict(list)
        self.others: dict[tuple[str, ...], list[Name]] = defaultdict(list)

    def key(self, word: str) -> str:
        return self.canonical.get(word, word)

    def link(self) -> list[Entity]:
        full = {name for name in self.names if self.uses.person(name) is not None}
        for name in self.names:
            if name in full:
                self._add_full(name)
        for name in self.names:
            if name not in full:
                self._add_short(name)
        found = [_person_entity(person) for people in self.people.values() for person in people]
        acronyms = _acronyms(self.others)
        merged: dict[tuple[str, ...], list[Name]] = defaultdict(list)
        for keys, mentions in self.others.items():
            merged[acronyms.get(keys, keys)].extend(mentions)
        return found + [_other_entity(mentions) for mentions in merged.values()]

    def _add_full(self, name: Name) -> None:
        keys = name_keys(name)
        given, surname = self.key(keys[0]), self.key(keys[-1])
        junior = fold(name.words[-1]) in {"jr", "ii", "iii", "iv"}
        person = next((p for p in self.people[surname] if p.junior == junior and p.called(given)), None)
        if person is None:
            person = _Person(surname, junior, [])
            self.people[surname].append(person)
        if given not in person.givens:
            person.givens.append(given)
        person.mentions.append(name)
        if person not in self.present[name.document]:
            self.present[name.document].append(person)

    def _add_short(self, name: Name) -> None:
        keys = tuple(map(self.key, name_keys(name)))
        form = self.forms.get(name_keys(name)[0])
        if len(keys) == 1 and (name.label != "PLACE" or _as_person(name) or (form is not None and form.person)):
            candidates = self._candidates(name.document, keys[0])
            if len(candidates) == 1:
                candidates[0].mentions.append(name)
            if candidates:
                return
        self.others[keys].append(name)

    def _candidates(self, document: Document, key: str) -> list[_Person]:
        here = self.present[document]
        return (
            [person for person in here if person.surname == key]
            or [person for person in here if key in person.givens]
            or [person for person in here if len(key) > 2 and person.called(key)]
            or self.people.get(key, [])
        )


def _acronyms(others: Mapping[tuple[str, ...], list[Name]]) -> dict[tuple[str, ...], tuple[str, ...]]:
    """Acronyms given in brackets behind their expansion: ("iaea",) to its words."""
    found: dict[tuple[str, ...], tuple[str, ...]] = {}
    for keys, mentions in others.items():
        if len(keys) < 2:
            continue
        initials = {"".join(k[0] for k in keys), "".join(k[0] for k in keys if k not in {"of", "the", "and", "for"})}
        for mention in mentions:
            match = re.match(r"\s\(([A-Z][A-Za-z]{1,7})\)", _around(mention)[1])
            if match and match.group(1).casefold() in initials and (match.group(1).casefold(),) in others:
                found[match.group(1).casefold(),] = keys
    return found


def _fullest(mentions: Sequence[Name]) -> tuple[str, ...]:
    counts = Counter(mention.words for mention in mentions)
    return max(counts, key=lambda words: (len(words) > 1, counts[words], len(words), words))


def _person_entity(person: _Person) -> Entity:
    given = max(person.givens, key=len)
    return Entity(_fullest(person.mentions), PERSON, tuple(person.mentions), given, person.surname)


def _other_entity(mentions: Sequence[Name]) -> Entity:
    labels = Counter(mention.label for mention in mentions)
    label = max(labels, key=lambda label: (labels[label], label))
    return Entity(_fullest(mentions), label, tuple(mentions))
