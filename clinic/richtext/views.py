from typing import Any
from uuid import UUID

from django.templatetags.static import static
from django.utils.html import format_html
from django.views.generic import TemplateView

from .constructs import CONSTRUCTS, SAMPLE
from .reading import read


class Writing(TemplateView):
    """The editors' help: everything that rich text may hold, with its examples as patients would read them."""

    template_name = "richtext/writing.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        sample = UUID(SAMPLE)
        constructs = [
            (construct, read(construct.example, {sample: "#link"}, {sample: 1}, _sample_picture))
            for construct in CONSTRUCTS
        ]
        return super().get_context_data(constructs=constructs, **kwargs)


def _sample_picture(alt: str, **kwargs: str) -> str:
    return format_html('<img src="{}" alt="{}" width="160" height="160">', static("icon.svg"), alt)
