"""Which words name the same kind of event: the classes of predicates that news figures hang on.

Verbs, nouns and adjectives of one class are interchangeable in reports ("killed", "dead", "death toll"). A word in no
class stands for itself. The classes are plain English, chosen from what casualty, crime, disaster, sport and
economic reports count; they are data, not rules.
"""

from __future__ import annotations

_VERBS: dict[str, str] = {
    "kill": "kill die slay perish murder slaughter execute succumb",
    "injure": "injure wound hurt hospitalise hospitalize maim",
    "shoot": "shoot gun_down open_fire let_off squeeze_off spray",
    "missing": "disappear vanish",
    "arrest": "arrest detain capture apprehend nab round_up take_into",
    "charge": "charge indict arraign",
    "convict": "convict sentence",
    "rescue": "rescue evacuate pull_out",
    "displace": "displace flee",
    "launch": "fire launch hurl lob",
    "intercept": "down shoot_down intercept destroy bring_down neutralise neutralize",
    "seize": "seize confiscate recover impound",
    "strike": "strike attack bomb shell pound assault raid bombard",
    "damage": "damage burn gut flatten wreck ravage",
    "fall": "fall plunge tumble plummet",
    "rise": "rise climb increase jump surge soar",
    "win": "win beat defeat",
    "steal": "steal rob loot",
    "cost": "cost pay price value fund",
    "protest": "protest demonstrate rally",
    "hire": "hire recruit employ",
    "dismiss": "lay_off sack dismiss",
    "hospitalise": "treat admit",
    "occur": "occur happen unfold take_place erupt break_out begin start go_off",
    "respond": "respond call alert dispatch arrive summon",
    "meet": "meet convene",
    "crash": "crash collide derail",
}
_NOUNS: dict[str, str] = {
    "kill": "death toll fatality murder killing slaying homicide",
    "injure": "injury",
    "shoot": "shooting gunfire gunshot",
    "arrest": "arrest detainee custody",
    "charge": "indictment",
    "convict": "conviction",
    "rescue": "evacuation evacuee rescue",
    "seize": "seizure",
    "strike": "strike attack raid bombing barrage assault",
    "damage": "damage",
    "steal": "theft robbery",
    "cost": "cost price worth",
    "protest": "protest demonstration demonstrator protester rally",
    "dismiss": "layoff redundancy",
    "meet": "meeting talk summit negotiation",
    "crash": "crash collision derailment",
    "fire": "fire blaze",
}
_STATES: dict[str, str] = {
    "kill": "dead fatal deceased lifeless",
    "injure": "wounded injured hurt",
    "missing": "missing unaccounted",
    "arrest": "arrested detained",
    "displace": "homeless displaced",
    "rescue": "evacuated rescued",
}


def _by_word(classes: dict[str, str]) -> dict[str, str]:
    return {word: name for name, words in classes.items() for word in words.split()}


CLASS_OF: dict[str, dict[str, str]] = {
    "VERB": _by_word(_VERBS),
    "NOUN": _by_word(_NOUNS),
    "ADJ": _by_word(_STATES)
    | {word: name for name in ("kill", "injure", "shoot", "arrest") for word in _VERBS[name].split()},
}

# Events whose subject or object is a person when nothing is named ("killing at least six"). "die" is what the time of
# a death dates, which may be later than that of the act.
OF_PEOPLE = frozenset(
    {"kill", "die", "injure", "missing", "arrest", "charge", "convict", "rescue", "displace", "hospitalise", "dismiss"}
)

PEOPLE = frozenset(
    "person people victim individual human civilian casualty body fatality resident soul inhabitant".split()
)

# Sex and age of the people whom plain nouns describe; empty where the noun leaves it open.
_DESCRIBED = {
    "m adult": "man gentleman father husband grandfather uncle son-in-law widower",
    "f adult": "woman lady mother wife grandmother aunt widow",
    "m child": "boy schoolboy",
    "f child": "girl schoolgirl",
    "m": "son brother nephew boyfriend fiance stepfather stepson male",
    "f": "daughter sister niece girlfriend fiancee stepmother stepdaughter female",
    "child": "child kid toddler baby infant newborn teenager teen youngster minor pupil",
}
DESCRIBED: dict[str, frozenset[str]] = {
    noun: frozenset(marks.split()) for marks, nouns in _DESCRIBED.items() for noun in nouns.split()
}

# Whose children a figure counts: "a mother of five".
PARENTS = frozenset("mother father parent mom mum dad grandmother grandfather grandparent".split())
OFFSPRING = frozenset("child kid son daughter boy girl".split())

# What leaves a gun: fired, heard or flying it makes the clause one of shooting, whatever its verb.
GUNFIRE = frozenset("shot gunshot bullet gunfire round volley".split())
GUNS = frozenset("gun handgun pistol revolver rifle shotgun firearm weapon".split())

# What is built in series and told by the model: "four AK-47 rifles" are four AK-47s.
SERIES = GUNS | frozenset("tank jet plane aircraft fighter bomber helicopter missile rocket drone launcher".split())

# Nouns for whatever it was that happened.
INCIDENTS = frozenset("incident event accident tragedy violence ordeal altercation disaster".split())

# Verbs that say too little to make two clauses one event.
LIGHT = frozenset(
    "be have do get make take go come give put keep let seem become remain say tell look use include describe".split()
)

INTENT = frozenset(
    "plan propose hope want expect threaten vow aim ask request urge seek demand intend offer schedule set "
    "prepare".split()
)

SPEECH = frozenset(
    "say tell report state announce claim add write confirm note declare estimate warn explain suggest insist post "
    "argue testify allege acknowledge reveal tweet speak quote release identify".split()
)


def class_of(lemma: str, pos: str) -> str:
    """The class of an event word by its part of speech, or "" for a word that stands for itself."""
    return CLASS_OF.get(pos, {}).get(lemma, "")


def event_class(lemma: str, particle: str = "", pos: str = "VERB") -> str:
    """The class of a predicate, or the lemma itself; a particle goes with its verb ("shoot", "down")."""
    if particle:
        joined = f"{lemma}_{particle}"
        return class_of(joined, pos) or joined
    return class_of(lemma, pos) or lemma
