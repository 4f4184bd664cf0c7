"""What a page carries besides the story: appeals, navigation, copyright lines, contacts, links, weather boxes.

Recognised by the vocabulary of the trade, never by one outlet's wording. A line counts as furniture only when it is
nothing else; body text that mentions a newsletter, a donation or a telephone number stays.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

_LONGEST = 400  # characters; a longer line is a paragraph and is looked at sentence by sentence


def _any(*patterns: str) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{pattern})" for pattern in patterns), re.IGNORECASE)


_OPENING = _any(
    r"(?:copyright|©|\(c\))\s*(?:©|\(c\)|\d{4}|by\b|associated press|reuters|afp|cnn|bbc)",
    r"all content ©",
    r"advertisement\b(?!s? (?:for|in|by|that|was|is|of)\b)",
    r"(?:to view|to watch|please enable).{0,40}(?:javascript|video)",
    r"skip (?:next section|to (?:content|main|next)|navigation)|skip ad\b.{0,40}$",
    r"scroll down (?:for|to)\b",
    r"story continues (?:below|after)|continue reading\b|article continues",
    r"read (?:or share this story|more\b(?! than| and more| about (?:it|him|her|them)\b)|also\b|next\b"
    r"|the full (?:story|article))",
    r"\[?(?:related|see also|also read|don[’']t miss|recommended|more (?:news|stories|headlines|on this|from)"
    r"|most (?:read|popular)|top trending|"
    r"latest news|trending|editors?[’']? picks?|in case you missed it|also on)\b[^:]{0,24}(?::|$)",
    r"related (?:articles?|stor(?:y|ies)|topics?|links?|content|coverage|video|reading)\b.{0,3}",
    r"(?:click|tap) (?:here|on the link|the (?:link|play|image))\b",
    r"(?:sign up|register|subscribe)\b.{0,60}\b(?:newsletters?|alerts?|updates?|e-?mails?|feed|access|news"
    r"|channel|podcast|today|now|here|value)\b",
    r"subscribe\b(?: (?:to|on|now|today)\b.*)?$",
    r"get (?:breaking|the latest|our|more|all the).{0,60}\b(?:alerts?|newsletters?|inbox|headlines|e-?mail|app)\b",
    r"(?:follow|like|find|join|connect with) (?:us|me|him|her|them|our)\b.{0,60}\b(?:on|at|online|facebook"
    r"|twitter|instagram|here)\b",
    r"(?:follow|find|like|tweet) .{1,60}\bon (?:twitter|facebook|instagram|x|linkedin|telegram|youtube)\b",
    r"follow\b.{0,30}(?:@\w|:\s*facebook|:\s*twitter)",
    r"(?:keep up|stay (?:up to date|tuned|connected|informed|with)|check back|catch up)\b.{0,90}$",
    r"(?:download|get) (?:the|our|your)\b.{0,50}\bapps?\b",
    r"[»>+]+ ?(?:download|watch|read|see|click|video|raw video|weather|news)\b",
    r"(?:watch|listen|play|live)(?: (?:this|the|live|now|again|more|here))*(?: (?:story|video|report|stream"
    r"|audio|live))?\s*:?$",
    r"(?:on a mobile device\?|mobile users)\b",
    r"(?:report|submit|suggest) (?:an? )?(?:error|typo|tip|correction)\b",
    r"(?:contact|reach|e-?mail|call) (?:the )?(?:reporter|writer|author|columnist|editor|newsroom|staff writer)\b",
    r"(?:tagged|filed under|posted in|categories|topics|tags)\b\s?:?\s.{0,200}$",
    r"(?:we (?:use|have) (?:cookies|sent (?:you )?an? )|this (?:site|website) uses cookies|by (?:submitting"
    r"|continuing|using|clicking|signing)\b.{0,60}you)",
    r"(?:already have|create) an? account|forgot (?:your )?password|thank you for (?:registering|signing up"
    r"|subscribing)|(?:please )?(?:log|sign) in\b",
    r"(?:your|there was a problem saving your) notification|e-?mail notifications? (?:are|is)\b"
    r"|whenever .{1,60} posts new content",
    r"when you tweet with|add a location to your|like this: like",
    r"(?:join|start) the (?:conversation|discussion)|leave a (?:comment|reply)|(?:view|show|hide|load|post a"
    r"|\d+) comments?\b.{0,12}$",
    r"if you enjoyed this (?:post|article|story)|for (?:more|updates)\b.{0,60}\b(?:click|visit|download"
    r"|listen to|go to|follow)\b",
    r"to continue reading|you will need to be a (?:digital )?subscriber|(?:enjoy"
    r"|re-?enter) .{0,60}\b(?:home delivery|digital access)",
    r"this (?:is a (?:breaking|developing) (?:news )?(?:story|alert)|story (?:is developing|will be updated"
    r"|has been updated|was originally))",
    r"from wikipedia, the free",
    r"stay tuned\b|more (?:details|to (?:come|follow)|soon|updates)\b.{0,24}$",
    r"(?:hide|show) (?:transcript|caption)|(?:copy|embed) (?:link|code)|hide ?caption|toggle caption",
    r"(?:photos?|images?|pictures?|videos?|file photo|gallery|raw video|slideshow|interactive|graphic"
    r"|map)(?: gallery)?\s?[:|]\s.{0,90}$",
    r"(?:watch|warning|advisory|(?:tornado|flood|storm|wind|winter weather|heat|freeze) (?:watch|warning"
    r"|advisory)).{0,12}(?:issued|in effect|until)",
)
_ANYWHERE = _any(
    r"\ball rights reserved\b",
    r"\bmay not be (?:published|reproduced|copied|redistributed), (?:broadcast|rewritten|published|distributed)",
    r"\bclick(?:ing)? here (?:to|for)\b",
    r"\bplease enable javascript\b",
    r"\b(?:is|was) an? (?:staff writer|staff reporter|senior reporter|news reporter|freelance (?:writer"
    r"|journalist)|reporter (?:for|at|with))\b"
    r"(?=.{0,160}(?:@|\breach|\bfollow|\bcontact))",
)
_CONTACT = _any(
    r"(?:contact|reach|e-?mail|follow|call|write to) (?:\w+\.? ){1,4}(?:at|on"
    r"|via)? ?:?(?=.{0,40}(?:[\w.]+ ?@ ?[\w.]+|@\w|twitter))",
    r"[A-Z][\w.’'-]+(?: [A-Z][\w.’'-]*){1,3}(?: can be reached| may be reached)",
)
_ALONE = _any(
    r"(?:share|tweet|facebook|twitter|google\+?|pinterest|e-?mail|print|more|close|comments?|linkedin|reddit"
    r"|whatsapp|like|this|loading|"
    r"copy|link|a|save|next|previous|prev|home|menu|search|log|sign|in|subscribe|skip|play|video|autoplay|off"
    r"|on|caption|gallery|"
    r"advertisement|interactive|related|embed|buy|photo|watch|listen|live|fullscreen|mute|x|»|>|<|\||•|·|,|\.+"
    r"|:|&|\d{1,2}|story|article|"
    r"topics?|also|updates?|original|instagram|youtube|telegram|rss|flipboard|tumblr|messenger|text|size|read"
    r"|less|see|all|top|back|to)"
)
_TOKEN = re.compile(r"[^\W_]+(?:[-+][^\W_]+)?\+?|[»><|•·,.:&]+")
_WEATHER = _any(
    r"\bhighs? (?:near |around |of |in the |\d)",
    r"\blows? (?:near |around |of |in the |\d)",
    r"\bwinds? (?:[NSEW]{1,3}|light|calm|north|south|east|west)\w* ?",
    r"\b\d+ ?(?:to \d+ ?)?mph\b",
    r"\b\d+ ?° ?[FC]?\b|\b\d\d[FC]\b",
    r"\b(?:partly|mostly) (?:cloudy|sunny|clear)\b|\b(?:cloudy|clear|overcast) skies\b",
    r"\bchance of (?:rain|showers?|snow|thunderstorms?|storms?|precipitation)\b",
)
_BYLINE = re.compile(
    r"(?:by|written by|reported by|reporting by|edited by|from)\s?:? ?[A-Z][\w.’'-]*(?:(?: (?:and|of|for|the|de"
    r"|van|von)|,)? [A-Z@|/][\w.’'@|/-]*){0,9}\.?$"
)
_AGENCY = re.compile(
    r"(?:the )?(?:associated press|reuters|agence france-presse|breaking news staff|staff (?:report|writer"
    r"|reporter)s?|[\w ]{1,30} correspondent|web staff)\.?$",
    re.IGNORECASE,
)
_URL = re.compile(r"(?:https?|ftp) ?: ?/ ?/|www ?\.", re.IGNORECASE)
_NET = re.compile(
    r"\w\.(?:com|org|net|co|uk|tv|gov|edu|ie|news)\b|https?:|www\.|\d{3}[-. )]+\d{3,4}|#\w", re.IGNORECASE
)
_HANDLES = re.compile(
    r"(?:https?://|www\.)\S+|[\w.+-]+@[\w-]+(?:\.[\w-]+)+|(?<!\w)@\w+|\b(?:[\w-]+\.)+(?:com|org|net|co|uk|tv"
    r"|gov|edu|ie|news)(?:/\S*)?"
    r"|(?:\+?\d[\d().\s-]{6,}\d)|#\w+",
    re.IGNORECASE,
)
_APPEAL = _any(
    r"\byour (?:support|donations?|contributions?|subscription)\b",
    r"\b(?:support|donate|subscribe|sign up|join) (?:now|today|here|us)\b",
    r"\b(?:our|quality|independent|trusted) (?:\w+ )?(?:journalis(?:m|ts)|report(?:ing|ers)|newsrooms?"
    r"|newsletters?|coverage)\b",
    r"\bnewsletters?\b",
    r"\bpaywalls?\b",
    r"\bread more\b",
    r"\bhelps? us\b|\ballows? us to\b|\bmakes all the difference\b",
    r"\bwe (?:need|rely on|depend on|count on|ask for) (?:your|you|reporters|readers)\b",
    r"\b(?:become|as) a (?:member|subscriber|supporter)\b",
    r"\b(?:free|unlimited|full) (?:access|trial)\b|\bcancel any ?time\b|\bper (?:month|week) for\b",
    r"\bsupport (?:\w+ ){0,3}journalism\b",
    r"\b(?:your|an?) (?:inbox|e-?mail address)\b|\bprivacy (?:policy|notice)\b|\bterms (?:of|and)\b",
)
_SENTENCE = re.compile(r"[^.!?]+(?:[.!?](?!\s)[^.!?]*)*(?:[.!?]+[\"”’')\]]*|$)")
_CAPTION = _any(
    r"(?:image \d+ of \d+|caption\b ?[+:]|file photo\b|pictured\b ?:|embed\s?>|buy ?photo\b|photo ?:)",
    r"[^(]{0,600}\((?:(?:ap |file |handout |courtesy )?(?:photos?|images?|pictures?|video|credit|source"
    r"|courtesy|file)\b[^()]{0,80}|[A-Z][^()/]{2,40}/ ?[A-Z][^()]{1,40})\)(?: ?(?:buy photo|less|more))?$",
    r".{10,600}\b(?:photo(?:graph)?s?|image|picture)(?: credit| source)?(?::| courtesy| via| by)[^.]{2,60}\.?$",
)


_TRIGGERS = (
    *("copyright", "©", "rights reserved", "may not be", "follow ", "click", "sign up", "subscribe", "download"),
    *(
        "contact ",
        "reach ",
        "can be reached",
        "read more",
        "read or share",
        "whenever ",
        "javascript",
        " is a ",
        " was a ",
    ),
    *("keep up ", "stay with ", "get ", "check back", "this story", "this is a "),
)
_APPEALING = (
    *("your ", "donat", "subscri", "sign up", "newsletter", "paywall", "read more", "support", "journalis", "inbox"),
    *("member", "free ", "unlimited", "privacy"),
)
_LETTER = re.compile(r"[^\W\d_]")
_DIGIT = re.compile(r"\d")


def is_caption(line: str) -> bool:
    """Whether a line describes a picture: it ends with a picture credit or begins with the counter of a gallery."""
    return len(line) <= 700 and bool(_CAPTION.match(line))


def is_url(line: str) -> bool:
    """Whether a line is an address or the slug of one, also when a tokeniser has put spaces into it."""
    joined = re.sub(r" ?([/.:_?=&#%-]) ?", r"\1", line)
    if _URL.match(line):
        return " " not in joined or (len(joined.split()) <= 2 and len(line) < 200)
    if " " in joined or line.endswith((".", "!", "?")):
        return False
    return joined.count("-") >= 3 or bool(
        re.fullmatch(r"[\w-]+(?:[/.][\w#&?=-]+)*\.(?:html?|php|aspx?|ece|shtml|cfm|jsp)\S*", joined)
    )


def is_furniture(line: str) -> bool:
    """Whether a whole line is furniture. `line` is stripped of surrounding white space."""
    if not _LETTER.search(line):
        return not _DIGIT.search(line) or bool(_HANDLES.fullmatch(line))
    if len(line) > _LONGEST:
        return is_appeal(line)
    bare = line.lstrip("([*-–—•►▶ ").rstrip(")] ")
    if (_OPENING.match(bare) or _anywhere(line)) and _is_short(bare):
        return not line.startswith(('"', "“", "‘"))
    return (
        _is_alone(line) or _is_byline(line) or is_url(line) or _is_contact(bare) or _is_weather(line) or is_appeal(line)
    )


def spans(line: str) -> Iterator[tuple[int, int]]:
    """Furniture sentences inside a paragraph, as offsets into it."""
    lowered = line.lower()
    if not any(word in lowered for word in _TRIGGERS):
        return
    for start, end in _sentences(line):
        sentence = line[start:end].strip()
        bare = sentence.lstrip("(")
        if not sentence.startswith(('"', "“")) and (
            _anywhere(sentence) or (bare.lower().startswith(_TRIGGERS) and _OPENING.match(bare)) or _is_contact(bare)
        ):
            yield start, end


def is_appeal(paragraph: str) -> bool:
    """Whether a paragraph asks readers for money, an address or a subscription, judged by how dense its vocabulary is.

    Reported speech is none: a paragraph with a quoted sentence is left alone.
    """
    lowered = paragraph[:4000].lower()
    if sum(word in lowered for word in _APPEALING) < 2:
        return False
    hits = {found.group().lower() for found in _APPEAL.finditer(paragraph[:4000])}
    if len(hits) < 2 or re.search(r"[“\"].{12,}?[”\"]\s*(?:he|she|they|said|says|the)?\b", paragraph[:4000]):
        return False
    parts = _sentences(paragraph[:4000])
    return len(hits) * 3 >= len(parts) and bool(_APPEAL.search(paragraph[slice(*parts[0])]))


def _is_short(line: str) -> bool:
    """Whether a line is one sentence, or begins with furniture and goes on with more of it or with a few words."""
    parts = [line[start:end].strip().lstrip("([*") for start, end in _sentences(line)]
    marked = [bool(_OPENING.match(part)) or _anywhere(part) for part in parts]
    if len(parts) <= 1:
        return True
    return marked[0] and all(mark or len(part) < 60 for mark, part in zip(marked, parts, strict=True))


def _anywhere(line: str) -> bool:
    lowered = line.lower()
    return any(word in lowered for word in _TRIGGERS) and bool(_ANYWHERE.search(line))


def _sentences(line: str) -> list[tuple[int, int]]:
    return [(found.start(), found.end()) for found in _SENTENCE.finditer(line) if found.group().strip()]


def _is_alone(line: str) -> bool:
    tokens = _TOKEN.findall(line)
    return len(line) <= 80 and bool(_LETTER.search(line)) and all(_ALONE.fullmatch(token) for token in tokens)


def _is_byline(line: str) -> bool:
    return len(line) <= 90 and bool(
        _BYLINE.match(line[0].lower() + line[1:] if line[:2] in {"By", "Wr"} else line) or _AGENCY.match(line)
    )


def _is_contact(line: str) -> bool:
    if _CONTACT.match(line):
        return True
    if len(line) > 200 or not ("@" in line or _NET.search(line)):
        return False
    rest, count = _HANDLES.subn(" ", line)
    return (
        count > 0
        and len(re.findall(r"[^\W\d_]+", rest)) <= 4
        and not re.search(r"\b(?:was|were|is|are|said|has)\b", rest)
    )


def _is_weather(line: str) -> bool:
    return bool(_DIGIT.search(line)) and sum(1 for _ in _WEATHER.finditer(line)) >= 3
