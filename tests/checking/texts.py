"""Contents that no check finds anything in, to be broken in one place. No database is needed."""

from uuid import UUID

from articles.content import ArticleContent
from clinic.practice.content import InfoPageContent, LocationContent, PracticeContent
from clinic.publishing.checking import Context, findings
from clinic.topics.content import TopicContent
from treatments.content import TreatmentContent

ROW, TREATMENT, OTHER = UUID(int=1), UUID(int=2), UUID(int=3)
MARKER = f'<a href="reference:{ROW}">1</a>'
SIGNS = (
    "you have new numbness around your groin, genitals, or bottom",
    "you have new trouble passing or controlling urine or bowels",
    "you have new weakness in both legs",
)
REFERENCE = {
    "uuid": ROW,
    "kind": "article",
    "authors": "Lavy C, James A",
    "title": "Cauda equina syndrome",
    "source": "BMJ",
    "year": 2009,
    "doi": "10.1136/bmj.b936",
    "pmid": "",
    "url": "",
    "accessed_on": None,
    "supports": "",
}


def rows(**columns):
    """One row of each value of the one column that differs; the others are the same."""
    [(name, values)] = [(name, value) for name, value in columns.items() if isinstance(value, tuple)]
    same = {key: value for key, value in columns.items() if key != name}
    return tuple({"uuid": UUID(int=100 + number), name: value, **same} for number, value in enumerate(values))


CLINICAL = {"help_signs": rows(text=SIGNS, urgency="emergency"), "references": (REFERENCE,)}


def article(**fields):
    defaults = {
        "title": "Walking for back pain",
        "kind": "clinical",
        "standfirst": "Short walks may help.",
        "hero": None,
        "key_points": (),
        "body": "<p>Walk a little each day.</p>",
        "described": (),
        "topics": (),
        "authors": (),
        "call_to_action": "none",
        "authorization": "",
    }
    return ArticleContent(**CLINICAL | defaults | fields)


def describing(*treatments, **fields):
    described = rows(treatment=treatments, heading="Nerve block", text="Soreness is a common risk.")
    return article(described=described, **fields)


def risk(severity="serious", frequency="common", name="Soreness"):
    return {"uuid": OTHER, "name": name, "severity": severity, "frequency": frequency, "what_to_do": "Call us."}


def treatment(**fields):
    texts = dict.fromkeys(
        [
            *("what_it_is", "how_it_works", "who_it_may_help", "how_well_it_works", "alternatives", "preparation"),
            *("recovery", "cost_and_insurance"),
        ],
        "<p>It is a short visit.</p>",
    )
    words = dict.fromkeys(
        ["abbreviation", "also_known_as", "regulatory_note", "duration", "anesthesia", "setting", "purpose"], ""
    )
    defaults = {
        "title": "Nerve Block",
        "summary": "Numbing medicine beside a nerve.",
        "hero": None,
        "kind": "injection",
        "conditions": (),
        "body_areas": (),
        "regulatory_status": "on-label",
        "evidence_level": "moderate",
        "contraindications": (),
        "risks": (risk(),),
        "steps": (),
        "questions": (),
        "related": (),
        "made_with_ai": False,
    }
    return TreatmentContent(**CLINICAL | texts | words | defaults | fields)


def topic(**fields):
    defaults = {"title": "Sciatica", "kind": "condition", "also_known_as": "", "summary": "Leg pain.", "body": ""}
    return TopicContent(**CLINICAL | defaults | fields)


def info(body="<p>Call us.</p>", **fields):
    return InfoPageContent(**{"title": "Privacy", "purpose": "privacy", "summary": "In short.", "body": body} | fields)


def location(**fields):
    defaults = dict.fromkeys(
        ["street", "city", "state", "zip_code", "directions", "parking", "step_free_access", "languages"], ""
    )
    return LocationContent(**defaults | {"title": "Office", "phone": "", "hours": (), "holidays": ()} | fields)


def practice(**fields):
    defaults = dict.fromkeys(
        ["welcome", "booking_url", "emergency_text", "absolute_claims", "soft_claims", "stigmatizing_words"], ""
    )
    numbers = {"review_months": 24, "short_review_months": 12, "solo": False, "phones": (), "notices": ()}
    return PracticeContent(**defaults | numbers | {"title": "Clinic"} | fields)


def found(content, check, **context):
    """The quotes of what one check finds."""
    return [one.quote for one in findings(content, Context(**context)) if one.check == check]


def in_text(text, check, **context):
    """The same in an article's text."""
    return found(article(body=text if text.startswith("<") else f"<p>{text}</p>"), check, **context)
