from clinic.publishing.content import Html, PageContent, ReferenceContent, Rows


class TreatmentContent(PageContent):
    abbreviation: str
    summary: str
    body: Html
    references: Rows[ReferenceContent]

    @property
    def teaser(self) -> str:
        return self.summary

    @property
    def heading(self) -> str:
        return f"{self.title} ({self.abbreviation})" if self.abbreviation else self.title
