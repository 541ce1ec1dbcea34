"""The dialects of Markdown by name: what other tools add to it, and a publication's or an edition's choice of them."""

from typing import Annotated, Literal, TypeAlias, get_args

from pydantic import BeforeValidator

from publish.config.table import Listed

Dialect: TypeAlias = Literal[
    "gfm", "obsidian", "hugo", "jekyll", "kramdown", "liquid", "pandoc", "quarto", "docusaurus"
]
"""A tool whose Markdown is read."""
Dialects: TypeAlias = frozenset[str]
"""The dialects that a text may be written in."""

_PARTS = {
    "obsidian": ("gfm",),
    "hugo": ("gfm",),
    "jekyll": ("liquid", "kramdown", "gfm"),
    "liquid": ("gfm",),
    "pandoc": ("gfm",),
    "quarto": ("pandoc", "hugo", "gfm"),
    "docusaurus": ("hugo", "gfm", "pandoc"),
}
"""What a tool understands besides its own."""
EVERY: Dialects = frozenset(get_args(Dialect))
"""All of them: each is known by its marks where none is named."""


def _listed(value: object) -> object:
    return [value] if isinstance(value, str) else value


NamedDialects = Annotated[
    Listed[Dialect] | None, BeforeValidator(_listed, json_schema_input_type=Dialect | Listed[Dialect])
]
"""One dialect or a list of them, as a file of settings names them; ``None`` where it names none."""


def dialects_of(named: tuple[str, ...] | None) -> Dialects:
    """The dialects that a text may be written in: those named with what their tools understand, or every one."""
    if named is None:
        return EVERY
    return frozenset(part for name in named for part in (name, *_PARTS.get(name, ())))
