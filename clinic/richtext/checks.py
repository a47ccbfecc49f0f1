"""While these hold, an editor that is no longer maintained is contained, and its own warning may be silenced."""

from typing import Any

from csp.constants import NONE, SELF
from django.conf import settings
from django.core.checks import CheckMessage, Error

from . import editor
from .constructs import SCHEMES, SYNONYMS, TAGS

RUNS = {
    "script",
    "style",
    "iframe",
    "object",
    "embed",
    "svg",
    "math",
    "form",
    "input",
    "button",
    "link",
    "meta",
    "base",
}
HINT = "clinic/richtext explains each. Change it there, and only with a reason."


def editor_is_contained(app_configs: Any = None, **kwargs: Any) -> list[CheckMessage]:
    """E001: the editor's settings. E002: no uploader of the package. E003: the table. E004: the content policy."""
    found = [("richtext.E001", weakness) for weakness in editor.weaknesses(settings.CKEDITOR_CONFIGS)]
    if "ckeditor_uploader" in settings.INSTALLED_APPS:
        found.append(("richtext.E002", "ckeditor_uploader lets staff upload HTML and scripts."))
    if unsafe := sorted((RUNS & {*TAGS, *SYNONYMS}) | {name for name in _attributes() if _runs(name)}):
        found.append(("richtext.E003", f"The table of constructs allows what can run: {', '.join(unsafe)}."))
    if unsafe := sorted({"javascript", "data", "vbscript", "blob", "file"} & SCHEMES):
        found.append(("richtext.E003", f"The table of constructs allows addresses that can run: {', '.join(unsafe)}."))
    directives = settings.CONTENT_SECURITY_POLICY["DIRECTIVES"]
    if directives.get("default-src") != [NONE] or directives.get("script-src") != [SELF]:
        found.append(("richtext.E004", "The content security policy allows more than the site's own scripts."))
    return [Error(what, hint=HINT, id=id_) for id_, what in found]


def _attributes() -> set[str]:
    return {name for tag in TAGS.values() for name in tag.all_attributes}


def _runs(attribute: str) -> bool:
    return attribute.startswith("on") or attribute in {"style", "srcdoc", "formaction", "srcset", "action"}
