from clinic.publishing.clinical import Clinical
from clinic.publishing.content import PageContent
from clinic.publishing.frozen import Html, Terms, Words


class TopicContent(Clinical, PageContent):
    kind: str
    also_known_as: Terms
    summary: Words
    body: Html

    @property
    def teaser(self) -> str:
        return self.summary
