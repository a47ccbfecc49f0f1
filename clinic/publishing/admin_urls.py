from django.urls import reverse

from .models import Page


def page_url(page: Page, step: str = "") -> str:
    """Of the page's form, or of a step with it."""
    name = f"admin:{page.model._meta.app_label}_{page.model._meta.model_name}"
    return reverse(f"{name}_step", args=[page.pk, step]) if step else reverse(f"{name}_change", args=[page.pk])
