"""What the clinic says of itself to search engines: its name and phone, its places and its people."""

from collections.abc import Iterable
from datetime import time
from typing import Any

from clinic.publishing.models import Placement
from clinic.publishing.moment import Moment
from clinic.publishing.structured import Node, Shown, absolute, clinic, image, node, web_page

from .content import WEEKDAYS, HolidayContent, LocationContent, PracticeContent
from .phones import dialled

COUNTRY = "US"
MIDNIGHT = time()  # from midnight to midnight of a day: closed


def practice(
    moment: Moment, content: PracticeContent, locations: Iterable[tuple[Placement, LocationContent]]
) -> list[Node]:
    """The clinic as its home page shows it, with where it is."""
    phones = [_international(row.number) for row in content.phones]
    places = [_place(absolute(placement.path), place, moment) for placement, place in locations]
    own = clinic(moment) or {}
    site = node("WebSite", url=own["url"], name=content.title, publisher={"@id": own["@id"]})
    return [site, own | node("MedicalClinic", description=content.welcome, telephone=phones, department=places)]


def location(shown: Shown) -> list[Node]:
    more = {"parentOrganization": clinic(shown.moment), "mainEntityOfPage": {"@id": shown.url}}
    place = _place(shown.url, shown.content, shown.moment, **more)
    return [web_page(shown, mainEntity={"@id": place["@id"]}), place]


def _place(url: str, content: LocationContent, moment: Moment, **more: Any) -> Node:
    address = node(
        "PostalAddress",
        streetAddress=content.street,
        addressLocality=content.city,
        addressRegion=content.state,
        postalCode=content.zip_code,
        addressCountry=COUNTRY,
    )
    return node(
        "MedicalClinic",
        id=f"{url}#clinic",
        url=url,
        name=content.title,
        address=address,
        telephone=_international(content.phone),
        openingHoursSpecification=[
            node(
                "OpeningHoursSpecification",
                dayOfWeek=f"https://schema.org/{WEEKDAYS[row.weekday - 1]}",
                opens=row.opens.isoformat(),
                closes=row.closes.isoformat(),
            )
            for row in content.hours
        ],
        specialOpeningHoursSpecification=[_holiday(row) for row in content.holidays_at(moment.at)],
        **more,
    )


def clinician(shown: Shown) -> list[Node]:
    content = shown.content
    proofs = {"board certification": content.board, "license": content.licence}
    person = node(
        "Person",
        id=f"{shown.url}#person",
        url=shown.url,
        name=content.title,
        honorificSuffix=content.post_nominals,
        jobTitle=content.role,
        image=image(content.photo),
        worksFor=clinic(shown.moment),
        hasCredential=[
            node("EducationalOccupationalCredential", credentialCategory=kind, name=name)
            for kind, name in proofs.items()
            if name
        ],
        mainEntityOfPage={"@id": shown.url},
    )
    return [web_page(shown, "ProfilePage", mainEntity={"@id": person["@id"]}), person]


def _holiday(row: HolidayContent) -> Node:
    return node(
        "OpeningHoursSpecification",
        name=row.name,
        validFrom=row.day.isoformat(),
        validThrough=row.day.isoformat(),
        opens=(row.opens or MIDNIGHT).isoformat(),
        closes=(row.closes or MIDNIGHT).isoformat(),
    )


def _international(number: str) -> str:
    return dialled(number).removeprefix("tel:")
