"""The demonstration's pages: read from content/, saved like any page, and placed over the last three years."""

import tomllib
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from django.contrib.auth.models import User

from articles.models import Article
from clinic.practice.models import Clinician
from clinic.publishing.models import Kind, Licence, Page, Revision, Scope
from clinic.publishing.reconstruct import Span, reconstruct, reconstruct_review
from clinic.publishing.steps import STATEMENT
from treatments.models import Treatment

CONTENT = Path(__file__).parent / "content"
CLINICIANS = ("robin-sample", "sasha-specimen", "jordan-placeholder")
# Slug and days since it was first published.
TREATMENTS = {
    "epidural-steroid-injection": 1090,
    "facet-joint-injection": 1085,
    "radiofrequency-ablation": 1080,
    "spinal-cord-stimulation": 1075,
    "nerve-block": 1070,
}
ARTICLES = {
    "preparing-for-a-spine-procedure": 1040,
    "back-pain-warning-signs": 930,
    "understanding-sciatica": 780,
    "bed-rest-for-back-pain": 640,
    "do-i-need-a-scan": 480,
    "maintaining-spinal-health-as-you-age": 300,
    "5-interventional-back-pain-treatments": 190,
    "living-with-spinal-cord-stimulation": 60,
}
MOVED, MOVED_FROM, MOVED_AGO = "preparing-for-a-spine-procedure", "getting-ready-for-your-procedure", 400
WITHDRAWN, WITHDRAWN_AGO = "bed-rest-for-back-pain", 90
WITHDRAWN_REASON = (
    "This article recommended rest in bed for the first days of back pain. Newer guidance favors staying active "
    "as far as pain allows. Ask us if you are unsure what is right for you."
)
SCHEDULED, SCHEDULED_IN = "sleep-and-back-pain", 14
IN_REVIEW = "heat-or-cold-for-back-pain"


class Demonstration:
    def __init__(self, staff: dict[str, User], now: datetime) -> None:
        self.staff, self.now = staff, now
        self.author, self.publisher = staff["author"], staff["publisher"]

    def load(self) -> None:
        for slug in CLINICIANS:
            self.place(self.clinician(slug), 1095)
        for licence in Licence.objects.filter(profile=None):
            licence.profile = Page.objects.get(title=licence.name, type="practice.clinician")
            licence.save()
        for slug, days in TREATMENTS.items():
            self.place(self.treatment(slug), days)
        for slug, days in ARTICLES.items():
            self.place(self.article(slug), days)
        self.schedule(self.article(SCHEDULED))
        waiting = self.article(IN_REVIEW)
        waiting.request_review(self.latest(waiting), self.author, "Is the advice on heat clear about fragile skin?")

    def clinician(self, slug: str) -> Page:
        return self.saved(Clinician(slug=slug, owner=self.author, **_read("clinicians", slug)))

    def treatment(self, slug: str) -> Page:
        fields = _read("treatments", slug)
        references = fields.pop("references")
        return self.saved(Treatment(slug=slug, owner=self.author, **fields), references)

    def article(self, slug: str) -> Page:
        fields = _read("articles", slug)
        references, described, authors = (fields.pop(name) for name in ("references", "described", "authors"))
        article = Article(slug=slug, owner=self.author, **fields)
        article.save()
        article.authors.set(Clinician.objects.filter(slug__in=authors))
        for position, row in enumerate(described, 1):
            treatment = Treatment.objects.get(slug=row.pop("treatment"))
            article.described.create(treatment=treatment, position=position, **row)
        return self.saved(article, references)

    def saved(self, page: Page, references: list[dict[str, Any]] | None = None) -> Page:
        page.save()
        for position, reference in enumerate(references or [], 1):
            page.references.create(position=position, **reference)
        page.save_revision(by=self.author)
        return page

    def place(self, page: Page, days: int) -> None:
        revision, start = self.latest(page), self.ago(days)
        if revision.frozen.needs_signature:
            reconstruct_review(revision, self.reviewer(revision), start - timedelta(days=2), STATEMENT)
        spans = [Span(revision, start, page.get_absolute_url())]
        if page.slug == MOVED:
            old = page.get_absolute_url().replace(MOVED, MOVED_FROM)
            spans = [Span(revision, start, old), Span(revision, self.ago(MOVED_AGO), page.get_absolute_url())]
        if page.slug == WITHDRAWN:
            since = self.ago(WITHDRAWN_AGO)
            spans.append(Span(revision, since, page.get_absolute_url(), Kind.WITHDRAWN, WITHDRAWN_REASON))
        reconstruct(page, spans, self.publisher)

    def schedule(self, page: Page) -> None:
        revision = self.latest(page)
        page.request_review(revision, self.author)
        page.approve(revision, self.reviewer(revision).holder, Scope.PAGE, STATEMENT)
        page.publish(revision, self.publisher, at=self.now + timedelta(days=SCHEDULED_IN))

    def reviewer(self, revision: Revision) -> Licence:
        """The first reviewer who is not listed as an author."""
        authors = revision.links.filter(role="author").values("target")
        return Licence.objects.exclude(profile__in=authors).order_by("pk")[0]

    def latest(self, page: Page) -> Revision:
        return page.revisions.select_related("page").latest("number")

    def ago(self, days: int) -> datetime:
        return (self.now - timedelta(days=days)).replace(minute=0, second=0, microsecond=0)


def _read(folder: str, slug: str) -> dict[str, Any]:
    return tomllib.loads((CONTENT / folder / f"{slug}.toml").read_text(encoding="utf-8"))
