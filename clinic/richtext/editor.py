"""CKEditor's settings. It is no longer maintained, so nothing that it could load or call is left in."""

from typing import Any

from .constructs import CONSTRUCTS

REMOVED_PLUGINS = (
    "exportpdf,scayt,wsc,flash,iframe,iframedialog,preview,print,newpage,save,templates,forms,smiley,about,div,language,"
    "bidi,font,colorbutton,colordialog,docprops,stylesheetparser,image,uploadimage,uploadwidget,embed,embedbase,"
    "embedsemantic,autoembed,codesnippet,codesnippetgeshi,mathjax,devtools,adobeair,bbcode"
)
CONFIG: dict[str, Any] = {
    "allowedContent": {tag: {"attributes": ",".join(sorted(attributes))} for tag, attributes in CONSTRUCTS.items()},
    "disallowedContent": "script style iframe object embed; *[on*]; *{*}",
    "fullPage": False,
    "versionCheck": False,
    "linkJavaScriptLinksAllowed": False,
    "removePlugins": REMOVED_PLUGINS,
    "toolbar": [
        ["Format"],
        ["Bold", "Italic", "Subscript", "Superscript"],
        ["BulletedList", "NumberedList", "Blockquote"],
        ["Link", "Unlink", "Table"],
        ["Undo", "Redo"],
        ["Source"],
    ],
    "format_tags": "p;h2;h3;h4",
    "skin": "moono-lisa",
    "width": "100%",
    "height": 320,
    "entities": False,
    "disableNativeSpellChecker": False,
}
HARDENING = (
    "allowedContent",
    "disallowedContent",
    "fullPage",
    "versionCheck",
    "linkJavaScriptLinksAllowed",
    "removePlugins",
)
