"""What the head of a public page tells those who find it, share it or keep its address."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.safestring import SafeString

from clinic.library.markup import Rendition, one_rendition

from .frozen import PictureContent
from .structured import Node, absolute, script


@dataclass(frozen=True)
class Head:
    """`path` is the one address of the page, without whatever else was asked. `kind` is Open Graph's word for it."""

    path: str
    title: str
    kind: str = "website"
    picture: PictureContent | None = None
    nodes: Sequence[Node] = ()

    @property
    def url(self) -> str:
        return absolute(self.path)

    @property
    def image(self) -> Rendition | None:
        return one_rendition(self.picture.src, self.picture.width, self.picture.height) if self.picture else None

    @property
    def image_url(self) -> str:
        return absolute(self.image.src) if self.image else ""

    @property
    def structured(self) -> SafeString | str:
        return script(self.nodes) if self.nodes else ""
