from django.db.models import TextChoices


class Kind(TextChoices):
    INJECTION = "injection", "Injection"
    ABLATION = "ablation", "Ablation"
    IMPLANT = "implant", "Implant"
    SURGERY = "surgery", "Surgery"
    THERAPY = "therapy", "Therapy"
    MEDICINE = "medicine", "Medicine"


PLURALS = {  # simpler care first: patients read them in this order
    Kind.THERAPY: "Therapies",
    Kind.MEDICINE: "Medicines",
    Kind.INJECTION: "Injections",
    Kind.ABLATION: "Ablations",
    Kind.IMPLANT: "Implants",
    Kind.SURGERY: "Surgery",
}


class Regulatory(TextChoices):
    """How the Food and Drug Administration stands to this use of the medicine or device."""

    ON_LABEL = "on-label", "Approved or cleared for this use"
    OFF_LABEL = "off-label", "Off-label: not approved for this use"
    MIXED = "mixed", "Some uses are off-label"
    UNAPPROVED = "unapproved", "Not approved for any use"
    NOT_APPLICABLE = "not applicable", "Needs no approval"


class Evidence(TextChoices):
    STRONG = "strong", "Strong (several good trials agree)"
    MODERATE = "moderate", "Moderate (good trials, but with limits)"
    LIMITED = "limited", "Limited (few trials, or mixed ones)"
    EMERGING = "emerging", "Emerging (early studies only)"


class Firmness(TextChoices):
    NEVER = "never", "should not have it"
    ASK = "ask", "needs to talk it over first"


class Severity(TextChoices):
    MILD = "mild", "mild"
    MODERATE = "moderate", "moderate"
    SERIOUS = "serious", "serious"


class Frequency(TextChoices):
    COMMON = "common", "common"
    UNCOMMON = "uncommon", "uncommon"
    RARE = "rare", "rare"
    UNKNOWN = "unknown", "how often is not known"
