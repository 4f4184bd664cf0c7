"""Which words exclude one another: colours, parts of the body, vehicles, weapons, and words with their opposites.

Plain English tables of a dictionary's kind. Two words of one table exclude one another unless one is the other's kind
or part ("pistol" and "handgun", "thigh" and "leg") or the two meet ("shoulder" and "chest").
"""

from __future__ import annotations

from collections.abc import Set
from functools import cache


def _table(text: str) -> dict[str, str]:
    """Word → what it counts as, from lines of "value: word word"."""
    found = {}
    for line in text.strip().splitlines():
        value, words = line.split(":")
        found.update(dict.fromkeys(words.split(), value.strip()))
    return found


COLOURS = _table(
    """
    black: black
    white: white cream ivory
    grey: grey gray charcoal
    silver: silver silver-colored silver-coloured
    red: red maroon burgundy crimson scarlet
    blue: blue navy navy-blue
    green: green olive
    yellow: yellow
    brown: brown tan beige bronze gold champagne khaki
    orange: orange
    purple: purple violet lavender
    pink: pink
    """
)

_MEETS: dict[str, tuple[str, ...]] = {
    "body": (
        "leg thigh knee calf shin ankle foot hip buttock toe heel groin",
        "foot toe heel ankle",
        "arm hand wrist elbow forearm bicep shoulder finger thumb palm",
        "head face skull forehead temple ear eye cheek jaw nose mouth chin lip",
        "head neck throat",
        "neck shoulder throat",
        "chest heart lung rib breast shoulder torso side",
        "abdomen stomach belly gut torso side pelvis groin hip rib",
        "back spine shoulder torso side buttock",
        "pelvis groin hip buttock",
    ),
    "vehicle": (
        "car sedan coupe hatchback wagon convertible limousine limo suv taxi",
        "truck pickup",
        "truck lorry semi tractor-trailer semitrailer",
        "van minivan",
        "bus minibus",
        "motorcycle motorbike scooter moped bike",
        "bicycle bike cycle",
        "suv jeep",
        "truck suv",
        "van suv",
    ),
    "weapon": (
        "handgun pistol glock",
        "handgun revolver",
        "rifle ak-47 ar-15 carbine",
        "shotgun",
        "knife blade dagger switchblade",
        "machete blade",
        "hammer",
        "bat",
        "axe hatchet",
        "crossbow",
    ),
    "vessel": (
        "frigate",
        "destroyer",
        "cruiser",
        "corvette",
        "patrol cutter",
        "submarine",
        "tanker",
        "trawler",
        "freighter cargo bulk container",
        "ferry",
        "yacht sailboat catamaran",
        "tugboat tug",
    ),
}
SLOTS = {
    "body": "Where the shot or blow fell",
    "vehicle": "Vehicle",
    "weapon": "Weapon",
    "vessel": "Ship",
    "colour": "Colour",
    "nationality": "Nationality",
}


@cache
def words_of(kind: str) -> frozenset[str]:
    """All words of a table ("body", "vehicle", "weapon", "vessel")."""
    return frozenset(word for group in _MEETS[kind] for word in group.split())


def excludes(kind: str, left: str, right: str) -> bool:
    """Whether two words of a table cannot both be true of one thing."""
    if left == right:
        return False
    if kind == "nationality":
        return True
    if kind == "colour":
        return COLOURS[left] != COLOURS[right]
    return not any({left, right} <= set(group.split()) for group in _MEETS[kind])


PERSONS = frozenset(
    "man woman boy girl teenager teen student climber tourist soldier officer citizen national worker player "
    "driver pilot sailor hiker skier singer actor actress journalist reporter businessman businesswoman doctor "
    "nurse engineer victim suspect gunman passenger traveller traveler backpacker mountaineer swimmer diver boxer "
    "fighter footballer champion couple father mother son daughter husband wife author artist scientist "
    "researcher scholar aid-worker".split()
)
_NATIONS = """
american british english scottish welsh irish french german italian spanish portuguese dutch belgian swiss austrian
danish swedish norwegian finnish icelandic polish czech slovak hungarian romanian bulgarian greek turkish russian
ukrainian belarusian serbian croatian bosnian albanian georgian armenian israeli palestinian lebanese syrian jordanian
iraqi iranian saudi kuwaiti qatari emirati yemeni egyptian libyan tunisian algerian moroccan sudanese ethiopian eritrean
somali kenyan ugandan tanzanian nigerian ghanaian cameroonian congolese rwandan zimbabwean afghan pakistani indian
bangladeshi nepalese nepali burmese thai vietnamese cambodian malaysian singaporean indonesian filipino chinese
taiwanese japanese korean mongolian australian canadian mexican guatemalan honduran salvadoran nicaraguan colombian
venezuelan ecuadorian peruvian bolivian chilean argentine argentinian brazilian cuban haitian jamaican
"""
_NATION_NOUNS = _table(
    """
    british: briton englishman englishwoman scot scotsman welshman english scottish welsh
    irish: irishman irishwoman
    french: frenchman frenchwoman
    dutch: dutchman dutchwoman
    danish: dane
    swedish: swede
    polish: pole
    turkish: turk
    spanish: spaniard
    finnish: finn
    argentine: argentinian
    """
)
_NATION_WORDS = {word: word for word in _NATIONS.split()} | _NATION_NOUNS


def nation_of(word: str, before: str = "") -> str:
    """The nation that a capitalised word makes someone a member of ("Dane" is "danish"); empty for other words."""
    if not word[:1].isupper():
        return ""
    if word.lower() == "zealander" and before.lower() == "new":
        return "new zealand"
    return _NATION_WORDS.get(word.lower(), "")


GUNS = frozenset("handgun pistol glock revolver rifle ak-47 ar-15 carbine shotgun".split())
CLOTHES = frozenset(
    "shirt t-shirt hoodie sweatshirt sweater jacket coat pant trouser jean short hat cap mask dress skirt".split()
)
_CAR_MAKES = (
    "acura audi bmw buick cadillac chevrolet chevy chrysler dodge fiat ford gmc honda hyundai infiniti jaguar jeep kia "
    "lexus lincoln mazda mercedes mercury mitsubishi nissan oldsmobile peugeot pontiac porsche renault saab saturn "
    "subaru suzuki tesla toyota volkswagen volvo"
)
CAR_MAKES = frozenset(_CAR_MAKES.split())

_OPPOSITES = """
alive/dead open/closed guilty/innocent armed/unarmed married/single married/unmarried conscious/unconscious
accidental/intentional accidental/deliberate accidental/unprovoked intentional/unintentional random/targeted
unintentionally/intentionally accidentally/intentionally accidentally/deliberately
well/poorly well/badly well/insufficiently well/inadequately well/ill adequately/inadequately
sufficiently/insufficiently fully/insufficiently properly/improperly fatal/non-fatal fatal/nonfatal
public/private legal/illegal full/empty sober/drunk safe/unsafe
"""
# Verbs of which both directions say the same, or may both be true.
MUTUAL = frozenset(
    "date meet marry divorce know fight face join see contact kiss love hate hug call text visit accompany follow "
    "succeed replace oppose play accuse blame criticise criticize help".split()
)
_OPPOSITE_VERBS = """
increase/decrease increase/reduce raise/lower raise/cut accept/reject accept/refuse accept/decline
approve/reject approve/veto confirm/deny admit/deny support/oppose support/reject acquit/convict survive/die
deny/acknowledge grant/deny grant/refuse agree/refuse agree/disagree agree/decline succeed/fail allow/ban allow/forbid
allow/prohibit permit/ban permit/prohibit rescue/arrest rescue/capture expand/shrink strengthen/weaken
legalise/ban pass/reject include/exclude uphold/overturn pass/fail favour/oppose favor/oppose
"""


def _pairs(text: str) -> frozenset[frozenset[str]]:
    return frozenset(frozenset(pair.split("/")) for pair in text.split())


OPPOSITES = _pairs(_OPPOSITES)
OPPOSITE_VERBS = _pairs(_OPPOSITE_VERBS)
_NEGATING = ("un", "in", "im", "il", "ir", "non", "non-", "dis")
_NO_OPPOSITES = frozenset(
    "unable infamous invaluable incoming inside indifferent intense immigrant imposed important".split()
)


def opposites(left: str, right: str) -> bool:
    """Whether two adjectives, participles or adverbs exclude one another: listed, or one negates the other's form."""
    if frozenset((left, right)) in OPPOSITES:
        return True
    short, long = sorted((left, right), key=len)
    return len(short) > 3 and long not in _NO_OPPOSITES and any(long == prefix + short for prefix in _NEGATING)


def opposite_of(word: str, others: Set[str]) -> list[str]:
    """Those of the other words that exclude a word, in order."""
    listed = {other for pair in OPPOSITES if word in pair for other in pair}
    formed = {prefix + word for prefix in _NEGATING} | {word.removeprefix(prefix) for prefix in _NEGATING}
    return sorted(other for other in (listed | formed) & others if other != word and opposites(word, other))
