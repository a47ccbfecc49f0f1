"""The words that are looked for in every clinic's texts, besides its own lists.

A space stands for a space or a hyphen or neither. Each word is found with an s at its end, too.
"""

HUNDRED = (
    "safe",
    "effective",
    "successful",
    "success",
    "guaranteed",
    "pain free",
    "relief",
    "certain",
    "natural",
    "cure",
)
WHOLE = ("100 %", "100 percent", "one hundred percent", "completely", "totally", "perfectly", "absolutely", "entirely")

ABSOLUTE = (
    *("cure", "cured", "curing", "guarantee", "guaranteed", "guaranteeing", "miracle", "painless", "painlessly"),
    *("no risk", "zero risk", "risk free", "without risk", "without any risk", "free of risk", "no danger"),
    *("no side effect", "zero side effect", "without side effect", "without any side effect", "free of side effects"),
    *("no complication", "zero complication", "without complication", "without any complication"),
    *("no pain at all", "pain free for life", "works 100 % of the time", "works 100 percent of the time"),
    *("always works", "never fails", "cannot fail", "can't fail"),
    *("works for everyone", "works every time", "helps everyone"),
    *("instant relief", "permanent relief", "permanent solution", "lasting cure", "fixes the problem for good"),
    *(f"{whole} {claim}" for whole in WHOLE for claim in HUNDRED),
)
SOFT = (
    *(f"leading {who}" for who in ("clinic", "center", "expert", "specialist", "surgeon", "physician", "doctor")),
    *("leading provider", "leading practice", "leading hospital", "leading edge", "cutting edge", "state of the art"),
    *("world class", "best in class", "world's best", "one of the best", "the very best", "top rated", "award winning"),
    *(
        f"best {what}"
        for what in ("clinic", "center", "care", "doctor", "physician", "surgeon", "specialist", "expert")
    ),
    *(
        f"best {what}"
        for what in ("treatment", "therapy", "procedure", "result", "outcome", "technology", "possible care")
    ),
    *(
        "proven",
        "revolutionary",
        "breakthrough",
        "unmatched",
        "unrivaled",
        "renowned",
        "gold standard",
        "second to none",
    ),
)
STIGMATIZING = (
    *("addict", "junkie", "drug abuser", "substance abuser", "drug seeker", "drug seeking", "alcoholic"),
    *("sufferer", "suffers from", "suffer from", "suffering from", "victim of", "afflicted with", "stricken with"),
    *("cripple", "crippled", "crippling", "handicapped", "wheelchair bound", "confined to a wheelchair", "bedridden"),
    *("diabetic patient", "diabetics", "obese patient", "the obese", "the disabled", "the elderly", "senile"),
    *("noncompliant", "non compliant", "failed treatment", "failed therapy", "crazy", "insane", "mentally ill"),
)

# What looks like one of them and is none.
HARMLESS = (
    *("no risk factor", "no risk free", "no danger sign", "cement cures", "cement cured", "cement is cured"),
    *("proven wrong", "to be proven"),
    *("breakthrough pain", "breakthrough bleeding", "alcoholic drink", "alcoholic beverage"),
    *("best treatment for you", "best therapy for you", "best care for you", "best treatment is", "your best result"),
)
