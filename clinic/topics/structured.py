"""What a topic says to search engines: what it is, on a page that says who checked it."""

from clinic.publishing.structured import Node, Shown, node, terms, web_page

from .models import Kind

KINDS = {Kind.CONDITION: "MedicalCondition", Kind.BODY_AREA: "AnatomicalStructure"}


def topic(shown: Shown) -> list[Node]:
    content = shown.content
    subject = node(
        KINDS.get(content.kind, "Thing"),
        id=f"{shown.url}#topic",
        url=shown.url,
        name=content.title,
        alternateName=terms(content.also_known_as),
        description=content.summary,
        mainEntityOfPage={"@id": shown.url},
    )
    return [web_page(shown, mainEntity={"@id": subject["@id"]}), subject]
