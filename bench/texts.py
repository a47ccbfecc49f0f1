"""Contents in the shape of real ones, with other words."""

from collections.abc import Iterator
from itertools import cycle
from typing import Any
from uuid import UUID

from django.contrib.auth.models import User
from django.db import transaction
from django.utils.html import strip_tags

from articles.models import Article
from clinic.demonstration import reading
from clinic.practice.models import Clinician
from clinic.publishing.content import PageContent, freeze
from clinic.publishing.frozen import Frozen, PictureContent
from clinic.publishing.models import Page
from clinic.richtext.fields import RichTextField
from clinic.topics.models import Kind as TopicKind
from clinic.topics.models import Topic
from treatments.models import Treatment

from .words import Words

FOLDERS: dict[str, type[Page]] = {"clinicians": Clinician, "topics": Topic, "treatments": Treatment}
OF_FIVE_TREATMENTS: tuple[str, type[Page]] = ("articles/5-interventional-back-pain-treatments", Article)
TEXTS, ROWS, BODY = 3, 3, 400
LINKED = {"topics": 2, "authors": 1, "conditions": 2, "body_areas": 1, "related": 2}  # how many pages each names

Templates = dict[type[Page], list[PageContent]]


def templates(owner: User) -> Templates:
    """What the demonstration's pages freeze to: they are written through the models, and taken back."""
    with transaction.atomic():
        files = [(f"{folder}/{slug}", model) for folder, model in FOLDERS.items() for slug in reading.slugs(folder)]
        found: Templates = {}
        for file, model in [*files, OF_FIVE_TREATMENTS]:
            page = reading.write(model, file, owner)
            found.setdefault(model, []).append(freeze(model._default_manager.get(pk=page.pk)))
        transaction.set_rollback(True)
    return found


def words_of(value: Any) -> Iterator[str]:
    """Every word of a content, in small letters."""
    if isinstance(value, str):
        yield from (word for word in strip_tags(value).lower().split() if word.isalpha())
    elif isinstance(value, dict):
        yield from (word for part in value.values() for word in words_of(part))
    elif isinstance(value, list | tuple):
        yield from (word for part in value for word in words_of(part))


class Texts:
    """Makes contents. `linked` holds the pages that a field of this name can name, in the order of their keys."""

    def __init__(self, found: Templates, seed: int) -> None:
        self.templates = found
        common = (word for contents in found.values() for one in contents for word in words_of(one.model_dump()))
        self.words = Words(seed, common)
        self.linked: dict[str, list[UUID]] = {}

    def offer(self, model: type[Page], uuids: list[UUID]) -> None:
        """Lets contents written from now on name these pages."""
        if model is Clinician:
            self.linked["authors"] = uuids
        elif model is Treatment:
            self.linked |= {"treatment": uuids, "related": uuids}
        elif model is Topic:
            kinds = [topic.model_dump()["kind"] for topic in self.templates[Topic]]
            by_kind = list(zip(cycle(kinds), uuids))
            self.linked["topics"] = uuids
            self.linked["conditions"] = [uuid for kind, uuid in by_kind if kind == TopicKind.CONDITION]
            self.linked["body_areas"] = [uuid for kind, uuid in by_kind if kind == TopicKind.BODY_AREA]

    def write(self, model: type[Page], number: int) -> list[PageContent]:
        """The texts of a page, of which the later ones add to the first."""
        found = self.templates[model]
        content = self.varied(model, found[number % len(found)])
        content["title"] = found[number].title if number < len(found) else self.words.phrase(5)
        body = next(field.name for field in model._meta.local_fields if isinstance(field, RichTextField))
        texts = (
            content | {body: content[body] + f"<p>{self.words.text(10 * text)}</p>"} for text in range(1, TEXTS + 1)
        )
        return [model.content_class.model_validate(text) for text in texts]

    def varied(self, model: Any, template: Frozen) -> dict[str, Any]:
        content = {
            name: self.value(model._meta.get_field(name), getattr(template, name))
            for name in type(template).model_fields
        }
        if "described" in content:
            named = self.some("treatment", len(content["described"]))
            content["described"] = [
                row | {"treatment": uuid} for row, uuid in zip(content["described"], named, strict=True)
            ]
        return content

    def value(self, field: Any, value: Any) -> Any:
        if field.many_to_many:
            return self.some(field.name, LINKED[field.name])
        if isinstance(value, PictureContent):
            return None  # the pages of this clinic have words alone
        if field.name == "uuid":
            return self.words.uuid()
        if isinstance(value, tuple):
            kept = value if field.name == "described" else value[:ROWS]
            return [self.varied(field.related_model, row) for row in kept]
        if isinstance(field, RichTextField):
            return self.words.html(BODY if field.name == "body" else len(value.split()))
        if isinstance(value, str) and value.count(" ") > 2 and not field.choices:
            return self.words.text(len(value.split()))[: field.max_length]
        return value  # a code, a number, a choice

    def some(self, name: str, count: int) -> list[UUID]:
        pages = self.linked[name]
        return [pages[number] for number in sorted(self.words.random.sample(range(len(pages)), count))]
