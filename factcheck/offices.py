"""What people can be: ranks, offices, relations and charges, and which of them one person cannot be at one time.

Plain English and the usual offices of English-speaking countries; they are data, not rules.
"""

from __future__ import annotations

RANK, OFFICE, PARTNER, PARENT, SIBLING, CHARGE = "rank", "office", "partner", "parent", "sibling", "charge"
GRADE = "grade"

# Short and sexed forms, each as the word it stands for.
SHORT = {
    "cpl": "corporal",
    "sgt": "sergeant",
    "lt": "lieutenant",
    "capt": "captain",
    "maj": "major",
    "col": "colonel",
    "gen": "general",
    "insp": "inspector",
    "supt": "superintendent",
    "det": "detective",
    "asst": "assistant",
    "sen": "senator",
    "rep": "representative",
    "congressman": "representative",
    "congresswoman": "representative",
    "gov": "governor",
    "councilman": "councillor",
    "councilwoman": "councillor",
    "councilor": "councillor",
    "pm": "prime minister",
    "atty": "attorney",
    "ceo": "chief executive",
    "coo": "chief operating officer",
    "cfo": "chief financial officer",
}
RANKS = (
    "lieutenant colonel",
    "lieutenant general",
    "major general",
    "brigadier general",
    "sergeant major",
    "chief inspector",
    "chief superintendent",
    "corporal",
    "sergeant",
    "lieutenant",
    "captain",
    "major",
    "colonel",
    "general",
    "inspector",
    "superintendent",
)
OFFICES = (
    "lieutenant governor",
    "governor",
    "deputy mayor",
    "vice mayor",
    "mayor",
    "senator",
    "representative",
    "councillor",
    "prime minister",
    "vice president",
    "president",
    "police chief",
    "fire chief",
    "deputy chief",
    "assistant chief",
    "chief of police",
    "sheriff's deputy",
    "undersheriff",
    "sheriff",
    "assistant district attorney",
    "deputy district attorney",
    "district attorney",
    "assistant attorney general",
    "attorney general",
    "foreign minister",
    "foreign secretary",
    "interior minister",
    "defence minister",
    "defence secretary",
    "finance minister",
    "chief executive officer",
    "chief executive",
    "chief operating officer",
    "chief financial officer",
)
SAME_OFFICE = {
    "chief of police": "police chief",
    "deputy police chief": "deputy chief",
    "deputy fire chief": "deputy chief",
    "deputy chief of police": "deputy chief",
    "assistant police chief": "assistant chief",
    "assistant fire chief": "assistant chief",
    "assistant chief of police": "assistant chief",
    "deputy sheriff": "sheriff's deputy",
    "deputy district attorney": "assistant district attorney",
    "deputy attorney general": "assistant attorney general",
    "vice mayor": "deputy mayor",
    "foreign secretary": "foreign minister",
    "defence secretary": "defence minister",
    "chief executive officer": "chief executive",
}

# Relations: their axis and the class within which words are of one meaning.
KIN = {
    "wife": (PARTNER, "spouse"),
    "husband": (PARTNER, "spouse"),
    "ex-wife": (PARTNER, "former spouse"),
    "ex-husband": (PARTNER, "former spouse"),
    "girlfriend": (PARTNER, "unmarried partner"),
    "boyfriend": (PARTNER, "unmarried partner"),
    "fiancee": (PARTNER, "unmarried partner"),
    "fiancée": (PARTNER, "unmarried partner"),
    "fiance": (PARTNER, "unmarried partner"),
    "fiancé": (PARTNER, "unmarried partner"),
    "ex-girlfriend": (PARTNER, "former partner"),
    "ex-boyfriend": (PARTNER, "former partner"),
    "father": (PARENT, "parent"),
    "mother": (PARENT, "parent"),
    "stepfather": (PARENT, "step-parent"),
    "stepmother": (PARENT, "step-parent"),
    "grandfather": (PARENT, "grandparent"),
    "grandmother": (PARENT, "grandparent"),
    "uncle": (PARENT, "uncle or aunt"),
    "aunt": (PARENT, "uncle or aunt"),
    "brother": (SIBLING, "sibling"),
    "sister": (SIBLING, "sibling"),
    "cousin": (SIBLING, "cousin"),
    "brother-in-law": (SIBLING, "sibling-in-law"),
    "sister-in-law": (SIBLING, "sibling-in-law"),
    "nephew": (SIBLING, "nephew or niece"),
    "niece": (SIBLING, "nephew or niece"),
    "son": (SIBLING, "child"),
    "daughter": (SIBLING, "child"),
    "stepson": (SIBLING, "stepchild"),
    "stepdaughter": (SIBLING, "stepchild"),
    "grandson": (SIBLING, "grandchild"),
    "granddaughter": (SIBLING, "grandchild"),
}

# Offices of one ladder: one person holds one of them at a time.
EXCLUSIVE = (
    frozenset(
        {"police chief", "deputy chief", "assistant chief", "sheriff", "sheriff's deputy", "undersheriff", "fire chief"}
    ),
    frozenset({"mayor", "deputy mayor", "councillor", "governor", "lieutenant governor", "senator", "representative"}),
    frozenset({"president", "vice president", "prime minister"}),
    frozenset({"chief executive", "chief operating officer", "chief financial officer"}),
    frozenset({"foreign minister", "interior minister", "defence minister", "finance minister"}),
    frozenset({"district attorney", "assistant district attorney", "attorney general", "assistant attorney general"}),
)

# Relations to the other side of a deed, which reports of it give in the same way.
TO_THE_OTHER = frozenset(
    {"parent", "step-parent", "grandparent", "uncle or aunt", "sibling", "cousin", "sibling-in-law"}
)

MURDER = frozenset({"murder", "first-degree murder", "second-degree murder", "third-degree murder"})

# School years by the words for those who are in them.
GRADES = {"freshman": 9, "sophomore": 10, "junior": 11, "senior": 12}
GRADES |= {
    f"{word}{gap}grader": grade
    for grade, words in enumerate(
        (
            "first 1st",
            "second 2nd",
            "third 3rd",
            "fourth 4th",
            "fifth 5th",
            "sixth 6th",
            "seventh 7th",
            "eighth 8th",
            "ninth 9th",
            "tenth 10th",
            "eleventh 11th",
            "twelfth 12th",
        ),
        1,
    )
    for word in words.split()
    for gap in ("-", " ")
}
