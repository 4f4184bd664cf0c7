"""One person in two roles that exclude each other at one time.

Flags, for one person in reports of the same days:

- two ranks or offices: "Sgt. Ruth Hallam", "Lt. Ruth Hallam"; "Mayor Orlov", "Senator Orlov"; "CEO Orlov", "COO Orlov";
- two relations to the same person: "his wife, Ruth Hallam", "his girlfriend, Ruth Hallam"; shot "by her uncle",
  "by her father"; "the couple's daughter", "her stepfather";
- two school years: "Hallam, an eighth-grader", "Hallam was a freshman";
- two kinds of homicide as the charge: "charged with murder", "charged with manslaughter".

Leaves alone: synonyms and short forms (spokesman, spokesperson; defence secretary, defence minister; colonel for
lieutenant colonel), former offices, offices that one person can hold at once (spokesman and chief deputy), several
charges listed together, and two roles that one document gives.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations

from factcheck.blocking import near
from factcheck.checks import Check
from factcheck.corpus import Corpus
from factcheck.document import Document
from factcheck.events import DESCRIBED
from factcheck.finding import Category, Conflict, Reading, Rule, Severity
from factcheck.identity import Entity, entities
from factcheck.mention import Name, Role
from factcheck.offices import CHARGE, EXCLUSIVE, GRADE, MURDER, OFFICE, PARTNER, RANK, TO_THE_OTHER


def find(corpus: Corpus) -> Iterator[Conflict]:
    roles = corpus.of_kind(Role)
    held: dict[tuple[Entity, str], list[Role]] = defaultdict(list)
    for role in roles:
        holder = _entity_at(corpus, role)
        if holder is not None and holder.label == "PERSON":
            held[holder, role.axis].append(role)
    for (person, axis), found in held.items():
        if axis in (RANK, OFFICE):
            yield from _titles(person, found)
        elif axis == GRADE:
            yield from _grades(person, found)
        elif axis != CHARGE:
            yield from _relations(person, found)
    yield from _deeds([role for role in roles if role.slot])
    yield from _step_parents(roles)
    yield from _charges(corpus, [role for role in roles if role.axis == CHARGE])


def _entity_at(corpus: Corpus, role: Role) -> Entity | None:
    linked = entities(corpus)
    for mention in corpus.mentions_of_sentence.get(role.sentence, ()):
        if role.holder is not None and isinstance(mention, Name) and mention.span.overlaps(role.holder):
            return linked.entity_of(mention)
    return None


def _near(left: Role, right: Role) -> bool:
    """Whether two roles are of one time: two sentences, of reports of the same weeks."""
    if left.sentence is right.sentence:
        return False
    return near(left.sentence.section.written, right.sentence.section.written)


def _documents(roles: Iterable[Role], value: str) -> set[Document]:
    return {role.document for role in roles if role.value == value}


def _one_of_two(roles: Sequence[Role]) -> bool:
    """Whether the roles have two values in all and no document gives both."""
    values = sorted({role.value for role in roles})
    return len(values) == 2 and not _documents(roles, values[0]) & _documents(roles, values[1])


def _titles(person: Entity, roles: Sequence[Role]) -> Iterator[Conflict]:
    current = [role for role in roles if not role.former]
    differing = [pair for pair in combinations(current, 2) if _excluded(*pair) and _near(*pair)]
    if not differing:
        return
    found = list(dict.fromkeys(role for pair in differing for role in pair))
    values = {role.value for role in found}
    surest = len(values) == 2 and _full(differing)
    yield _conflict(
        found,
        f"{person.name}: {' or '.join(sorted(values))}?",
        "the titles before one name exclude each other",
        Severity.MEDIUM if surest else Severity.LOW,
        0.75 if surest else 0.4,
    )


def _grades(person: Entity, roles: Sequence[Role]) -> Iterator[Conflict]:
    """A pupil in two school years, one to a document."""
    if _one_of_two(roles) and all(_near(*pair) for pair in combinations(roles, 2)):
        asked = " or ".join(dict.fromkeys(role.text for role in roles))
        yield _conflict(roles, f"{person.name}: {asked}?", "one pupil in two school years", Severity.MEDIUM, 0.7)


def _full(pairs: Iterable[tuple[Role, Role]]) -> bool:
    """Whether both titles stand with a given name in some pair, so that no namesake is meant."""
    return any(
        all(role.holder is not None and " " in role.document.slice(role.holder) for role in pair) for pair in pairs
    )


def _excluded(left: Role, right: Role) -> bool:
    one, two = left.value, right.value
    if left.axis == RANK:
        return not set(one.split()) & set(two.split())
    return one != two and any(one in group and two in group for group in EXCLUSIVE)


def _sex(role: Role) -> frozenset[str]:
    noun = role.text.casefold().split()[-1].removeprefix("ex-")
    return DESCRIBED.get(noun, frozenset()) & {"m", "f"}


def _whose(role: Role) -> str:
    words = role.whose.removesuffix("'s").removesuffix("’s").split()
    return "" if not words or words[-1] in {"his", "her", "their", "my", "our"} else words[-1]


def _relations(person: Entity, roles: Sequence[Role]) -> Iterator[Conflict]:
    """A named person's relation; to two people unless the words for the other agree or it is a partner."""
    axis = roles[0].axis
    pairs = [
        (left, right)
        for left, right in combinations(roles, 2)
        if left.value != right.value
        and _sex(left) == _sex(right)
        and _near(left, right)
        and (axis == PARTNER or _whose(left) == _whose(right) != "")
    ]
    if pairs and _one_of_two([role for role in roles if _sex(role) == _sex(pairs[0][0])]):
        found = list(dict.fromkeys(role for pair in pairs for role in pair))
        yield _conflict(
            found,
            f"{person.name}: {' or '.join(dict.fromkeys(role.text for role in found))}?",
            "the relation of one person to another",
            Severity.MEDIUM,
            0.7,
        )


def _deeds(roles: Sequence[Role]) -> Iterator[Conflict]:
    """Relatives in one slot of the violence a story tells of, of one sex, one to a document."""
    by_slot: dict[tuple[str, frozenset[str]], list[Role]] = defaultdict(list)
    for role in roles:
        if role.whose not in {"my", "our", "your"}:
            by_slot[role.slot, _sex(role)].append(role)
    for (slot, _), found in by_slot.items():
        for partners in (True, False):
            same = [role for role in found if (role.axis == PARTNER if partners else role.value in TO_THE_OTHER)]
            if _one_of_two(same) and not _both_named(same):
                yield _conflict(
                    same,
                    f"Relation of the {slot}: {' or '.join(dict.fromkeys(role.text for role in same))}?",
                    "who did it" if slot == "agent" else "to whom it was done",
                    Severity.MEDIUM,
                    0.6,
                )


def _both_named(roles: Sequence[Role]) -> bool:
    """Whether some document has the words of both readings, so that it may speak of two people."""
    nouns = {role.text.casefold() for role in roles}
    words = [rf"(?<![\w-]){re.escape(noun)}(?:s|'s|’s)?\b" for noun in nouns]
    patterns = [re.compile(word, re.IGNORECASE) for word in words]
    documents = {role.document for role in roles}
    return any(sum(pattern.search(document.text) is not None for pattern in patterns) > 1 for document in documents)


def _step_parents(roles: Sequence[Role]) -> Iterator[Conflict]:
    """A couple's child that has a step-parent, in one document that speaks of no stepchild and no other child."""
    by_document: dict[Document, list[Role]] = defaultdict(list)
    for role in roles:
        by_document[role.document].append(role)
    for document, found in by_document.items():
        child = [role for role in found if role.value == "child of both"]
        step = [role for role in found if role.value == "step-parent" and _whose(role) == ""]
        if child and step and f"step{child[0].text.split()[-1]}" not in document.text.casefold():
            yield _conflict(
                [*child, *step],
                f"Child of both or stepchild: {child[0].text} or {step[0].text}?",
                "the only child of a couple that the document speaks of",
                Severity.MEDIUM,
                0.6,
            )


def _charges(corpus: Corpus, roles: Sequence[Role]) -> Iterator[Conflict]:
    people = {entity for role in roles if (entity := _entity_at(corpus, role)) is not None}
    if len(people) > 1:
        return
    grades: dict[bool, list[Role]] = {True: [], False: []}
    for role in roles:
        grades[role.value in MURDER].append(role)
    both = {role.sentence for role in grades[True]} & {role.sentence for role in grades[False]}
    if (grades[True] and grades[False] and not both) or (
        not grades[False] and _one_of_two([role for role in roles if "degree" in role.value])
    ):
        yield _conflict(
            roles,
            f"Charge: {' or '.join(sorted({role.value for role in roles}))}?",
            "the charge against the only defendant",
            Severity.MEDIUM,
            0.6,
        )


def _conflict(roles: Sequence[Role], title: str, reason: str, severity: Severity, confidence: float) -> Conflict:
    return Conflict(
        category=Category.ROLE,
        readings=tuple(Reading(role, role.text, role.value) for role in roles),
        title=title,
        reasons=(reason,),
        severity=severity,
        confidence=confidence,
    )


CHECK = Check(Rule("role-conflict", Category.ROLE, "one person in two roles that exclude each other"), find)
