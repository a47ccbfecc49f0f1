"""One page of every kind that a patient can meet. Each is a function that makes it and returns its address."""

from typing import Any

import pytest
from django.contrib.auth.models import User

from articles.views import ArticleList
from clinic.publishing.models import Licence
from clinic.publishing.preview import preview_url
from tests.factories import fresh, latest, make_article, make_clinician, make_treatment, publish, write

# Every construct that an author may write, and words as long as medicine has them.
RICH_TEXT = """
<p>Some <strong>strong</strong>, <em>stressed</em>, H<sub>2</sub>O, 10<sup>3</sup> and
<abbr title="epidural steroid injection">ESI</abbr>.<br>See <a href="/treatments/">our treatments</a>.</p>
<h2>Radiculopathy and spondylolisthesis</h2>
<h3>Pseudopseudohypoparathyroidism</h3>
<h4>Percutaneous laser disc decompression</h4>
<ul><li>One<ol start="3"><li>Third</li></ol></li><li>Two</li></ul>
<blockquote><p>It helped me, for a while.</p></blockquote>
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
}


def live(page: Any, **fields: Any) -> str:
    return publish(page, **fields).path


def home() -> str:
    article()
    return "/"


def treatment_list() -> str:
    article()
    return "/treatments/"


def treatment() -> str:
    """Described in an article, with references."""
    described = make_treatment("Epidural steroid injection", abbreviation="ESI")
    described.references.create(**REFERENCE)
    path = live(described, body=RICH_TEXT)
    live(make_article(described=[described]))
    return path


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
    written = make_article("Five treatments", described=[described], authors=[writer])
    written.references.create(**REFERENCE)
    path = live(written, body=RICH_TEXT)
    live(make_article("After"))
    return path


def withdrawn_article() -> str:
    placement = publish(make_article(), body=RICH_TEXT)
    fresh(placement.page).withdraw(User.objects.get(username="publisher"), "Newer guidance says otherwise.")
    return placement.path


def clinician() -> str:
    return live(make_clinician(), biography=RICH_TEXT)


def never_there() -> str:
    return "/articles/never-there/"


def gone() -> str:
    placement = publish(make_article())
    fresh(placement.page).retract(User.objects.get(username="publisher"), "It may harm.")
    return placement.path


def preview() -> str:
    page = make_article()
    write(page, body=RICH_TEXT)
    return preview_url(latest(page))


KINDS = (
    home,
    treatment_list,
    treatment,
    article_list,
    article,
    withdrawn_article,
    clinician,
    never_there,
    gone,
    preview,
)
every_public_page = pytest.mark.parametrize("public_page", KINDS, ids=lambda kind: kind.__name__)
