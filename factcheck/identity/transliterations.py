"""Names written in another script: spellings that outlets choose differently in Latin letters.

Three sources, from the surest to the least sure: given names and places with their forms in the languages concerned;
endings that mark a word as Slavic, with the letters that romanisations of Cyrillic write differently (BGN/PCGN, ISO 9
and the Ukrainian national system of 2010); and the company of an Arabic or Slavic given name, which says as much of an
otherwise unmarked surname.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

_SLAVIC_GIVEN = """
aleksandr alexandr oleksandr aliaksandr aleksander
alexei alexey aleksei aleksey alexy oleksiy oleksii oleksy alyaksey
anatoly anatoli anatoliy anatolii anatoliiy
andrei andrey andriy andrii andrij andrej
anastasia anastasiya anastasiia anastasija
arkady arkadi arkadiy arkadii
artem artyom artiom
bogdan bohdan
daria darya dariya dariia
denis denys
dmitry dmitri dmitriy dmitrii dmytro dimitri dmitrij
ekaterina yekaterina kateryna katerina
elena yelena olena
evgeny evgeni yevgeny yevgeni yevgeniy evgeniy evgenii yevgenii yevhen yevhenii evhen ievgen
evgenia yevgenia yevgeniya yevheniia evgeniya
georgy georgi georgiy georgii heorhiy heorhii
gennady gennadi gennadiy gennadii hennadiy hennadii
gleb hlib
grigory grigori grigoriy hryhoriy hryhorii
igor ihor
ilya ilia illia illya
irina iryna
kirill kyrylo kirilo
konstantin kostyantyn kostiantyn
ksenia kseniya kseniia xenia
ludmila lyudmila liudmyla lyudmyla
maksim maxim maksym maxym
maria mariya mariia marija
mikhail mykhailo mykhaylo mikhailo mihail
nadezhda nadiya nadiia
natalia natalya nataliya nataliia natalija
nikita mykyta
nikolai nikolay mykola nikolaj
oleg oleh
olga olha
pavel pavlo
petr pyotr petro piotr
semyon semen
sergei sergey serhiy serhii sergiy sergii serguei sergej siarhei
sofia sofiya sofiia sophia
svetlana svitlana sviatlana
tatiana tatyana tetiana tetyana
timofey timofei tymofiy tymofii
valentin valentyn
valery valeri valeriy valerii
vasily vasili vasiliy vasilii vasyl
viktor victor
vitali vitaly vitaliy vitalii vitalij
vladimir volodymyr vladymyr wladimir uladzimir
vladislav vladyslav
vyacheslav viacheslav
yakov yakiv
yaroslav iaroslav
yegor egor yehor
yulia yuliya yuliia iuliia
yuri yury yuriy yurii iurii iouri
yuliy yuli yulii
zakhar zahar
"""
_ARABIC_GIVEN = """
abdullah abdallah abdulla abdulah
abdul abdel abd-al abd-el
ahmed ahmad ahmet
aisha aysha ayesha
amin ameen
amir ameer emir
anwar anouar
ayman aiman
bashir basheer bachir
bilal belal
fahd fahad
faisal faysal feisal
farid fareed
farouk faruk farooq faruq
fatima fatma fatimah fatema
hamid hameed
hamza hamzah
hassan hasan
hussein hussain husain husein hossein hosein houssein
ibrahim ebrahim
imad emad
ismail ismael esmail
jamal gamal djamal
jamil jameel
kamal kamel
karim kareem
khadija khadijah
khaled khalid
layla leila laila leyla
mahmoud mahmud
majid majeed
mansour mansur
mounir munir
mousa musa moussa
muammar moammar mouammar
mohammed muhammad mohamed mohammad muhammed mohamad muhamad mehmed
mustafa moustafa mostafa mustapha
nabil nabeel
nasser nasir naser nasr
noor nour nur
omar umar omer
osama usama oussama
othman osman uthman
qassem qasem kassem qasim kasim kassim ghassem
rashid rasheed rachid
reza riza
saeed said saied sayeed saeid
salah saleh salih
salim saleem selim
samir sameer
sami
sharif shareef sherif
suleiman sulaiman sulayman suleyman soleiman
tariq tarek tareq tarik
wahid waheed
walid waleed
yahya yehia
yasin yassin yaseen yassine
yasser yasir yaser
younis yunus younes yunis
yusuf youssef yousef yousuf yusef yousif yussef joussef
zahra zahraa
zaid zayd zayed
ziad ziyad
"""
_PLACES = """
kyiv kiev kyyiv
kharkiv kharkov
lviv lvov
odesa odessa
mykolaiv nikolaev nikolayev mykolayiv
dnipropetrovsk dnepropetrovsk
zaporizhzhia zaporizhia zaporizhzhya zaporizhya zaporozhye zaporozhie zaporozhe zaporizhzhie
chornobyl chernobyl
chernihiv chernigov
chernivtsi chernovtsy
rivne rovno
ternopil ternopol
uzhhorod uzhgorod
luhansk lugansk
donbas donbass
vinnytsia vinnitsa vinnytsya
kremenchuk kremenchug
sievierodonetsk severodonetsk
lysychansk lisichansk
sloviansk slavyansk slovyansk slaviansk
avdiivka avdeevka avdeyevka avdiyivka
izium izyum
irpin irpen
bilohorivka belogorovka
belgorod belhorod
beijing peking
mumbai bombay
kolkata calcutta
chennai madras
bengaluru bangalore
yangon rangoon
myanmar burma
tehran teheran
mecca makkah
medina madinah
jeddah jedda jidda
raqqa raqqah rakka
kandahar qandahar
benghazi bengazi
misrata misurata
sanaa sana
hodeidah hudaydah hodeida hudaida
fallujah falluja
almaty alma-ata
astana nur-sultan
chisinau kishinev
tbilisi tiflis
yerevan erevan
ulaanbaatar ulan-bator
hezbollah hizbollah hizbullah hezbullah
taliban taleban
houthi huthi
houthis huthis
qaeda qaida kaida
"""


def _families(lines: str) -> dict[str, str]:
    """Every form with the first of its line, which stands for all."""
    return {form: forms.split()[0] for forms in lines.strip().splitlines() for form in forms.split()}


_SLAVIC, _ARABIC, _NAMED_PLACES = _families(_SLAVIC_GIVEN), _families(_ARABIC_GIVEN), _families(_PLACES)
_MARKED = re.compile(
    r"^.{2,}(?:[oe]v|off|eff|[oe]va|sk[yi]|sky[yi]|ski[yij]|ska(?:ya|ia|ja)?|enk[oa]|ch[uy]k|shyn|[yi]uk|[oe]v[yi]ch)$"
)
_SLAVIC_LETTERS = tuple(
    (re.compile(pattern), form)
    for pattern, form in (
        (r"off$", "ov"), (r"eff$", "ev"), (r"(?:iy|yy|yi|ii|ij|yj|y|i)$", "y"), (r"ks", "x"), (r"kh", "h"),
        (r"shch", "sch"), (r"tch", "ch"), (r"(?<=[bcdfghklmnprstvwxz])[yij](?=[aeou])", ""),
        (r"[yij](?=[aeou])", ""), (r"w", "v"), (r"g", "h"), (r"(?<=[aeo])[yij](?=.)", "i"), (r"y(?=.)", "i"),
        (r"ss", "s"),
    )
)  # fmt: skip
_ARABIC_LETTERS = tuple(
    (re.compile(pattern), form)
    for pattern, form in (
        (r"^(?:al|el|ul|as|ash|ad|an|ar)-", ""), (r"ou|oo|o", "u"), (r"ee|ie|y|e", "i"), (r"ai|ii", "i"), (r"kh", "k"),
        (r"gh", "g"), (r"dh", "d"), (r"q|c(?!h)", "k"), (r"ch", "sh"), (r"dj", "j"), (r"(.)\1+", r"\1"), (r"h$", ""),
        (r"i(?=[aiu])", ""),
    )
)  # fmt: skip


def _rewritten(word: str, rules: Iterable[tuple[re.Pattern[str], str]]) -> str:
    for pattern, form in rules:
        word = pattern.sub(form, word)
    return word


@lru_cache(maxsize=50_000)
def transliteration(key: str) -> str:
    """One form for every spelling of a folded word that is known by itself to come from another script.

    "zelenskyy" and "zelensky" agree, "kyiv" and "kiev", "arsenyev" and "arseniev"; other words are returned as they
    are, so that "hallam" and "halam" do not.
    """
    for families in (_NAMED_PLACES, _SLAVIC, _ARABIC):
        if key in families:
            return families[key]
    return "=" + _rewritten(key, _SLAVIC_LETTERS) if _MARKED.match(key) else key


def same_place(left: str, right: str) -> bool:
    """Whether two folded words are forms of one place or movement."""
    return left in _NAMED_PLACES and _NAMED_PLACES[left] == _NAMED_PLACES.get(right)


def romanised_alike(left: str, right: str, beside: Iterable[str] = ()) -> bool:
    """Whether two folded words are known transliterations of one name; `beside` are the person's other names."""
    if transliteration(left) == transliteration(right):
        return True
    for families, letters in ((_SLAVIC, _SLAVIC_LETTERS), (_ARABIC, _ARABIC_LETTERS)):
        if any(name in families for name in beside) and _rewritten(left, letters) == _rewritten(right, letters):
            return True
    return False
