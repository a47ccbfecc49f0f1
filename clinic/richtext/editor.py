"""CKEditor's settings. It is no longer maintained, so nothing that it could load or call is left in."""

from collections.abc import Iterator
from typing import Any

from .constructs import CALLOUTS, PICTURE, editor_rules, parts

REMOVED_PLUGINS = (
    "exportpdf,scayt,wsc,flash,iframe,iframedialog,preview,print,newpage,save,templates,forms,smiley,about,div,language,"
    "bidi,font,colorbutton,colordialog,docprops,stylesheetparser,image,uploadimage,uploadwidget,embed,embedbase,"
    "embedsemantic,autoembed,codesnippet,codesnippetgeshi,mathjax,devtools,adobeair,bbcode,stylescombo,liststyle,"
    "indentblock,justify,horizontalrule,pagebreak,copyformatting,dialogadvtab,elementspath,filebrowser,showblocks,"
    "pastefromgdocs"  # it loses the whole text over one span without a style: static/richtext/paste.js does its work
)
CALLS_OUT = {
    *("exportpdf", "scayt", "wsc", "flash", "iframe", "iframedialog", "preview", "forms", "image", "filebrowser"),
    *("uploadimage", "uploadwidget", "embed", "embedbase", "embedsemantic", "autoembed", "mathjax", "codesnippet"),
}
CONFIG: dict[str, Any] = {
    "allowedContent": editor_rules(),
    "disallowedContent": "script style iframe object embed; *[on*]; *{*}",
    "fullPage": False,
    "versionCheck": False,
    "linkJavaScriptLinksAllowed": False,
    "removePlugins": REMOVED_PLUGINS,
    "extraPlugins": "clinic",  # static/richtext/
    "customConfig": "",
    "pasteFilter": None,  # it would drop what paste.js reads the meaning from; the allowed content filters later
    "stylesSet": False,
    "toolbar": [
        ["Format", "Bold", "Italic", "Subscript", "Superscript"],
        ["BulletedList", "NumberedList", "Outdent", "Indent", "Blockquote"],
        ["Link", "Unlink", "ClinicPage", "ClinicReference", "ClinicAbbreviation"],
        ["ClinicPicture", "Table", "ClinicBox", "ClinicDetails", "ClinicTerms"],
        ["Undo", "Redo", "Find", "Source", "Maximize"],
    ],
    "format_tags": "p;h2;h3;h4",
    "linkShowAdvancedTab": False,
    "linkShowTargetTab": False,
    "fillEmptyBlocks": False,
    "bodyClass": "prose",
    "skin": "moono-lisa",
    "width": "100%",
    "height": 380,
    "entities": False,
    "disableNativeSpellChecker": False,
    "clinicBoxes": CALLOUTS,
    "clinicParts": parts(),
    "clinicPicture": f"^{PICTURE}$",
}


def weaknesses(configs: dict[str, dict[str, Any]]) -> list[str]:
    """What these settings no longer hold of what contains the editor, in words. Stated apart from CONFIG on purpose."""
    return [f"CKEDITOR_CONFIGS[{name!r}] {what}" for name, config in configs.items() for what in _weak(config)]


def _weak(config: dict[str, Any]) -> Iterator[str]:
    if config.get("allowedContent") != editor_rules():
        yield "allows other content than the table of constructs."
    refused = {part.strip() for part in str(config.get("disallowedContent", "")).split(";")}
    if not {"script style iframe object embed", "*[on*]", "*{*}"} <= refused:
        yield "does not refuse scripts, event handlers and styles."
    loaded = CALLS_OUT - set(str(config.get("removePlugins", "")).split(","))
    if loaded:
        yield f"loads plugins that call out or are unsafe: {', '.join(sorted(loaded))}."
    if config.get("extraPlugins") != "clinic" or config.get("customConfig") != "":
        yield "loads plugins or settings of others."
    if unknown := sorted(config.keys() - CONFIG.keys()):
        yield f"sets what was never looked at: {', '.join(unknown)}."
    for key in ("fullPage", "versionCheck", "linkJavaScriptLinksAllowed"):
        if config.get(key) is not False:
            yield f"does not switch {key} off."
