from ckeditor.widgets import CKEditorWidget
from django.forms import Media
from django.templatetags.static import static
from js_asset import Script


class RichTextWidget(CKEditorWidget):
    """Shows the text as patients will read it, and starts the editor in its place when somebody goes there.

    A page with eight of them opens as fast as one with one: the editor itself is fetched with the first that is used.
    """

    def __init__(self) -> None:
        super().__init__(template_name="richtext/widget.html")

    @property
    def media(self) -> Media:
        addresses = {
            "data-editor": static("ckeditor/ckeditor/ckeditor.js"),
            "data-base": static("ckeditor/ckeditor/"),
        }
        return Media(
            css={"all": ["ckeditor/ckeditor.css"]}, js=[Script("richtext.js", id="richtext-script", **addresses)]
        )
