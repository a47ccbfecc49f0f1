"""The demonstration's pages: written like any page, and placed over the last three years so that every way a page can
stand is there to look at.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.contrib.auth.models import User

from articles.models import Article
from clinic.practice.models import Clinician, InfoPage, Location, Practice
from clinic.publishing.models import EventKind, Kind, Licence, Page, Revision, Scope
from clinic.publishing.reconstruct import Span, reconstruct, reconstruct_review
from clinic.publishing.steps import STATEMENT
from clinic.topics.models import Topic
from treatments.models import Treatment

from . import reading

FOLDERS: dict[str, type[Page]] = {
    "clinicians": Clinician,
    "locations": Location,
    "info": InfoPage,
    "topics": Topic,
    "treatments": Treatment,
    "articles": Article,
}


@dataclass(frozen=True)
class Life:
    """What happened to a page, in days before now: first published, and found still correct since."""

    published: int
    reviewed: tuple[int, ...] = ()


OPENED = Life(1095)
KEPT = Life(1090, (740, 380, 30))
LIVES = {
    "physical-therapy-for-back-pain": Life(1085, (400,)),
    "duloxetine-for-chronic-back-pain": Life(620),
    "vertebral-augmentation": Life(610, (300,)),
    "preparing-for-a-spine-procedure": Life(1040, (380,)),
    "back-pain-warning-signs": Life(930, (210,)),
    "steroid-shots-and-blood-sugar": Life(850),  # long overdue
    "understanding-sciatica": Life(780),  # due
    "walking-for-back-pain": Life(700),
    "bed-rest-for-back-pain": Life(640),
    "our-riverside-office-is-open": Life(550),
    "inversion-tables-for-back-pain": Life(520),
    "do-i-need-an-mri": Life(510),
    "do-i-need-a-scan": Life(480),
    "what-to-expect-at-your-first-visit": Life(420),
    "back-in-the-garden": Life(350),
    "winter-holiday-hours": Life(335),
    "maintaining-spinal-health-as-you-age": Life(300),
    "5-interventional-back-pain-treatments": Life(190),
    "living-with-spinal-cord-stimulation": Life(60),
}
MOVED, MOVED_FROM, MOVED_AGO = "preparing-for-a-spine-procedure", "getting-ready-for-your-procedure", 400
WITHDRAWN, WITHDRAWN_AGO = "bed-rest-for-back-pain", 90
WITHDRAWN_REASON = (
    "This article recommended rest in bed for the first days of back pain. Newer guidance favors staying active "
    "as far as pain allows. Ask us if you are unsure what is right for you."
)
RETRACTED, RETRACTED_AGO = "inversion-tables-for-back-pain", 250
RETRACTED_REASON = (
    "We took this article down because it left out how little was known. Please ask us before you try an inversion "
    "table, above all if you have high blood pressure or glaucoma."
)
REPLACED, REPLACED_BY, REPLACED_AGO = "do-i-need-an-mri", "do-i-need-a-scan", 470
EXPIRED, EXPIRED_AGO = "winter-holiday-hours", 320


class Demonstration:
    def __init__(self, staff: dict[str, User], now: datetime) -> None:
        self.now = now
        self.author, self.publisher, self.reviewers = (
            staff["author"],
            staff["publisher"],
            Licence.objects.order_by("pk"),
        )
        self.pages: dict[str, Page] = {}

    def load(self) -> None:
        practice = reading.write(Practice, "practice", self.author)
        files = [(f"{folder}/{slug}", model) for folder, model in FOLDERS.items() for slug in reading.slugs(folder)]
        for file, model in files:
            self.pages[file.split("/")[1]] = reading.write(model, file, self.author)
        for licence in self.reviewers.filter(profile=None):
            licence.profile = Page.objects.get(title=licence.name, type=Clinician._meta.label_lower)
            licence.save()
        for file, _ in files:
            reading.link(self.pages[file.split("/")[1]], file)
        for page in [practice, *self.pages.values()]:
            page.save_revision(by=self.author)
        self.place(practice, OPENED)
        for slug, page in self.pages.items():
            if slug in LIVES or not isinstance(page, Article):
                self.place(page, LIVES.get(slug, KEPT if self.latest(page).needs_signature else OPENED))
        self.stand()

    def place(self, page: Page, life: Life) -> None:
        """Places what stood before records began, with the signatures it had."""
        revision, start, path = self.latest(page), self.ago(life.published), page.get_absolute_url()
        if revision.needs_signature:
            reconstruct_review(revision, self.reviewer(revision), start - timedelta(days=2), STATEMENT)
        spans = {
            MOVED: [
                Span(revision, start, path.replace(MOVED, MOVED_FROM)),
                Span(revision, self.ago(MOVED_AGO), path),
            ],
            WITHDRAWN: [
                Span(revision, start, path),
                Span(revision, self.ago(WITHDRAWN_AGO), path, Kind.WITHDRAWN, WITHDRAWN_REASON),
            ],
            RETRACTED: [
                Span(revision, start, path),
                Span(revision, self.ago(RETRACTED_AGO), path, Kind.GONE, RETRACTED_REASON),
            ],
            REPLACED: [
                Span(revision, start, path),
                Span(
                    revision,
                    self.ago(REPLACED_AGO),
                    path,
                    Kind.GONE,
                    "A longer article took its place.",
                    replaced_by=self.pages[REPLACED_BY],
                ),
            ],
            EXPIRED: [Span(revision, start, path, end=self.ago(EXPIRED_AGO))],
        }.get(page.slug, [Span(revision, start, path)])
        reconstruct(page, spans, self.publisher)
        for days in life.reviewed:
            if revision.needs_signature:
                licence = self.reviewer(revision)
                reconstruct_review(revision, licence, self.ago(days), STATEMENT, EventKind.STILL_CORRECT)

    def stand(self) -> None:
        """What is under way today: drafts, reviews, schedules, ends."""
        self.request("heat-or-cold-for-back-pain", "Is the advice on heat clear about fragile skin?")
        massage = self.request("massage-for-back-pain", "A first version.")
        self.pages["massage-for-back-pain"].request_changes(
            massage, self.reviewer(massage).holder, "Say for how long the benefit lasted in the trials."
        )
        self.signed("driving-after-an-injection")
        sleep = self.signed("sleep-and-back-pain")
        self.pages["sleep-and-back-pain"].publish(sleep, self.publisher, at=self.now + timedelta(days=14))
        self.change("walking-for-back-pain", standfirst="Walking is safe for most people with back pain, and free.")
        therapy = "physical-therapy-for-back-pain"
        self.change(therapy, duration="About 45 minutes a visit, often once or twice a week for six weeks")
        scope = Scope.CHANGE
        self.pages[therapy].publish(self.signed(therapy, scope), self.publisher, at=self.now + timedelta(days=7))
        self.pages["our-riverside-office-is-open"].set_expiry(self.publisher, self.now + timedelta(days=30))
        self.pages["spring-newsletter"].trash(self.author)

    def change(self, slug: str, **fields: str) -> None:
        page = self.pages[slug]
        for name, value in fields.items():
            setattr(page, name, value)
        page.save()
        page.save_revision(by=self.author)

    def request(self, slug: str, comment: str = "") -> Revision:
        revision = self.latest(self.pages[slug])
        self.pages[slug].request_review(revision, self.author, comment)
        return revision

    def signed(self, slug: str, scope: Scope = Scope.PAGE) -> Revision:
        revision = self.request(slug)
        self.pages[slug].approve(revision, self.reviewer(revision).holder, scope, STATEMENT)
        return revision

    def reviewer(self, revision: Revision) -> Licence:
        """The first reviewer who is not listed as an author."""
        authors = revision.links.filter(role="author").values("target")
        return self.reviewers.exclude(profile__in=authors)[0]

    def latest(self, page: Page) -> Revision:
        return page.revisions.select_related("page").latest("number")

    def ago(self, days: int) -> datetime:
        return (self.now - timedelta(days=days)).replace(minute=0, second=0, microsecond=0)
