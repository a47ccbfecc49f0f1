"""What an article says to search engines: a post, beside the page that says who checked it."""

from clinic.publishing.structured import LANGUAGE, Node, Shown, clinic, image, instant, node, page_node, web_page


def article(shown: Shown) -> list[Node]:
    """The page carries the review, for which a post has no property."""
    content, own = shown.content, clinic(shown.moment)
    post = node(
        "BlogPosting",
        id=f"{shown.url}#article",
        url=shown.url,
        headline=content.title,
        description=content.standfirst,
        image=image(content.hero),
        inLanguage=LANGUAGE,
        datePublished=instant(shown.placement.first_live_at),
        dateModified=instant(shown.placement.last_changed),
        author=[page_node("Person", author) for author in shown.named(content.authors)] or own,
        publisher=own,
        mainEntityOfPage={"@id": shown.url},
        about=[page_node("Thing", topic) for topic in shown.named(content.topics)],
        mentions=[
            page_node("MedicalTherapy", treatment)
            for treatment in shown.named(row.treatment for row in content.described)
        ],
    )
    return [web_page(shown, mainEntity={"@id": post["@id"]}), post]
