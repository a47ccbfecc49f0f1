"""The demonstration's pages: written like any page, and placed over the last three years so that every way a page can
stand is there to look at.
"""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.contrib.auth.models import User
from django.utils import timezone

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
    """What happened to a page, in days before now: first published, found still correct since, and given new words.

    In the last review the sources that may change are read again, so that it signs another text.
    """

    published: int
    reviewed: tuple[int, ...] = ()
    changed: int = 0


OPENED = Life(1095)
KEPT = Life(1090, (740, 380, 30))
SECOND_OFFICE = 550  # days ago
LIVES = {
    "jordan-placeholder": Life(1095, changed=75),
    "robin-sample": Life(1095, changed=75),
    "sasha-specimen": Life(1095, changed=70),
    "harbor-street-office": Life(1095, changed=24),
    "riverside-office": Life(SECOND_OFFICE, changed=24),
    "about": Life(1095, changed=SECOND_OFFICE),
    "epidural-steroid-injection": Life(1085, (735, 375, 26)),
    "facet-joint-injection": Life(1078, (730, 370, 33)),
    "nerve-block": Life(1070, (725, 365, 41)),
    "radiofrequency-ablation": Life(1064, (390,)),
    "physical-therapy-for-back-pain": Life(1040, (400,)),
    "spinal-cord-stimulation": Life(1000, (640, 290)),
    "duloxetine-for-chronic-back-pain": Life(600),
    "vertebral-augmentation": Life(610, (300,)),
    "facet-joint-pain": Life(1082, (410,)),
    "sciatica": Life(1085, (735, 150)),
    "spinal-stenosis": Life(1076, (520, 45)),
    "vertebral-compression-fracture": Life(990, (330,)),
    "neck": Life(1060, (430,)),
    "procedures": Life(1055, (390, 55)),
    "self-care": Life(1050, (360,)),
    "preparing-for-a-spine-procedure": Life(1040, (380,)),
    "back-pain-warning-signs": Life(930, (210,)),
    "back-in-the-garden": Life(880),  # long overdue
    "steroid-shots-and-blood-sugar": Life(850, (130,)),
    "understanding-sciatica": Life(780),  # due
    "walking-for-back-pain": Life(700),
    "bed-rest-for-back-pain": Life(640),
    "our-riverside-office-is-open": Life(SECOND_OFFICE),
    "inversion-tables-for-back-pain": Life(520),
    "do-i-need-an-mri": Life(510),
    "do-i-need-a-scan": Life(480),
    "what-to-expect-at-your-first-visit": Life(420),
    "maintaining-spinal-health-as-you-age": Life(300),
    "5-interventional-back-pain-treatments": Life(190),
    "living-with-spinal-cord-stimulation": Life(60),
}
SIGNED_BEFORE, READ_BEFORE = 2, 7  # days before a page was published, and before it was signed
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
EXPIRED, EXPIRED_FROM, EXPIRED_ON = "winter-holiday-hours", (12, 1), (1, 2)  # of the last winter that is over


class Demonstration:
    def __init__(self, staff: dict[str, User], now: datetime) -> None:
        self.now = now
        self.lives = LIVES | {EXPIRED: Life(self.days_since(EXPIRED_FROM, before=self.days_since(EXPIRED_ON)))}
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
        practice.save_revision(by=self.author)
        for file, _ in files:
            self.save(self.pages[file.split("/")[1]], file)
        self.place(practice, OPENED)
        for page in self.pages.values():
            life = self.life(page)
            if life:
                self.place(page, life)
        self.stand()

    def save(self, page: Page, file: str) -> None:
        """Saves the first text of a page, and the one that took its place."""
        life = self.life(page)
        signed = life.published + SIGNED_BEFORE if life else 0
        reading.read_sources(page, self.day(signed + READ_BEFORE))
        page.save_revision(by=self.author)
        is_revised = reading.revise(page, file)
        if life and life.reviewed:
            is_revised |= reading.read_sources(page, self.day(life.reviewed[-1] + READ_BEFORE))
        if is_revised:
            page.save_revision(by=self.author)

    def life(self, page: Page) -> Life | None:
        """None of an article that was never published. Other pages that have none of their own share one."""
        if page.slug in self.lives or isinstance(page, Article):
            return self.lives.get(page.slug)
        return KEPT if isinstance(page, Topic | Treatment) else OPENED

    def place(self, page: Page, life: Life) -> None:
        """Places what stood before records began, with the signatures it had."""
        revision, *later = page.revisions.select_related("page").order_by("number")
        start, path = self.ago(life.published), page.get_absolute_url()
        if revision.needs_signature:
            signed = start - timedelta(days=SIGNED_BEFORE)
            reconstruct_review(revision, self.reviewer(revision), signed, STATEMENT)
            self.review(life, revision, later)
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
            EXPIRED: [Span(revision, start, path, end=self.ago(self.days_since(EXPIRED_ON)))],
        }.get(page.slug, [Span(revision, start, path)])
        spans += [Span(text, self.ago(life.changed or life.reviewed[-1]), path) for text in later]
        reconstruct(page, spans, self.publisher)

    def review(self, life: Life, revision: Revision, later: list[Revision]) -> None:
        """Finds the text still correct each time, but for the last if another text was signed then."""
        for days in life.reviewed[: -1 if later else None]:
            licence = self.reviewer(revision)
            reconstruct_review(revision, licence, self.ago(days), STATEMENT, EventKind.STILL_CORRECT)
        for text in later:
            reconstruct_review(text, self.reviewer(text), self.ago(life.reviewed[-1]), STATEMENT)

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

    def day(self, days: int) -> date:
        """That many days ago, in the clinic's zone."""
        return timezone.localdate(self.ago(days))

    def days_since(self, month_and_day: tuple[int, int], before: int = 0) -> int:
        """How many days ago this day of the year last was, reckoned from that many days ago."""
        today = self.day(before)
        last = date(today.year, *month_and_day)
        if last >= today:
            last = date(today.year - 1, *month_and_day)
        return (self.day(0) - last).days
