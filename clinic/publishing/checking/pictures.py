import re
from collections.abc import Iterator

from ..content import PageContent
from .context import Context
from .finding import Finding, Level

_FILE = re.compile(r"\S+\.(?:jpe?g|png|gif|webp|heic|tiff?|svg)|(?:img|dsc|dscn|screenshot)[_ -]?\d\S*", re.IGNORECASE)
_NEEDLESS = re.compile(
    r"(?:an? |the )?(?:image|picture|photo|photograph|graphic|drawing|illustration) of\b", re.IGNORECASE
)


def pictures(content: PageContent, context: Context) -> Iterator[Finding]:
    for passage in content.passages:
        for picture in passage.reading.pictures:
            alt = picture.alt.strip()
            if not alt and picture.src not in context.decorative:
                message = (
                    "A picture has no alternative text. Say what it shows, or mark it as decoration in the library."
                )
                yield Finding.of(passage, "pictures.alternative", Level.BLOCK, message)
            elif _FILE.fullmatch(alt):
                message = "This is the name of a file. Say what the picture shows."
                yield Finding.of(passage, "pictures.wording", Level.WARN, message, alt)
            elif needless := _NEEDLESS.match(alt):
                message = "Everybody knows that it is a picture. Begin with what it shows."
                yield Finding.of(passage, "pictures.wording", Level.WARN, message, needless[0])
