"""Every tag that rich text may contain, with its attributes."""

CONSTRUCTS: dict[str, set[str]] = {
    "h2": set(),
    "h3": set(),
    "h4": set(),
    "p": set(),
    "br": set(),
    "strong": set(),
    "em": set(),
    "sub": set(),
    "sup": set(),
    "abbr": {"title"},
    "a": {"href"},
    "ul": set(),
    "ol": {"start"},
    "li": set(),
    "blockquote": set(),
    "table": set(),
    "caption": set(),
    "thead": set(),
    "tbody": set(),
    "tr": set(),
    "th": {"scope", "colspan", "rowspan"},
    "td": {"colspan", "rowspan"},
}
SCHEMES = {"http", "https", "mailto", "tel"}
