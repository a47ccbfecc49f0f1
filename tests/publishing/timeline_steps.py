"""What valid staff do with three articles, A, B and C, that compete for the same addresses."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.db import transaction
from hypothesis import strategies as st

from articles.models import Article
from clinic.publishing import clock
from clinic.publishing.errors import PublishingError
from clinic.publishing.models import Page, Revision, Scope
from clinic.publishing.models.timeline import Until
from tests.factories import fresh

SLUGS = ["north", "south", "east", "west"]
TEXTS = {
    "clinical": {"kind": "clinical", "body": "<p>One.</p>"},
    "rewritten": {"kind": "clinical", "body": "<p>Two.</p>"},
    "news": {"kind": "news", "body": "<p>One.</p>"},
    "by the reviewer": {"kind": "clinical", "body": "<p>One.</p>", "authors": True},
    "of a treatment": {"kind": "news", "body": "<p>One.</p>", "described": True},
}

pages = st.sampled_from(["A", "B", "C"])
texts = st.sampled_from(list(TEXTS))
slugs = st.sampled_from(SLUGS)
writers = st.sampled_from(["author", "administrator"])
reviewers = st.sampled_from(["reviewer", "second-reviewer"])
publishers = st.sampled_from(["publisher", "administrator"])
back = st.integers(0, 2)  # of the page's revisions the newest, the one before, …
units = st.sampled_from([1, 3, 400])  # of time ahead
untils = st.sampled_from(["kept", None]) | units
downs = st.sampled_from(["expire", "withdraw", "retract"])

STEPS: dict[str, dict[str, st.SearchStrategy[Any]]] = {
    "time_passes": {"exactly": st.booleans()},
    "write": {"name": pages, "by": writers, "text": texts},
    "restore": {"name": pages, "by": writers, "back": back},
    "rename": {"name": pages, "slug": slugs},
    "sign": {"name": pages, "by": reviewers, "back": back, "scope": st.sampled_from(Scope)},
    "request_changes": {"name": pages, "by": reviewers, "back": back},
    "still_correct": {"name": pages, "by": reviewers},
    "publish": {"name": pages, "by": publishers, "back": back, "start": st.none() | units, "until": untils},
    "publish_anew": {
        "name": pages,
        "by": publishers,
        "text": texts,
        "slug": st.none() | slugs,
        "is_signed": st.sampled_from([True, True, False]),
        "start": st.none() | units,
        "until": untils,
    },
    "publish_on_what_was_seen_before": {"name": pages, "by": publishers},
    "set_expiry": {"name": pages, "by": publishers, "until": st.none() | units},
    "cancel": {"name": pages, "by": publishers},
    "move": {"name": pages, "by": publishers, "slug": slugs | st.just("a free one")},
    "take_down": {"name": pages, "by": publishers, "how": downs, "instead": st.none() | pages},
    "trash": {"name": pages},
    "untrash": {"name": pages, "by": publishers},
}
OFTEN = {"publish_anew": 5, "publish": 2, "move": 3, "set_expiry": 2, "cancel": 2, "untrash": 3, "time_passes": 2}


@dataclass(frozen=True)
class Step:
    verb: str
    given: dict[str, Any]

    def __repr__(self) -> str:
        return f"{self.verb}({', '.join(f'{name}={value!r}' for name, value in self.given.items())})"


def _step(verb: str) -> st.SearchStrategy[Step]:
    return st.builds(lambda **given: Step(verb, given), **STEPS[verb])


steps = st.one_of([_step(verb) for verb in STEPS for _ in range(OFTEN.get(verb, 1))])


class Steps:
    people: dict[str, User]
    pages: dict[str, Page]
    treatment: Page
    time: Any
    carried_out: Counter[str]

    def take(self, verb: str, name: str, step: Callable[[Any], Any]) -> None:
        """Carries out a step on a page as it is stored, and checks what it did."""
        raise NotImplementedError

    def write(self, name: str, by: str, text: str) -> None:
        @transaction.atomic
        def save(page: Any) -> None:
            fields = TEXTS[text]
            page.kind, page.body = fields["kind"], fields["body"]
            page.save()
            page.authors.set([self.people["reviewer"].licence.profile] if "authors" in fields else [])
            page.described.all().delete()
            if "described" in fields:
                page.described.create(treatment=self.treatment, heading="", text="", position=1)
            page.save_revision(self.people[by])

        self.take("write", name, save)

    def rename(self, name: str, slug: str) -> None:
        @transaction.atomic
        def save(page: Any) -> None:
            page.slug = slug
            try:
                page.clean()
            except ValidationError as error:
                raise PublishingError from error
            page.save()
            page.touch(clock.instant())

        self.take("rename", name, save)

    def restore(self, name: str, by: str, back: int) -> None:
        self.take("restore", name, lambda page: page.restore(self.text(page, back), self.people[by]))

    def sign(self, name: str, by: str, back: int, scope: Scope) -> None:
        self.take("sign", name, lambda page: page.approve(self.text(page, back), self.people[by], scope, "Read."))

    def request_changes(self, name: str, by: str, back: int) -> None:
        self.take("ask", name, lambda page: page.request_changes(self.text(page, back), self.people[by], "No."))

    def still_correct(self, name: str, by: str) -> None:
        def attest(page: Any) -> None:
            current = page.current(self.time.now())
            page.still_correct(current.revision if current else page.latest, self.people[by], "Read.")

        self.take("still correct", self.live(name), attest)

    def publish(self, name: str, by: str, back: int, start: int | None, until: int | str | None) -> None:
        at, end = self.ahead(start), self.ahead(until)
        self.take(
            "schedule" if at else "publish",
            name,
            lambda page: page.publish(self.text(page, back), self.people[by], at=at, until=end),
        )

    def publish_anew(self, name: str, by: str, text: str, slug: str | None, is_signed: bool, **span: Any) -> None:
        name = self.fitting(name, lambda page: not fresh(page).trashed_at)
        if slug:
            self.rename(name, slug)
        self.write(name, "author", text)
        if is_signed:
            self.sign(name, "second-reviewer", 0, Scope.PAGE)
        self.publish(name, by, 0, **span)

    def publish_on_what_was_seen_before(self, name: str, by: str) -> None:
        def publish(page: Any) -> None:
            page.version -= 1
            page.publish(self.text(page, 0), self.people[by])

        self.take("publish unseen", name, publish)
        assert not self.carried_out["publish unseen"]

    def set_expiry(self, name: str, by: str, until: int | None) -> None:
        at = self.ahead(until)
        self.take("set expiry", self.live(name), lambda page: page.set_expiry(self.people[by], at))

    def cancel(self, name: str, by: str) -> None:
        def cancel(page: Any) -> None:
            placement = page.scheduled(self.time.now()) or page.placements.last()
            if placement is None:
                raise PublishingError
            page.cancel(placement, self.people[by], "Not yet.")

        now = self.time.now()
        self.take("cancel", self.fitting(name, lambda page: page.scheduled(now)), cancel)

    def move(self, name: str, by: str, slug: str) -> None:
        if slug == "a free one":
            taken = Article.objects.filter(trashed_at=None).values_list("slug", flat=True)
            slug = next(one for one in SLUGS if one not in taken)
        self.take("move", self.live(name), lambda page: page.move(slug, self.people[by]))

    def take_down(self, name: str, by: str, how: str, instead: str | None) -> None:
        other = self.pages[instead] if instead else None
        verbs: dict[str, Callable[[Any], Any]] = {
            "expire": lambda page: page.expire(self.people[by]),
            "withdraw": lambda page: page.withdraw(self.people[by], "Under review."),
            "retract": lambda page: page.retract(self.people[by], "A dose was wrong.", other),
        }
        self.take(how, self.live(name), verbs[how])

    def trash(self, name: str) -> None:
        self.take("trash", name, lambda page: page.trash(self.people["administrator"]))

    def untrash(self, name: str, by: str) -> None:
        in_trash = self.fitting(name, lambda page: fresh(page).trashed_at)
        self.take("untrash", in_trash, lambda page: page.untrash(self.people[by]))

    def live(self, name: str) -> str:
        now = self.time.now()
        return self.fitting(name, lambda page: page.placements.live(now).exists())

    def fitting(self, name: str, fits: Callable[[Page], Any]) -> str:
        """The named page or else the next one that fits: most steps on any other are refused out of hand."""
        names = sorted(self.pages)
        turned = names[names.index(name) :] + names[: names.index(name)]
        return next((one for one in turned if fits(self.pages[one])), name)

    def text(self, page: Page, back: int) -> Revision:
        revisions = list(page.revisions.order_by("-number")[: back + 1])
        return revisions[-1]

    def ahead(self, units: int | str | None) -> datetime | Until | None:
        return Until.KEPT if units == "kept" else self.time.ahead(units) if units else None
