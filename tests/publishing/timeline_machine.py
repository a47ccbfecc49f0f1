"""Takes random steps, and checks what must hold after each. One that is refused must have changed nothing."""

from collections import Counter
from collections.abc import Callable
from datetime import datetime
from typing import Any, Protocol

from django.contrib.auth.models import User
from django.urls import reverse
from hypothesis import note
from hypothesis.stateful import RuleBasedStateMachine, rule

from clinic.publishing.errors import PublishingError
from clinic.publishing.models import Page
from tests.factories import make_article, make_treatment, publish

from . import timeline_checks as checks
from .timeline_steps import SLUGS, Step, Steps, steps

PATHS = {reverse("articles:detail", args=[slug]) for slug in SLUGS}
PLACES_AGAIN = {"move", "set expiry"}
TAKES_DOWN = {"withdraw", "retract", "trash"}


class Time(Protocol):
    def begin(self) -> None:
        """Begins with a database that has no pages."""

    def end(self) -> None: ...

    def now(self) -> datetime: ...

    def tick(self) -> None:
        """Gives the next step a later instant."""

    def ahead(self, units: int) -> datetime: ...

    def pass_until(self, boundary: datetime, exactly: bool) -> None: ...


class TimelineMachine(Steps, RuleBasedStateMachine):
    """`taken` and `carried_out` count the steps that were tried and those that were not refused."""

    def __init__(self, time: Time, people: dict[str, User], taken: Counter[str], carried_out: Counter[str]) -> None:
        super().__init__()
        self.time, self.people, self.taken, self.carried_out = time, people, taken, carried_out
        time.begin()
        self.treatment = make_treatment("Treatment", slug="treatment")
        self.pages: dict[str, Page] = {
            name: make_article(name, slug=slug) for name, slug in zip("ABC", SLUGS, strict=False)
        }
        for page in (self.treatment, self.pages["A"]):
            publish(page)
            time.tick()
        self.records = checks.Records.read()
        self.observed: list[tuple[datetime, dict[str, Any]]] = []
        self.plan: dict[datetime, list[tuple[Any, ...]]] = {}
        self.looks = 0
        self.is_sound = True
        self.look()

    def teardown(self) -> None:
        """Asks again for every instant at which somebody looked, unless a check has failed already."""
        try:
            for at, said in self.observed if self.is_sound else []:
                assert checks.answers(at, said.keys() & PATHS) == said
        finally:
            self.time.end()

    @rule(step=steps)
    def do(self, step: Step) -> None:
        getattr(self, step.verb)(**step.given)

    def take(self, verb: str, name: str, step: Callable[[Any], Any]) -> None:
        self.is_sound = False
        self.time.tick()
        self.taken[verb] += 1
        since, before, page = self.time.now(), self.records, self.pages[name]
        try:
            step(page._meta.model.objects.get(pk=page.pk))
        except PublishingError:
            note(f"{verb} {name}: refused")
            assert checks.Records.read() == before
        else:
            note(f"{verb} {name}: carried out")
            self.carried_out[verb] += 1
            self.records = checks.Records.read()
            checks.require_history(before, self.records, since)
            now = self.time.now()
            checks.require_signed(before, self.records, verb in PLACES_AGAIN, now)
            checks.require_trashed_off_the_site(self.records, now)
            if verb in TAKES_DOWN:
                checks.require_nothing_ahead(self.records, page, now)
            if self.records.placements != before.placements:
                self.look(changed=page)
        self.is_sound = True

    def look(self, changed: Page | None = None) -> None:
        """Checks what must hold, asks again what was said of other instants, and remembers what is said of this one."""
        now = self.time.now()
        checks.require_one_at_a_time(self.records)
        checks.require_plan(self.records, now)
        checks.require_mentions()
        checks.require_noted(now)
        for at, plan in self.plan.items():
            if changed and at > now:
                assert checks.planned(at, but=changed) == [row for row in plan if row[0] != changed.pk]
        self.plan = {at: checks.planned(at) for at in self.boundaries(now)[-3:]}
        for at, said in self.observed[-1:]:
            assert checks.answers(at, ()).items() <= said.items()
        self.looks += 1
        paths = {row["path"] for row in self.records.placements.values()} & PATHS if self.looks % 2 else set()
        said = checks.answers(now, paths)
        checks.require_doors(self.records, now, said)
        self.observed.append((now, said))

    def boundaries(self, now: datetime) -> list[datetime]:
        spans = [row["during"] for row in self.records.kept]
        return sorted({at for span in spans for at in (span.lower, span.upper) if at and at > now})

    def time_passes(self, exactly: bool) -> None:
        self.is_sound = False
        for boundary in self.boundaries(self.time.now())[:1]:
            self.time.pass_until(boundary, exactly)
            self.look()
        self.is_sound = True
