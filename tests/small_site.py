"""A small clinic, live: one page of every kind, each with rows, linked to the others. The three staff must exist."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.contrib.auth.models import User

from articles.models import Article
from clinic.practice.models import Clinician, InfoPage, Location, Practice
from clinic.publishing import clock
from clinic.publishing.models import Licence
from clinic.topics.models import Topic
from treatments.models import Treatment

from .factories import (
    fresh,
    make_article,
    make_clinician,
    make_info,
    make_location,
    make_practice,
    make_topic,
    make_treatment,
    publish,
    write,
)

REFERENCE = {"kind": "book", "authors": "Doe J", "title": "On nerves", "source": "Pain", "year": 2020}


@dataclass
class Site:
    practice: Practice
    location: Location
    info: InfoPage
    clinician: Clinician
    signatory: Clinician
    topic: Topic
    area: Topic
    epidural: Treatment
    block: Treatment
    therapy: Treatment
    article: Article
    news: Article

    @property
    def pages(self) -> list[Any]:
        return list(vars(self).values())


def build(*, practice_is_live: bool = True) -> Site:
    practice = make_practice("Harbor Clinic")
    practice.phones.create(label="Appointments", number="(212) 555-0142")
    practice.notices.create(text="Closed on Friday because of snow.")
    location = make_location("Harbor Street office", slug="harbor-street")
    location.hours.create(weekday=1, opens="08:00", closes="12:00")
    info = make_info("Privacy", slug="privacy", purpose="privacy")
    clinician = make_clinician("Jordan Placeholder", slug="jordan-placeholder")
    signatory = make_clinician("Robin Sample", slug="robin-sample")
    topic = make_topic("Sciatica", slug="sciatica")
    area = make_topic("Lower back", slug="lower-back", kind="body area")
    topic.help_signs.create(text="you cannot pass urine")
    therapy = make_treatment("Physical therapy", slug="physical-therapy", conditions=[topic], body_areas=[area])
    block = make_treatment("Nerve block", slug="nerve-block", conditions=[topic], related=[therapy])
    epidural = make_treatment("Epidural", slug="epidural", conditions=[topic], body_areas=[area], related=[block])
    epidural.risks.create(name="Soreness", severity="mild", frequency="common")
    epidural.steps.create(text="You lie down.")
    described = [epidural, block, therapy]
    article = make_article("Five treatments", described, slug="five-treatments", authors=[clinician], topics=[topic])
    article.key_points.create(text="Walking helps.")
    article.references.create(**REFERENCE)
    news = make_article("We moved", slug="we-moved", kind="news", call_to_action="call")
    Licence.objects.filter(holder__username="reviewer").update(profile=signatory)
    site = Site(practice, location, info, clinician, signatory, topic, area, epidural, block, therapy, article, news)
    for page in site.pages:
        write(page)
        if page != practice or practice_is_live:
            publish(page)
    return site


def add_every_standing() -> dict[str, Article]:
    """An article for each way in which a page can stand, by its name."""
    publisher, now = User.objects.get(username="publisher"), clock.instant()
    names = ("draft", "scheduled", "withdrawn", "retracted", "moved", "expired", "trashed")
    found = {name: make_article(name.capitalize(), slug=name) for name in names}
    for name in ("withdrawn", "retracted", "moved", "expired", "trashed"):
        publish(found[name])
    publish(found["scheduled"], at=now + timedelta(days=1))
    fresh(found["withdrawn"]).withdraw(publisher, "Out of date.")
    fresh(found["retracted"]).retract(publisher, "A dose was wrong.")
    fresh(found["moved"]).move("moved-here", publisher)
    fresh(found["expired"]).expire(publisher)
    fresh(found["trashed"]).trash(publisher)
    return found
