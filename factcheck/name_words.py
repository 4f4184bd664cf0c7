"""Words that tell what a name names: titles of people, kinds of places, kinds of organisations."""

from __future__ import annotations

PERSON, PLACE, ORG, OTHER = "PERSON", "PLACE", "ORG", "OTHER"  # the labels of a name


def listed(words: str) -> frozenset[str]:
    """The words of a blank-separated list."""
    return frozenset(words.split())


TITLES = listed(
    """mr mrs ms miss mx dr prof professor sir dame lord lady baron baroness rev reverend fr father sister pastor
    bishop archbishop pope rabbi imam king queen prince princess duke duchess count earl sheikh hon
    honourable honorable president vice-president premier chancellor minister secretary senator sen
    representative rep congressman congresswoman governor gov mayor councillor councilman councilwoman
    councilor mp ambassador envoy commissioner chairman chairwoman chair speaker leader director chief
    executive officer officers deputy sheriff constable detective inspector superintendent sergeant sgt
    corporal cpl private pvt lieutenant lt captain capt major maj colonel col general gen admiral commander
    cmdr marshal brigadier brig trooper agent coroner judge justice magistrate attorney prosecutor lawyer
    solicitor spokesman spokeswoman spokesperson principal coach rapper drummer guitarist manager editor
    correspondent reporter analyst actor actress singer author champion skipper driver midfielder striker
    quarterback owner founder ceo coo cfo cto victim suspect defense defence foreign interior finance prime former
    acting interim assistant associate senior ex-president det supt asst spc sgts dets capts pfc ssgt"""
)
PLACE_NOUNS = listed(
    """street st avenue ave road rd drive dr lane ln boulevard blvd court ct square highway hwy parkway pkwy place
    bridge county township twp city village borough district park lake river bay beach island islands isle
    mountain mount hill hills valley creek canyon forest desert coast gulf sea ocean strait peninsula
    province region state states kingdom republic airport station stadium arena apartments tower towers mall
    plaza terrace"""
)
ORG_NOUNS = listed(
    """department dept police office agency bureau council committee commission ministry university college school
    academy hospital clinic center centre church bank company co corp corporation inc ltd llc group
    association society union party club bar cafe restaurant hotel inn motel deli market store shop theater
    theatre museum institute foundation federation league army navy force forces guard corps service
    services court senate congress parliament house times post news press journal tribune herald court
    commons lords nations team fc authority board alliance patrol squad unit airlines airways media network
    radio pub lounge nightclub jail prison library institute laboratories motors industries enterprises"""
)
