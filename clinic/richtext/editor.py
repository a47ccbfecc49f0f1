"""CKEditor's settings. It is no longer maintained, so nothing that it could load or call is left in."""

from typing import Any

from csp.constants import UNSAFE_INLINE

from .constructs import CALLOUTS, PICTURE, editor_rules, parts

REMOVED_PLUGINS = (
    "exportpdf,scayt,wsc,flash,iframe,iframedialog,preview,print,newpage,save,templates,forms,smiley,about,div,language,"
    "bidi,font,colorbutton,colordialog,docprops,stylesheetparser,image,uploadimage,uploadwidget,embed,embedbase,"
    "embedsemantic,autoembed,codesnippet,codesnippetgeshi,mathjax,devtools,adobeair,bbcode,stylescombo,liststyle,"
    "indentblock,justify,horizontalrule,pagebreak,copyformatting,dialogadvtab,elementspath,filebrowser,showblocks,"
    "pastefromgdocs"  # it loses the whole text over one span without a style: static/richtext/paste.js does its work
)
# The forms in which the editor runs are allowed this beside the site's own policy: it works with inline scripts.
POLICY = {"script-src": [UNSAFE_INLINE], "style-src": [UNSAFE_INLINE], "img-src": ["data:"]}
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
