"""The selectors in a publication's record, applied to one of its HTML pages."""

from __future__ import annotations

from mujaz.clean.markup import Element, drop_element, parse
from mujaz.clean.metadata import Metadata
from mujaz.model import SourceRules
from mujaz.register import Register


def html_rules(metadata: Metadata, register: Register | None, source: str | None) -> SourceRules:
    """Return the rules of an HTML page's publication, known by `source`, the page's address or the name of its site."""
    if register is None:
        return SourceRules()
    found = source or (register.source_of_host(metadata.host) if metadata.host else None)
    found = found or next((id_ for name in metadata.site_names if (id_ := register.source_named(name))), None)
    record = register.get("sources", found) if found else None
    return record.rules if record else SourceRules()


def apply_rules(tree: Element, rules: SourceRules) -> Element | None:
    """Take out of `tree` what is none of the article; return a tree of what is, None if the rules do not tell.

    An element within another one that was found is not taken twice.
    """
    for path in rules.dropped_paths:
        for element in tree.xpath(path):
            if element.getparent() is not None and element.tag not in {"html", "body", "head"}:
                drop_element(element)
    found = [element for path in rules.body_paths for element in tree.xpath(path)]
    outer = [element for element in found if not any(holder in found for holder in element.iterancestors())]
    if not any(element.text_content().strip() for element in outer):
        return None
    body = parse("<article></article>").find(".//article")
    for element in dict.fromkeys(outer):
        drop_element(element)
        element.tail = None
        body.append(element)
    return body
