from typing import Any

from django.views.generic import TemplateView

from clinic.publishing.models import Page, Placement
from clinic.publishing.views import AtInstant

NEWEST = 5


class Home(AtInstant, TemplateView):
    template_name = "home.html"
    treatment_model: type[Page] = Page
    article_model: type[Page] = Page

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        live = Placement.objects.live(self.at).with_revision()
        return super().get_context_data(
            treatments=live.filter(type=self.treatment_model._meta.label_lower).order_by("revision__title", "page"),
            articles=live.filter(type=self.article_model._meta.label_lower).newest_first()[:NEWEST],
            **kwargs,
        )
