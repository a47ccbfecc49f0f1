"""Holds structured data against the vocabulary: schema_org.json has its types and properties as far as we use them.

A property is `of` types and takes `values` of types, each with all that descends from them.
"""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from bs4 import BeautifulSoup

VOCABULARY = json.loads((Path(__file__).parent / "schema_org.json").read_text())
TYPES, PROPERTIES = VOCABULARY["types"], VOCABULARY["properties"]
MEMBERS = {
    name: {f"https://schema.org/{member}" for member in members} for name, members in VOCABULARY["members"].items()
}
DAY, TIME = r"\d{4}-\d\d-\d\d", r"\d\d:\d\d:\d\d"
WRITTEN = {
    "Text": r"(?s).+",
    "URL": r"https?://\S+",
    "Date": DAY,
    "DateTime": rf"{DAY}T{TIME}[+-]\d\d:\d\d",
    "Time": TIME,
}


def graph(html: bytes) -> list[dict[str, Any]]:
    """The nodes that a page says of itself."""
    found = BeautifulSoup(html, "html5lib").select("script[type='application/ld+json']")
    return [node for script in found for node in json.loads(script.string)["@graph"]]


def every(value: Any) -> Iterator[dict[str, Any]]:
    """All nodes, however deep."""
    if isinstance(value, dict):
        yield value
    for part in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from every(part)


def faults(nodes: list[dict[str, Any]]) -> list[str]:
    """What the vocabulary does not know or allow, in words."""
    named = {node["@id"]: node for node in every(nodes) if "@type" in node and "@id" in node}
    return [fault for node in every(nodes) if "@type" in node for fault in _faults(node, named)]


def _faults(node: dict[str, Any], named: dict[str, Any]) -> Iterator[str]:
    own = _types(node)
    yield from (f"no type: {name}" for name in own - TYPES.keys())
    for name, value in node.items():
        if name.startswith("@"):
            continue
        if name not in PROPERTIES:
            yield f"no property: {name}"
        elif not _all(own) & set(PROPERTIES[name]["of"]):
            yield f"{name} is no property of {sorted(own)}"
        else:
            wanted = PROPERTIES[name]["values"]
            values = value if isinstance(value, list) else [value]
            yield from (f"{name} is not {one!r}" for one in values if not _fits(one, wanted, named))
            yield from [f"{name} is empty"] * (not values)


def _fits(value: Any, wanted: list[str], named: dict[str, Any]) -> bool:
    if isinstance(value, dict):
        target = value if "@type" in value else named.get(value["@id"], {"@type": []})
        return bool(_all(_types(target)) & set(wanted))
    if isinstance(value, int):
        return "Integer" in wanted
    return any(re.fullmatch(WRITTEN[name], value) for name in wanted if name in WRITTEN) or any(
        value in MEMBERS[name] for name in wanted if name in MEMBERS
    )


def _types(node: dict[str, Any]) -> set[str]:
    kinds = node["@type"]
    return {kinds} if isinstance(kinds, str) else set(kinds)


def _all(types: set[str]) -> set[str]:
    """These types with their ancestors."""
    return types | {one for name in types for one in _all(set(TYPES.get(name, ())))}
