"""Figures that are no quantities: dates, clock times and model names to pass over, numbers that only identify.

`passed_over` gives stretches in which no quantity may be read; moments of time among them are read elsewhere.
`identifiers` gives telephone, house, block, road, room, flight and case numbers, which are compared but never added.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from factcheck.document import Span

_MONTH = (
    r"(?:January|February|March|April|May\b\.?|June|July|August|September|October|November|December"
    r"|JANUARY|FEBRUARY|MARCH|APRIL|JUNE|JULY|AUGUST|SEPTEMBER|OCTOBER|NOVEMBER|DECEMBER"
    r"|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec)\b\.?"
    r"|(?:JAN|FEB|MAR|APR|JUN|JUL|AUG|SEPT|SEP|OCT|NOV|DEC)\b\.?)"
)
_WEEKDAY = r"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)\b\.?)"
_DAY = r"(?:0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?"
_YEAR = r"(?:1[5-9]|20)\d\d"
_HOUR = r"(?:[01]?\d|2[0-4])"
_HOUR_WORD = r"(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)"
_SUFFIX = r"(?:[ap]\.? ?m\b\.?|[AP]\.? ?M\b\.?)"
_CLOCK = rf"{_HOUR}(?:[.:] ?[0-5]\d)?"
_PEOPLE = (
    r"(?:people|persons|men|women|children|boys|girls|others|officers|soldiers|troops|students|homes|houses|members"
    r"|employees|workers|protesters|residents|families|victims|civilians|jobs|deaths|cases|copies|pages|words)"
)

_TIMES = (
    rf"\b{_MONTH},? (?:the )?{_DAY}(?:(?:,| and| or| to|-"
    rf"|/) ?(?:{_MONTH} )?{_DAY}(?![\w%]|-[a-z])){{0,4}}(?![\w%])(?:,? {_YEAR}(?!\w))?",
    rf"(?<![\w,.]){_DAY}(?:(?:,| and| or| to|-) ?{_DAY}){{0,4}}(?: of"
    rf"|-)? ?-?{_MONTH}(?![a-z])(?:,?[ -](?:{_YEAR}|\d\d(?![\w%])))?",
    rf"\b{_MONTH},?(?: of)? {_YEAR}(?!\w)",
    rf"\b{_WEEKDAY},? (?:the )?{_DAY}(?=[,.;)]|$)",
    r"(?<!\w)(?:\d{4}-\d\d?-\d\d?|\d{4}/\d\d?/\d\d?|\d\d?/\d\d?/(?:\d{4}|\d\d)"
    r"|\d\d?\.\d\d?\.\d{4}|\d\d?-\d\d?-\d{4})(?!\w)",
    rf"(?<![\w.,$£€]){_YEAR}(?:[-/](?:{_YEAR}|\d\d))(?![\w%])",
    r"(?<!\w)(?:(?:1[5-9]|20)\d0s|'\d0s|'\d\d(?!\w))",
    r"\b(?:\d{1,2}(?:st|nd|rd|th)|[a-z]+(?:th|rst|cond|ird|fth))[- ]centur(?:y|ies)\b",
    rf"\b(?:FY|fiscal(?: year)?|AD|Year) ?{_YEAR}\b",
    rf"(?<![\w.,$£€]){_CLOCK} ?(?:-|to|and|until|or) ?{_CLOCK} ?{_SUFFIX}",
    rf"(?<![\w.,$£€]){_CLOCK}(?::[0-5]\d)? ?{_SUFFIX}",
    r"(?<![\w.,$£€])(?:[01]?\d|2[0-4]): ?[0-5]\d(?::[0-5]\d)?(?:\.\d+)?(?![\w:])(?: ?(?:hours"
    r"|hrs|GMT|UTC|BST|EST|EDT|ET))?",
    r"(?<![\w.,$£€:])\d{1,2}:\d\d(?:\.\d+)?(?!\w)",
    r"(?<![\w.,$£€])(?:[01]\d|2[0-4])[.:]?[0-5]\d ?(?:hours|hrs|h|GMT|UTC|BST|CET|EST|EDT)\b",
    r"(?<![\w.,$£€])\d{1,2}(?:[.:]\d\d)? ?(?:GMT|UTC|BST|CET|EST|EDT|MSK)\b",
    r"(?<![\w.,$£€])(?:\d{1,2}|" + _HOUR_WORD + r") ?o['’]? ?clock\b",
    r"\b(?:(?:half|quarter|five|ten|twenty|twenty-five) past|quarter to) (?:\d{1,2}|" + _HOUR_WORD + r")\b(?! \w+s\b)",
    r"\b\d\d? (?:noon|midnight)\b",
    r"\b(?:at|around|about|by|before|after|until|from) (?:about |around |just after |just before )?\d{1,2}(?=(?: on)? "
    rf"(?:{_WEEKDAY}|this (?:morning|afternoon|evening)|in the (?:morning|afternoon|evening)"
    rf"|last night|at night|tonight|today|yesterday|local time))",
    r"\b(?:at|before|after|until|since) (?:about |around |just after |just before )?(?:1[0-2]"
    r"|[1-9])(?=[.,;]|$)(?!,\d|\.\d)",
    r"\b(?:on|by|until|of) the \d{1,2}(?:st|nd|rd|th)(?=[,.;]| and\b| to\b|$)",
)
_NAMES = (
    r"\b(?:https?://|www\.)\S{1,300}",
    r"\b[\w-]{1,63}(?:\.[\w-]{1,63}){0,4}\.(?:com|org|net|gov|edu|info|co\.uk|uk|eu|tv)\b(?:/\S{0,300})?",
    r"[#@]\w{1,60}",
    r"\b[\w.+-]{1,64}@[\w.-]{1,100}",
    r"\b(?!(?:mid|under|over|non|pre|post|sub|nearly|early|late|some|top|another|the|all|over"
    r"|aged|age|about|and|of|to|or|by|at"
    r"|for|in|[a-z]*(?:dollar|euro))-)[A-Za-z]{1,20}-(?:\d{1,4}[A-Za-z]?(?:-\d{1,3})?)(?![\w.,]\d|\w)",
    r"\b(?!(?:US|UK|EU|UN|A|I|AM|PM|TV|PC|DC|LA|NY)\b)(?:[A-Z]{1,2}|MiG|Su|SKS|RPG|SAM|HIMARS"
    r"|FN|MAC|BTR|BMP)[ -]\d{1,3}[A-Z]?s?\b(?! ?%|[,.]\d| (?:people|men|women))",
    r"\b(?:Boeing|Airbus|Cessna|Embraer|Antonov|Tupolev|Ilyushin|Bell|Glock|Mauser|Colt"
    r"|Remington|Mossberg|Ruger|Taurus|Kalibr|Apollo"
    r"|Falcon|Soyuz|Windows|iPhone|iPad|Galaxy|PlayStation|Xbox|Android|Formula|Channel|Radio"
    r"|Euro|Mach|Chapter|Title|Page|Figure"
    r"|Table|Phase|Super Bowl|WrestleMania|UFC|Series|Version|Firefox|Chrome|Ford|Dodge"
    r"|Chevrolet|Mazda|BMW|Audi|Route|Beach|Pier|Studio|Club"
    r"|Cafe|Café|Bar|Sector|Area|Psalm|Number|No|no|Nos|Agenda|Opus|Generation|Gen|Model|Type"
    r"|Mark|Mk|Local|Troop|Pack|Precinct|Pct|Vol|Fig|Grade|Level|Zone|Region"
    r"|Ward|Camp|Station|Engine|Squad|Lot|Gate|Platform|Tier|Class"
    r"|District|Week|FOX|Fox)\.? #?\d{1,4}(?:-\d{3})?[A-Za-z]?\b",
    r"\b(?:number|No\.|Number) (?:one|two|three|four|five|six|seven|eight|nine|ten)\b",
    r"#\d+",
    r"(?<=[\w.,;:!?\"'\]])\[\d{1,3}\]",  # numbered references
    r"\b(?i:image|photo|picture|slide|page|figure) \d{1,3} of /? ?\d{1,3}\b",  # counters of a gallery
    r"(?<![\w.])(?:\.\d\d\d?|\d\d)[- ]?(?:cal\b\.?|calib(?:er|re)s?\b)",
    r"(?<!\w)\.\d{2,3}(?![\w%]| ?per ?cent)(?:[- ]Magnum)?",
    r"(?<!\w)\d{1,2}[- ]?ga(?:u|)ges?\b",
    r"(?<![\w.])(?:9|7\.62|5\.56|5\.45|6\.5|7\.65|12\.7|14\.5)[- ]?(?:mm|millimet(?:er"
    r"|re))(?!\w)(?! (?:of|deep|long|wide|thick|\())",
    r"(?<![\w.])\d{2,3}[- ]?(?:mm|millimet(?:er|re))[- ](?=(?:\w+ )?(?:gun|cannon|howitzer"
    r"|mortar|shell|artillery|round|rocket|lens|film|weapon|ammunition|pistol)s?\b)",
    r"\b(?:\d{1,3}(?:st|nd|rd|th)|(?:[A-Z][a-z]+-)?[A-Z][a-z]*(?:th|rst|cond|ird|fth)) (?:and [\w]{1,12} )?"
    r"(?:Street|St|Avenue|Ave|Road|Rd|Blvd|Boulevard|Place|Pl|Court|Ct|Terrace|Lane|Drive"
    r"|Precinct|District|Division|Airborne|Brigade|Regiment|Fleet|Circuit"
    r"|Ward|Amendment|Army|Battalion|Infantry|Marine|Judicial|Congressional|Squadron|Republic"
    r"|Reich|World|Parish|Floor|Form|Corps|Panzer)\b",
    r"\b(?:24[/-]7|9/11|7/7|20/20|50/50|7-Eleven|Seven-Eleven)\b",
    r"\b(?:911|999)(?= (?:calls?|callers?|dispatch\w*|operators?|tapes?|center|system|emergency)\b)",
    r"\b(?:to|from|via|the|a) (?:911|999)(?=[,.;]|$| (?:at|about|around|in|on|and|reporting|to"
    r"|from|just|after|before|shortly)\b)",
    r"\b(?:Air Force|Formula|World War|Catch|Act|Part|Book|Season|Phase|Chapter|Category"
    r"|Group of|G|Channel|Radio|Terminal|Level|Rule|Round|Ocean's|Big) ?"
    r"(?:One|Two|Three|Four|Five|Six|Seven|Eight|Nine|Ten|Eleven|Twelve|Twenty)\b",
    r"\b(?:Channel|Phase|Part|Book|Season|Level|Act|Chapter) (?:one|two|three|four|five|six|seven|eight|nine|ten)\b",
    r"\b(?:Three Mile Island|Six Flags|Four Seasons|Six Nations|One Direction|Seven Network"
    r"|Nine Network|Five Star|Five Eyes|One World Trade|Two and a Half Men"
    r"|Twelve Apostles|Five Points|Three Rivers|Seven Oaks|Ten Commandments|Top Ten|60 Minutes"
    r"|50 Cent|20th Century Fox|48 Hours|Motel 6|Super 8|Five-O|First Lady)\b",
    r"\b(?:[Tt]hird|fourth)[- ](?:party|parties|world|degree|person)\b|\b(?:two|three|one"
    r"|four)-(?:party|person|dimensional|wheel(?:er|ed)?s?|legged|ply|fold|way|faced"
    r"|tier(?:ed)?|pronged|sided|piece|tone|tiered|part)\b(?! \()",
    r"\bone(?:-|s\b|self\b)(?!(?:and|year|month|week|day|hour|minute|second|third|quarter|half"
    r"|fifth|tenth|mile|foot|metre|meter|inch|pound|kilo|million|billion|hundred|thousand"
    r"|bedroom|storey|story|vote|point|goal|run|shot|game|child|seat|judge|kilometre|kilometer"
    r"|yard|acre)\w*\b)(?:\w+)?(?:-\w+){0,3}",
    r"\bday one\b|\bsquare one\b|\bone day(?! (?:after|before|earlier|later|of|in|ago))\b"
    r"|\bhalf[- ](?:brother|sister|sibling|time|way|hearted|mast|staff|back|century|truth|term"
    r"|price|court)\w*",
    r"\bfirst (?:half|quarter)|\bsecond half\b|\bsecond[- ](?:hand|degree|largest|biggest"
    r"|guess\w*|floor|rate)\b|\bfirst[- ](?:degree|aid|hand|name|class|lady|responders?)\b",
    r"\bin (?:two|half|three)(?=[,.;]|$)|\bat sixes and sevens\b|\bone (?:by one"
    r"|after the other|or the other|and the same|on one)\b|\bon all fours\b|\bseventh heaven\b"
    r"|\bcloud nine\b",
    r"(?<!\w)(?:[A-Z]{2,12}|[a-z]{1,12}\d|\d{1,9}[a-z]{1,9}\d)[\w/]{0,20}-\d[\w-]{0,20}",
)


@dataclass(frozen=True, slots=True)
class Identifier:
    """A number that names something: the whole expression, its digits' span, what it numbers and its normal form."""

    span: Span
    core: Span
    unit: str
    digits: str


_STREET = (
    r"(?:Street|St|Avenue|Ave|Av|Road|Rd|Boulevard|Blvd|Lane|Ln|Drive|Dr|Court|Ct|Place|Pl"
    r"|Terrace|Ter|Way|Highway|Hwy|Parkway|Pkwy"
    r"|Circle|Cir|Square|Trail|Crescent|Close|Row|Broadway|Pike|Loop|Alley|Gardens|Mews|Hill)"
)
_CAP = r"(?:[A-Z][\w'.]{0,20}|\d{1,3}(?:st|nd|rd|th))"
_IDENTIFIERS = (
    (
        "phone",
        (
            r"(?<![\w.])(?P<core>(?:\+?1[-. ])?\(?[2-9]\d\d\)?[-. ]{1,2}(?:\d{3}[-. ]\d{4}"
            r"|[A-Z]{2,10}(?:-[A-Z]{2,8})?|\d{3}-[A-Z]{4}))(?![\w-])"
        ),
    ),
    ("phone", r"(?<![\w.])(?P<core>1[- ]8\d\d[- ](?=[A-Z\d-]*[A-Z])[A-Z\d]{2,8}(?:-[A-Z\d]{1,8}){0,3})(?![\w-])"),
    (
        "phone",
        (
            r"(?<![\w.,])(?P<core>(?:\+\d{1,3} ?(?:\(0\) ?)?\d{1,5}"
            r"|\(?0\d{2,5}\)?)(?:[ -]\d{2,8}){1,4})(?![\w%]|[,.]\d)"
        ),
    ),
    (
        "phone",
        (
            r"(?:call(?:ing|ed)?|phone|tel|telephone|dial(?:ling|ing)?|number|hotline|contact|line|at"
            r"|or)[:.]? (?:\w+ ){0,4}?(?P<core>\d{3}-\d{4})(?![\w-])"
        ),
    ),
    (
        "phone",
        (
            r"\b(?:[Cc]all(?:ing|ed)?|[Dd]ial(?:l?ing|l?ed)?|[Pp]hone|[Tt]elephone)(?: police)?(?: on"
            r"| at)? (?P<core>101|111|112|911|999|311|211)(?![\w-]| (?:times|people))"
        ),
    ),
    ("block", r"\b(?P<core>\d{2,5}|\d{1,2},\d{3})(?:th|st)?[ -][Bb]locks? of\b"),
    ("block", r"\b(?P<core>\d{2,5}|\d{1,2},\d{3}) [Bb]lock(?= [A-Z])"),
    (
        "house",
        (
            rf"(?<![\w$£€.,:-])(?<!\d of )(?<!\d of / )(?P<core>\d{{1,5}}(?:-\d{{1,3}})?[A-Z]?) "
            rf"(?:[NSEW]\.? |North |South |East |West )?(?:{_CAP} ){{1,3}}?{_STREET}\b(?![a-z])"
        ),
    ),
    (
        "house",
        (
            rf"(?<![\w$£€.,:-])(?:\bat|\baddress(?: is| of)?|\bto|\bof"
            rf"|\bnear) (?P<core>\d{{3,5}}) (?=(?:{_CAP} ){{0,2}}{_CAP}(?![\w'])(?! [a-z]+s\b))"
        ),
    ),
    ("room", r"\b[Rr]oom (?P<core>\d{1,5}[A-Z]?)\b"),
    ("flight", r"\b(?:[Ff]light|[A-Z]{2} flight)(?: number)? (?P<core>(?:[A-Z]{1,2} ?)?\d{2,4})\b"),
    (
        "road",
        (
            r"\b(?:Highway|Hwy\.?|Interstate|State Road|County Road|State Highway|US Highway"
            r"|U\.S\. Highway|Autobahn|Junction|junction|[Ee]xit|U\.S\. Route"
            r"|State Route|Freeway) (?P<core>[A-Z]?\d{1,4}[A-Z]?)\b"
        ),
    ),
    ("road", r"\b(?P<core>I-\d{1,3})\b"),
    (
        "apartment",
        (
            r"\b(?:Apartment|apartment|Apt\.?|Flat|flat|Suite|suite|Unit"
            r"|unit) #?(?P<core>\d{1,4}[A-Z]?)\b(?! [a-z]+s\b)"
        ),
    ),
    ("category", r"\b[Cc]ategory (?P<core>[1-6])\b"),
    ("section", r"\b(?:Section|Article|section|article|Resolution|resolution) (?P<core>\d{1,4})\b"),
    (
        "code",
        (
            r"\b(?:badge|case|docket|licence|license|reference|serial|zip|ZIP|area|post)(?: code"
            r"| number| no\.?)?[ :#]{1,3}(?P<core>(?:\d[\dA-Z-]{2,14}))\b"
        ),
    ),
    ("code", r"\b[A-Z]{2} \(?(?P<core>\d{5}(?:-\d{4})?)(?![\w,]| [a-z])"),
)
_DIGIT = re.compile(r"\d")  # every pattern of an identifier has one
_KEYPAD = str.maketrans("ABCDEFGHIJKLMNOPQRSTUVWXYZ", "22233344455566677778889999")


@cache
def _passed_over() -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(pattern) for pattern in _TIMES + _NAMES)


@cache
def _identifier_patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((unit, re.compile(pattern)) for unit, pattern in _IDENTIFIERS)


def passed_over(text: str) -> list[Span]:
    """Stretches in which no quantity may be read, in no order; they may overlap."""
    return [Span(*match.span()) for pattern in _passed_over() for match in pattern.finditer(text)]


def _digits(unit: str, written: str) -> str:
    if unit != "phone":
        return re.sub(r"\s", "", written)
    digits = re.sub(r"[^\d+]", "", written.translate(_KEYPAD))
    return digits[1:] if len(digits) == 11 and digits[0] == "1" else digits


def identifiers(text: str) -> Iterator[Identifier]:
    """Numbers that name something; where two kinds overlap, the kind that comes first in the table comes first here."""
    if not _DIGIT.search(text):
        return
    for unit, pattern in _identifier_patterns():
        for match in pattern.finditer(text):
            core = Span(*match.span("core"))
            span = core if unit in {"phone", "house"} else Span(*match.span())
            yield Identifier(span, core, unit, _digits(unit, match["core"]))
