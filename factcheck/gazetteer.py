"""Which places are regions rather than towns: a town in a region is no other place than the region."""

from __future__ import annotations

_STATES = frozenset(
    "alabama,alaska,arizona,arkansas,california,colorado,connecticut,delaware,florida,georgia,hawaii,idaho,illinois,"
    "indiana,iowa,kansas,kentucky,louisiana,maine,maryland,massachusetts,michigan,minnesota,mississippi,missouri,"
    "montana,nebraska,nevada,new hampshire,new jersey,new mexico,new york,north carolina,north dakota,ohio,oklahoma,"
    "oregon,pennsylvania,rhode island,south carolina,south dakota,tennessee,texas,utah,vermont,virginia,washington,"
    "west virginia,wisconsin,wyoming".split(",")
)
_COUNTRIES = frozenset(
    "afghanistan,albania,algeria,andorra,angola,argentina,armenia,australia,austria,azerbaijan,bahamas,bahrain,"
    "bangladesh,barbados,belarus,belgium,belize,benin,bhutan,bolivia,bosnia,bosnia and herzegovina,botswana,brazil,"
    "brunei,"
    "bulgaria,burkina faso,burundi,cambodia,cameroon,canada,cape verde,central african republic,chad,chile,china,"
    "colombia,comoros,congo,costa rica,croatia,cuba,cyprus,czech republic,czechia,denmark,djibouti,dominica,"
    "dominican republic,east timor,ecuador,egypt,el salvador,equatorial guinea,eritrea,estonia,eswatini,ethiopia,fiji,"
    "finland,france,gabon,gambia,georgia,germany,ghana,greece,grenada,guatemala,guinea,guinea-bissau,guyana,haiti,"
    "honduras,hungary,iceland,india,indonesia,iran,iraq,ireland,israel,italy,ivory coast,jamaica,japan,jordan,"
    "kazakhstan,kenya,kiribati,kosovo,kuwait,kyrgyzstan,laos,latvia,lebanon,lesotho,liberia,libya,liechtenstein,"
    "lithuania,luxembourg,madagascar,malawi,malaysia,maldives,mali,malta,marshall islands,mauritania,mauritius,mexico,"
    "micronesia,moldova,monaco,mongolia,montenegro,morocco,mozambique,myanmar,burma,namibia,nauru,nepal,netherlands,"
    "new zealand,nicaragua,niger,nigeria,north korea,north macedonia,norway,oman,pakistan,palau,palestine,panama,"
    "papua new guinea,paraguay,peru,philippines,poland,portugal,qatar,romania,russia,rwanda,samoa,san marino,"
    "saudi arabia,senegal,serbia,seychelles,sierra leone,slovakia,slovenia,solomon islands,somalia,"
    "south africa,south korea,south sudan,spain,sri lanka,sudan,suriname,sweden,switzerland,syria,taiwan,tajikistan,"
    "tanzania,thailand,togo,tonga,trinidad and tobago,tunisia,turkey,turkmenistan,tuvalu,uganda,ukraine,"
    "united arab emirates,uae,united kingdom,northern ireland,united states,uruguay,uzbekistan,vanuatu,venezuela,"
    "vietnam,"
    "yemen,zambia,zimbabwe,europe,asia,africa,crimea,gaza,west bank,siberia,scandinavia,bavaria,catalonia".split(",")
)
_WHOLES = (" county", " state", " province", " parish", " region", " island", " islands", " valley")
_STATES_TOO = frozenset({"u.s.", "us", "u.k.", "uk", "america", "england", "scotland", "wales", "britain", "ireland"})


def is_region(name: str) -> bool:
    """Whether a place, lower case, is a state, county or country rather than a town."""
    return name in _STATES or name in _STATES_TOO or name in _COUNTRIES or name.endswith(_WHOLES)
