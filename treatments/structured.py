"""What a treatment says to search engines: a therapy, on a page that says who checked it."""

from clinic.publishing.structured import Node, Shown, image, node, page_node, plain, terms, web_page

from .content import ContraindicationContent, RiskContent, TreatmentContent
from .kinds import Kind

OPERATIONS = {Kind.IMPLANT, Kind.SURGERY}


def treatment(shown: Shown) -> list[Node]:
    therapy = _therapy(shown.content, shown)
    conditions = [page_node("MedicalCondition", topic) for topic in shown.named(shown.content.conditions)]
    return [web_page(shown, mainEntity={"@id": therapy["@id"]}, about=conditions), therapy]


def _therapy(content: TreatmentContent, shown: Shown) -> Node:
    return node(
        ["MedicalTherapy", "SurgicalProcedure"] if content.kind in OPERATIONS else "MedicalTherapy",
        id=f"{shown.url}#treatment",
        url=shown.url,
        name=content.title,
        alternateName=[*terms(content.abbreviation), *terms(content.also_known_as)],
        description=content.summary,
        image=image(content.hero),
        mainEntityOfPage={"@id": shown.url},
        bodyLocation=[area.title for area in shown.named(content.body_areas)],
        preparation=plain(content.preparation),
        howPerformed=" ".join(row.text for row in content.steps),
        followup=plain(content.recovery),
        contraindication=[_contraindication(row) for row in content.contraindications],
        adverseOutcome=[_outcome(row) for row in content.risks if not row.is_serious],
        seriousAdverseOutcome=[_outcome(row) for row in content.risks if row.is_serious],
    )


def _contraindication(row: ContraindicationContent) -> Node:
    return node("MedicalContraindication", name=row.reason, description=row.note)


def _outcome(row: RiskContent) -> Node:
    """How often it comes is said of it, or a rare risk would read like a common one."""
    said = f"{row.severity.capitalize()}, {row.frequency_label}."
    return node("MedicalEntity", name=row.name, description=f"{said} {row.what_to_do}".strip())
