"""Who did what to how many, where and when: the event a figure or a time belongs to, read off the syntax."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from factcheck.document import Span
from factcheck.events import DESCRIBED, SPEECH, class_of, event_class
from factcheck.frames.anchors import Anchor, anchor_of, parent_of
from factcheck.frames.arguments import bearer_of, names_of, people_of, role_of
from factcheck.frames.attribution import attribution_of
from factcheck.frames.circumstances import clause_of, context_of, coordinate_clauses, name_at, places_of, when_of
from factcheck.frames.owners import name_before, owner_of
from factcheck.frames.predicates import also_of, dated_of, is_beside, model_of, modifiers_of, predicate_of, thing_of
from factcheck.frames.scope import is_hypothetical, is_negated, is_quoted, is_revised, part_of
from factcheck.mention import EventFrame, Moment
from factcheck.moments import is_part_of_day
from factcheck.syntax import Parse, Token

__all__ = ["Anchor", "attribution_of", "describe", "frame_of", "name_at", "name_before", "owner_of", "time_frame_of"]


def frame_of(parse: Parse, span: Span, times: Sequence[tuple[Span, Moment]] = (), measure: bool = False) -> EventFrame:
    """The event frame of a figure at `span` (document offsets) of a parsed sentence.

    `times` are the time expressions of the sentence with their document spans; `measure` is true for sums and measures,
    which belong to the noun beside them, as counts do not.
    """
    tokens = parse.within(span)
    if not tokens:
        return EventFrame()
    anchor = anchor_of(parse, tokens, measure)
    found = describe(parse, anchor, tokens, times)
    if is_revised(parse, anchor.predicate):
        found = replace(found, hypothetical=True)
    parent = parent_of(parse, anchor.top, anchor.counted)
    return _of_parent(parse, parent, anchor.counted, found) if parent is not None else found


def _of_parent(parse: Parse, parent: Token, counted: Token | None, frame: EventFrame) -> EventFrame:
    """The frame of how many children somebody has, whatever happened to the parent: "rescued a mother of five"."""
    child = counted.lemma if counted is not None and counted.lemma not in {"child", "kid"} else "child"
    return EventFrame(
        predicate="parent",
        thing=child,
        agent=bearer_of(parse, parent),
        people=DESCRIBED.get(parent.lemma, frozenset()),
        quoted=frame.quoted,
        attribution=frame.attribution,
        context=frame.context,
    )


def time_frame_of(parse: Parse, span: Span, moment: Moment) -> EventFrame:
    """The frame of the event that a time expression dates; empty where the time may belong to the clause around.

    "Sunday's shooting" dates the shooting; "the scene of the shooting on Monday" may date what happened at the scene.
    """
    tokens = parse.within(span)
    if not tokens:
        return EventFrame()
    anchor = _told(parse, anchor_of(parse, tokens), moment)
    predicate = anchor.predicate
    if predicate is not None and predicate.pos == "NOUN" and anchor.top.dep == "pobj" and predicate.dep == "pobj":
        return EventFrame()
    frame = describe(parse, anchor, tokens, [(span, moment)])
    if predicate is None:
        return frame
    if predicate.index == tokens[-1].index + 1 and class_of(predicate.text.lower(), "NOUN"):
        frame = replace(frame, negated=False, hypothetical=False)  # "may have left before the 9 p.m. robbery"
    return replace(frame, predicate=dated_of(parse, predicate))


def _told(parse: Parse, anchor: Anchor, moment: Moment) -> Anchor:
    """What was told, where a time dates that and not the telling: before a closing "police said", or by the minute.

    Nobody tells when by the clock somebody spoke: "they said about 3 a.m. a man walked in" dates his walking in.
    """
    speech = anchor.predicate
    if speech is None or speech.lemma not in SPEECH:
        return anchor
    reported = parse.children(speech, "ccomp")
    if moment.clock is not None and not is_part_of_day(moment.clock) and _beside(parse, anchor.top, speech):
        aloud = [token for token in parse.tokens[speech.index + 1 :] if token.dep == "ROOT" or token in reported]
        if aloud:
            return replace(anchor, predicate=aloud[0])
    subjects = parse.children(speech, "nsubj")
    before = parse.tokens[: anchor.top.index]
    told = [token for token in before if token.dep == "ROOT" or token in reported]
    closing = bool(subjects) and anchor.top.index < subjects[0].index
    return replace(anchor, predicate=told[-1]) if closing and told else anchor


def _beside(parse: Parse, time: Token, verb: Token) -> bool:
    """Whether a time stands beside a verb itself, not beside a noun of its clause ("at a 9 a.m. meeting")."""
    above = next((token for token in parse.ancestors(time) if token.pos != "ADP"), None)
    return above is not None and above.index == verb.index


def describe(parse: Parse, anchor: Anchor, tokens: Sequence[Token], times: Sequence[tuple[Span, Moment]]) -> EventFrame:
    """The frame of the event that an anchor points to; `tokens` are those of the figure or phrase itself."""
    predicate, counted = anchor.predicate, anchor.counted
    name = predicate_of(parse, predicate) if predicate else ""
    thing = thing_of(counted, name) if counted is not None or not is_beside(parse, anchor.top) else ""
    clause = clause_of(parse, predicate or counted or anchor.top)
    places = places_of(parse, clause, tokens) or places_of(parse, coordinate_clauses(parse, predicate), tokens)
    return EventFrame(
        predicate=name,
        thing=model_of(parse, counted, tokens) or thing,
        also=also_of(parse, counted),
        modifiers=modifiers_of(parse, counted, tokens),
        agent=names_of(parse, predicate, counted, "nsubj", "agent"),
        patient=names_of(parse, predicate, counted, "dobj", "nsubjpass"),
        people=people_of(parse, predicate),
        response=predicate is not None and event_class(predicate.lemma, pos=predicate.pos) == "respond",
        places=places,
        when=when_of(parse, predicate, times, tokens),
        role=role_of(parse, anchor),
        part=part_of(parse, anchor, tokens),
        negated=is_negated(parse, predicate, counted),
        hypothetical=is_hypothetical(parse, predicate),
        quoted=is_quoted(parse, tokens[0]),
        attribution=attribution_of(parse, predicate or anchor.top),
        context=frozenset(context_of(clause, tokens)),
    )
