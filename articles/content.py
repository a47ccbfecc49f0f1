from clinic.publishing.content import Authors, Describes, Html, PageContent, ReferenceContent, RowContent, Rows


class DescribedContent(RowContent):
    treatment: Describes
    heading: str
    text: str


class ArticleContent(PageContent):
    standfirst: str
    body: Html
    described: Rows[DescribedContent]
    authors: Authors
    references: Rows[ReferenceContent]

    @property
    def teaser(self) -> str:
        return self.standfirst
