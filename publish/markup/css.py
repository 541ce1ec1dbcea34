"""Style sheets taken apart: which declarations stand where, and which rules only some readers apply."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import tinycss2

_CONDITIONAL = frozenset({"media", "supports", "container", "layer"})
"""Rules that hold others and apply them under a condition (CSS Conditional Rules 3)."""


@dataclass(frozen=True, slots=True)
class Declaration:
    """A declaration of a style sheet."""

    selector: str
    """What it is for; ``@font-face`` for the description of a font."""
    property: str
    """The property, in lower case."""
    value: str
    """The value, as written, without ``!important``."""
    condition: str
    """The conditions that it stands under, outermost first: ``media (prefers-color-scheme: dark)``; or empty."""
    line: int
    """Its line."""
    important: bool = False
    """Whether it is ``!important``."""


@dataclass(frozen=True, slots=True)
class Import:
    """Another style sheet that is asked for."""

    address: str
    """Where it is, as written."""
    line: int
    """The line that asks for it."""


def declarations(css: str) -> Iterator[Declaration | Import]:
    """Every declaration and import of a style sheet, in order; what cannot be read is passed over, as readers do."""
    yield from _declarations(tinycss2.parse_stylesheet(css, skip_comments=True, skip_whitespace=True), ())


def inline(style: str) -> Iterator[Declaration]:
    """The declarations of a ``style`` attribute."""
    yield from _inside(tinycss2.parse_declaration_list(style, skip_comments=True, skip_whitespace=True), "", ())


def parted(css: str) -> tuple[str, str]:
    """The rules that hold everywhere, and those under a condition: old readers stop reading at what they do not know.

    Both keep their order and their words.
    """
    plain: list[str] = []
    conditional: list[str] = []
    for rule in tinycss2.parse_stylesheet(css):
        bears = rule.type == "at-rule" and rule.lower_at_keyword in _CONDITIONAL
        (conditional if bears else plain).append(rule.serialize().strip())
    return _joined(plain), _joined(conditional)


def _joined(rules: list[str]) -> str:
    return "".join(f"{rule}\n" for rule in rules if rule)


def _declarations(rules: list[Any], conditions: tuple[str, ...]) -> Iterator[Declaration | Import]:
    for rule in rules:
        if rule.type == "qualified-rule":
            selector = tinycss2.serialize(rule.prelude).strip()
            yield from _inside(_content(rule), selector, conditions)
        elif rule.type != "at-rule":
            continue
        elif rule.lower_at_keyword == "import":
            yield from _import(rule)
        elif rule.content is None:
            continue
        elif rule.lower_at_keyword in _CONDITIONAL:
            condition = f"{rule.lower_at_keyword} {tinycss2.serialize(rule.prelude).strip()}"
            inner = tinycss2.parse_rule_list(rule.content, skip_comments=True, skip_whitespace=True)
            yield from _declarations(inner, (*conditions, condition))
        else:
            yield from _inside(_content(rule), f"@{rule.lower_at_keyword}", conditions)


def _content(rule: Any) -> list[Any]:
    content: list[Any] = tinycss2.parse_declaration_list(rule.content, skip_comments=True, skip_whitespace=True)
    return content


def _inside(content: list[Any], selector: str, conditions: tuple[str, ...]) -> Iterator[Declaration]:
    for entry in content:
        if entry.type == "declaration":
            value = tinycss2.serialize(entry.value).strip()
            where = " ".join(conditions)
            yield Declaration(selector, entry.lower_name, value, where, entry.source_line, bool(entry.important))


def _import(rule: Any) -> Iterator[Import]:
    for token in rule.prelude:
        if token.type in ("string", "url"):
            yield Import(token.value, rule.source_line)
        elif token.type == "function" and token.lower_name == "url":
            yield from (Import(inner.value, rule.source_line) for inner in token.arguments if inner.type == "string")
