from typing import ClassVar

from clinic.publishing.content import Html, PageContent


class ClinicianContent(PageContent):
    needs_signature: ClassVar[bool] = False

    post_nominals: str
    role: str
    biography: Html

    @property
    def teaser(self) -> str:
        return self.role

    @property
    def heading(self) -> str:
        return f"{self.title}, {self.post_nominals}" if self.post_nominals else self.title
