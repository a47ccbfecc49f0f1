"""One page of every kind that a patient can meet. Each is a function that makes it and returns its address."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.contrib.auth.models import User

from articles.views import ArticleList
from clinic.publishing import clock
from clinic.publishing.models import Licence
from clinic.publishing.preview import preview_url
from clinic.publishing.reconstruct import Span, reconstruct, reconstruct_review
from clinic.richtext.constructs import CONSTRUCTS, SAMPLE, SAMPLE_PICTURE
from tests.factories import (
    fresh,
    latest,
    make_article,
    make_clinician,
    make_info,
    make_location,
    make_picture,
    make_practice,
    make_topic,
    make_treatment,
    publish,
    write,
)
from tests.uploads import photo

# Words as long as medicine has them.
LONG_WORDS = """
<h2>Radiculopathy and spondylolisthesis</h2>
<h3>Pseudopseudohypoparathyroidism</h3>
<h4>Percutaneous laser disc decompression</h4>
<ul><li>One<ol start="3"><li>Third</li></ol></li><li>Two</li></ul>
<table><caption>What to expect</caption>
<thead><tr><th scope="col">Treatment</th><th scope="col">Anticoagulation</th><th scope="col">Contraindications</th>
<th scope="col">Hospitalization</th></tr></thead>
<tbody><tr><th scope="row">Radiofrequency</th><td colspan="2">Uninterrupted</td><td>None</td></tr></tbody></table>
"""
REFERENCE = {
    "authors": "Oliveira CB, Maher CG",
    "title": "Epidural corticosteroid injections",
    "source": "Cochrane Database of Systematic Reviews",
    "year": 2020,
    "url": "https://www.fda.gov/drugs/fda-requires-label-changes-warn-rare-serious-neurologic-problems-after-epidural",
    "supports": "A small and short-lived benefit",
}
SIGNS = {"emergency": "you cannot pass urine", "urgent": "you have a fever", "routine": "the pain has come back"}
RISKS = [("Soreness", "mild", "common"), ("Spondylodiscitis of an intervertebral disc", "serious", "unknown")]


def rich_text() -> str:
    """Every construct that an author may write, with a picture that there is."""
    everything = "\n".join(construct.example for construct in CONSTRUCTS)
    size = 'height="450" src="{}" width="800"'
    picture = make_picture("A curved spine.", upload=photo((800, 450)))
    return everything.replace(size.format(SAMPLE_PICTURE), size.format(picture.url)) + LONG_WORDS


def under_a_heading(html: str) -> str:
    """The same one level deeper."""
    for level in (3, 2):
        html = html.replace(f"<h{level}", f"<h{level + 1}").replace(f"</h{level}>", f"</h{level + 1}>")
    return html


def live(page: Any, **fields: Any) -> str:
    return publish(page, **fields).path


def practice() -> None:
    page = make_practice("Harborlight Spine & Pain Clinic", booking_url="https://booking.example/")
    page.phones.create(label="Appointments and questions", number="(212) 555-0142")
    page.notices.create(text="Both offices are closed on Friday because of snow.")
    live(page, title="Harborlight Spine & Pain Clinic of the Lower Hudson")
    live(make_location("Harbor Street office"))
    live(make_info("Nondiscrimination and language assistance", purpose="nondiscrimination"))


def clinical_rows(page: Any) -> None:
    page.references.create(uuid=SAMPLE, **REFERENCE)
    for urgency, text in SIGNS.items():
        page.help_signs.create(urgency=urgency, text=text)


def home() -> str:
    practice()
    article()
    return "/"


def home_of_a_clinic_without_a_practice() -> str:
    return "/"


def treatment_list() -> str:
    article()
    return "/treatments/"


def treatment() -> str:
    """With every field and row, related, and described in an article."""
    practice()
    sciatica, back = make_topic("Sciatica"), make_topic("Lower back", kind="body area")
    other = make_treatment("Nerve block")
    for page in (sciatica, back, other):
        live(page)
    whole = make_treatment(
        "Epidural steroid injection",
        hero=make_picture(),
        abbreviation="ESI",
        conditions=[sciatica],
        body_areas=[back],
        related=[other],
    )
    clinical_rows(whole)
    whole.contraindications.create(reason="An infection", firmness="never", note="We wait until it has healed.")
    whole.contraindications.create(reason="A pregnancy", firmness="ask")
    whole.steps.create(text="You lie on your stomach.")
    whole.questions.create(question="Does it hurt?", answer="It stings.")
    for name, severity, frequency in RISKS:
        whole.risks.create(name=name, severity=severity, frequency=frequency, what_to_do="Call us the same day.")
    words = dict.fromkeys(
        [
            "how_it_works",
            "who_it_may_help",
            "how_well_it_works",
            "alternatives",
            "preparation",
            "recovery",
            "cost_and_insurance",
        ],
        "<p>Text.</p>",
    )
    facts = {
        "also_known_as": "epidural",
        "kind": "injection",
        "regulatory_status": "off-label",
        "regulatory_note": "The FDA has not approved it.",
        "evidence_level": "limited",
        "duration": "Half an hour",
        "anesthesia": "Numbing medicine in the skin",
        "setting": "At our office",
        "purpose": "To help you decide.",
        "made_with_ai": True,
    }
    path = live(whole, what_it_is=under_a_heading(rich_text()), **words, **facts)
    live(make_article(described=[whole]))
    return path


def topic_list() -> str:
    for kind in ("condition", "body area", "subject"):
        live(make_topic(kind=kind))
    return "/topics/"


def topic() -> str:
    """With a treatment and an article that are about it."""
    page = make_topic("Sciatica", also_known_as="lumbar radiculopathy")
    clinical_rows(page)
    path = live(page, body=rich_text())
    live(make_treatment("Nerve block", conditions=[page]))
    live(make_article("Walking", topics=[page]))
    return path


def location_list() -> str:
    live(make_location("Harbor Street office"))
    return "/locations/"


def location() -> str:
    page = make_location("Harbor Street office")
    for weekday, opens, closes in ((1, "08:00", "12:00"), (1, "13:00", "17:00"), (6, "09:00", "12:00")):
        page.hours.create(weekday=weekday, opens=opens, closes=closes)
    page.holidays.create(day="2099-12-25", name="Christmas Day")
    page.holidays.create(day="2099-12-24", name="Christmas Eve", opens="08:00", closes="12:00")
    words = {"directions": "By bus 5.", "parking": "Behind the house.", "step_free_access": "By the side door."}
    return live(page, **words, languages="English, Spanish")


def info_page() -> str:
    return live(make_info("Privacy", purpose="privacy"), body=rich_text())


def clinician_list() -> str:
    live(make_clinician("Robin Sample"))
    return "/clinicians/"


def article_list() -> str:
    """More than fit on one page."""
    for _ in range(ArticleList.paginate_by + 1):
        live(make_article())
    return "/articles/"


def article() -> str:
    """With an author, a reviewer who has a page, described treatments, references and neighbours."""
    signatory, writer, described = (
        make_clinician("Robin Sample"),
        make_clinician("Jordan Placeholder"),
        make_treatment(),
    )
    for page in (signatory, writer, described, make_article("Before")):
        live(page)
    Licence.objects.filter(holder__username="reviewer").update(profile=signatory)
    lead = make_picture("Five bones.", upload=photo((1600, 900)), caption="The lower back.", credit="Ada Author")
    written = make_article("Five treatments", described=[described], authors=[writer], hero=lead)
    clinical_rows(written)
    for text in ("Most back pain eases.", "Walking helps."):
        written.key_points.create(text=text)
    topic = make_topic("Sciatica")
    live(topic)
    written.topics.set([topic])
    path = live(written, body=rich_text())
    live(make_article("After"))
    return path


def withdrawn_article() -> str:
    page = make_article()
    clinical_rows(page)
    placement = publish(page, body=rich_text())
    fresh(placement.page).withdraw(User.objects.get(username="publisher"), "Newer guidance says otherwise.")
    return placement.path


def patient_story() -> str:
    practice()
    page = make_article(kind="story", authorization="Safe, folder 12", call_to_action="call")
    clinical_rows(page)
    return live(page, body=rich_text())


def news() -> str:
    practice()
    return live(make_article(kind="news", call_to_action="book"), body=rich_text())


def long_overdue_article() -> str:
    """Signed and placed more than two years and ninety days ago."""
    article, now = make_article(), clock.instant()
    licence = Licence.objects.get(holder__username="reviewer")
    revision = latest(article)
    reconstruct_review(revision, licence, now - timedelta(days=900), "I have read it.")
    reconstruct(article, [Span(revision, now - timedelta(days=899), article.get_absolute_url())], licence.holder)
    return article.get_absolute_url()


def clinician() -> str:
    page = make_clinician(
        "Robin Sample", photo=make_picture(), board="American Board of Anesthesiology", licence="New York, 000000"
    )
    path = live(page, biography=rich_text(), licence_expires=date(2028, 6, 30), interests="None.")
    live(make_article(authors=[page]))
    return path


def search() -> str:
    """With more than fit on one page, and a word that was misspelled."""
    practice()
    for number in range(11):
        live(make_article(f"Walking {number}"))
    return "/search/?q=wallking"


def search_without_a_question() -> str:
    practice()
    return "/search/"


def search_that_finds_nothing() -> str:
    practice()
    return "/search/?q=quillwort"


def never_there() -> str:
    return "/articles/never-there/"


def gone() -> str:
    placement = publish(make_article())
    fresh(placement.page).retract(User.objects.get(username="publisher"), "It may harm.")
    return placement.path


def preview() -> str:
    page = make_article()
    write(page, body=rich_text())
    return preview_url(latest(page))


KINDS = (
    home,
    home_of_a_clinic_without_a_practice,
    treatment_list,
    treatment,
    topic_list,
    topic,
    article_list,
    article,
    patient_story,
    news,
    long_overdue_article,
    withdrawn_article,
    clinician_list,
    clinician,
    location_list,
    location,
    info_page,
    search,
    search_without_a_question,
    search_that_finds_nothing,
    never_there,
    gone,
    preview,
)
every_public_page = pytest.mark.parametrize("public_page", KINDS, ids=lambda kind: kind.__name__)
