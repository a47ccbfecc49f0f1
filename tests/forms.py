"""The change form as a browser posts it: read off the page, with what somebody typed on top."""

from typing import Any

from bs4 import BeautifulSoup
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse


def address(page: Any) -> str:
    """Of the change form of a page, or of the add form of a type."""
    name = f"admin:{page._meta.app_label}_{page._meta.model_name}"
    return reverse(f"{name}_add") if isinstance(page, type) else reverse(f"{name}_change", args=[page.pk])


def read(response: HttpResponse) -> dict[str, Any]:
    """Everything that the form in this answer would post."""
    soup = BeautifulSoup(response.content.decode(), "html5lib")
    data: dict[str, Any] = {}
    for field in soup.select("form[id$=_form] :is(input, select, textarea)[name]"):
        name = str(field["name"])
        if "__prefix__" in name or field.get("type") in {"submit", "button"}:
            continue
        if field.name == "select":
            chosen = [option.get("value", "") for option in field.select("option[selected]")]
            data[name] = chosen if field.has_attr("multiple") else (chosen or [""])[0]
        elif field.name == "textarea":
            data[name] = field.text
        elif field.get("type") != "checkbox" or field.has_attr("checked"):
            data[name] = field.get("value", "on" if field.get("type") == "checkbox" else "")
    return data


def opened(client: Client, page: Any) -> dict[str, Any]:
    return read(client.get(address(page)))


def row(data: dict[str, Any], prefix: str, **fields: Any) -> dict[str, Any]:
    """The same form with one more row of a kind, for example row(data, "risks", name="Soreness")."""
    number = int(data[f"{prefix}-TOTAL_FORMS"])
    return (
        data
        | {f"{prefix}-{number}-{name}": value for name, value in fields.items()}
        | {f"{prefix}-TOTAL_FORMS": str(number + 1)}
    )
