"""While these hold, an editor that is no longer maintained is contained, and its own warning may be silenced.

What must hold is stated here a second time, apart from the settings, the table and the sanitiser, on purpose.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from csp.constants import NONE, SELF, UNSAFE_INLINE
from django.conf import settings
from django.core.checks import CheckMessage, Error

from . import constructs, editor, sanitise


def _names(written: str) -> set[str]:
    return set(written.split())


HINT = "clinic/richtext explains each. Change it there, and only with a reason."
CALLS_OUT_OR_IS_UNUSED = _names(
    "about adobeair autoembed bbcode bidi codesnippet codesnippetgeshi colorbutton colordialog devtools div docprops "
    "embed embedbase embedsemantic exportpdf filebrowser flash font forms iframe iframedialog image language mathjax "
    "newpage preview print save scayt smiley stylesheetparser templates uploadimage uploadwidget wsc"
)
PASTING_NEEDS = {"ajax", "xml"}
RUNS = _names(
    "base button embed form iframe input link math meta noembed noframes noscript object plaintext script select style "
    "svg textarea title xmp"
)
RUNS_AS_ATTRIBUTE = {"style", "srcdoc", "srcset", "formaction", "action"}
RUNS_AS_ADDRESS = {"javascript", "data", "vbscript", "blob", "file"}
GOES_WITH_CONTENT = _names("script style svg math iframe template noscript form")
# The cleaning library takes time quadratic in the nesting.
BOUNDS = {"MAX_CHARACTERS": 300_000, "MAX_TAGS": 10_000, "MAX_DEPTH": 100, "MAX_TAGS_OF_STRANGERS": 1_000}
LOOSER = {"script-src": {UNSAFE_INLINE}, "style-src": {UNSAFE_INLINE}, "img-src": {"data:"}}
Found = Iterator[tuple[str, str]]


def editor_is_contained(app_configs: Any = None, **kwargs: Any) -> list[CheckMessage]:
    """richtext.E001: the editor's settings. E002: no uploader of the package. E003: the table of constructs.
    E004: the content policies. E005: the sanitiser.
    """
    policy = settings.CONTENT_SECURITY_POLICY["DIRECTIVES"]
    found = weaknesses(settings.CKEDITOR_CONFIGS, settings.INSTALLED_APPS, policy)
    return [Error(what, hint=HINT, id=f"richtext.{number}") for number, what in found]


def weaknesses(configs: Mapping[str, Any], apps: Iterable[str], policy: Mapping[str, Any]) -> list[tuple[str, str]]:
    """What no longer holds, each with its number and in words. The settings ask before they silence the warning."""
    found = [("E001", f"CKEDITOR_CONFIGS[{name!r}] {what}") for name in configs for what in _of_editor(configs[name])]
    if "ckeditor_uploader" in apps:
        found.append(("E002", "ckeditor_uploader lets staff upload HTML and scripts."))
    return [*found, *_of_table(), *_of_policies(policy), *_of_sanitiser()]


def _of_editor(config: Mapping[str, Any]) -> Iterator[str]:
    if config.get("allowedContent") != constructs.editor_rules():
        yield "allows other content than the table of constructs."
    refused = {part.strip() for part in str(config.get("disallowedContent", "")).split(";")}
    if not {"script style iframe object embed", "*[on*]", "*{*}"} <= refused:
        yield "does not refuse scripts, event handlers and styles."
    left_out = set(str(config.get("removePlugins", "")).split(","))
    if loaded := sorted(CALLS_OUT_OR_IS_UNUSED - left_out):
        yield f"loads plugins that call out or are unused: {', '.join(loaded)}."
    if missed := sorted(PASTING_NEEDS & left_out):
        yield f"leaves out plugins without which pasting fails: {', '.join(missed)}."
    if config.get("extraPlugins") != "clinic" or config.get("customConfig") != "":
        yield "loads plugins or settings of others."
    if unknown := sorted(config.keys() - editor.CONFIG.keys()):
        yield f"sets what was never looked at: {', '.join(unknown)}."
    for key in ("fullPage", "versionCheck", "linkJavaScriptLinksAllowed"):
        if config.get(key) is not False:
            yield f"does not switch {key} off."


def _of_table() -> Found:
    attributes = {name for tag in constructs.TAGS.values() for name in tag.all_attributes}
    handlers = {name for name in attributes if name.startswith("on")}
    if (
        unsafe := RUNS & {*constructs.TAGS, *constructs.SYNONYMS, *constructs.OTHER_BLOCKS}
        | RUNS_AS_ATTRIBUTE & attributes
        | handlers
    ):
        yield "E003", f"The table of constructs allows what can run: {', '.join(sorted(unsafe))}."
    if unsafe := RUNS_AS_ADDRESS & constructs.SCHEMES:
        yield "E003", f"The table of constructs allows addresses that can run: {', '.join(sorted(unsafe))}."


def _of_policies(policy: Mapping[str, Any]) -> Found:
    if policy.get("default-src") != [NONE] or policy.get("script-src") != [SELF]:
        yield "E004", "The content security policy allows more than the site's own scripts."
    for directive, sources in editor.POLICY.items():
        if more := sorted(set(sources) - LOOSER.get(directive, set())):
            yield "E004", f"The editor's content security policy allows {directive} {' '.join(more)}."


def _of_sanitiser() -> Found:
    if kept := sorted(GOES_WITH_CONTENT - sanitise.DROPPED_WITH_CONTENT):
        yield "E005", f"The sanitiser keeps what stands in {', '.join(kept)}."
    if any(getattr(sanitise, name) > most for name, most in BOUNDS.items()):
        yield "E005", "The sanitiser takes texts that keep it busy for minutes."
