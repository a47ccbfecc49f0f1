from contextlib import suppress
from typing import Any

from ckeditor.widgets import CKEditorWidget
from django.core.exceptions import ValidationError
from django.forms import Media
from django.templatetags.static import static
from django.urls import reverse
from js_asset import Script

from .removed import removed
from .sanitise import sanitise

# Fetched with the first editor that is used.
PARTS = ("ask", "places", "widgets", "paste", "plugin")
SCRIPTS = ("ckeditor/ckeditor/ckeditor.js", *(f"richtext/{part}.js" for part in PARTS))
STYLES = ("site.css", "richtext/text.css")


class RichTextWidget(CKEditorWidget):
    """Shows the text as patients will read it, and starts the editor in its place when somebody goes there.

    A page with eight of them opens as fast as one with one: the editor itself is fetched with the first that is used.
    """

    def __init__(self) -> None:
        super().__init__(template_name="richtext/widget.html")

    def get_context(self, name: str, value: Any, attrs: Any) -> dict[str, Any]:
        """Cleans the text before the editor loads it: a row written by other hands must not run there.

        A text too complicated to clean is given back to its author, but in a plain text area, where nothing runs.
        """
        cleaned, taken_out, is_clean = value or "", [], False
        with suppress(ValidationError):
            cleaned = sanitise(value or "")
            taken_out, is_clean = removed(value or "", cleaned), True
        context: dict[str, Any] = super().get_context(name, cleaned, attrs)
        context["widget"] |= {"is_clean": is_clean, "removed": taken_out}
        return context

    @property
    def media(self) -> Media:
        own = {
            "data-base": static("ckeditor/ckeditor/"),
            "data-scripts": " ".join(static(script) for script in SCRIPTS),
            "data-styles": " ".join(static(style) for style in STYLES),
            "data-pages": reverse("choose_page"),
        }
        return Media(css={"all": ["richtext/desk.css"]}, js=[Script("richtext/start.js", id="richtext-script", **own)])
