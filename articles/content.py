from clinic.publishing.clinical import Clinical
from clinic.publishing.content import PageContent
from clinic.publishing.frozen import Authors, Describes, Html, Name, PictureContent, RowContent, Rows, Topics, Words

from .checking import CHECKS
from .kinds import CallToAction, Kind


class KeyPointContent(RowContent):
    text: Words


class DescribedContent(RowContent):
    treatment: Describes
    heading: Name
    text: Words


class ArticleContent(Clinical, PageContent):
    checks = CHECKS

    kind: str
    standfirst: Words
    hero: PictureContent | None
    key_points: Rows[KeyPointContent]
    body: Html
    described: Rows[DescribedContent]
    topics: Topics
    authors: Authors
    call_to_action: str
    authorization: str

    @property
    def needs_signature(self) -> bool:
        """All but news of the clinic, unless they describe a treatment."""
        return self.kind != Kind.NEWS or bool(self.described)

    @property
    def needs_references(self) -> bool:
        """A patient's story may go without, unless it describes a treatment."""
        return self.kind == Kind.CLINICAL or bool(self.described)

    @property
    def teaser(self) -> str:
        return self.standfirst

    @property
    def is_story(self) -> bool:
        return self.kind == Kind.STORY

    @property
    def asks_to_call(self) -> bool:
        return self.call_to_action == CallToAction.CALL

    @property
    def asks_to_book(self) -> bool:
        return self.call_to_action == CallToAction.BOOK
