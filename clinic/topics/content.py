from clinic.publishing.clinical import Clinical
from clinic.publishing.content import Html, PageContent


class TopicContent(Clinical, PageContent):
    kind: str
    also_known_as: str
    summary: str
    body: Html

    @property
    def teaser(self) -> str:
        return self.summary
