from typing import Any

from ckeditor.widgets import CKEditorWidget
from django.core.exceptions import ValidationError
from django.forms import Media
from django.templatetags.static import static
from js_asset import Script

from .sanitise import sanitise


def _is_clean(html: str) -> bool:
    try:
        return sanitise(html) == html
    except ValidationError:
        return False


class RichTextWidget(CKEditorWidget):
    """Shows the text as patients will read it, and starts the editor in its place when somebody goes there.

    A page with eight of them opens as fast as one with one: the editor itself is fetched with the first that is used.
    """

    def __init__(self) -> None:
        super().__init__(template_name="richtext/widget.html")

    def get_context(self, name: str, value: Any, attrs: Any) -> dict[str, Any]:
        """A text too complicated to clean is given back to its author, but in a plain text area: nothing in it runs."""
        context: dict[str, Any] = super().get_context(name, value, attrs)
        context["widget"]["is_clean"] = _is_clean(value or "")
        return context

    @property
    def media(self) -> Media:
        addresses = {
            "data-editor": static("ckeditor/ckeditor/ckeditor.js"),
            "data-base": static("ckeditor/ckeditor/"),
        }
        return Media(
            css={"all": ["ckeditor/ckeditor.css"]}, js=[Script("richtext.js", id="richtext-script", **addresses)]
        )
