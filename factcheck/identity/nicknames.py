"""Short forms of given names, as English-speaking newsrooms meet them."""

from __future__ import annotations

from collections.abc import Mapping

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


NICKNAMES_OF: Mapping[str, list[frozenset[str]]] = {
    word: [group for group in NICKNAMES if word in group] for group in NICKNAMES for word in group
}
