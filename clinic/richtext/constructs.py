"""The one table of what rich text may contain.

The editor's allowed content, the sanitiser's allow-list and the editors' help page are all made from it.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

UUID = r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}"
PICTURE = r"/media/pictures/[0-9a-f]{64}\.(?:jpg|png)"
SCHEMES = {"http", "https", "mailto", "tel", "page", "reference"}
ANCHOR_PREFIX = "h-"


@dataclass(frozen=True)
class Tag:
    """One element of a construct. Without what it requires, its class or its place, its text stays and it goes.

    In one that `holds_only` some elements all others go; one that is `of_words` goes itself if it holds others.
    """

    name: str
    attributes: frozenset[str] = frozenset()
    required: frozenset[str] = frozenset()
    classes: frozenset[str] = frozenset()
    parents: frozenset[str] = frozenset()
    holds_only: frozenset[str] = frozenset()
    must_hold: str = ""
    of_words: bool = False

    @property
    def all_attributes(self) -> frozenset[str]:
        return self.attributes | self.required | (frozenset({"class"}) if self.classes else frozenset())


@dataclass(frozen=True)
class Construct:
    """Something an author can write: what it is called, when to use it, which button makes it, an example as stored."""

    name: str
    use: str
    button: str
    example: str
    tags: tuple[Tag, ...] = field(default=())


def _tag(name: str, attributes: str = "", must_hold: str = "", of_words: bool = False, **more: str) -> Tag:
    sets = {key: frozenset(value.split()) for key, value in more.items()}
    return Tag(name, frozenset(attributes.split()), must_hold=must_hold, of_words=of_words, **sets)


WORDS = "strong em sub sup abbr a"
LINE = frozenset(f"{WORDS} br".split())
CALLOUTS = {
    "callout-note": "Note",
    "callout-warning": "Warning",
    "callout-emergency": "Emergency",
    "callout-do": "Do",
    "callout-dont": "Do not",
}
SAMPLE = "00000000-0000-4000-8000-000000000000"
SAMPLE_PICTURE = f"/media/pictures/{'0' * 64}.png"

CONSTRUCTS = (
    Construct(
        "Paragraph",
        "One thought. Three or four short sentences are enough.",
        "Enter starts a new one, Shift and Enter a new line",
        "<p>Most back pain gets better within six weeks.<br>\nStay active if you can.</p>",
        (_tag("p"), _tag("br")),
    ),
    Construct(
        "Heading",
        "Heading 2 starts a part of the page, 3 a part of that, 4 a part of that. Skip none.",
        "Text style",
        '<h2 id="h-before">Before you come</h2>\n\n<h3 id="h-medicines">Medicines</h3>\n\n'
        '<h4 id="h-thinners">Blood thinners</h4>',
        tuple(_tag(name, "id", of_words=True) for name in ("h2", "h3", "h4")),
    ),
    Construct(
        "Strong and stressed words",
        "Strong for what must not be missed, stressed for a word that is said differently. Seldom over three words.",
        "Bold, Italic",
        "<p>Do <strong>not</strong> drive until <em>the next morning</em>.</p>",
        (_tag("strong", of_words=True), _tag("em", of_words=True)),
    ),
    Construct(
        "Raised and lowered signs",
        "Units and formulas. Never for a reference: it has a marker of its own.",
        "Raised, Lowered",
        "<p>4 cm<sup>2</sup> of skin, and CO<sub>2</sub>.</p>",
        (_tag("sub", of_words=True), _tag("sup", of_words=True)),
    ),
    Construct(
        "Abbreviation",
        "The first time it stands on a page, with what it means.",
        "Abbreviation",
        '<p>An <abbr title="epidural steroid injection">ESI</abbr> is given near the nerve.</p>',
        (_tag("abbr", required="title", of_words=True),),
    ),
    Construct(
        "Lists",
        "Bullets when the order does not matter, numbers when it does.",
        "Bulleted list, Numbered list",
        '<ul>\n\t<li>A list of your medicines</li>\n\t<li>Somebody to drive you home</li>\n</ul>\n\n<ol start="2">\n'
        "\t<li>Lie on your stomach.</li>\n</ol>",
        (_tag("ul"), _tag("ol", "start"), _tag("li", parents="ul ol")),
    ),
    Construct(
        "Words and what they mean",
        "A short list of terms.",
        "Words explained",
        "<dl>\n\t<dt>Lumbar</dt>\n\t<dd>Of the lower back.</dd>\n</dl>",
        (_tag("dl"), _tag("dt", parents="dl"), _tag("dd", parents="dl")),
    ),
    Construct(
        "Quotation",
        "What a guideline or a person says, word for word.",
        "Quotation",
        "<blockquote>\n<p>Stay as active as you can.</p>\n</blockquote>",
        (_tag("blockquote"),),
    ),
    Construct(
        "Table",
        "Things to compare. Give it a caption, and mark its first row or column as headings.",
        "Table",
        '<table>\n\t<caption>What to expect</caption>\n\t<thead>\n\t\t<tr>\n\t\t\t<th scope="col">Day</th>\n'
        '\t\t\t<th colspan="2" scope="col">You may</th>\n\t\t</tr>\n\t</thead>\n\t<tbody>\n\t\t<tr>\n'
        '\t\t\t<th rowspan="1" scope="row">First</th>\n\t\t\t<td colspan="1" rowspan="1">Walk</td>\n'
        "\t\t\t<td>Rest</td>\n\t\t</tr>\n\t</tbody>\n</table>",
        (
            _tag("table"),
            _tag("caption", parents="table"),
            _tag("thead"),
            _tag("tbody"),
            _tag("tr"),
            _tag("th", "scope colspan rowspan"),
            _tag("td", "colspan rowspan"),
        ),
    ),
    Construct(
        "Picture",
        "Something that is easier to see than to say. It comes from the library, with its alternative text.",
        "Picture",
        f'<figure class="picture"><img alt="A curved spine." height="450" src="{SAMPLE_PICTURE}" width="800">\n'
        "<figcaption>The lower back has five vertebrae.</figcaption>\n</figure>",
        (
            _tag("figure", classes="picture", must_hold="img"),
            _tag("img", "alt height width", required="src"),
            _tag("figcaption", parents="figure", holds_only=f"{WORDS} br"),
        ),
    ),
    Construct(
        "Question to open",
        "More for those who want it. Never anything that everybody must read.",
        "Opens on demand",
        "<details>\n<summary>Why do I need an x-ray?</summary>\n<p>It shows where the needle is.</p>\n</details>",
        (_tag("details", must_hold="summary"), _tag("summary", parents="details", holds_only=WORDS)),
    ),
    Construct(
        "Box",
        "Note, warning, emergency, do and do not. Its label is added by itself. At most two on a page stay visible.",
        "Box",
        "\n\n".join(
            f'<div class="{name}">\n{text}\n</div>'
            for name, text in {
                "callout-note": "<p>Bring your glasses.</p>",
                "callout-warning": "<p>Tell us if you take a blood thinner.</p>",
                "callout-emergency": "<p>Call 911 if you cannot feel your legs.</p>",
                "callout-do": "<ul>\n\t<li>drink water</li>\n</ul>",
                "callout-dont": "<ul>\n\t<li>drive on the same day</li>\n</ul>",
            }.items()
        ),
        (_tag("div", classes=" ".join(CALLOUTS)),),
    ),
    Construct(
        "Link",
        "Words that say where it leads, never “click here”. To our own pages by choosing them: then moving the page "
        "breaks no link.",
        "Link, Our page",
        f'<p>Read about <a href="page:{SAMPLE}">nerve blocks</a>, see <a href="https://medlineplus.gov/">MedlinePlus</a>,'
        ' <a href="tel:+12125550142">call us</a> or <a href="#h-before">read on</a>.</p>',
        (_tag("a", required="href", of_words=True),),
    ),
    Construct(
        "Reference marker",
        "Behind every number and every “studies show”. It points to a row under References and is numbered by itself.",
        "Reference",
        f'<p>A small benefit for some weeks.<a href="reference:{SAMPLE}">1</a></p>',
    ),
)
TAGS = {tag.name: tag for construct in CONSTRUCTS for tag in construct.tags}
# What other programs write for the same: kept under our name.
SYNONYMS = {"b": "strong", "i": "em", "h1": "h2", "h5": "h4", "h6": "h4"}
# Blocks of other programs: what stands in them stays a paragraph of its own, or at least a word of its own.
# None of raw text: what stands in xmp, for example, comes out of the sanitiser unescaped.
OTHER_BLOCKS = frozenset(
    {
        *("address", "article", "aside", "center", "dialog", "dir", "fieldset", "footer", "header", "hgroup", "hr"),
        *("legend", "listing", "main", "menu", "nav", "pre", "search", "section"),
    }
)

_ID = rf"{ANCHOR_PREFIX}[a-z0-9-]{{1,80}}"
_VALUES: dict[str, str] = {
    "id": _ID,
    "scope": "col|row|colgroup|rowgroup",
    "colspan": "[1-9][0-9]?",
    "rowspan": "[1-9][0-9]?",
    "start": "-?[0-9]{1,4}",
    "width": "[1-9][0-9]{0,3}",
    "height": "[1-9][0-9]{0,3}",
    "src": PICTURE,
    "alt": r"(?s:.*)",
    "title": r"(?s:.+)",
}
# An address says where it leads. Browsers pass over control characters and take a backslash for a slash: with one of
# them in it, what looks like a path of ours can be another host.
_REST = r"[^\x00-\x1f\x7f\\]+"
_ADDRESS = re.compile(
    rf"(?i:https?://|mailto:|tel:){_REST}"
    rf"|/(?:(?!/){_REST})?"
    rf"|#{_ID}"
    rf"|(?:page|reference):{UUID}"
)


def allowed_value(tag: str, attribute: str, value: str) -> str | None:
    """The value if this attribute may have it, with the classes that are none of ours left out; else None.

    It is asked about elements that are not allowed, too, and must not raise: the sanitiser would keep the value.
    """
    ours = TAGS.get(SYNONYMS.get(tag, tag))
    if ours is None or attribute not in ours.all_attributes:
        return None
    if attribute == "class":
        return next((name for name in value.split() if name in ours.classes), None)
    if attribute == "href":
        address = value.strip()
        return address if _ADDRESS.fullmatch(address) else None
    return value if re.fullmatch(_VALUES[attribute], value) else None


def parts() -> dict[str, str]:
    """What may stand in the elements that hold words alone, in the editor's notation."""
    return {tag.name: _rules(TAGS[name] for name in sorted(tag.holds_only)) for tag in TAGS.values() if tag.holds_only}


def editor_rules() -> str:
    """The table in the editor's notation, for example: a[!href]; div(!callout-note)."""
    return _rules(TAGS.values())


def _rules(tags: Iterable[Tag]) -> str:
    rules: list[str] = []
    for tag in tags:
        wanted = [f"!{name}" for name in sorted(tag.required)] + sorted(tag.attributes)
        attributes = f"[{','.join(wanted)}]" if wanted else ""
        rules += [f"{tag.name}{attributes}(!{name})" for name in sorted(tag.classes)] or [f"{tag.name}{attributes}"]
    return "; ".join(rules)
