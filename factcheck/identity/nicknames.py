"""Short forms of given names, as English-speaking newsrooms meet them."""

from __future__ import annotations

from collections.abc import Mapping

NICKNAMES = tuple(
    frozenset(line.split())
    for line in """abigail abby
    alan al
    albert al bert
    alexander alex alec sandy sasha
    alexandra alex sandra
    alfred alf fred
    andrew andy drew
    anthony tony
    arthur art
    barbara barb
    bartholomew bart
    benjamin ben benny
    bernard bernie
    bradley brad
    calvin cal
    cameron cam
    catherine katherine kathryn kate cathy kathy katie kat
    charles charlie chuck chas chip chuckie
    christina christine chris tina
    christopher chris
    clarence clancy
    clifford cliff
    curtis curt
    cynthia cindy
    daniel dan danny
    david dave davey
    deborah debra deb debbie
    dominic dom nick
    donald don donnie
    dorothy dot dottie
    douglas doug
    edmund ed ned
    edward ed eddie ted teddy ned eddy
    eleanor ellie nell nellie
    elijah eli
    elizabeth liz beth betty lizzie eliza
    emanuel manuel manny
    emmanuel manny
    ernest ernie
    eugene gene
    frances francis fran frank frankie
    franklin frank
    frederick fred freddie freddy
    gabriel gabe
    gerald jerry gerry
    gilbert gil
    gregory greg
    gwendolyn gwen
    harold harry hal
    harriet hattie
    henry harry hank
    herbert herb bert
    howard howie
    isaac ike
    isabel isabelle izzy belle
    jacob jake
    jacqueline jackie
    james jim jimmy jamie jimmie
    janet jan
    jeffrey geoffrey jeff geoff
    jennifer jen jenny
    jeremy jerry
    jerome jerry
    jessica jess jessie
    john jack johnny johnnie
    jonathan jon johnny jonny
    joseph joe joey
    josephine jo josie
    joshua josh
    judith judy
    katherine katy kat kit
    kenneth ken kenny
    kimberly kim
    kristina kristine kris tina
    lawrence laurence larry
    leonard len leo lenny
    louis lou
    lucas luke
    madeline maddie maddy
    margaret maggie peggy meg
    martha marty
    martin marty
    matthew matt
    maxwell max
    megan meg
    melissa missy mel
    melvin mel
    michael mike mick mickey mikey
    mitchell mitch
    natalie nat
    nathan nate
    nathaniel nathan nate nat
    nicholas nick nicky nico
    norman norm
    oliver ollie
    pamela pam
    patricia pat patty tricia
    patrick pat paddy
    penelope penny
    peter pete
    philip phil
    phillip phil
    randall randy
    randolph randy
    raymond ray
    rebecca becky becca
    reginald reg reggie
    richard rick dick rich ricky
    robert bob rob bobby robbie bert robby
    rodney rod
    ronald ron ronnie ronny
    rosemary rosie rose
    rudolph rudy
    russell russ
    salvatore sal
    samantha sam
    samuel sam sammy
    sarah sally sadie
    sebastian seb
    sidney sid
    solomon sol
    stanley stan
    stephanie steph
    stephen steven steve
    steven stevie
    stuart stu
    susan sue suzanne susie
    terence terrence terry
    teresa theresa terry tess
    theodore ted theo
    thomas tom tommy tommie
    timothy tim timmy
    tobias toby
    tyrone ty
    vernon vern
    veronica ronnie
    victoria vicky vicki
    vincent vince vinny
    virginia ginny
    walter walt wally
    wesley wes
    william bill will billy liam willie willy
    zachary zach zack""".splitlines()
)


NICKNAMES_OF: Mapping[str, list[frozenset[str]]] = {
    word: [group for group in NICKNAMES if word in group] for group in NICKNAMES for word in group
}
